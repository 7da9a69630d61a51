"""The figure of the sensitivity analysis: what is recovered, what is not, what failed, at which values."""

import pandas as pd

from pictures import find_outside, find_overlaps, list_names, list_texts, plot
from themeloom.figures import plot_sensitivity
from themeloom.figures.sensitivity import GRADES

THEMES = pd.DataFrame(
    {
        "theme": pd.array([0, 1, 4], "Int64"),
        "label": ["map, a", "$Se^2$ and $x, b", "_c"],
        "stability": ["stable", "doubtful", ""],
    }
)
SETTINGS = pd.DataFrame({"setting": range(3), "counting": ["binary", "binary", "full"], "resolution": [1.0, 1.5, 1.0]})
SETTINGS = SETTINGS.assign(reason=["", "ValueError: no", ""], own=[True, False, False])
COUNTED = THEMES.assign(recovered=[2, 1, 0], of=2, verdict=["all", "most", "none"])


def make_recovered(jaccard):
    return THEMES.merge(pd.DataFrame({"setting": [0, 2]}), how="cross").assign(jaccard=jaccard)


def test_settings_show_what_is_recovered_what_is_not_and_what_failed():
    recovered = make_recovered([1.0, 0.76, 0.6, 0.5, 0.0, 0.1])
    ax = plot(plot_sensitivity, recovered, COUNTED, SETTINGS, parameters=["counting", "resolution"])
    missed, half, most = ax.collections[:3]
    assert missed.get_offsets().tolist() == [[2, 1], [0, 2], [2, 2]]  # .5 is not more than half
    assert half.get_offsets().tolist() == [[0, 1]]
    assert most.get_offsets().tolist() == [[0, 0], [2, 0]]
    assert [marks.get_alpha() for marks in (half, most)] == [grade.alpha for grade in GRADES]
    assert ax.figure.get_supxlabel().splitlines()[0] == "failed (1): ValueError: no"
    texts = list_texts(ax)
    assert {"all: 2 of 2", "most: 1 of 2", "none: 0 of 2", "failed", "study", "counting", "resolution"} <= set(texts)
    assert texts.count("binary") == texts.count("full") == 1  # neighbours with one value are written once
    assert [text for text in texts if text in ("1", "1.5")] == ["1", "1.5", "1"]


def test_where_nothing_could_be_compared_there_is_no_mark():
    ax = plot(plot_sensitivity, make_recovered(float("nan")), COUNTED, SETTINGS, parameters=[])
    assert [len(marks.get_offsets()) for marks in ax.collections[:3]] == [0, 0, 0]


def test_no_word_is_cut_off_or_lies_on_another(drawn):
    settings = SETTINGS.assign(similarity="association_strength", reason=["", "ValueError: " + 40 * "no ", ""])
    parameters = ["similarity", "counting", "resolution"]
    ax = plot(plot_sensitivity, make_recovered(0.6), COUNTED, settings, height=3.2, parameters=parameters)
    texts = drawn(ax)
    assert {"not recovered", *(grade.meaning for grade in GRADES), "association strength"} <= set(list_names(texts))
    assert find_outside(ax, texts) == []
    assert find_overlaps(texts) == []


def test_a_corpus_without_themes_is_said_to_have_none():
    tables = [make_recovered(0.0).head(0), COUNTED.head(0), SETTINGS]
    assert "no themes in this corpus" in list_texts(plot(plot_sensitivity, *tables, parameters=["counting"]))
