"""What people wrote about a notebook and about a corpus."""

import nbformat

from themeloom.project.corpus import Corpus


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
    """Read what the user wrote of a corpus (its ``README.md``, Markdown): where it came from; empty where there is nothing."""
    path = corpus.folder / "README.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
