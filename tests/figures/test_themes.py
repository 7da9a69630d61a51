"""The plots of toy tables: their marks, their words as written, and that no word is cut off or lies on another."""

from itertools import combinations

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
from matplotlib import colors
from matplotlib import pyplot as plt
from matplotlib.text import Text

from themeloom.figures import themes as figures
from themeloom.figures.style import KEY
from themeloom.palette import COLORS, GREY

LONG = "multilingual neural machine translation model"
HARD = ["$Se^2$ and $x", "_private", "from $5 to $10", "a_b^c", LONG]
ODD = {0: "$Se^2$ and $x, prompt", 1: "_private, b", 2: "x < y & z, $"}


@pytest.fixture(autouse=True)
def _one_style():
    with mpl.rc_context({"backend": "agg"}):
        figures.set_style()
        yield
        plt.close("all")


@pytest.fixture
def drawn(monkeypatch):
    """Draw a figure and return the texts that are drawn: as shown -> box in pixels."""
    shown = []
    draw = Text.draw

    def record(text, renderer):
        if text.get_visible() and text.get_text().strip():
            shown.append(text)
        draw(text, renderer)

    def draw_texts(ax):
        ax.figure.canvas.draw()
        monkeypatch.setattr(Text, "draw", record)
        ax.figure.canvas.draw()
        monkeypatch.setattr(Text, "draw", draw)
        found = [(text.get_text().replace(r"\$", "$"), Text.get_window_extent(text)) for text in shown]
        shown.clear()
        return found

    return draw_texts


def make_terms(names=("a", "b", "c", "d"), themes=(0, 0, 1, None), labels=None):
    theme = pd.array(list(themes), dtype="Int64")
    label = [(labels or {}).get(number, f"about {number}") if pd.notna(number) else "" for number in theme]
    spots = np.random.default_rng(0).normal(size=(len(names), 2))
    documents = np.arange(len(names), 0, -1)
    return pd.DataFrame(
        {"term": names, "x": spots[:, 0], "y": spots[:, 1], "documents": documents, "theme": theme, "label": label}
    ).assign(stability="doubtful")


def make_links(terms, pairs):
    rows = []
    for a, b in pairs:
        one, other = terms.iloc[a], terms.iloc[b]
        theme = one["theme"] if pd.notna(one["theme"]) and one["theme"] is other["theme"] else pd.NA
        rows.append((one["x"], one["y"], other["x"], other["y"], a + b, theme))
    return pd.DataFrame(rows, columns=["x_a", "y_a", "x_b", "y_b", "documents", "theme"]).astype({"theme": "Int64"})


def make_profile(abouts, papers=None):
    theme = pd.array([*range(len(abouts) - 1), None], dtype="Int64")
    return pd.DataFrame({"theme": theme, "papers": papers or range(len(abouts), 0, -1), "about": abouts}).assign(
        stability=["doubtful"] * (len(abouts) - 1) + [""]
    )


def make_measures(labels, seed=0):
    spots = np.random.default_rng(seed).random((len(labels), 2))
    columns = {"centrality": 9 * spots[:, 0], "density": 30 * spots[:, 1], "papers": range(1, len(labels) + 1)}
    return pd.DataFrame(
        {"theme": pd.array(range(len(labels)), dtype="Int64"), "label": labels, "stability": "doubtful", **columns}
    )


