"""Running a notebook: failures end in one message, accounts are shown, and what make should see is left behind."""

import base64
import errno
import json
import os
from datetime import date

import pytest

from themeloom.project import running
from themeloom.project.freshness import describe_state, list_fresh
from toy_notebooks import declare, write_notebook


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    monkeypatch.setenv("TQDM_DISABLE", "1")  # what main sets is taken back


@pytest.fixture
def project(tmp_path):
    """A project of one notebook, 03_toys, that takes the number ``n`` and the thesaurus; its code is written by a test."""
    for folder in ("notebooks", "data/007/raw", "data/007/params"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "notebooks" / "pipeline.csv").write_text("notebook,makes,command\n03_toys,table,all\n")
    declare(tmp_path / "notebooks", "03_toys", n="int,1,9,")
    return tmp_path


def run(project, code):
    write_notebook(project / "notebooks" / "03_toys.ipynb", code, 'corpus = "one"  # name\nn = 1  # number')
    running.main("03_toys", "007", project)


def test_what_it_printed_is_shown_and_kept(project, capsys):
    run(project, "print(corpus, n)")
    assert capsys.readouterr().out == "03_toys: 007 1\n"
    assert "007 1" in (project / "data/007/runs/03_toys.ipynb").read_text()


def test_of_the_files_that_it_wrote_their_number_is_shown_and_their_checksums_are_kept(project, capsys):
    paths = ["data/a.b/derived/03_toys.papers.parquet", "data/a.b/derived/03_toys.parquet", "figures/a.b/03_toys.svg"]
    lines = ["2 toys", *(f"{path}  sha256 {number:016x}" for number, path in enumerate(paths, 10)), "no  sha256 abc"]
    run(project, f"print({chr(10).join(lines)!r})")
    shown = ["2 toys", "no  sha256 abc", "data/a.b/derived/03_toys.*: 2 files", "figures/a.b/03_toys.*: 1 file"]
    assert capsys.readouterr().out.splitlines() == [f"03_toys: {line}" for line in shown]
    assert f"{paths[1]}  sha256 000000000000000b" in (project / "data/007/runs/03_toys.ipynb").read_text()


def test_a_failure_ends_in_its_message_and_leaves_the_traceback_in_a_run_of_its_own(project):
    run(project, "print('good')")
    with pytest.raises(SystemExit, match=r"ValueError: too few papers\n.*runs/03_toys\.unfinished\.ipynb"):
        run(project, "raise ValueError('too few papers')")
    runs = project / "data/007/runs"
    assert "Traceback" in (runs / "03_toys.unfinished.ipynb").read_text()
    assert "good" in (runs / "03_toys.ipynb").read_text()
    run(project, "print('good')")
    assert sorted(path.name for path in runs.iterdir()) == ["03_toys.ipynb", "03_toys.used.json"]


def test_what_the_user_set_is_run_with_and_stands_in_the_record(project, capsys):
    parameters = project / "data/007/params/03_toys.yml"
    for text, n in (("n: 2\n", 2), ("n: 3\n", 3), (None, 1)):
        parameters.unlink(missing_ok=True)
        if text:
            parameters.write_text(text)
        run(project, "print(n)\n'here.read_thesaurus()'")
        assert capsys.readouterr().out == f"03_toys: {n}\n"
        used = json.loads((project / "data/007/runs/03_toys.used.json").read_text())["used"]
        assert used["data/007/params/03_toys.yml"] == describe_state(parameters)
        assert "data/007/params/thesaurus.csv" not in used  # the name alone is no call
    run(project, "if n < 0: here.read_thesaurus()")
    used = json.loads((project / "data/007/runs/03_toys.used.json").read_text())["used"]
    assert used["data/007/params/thesaurus.csv"] == ""  # it may come


def test_what_changes_while_a_notebook_runs_was_not_used(project):
    path = project / "data/007/params/03_toys.yml"
    path.write_text("n: 2\n")
    run(project, f"n = open({str(path)!r}, 'w').write('n: 3')")
    assert list_fresh(project, "007") == []


def test_a_parameter_that_the_notebook_has_not_ends_in_one_message(project):
    (project / "data/007/params/03_toys.yml").write_text("m: 2\n")
    with pytest.raises(SystemExit, match=r"03_toys\.yml: .*03_toys\.ipynb has no parameter 'm'; there are: n$"):
        run(project, "print(n)")


WRITE = "import pathlib\nfor name in {names}: pathlib.Path('../data/007/derived', name).write_text(str(n))"
MINE = ["derived/03_toys.parquet", "derived/03_toys.papers.parquet", "derived/03_toys.rejected.csv", "runs/03_toys.d/a"]
OTHERS = ["derived/03_toys_too.parquet", "derived/04_toys.parquet", "derived/.04_toys.csv.x.part", "runs/04_toys.ipynb"]


@pytest.fixture
def made(project):
    """The project, in which 03_toys was made, and others were."""
    for name in [*MINE, *OTHERS, "derived/.03_toys.papers.parquet.x.part"]:
        path = project / "data/007" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("old")
    return project


def list_files(project):
    files = [path for name in ("derived", "runs") for path in (project / "data/007" / name).rglob("*") if path.is_file()]
    return {path.relative_to(project / "data/007").as_posix(): path.read_text() for path in files}


