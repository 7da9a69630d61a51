"""Parameters: what a corpus changes is what is run with."""

import pytest

from themeloom.project.corpus import Corpus
from themeloom.project.freshness import describe_states, format_record, locate_record
from themeloom.project.parameters import find_changes, list_parameters, read_own
from toy_notebooks import declare, write_notebook

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
    declare(tmp_path / "notebooks", "05_themes", seed="int,0,9,", share="float,0,1,", kinds="list of str,,,", full="bool,,,")
    (tmp_path / "data" / "looms" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "looms" / "raw" / "a.txt").write_text("A title\n")
    return Corpus("looms", tmp_path)


def test_what_the_user_set_is_read_and_nothing_where_there_is_no_file(looms):
    assert read_own(looms, "05_themes") == {}
    looms.save_parameters("05_themes", {"seed": 2, "kinds": ["é"]})
    assert read_own(looms, "05_themes") == {"seed": 2, "kinds": ["é"]}
    assert read_own(looms, "04_network") == {}


def test_a_parameter_that_is_not_declared_cannot_be_set(looms):
    looms.save_parameters("04_network", {"max_terms": 2})
    with pytest.raises(ValueError, match=r"parameters\.csv does not say what max_terms of 04_network may be"):
        read_own(looms, "04_network")


def test_what_the_user_set_wrongly_is_refused(looms):
    looms.save_parameters("05_themes", {"sede": 2})
    with pytest.raises(ValueError, match=r"05_themes\.yml: .*has no parameter 'sede'; there are: full, kinds, seed, share$"):
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


def test_parameters_with_which_something_was_tried_out_are_not_those_that_are_listed(looms):
    made = "data/looms/derived/05_themes.parquet"
    used = ["notebooks/05_themes.ipynb", "data/looms/params/05_themes.yml"]
    (looms.root / made).parent.mkdir()
    (looms.root / made).write_text("of two themes")
    record = locate_record(looms.root, "looms", "05_themes")
    record.parent.mkdir()
    record.write_text(format_record(describe_states(looms.root, used), describe_states(looms.root, [made])))
    assert len(list_parameters(looms, ["05_themes"])) == len(DEFAULTS)
    (looms.root / made).write_text("of three themes")
    with pytest.raises(ValueError, match=r"^05_themes was run .* nowhere: write them into data/looms/params/05_themes\.yml, or"):
        list_parameters(looms, ["04_network", "05_themes"])
    assert len(list_parameters(looms, ["04_network"])) == 1
    looms.save_parameters("05_themes", {"seed": 3})
    assert list_parameters(looms, ["05_themes"]).set_index("parameter").at["seed", "value"] == 3
