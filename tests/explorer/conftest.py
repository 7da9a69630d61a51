"""What the tests of the explorer share."""

import shutil
from pathlib import Path

import pytest

from themeloom.explorer.parameters import STEMS
from themeloom.project.corpus import Corpus

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture
def corpus(tmp_path):
    """A project with a corpus whose networks have as few papers as they like."""
    raw = tmp_path / "data" / "toy" / "raw"
    raw.mkdir(parents=True)
    (raw / "toy.txt").write_text("toy\n")
    (tmp_path / "notebooks").mkdir()
    for stem in STEMS:
        shutil.copy(NOTEBOOKS / f"{stem}.ipynb", tmp_path / "notebooks")
    corpus = Corpus("toy", tmp_path)
    corpus.save_parameters("04_network", {"min_documents": 1, "max_terms": 6})
    corpus.save_parameters("05_themes", {"min_size": 2})
    return corpus
