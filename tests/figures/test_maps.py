"""The term map, its overlay and its density: marks where the numbers are, names as written, none cut off or on another."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from matplotlib.collections import PathCollection
from matplotlib.transforms import Bbox

from pictures import HARD, LONG, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import PAGE, WIDTHS, measure_height, plot_overlay_map, plot_term_map
from themeloom.figures.labelling import format_block
from themeloom.figures.maps import MOVED
from themeloom.figures.style import KEY
from themeloom.palette import COLORS, GREY, PALE, pick_marker

AREA = "the area of a dot shows how many papers it is in: {} in {}"
REMARKS = f"{AREA.format('a', 4)}\n{MOVED}"  # below every map of make_terms()
NOTES = f"{REMARKS}\n{KEY}"  # with themes
ODD = {1: "$Se^2$ and $x; prompt", 2: "_private; b", 3: "x < y & z; $"}


def make_terms(names=("a", "b", "c", "d"), themes=(1, 1, 2, None), labels=None):
    theme = pd.array(list(themes), dtype="Int64")
    label = [(labels or {}).get(number, f"about {number}") if pd.notna(number) else None for number in theme]
    spots = np.random.default_rng(0).normal(size=(len(names), 2))
    documents = np.arange(len(names), 0, -1)
    terms = pd.DataFrame({"term": names, "x": spots[:, 0], "y": spots[:, 1], "documents": documents, "theme": theme})
    marks = ["stable" if number == 1 else "doubtful" for number in theme.fillna(0)]
    return terms.assign(label=label, stability=marks)


def make_links(terms, pairs):
    rows = []
    for a, b in pairs:
        one = terms.iloc[a]
        other = terms.iloc[b]
        both = {one["theme"], other["theme"]}
        theme = one["theme"] if len(both) == 1 else pd.NA
        rows.append((one["term"], other["term"], one["x"], one["y"], other["x"], other["y"], a + b, theme))
    return pd.DataFrame(rows, columns=["a", "b", "x_a", "y_a", "x_b", "y_b", "documents", "theme"]).astype({"theme": "Int64"})


def plot_map(terms, pairs=(), **options):
    return plot(plot_term_map, terms, make_links(terms, pairs), height=7.6, **options)


# ---------------------------------------------------------------- term map


def find_dots(ax):
    """The dots of a map, apart from the lines."""
    return [marks for marks in ax.collections if isinstance(marks, PathCollection)]


def test_the_map_has_a_dot_for_each_term_and_a_line_for_each_link():
    ax = plot_map(make_terms(), [(0, 1), (0, 2)])
    [dots] = find_dots(ax)
    lines = ax.collections[-1]
    assert len(lines.get_segments()) == 2
    assert as_hex(lines.get_colors()) == [COLORS[0], PALE]
    # they stand in the order of the layout, though each above its name
    for spots in zip(dots.get_offsets().data.T, make_terms()[["x", "y"]].to_numpy().T, strict=True):
        assert np.argsort(spots[0]).tolist() == np.argsort(spots[1]).tolist()
    assert as_hex(dots.get_facecolors()) == [COLORS[0], COLORS[0], COLORS[1], GREY]
    assert (dots.get_sizes() / dots.get_sizes().max()).tolist() == [1, 0.75, 0.5, 0.25]


def test_the_map_names_terms_and_themes(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms())))) == [
        "1 ●  about 1",
        "2 ◐  about 2",
        "a",
        "b",
        "c",
        "d",
        NOTES,
    ]


def test_the_map_names_at_most_so_many_terms_the_most_documented_first(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms(), labels=2)))) == [
        "1 ●  about 1",
        "2 ◐  about 2",
        "a",
        "b",
        NOTES,
    ]


def test_a_link_is_drawn_only_if_both_its_ends_are_named():
    assert len(plot_map(make_terms(), [(0, 1), (0, 3)], labels=2).collections[-1].get_segments()) == 1


def test_terms_that_are_linked_are_named_before_others(drawn):
    terms = make_terms([f"t{number}" for number in range(40)], [1] * 40)
    named = set(list_names(drawn(plot_map(terms, [(38, 39)], labels=32))))
    assert named >= {"t38", "t39"}
    assert "t30" not in named


def test_letters_are_larger_where_more_documents_are():
    texts = {text.get_text(): text.get_fontsize() for text in plot_map(make_terms()).texts}
    assert texts["a"] == 12 > texts["b"] > texts["c"] > texts["d"] > 8


def test_a_map_without_labels_or_links(drawn):
    assert list_names(drawn(plot_map(make_terms(), labels=0))) == ["1 ●  about 1", "2 ◐  about 2", NOTES]


def test_a_mark_that_all_themes_have_is_said_once(drawn):
    names = list_names(drawn(plot_map(make_terms().assign(stability="doubtful"), labels=0)))
    mark = "in bootstrap samples of the papers, every theme is doubtful (see 11_stability)"
    assert names == ["1  about 1", "2  about 2", f"{REMARKS}\n{mark}"]


def test_a_part_of_a_table_is_drawn_whatever_its_index(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms().tail(2))))) == [
        "2 ◐  about 2",
        "c",
        "d",
        f"{AREA.format('c', 2)}\n{MOVED}\n{KEY}",
    ]


def test_the_map_shows_names_as_they_are_written(drawn):
    terms = make_terms(HARD, [1, 2, 3, 1, 2], labels=ODD)
    names = [" ".join(name.split()) for name in list_names(drawn(plot_map(terms)))]
    assert set(names) == {
        *HARD,
        "1 ● $Se^2$ and $x",
        "2 ◐ _private",
        "3 ◐ x < y & z",
        " ".join(f"{AREA.format(HARD[0], 5)} {MOVED} {KEY}".split()),
    }


def test_notes_stand_below_the_map_and_the_meaning_of_the_marks_last(drawn):
    ax = plot_map(make_terms(), labels=0, notes=["links: 1 of 2", "$"])
    assert list_names(drawn(ax))[-1] == f"links: 1 of 2\n$\n{NOTES}"


@pytest.mark.parametrize("themes", [[1], [None]], ids=["one theme", "no theme"])
def test_a_map_of_one_term(drawn, themes):
    ax = plot_map(make_terms(["map"], themes))
    assert len(find_dots(ax)[0].get_offsets()) == 1
    assert "map" in list_names(drawn(ax))


def test_a_map_of_many_themes_has_a_second_marker_no_grey_and_the_names_of_themes_in_a_note(drawn):
    ax = plot_map(make_terms([f"t{number}" for number in range(18)], range(1, 19)), labels=0)
    circles, diamonds = find_dots(ax)
    assert (len(circles.get_offsets()), len(diamonds.get_offsets())) == (12, 6)
    assert as_hex(diamonds.get_facecolors()) == list(COLORS[:6])
    texts = drawn(ax)
    names = {" ".join(name.split()) for name in list_names(texts)}
    assert names >= {f"{theme} {'●' if theme == 1 else '◐'}" for theme in range(1, 19)}
    assert all(f"{theme} about {theme}" in " ".join(list_names(texts)[-1].split()) for theme in range(1, 19))
    assert find_outside(ax, texts) == []


def test_each_term_stands_at_the_same_place_on_map_and_overlay():
    crowd = make_crowd(200, 8)
    links = make_links(crowd, [])
    spots = []
    height = measure_height(crowd, width=PAGE)
    for draw, more, options in ((plot_term_map, 0, {}), (plot_overlay_map, 0.5, {"meaning": "mean year"})):
        _, ax = plt.subplots(figsize=(PAGE, height + more), layout="constrained")
        draw(crowd.assign(value=2020), links, ax, **options)
        spots.append({tuple(spot) for marks in find_dots(ax) for spot in marks.get_offsets().data.round(6)})
    assert spots[0] == spots[1]


def make_crowd(terms=250, themes=11, seed=0):
    chance = np.random.default_rng(seed)
    words = ["multilingual", "neural", "map", "of", "graph", "GPT-4", "translation", "$x$", "reinforcement", "AI"]
    names = [f"{' '.join(chance.choice(words, chance.integers(1, 5)))} {number}" for number in range(terms)]
    labels = {theme: f"{LONG}, reinforcement learning from human feedback, {theme}" for theme in range(1, themes + 1)}
    crowd = make_terms(names, [int(theme) for theme in chance.integers(1, themes + 1, terms)], labels)
    return crowd.assign(documents=(1 + 200 / np.arange(1, terms + 1)).astype(int))


def crop(text, box):
    """The box without what the first line keeps free above its letters."""
    return Bbox.from_extents(box.x0, box.y0, box.x1, box.y1 - 0.15 * box.height / (1 + text.count("\n")))


def find_foreign(ax, texts, terms):
    """The names of terms that lie on another term's dot."""
    # the dots stand in the order of their markers, as the terms do
    order = np.concatenate(
        [np.flatnonzero(terms["theme"].map(pick_marker) == marker) for marker in dict.fromkeys(map(pick_marker, terms["theme"]))]
    )
    offsets = np.concatenate([marks.get_offsets().data for marks in find_dots(ax)])
    sizes = np.concatenate([marks.get_sizes() for marks in find_dots(ax)])
    spots = ax.transData.transform(offsets)
    radii = np.sqrt(sizes / np.pi) * ax.figure.dpi / 72
    owners = {format_block(name): number for number, name in enumerate(terms["term"])}
    return [
        (text, terms["term"].iloc[dot])
        for text, box in texts
        if text in owners
        for dot, (x, y), radius in zip(order, spots, radii, strict=True)
        # letters do not fill the line's height
        if dot != owners[text] and np.hypot(max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)) < radius - 2
    ]


