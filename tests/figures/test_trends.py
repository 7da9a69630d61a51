"""The plots over time: their marks, their words as written, and that no word is cut off or lies on another."""

import numpy as np
import pandas as pd
import pytest

from pictures import HARD, find_outside, find_overlaps, list_names, plot
from themeloom.figures import plot_term_trends, plot_theme_spread
from themeloom.palette import HATCHES


def make_spread(labels, names=("2019", "2020")):
    rows = [
        (theme, label, part, (theme + place) % 4, ((theme + place) % 4) / 10, 0.1)
        for theme, label in labels.items()
        for place, part in enumerate(names)
    ]
    spread = pd.DataFrame(rows, columns=["theme", "label", "name", "papers", "share", "overall"])
    return spread.assign(stability="doubtful", low=(spread["share"] - 0.1).clip(0), high=spread["share"] + 0.1)


def make_trends(terms, rising):
    trend = np.where(np.arange(len(terms)) < rising, "emerging", "fading")
    return pd.DataFrame({"term": terms, "trend": trend, "first": 0.1, "last": 0.25, "q": 0.01})


def make_shares(terms, names):
    grid = np.random.default_rng(0).random((len(terms), len(names)))
    return pd.DataFrame(grid, index=terms, columns=names)


NO_BURSTS = pd.DataFrame({"term": pd.Series(dtype="str"), "first_period": [], "last_period": []})


# ---------------------------------------------------------------- spread


def test_the_spread_has_a_bar_and_an_interval_for_each_theme_and_period_and_a_line_for_each_theme(drawn):
    spread = make_spread({1: "map; a", 2: "graph; b"})
    ax = plot(plot_theme_spread, spread, notes=["1 of 9 papers have no year"])
    # two rows with their gaps are as high as 2, and their highest bounds, 0.3 and 0.4, have the 1.4 that the gaps leave
    scale = 2
    assert [bar.get_height() for bar in ax.patches] == pytest.approx((spread["share"] * scale).tolist())
    assert [round(bar.get_x() + bar.get_width() / 2, 9) for bar in ax.patches] == [0, 1, 0, 1]
    bounds, even = ax.collections
    reach = [segment[1][1] - segment[0][1] for segment in bounds.get_segments()]
    assert reach == pytest.approx(((spread["high"] - spread["low"]) * scale).tolist())
    assert len(even.get_segments()) == 2
    names = list_names(drawn(ax))
    assert {"1  map", "2  graph", "2019", "2020", "year of publication"} <= set(names)
    assert "0" not in names
    assert names.count("20%") == 2  # the scale of each row
    assert any("1 of 9 papers have no year" in name for name in names)


def test_bars_of_the_second_dozen_are_hatched_in_every_period():
    ax = plot(plot_theme_spread, make_spread({12: "map", 13: "graph", 25: "loom"}))
    assert [bar.get_hatch() for bar in ax.patches] == [hatch for hatch in HATCHES[:3] for _ in ("2019", "2020")]


def test_a_row_is_as_high_as_its_theme_needs_and_has_a_scale_that_finds_room():
    spread = make_spread({1: "map", 2: "graph", 3: "loom", 4: "yarn"}).assign(share=0.01, low=0.0, high=0.02)
    spread.loc[spread["theme"] == 1, ["share", "high"]] = [0.75, 0.8]
    ax = plot(plot_theme_spread, spread)
    # four rows are as high as 4: 1.2 for the gaps, 0.9 for three rows that need less, and the rest for the first
    scale = (4 - 1.2 - 0.9) / 0.8
    assert [bar.get_height() for bar in ax.patches] == pytest.approx([0.75 * scale] * 2 + [0.01 * scale] * 6)
    assert [bar.get_y() for bar in ax.patches[::2]] == pytest.approx([1.8, 1.2, 0.6, 0])
    assert [text.get_text() for text in ax.texts if "%" in text.get_text()] == ["50%", "10%", "10%", "10%"]


