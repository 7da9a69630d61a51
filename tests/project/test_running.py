"""Running a notebook: overrides that are not its parameters are refused, failures end in one message, accounts are shown."""

from pathlib import Path

import nbformat
import pytest

from themeloom.project import running as run
from themeloom.project.corpus import Corpus

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
    assert run.read_overrides(THEMES, overrides(text)) == given


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("resolutoin: 1.3\n", "no parameter resolutoin; there are: min_size, processes, resolution, "),
        ("corpus: other\n", "no parameter corpus"),
        ("resolution: high\n", "resolution is 'high'; needs float, such as 1.0"),
        ("seed: 1.5\n", "seed is 1.5; needs int"),
        ("seed: true\n", "needs int"),
        ("resolution=2\n", "name: value"),
        ("a: [", "not YAML"),
    ],
)
def test_anything_else_is_told_in_one_line(overrides, text, told):
    with pytest.raises(ValueError, match=told) as caught:
        run.read_overrides(THEMES, overrides(text))
    assert "\n" not in str(caught.value)


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    monkeypatch.setenv("TQDM_DISABLE", "1")  # what main sets is taken back


OVERRIDES = sorted((ROOT / "data").glob("*/params/*.yml"))


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_those_of_every_corpus_are_declared(path):
    assert run.read_overrides(ROOT / "notebooks" / f"{path.stem}.ipynb", path)


def write_notebook(path, code, parameters='corpus = "one"  # name', first=(), last=()):
    cells = [
        *map(nbformat.v4.new_markdown_cell, first),
        nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code),
        *map(nbformat.v4.new_markdown_cell, last),
    ]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)
    return path


def test_what_it_printed_is_shown_and_kept(tmp_path, capsys):
    notebook = write_notebook(tmp_path / "a.ipynb", "print(corpus, 2)")
    run.main(notebook, tmp_path / "run.ipynb", "007")
    assert capsys.readouterr().out == "  007 2\n"
    assert "007 2" in (tmp_path / "run.ipynb").read_text()


def test_a_failure_ends_in_its_message_and_leaves_the_traceback_in_the_run(tmp_path):
    notebook = write_notebook(tmp_path / "a.ipynb", "raise ValueError('too few papers')")
    with pytest.raises(SystemExit, match=r"ValueError: too few papers\n.*run\.ipynb"):
        run.main(notebook, tmp_path / "run.ipynb", "one")
    assert "Traceback" in (tmp_path / "run.ipynb").read_text()


def test_a_kernel_that_dies_at_its_start_is_started_once_more(tmp_path, monkeypatch):
    tried = []

    def execute(*_, **__):
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(run, "execute_notebook", execute)
    assert run.run_notebook("a.ipynb", "run.ipynb", {}) == ""
    assert len(tried) == 2


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
    write_notebook(
        tmp_path / "notebooks" / "05_themes.ipynb",
        "pass",
        PARAMETERS,
        ["# Which <i>themes</i> are there? # once more\n\nBy clusters."],
        ["**How to read this.** As a *map*."],
    )
    write_notebook(tmp_path / "notebooks" / "04_network.ipynb", "pass", 'corpus = "one"\nmax_terms = 200')
    (tmp_path / "data" / "looms" / "raw").mkdir(parents=True)
    (tmp_path / "data" / "looms" / "raw" / "a.txt").write_text("A title\n")
    return Corpus("looms", tmp_path)


def test_what_the_user_set_is_read_and_nothing_where_there_is_no_file(looms):
    assert run.read_own(looms, "05_themes") == {}
    looms.save_settings("05_themes", {"seed": 2, "kinds": ["é"]})
    assert run.read_own(looms, "05_themes") == {"seed": 2, "kinds": ["é"]}
    assert run.read_own(looms, "04_network") == {}


def test_what_the_user_set_wrongly_is_told(looms):
    looms.save_settings("05_themes", {"sede": 2})
    with pytest.raises(ValueError, match=r"05_themes\.yml: .*has no parameter sede; there are: full, kinds, seed, share$"):
        run.read_own(looms, "05_themes")


def test_what_the_user_wrote_of_a_corpus_is_read_where_there_is_something(looms):
    assert run.read_about(looms) == ""
    (looms.folder / "README.md").write_text("# Looms\n", encoding="utf-8")
    assert run.read_about(looms) == "# Looms\n"


def test_a_notebook_tells_its_question_and_how_to_read_it(looms):
    told = run.read_guide(looms, "05_themes")
    assert told == ("Which <i>themes</i> are there? # once more", "**How to read this.** As a *map*.")


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
    looms.save_settings("05_themes", own)
    assert run.find_changes(looms, "05_themes", values) == changes


def test_changes_once_saved_are_what_is_run_with(looms):
    looms.save_settings("05_themes", {"seed": 2, "full": True})
    values = {"seed": 1, "share": 0.25}
    looms.save_settings("05_themes", run.find_changes(looms, "05_themes", values))
    assert DEFAULTS | run.read_own(looms, "05_themes") == DEFAULTS | {"full": True} | values


def test_parameters_are_listed_with_what_the_user_set_and_the_corpus_is_none_of_them(looms):
    looms.save_settings("05_themes", {"seed": 2})
    listed = run.list_parameters(looms, ["04_network", "05_themes"])
    assert list(listed) == ["notebook", "parameter", "value", "default"]
    assert listed.to_numpy().tolist() == [
        ["04_network", "max_terms", 200, 200],
        ["05_themes", "seed", 2, 1],
        *(["05_themes", name, default, default] for name, default in list(DEFAULTS.items())[1:]),
    ]
    assert [type(value) for value in listed["value"]] == [int, int, float, list, bool]
    assert run.list_parameters(looms, []).empty
