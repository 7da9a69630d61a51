"""Controls at the parameters of a corpus, each with a name."""

import ipywidgets as widgets

from themeloom.explorer.controls import NAMES, arrange, list_choices, make_controls
from themeloom.lexicon.kinds import PROFILES
from toys import THEMES

KINDS = PROFILES["computing"]
NOW = {"max_terms": 200, "resolution": 1.0, "min_shared": 1, "kinds": []}


def test_they_stand_at_the_values_of_now():
    controls = make_controls({**NOW, "kinds": ["task"], "min_shared": 3}, most=300, kinds=KINDS)
    assert (controls["max_terms"].value, controls["resolution"].value, controls["min_shared"].value) == (200, 1.0, 3)
    assert controls["kinds"].value == ("task",)


def test_without_kinds_of_the_corpus_all_are_shown():
    for kinds in ([], ["place"]):
        assert make_controls({**NOW, "kinds": kinds}, most=300, kinds=KINDS)["kinds"].value == KINDS


def test_a_map_can_have_all_terms_that_are_in_enough_papers():
    assert make_controls(NOW, most=300, kinds=KINDS)["max_terms"].max == 300
    assert make_controls(NOW, most=9, kinds=KINDS)["max_terms"].max == 200


def test_values_beyond_the_usual_are_not_cut():
    controls = make_controls({**NOW, "max_terms": 2000, "resolution": 9.0, "min_shared": 40}, most=300, kinds=KINDS)
    assert [controls[name].value for name in ("max_terms", "resolution", "min_shared")] == [2000, 9.0, 40]


def test_values_below_the_usual_are_not_raised():
    controls = make_controls({**NOW, "max_terms": 7, "resolution": 0.01}, most=300, kinds=KINDS)
    assert [controls[name].value for name in ("max_terms", "resolution")] == [7, 0.01]


def test_each_is_named_and_has_a_place():
    controls = make_controls(NOW, most=300, kinds=KINDS)
    assert set(controls) == {*NAMES, "save"}
    assert all(controls[name].tooltip == label for name, label in NAMES.items())
    status, drawing, panel, editor = (widgets.HTML() for _ in range(4))
    page = arrange(controls, status, drawing, panel, editor)
    assert len(page.children[0].children) == len(controls)
    assert page.children[1] is status


def test_terms_and_themes_are_offered():
    assert list_choices(["Alpha", "Zeta"], THEMES) == {
        "search": ["Alpha", "Zeta"],
        "other": ["Alpha", "Zeta"],
        "theme": [("choose one", None), ("0  Alpha", 0), ("1  Map", 1)],
    }