@pytest.mark.parametrize(("terms", "themes", "seed"), [(250, 11, 0), (250, 15, 1), (1000, 15, 2)])
def test_on_a_crowded_map_no_name_lies_on_another_or_on_a_foreign_dot_and_the_largest_are_named(drawn, terms, themes, seed):
    crowd = make_crowd(terms, themes, seed)
    ax = plot_map(crowd, [(a, a + 1) for a in range(100)], labels=80)
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, crop(text, box)) for text, box in texts]) == []
    assert find_foreign(ax, texts, crowd) == []
    named = {name.replace("\n", " ") for name in list_names(texts)}
    assert set(crowd.nlargest(30, "documents")["term"]) <= named


def test_in_a_column_the_map_has_the_numbers_of_themes_and_the_note_their_names(drawn):
    crowd = make_crowd(200, 9)
    _, ax = plt.subplots(figsize=(WIDTHS["column"], 5.5), layout="constrained")
    plot_term_map(crowd, make_links(crowd, []), ax)
    texts = drawn(ax)
    names = list_names(texts)
    assert {f"{theme} ◐" for theme in range(2, 10)} <= set(names)
    assert all(f" {theme} multilingual" in " ".join(names[-1].split()) for theme in range(2, 10))
    # of seven names that fill half a column each
    assert len(set(crowd["term"].head(7)) & {name.replace("\n", " ") for name in names}) >= 5
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, crop(text, box)) for text, box in texts]) == []
    assert find_foreign(ax, texts, crowd) == []


