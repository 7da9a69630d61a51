"""What people wrote about a notebook and about a corpus."""

import nbformat


def read_guide(corpus, stem):
    """Read what a notebook says of its artefact: its question (the title) and, in Markdown, how to read it (the last cell)."""
    cells = nbformat.read(corpus.root / "notebooks" / f"{stem}.ipynb", as_version=4).cells
    return cells[0].source.partition("\n")[0].removeprefix("# "), cells[-1].source


def read_about(corpus):
    """Read what the user wrote of a corpus (its ``README.md``, Markdown): where it came from; empty where there is nothing."""
    path = corpus.folder / "README.md"
    return path.read_text(encoding="utf-8") if path.exists() else ""
