"""Themes compared with those of other settings, by hand."""

import numpy as np
import pandas as pd
import pytest

from nine_papers import HALVES
from themeloom.tables import make_empty
from themeloom.themes.sensitivity import compare_settings, count_recovered

THEMES = pd.DataFrame({"theme": [0, 1], "label": ["one", "other"], "stability": ["stable", ""]})


def make_papers(theme_of):
    """Papers from a map of papers to themes (None: no theme)."""
    return pd.DataFrame({"doc_id": list(theme_of), "theme": pd.array(list(theme_of.values()), "Int64")})


def test_themes_are_compared_over_the_papers_that_both_have():
    partitions = [
        {"a": 0, "b": 0, "d": 1, "e": 1, "f": 1, "g": 1},
        {"f": 0, "e": 0, "d": 0, "c": 0, "b": 1, "a": 1},
        dict.fromkeys("abcdef"),
        dict.fromkeys("xyz", 0),
    ]
    settings = pd.DataFrame({"setting": range(len(partitions)), "own": [True, False, False, False]})
    placed = pd.concat([make_papers(partition).assign(setting=number) for number, partition in enumerate(partitions)])
    papers = make_papers(HALVES)
    recovered = compare_settings(THEMES, papers, settings, placed)
    assert list(recovered) == ["theme", "label", "stability", "setting", "own", "jaccard"]
    assert recovered.loc[recovered["own"], "setting"].tolist() == [0, 0]
    jaccard = recovered.pivot(index="theme", columns="setting", values="jaccard").to_dict("list")
    assert jaccard.pop(3) == pytest.approx([np.nan, np.nan], nan_ok=True)  # it has none of their papers
    assert jaccard == {0: [1, 1], 1: [round(2 / 3, 6), 0.75], 2: [0, 0]}
    shuffled = compare_settings(THEMES, papers.sample(frac=1, random_state=1), settings, placed)
    pd.testing.assert_frame_equal(shuffled, recovered)


def test_numbers_of_themes_may_have_gaps():
    papers = make_papers(HALVES)
    gaps = papers.assign(theme=papers["theme"] * 5 + 3)
    recovered = compare_settings(
        THEMES.assign(theme=[3, 8]), gaps, pd.DataFrame({"setting": [0], "own": False}), papers.assign(setting=0)
    )
    assert recovered[["theme", "jaccard"]].to_numpy().tolist() == [[3, 1], [8, 1]]


def test_where_every_setting_failed_nothing_is_recovered():
    none = compare_settings(
        THEMES, make_papers(HALVES), pd.DataFrame({"setting": [0], "own": True}), make_empty("settings.papers")
    )
    assert none.empty
    assert list(none) == ["theme", "label", "stability", "setting", "own", "jaccard"]
    assert count_recovered(none, above=0.5).empty


def make_recovered(rows):
    pairs = [(theme, jaccard) for theme, values in rows.items() for jaccard in values]
    recovered = pd.DataFrame(pairs, columns=["theme", "jaccard"])
    return recovered.assign(label="x", stability="", setting=0, own=False)


def test_words_for_how_many_settings_recover_a_theme():
    rows = {0: [0.6, 0.7, 0.8, 0.9], 1: [0.9, 0.9, 0.5, 0.1], 2: [0.51, 0.5, 0.5, 0.5], 3: [0.5, 0.5, 0.0, 0.5]}
    counted = count_recovered(make_recovered(rows), above=0.5)
    assert list(counted) == ["theme", "label", "stability", "recovered", "of", "verdict"]
    assert counted["recovered"].tolist() == [4, 2, 1, 0]
    assert counted["of"].tolist() == [4, 4, 4, 4]
    assert counted["verdict"].tolist() == ["all", "most", "some", "none"]


def test_the_study_s_own_setting_and_those_that_cannot_be_compared_are_not_counted():
    recovered = make_recovered({0: [1.0, np.nan, 0.4], 1: [1.0, np.nan, np.nan]}).assign(own=[True, False, False] * 2)
    counted = count_recovered(recovered, above=0.5)
    assert counted[["recovered", "of", "verdict"]].to_numpy().tolist() == [[0, 1, "none"], [0, 0, "none"]]
