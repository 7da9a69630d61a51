"""The plots of toy tables: their marks, their words as written, and that no word is cut off or lies on another."""

import numpy as np
import pandas as pd
import pytest

from pictures import HARD, LONG, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_theme_entities, plot_theme_profile, plot_theme_spread
from themeloom.palette import COLORS, GREY

NONE = "no themes in this corpus"


def make_profile(abouts, papers=None):
    theme = pd.array([*range(len(abouts) - 1), None], dtype="Int64")
    profile = pd.DataFrame({"theme": theme, "papers": papers or range(len(abouts), 0, -1), "about": abouts})
    return profile.assign(stability=["doubtful"] * (len(abouts) - 1) + [""])


def make_entities(terms, labels):
    """Each term in each theme, its kind by turns."""
    kinds = ["system", "dataset", "task", "method"]
    rows = [
        (kinds[place * 4 // len(terms)], term, theme, label, 1 + (place * 7 + theme) % 90)
        for place, term in enumerate(terms)
        for theme, label in labels.items()
    ]
    return pd.DataFrame(rows, columns=["kind", "term", "theme", "label", "papers"]).assign(stability="doubtful")


def make_spread(labels, slices=("1-50", "51-100")):
    rows = [
        (theme, label, part, (theme + place) % 4, ((theme + place) % 4) / 10, 0.1)
        for theme, label in labels.items()
        for place, part in enumerate(slices)
    ]
    return pd.DataFrame(rows, columns=["theme", "label", "slice", "papers", "share", "overall"]).assign(stability="doubtful")


# ---------------------------------------------------------------- profile


def test_the_profile_has_a_bar_for_each_row(drawn):
    ax = plot(plot_theme_profile, make_profile(["map 3", "graph 2", ""]))
    assert [bar.get_width() for bar in ax.patches] == [3, 2, 1]
    assert as_hex(bar.get_facecolor() for bar in ax.patches) == [COLORS[0].upper(), COLORS[1].upper(), GREY]
    assert {"0 ◐", "1 ◐", "none", "map\u00a03", "graph\u00a02"} <= set(list_names(drawn(ax)))


@pytest.mark.parametrize("themes", [0, 1, 12])
def test_a_profile_of_few_or_many_long_rows(drawn, themes):
    abouts = [f"{HARD[theme % 5]} (99), {LONG} (12), prompt (9), task (8)" for theme in range(themes)]
    ax = plot(plot_theme_profile, make_profile([*abouts, ""]), height=1.2 + 0.34 * (themes + 1))
    texts = drawn(ax)
    lines = [text.replace("\n", " ").replace("\u00a0", " ") for text in list_names(texts)]
    assert all(any(line and about.startswith(line.removesuffix(" …")) for line in lines) for about in abouts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


# ---------------------------------------------------------------- entities


def test_the_entities_have_a_dot_and_a_number_each(drawn):
    entities = make_entities(["BERT", "DAVIS", "parsing", "pruning"], {0: "map, a", 1: "graph, b"})
    ax = plot(plot_theme_entities, entities)
    assert len(ax.collections[0].get_offsets()) == len(entities) == 8
    names = list_names(drawn(ax))
    assert {"BERT", "DAVIS", "parsing", "pruning", "systems", "datasets", "tasks", "methods"} <= set(names)
    assert {"0 ◐  map", "1 ◐  graph"} <= set(names)
    assert sorted(entities["papers"].astype(str)) == sorted(name for name in names if name.isdigit())


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_entities_of_few_or_many_themes_with_long_names(drawn, themes):
    terms = [f"{HARD[place % 5]} {place}" for place in range(28)]
    labels = {theme: f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)}
    ax = plot(plot_theme_entities, make_entities(terms, labels), height=2.2 + 0.23 * 28)
    texts = drawn(ax)
    slanted = {f"{theme} ◐  {label.split(', ')[0]}" for theme, label in labels.items()}
    assert {*terms, *slanted} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, box) for text, box in texts if text not in slanted]) == []


# ---------------------------------------------------------------- spread


def test_the_spread_has_a_bar_for_each_theme_and_slice_and_a_line_for_each_theme(drawn):
    spread = make_spread({0: "map, a", 1: "graph, b"})
    ax = plot(plot_theme_spread, spread, along="place")
    assert [bar.get_height() for bar in ax.patches] == pytest.approx((spread["share"] * 0.75 / 0.2).tolist())
    assert [round(bar.get_x() + bar.get_width() / 2, 9) for bar in ax.patches] == [0, 1, 0, 1]
    assert len(ax.collections[0].get_segments()) == 2
    names = list_names(drawn(ax))
    assert {"0 ◐  map", "1 ◐  graph", "1-50", "51-100", "place"} <= set(names)
    assert "0" not in names


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_a_spread_of_few_or_many_themes_with_long_names(drawn, themes):
    labels = {theme: f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)}
    slices = [f"{1000 + 100 * place}-{1100 + 100 * place}" for place in range(8)]
    height = 1.6 + 0.62 * themes
    ax = plot(plot_theme_spread, make_spread(labels, slices), along="place in the listing (papers)", height=height)
    texts = drawn(ax)
    assert {f"{theme} ◐  {label.split(', ')[0]}" for theme, label in labels.items()} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_themes_that_have_no_paper_at_all_are_drawn():
    ax = plot(plot_theme_spread, make_spread({0: "map"}).assign(papers=0, share=0.0), along="place")
    assert np.isfinite([bar.get_height() for bar in ax.patches]).all()


@pytest.mark.parametrize(
    ("function", "table", "options"),
    [(plot_theme_entities, make_entities([], {}), {}), (plot_theme_spread, make_spread({}), {"along": "place"})],
)
def test_a_corpus_without_themes_is_said_to_have_none(drawn, function, table, options):
    assert list_names(drawn(plot(function, table, **options))) == [NONE]