@pytest.mark.parametrize(
    "failure", ["1 / 0", "import os; os._exit(3)", "from themeloom import writing; raise writing.NotWrittenError('full')"]
)
def test_a_run_that_fails_leaves_the_last_good_artefact_with_its_run_and_its_record(made, failure):
    run(made, WRITE.format(names=["03_toys.parquet"]))
    before = list_files(made)
    with pytest.raises(SystemExit) as caught:
        run(made, failure)
    assert len(str(caught.value).splitlines()) <= 2
    after = list_files(made)
    assert after.pop("runs/03_toys.unfinished.ipynb")
    assert after == before
    assert list_fresh(made, "007") == []  # for the notebook is another


def test_an_override_that_fails_is_not_even_run(made):
    run(made, WRITE.format(names=["03_toys.parquet"]))
    before = list_files(made)
    (made / "data/007/params/03_toys.yml").write_text("n: abc\n")
    with pytest.raises(SystemExit, match="abc"):
        running.main("03_toys", "007", made)
    assert list_files(made) == before
    (made / "data/007/params/03_toys.yml").unlink()
    assert list_fresh(made, "007") == ["03_toys"]


def test_what_an_artefact_no_longer_has_goes_when_the_new_one_is_there(made):
    run(made, WRITE.format(names=["03_toys.parquet", "03_toys.papers.parquet"]))
    left = list_files(made)
    assert left.keys() == {*MINE[:2], *OTHERS, "runs/03_toys.ipynb", "runs/03_toys.used.json"}
    assert left["derived/03_toys.parquet"] == "1"
    assert list_fresh(made, "007") == ["03_toys"]


PAIR = ["03_toys.parquet", "03_toys.papers.parquet"]
LAST = "import pathlib\nfor name, text in {texts}.items(): pathlib.Path('../data/007/derived', name).write_text(text)"


@pytest.mark.parametrize(
    ("texts", "kept"),
    [
        (["1", "1"], PAIR),
        (["1", "2"], []),  # one that is another makes all new: make looks at the artefact alone
        (["2", "1"], []),
        (["1"], []),
        (["1", "1", "1"], []),
    ],
)
def test_what_is_made_again_keeps_its_time_where_all_of_it_is_the_same(made, texts, kept):
    run(made, WRITE.format(names=PAIR))
    paths = [made / "data/007/derived" / name for name in PAIR]
    for path in paths:
        os.utime(path, (1, 1))
    run(made, LAST.format(texts=dict(zip([*PAIR, "03_toys.aside.csv"], texts, strict=False))))
    assert [path.name for path in paths if path.exists() and path.stat().st_mtime == 1] == kept
    assert list_fresh(made, "007") == ["03_toys"]


def test_a_run_that_does_not_make_its_artefact_is_not_taken_as_done(project):
    run(project, "print(n)")
    assert list_fresh(project, "007") == []


@pytest.mark.parametrize("moment", ["_remove", "_describe_made"])
def test_a_run_that_is_killed_after_its_artefact_is_not_taken_as_done(made, monkeypatch, moment):
    run(made, WRITE.format(names=["03_toys.parquet"]))
    (made / "data/007/params/03_toys.yml").write_text("n: 2\n")

    def kill(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(running, moment, kill)
    with pytest.raises(KeyboardInterrupt):
        running.main("03_toys", "007", made)
    assert (made / "data/007/derived/03_toys.parquet").read_text() == "2"
    assert list_fresh(made, "007") == []
    (made / "data/007/params/03_toys.yml").unlink()  # nor as what it was before
    assert list_fresh(made, "007") == []


def test_where_the_run_cannot_be_written_one_line_says_so(project, monkeypatch):
    def execute(*_, **__):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(running, "execute_notebook", execute)
    expected = (
        "^data/007/runs/03_toys.unfinished.ipynb cannot be written: No space left on device; make room on that disk, .*again$"
    )
    with pytest.raises(SystemExit, match=expected):
        run(project, "")


def test_a_kernel_that_dies_at_its_start_is_started_once_more(monkeypatch):
    tried = []

    def execute(*_, **__):
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(running, "execute_notebook", execute)
    assert running.run_notebook("a.ipynb", "run.ipynb", {}) == ""
    assert len(tried) == 2


@pytest.mark.parametrize("value", [{1}, [b"'+str(1)+'"], {"a": {1}}, date(2020, 1, 1), float("nan"), [float("inf")], object()])
def test_what_is_no_plain_value_is_not_handed_to_a_notebook(project, value):
    path = write_notebook(project / "notebooks" / "03_toys.ipynb", "print(n)", "n = 1")
    with pytest.raises((TypeError, ValueError)):
        running.run_notebook(path, project / "run.ipynb", {"n": value})
    assert not (project / "run.ipynb").exists()


def test_braces_in_the_path_of_a_project_are_part_of_it(project):
    folder = project / "{corpus.__class__} {x}"
    folder.mkdir()
    path = write_notebook(folder / "03_toys.ipynb", "print(n)", "n = 1")
    assert running.run_notebook(path, folder / "run.ipynb", {"n": "{n}"}) == "{n}\n"
    assert (folder / "run.ipynb").exists()


def test_a_parameter_file_that_is_code_runs_nothing(project):
    """What a corpus brings along is data: papermill would write such bytes into the notebook as they are."""
    code = b'\'"+str(__import__("pathlib").Path("ran").touch())+"\''
    listed = f"n: [!!binary {base64.b64encode(code).decode()}]\n"
    (project / "data/007/params/03_toys.yml").write_text(listed)
    with pytest.raises(SystemExit, match=r"03_toys\.yml: line 1: .*tags"):
        run(project, "print(n)")
    assert list(project.rglob("ran")) == []
