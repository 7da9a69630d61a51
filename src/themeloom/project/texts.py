"""What people wrote about a notebook and about a corpus."""

from pathlib import Path
from typing import TYPE_CHECKING

import nbformat

if TYPE_CHECKING:  # what runs a notebook reads texts too, and is to load fast
    from themeloom.project.corpus import Corpus


def read_guide(corpus: "Corpus", stem: str) -> tuple[str, str]:
    """Read what a notebook says of its artefact.

    Parameters
    ----------
    corpus : Corpus
    stem : str
        The notebook.

    Returns
    -------
    question, guide : str
        The notebook's title, and how to read what it makes (its last cell, Markdown).
    """
    cells = nbformat.read(corpus.root / "notebooks" / f"{stem}.ipynb", as_version=4).cells
    return cells[0].source.partition("\n")[0].removeprefix("# "), cells[-1].source


def read_about(corpus: "Corpus") -> str:
    """Read what the user wrote of a corpus: where it came from.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        Its ``README.md``, Markdown; empty where there is none.

    Raises
    ------
    ValueError
        Where it is not UTF-8.
    """
    path = corpus.folder / "README.md"
    try:
        return read_utf8(path) if path.exists() else ""
    except ValueError as error:
        raise ValueError(f"{path.relative_to(corpus.root)}: {error}") from None


def read_utf8(path: Path) -> str:
    """Read a text that a user wrote.

    Parameters
    ----------
    path : Path

    Returns
    -------
    str
        Without a byte order mark.

    Raises
    ------
    ValueError
        Where it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"the byte 0x{error.object[error.start]:02x} at place {error.start + 1:,}"
        raise ValueError(f"needs to be in UTF-8, in which {byte} cannot be; save the file in this encoding") from None