@pytest.mark.parametrize("periods", [9, 20, 70])
def test_names_of_periods_stand_apart_and_numbers_where_they_find_room(drawn, periods):
    names = ["1925\u20131956", *map(str, range(1957, 1956 + periods))]
    ax = plot(plot_theme_spread, make_spread({1: "map; a", 2: "graph; b"}, names).assign(papers=88), height=3)
    texts = drawn(ax)
    assert find_overlaps(texts) == []
    written = [name for name in list_names(texts) if name.replace("\n", "") in names]
    places = [names.index(name.replace("\n", "")) for name in written]
    assert places[-1] == periods - 1
    # in equal steps, but for the first
    assert set(np.diff(places[::-1])[:-1]) == {-1 if periods == 9 else places[-2] - places[-1]}
    assert (len(written) == periods) == (periods == 9)
    told = any("the papers of each bar find no room" in name for name in list_names(texts))
    assert list_names(texts).count("88") == (0 if told else 2 * periods)
    assert told == (periods == 70)
    trends = plot(plot_term_trends, make_trends(["map"], 1), make_shares(["map"], names), NO_BURSTS)
    assert find_overlaps(drawn(trends)) == []


@pytest.mark.parametrize("themes", [1, 3, 12])
def test_a_spread_of_few_or_many_themes_with_long_names(drawn, themes):
    labels = {theme: f"{HARD[(theme + 4) % 5]}; prompt" for theme in range(1, themes + 1)}
    names = [f"{1900 + 10 * place}\u2013{1909 + 10 * place}" for place in range(8)]
    ax = plot(plot_theme_spread, make_spread(labels, names), height=1.9 + 0.45 * themes)
    texts = drawn(ax)
    assert {f"{theme}{' ◐' * (themes == 1)}  {label.split('; ')[0]}" for theme, label in labels.items()} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_themes_that_have_no_paper_at_all_are_drawn():
    ax = plot(plot_theme_spread, make_spread({0: "map"}).assign(papers=0, share=0.0, low=0.0, high=0.0))
    assert np.isfinite([bar.get_height() for bar in ax.patches]).all()


def test_a_corpus_without_years_is_said_to_have_nothing_to_draw(drawn):
    assert list_names(drawn(plot(plot_theme_spread, make_spread({}), lack="no paper has a year"))) == ["no paper has a year"]


# ---------------------------------------------------------------- terms


def test_a_row_for_each_term_a_frame_for_each_burst_and_a_line_between_rising_and_fading(drawn):
    terms = ["map", "loom", "yarn"]
    bursts = pd.DataFrame({"term": ["loom", "other"], "first_period": [1, 0], "last_period": [2, 0]})
    shares = make_shares(terms, ["2018", "2019", "2020"])
    ax = plot(plot_term_trends, make_trends(terms, 2), shares, bursts, height=3)
    grid = ax.images[0].get_array()
    assert grid.max(axis=1).tolist() == [1, 1, 1]
    np.testing.assert_allclose(grid * shares.to_numpy().max(axis=1, keepdims=True), shares)
    [frame] = ax.patches
    assert (frame.get_x(), frame.get_width(), round(frame.get_y() + frame.get_height() / 2)) == (0.54, 1.92, 1)
    [border] = ax.lines
    assert border.get_ydata() == [1.5, 1.5]
    assert {*terms, "2018", "2019", "2020", "10% → 25%", "all papers:\nearlier → later half"} <= set(list_names(drawn(ax)))


@pytest.mark.parametrize("number", [1, 30])
def test_few_or_many_terms_with_long_names(drawn, number):
    terms = [f"{HARD[place % 5]} {place}" for place in range(number)]
    names = [f"{1900 + 10 * place}\u2013{1909 + 10 * place}" for place in range(8)]
    trends = make_trends(terms, number // 2)
    ax = plot(plot_term_trends, trends, make_shares(terms, names), NO_BURSTS, height=2.2 + 0.2 * number, notes=["a note"])
    texts = drawn(ax)
    assert {*terms, "a note"} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_where_nothing_moves_that_is_said(drawn):
    ax = plot(plot_term_trends, make_trends([], 0), make_shares([], ["2020"]), NO_BURSTS)
    assert list_names(drawn(ax)) == ["none of the terms of this corpus rises or fades by more than chance explains"]
    ax = plot(plot_term_trends, make_trends([], 0), make_shares([], []), NO_BURSTS)
    assert list_names(drawn(ax)) == ["no paper of this corpus has a year"]
