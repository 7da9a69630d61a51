"""The figure of the sensitivity analysis: how long the bars are, what failed, and no word on another."""

import pandas as pd
import pytest

from pictures import find_outside, find_overlaps, list_names, list_texts, plot
from themeloom.figures import plot_sensitivity
from themeloom.palette import HATCHES

THEMES = pd.DataFrame(
    {
        "theme": pd.array([1, 2, 5], "Int64"),
        "label": ["map, a", "$Se^2$ and $x, b", "_c"],
        "stability": ["stable", "doubtful", ""],
    }
)
SETTINGS = pd.DataFrame({"setting": range(5), "reason": ["", "ValueError: no", "", "", ""]})
COUNTED = THEMES.assign(recovered=[4, 1, 0], of=[4, 4, 0])


def make_recovered(*jaccard):
    """Each theme at its own setting, where it is whole, and at others."""
    rows = [(theme, own, value) for theme in (1, 2, 5) for own, value in [(True, 1.0), *((False, one) for one in jaccard)]]
    return pd.DataFrame(rows, columns=["theme", "own", "jaccard"])


def test_bars_are_shares_of_the_other_settings_and_their_full_part_is_what_is_mostly_there():
    ax = plot(plot_sensitivity, make_recovered(1.0, 0.76, 0.75, 0.1), COUNTED, SETTINGS)
    assert [bar.get_width() for bar in ax.patches[:3]] == [100, 25, 0]
    assert [bar.get_width() for bar in ax.patches[3:6]] == [50, 50, 200]
    assert {"4 of 4", "1 of 4", "0 of 0"} <= set(list_texts(ax))
    assert ax.figure.get_supxlabel().splitlines()[0] == "failed (1): ValueError: no"


def test_both_parts_of_a_bar_of_the_second_dozen_are_hatched():
    ax = plot(plot_sensitivity, make_recovered(0.6), COUNTED.assign(theme=[1, 12, 13]), SETTINGS)
    assert [bar.get_hatch() for bar in ax.patches[:6]] == ["", "", HATCHES[1]] * 2


@pytest.mark.parametrize("reason", ["", "ValueError: " + 40 * "no "])
def test_no_word_is_cut_off_or_lies_on_another(drawn, reason):
    settings = SETTINGS.assign(reason=[reason, "", "", "", ""])
    ax = plot(plot_sensitivity, make_recovered(0.6), COUNTED, settings, height=2.6)
    texts = drawn(ax)
    assert {"recovered (above 0.5)", "most of it (Jaccard index above 0.75)"} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_in_a_column_no_word_is_cut_off_or_lies_on_another(drawn):
    labels = [f"{word} learning of large models for weaving" for word in ("federated", "continual", "hierarchical")]
    ax = plot(plot_sensitivity, make_recovered(0.6), COUNTED.assign(label=labels), SETTINGS, width=3.5, height=2.6)
    texts = drawn(ax)
    assert "1 ●  federated learning of …" in list_names(texts)
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_a_corpus_without_themes_is_said_to_have_none():
    assert "no themes in this corpus" in list_texts(plot(plot_sensitivity, make_recovered(), COUNTED.head(0), SETTINGS))
