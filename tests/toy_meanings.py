"""A toy of a model of what texts mean: it says which of the toy corpus' terms a text names, and takes the place of a real one."""

import numpy as np

from themeloom.meaning import encoding
from toys import FORMS

NAME = "wordllama"  # whose place it takes


def encode(texts):
    counts = np.zeros((len(texts), encoding.MEANINGS[NAME].weights.dimensions))
    counts[:, : len(FORMS)] = [[text.count(form) for form in FORMS.values()] for text in texts]
    return counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1)


def put_in_place(monkeypatch, load=lambda: encode):
    """Let it be the model, for one test."""
    encoding._load_once.cache_clear()
    monkeypatch.setitem(encoding.MEANINGS, NAME, encoding.MEANINGS[NAME]._replace(load=load))
