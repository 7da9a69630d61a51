"""Names of terms and themes: their size, and where those of themes are wanted."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from themeloom.figures import PAGE
from themeloom.figures.map_names import list_themes, make_term_names, make_theme_names


@pytest.mark.parametrize(("width", "themes", "crowded"), [(PAGE, 10, False), (PAGE, 11, True), (3.5, 4, False), (3.5, 5, True)])
def test_many_themes_or_a_column_crowd_a_map(width, themes, crowded):
    _, ax = plt.subplots(figsize=(width, 4))
    numbers = range(1, themes + 1)
    dots = pd.DataFrame({"theme": pd.array([*numbers, None], "Int64"), "label": [*(f"map {n}; loom" for n in numbers), None]})
    assert list_themes(dots, ax) == ["; ".join(f"{n} map {n}" for n in numbers)] * crowded


def test_a_term_of_more_papers_has_larger_letters():
    _, ax = plt.subplots(figsize=(PAGE, 4))
    texts, sizes = make_term_names(pd.DataFrame({"term": ["map", "map"], "documents": [9, 1]}), ax)
    assert [round(text.get_fontsize(), 1) for text in texts] == [12, 9.3]
    assert (sizes[0] > sizes[1]).all()


def test_a_theme_is_named_where_its_dots_are_dense_and_others_are_not():
    dots = pd.DataFrame({"theme": [1, 1, 1, 2], "label": ["map"] * 3 + ["loom"], "stability": "stable"})
    middles = np.array([[100.0, 100.0], [110.0, 100.0], [400.0, 300.0], [405.0, 300.0]])
    _, ax = plt.subplots(figsize=(PAGE, 4))
    texts, wanted, sizes = make_theme_names(dots, middles, np.full(4, 9.0), ax)
    assert [text.get_text().split()[-1] for text in texts] == ["map", "loom"]
    assert wanted[:, 1].tolist() == [100, 300]
    assert sizes.shape == (2, 2)
