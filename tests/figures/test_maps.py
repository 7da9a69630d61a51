"""The term map and the strategic diagram: marks where the numbers are, names as written, none cut off or on another."""

import numpy as np
import pandas as pd
import pytest

from pictures import HARD, LONG, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_overlay_map, plot_strategic_diagram, plot_term_map
from themeloom.figures.style import KEY
from themeloom.palette import COLORS, GREY, PALE

ODD = {0: "$Se^2$ and $x, prompt", 1: "_private, b", 2: "x < y & z, $"}
QUADRANTS = {"niche", "motor", "emerging or declining", "basic"}


def make_terms(names=("a", "b", "c", "d"), themes=(0, 0, 1, None), labels=None):
    theme = pd.array(list(themes), dtype="Int64")
    label = [(labels or {}).get(number, f"about {number}") if pd.notna(number) else None for number in theme]
    spots = np.random.default_rng(0).normal(size=(len(names), 2))
    documents = np.arange(len(names), 0, -1)
    terms = pd.DataFrame({"term": names, "x": spots[:, 0], "y": spots[:, 1], "documents": documents, "theme": theme})
    return terms.assign(label=label, stability="doubtful")


def make_links(terms, pairs):
    rows = []
    for a, b in pairs:
        one = terms.iloc[a]
        other = terms.iloc[b]
        both = {one["theme"], other["theme"]}
        theme = one["theme"] if len(both) == 1 else pd.NA
        rows.append((one["x"], one["y"], other["x"], other["y"], a + b, theme))
    return pd.DataFrame(rows, columns=["x_a", "y_a", "x_b", "y_b", "documents", "theme"]).astype({"theme": "Int64"})


def make_themes(labels, seed=0):
    spots = np.random.default_rng(seed).random((len(labels), 2))
    themes = pd.DataFrame({"theme": pd.array(range(len(labels)), dtype="Int64"), "label": labels, "stability": "doubtful"})
    return themes.assign(centrality=9 * spots[:, 0], density=30 * spots[:, 1], papers=range(1, len(labels) + 1))


def plot_map(terms, pairs=(), **options):
    return plot(plot_term_map, terms, make_links(terms, pairs), height=7.6, **options)


# ---------------------------------------------------------------- term map


def test_the_map_has_a_dot_for_each_term_and_a_line_for_each_link():
    lines, dots = plot_map(make_terms(), [(0, 1), (0, 2)]).collections
    assert len(lines.get_segments()) == 2
    assert as_hex(lines.get_colors()) == [COLORS[0].upper(), PALE]
    assert dots.get_offsets().data.tolist() == make_terms()[["x", "y"]].to_numpy().tolist()
    assert as_hex(dots.get_facecolors()) == [COLORS[0].upper(), COLORS[0].upper(), COLORS[1].upper(), GREY]
    assert (dots.get_sizes() / dots.get_sizes().max()).tolist() == [1, 0.75, 0.5, 0.25]


def test_the_map_names_terms_and_themes(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms())))) == ["0 ◐  about 0", "1 ◐  about 1", "a", "b", "c", "d", KEY]


def test_the_map_names_at_most_so_many_terms_the_most_documented_first(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms(), labels=2)))) == ["0 ◐  about 0", "1 ◐  about 1", "a", "b", KEY]


def test_a_map_without_labels_or_links(drawn):
    assert list_names(drawn(plot_map(make_terms(), labels=0))) == ["0 ◐  about 0", "1 ◐  about 1", KEY]


def test_a_part_of_a_table_is_drawn_whatever_its_index(drawn):
    assert list_names(drawn(plot_map(make_terms().tail(2)))) == ["c", "d", "1 ◐  about 1", KEY]


def test_the_map_shows_names_as_they_are_written(drawn):
    terms = make_terms(HARD, [0, 1, 2, 0, 1], labels=ODD)
    names = list_names(drawn(plot_map(terms)))
    assert set(names) == {*HARD, "0 ◐  $Se^2$ and $x, prompt", "1 ◐  _private, b", "2 ◐  x < y & z, $", KEY}


def test_notes_stand_below_the_map_and_the_meaning_of_the_marks_last(drawn):
    ax = plot_map(make_terms(), labels=0, notes=["links: 1 of 2", "$"])
    assert list_names(drawn(ax))[-3:] == ["links: 1 of 2", "$", KEY]


@pytest.mark.parametrize("themes", [[0], [None]], ids=["one theme", "no theme"])
def test_a_map_of_one_term(drawn, themes):
    ax = plot_map(make_terms(["map"], themes))
    assert len(ax.collections[1].get_offsets()) == 1
    assert "map" in list_names(drawn(ax))