def make_entities(terms, labels):
    """Each term in each theme, its kind by turns."""
    kinds = ["system", "dataset", "task", "method"]
    rows = [
        (kinds[at * 4 // len(terms)], term, theme, label, 1 + (at * 7 + theme) % 90)
        for at, term in enumerate(terms)
        for theme, label in labels.items()
    ]
    return pd.DataFrame(rows, columns=["kind", "term", "theme", "label", "papers"]).assign(stability="doubtful")


def make_spread(labels, slices=("1-50", "51-100")):
    rows = [
        (theme, label, part, (theme + at) % 4, ((theme + at) % 4) / 10, 0.1)
        for theme, label in labels.items()
        for at, part in enumerate(slices)
    ]
    return pd.DataFrame(rows, columns=["theme", "label", "slice", "papers", "share", "overall"]).assign(stability="doubtful")


def plot(name, *tables, height=5, **options):
    _, ax = plt.subplots(figsize=(figures.PAGE, height))
    before = [table.copy() for table in tables]
    returned = getattr(figures, f"plot_{name}")(*tables, ax, **options)
    assert returned is ax
    for table, copy in zip(tables, before, strict=True):
        pd.testing.assert_frame_equal(table, copy)
    return ax


def plot_map(terms, pairs=(), labels=9, height=7.6):
    return plot("term_map", terms, make_links(terms, pairs), labels=labels, height=height)


def find_outside(ax, texts):
    frame = ax.figure.bbox.padded(1)
    return [text for text, box in texts if not (frame.contains(box.x0, box.y0) and frame.contains(box.x1, box.y1))]


def find_overlaps(texts):
    # two boxes that share an edge, or half a pixel, do not touch to the eye
    return [
        (one, other)
        for (one, a), (other, b) in combinations(texts, 2)
        if min(a.x1, b.x1) - max(a.x0, b.x0) > 0.5 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.5
    ]


def list_names(texts):
    return [text for text, _ in texts]


def as_hex(marks):
    return [colors.to_hex(color).upper() for color in marks.get_facecolors()]


# ---------------------------------------------------------------- term map


def test_the_map_has_a_dot_for_each_term_and_a_line_for_each_link():
    lines, dots = plot_map(make_terms(), [(0, 1), (0, 2)]).collections
    assert len(lines.get_segments()) == 2
    assert dots.get_offsets().data.tolist() == make_terms()[["x", "y"]].to_numpy().tolist()
    assert as_hex(dots) == [COLORS[0].upper(), COLORS[0].upper(), COLORS[1].upper(), GREY]
    assert (dots.get_sizes() / dots.get_sizes().max()).tolist() == [1, 0.75, 0.5, 0.25]


def test_the_map_names_terms_and_themes(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms())))) == ["0 ◐  about 0", "1 ◐  about 1", "a", "b", "c", "d", KEY]


def test_the_map_names_at_most_so_many_terms_the_most_documented_first(drawn):
    assert sorted(list_names(drawn(plot_map(make_terms(), labels=2)))) == ["0 ◐  about 0", "1 ◐  about 1", "a", "b", KEY]


def test_the_map_shows_names_as_they_are_written(drawn):
    terms = make_terms(HARD, [0, 1, 2, 0, 1], labels=ODD)
    names = list_names(drawn(plot_map(terms)))
    assert set(names) == {*HARD, "0 ◐  $Se^2$ and $x, prompt", "1 ◐  _private, b", "2 ◐  x < y & z, $", KEY}


@pytest.mark.parametrize("themes", [[0], [None]], ids=["one theme", "no theme"])
def test_a_map_of_one_term(drawn, themes):
    ax = plot_map(make_terms(["map"], themes))
    assert len(ax.collections[1].get_offsets()) == 1
    assert "map" in list_names(drawn(ax))


def test_a_map_of_more_than_nine_themes_has_grey_for_the_rest(drawn):
    ax = plot_map(make_terms([f"t{number}" for number in range(12)], range(12)), labels=0)
    assert as_hex(ax.collections[1])[9:] == [GREY] * 3
    texts = drawn(ax)
    assert list_names(texts) == [*(f"{theme} ◐  about {theme}" for theme in range(12)), KEY]
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


# ---------------------------------------------------------------- profile


def test_the_profile_has_a_bar_for_each_row(drawn):
    ax = plot("theme_profile", make_profile(["map 3", "graph 2", ""]))
    assert [bar.get_width() for bar in ax.patches] == [3, 2, 1]
    assert [colors.to_hex(bar.get_facecolor()).upper() for bar in ax.patches] == [COLORS[0].upper(), COLORS[1].upper(), GREY]
    assert {"0 ◐", "1 ◐", "none", "map\u00a03", "graph\u00a02"} <= set(list_names(drawn(ax)))


