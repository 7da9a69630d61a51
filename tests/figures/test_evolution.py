"""A box for each theme of a period and a band for each link, with words that are written whole."""

import pandas as pd
import pytest

from pictures import HARD, as_hex, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_evolution
from themeloom.figures.evolution import WIDEST
from themeloom.palette import COLORS, GREY


def make_evolution(sizes, label="map, loom, yarn"):
    """So many themes in each period, the first of them of the whole study's first theme, the last of none."""
    rows = [
        (
            period,
            f"202{period}",
            theme,
            f"{label} {period}{theme}",
            9 - theme % 9,
            theme + 1 if theme + 1 < size or size == 1 else None,
        )
        for period, size in enumerate(sizes)
        for theme in range(size)
    ]
    themes = pd.DataFrame(rows, columns=["period", "name", "theme", "label", "papers", "whole"])
    return themes.astype({"whole": "Int64"})


def make_continuity(*rows):
    return pd.DataFrame(rows, columns=["period", "theme", "next", "inclusion", "sure"])


def list_notes(texts):
    return next(text for text, _ in texts if text.startswith("number and colour")).split("\n")


def test_a_box_for_each_theme_and_a_band_for_each_link(drawn):
    themes = make_evolution([2, 1])
    ax = plot(plot_evolution, themes, make_continuity((0, 0, 0, 0.5, True), (0, 1, 0, 0.2, False)), notes=["a note"])
    boxes = [patch for patch in ax.patches if hasattr(patch, "get_height")]
    bands = [patch for patch in ax.patches if patch not in boxes]
    assert [box.get_height() for box in boxes] == [9, 8, 9]
    assert as_hex(box.get_facecolor() for box in boxes) == [COLORS[0], GREY, COLORS[0]]
    assert [(band.get_linewidth(), band.get_linestyle()) for band in bands] == [(1, "--"), (WIDEST / 2, "solid")]
    texts = drawn(ax)
    assert find_overlaps(texts) == []
    names = [name.replace("\u00a0", " ") for name in list_names(texts)]
    assert {"2020", "2021"} <= set(names)
    assert any(name.startswith("number and colour: ") and name.endswith("a note") for name in names)
    # a theme of the whole study has its number, another none
    assert [name.split()[0] for name in names if name.endswith("(8)")] == ["map,"]
    assert [name.split()[0] for name in names if name.endswith("(9)")] == ["1", "1"]


@pytest.mark.parametrize("periods", [2, 3, 5])
def test_a_label_fits_between_two_columns_however_many_there_are(drawn, periods):
    themes = make_evolution([3] * periods, "reporte de caso; COVID-19; convolutional neural networks")
    ax = plot(plot_evolution, themes, make_continuity(), height=3)
    labels = [(text, box) for text, box in drawn(ax) if text.endswith(")")]
    boxes = [patch.get_window_extent() for patch in ax.patches]
    assert len(labels) == len(boxes) == 3 * periods
    assert not [text for text, label in labels for box in boxes if label.x0 < box.x1 and box.x0 < label.x1]
    # where there is room the whole label stands
    assert all("…" in text for text, _ in labels) == (periods == 5)


def test_where_no_theme_continues_that_is_said(drawn):
    none = make_continuity()
    told = "no theme continues: no two of successive periods share more authors than chance explains"
    assert list_notes(drawn(plot(plot_evolution, make_evolution([2, 1]), none, nodes="authors")))[-1] == told
    alone = "one period only: there is none in which its themes could continue"
    assert list_notes(drawn(plot(plot_evolution, make_evolution([2]), none)))[-1] == alone
    unsure = make_continuity((0, 0, 0, 0.5, False))
    assert len(list_notes(drawn(plot(plot_evolution, make_evolution([2, 1]), unsure)))) == 1


def test_the_legend_has_only_what_is_drawn(drawn):
    sure = make_continuity((0, 0, 0, 0.5, True))
    names = list_names(drawn(plot(plot_evolution, make_evolution([1, 1]), sure)))
    assert any(name.startswith("continues") for name in names)
    assert not any("but not surely" in name for name in names)
    assert not plot(plot_evolution, make_evolution([1, 1]), make_continuity()).figure.legends


@pytest.mark.parametrize("sizes", [[1], [12, 3, 12]])
def test_an_evolution_of_few_or_many_themes_with_long_names(drawn, sizes):
    themes = make_evolution(sizes, HARD[4])
    ax = plot(plot_evolution, themes, make_continuity(), height=1.5 + 0.5 * max(sizes))
    texts = drawn(ax)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_without_years_there_is_no_evolution_to_draw(drawn):
    assert list_names(drawn(plot(plot_evolution, make_evolution([]), make_continuity(), lack="no paper has a year"))) == [
        "no paper has a year"
    ]


def test_a_theme_that_nothing_names_says_so_and_what_is_shared_is_named(drawn):
    themes = pd.DataFrame({"period": [0], "name": "2020", "theme": 1, "label": "", "papers": 3, "whole": pd.array([1], "Int64")})
    themes = pd.concat([themes, themes.assign(period=1)], ignore_index=True)
    links = make_continuity((0, 1, 1, 0.5, False))
    names = [name.replace("\u00a0", " ") for name in list_names(drawn(plot(plot_evolution, themes, links, nodes="authors")))]
    assert {"1  no label (3)", "shares authors, but not surely"} <= set(names)
