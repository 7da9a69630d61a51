"""Which corpora there are: what one may be called, which files are its raw files, and where its links may lead.

Make runs this file before any package is installed, so that it needs nothing but Python: python corpora.py CORPUS, in the
project's folder. Where the corpus cannot be worked on, it prints a line that says so, else nothing.
"""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path


def is_name(text: str) -> bool:
    """Say whether a text may name a corpus: letters, digits and underscore, and behind the first also dot and hyphen."""
    return bool(re.fullmatch(r"\w[\w.-]*", text)) and ".." not in text


def find_strays(paths: list[Path], folder: Path) -> list[Path]:
    """Find links that lead out of a folder: in a corpus that somebody handed on, they could lead to any file of the user's.

    Parameters
    ----------
    paths : list of Path
    folder : Path
        Without links in its own path.

    Returns
    -------
    list of Path
        Sorted.
    """
    return sorted(path for path in paths if not Path(os.path.realpath(path)).is_relative_to(folder))


def find_broken(paths: Iterable[Path]) -> list[str]:
    """Find links to what is not there; hidden ones are not looked at, as editors use them to mark a file as open.

    Parameters
    ----------
    paths : iterable of Path

    Returns
    -------
    list of str
        Of each, in order, its path, what is wrong with it and what would do.
    """
    broken = sorted(path for path in paths if path.is_symlink() and not path.exists() and not path.name.startswith("."))
    return [f"{path}: a link to {path.readlink()}, which is not there; put a file in its place, or delete it" for path in broken]


def list_raw_files(folder: Path) -> list[Path]:
    """List the files of a folder, sorted by name; hidden files (.DS_Store, .gitkeep) and folders are none of them."""
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())


def list_unread_files(folder: Path) -> list[Path]:
    """List what lies in the folders of a folder, at any depth, sorted by path, but for what is hidden: none of it is a raw file.

    A link to a folder is one of them, and not followed.
    """
    inner = [path for path in folder.rglob("*") if not any(part.startswith(".") for part in path.relative_to(folder).parts)]
    inside = [path for path in inner if path.parent != folder or (path.is_symlink() and path.is_dir())]
    return sorted(path for path in inside if path.is_symlink() or not path.is_dir())


def list_corpora(root: Path) -> list[str]:
    """List the corpora of a project, each by its name: the folders in ``data/`` that have raw files."""
    return sorted(raw.parent.name for raw in root.glob("data/*/raw") if list_raw_files(raw))


def check_corpus(root: Path | str, corpus: str) -> None:
    """Check that a corpus can be worked on: its name, its links and its raw files.

    Parameters
    ----------
    root : Path
        The project's folder.
    corpus : str
        Whatever the user gave as its name; neither make nor a shell has read it.

    Raises
    ------
    ValueError
        In one line, what is wrong and what would do.
    """
    root = Path(root)
    others = ", ".join(list_corpora(root))
    if not is_name(corpus):
        raise ValueError(
            f"CORPUS={corpus} is no name of a corpus: letters, digits and _, and behind the first also . and -, may be in it; "
            f"there are: {others}"
        )
    folder = root / "data" / corpus
    inside = [folder, *folder.glob("*"), *folder.glob("raw/*"), *folder.glob("params/*")]
    if broken := find_broken(inside):
        raise ValueError(broken[0].removeprefix(f"{root}{os.sep}"))
    if strays := find_strays(inside, (root / "data").resolve() / corpus):
        raise ValueError(f"{strays[0].relative_to(root)}: a link that leads out of data/{corpus}; put there what it leads to")
    if not list_raw_files(folder / "raw"):
        raise ValueError(
            f'no corpus "{corpus}": data/{corpus}/raw holds no file (folders in it are not read); corpora there are: {others}'
        )


if __name__ == "__main__":
    try:
        check_corpus(".", sys.argv[1])
    except (OSError, ValueError) as error:
        sys.exit(str(error))