@pytest.mark.parametrize("themes", [0, 1, 12])
def test_a_profile_of_few_or_many_long_rows(drawn, themes):
    abouts = [f"{HARD[theme % 5]} (99), {LONG} (12), prompt (9), task (8)" for theme in range(themes)]
    ax = plot("theme_profile", make_profile([*abouts, ""]), height=1.2 + 0.34 * (themes + 1))
    texts = drawn(ax)
    lines = [text.replace("\n", " ").replace("\u00a0", " ") for text in list_names(texts)]
    assert all(any(line and about.startswith(line.removesuffix(" …")) for line in lines) for about in abouts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


# ---------------------------------------------------------------- strategic map


def test_the_strategic_map_has_a_mark_for_each_theme_and_lines_at_the_medians(drawn):
    measures = make_measures(["map, a", "graph, b", "chart, c"])
    ax = plot("strategic_map", measures)
    assert ax.collections[0].get_offsets().data.tolist() == measures[["centrality", "density"]].to_numpy().tolist()
    upright, level = ax.lines[:2]
    assert set(upright.get_xdata()) == {measures["centrality"].median()}
    assert set(level.get_ydata()) == {measures["density"].median()}
    names = list_names(drawn(ax))
    assert {"0 ◐  map", "1 ◐  graph", "2 ◐  chart", "motor", "niche", "basic", "emerging or declining"} <= set(names)


@pytest.mark.parametrize("themes", [1, 2, 12])
def test_a_strategic_map_of_few_or_many_long_names(drawn, themes):
    labels = [f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)]
    ax = plot("strategic_map", make_measures(labels))
    texts = drawn(ax)
    names = [f"{theme} ◐  {label.removesuffix(', prompt')}" for theme, label in enumerate(labels)]
    assert set(names) <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, box) for text, box in texts if text in names]) == []


def test_themes_without_any_paper_of_their_own_are_drawn(drawn):
    ax = plot("strategic_map", make_measures(["map"]).assign(papers=0))
    assert np.isfinite(ax.collections[0].get_sizes()).all()
    assert "0 ◐  map" in list_names(drawn(ax))


# ---------------------------------------------------------------- entities


def test_the_entities_have_a_dot_and_a_number_each(drawn):
    entities = make_entities(["BERT", "DAVIS", "parsing", "pruning"], {0: "map, a", 1: "graph, b"})
    ax = plot("theme_entities", entities)
    assert len(ax.collections[0].get_offsets()) == len(entities) == 8
    names = list_names(drawn(ax))
    assert {"BERT", "DAVIS", "parsing", "pruning", "systems", "datasets", "tasks", "methods", "0 ◐  map", "1 ◐  graph"} <= set(
        names
    )
    assert sorted(entities["papers"].astype(str)) == sorted(name for name in names if name.isdigit())


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_entities_of_few_or_many_themes_with_long_names(drawn, themes):
    terms = [f"{HARD[at % 5]} {at}" for at in range(28)]
    labels = {theme: f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)}
    ax = plot("theme_entities", make_entities(terms, labels), height=2.2 + 0.23 * 28)
    texts = drawn(ax)
    assert set(terms) <= set(list_names(texts))
    assert {f"{theme} ◐  {label.split(', ')[0]}" for theme, label in labels.items()} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    upright = [
        (text, box) for text, box in texts if text not in {f"{t} ◐  {label.split(', ')[0]}" for t, label in labels.items()}
    ]
    assert find_overlaps(upright) == []


# ---------------------------------------------------------------- spread


def test_the_spread_has_a_bar_for_each_theme_and_slice_and_a_line_for_each_theme(drawn):
    spread = make_spread({0: "map, a", 1: "graph, b"})
    ax = plot("theme_spread", spread, along="place")
    assert [bar.get_height() for bar in ax.patches] == pytest.approx((spread["share"] * 0.75 / 0.2).tolist())
    assert [round(bar.get_x() + bar.get_width() / 2, 9) for bar in ax.patches] == [0, 1, 0, 1]
    assert len(ax.collections[0].get_segments()) == 2
    names = list_names(drawn(ax))
    assert {"0 ◐  map", "1 ◐  graph", "1-50", "51-100", "place"} <= set(names)
    assert "0" not in names


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_a_spread_of_few_or_many_themes_with_long_names(drawn, themes):
    labels = {theme: f"{HARD[(theme + 4) % 5]}, prompt" for theme in range(themes)}
    slices = [f"{1000 + 100 * at}-{1100 + 100 * at}" for at in range(8)]
    ax = plot("theme_spread", make_spread(labels, slices), along="place in the listing (papers)", height=1.6 + 0.62 * themes)
    texts = drawn(ax)
    assert {f"{theme} ◐  {label.split(', ')[0]}" for theme, label in labels.items()} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_themes_that_have_no_paper_at_all_are_drawn():
    ax = plot("theme_spread", make_spread({0: "map"}).assign(papers=0, share=0.0), along="place")
    assert np.isfinite([bar.get_height() for bar in ax.patches]).all()
