"""Whether what was made is still what make would make: each run leaves a record of what it used and of what it made.

Make runs this file before any package is installed, so that it needs nothing but Python: python freshness.py CORPUS, in the
project's folder. It prints the notebooks whose record holds; make itself sees times only, and a file that is replaced by an older
one is not newer than anything.
"""

import hashlib
import json
import os
import sys
from pathlib import Path

SMALL = 2**20  # bytes up to which a file is known by what it holds; a larger one by its size and time, so that make stays quick


def describe_state(path: Path | str, *, whole: bool = False) -> str:
    """Describe what a file or folder holds, so that two descriptions differ where it changed.

    Parameters
    ----------
    path : Path
        Links are followed.
    whole : bool
        Whether large files are read too.

    Returns
    -------
    str
        Of a folder, one for all files in it; hidden ones are none. Empty where there is nothing, or nothing that may be read.
    """
    path = Path(path)
    try:
        if path.is_dir():
            inner = [file for file in path.rglob("*") if file.is_file() and _is_seen(file.relative_to(path).parts)]
            lines = [os.fsencode(file.relative_to(path)) + describe_state(file, whole=whole).encode() for file in sorted(inner)]
            return hashlib.sha256(b"\n".join(lines)).hexdigest()[:32]
        state = path.stat()
        if state.st_size > SMALL and not whole:
            return f"{state.st_size} bytes, {state.st_mtime_ns}"
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()[:32]
    except OSError:
        return ""


def describe_states(root: Path | str, paths: list[str]) -> dict[str, str]:
    """Describe files and folders.

    Parameters
    ----------
    root : Path
        The project's folder.
    paths : list of str
        From there.

    Returns
    -------
    dict
        Path -> what ``describe_state`` says of it.
    """
    return {path: describe_state(Path(root, path)) for path in dict.fromkeys(paths)}


def locate_record(root: Path | str, corpus: str, stem: str) -> Path:
    """Locate the record of a notebook's run.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus, stem : str
        The corpus and the notebook, by their names.

    Returns
    -------
    Path
    """
    return Path(root, "data", corpus, "runs", f"{stem}.used.json")


def format_record(used: dict[str, str], made: dict[str, str]) -> str:
    """Format a record.

    Parameters
    ----------
    used, made : dict
        As ``describe_states`` returns them.

    Returns
    -------
    str
        The text of the file.
    """
    return json.dumps({"used": used, "made": made}, indent=1) + "\n"


def list_fresh(root: Path | str, corpus: str) -> list[str]:
    """List the notebooks of which all that their last whole run used, and all that it made, is as it was then.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus : str
        Its name.

    Returns
    -------
    list of str
        Their stems.
    """
    records = {
        path.name.partition(".")[0]: _read_whole(path) for path in locate_record(root, corpus, "*").parent.glob("*.used.json")
    }
    now = describe_states(root, [path for record in records.values() for path in record])
    return sorted(stem for stem, record in records.items() if record and record.items() <= now.items())


def list_changed(root: Path | str, corpus: str, stems: list[str]) -> list[str]:
    """List the parameter files that are others now than when notebooks last ran.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus : str
        Its name.
    stems : list of str
        The notebooks; one without a record has none.

    Returns
    -------
    list of str
        Their names in ``params/``, in order; a file that is gone is among them.
    """
    params = f"data/{corpus}/params/"
    records = [_read_whole(locate_record(root, corpus, stem)) for stem in stems]
    used = [(path, state) for record in records for path, state in record.items() if path.startswith(params)]
    now = describe_states(root, [path for path, _ in used])
    return sorted({path.removeprefix(params) for path, state in used if now[path] != state})


def list_tried(root: Path | str, corpus: str, stems: list[str]) -> list[str]:
    """List the notebooks that were run with parameters that stand nowhere, as one tries them out in JupyterLab.

    All that such a notebook used is as it was when make ran it, its stored cells and its parameter file among it, and yet what it
    made is not.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus : str
        Its name.
    stems : list of str
        The notebooks; one without a record is none of them.

    Returns
    -------
    list of str
        Their stems.
    """
    records = {stem: _read_record(locate_record(root, corpus, stem)) for stem in stems}
    now = describe_states(root, [path for record in records.values() for part in record for path in part])
    tried = []
    for stem, (used, made) in records.items():
        changed = [path for path, state in made.items() if now[path] and now[path] != state]
        # a time tells nothing of what a large file holds, and what is gone was not made otherwise
        if used.items() <= now.items() and any("bytes" not in made[path] + now[path] for path in changed):
            tried.append(stem)
    return tried


def _read_record(path):
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        return {**record["used"]}, {**record["made"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}, {}


def _read_whole(path):
    used, made = _read_record(path)
    return used | made


def _is_seen(parts):
    return not any(part.startswith(".") or part == "__pycache__" for part in parts)


if __name__ == "__main__":
    sys.stdout.write(" ".join(list_fresh(".", sys.argv[1])))
