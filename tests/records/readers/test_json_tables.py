"""Papers in JSON that are no list of objects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.readers.json_tables import find_table


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Looms", "ids": {"0": "1"}},
        {"title": ["Looms"], "author": ["Cat, A."]},
        {"title": {"en": "Looms", "de": "Webstühle"}, "abstract": {"en": "x", "de": "y"}},
        {"home": {"title": "Home"}, "about": {"title": "About us"}},
        {"title": {"0": "Looms"}, "year": {"1": 2020}},
        {"columns": ["title", "year"], "data": [["Looms"]]},
        {"data": {"title": "Looms", "year": 2020}},
        [{"title": "Looms"}],
        {},
    ],
    ids=str,
)
def test_other_values_are_no_table(value):
    assert find_table(value) is None


JSON = st.recursive(
    st.none() | st.integers() | st.sampled_from(["title", "year", "10.1000/loom", "0"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "year", "abstract", "data", "columns", "10.1000/loom", "0"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_a_table_names_what_it_stands_in(value):
    table = find_table(value)
    if table is not None:
        for key in table.path:
            value = value[key]
        assert list(table.papers) == (list(value) if isinstance(value, dict) else list(range(len(value))))
        assert all(isinstance(paper, dict) for paper in table.papers.values())
