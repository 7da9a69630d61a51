"""What a run says: each line and each bar tells its notebook, and none is written behind another."""

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from sources import ROOT
from themeloom.project.console import ERASE, NamedBars, clean_line, write_lines
from toy_notebooks import write_notebook

CODE = """
import sys
from tqdm import tqdm
list(tqdm([1, 2], desc="toys"))
print("mind the gap", file=sys.stderr)
print("2 toys")
"""


def test_lines_are_written_in_place_of_a_bar_that_another_run_left(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    write_lines(["a: 1", "a: 2"])
    assert capsys.readouterr() == ("a: 1\na: 2\n", ERASE)


def test_a_log_has_the_lines_alone(capsys):
    clean_line()
    write_lines(["a: 1", "a: 2"])
    assert capsys.readouterr() == ("a: 1\na: 2\n", "")


def test_bars_and_lines_begin_with_their_notebook_in_place_of_what_stood_there(capsys):
    bars = NamedBars("01_toys")
    for text in ["\r  0%|", "\r 50%|\r100%|", "\n", "one\ntwo\n", "\r     \r"]:  # the last is how tqdm takes a bar away
        bars.write(text)
    name = f"{ERASE}01_toys: "
    assert capsys.readouterr().err == f"{name}  0%|{name} 50%|{name}100%|\n{name}one\n{name}two\n\r     \r"


def test_a_bar_is_as_much_shorter_as_its_notebook_s_name_is_long(monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    assert NamedBars("01_toys").measure_room() == 40 - len("01_toys: ") - 1
    assert NamedBars("a" * 50).measure_room() == 1


@given(st.text("ab \r\n"))
def test_no_letter_is_lost(text):
    letters = NamedBars("1").name_lines(text).replace(f"{ERASE}1: ", "")
    assert letters.replace("\r", "") == text.replace("\r", "")


def test_a_run_on_a_terminal_says_nothing_without_its_name(tmp_path):
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "data" / "007" / "raw").mkdir(parents=True)
    (tmp_path / "notebooks" / "pipeline.csv").write_text("notebook,makes,command\n03_toys,table,all\n")
    write_notebook(tmp_path / "notebooks" / "03_toys.ipynb", CODE)
    reader, terminal = os.openpty()
    command = [sys.executable, "-m", "themeloom.project.starting", "03_toys", "007", str(os.getpid())]
    environment = {name: value for name, value in os.environ.items() if name != "TQDM_DISABLE"}
    environment |= {"COLUMNS": "60", "IPYTHONDIR": str(ROOT / "notebooks" / ".ipython")}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=terminal, stderr=terminal) as run:
        os.close(terminal)
        said = b"".join(iter(lambda: read(reader), b"")).decode()
    assert run.returncode == 0
    pieces = [piece.removeprefix("\033[K").rstrip() for piece in said.replace("\r\n", "\r").split("\r")]
    shown = list(filter(None, pieces))
    assert shown[0] == "03_toys -> data/007/runs/03_toys.ipynb"
    assert shown[-1] == "03_toys: 2 toys"
    assert [piece for piece in shown[1:] if not piece.startswith("03_toys: ")] == []
    assert any(piece.startswith("03_toys: toys: 100%|") for piece in shown)
    assert any("cell/s" in piece for piece in shown)
    assert "03_toys: mind the gap" in shown
    assert max(map(len, shown)) < 60


def read(terminal):
    """What comes next from a terminal; nothing when all who wrote to it are gone, which Linux tells by an error."""
    try:
        return os.read(terminal, 10_000)
    except OSError:
        return b""
