"""The plots of toy tables: their marks, their words as written, and that no word is cut off or lies on another."""

import pandas as pd
import pytest

from pictures import HARD, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import pick_entities, pick_height, plot_theme_entities, plot_theme_profile
from themeloom.figures.themes import SLANTED
from themeloom.palette import COLORS, GREY, HATCHES

NONE = "no term of a kind is in three papers of one theme"


def make_profile(abouts, papers=None):
    theme = pd.array([*range(1, len(abouts)), None], dtype="Int64")
    profile = pd.DataFrame({"theme": theme, "papers": papers or range(len(abouts), 0, -1), "about": abouts})
    profile["label"] = [*(about.split(" (")[0] for about in abouts[:-1]), ""]
    return profile.assign(stability=[*(["doubtful", "stable"] * len(abouts))[: len(abouts) - 1], ""])


def make_entities(terms, labels):
    """Each term in each theme, its kind by turns; every second cell is sure."""
    kinds = ["system", "dataset", "task", "method"]
    rows = [
        (kinds[place * 4 // len(terms)], term, theme, label, 1 + (place * 7 + theme) % 90, 1.5 + place, (place + theme) % 2 == 0)
        for place, term in enumerate(terms)
        for theme, label in labels.items()
    ]
    columns = ["kind", "term", "theme", "label", "papers", "lift", "sure"]
    return pd.DataFrame(rows, columns=columns).assign(stability="doubtful")


# ---------------------------------------------------------------- profile


def test_the_profile_has_a_bar_for_each_row(drawn):
    ax = plot(plot_theme_profile, make_profile(["map (3)", "graph (2)", ""]))
    assert [bar.get_width() for bar in ax.patches] == [3, 2, 1]
    assert as_hex(bar.get_facecolor() for bar in ax.patches) == [*COLORS[:2], GREY]
    assert {"1 ◐  map", "2 ●  graph", "none", "map\u00a0(3)", "graph\u00a0(2)"} <= set(list_names(drawn(ax)))


def test_bars_of_the_second_dozen_are_hatched():
    ax = plot(plot_theme_profile, make_profile([*(f"map {number} (1)" for number in range(14)), ""]))
    assert [bar.get_hatch() for bar in ax.patches] == [*[""] * 12, *[HATCHES[1]] * 2, ""]


@pytest.mark.parametrize("themes", [0, 1, 12])
def test_a_profile_of_few_or_many_long_rows(drawn, themes):
    abouts = [f"{HARD[theme % 5]} (99); prompt engineering (12); prompt (9); task (8)" for theme in range(themes)]
    ax = plot(plot_theme_profile, make_profile([*abouts, ""]), height=1.2 + 0.34 * (themes + 1))
    texts = drawn(ax)
    lines = [text.replace("\n", " ").replace("\u00a0", " ") for text in list_names(texts)]
    assert all(any(line and about.startswith(line.removesuffix(" …")) for line in lines) for about in abouts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


# ---------------------------------------------------------------- entities


def test_the_entities_have_a_number_each_and_a_colour_where_it_is_sure(drawn):
    entities = make_entities(["BERT", "DAVIS", "parsing", "pruning"], {1: "map; a", 4: "graph; b"})
    ax = plot(plot_theme_entities, entities)
    assert len(ax.patches) == entities["sure"].sum() == 4
    # the second theme stands in the second column, whatever its number
    assert {round(patch.get_x() + patch.get_width() / 2) for patch in ax.patches} == {0, 1}
    names = list_names(drawn(ax))
    assert {"BERT", "DAVIS", "parsing", "pruning", "systems", "datasets", "tasks", "methods"} <= set(names)
    assert {"1  map", "4  graph"} <= set(names)
    cells = [text.get_text() for text in ax.texts if text.get_text().isdigit()]
    assert cells == entities["papers"].astype(str).tolist()


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_entities_of_few_or_many_themes_with_long_names(drawn, themes):
    terms = [f"{HARD[place % 5]} {place}" for place in range(28)]
    labels = {theme: f"{HARD[(theme + 4) % 5]}; prompt" for theme in range(1, themes + 1)}
    ax = plot(plot_theme_entities, make_entities(terms, labels), height=2.9 + 0.23 * 28)
    texts = drawn(ax)
    slanted = {f"{theme}{' ◐' * (themes == 1)}  {label.split('; ')[0]}" for theme, label in labels.items()}
    written = [(text.replace("\n", " "), box) for text, box in texts]
    assert {*terms, *slanted} <= set(list_names(written))
    assert find_outside(ax, texts) == []
    assert find_overlaps([(text, box) for text, box in written if themes > SLANTED or text not in slanted]) == []


def test_a_long_title_of_a_column_stands_in_two_lines_over_its_middle(drawn):
    labels = {theme: f"repetitive transcranial magnetic stimulation {theme}" for theme in range(1, 10)}
    ax = plot(plot_theme_entities, make_entities(["BERT", "DAVIS", "parsing", "pruning"], labels))
    titles = [(text, box) for text, box in drawn(ax) if "transcranial" in text]
    assert titles[0][0] == "1  repetitive transcranial\nmagnetic stimulation 1"
    middles = ax.transData.transform([(column, 0) for column in range(9)])[:, 0]
    assert [(box.x0 + box.x1) / 2 for _, box in titles] == pytest.approx(middles, abs=2)


def test_of_many_kinds_as_many_terms_are_drawn_as_find_room_on_a_page(drawn):
    kinds = ["system", "dataset", "task", "method", "measure", "place", "name"]
    one = make_entities([f"{HARD[place % 5]} {place}" for place in range(49)], {1: "map; a", 2: "graph; b"})
    one["kind"] = [kinds[row // 14] for row in range(98)]
    entities = pick_entities(one)
    # 44 rows for seven kinds: six of each, the first
    assert entities["term"].unique().tolist() == [term for place, term in enumerate(one["term"].unique()) if place % 7 < 6]
    ax = plot(plot_theme_entities, entities, height=pick_height(42, row=0.23, rest=2.9), notes=["7 more terms find no room"])
    assert find_overlaps(drawn(ax)) == []


def test_a_corpus_without_themes_is_said_to_have_none(drawn):
    assert list_names(drawn(plot(plot_theme_entities, make_entities([], {})))) == [NONE]


def test_a_profile_says_what_its_label_is_of(drawn):
    profile = pd.DataFrame({"theme": pd.array([1], "Int64"), "label": "Smith, J.", "papers": 3, "about": "Smith, J. (3)"})
    ax = plot(plot_theme_profile, profile.assign(stability="stable"), nodes="authors", counted="papers that they wrote")
    assert {"authors of its label (all papers that they wrote)", "papers of the theme (count)"} <= set(list_names(drawn(ax)))


def test_a_profile_of_sources_with_long_names_in_capitals_is_whole(drawn):
    name = "PROCEEDINGS OF THE NATIONAL ACADEMY OF SCIENCES OF THE UNITED STATES OF AMERICA"
    profile = pd.DataFrame(
        {"theme": pd.array([1, 2], "Int64"), "label": name, "papers": [9, 5], "about": f"{name} (9); {name} (5)"}
    )
    ax = plot(plot_theme_profile, profile.assign(stability=["stable", "doubtful"]), nodes="sources", counted="works")
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_a_profile_writes_all_terms_where_they_find_room_in_two_lines(drawn):
    about = "cornu ammonis 1 (10); ventral subicular lesioned rats (10); pyramidal neurons (5)"
    written = [text for text in list_names(drawn(plot(plot_theme_profile, make_profile([about, ""])))) if "\n" in text]
    assert [text.replace("\n", " ").replace("\u00a0", " ") for text in written] == [about]
