"""What people wrote about a notebook and about a corpus."""

import nbformat

from themeloom.project.corpus import Corpus
from themeloom.project.files import read_utf8


def read_guide(corpus: Corpus, stem: str) -> tuple[str, str]:
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


def read_about(corpus: Corpus) -> str:
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