def test_a_map_of_more_than_fifteen_themes_has_grey_for_the_rest(drawn):
    ax = plot_map(make_terms([f"t{number}" for number in range(18)], range(18)), labels=0)
    assert as_hex(ax.collections[1].get_facecolors())[15:] == [GREY] * 3
    texts = drawn(ax)
    assert list_names(texts) == [*(f"{theme} ◐  about {theme}" for theme in range(18)), KEY]
    assert find_outside(ax, texts) == []


def make_crowd(terms=250, themes=11, seed=0):
    chance = np.random.default_rng(seed)
    words = ["multilingual", "neural", "map", "of", "graph", "GPT-4", "translation", "$x$", "reinforcement", "AI"]
    names = [f"{' '.join(chance.choice(words, chance.integers(1, 5)))} {number}" for number in range(terms)]
    labels = {theme: f"{LONG}, reinforcement learning from human feedback, {theme}" for theme in range(themes)}
    crowd = make_terms(names, [int(theme) for theme in chance.integers(0, themes, terms)], labels)
    return crowd.assign(documents=(1 + 200 / np.arange(1, terms + 1)).astype(int))


@pytest.mark.parametrize("seed", [0, 1])
def test_on_a_crowded_map_no_name_lies_on_another_or_is_cut_off(drawn, seed):
    crowd = make_crowd(seed=seed)
    ax = plot_map(crowd, [(a, a + 1) for a in range(100)], labels=80)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []
    named = set(list_names(texts)) & set(crowd["term"])
    assert len(named) >= 15


# ---------------------------------------------------------------- overlay


def plot_overlay(values, **options):
    terms = make_terms().assign(value=values)
    return plot(plot_overlay_map, terms, make_links(terms, [(0, 1)]), height=7.6, meaning="mean year", **options)


def test_the_overlay_has_the_dots_of_the_map_in_colours_of_their_number(drawn):
    ax = plot_overlay([2010, 2015, 2020, None])
    lines, dots = ax.collections
    usual = plot_map(make_terms()).collections[1]
    assert dots.get_offsets().data.tolist() == usual.get_offsets().data.tolist()
    assert dots.get_sizes().tolist() == usual.get_sizes().tolist()
    colors = as_hex(dots.get_facecolors())
    assert colors[3] == GREY
    assert len(set(colors)) == 4
    assert as_hex(lines.get_colors()) == [PALE]
    assert {"a", "b", "c", "d", "mean year"} <= set(list_names(drawn(ax)))


@pytest.mark.parametrize("values", [[2020.0] * 4, [None, None, 2020.0, None]])
def test_an_overlay_of_one_number_is_drawn(drawn, values):
    ax = plot_overlay(values, notes=["a note"])
    texts = drawn(ax)
    assert "a note" in list_names(texts)
    assert find_outside(ax, texts) == []


# ---------------------------------------------------------------- strategic diagram


def test_the_diagram_has_a_mark_for_each_theme_and_lines_at_the_medians(drawn):
    themes = make_themes(["map, a", "graph, b", "chart, c"])
    ax = plot(plot_strategic_diagram, themes)
    assert ax.collections[0].get_offsets().data.tolist() == themes[["centrality", "density"]].to_numpy().tolist()
    upright, level = ax.lines[:2]
    assert set(upright.get_xdata()) == {themes["centrality"].median()}
    assert set(level.get_ydata()) == {themes["density"].median()}
    names = list_names(drawn(ax))
    assert {"0 ◐  map", "1 ◐  graph", "2 ◐  chart", *QUADRANTS} <= set(names)


@pytest.mark.parametrize("themes", [1, 2, 12])
def test_a_diagram_of_few_or_many_long_names(drawn, themes):
    labels = [f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)]
    ax = plot(plot_strategic_diagram, make_themes(labels))
    texts = drawn(ax)
    names = [f"{theme} ◐  {label.removesuffix(', prompt')}" for theme, label in enumerate(labels)]
    assert set(names) <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, box) for text, box in texts if text in names]) == []
    assert QUADRANTS.isdisjoint(list_names(texts)) == (themes < 3)


def test_one_theme_or_two_of_one_centrality_have_room_around_them():
    ax = plot(plot_strategic_diagram, make_themes(["map", "graph"]).assign(centrality=[2, 2 + 1e-12]))
    assert ax.get_xlim() == pytest.approx((1, 3))


def test_themes_without_any_paper_of_their_own_are_drawn(drawn):
    ax = plot(plot_strategic_diagram, make_themes(["map"]).assign(papers=0))
    assert np.isfinite(ax.collections[0].get_sizes()).all()
    assert "0 ◐  map" in list_names(drawn(ax))


def test_a_corpus_without_themes_is_said_to_have_none(drawn):
    assert list_names(drawn(plot(plot_strategic_diagram, make_themes([])))) == ["no themes in this corpus"]
