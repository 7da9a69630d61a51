"""Controls at the parameters of a corpus, each with a name."""

from pathlib import Path

import ipywidgets as widgets
import pytest

from themeloom.explorer.controls import NAMES, arrange, list_choices, make_controls
from themeloom.lexicon.kinds import PROFILES
from themeloom.project.parameters import read_defaults
from toys import THEMES

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
KINDS = PROFILES["computing"]
NOW = {"themes": "papers", "max_terms": 200, "number": 9, "resolution": 1.0, "min_shared": 1, "kinds": []}


def make(now, most=300):
    return make_controls(NOW | now, most=most, numbers=range(2, 16), kinds=KINDS, colorings=["theme", "kind"])


def test_they_stand_at_the_values_of_now():
    controls = make({"kinds": ["task"], "min_shared": 3})
    assert [controls[name].value for name in ("max_terms", "number", "min_shared")] == [200, 9, 3]
    assert controls["kinds"].value == ("task",)


def test_without_kinds_of_the_corpus_all_are_shown():
    for kinds in ([], ["place"]):
        assert make({"kinds": kinds})["kinds"].value == KINDS


def test_a_map_can_have_all_terms_that_are_in_enough_papers():
    assert make({}, most=300)["max_terms"].max == 300


def test_a_map_of_fewer_terms_than_are_asked_for_says_how_many_there_are():
    terms = make({}, most=91)["max_terms"]
    assert (terms.value, terms.max) == (91, 91)


def test_at_first_the_links_are_drawn_that_figure_and_report_draw():
    default = read_defaults(NOTEBOOKS / "06_term_map.ipynb")["max_q"]
    assert make({})["max_q"].value == default


def test_papers_are_given_a_number_of_themes_and_networks_a_resolution():
    of_papers = make({})
    assert (of_papers["number"].min, of_papers["number"].max) == (2, 15)
    assert "resolution" not in of_papers
    of_network = make({"themes": "network"})
    assert of_network["resolution"].value == 1.0
    assert "number" not in of_network


def test_values_beyond_the_usual_are_not_cut():
    controls = make({"max_terms": 2000, "number": 40, "min_shared": 40}, most=3000)
    assert [controls[name].value for name in ("max_terms", "number", "min_shared")] == [2000, 40, 40]
    assert make({"themes": "network", "resolution": 9.0})["resolution"].value == 9.0


def test_values_below_the_usual_are_not_raised():
    controls = make({"themes": "network", "max_terms": 7, "resolution": 0.01})
    assert [controls[name].value for name in ("max_terms", "resolution")] == [7, 0.01]
    assert make({"number": 1})["number"].value == 1


@pytest.mark.parametrize("themes", ["papers", "network"])
def test_each_is_named_and_has_a_place(themes):
    controls = make({"themes": themes})
    buttons = {"save", "export"}
    assert set(controls) < {*NAMES, *buttons}
    assert all(control.tooltip == NAMES[name] for name, control in controls.items() if name not in buttons)
    status, drawing, panel, tool, pictures = (widgets.HTML() for _ in range(5))
    page, pages = arrange(controls | {"pictures": pictures}, status, drawing, panel, {"Tool": tool})
    assert page.children[0].children[:2] == (drawing, status)
    details, settings, look, last = pages.children
    assert (pages.titles, last) == (("Details", "Parameters", "Look", "Tool"), tool)
    assert details.children[-1] is panel
    assert settings.children[-1] is controls["save"]
    assert look.children[-2:] == (pictures, controls["export"])
    assert len(details.children) - 1 + len(settings.children) + len(look.children) - 1 == len(controls)


def test_terms_and_themes_are_offered():
    assert list_choices(["Alpha", "Zeta"], THEMES) == {
        "search": ["Alpha", "Zeta"],
        "other": ["Alpha", "Zeta"],
        "theme": [("choose one", None), ("1  Alpha", 1), ("2  Map", 2)],
    }
