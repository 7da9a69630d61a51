"""Themes keep their numbers: by hand, and as a law."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.themes.finding import Themes
from themeloom.themes.matching import match_themes


def make_themes(theme_of, terms=()):
    """Papers p0, p1, ... and terms t0, t1, ... of some themes; None for none."""
    columns = [pd.array(list(numbers), "Int64") for numbers in (terms, theme_of)]
    return Themes(
        pd.DataFrame({"term": [f"t{number}" for number in range(len(columns[0]))], "theme": columns[0]}),
        pd.DataFrame({"doc_id": [f"p{number}" for number in range(len(columns[1]))], "theme": columns[1]}),
    )


def match(theme_of, before, terms=()):
    themes = match_themes(make_themes(theme_of, terms), make_themes(before).papers)
    return [list(table["theme"].fillna(-1)) for table in reversed(themes)]


def test_themes_keep_the_numbers_of_those_with_most_of_their_papers():
    assert match([1, 1, 1, 2, 2], [2, 2, 1, 1, 1], [1, 2, None]) == [[2, 2, 2, 1, 1], [2, 1, -1]]


def test_what_is_new_gets_the_lowest_free_number():
    # theme 3 was the last four papers; it is split, and the half that comes second is new; 2 is gone
    assert match([2, 2, 1, 1, 1, 3], [1, 1, 3, 3, 3, 3])[0] == [1, 1, 3, 3, 3, 2]
    assert match([1, 1, 2, 3], [1, 1, None, None])[0] == [1, 1, 2, 3]


def test_fewer_themes_keep_their_numbers_too():
    assert match([1, 1, 1, 1, 2], [1, 2, 2, 2, 5])[0] == [2, 2, 2, 2, 5]


def test_papers_that_were_not_there_and_a_corpus_without_themes():
    assert match([1, 2, 2], [2])[0] == [2, 1, 1]
    assert match([None, None], [1, 2], [None]) == [[-1, -1], [-1]]
    assert match([1, 2], [None, None])[0] == [1, 2]


def test_of_several_the_first_that_has_a_number_says_what_it_means():
    run = make_themes([1, 1, 1, 1, 2, 2]).papers
    # a number later theme 1 was split, and 2 went along with half of it: a number that is new there stays, 2 goes back
    view = make_themes([1, 1, 3, 3, 3, 2]).papers
    themes = match_themes(make_themes([1, 1, 2, 2, 3, 3]), run, view)
    assert themes.papers["theme"].tolist() == [1, 1, 3, 3, 2, 2]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.integers(1, 5), min_size=1, max_size=12), st.permutations(range(1, 7)), st.lists(st.integers(1, 5), max_size=12)
)
def test_the_same_themes_keep_their_numbers_and_others_stay_apart(theme_of, numbers, before):
    theme_of = (np.unique(theme_of, return_inverse=True)[1] + 1).tolist()  # without gaps
    renumbered = [numbers[theme - 1] for theme in theme_of]
    assert match(theme_of, renumbered, theme_of) == [renumbered, renumbered]
    pairs = {*zip(theme_of, match(theme_of, before)[0], strict=True)}
    assert len(pairs) == len({new for _, new in pairs}) == len({*theme_of})
