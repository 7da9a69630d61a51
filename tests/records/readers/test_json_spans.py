"""Where in a text of JSON the papers stand."""

import json

from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.readers.json_spans import list_items, list_papers, parse_value

KEYS = st.sampled_from(["title", "year", "abstract", "data", "items", "10.1000/loom", "0"])
VALUES = st.recursive(
    st.none() | st.integers() | KEYS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=12,
)


@given(st.lists(VALUES, max_size=4) | st.dictionaries(KEYS, VALUES, max_size=4), st.sampled_from([None, 1]))
def test_spans_hold_all_that_is_visible(value, indent):
    text = json.dumps(value, indent=indent)
    place = 0
    for span in list_papers(text, value, 0, len(text)):
        assert not text[place : span.start].strip(" \n,")
        assert place <= span.start < span.end
        place = span.end
    assert place == len(text)


def test_a_value_that_is_cut_names_its_fault():
    assert parse_value('{"title": ', 0) == (None, 10, "Expecting value")


def test_pages_are_opened_only_where_there_are_pages():
    text = '[{"page": 1, "results": [{"title": "Looms"}]}]'
    assert [span.kind for span in list_items(text, 0, paged=True)[0]] == ["furniture", "record", "furniture"]
    assert [span.kind for span in list_items(text, 0)[0]] == ["record"]


def test_half_a_letter_is_replaced_and_a_whole_one_stays():
    value, _, fault = parse_value(r'{"title": "Looms \ud800 and \ud83e\uddf5"}', 0)
    assert (value, fault) == ({"title": "Looms \ufffd and \U0001f9f5"}, "")
