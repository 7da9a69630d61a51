"""Numbers and names that the user keeps: by hand on the toy corpus, and that all tables follow."""

import pandas as pd
import pytest

from studies import study_fields
from themeloom.project.theme_names import list_theme_names
from themeloom.tables import check_table
from themeloom.themes.findings import tabulate_findings
from themeloom.themes.naming import label_kept, match_names
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.replicates import find_again


@pytest.fixture(scope="module")
def findings():
    studied = study_fields(noise=0.08, papers=60)
    again = find_again(studied.study, number=3, samples=6, halves=1, clouds=1, processes=1)
    numbers = compare_numbers(again, number=3)
    return tabulate_findings(again, numbers, studied.doc_ids, studied.graph, studied.occurrences)


def keep(findings, **columns):
    return list_theme_names(findings.themes).assign(**columns)


def test_what_is_kept_as_it_is_changes_nothing(findings):
    for one, other in zip(match_names(findings, keep(findings)), findings, strict=True):
        pd.testing.assert_frame_equal(one, other)
    assert match_names(findings, keep(findings).head(0)) is findings


def test_all_tables_follow_the_numbers_and_the_names(findings):
    again = match_names(findings, keep(findings, number=[7, 1, 2], name=["Weaving", "", ""]))
    for name, table in again._asdict().items():
        pd.testing.assert_frame_equal(table, check_table(table, "themes" if name == "themes" else f"themes.{name}"))
    assert again.themes["theme"].tolist() == [1, 2, 7]
    assert again.themes["label"].tolist() == [*findings.themes["label"].iloc[1:], f"Weaving; {findings.themes['label'].iloc[0]}"]
    numbers = {1: 7, 2: 1, 3: 2}
    assert again.papers["theme"].tolist() == [numbers[theme] for theme in findings.papers["theme"]]
    assert dict(zip(again.terms["term"], again.terms["theme"], strict=True)) == {
        term: numbers[theme] for term, theme in zip(findings.terms["term"], findings.terms["theme"], strict=True)
    }
    assert again.terms["theme"].is_monotonic_increasing
    assert again.stability["jaccard"].tolist() == findings.stability["jaccard"].iloc[[1, 2, 0]].tolist()
    shares = [text.split("; ") for text in findings.papers["shares"]]
    assert again.papers["shares"].tolist() == ["; ".join([second, third, first]) for first, second, third in shares]
    held = sorted(int(theme) for text in again.coarser["holds"] for theme in text.split("; "))
    assert held == [1, 2, 7]


def test_a_theme_is_known_by_most_of_its_terms_and_the_rest_get_free_numbers(findings):
    terms = findings.themes["label"].str.split("; ").str[0]
    kept = pd.DataFrame({"number": [2, 5], "name": ["", "Gone"], "terms": [f"{terms[2]} ;nothing", "a term of old"]})
    assert match_names(findings, kept).themes["label"].tolist() == findings.themes["label"].iloc[[0, 2, 1]].tolist()
    assert match_names(findings, kept).themes["theme"].tolist() == [1, 2, 3]


def test_of_two_that_want_one_theme_the_one_with_more_of_its_terms_has_it(findings):
    first, second, *_ = findings.themes["label"].iloc[0].split("; ")
    kept = pd.DataFrame({"number": [8, 9], "name": "", "terms": [first, f"{first}; {second}"]})
    again = match_names(findings, kept)
    assert again.themes.set_index("theme")["label"][9] == findings.themes["label"].iloc[0]
    assert 8 not in set(again.themes["theme"])


def test_a_name_stays_where_most_papers_were_in_the_theme_of_that_name():
    last = pd.DataFrame({"doc_id": list("pqrstu"), "theme": pd.array([1, 1, 1, 2, 2, 3], "Int64")})
    kept = pd.DataFrame({"number": [1, 2, 3], "name": ["Weaving", "Looms", ""], "terms": "thread"})
    themes = pd.DataFrame({"theme": [1, 2, 3], "label": ["thread", "shed", "dye, wool"]})
    names = label_kept(themes, last, last, kept)["label"].tolist()
    assert names == ["Weaving; thread", "Looms; shed", "dye, wool"]
    split = last.assign(theme=pd.array([1, 1, 4, 2, 2, None], "Int64"))
    assert label_kept(themes, split, last, kept)["label"].tolist() == names
    merged = last.assign(theme=pd.array([2, 2, 2, 2, 2, None], "Int64"))
    assert label_kept(themes.tail(2), merged, last, kept)["label"].tolist() == ["shed", "dye, wool"]
