"""What the tests of the explorer share."""

import shutil
from pathlib import Path

import pytest

from themeloom.explorer.parameters import STEMS
from themeloom.meaning import encoding
from themeloom.project.corpus import Corpus
from toy_meanings import NAME, put_in_place

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


@pytest.fixture(autouse=True)
def _meanings(monkeypatch):
    put_in_place(monkeypatch)
    yield
    encoding._load_once.cache_clear()


@pytest.fixture
def corpus(tmp_path):
    """A project with a corpus whose networks have as few papers as they like, and whose papers fall into two themes."""
    raw = tmp_path / "data" / "toy" / "raw"
    raw.mkdir(parents=True)
    (raw / "toy.txt").write_text("toy\n")
    (tmp_path / "notebooks").mkdir()
    for name in ("parameters.csv", *(f"{stem}.ipynb" for stem in STEMS)):
        shutil.copy(NOTEBOOKS / name, tmp_path / "notebooks")
    corpus = Corpus("toy", tmp_path)
    corpus.save_parameters("04_network", {"min_documents": 1, "max_terms": 6})
    corpus.save_parameters("05_themes", {"meaning": NAME, "number": 2})
    return corpus