def test_where_no_term_is_of_the_kinds_asked_for_the_map_says_so(drawn):
    terms = make_terms().head(0)
    ax = plot(plot_term_map, terms, make_links(terms, []), notes=["of the kinds disease only"])
    assert ax.figure.get_figheight() < 2
    assert list_names(drawn(ax)) == ["nothing on this map is of a kind that is to be drawn"]


# ---------------------------------------------------------------- overlay


def plot_overlay(values, **options):
    terms = make_terms().assign(value=values)
    return plot(plot_overlay_map, terms, make_links(terms, [(0, 1)]), height=7.6, meaning="mean year", **options)


def test_the_overlay_has_the_dots_of_the_map_in_colours_of_their_number(drawn):
    ax = plot_overlay([2010, 2015, 2020, None])
    [dots] = find_dots(ax)
    lines = ax.collections[-1]
    [usual] = find_dots(plot_map(make_terms()))
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
    assert f"a note\n{REMARKS}" in list_names(texts)
    assert find_outside(ax, texts) == []


def test_where_all_have_the_same_number_it_is_the_end_of_the_scale():
    ax = plot_overlay([1.0] * 4)
    [dots] = find_dots(ax)
    assert ax.figure.axes[-1].get_xlim() == (0, 1)
    assert set(as_hex(dots.get_facecolors())) == {"#FDE725"}


@pytest.mark.parametrize("width", WIDTHS.values())
@pytest.mark.parametrize("ends", [(2017.75, 2022.75), (2020.1, 2020.9), (2019, 2022.3), (0.21, 0.97), (3, 1400)])
def test_no_number_of_the_scale_lies_on_another(width, ends):
    terms = make_terms().assign(value=np.linspace(*ends, 4))
    fig, ax = plt.subplots(figsize=(width, 6), layout="constrained")
    plot_overlay_map(terms, make_links(terms, []), ax, meaning="mean year")
    fig.draw_without_rendering()
    scale = fig.axes[-1]
    inside = [label for label in scale.get_xticklabels() if scale.viewLim.x0 <= label.get_position()[0] <= scale.viewLim.x1]
    boxes = sorted((label.get_window_extent() for label in inside), key=lambda box: box.x0)
    assert len(boxes) >= 2
    assert all(before.x1 < after.x0 for before, after in pairwise(boxes))
