"""Authors' keywords beside terms."""

import pandas as pd

from corpora import KEYWORDS, OCCURRENCES, SPELLINGS
from themeloom.overview import measure_agreement


def test_a_keyword_agrees_where_its_paper_mentions_the_kept_term():
    table = measure_agreement(KEYWORDS, SPELLINGS, OCCURRENCES)
    assert table[["keyword", "papers", "matched"]].to_numpy().tolist() == [["Looms", 2, 1], ["silk", 1, 0]]
    assert table["term"].fillna("").tolist() == ["loom", ""]


def test_the_order_of_papers_changes_no_count_and_none_gives_none():
    counts = [measure_agreement(one, SPELLINGS, OCCURRENCES)[["papers", "matched"]] for one in (KEYWORDS, KEYWORDS[::-1])]
    pd.testing.assert_frame_equal(*counts)
    assert measure_agreement(KEYWORDS.query("kind == 'index'"), SPELLINGS, OCCURRENCES).empty
