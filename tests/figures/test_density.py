"""The density of documents: names stand where their terms are, and the field is as large as the map."""

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt

from figures.test_maps import make_crowd, make_terms
from pictures import find_outside, find_overlaps, list_names
from themeloom.figures import PAGE, plot_density_map
from themeloom.figures.density import BESIDE_PLACE, ROOM
from themeloom.figures.labelling import BLANK
from themeloom.network import measure_density


def test_the_density_is_drawn_under_the_names_of_terms(drawn):
    terms = make_terms()
    density, extent = measure_density(terms)
    _, ax = plt.subplots(figsize=(PAGE, 6))
    assert plot_density_map(terms, density, extent, ax, notes=["a note"]) is ax
    assert ax.images[0].get_array().max() == 1
    names = list_names(drawn(ax))
    assert {"a", "a note", "density of documents, of the highest"} <= set(names)
    # a name stands at its term
    spot = {text.get_text(): text.get_position() for text in ax.texts}["a"]
    assert spot == pytest.approx(terms[["x", "y"]].iloc[0].tolist(), abs=1e-6)


def test_a_name_stands_hardly_beside_its_term_or_nowhere(drawn):
    crowd = make_crowd(120, 5)
    density, extent = measure_density(crowd)
    _, ax = plt.subplots(figsize=(PAGE, 6), layout="constrained")
    plot_density_map(crowd, density, extent, ax)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
    places = {name.replace(" ", ""): spot for name, *spot in crowd[["term", "x", "y"]].itertuples(index=False)}
    named = {"".join(text.get_text().split()): text.get_position() for text in ax.texts}
    assert len(named) > 10
    for name, spot in named.items():
        place, written = ax.transData.transform([places[name.replace("\\", "")], spot]) * 72 / ax.figure.dpi
        assert abs(place - written).max() <= BESIDE_PLACE + 1


@pytest.mark.parametrize(("x", "y", "axis"), [(61, 50, 0), (50, 51, 1)])
def test_names_stand_so_far_apart_that_two_do_not_read_as_one(x, y, axis):
    terms = pd.DataFrame(
        {"term": ["plant taxa", "hive", "a", "b"], "x": [50.0, x, 0, 100], "y": [50.0, y, 0, 100], "documents": 9}
    )
    density, extent = measure_density(terms)
    _, ax = plt.subplots(figsize=(PAGE, 6), layout="constrained")
    plot_density_map(terms, density, extent, ax)
    ax.figure.draw_without_rendering()
    one, other = (text.get_window_extent().extents * 72 / ax.figure.dpi for text in ax.texts[:2])
    gap = (np.maximum(one[:2], other[:2]) - np.minimum(one[2:], other[2:]))[axis]
    # what is measured of a line holds its blank; letters are set to whole pixels
    blank = [0, BLANK * ax.texts[0].get_fontsize()][axis]
    assert gap + blank == pytest.approx(2 * ROOM[axis], abs=0.8)
