"""Three fields of the papers, counted by hand, and what must hold of any."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora import AFFILIATIONS, AUTHORS, KEYWORDS, RECORDS, REFERENCES
from themeloom.overview.fields import FIELDS, FOUND, count_fields, list_field, list_parts

PARTS = {"": RECORDS, "authors": AUTHORS, "affiliations": AFFILIATIONS, "keywords": KEYWORDS, "references": REFERENCES}
THEMES = pd.DataFrame({"doc_id": ["p1", "p2", "p3"], "name": ["0 wool", "1 silk", "1 silk"]})

papers = st.lists(st.tuples(st.sampled_from("pqrs"), st.sampled_from("abc")), max_size=9, unique=True)


def make_held(rows):
    return pd.DataFrame(rows, columns=["doc_id", "name"]).astype("str")


def test_authors_themes_and_sources():
    held = [list_field({**PARTS, "theme": THEMES}, field) for field in ("author", "theme", "source")]
    boxes, bands = count_fields(held, [2, 9, 9])
    assert boxes.to_numpy().tolist() == [
        [0, "Cat, A.", 3],
        [0, "Dog, A.", 2],
        [1, "1 silk", 2],
        [1, "0 wool", 1],
        [2, "Looms", 3],
        [2, "Wool & Silk", 1],
    ]
    assert bands.to_numpy().tolist() == [
        [0, "Cat, A.", "1 silk", 2, "p2; p3"],
        [0, "Dog, A.", "1 silk", 2, "p2; p3"],
        [0, "Cat, A.", "0 wool", 1, "p1"],
        [1, "1 silk", "Looms", 2, "p2; p3"],
        [1, "0 wool", "Looms", 1, "p1"],
    ]


def test_cited_sources_are_those_of_the_corpus_where_a_reference_is_one_of_its_papers():
    assert set(list_field(PARTS, "cited_source")["name"]) == {"Looms", "LOOMS", "YARN"} - {"LOOMS"}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_needs_the_parts_that_are_listed(field):
    held = list_field({part: PARTS[part] for part in list_parts([field])}, field)
    assert list(held) == ["doc_id", "name"]
    assert len(held)
    empty = list_field({part: PARTS[part].head(0) for part in list_parts([field])}, field)
    assert count_fields([empty] * 3, [5] * 3).bands.empty


def test_terms_and_themes_are_found_and_need_no_part_of_the_records():
    assert list_parts(FOUND) == []
    assert list_field({"term": THEMES}, "term").equals(THEMES)


def test_another_field_is_refused():
    with pytest.raises(ValueError, match=r"no field 'loom'; needs one of author, .*, theme"):
        list_field(PARTS, "loom")


@given(papers, papers, papers, st.integers(1, 3))
def test_bands_have_no_more_papers_than_their_boxes_and_name_them_all(left, middle, right, top):
    held = [make_held(rows) for rows in (left, middle, right)]
    boxes, bands = count_fields(held, [top] * 3)
    assert boxes.groupby("column").size().max() <= top if len(boxes) else bands.empty
    counts = boxes.set_index(["column", "name"])["papers"]
    for band in bands.itertuples():
        assert band.papers <= min(counts[band.column, band.name], counts[band.column + 1, band.next])
        both = [
            set(held[place].loc[held[place]["name"] == name, "doc_id"])
            for place, name in ((band.column, band.name), (band.column + 1, band.next))
        ]
        assert sorted(band.doc_ids.split("; ")) == sorted(both[0] & both[1])
