"""Names that their place in a list shows, and lists that show nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.mentions.enumerations import find_listed
from themeloom.mentions.names import LIKELY, find_names


def find(text):
    names = find_names(text)
    return {text[name.start : name.end] for name in names if name.certainty >= LIKELY}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("baselines such as FedFoo, NetBar, Gazebo, and WATER, to compare", "WATER"),
        ("libraries including TorFoo, zuzuk-learn and others", "zuzuk-learn"),
        ("with data sets such as FooQA8, FIRE, and more", "FIRE"),
        ("it enables FooChat2, FooChat3, and Zuzural models to improve", "Zuzural"),
        ("we give an open-source library zuzukable, to prevent it", "zuzukable"),
    ],
)
def test_a_list_of_names_and_the_noun_for_a_library_name_what_does_not_look_so(text, name):
    assert name in find(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("in countries such as Zuzukia, Brazil, and others", "Brazil"),
        ("models such as FooNet, transformers and others", "transformers"),
        ("models such as FooNet, embeddings and others", "embeddings"),
        ("a library design, which helps", "design"),
        ("we saw FooNet and WATER here", "WATER"),
    ],
)
def test_a_list_of_anything_else_shows_nothing(text, word):
    assert word not in find(text)


@given(st.lists(st.sampled_from(["FooNet", "foo-learn", "WATER", "and", ",", "such as", "Peru", "."]), max_size=10).map(" ".join))
def test_places_lie_in_the_text_each_once(text):
    names = [(name.start, name.end) for name in find_names(text)]
    places = find_listed(text, names, [])
    assert len(places) == len(set(places))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
