"""Running a notebook: failures end in one message, accounts are shown, and what make should see is left behind."""

import pytest

from themeloom.project import running
from toy_notebooks import write_notebook


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    monkeypatch.setenv("TQDM_DISABLE", "1")  # what main sets is taken back


@pytest.fixture
def project(tmp_path):
    """A project of one notebook, 03_toys, that takes the number ``n`` and the thesaurus; its code is written by a test."""
    for folder in ("notebooks", "data/007/raw", "data/007/params"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "notebooks" / "pipeline.csv").write_text("notebook,makes,command\n03_toys,table,all\n")
    return tmp_path


def run(project, code):
    write_notebook(project / "notebooks" / "03_toys.ipynb", code, 'corpus = "one"  # name\nn = 1  # number')
    running.main("03_toys", "007", project)


def test_what_it_printed_is_shown_and_kept(project, capsys):
    run(project, "print(corpus, n)")
    assert capsys.readouterr().out == "  007 1\n"
    assert "007 1" in (project / "data/007/runs/03_toys.ipynb").read_text()


def test_a_failure_ends_in_its_message_and_leaves_the_traceback_in_the_run(project):
    with pytest.raises(SystemExit, match=r"ValueError: too few papers\n.*03_toys\.ipynb"):
        run(project, "raise ValueError('too few papers')")
    assert "Traceback" in (project / "data/007/runs/03_toys.ipynb").read_text()


def test_what_the_user_set_is_run_with_and_kept_with_the_run(project, capsys):
    (project / "data/007/params/03_toys.yml").write_text("n: 2\n")
    (project / "data/007/params/thesaurus.csv").write_text("label,replace by\n")
    run(project, "print(n)\n'here.read_thesaurus()'")
    used = project / "data/007/runs/03_toys.used"
    assert capsys.readouterr().out == "  2\n"
    assert [path.name for path in used.iterdir()] == ["03_toys.yml"]  # the name alone is no call
    run(project, "if n < 0: here.read_thesaurus()")
    assert sorted(path.name for path in used.iterdir()) == ["03_toys.yml", "thesaurus.csv"]
    (project / "data/007/params/03_toys.yml").unlink()
    (project / "data/007/params/thesaurus.csv").unlink()
    run(project, "print(n)")
    assert not used.exists()


def test_a_parameter_that_the_notebook_has_not_ends_in_one_message(project):
    (project / "data/007/params/03_toys.yml").write_text("m: 2\n")
    with pytest.raises(SystemExit, match=r"03_toys\.yml: .*03_toys\.ipynb has no parameter m; there are: n$"):
        run(project, "print(n)")


def test_the_artefact_of_the_run_before_is_gone_with_all_that_belongs_to_it(project):
    derived = project / "data/007/derived"
    runs = project / "data/007/runs"
    for folder in (derived, runs, runs / "03_toys.d", runs / "03_toys.used"):
        folder.mkdir(exist_ok=True)
    mine = ["derived/03_toys.parquet", "derived/03_toys.papers.parquet", "derived/03_toys.rejected.csv", "runs/03_toys.d/a"]
    others = ["derived/03_toys_too.parquet", "derived/04_toys.parquet", "runs/04_toys.ipynb"]
    for name in [*mine, *others]:
        (project / "data/007" / name).touch()
    with pytest.raises(SystemExit):
        run(project, "1 / 0")
    left = {path.relative_to(project / "data/007").as_posix() for folder in (derived, runs) for path in folder.rglob("*")}
    assert left == {*others, "runs/03_toys.ipynb"}


def test_a_kernel_that_dies_at_its_start_is_started_once_more(monkeypatch):
    tried = []

    def execute(*_, **__):
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")

    monkeypatch.setattr(running, "execute_notebook", execute)
    assert running.run_notebook("a.ipynb", "run.ipynb", {}) == ""
    assert len(tried) == 2
