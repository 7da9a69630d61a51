"""Running a notebook: overrides that are not its parameters are refused, failures end in one message, accounts are shown."""

from pathlib import Path

import nbformat
import pytest

from themeloom import run

ROOT = Path(__file__).parents[1]
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


def write_notebook(path, code):
    cells = [
        nbformat.v4.new_code_cell('corpus = "one"  # name', metadata={"tags": ["parameters"]}),
        nbformat.v4.new_code_cell(code),
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
