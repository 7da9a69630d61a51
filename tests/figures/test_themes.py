"""The plots of toy tables: their marks, their words as written, and that no word is cut off or lies on another."""

import pandas as pd
import pytest

from pictures import HARD, LONG, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_theme_entities, plot_theme_profile
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


def test_a_corpus_without_themes_is_said_to_have_none(drawn):
    assert list_names(drawn(plot(plot_theme_entities, make_entities([], {})))) == [NONE]
