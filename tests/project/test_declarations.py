"""What parameters may be is said once for each, and is held down to the elements of lists and dicts."""

from pathlib import Path

import pytest

from themeloom.lexicon import KINDS
from themeloom.meaning.encoding import MEANINGS
from themeloom.network.counting import COUNTINGS
from themeloom.network.similarity import SIMILARITIES
from themeloom.project.declarations import Declaration, check_value, read_declarations
from themeloom.project.overrides import read_defaults
from themeloom.project.pipeline import read_pipeline

ROOT = Path(__file__).parents[2]
DECLARED = read_declarations(ROOT / "notebooks" / "parameters.csv")
STEMS = [step.notebook for step in read_pipeline(ROOT)]
CHOICES = {"kinds": KINDS, "meaning": MEANINGS, "counting": COUNTINGS, "similarity": SIMILARITIES}


def test_each_parameter_of_each_notebook_is_declared_in_their_order_and_nothing_else_is():
    there = [(stem, name) for stem in STEMS for name in read_defaults(ROOT / "notebooks" / f"{stem}.ipynb")]
    assert list(DECLARED) == there
    assert len(there) > 40


@pytest.mark.parametrize("stem", STEMS)
def test_each_default_is_what_the_parameter_may_be(stem):
    for name, default in read_defaults(ROOT / "notebooks" / f"{stem}.ipynb").items():
        check_value(name, DECLARED[stem, name], default)


@pytest.mark.parametrize("key", [key for key in DECLARED if key[1] in CHOICES], ids=" ".join)
def test_choices_are_those_of_the_package(key):
    # auto picks one by what is counted
    auto = ("auto",) if key[1] == "counting" else ()
    assert DECLARED[key].choices == (*auto, *CHOICES[key[1]])


@pytest.mark.parametrize("stem", STEMS)
def test_a_parameter_of_the_sensitivity_analysis_may_be_what_it_may_be_where_it_is_handed_on(stem):
    for (notebook, name), declaration in DECLARED.items():
        handed_on = DECLARED.get(("12_settings", name))
        if notebook == stem != "12_settings" and handed_on and handed_on.container:
            assert handed_on._replace(container="") == declaration


NUMBER = Declaration("", "float", 0.5, 2)
COUNT = Declaration("", "int", 1, 9)
WORD = Declaration("", "str")
ONE = Declaration("", "str", choices=("a", "b"))
COUNTS = COUNT._replace(container="list")
ONES = ONE._replace(container="list")
NAMED = Declaration("dict", "str")
SWITCH = Declaration("", "bool")


@pytest.mark.parametrize(
    ("declaration", "value"),
    [
        (NUMBER, 1),
        (NUMBER, 0.5),
        (NUMBER, 2),
        (COUNT, 9),
        (WORD, ""),
        (WORD, "\"'\\\n\0{}\U0001f600"),
        (ONE, "a"),
        (COUNTS, []),
        (COUNTS, [1, 9, 1]),
        (ONES, ["b"]),
        (NAMED, {}),
        (NAMED, {"x": "y"}),
        (SWITCH, False),
    ],
)
def test_what_a_parameter_may_be_is_let_pass(declaration, value):
    check_value("n", declaration, value)


@pytest.mark.parametrize(
    ("declaration", "value", "message"),
    [
        (NUMBER, 0.4, r"n is 0\.4; needs float from 0\.5 to 2"),
        (NUMBER, float("nan"), "n is nan"),
        (NUMBER, float("inf"), "n is inf"),
        (NUMBER, True, "n is True"),
        (NUMBER, "1", "n is '1'"),
        (NUMBER, None, "n is None"),
        (COUNT, 0, "n is 0; needs int from 1 to 9"),
        (COUNT, 10**400, "n is 1000"),
        (COUNT, 1.0, r"n is 1\.0"),
        (COUNT, True, "n is True"),
        (COUNT, [1], r"n is \[1\]"),
        (WORD, 1, "n is 1; needs str"),
        (WORD, b"x", "n is b'x'"),
        (WORD, "\ud800", r"n is '\\ud800'"),
        (WORD, "x" * 10**6 + "\ud800", "needs str"),
        (ONE, "c", "needs str, one of a, b"),
        (ONE, ["a"], "needs str, one of a, b"),
        (COUNTS, 1, "needs list of int from 1 to 9"),
        (COUNTS, (1,), "needs list of int"),
        (COUNTS, [1, 0], r"n is \[1, 0\]"),
        (COUNTS, [b"'+str(1)+'"], "needs list of int"),
        (COUNTS, [True], "needs list of int"),
        (COUNTS, [[1]], "needs list of int"),
        (COUNTS, [{1}], "needs list of int"),
        (COUNTS, ["a"] * 10**6, "needs list of int"),
        (ONES, ["a", "x"], "needs list of str, each one of a, b"),
        (NAMED, {"x": 1}, "needs dict of str"),
        (NAMED, {1: "x"}, "needs dict of str"),
        (NAMED, {"\ud800": "x"}, "needs dict of str"),
        (NAMED, {"x": ["y"]}, "needs dict of str"),
        (NAMED, ["x"], "needs dict of str"),
        (SWITCH, 1, "needs bool"),
        (SWITCH, "true", "needs bool"),
    ],
)
def test_anything_else_is_refused_in_one_short_line(declaration, value, message):
    with pytest.raises(ValueError, match=message) as caught:
        check_value("n", declaration, value)
    assert len(str(caught.value)) < 200
    assert str(caught.value).isprintable()


ROW = "05_themes,seed,int,0,9,\n"


@pytest.mark.parametrize(
    "rows",
    [
        "",
        ROW + ROW,
        "05_themes,seed,int,,,\n",
        "05_themes,seed,int,0,,\n",
        "05_themes,name,str,0,9,\n",
        "05_themes,seed,integer,0,9,\n",
        "05_themes,seed,set of int,0,9,\n",
        "05_themes,seed,int,low,9,\n",
    ],
)
def test_a_row_that_declares_nothing_is_refused(tmp_path, rows):
    path = tmp_path / "parameters.csv"
    path.write_text("notebook,parameter,type,lowest,highest,choices\n" + rows)
    with pytest.raises(ValueError):  # noqa: PT011
        read_declarations(path)
