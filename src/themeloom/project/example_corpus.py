"""An invented little corpus to try the project on, and to test it: python -m themeloom.project.example_corpus NAME."""

import os
import sys
from importlib import resources
from pathlib import Path

from themeloom.project.corpora import is_name
from themeloom.project.corpus_folder import find_root
from themeloom.writing import write_whole


def write_example(root: Path, name: str) -> list[str]:
    """Write the invented exports of the package into a new corpus.

    Parameters
    ----------
    root : Path
        The project's folder.
    name : str
        Of the corpus.

    Returns
    -------
    list of str
        The files, as paths from the project's folder.

    Raises
    ------
    ValueError
        Where the name will not do, or where the corpus has files already: nothing is written then.
    """
    if not is_name(name):
        raise ValueError(f"CORPUS={name} is no name of a corpus: letters, digits and _, and behind the first also . and -")
    raw = Path(root, "data", name, "raw")
    if raw.is_dir() and any(raw.iterdir()):
        raise ValueError(f"data/{name}/raw holds files already; give a name that is free: make example CORPUS=name")
    examples = sorted(resources.files("themeloom.project").joinpath("example").iterdir(), key=lambda path: path.name)
    files = [(raw / path.name, path.read_bytes()) for path in examples if path.is_file()]
    for path, content in files:
        write_whole(path, lambda part, content=content: part.write_bytes(content))
    return [path.relative_to(root).as_posix() for path, _ in files]


if __name__ == "__main__":
    try:
        sys.stdout.write("\n".join(write_example(find_root(), os.environ.get("CORPUS", ""))) + "\n")
    except ValueError as error:
        sys.exit(str(error))
