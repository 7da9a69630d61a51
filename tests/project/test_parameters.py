"""Parameters: what is not a notebook's is refused in one line, and what a corpus changes is what is run with."""

from pathlib import Path

import pytest

from themeloom.project.corpus import Corpus
from themeloom.project.parameters import find_changes, list_parameters, read_defaults, read_overrides, read_own
from toy_notebooks import write_notebook

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "notebooks" / "05_themes.ipynb"


@pytest.fixture
def overrides(tmp_path):
    def write(text):
        path = tmp_path / "05_themes.yml"
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize(("text", "given"), [("", {}), ("resolution: 2\nseed: 2\n", {"resolution": 2, "seed": 2})])
def test_declared_parameters_may_be_overridden(overrides, text, given):
    assert read_overrides(THEMES, overrides(text)) == given


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "resolutoin: 1.3\n",
            "no parameter resolutoin; there are: clouds, halves, meaning, min_size, number, processes, resolution, ",
        ),
        ("corpus: other\n", "no parameter corpus"),
        ("resolution: high\n", "resolution is 'high'; needs float, such as 1.0"),
        ("seed: 1.5\n", "seed is 1.5; needs int"),
        ("seed: true\n", "needs int"),
        ("resolution=2\n", "name: value"),
        ("a: [", "not YAML"),
    ],
)
def test_anything_else_is_refused_in_one_line(overrides, text, message):
    with pytest.raises(ValueError, match=message) as caught:
        read_overrides(THEMES, overrides(text))
    assert "\n" not in str(caught.value)


OVERRIDES = sorted((ROOT / "data").glob("*/params/*.yml"))


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_those_of_every_corpus_are_declared(path):
    assert read_overrides(ROOT / "notebooks" / f"{path.stem}.ipynb", path)


def test_defaults_are_those_of_the_notebooks():
    defaults = read_defaults(ROOT / "notebooks" / "04_network.ipynb")
    assert {"counting": "binary", "min_shared": 1}.items() <= defaults.items()
    assert "corpus" not in defaults
    assert isinstance(read_defaults(ROOT / "notebooks" / "12_sensitivity.ipynb")["fewer_or_more"], list)


# ---------------------------------------------------------------- what a corpus changes


PARAMETERS = """corpus = "one"  # folder below data/
seed = 1  # of the starts
share = 0.5  # 0 to 1
kinds = ["system", "task"]
full = False"""
DEFAULTS = {"seed": 1, "share": 0.5, "kinds": ["system", "task"], "full": False}


@pytest.fixture
def looms(tmp_path):
    (tmp_path / "notebooks").mkdir()
    write_notebook(tmp_path / "notebooks" / "05_themes.ipynb", "pass", PARAMETERS)
    write_notebook(tmp_path / "notebooks" / "04_network.ipynb", "pass", 'corpus = "one"\nmax_terms = 200')
    (tmp_path / "data" / "looms" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "looms" / "raw" / "a.txt").write_text("A title\n")
    return Corpus("looms", tmp_path)


def test_what_the_user_set_is_read_and_nothing_where_there_is_no_file(looms):
    assert read_own(looms, "05_themes") == {}
    looms.save_parameters("05_themes", {"seed": 2, "kinds": ["é"]})
    assert read_own(looms, "05_themes") == {"seed": 2, "kinds": ["é"]}
    assert read_own(looms, "04_network") == {}


def test_what_the_user_set_wrongly_is_refused(looms):
    looms.save_parameters("05_themes", {"sede": 2})
    with pytest.raises(ValueError, match=r"05_themes\.yml: .*has no parameter sede; there are: full, kinds, seed, share$"):
        read_own(looms, "05_themes")


@pytest.mark.parametrize(
    ("own", "values", "changes"),
    [
        ({}, {}, {}),
        ({}, DEFAULTS, {}),
        ({}, {"seed": 2, "share": 0.5}, {"seed": 2}),
        ({"seed": 2}, {}, {"seed": 2}),
        ({"seed": 2}, {"share": 1}, {"seed": 2, "share": 1}),
        ({"seed": 2}, {"seed": 3}, {"seed": 3}),
        ({"seed": 2}, {"seed": 1}, {}),
        ({"kinds": ["task"]}, {"kinds": ["system", "task"]}, {}),
        ({"kinds": ["task"]}, {"kinds": ["task", "system"]}, {"kinds": ["task", "system"]}),
    ],
)
def test_changes_are_what_differs_from_the_defaults_once_set_over_the_own(looms, own, values, changes):
    looms.save_parameters("05_themes", own)
    assert find_changes(looms, "05_themes", values) == changes


def test_changes_once_saved_are_what_is_run_with(looms):
    looms.save_parameters("05_themes", {"seed": 2, "full": True})
    values = {"seed": 1, "share": 0.25}
    looms.save_parameters("05_themes", find_changes(looms, "05_themes", values))
    assert DEFAULTS | read_own(looms, "05_themes") == DEFAULTS | {"full": True} | values


def test_parameters_are_listed_with_what_the_user_set_and_the_corpus_is_none_of_them(looms):
    looms.save_parameters("05_themes", {"seed": 2})
    listed = list_parameters(looms, ["04_network", "05_themes"])
    assert list(listed) == ["notebook", "parameter", "value", "default"]
    assert listed.to_numpy().tolist() == [
        ["04_network", "max_terms", 200, 200],
        ["05_themes", "seed", 2, 1],
        *(["05_themes", name, default, default] for name, default in list(DEFAULTS.items())[1:]),
    ]
    assert [type(value) for value in listed["value"]] == [int, int, float, list, bool]
    assert list_parameters(looms, []).empty
