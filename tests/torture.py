"""Kill make at random moments, run it again and compare: python tests/torture.py [MOMENTS [SEED]]

It works on the invented example, in a copy of the project, with few samples. A build is killed several times in a row, by another
signal each time; what is killed must leave no process behind, and what is finished after all must be, byte for byte, what an
undisturbed build makes. Then all is built under other locales and time zones, and compared again.
"""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from copies import SMALL, copy_code
from processes import MARK, end_marked, list_left
from themeloom.project.example_corpus import write_example

CORPUS = "bees"
MADE = (f"data/{CORPUS}/derived", f"data/{CORPUS}/export", f"figures/{CORPUS}")
IN_A_ROW = 5
# how a make is ended: the signal, and whether all of its process group gets it
WAYS = [
    (signal.SIGKILL, True),
    (signal.SIGTERM, False),
    (signal.SIGINT, True),  # Ctrl-C
    (signal.SIGKILL, False),
    (signal.SIGHUP, True),  # a closed terminal
]
SURROUNDINGS = [
    {"LC_ALL": "C", "TZ": "Asia/Kolkata", "PYTHONUTF8": "0"},
    {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns"},
    {"LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Auckland"},
]


def start_make(folder, *arguments, **variables):
    """Start make as from a terminal of its own, with this Python."""
    kept = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    command = ["make", f"PYTHON={sys.executable}", f"CORPUS={CORPUS}", *arguments]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "errors": "replace"}
    return subprocess.Popen(command, cwd=folder, env=kept | {MARK: str(folder)} | variables, start_new_session=True, **pipes)


def run_make(folder, *arguments, **variables):
    """Run make to its end, which must be a good one; return what it said."""
    process = start_make(folder, *arguments, **variables)
    said, _ = process.communicate()
    assert process.returncode == 0, said
    return said


def kill(process, way):
    """End a make; return the last lines that it said."""
    number, whole = way
    if whole:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    said, _ = process.communicate(timeout=60)
    return said


def describe_made(folder):
    """File that was made -> the digest of its bytes."""
    files = [path for made in MADE for path in Path(folder, made).glob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def torture(folder, moments, seed, goals=("all",)):
    """Kill builds in a folder at random moments; check what is left and what is made; return the number of kills that met one."""
    drawn = random.Random(seed)
    start = time.monotonic()
    run_make(folder, *goals)
    duration = time.monotonic() - start
    undisturbed = describe_made(folder)
    met = 0
    for number in range(moments):
        if number % IN_A_ROW == 0:
            run_make(folder, "clean")
        process = start_make(folder, *goals)
        time.sleep(drawn.uniform(0, duration / min(IN_A_ROW, moments)))
        met += process.poll() is None
        said = kill(process, WAYS[number % len(WAYS)]) if process.poll() is None else ""
        assert "Traceback" not in said, said
        assert list_left(folder) == [], WAYS[number % len(WAYS)]
        if number % IN_A_ROW == IN_A_ROW - 1 or number == moments - 1:
            run_make(folder, *goals)
            assert describe_made(folder) == undisturbed
            assert "Nothing to be done" in run_make(folder, *goals)
            print(f"{number + 1} of {moments}: {met} kills met a running make, and all is as undisturbed", flush=True)
    return met


def copy_example(folder):
    """Copy the project with the example as its corpus, and small parameters."""
    copy_code(folder)
    write_example(folder, CORPUS)
    params = folder / "data" / CORPUS / "params"
    params.mkdir()
    for stem, values in SMALL.items():
        (params / f"{stem}.yml").write_text(yaml.safe_dump(values), encoding="utf-8")
    return folder


@contextmanager
def make_scratch():
    """A folder for a project, which goes with all that was started in it, also where this process is asked to end."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit("ended"))
    with TemporaryDirectory() as scratch:
        os.environ["TMPDIR"] = scratch  # here a kernel that is killed leaves the file by which it was reached
        folder = Path(scratch, "my project")
        try:
            yield folder
        finally:
            end_marked(folder)


def main(moments="50", seed="1"):
    """Torture the example; say what was tried."""
    with make_scratch() as folder:
        copy_example(folder)
        met = torture(folder, int(moments), int(seed), ("all", "export"))
        made = describe_made(folder)
        print(f"{met} of {moments} kills met a running make; no process left; {len(made)} files the same after each make")
        for surroundings in SURROUNDINGS:
            run_make(folder, "clean")
            run_make(folder, "all", "export", **surroundings)
            changed = sorted(name for name, digest in describe_made(folder).items() if made[name] != digest)
            print(f"{surroundings}: {len(changed)} of {len(made)} files differ {' '.join(changed)}")
            assert not changed


if __name__ == "__main__":
    main(*sys.argv[1:])
