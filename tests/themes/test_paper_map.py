"""Papers that cite the same works lie together; without references, those of one field."""

import numpy as np
import pandas as pd
import pytest

from studies import study_fields
from themeloom.themes.paper_map import describe_drawn, measure_paper_map

PAPERS = 60
FIELD = np.arange(PAPERS) % 3
NO_WORKS = pd.DataFrame({"doc_id": pd.Series(dtype="str"), "key": pd.Series(dtype="str")})


@pytest.fixture(scope="module")
def studied():
    return study_fields(papers=PAPERS)


def make_papers(studied):
    return pd.DataFrame({"doc_id": studied.doc_ids, "theme": FIELD + 1, "share": np.linspace(1, 0.5, PAPERS)})


def measure_gap(table, studied):
    """How much farther apart papers of different fields lie than those of one."""
    field = dict(zip(studied.doc_ids, FIELD, strict=True))
    points = table[["x", "y"]].to_numpy()
    distances = np.linalg.norm(points[:, None] - points, axis=2)
    own = table["doc_id"].map(field).to_numpy()
    same = (own[:, None] == own) & ~np.eye(len(own), dtype=bool)
    return distances[own[:, None] != own].mean() / distances[same].mean()


def test_without_references_the_texts_decide(studied):
    mapped = measure_paper_map(studied.study, NO_WORKS, make_papers(studied))
    assert mapped.by == "texts"
    assert sorted(mapped.papers["doc_id"]) == sorted(studied.doc_ids)
    assert mapped.papers["links"].gt(0).all()
    assert measure_gap(mapped.papers, studied) > 1.5


def test_papers_that_cite_the_same_works_lie_together(studied):
    rows = [(paper, f"w{field}{number}") for paper, field in zip(studied.doc_ids, FIELD, strict=True) for number in range(4)]
    rows += [(paper, "common") for paper in studied.doc_ids[:50]] + [(studied.doc_ids[0], "alone")]
    mapped = measure_paper_map(studied.study, pd.DataFrame(rows, columns=["doc_id", "key"]), make_papers(studied))
    assert mapped.by == "references"
    assert len(mapped.papers) == PAPERS
    assert measure_gap(mapped.papers, studied) > 2


def test_few_references_do_not_decide(studied):
    works = pd.DataFrame({"doc_id": studied.doc_ids[:10], "key": "w"})
    assert measure_paper_map(studied.study, works, make_papers(studied)).by == "texts"


def test_of_many_papers_those_nearest_to_their_theme_are_drawn(studied):
    mapped = measure_paper_map(studied.study, NO_WORKS, make_papers(studied), max_papers=30)
    assert set(mapped.papers["doc_id"]) == set(studied.doc_ids[:30])


def test_each_theme_has_its_part_of_the_papers_drawn_and_three_at_least(studied):
    papers = make_papers(studied).assign(theme=[1] * 40 + [2] * 16 + [3] * 4)
    # the larger themes hold the papers that are surest of theirs
    mapped = measure_paper_map(studied.study, NO_WORKS, papers, max_papers=30)
    drawn = papers[papers["doc_id"].isin(mapped.papers["doc_id"])]
    assert drawn["theme"].value_counts().sort_index().tolist() == [19, 8, 3]
    assert describe_drawn(mapped, papers) == [
        "30 of 60 papers, placed by their words and what they mean; of each theme: 1: 19 of 40, 2: 8 of 16, 3: 3 of 4",
        "not drawn: 30 papers farther from the middle of their themes",
    ]


def test_a_rerun_is_the_same(studied):
    one, other = (measure_paper_map(studied.study, NO_WORKS, make_papers(studied)).papers for _ in range(2))
    pd.testing.assert_frame_equal(one, other)
