"""The vectors of words: what a tagger reads of each word by itself, computed once for each distinct word of a batch.

A word's first vector comes from its letters alone, and only then do its neighbours count. Of the words of 32 abstracts a quarter
are distinct, and computing the others again is a seventh of the time that annotation takes.
"""

from collections.abc import Callable

import numpy as np
from thinc.api import Model, chain
from thinc.types import Ragged

READING = ["extract_features", "list2ragged"]  # the layers before those of one word, which give a row of features of each
SPLITTING = "ragged2list"  # the layer after them


def set_shared_vectors(model: Model) -> None:
    """Let a model compute the first vector of each distinct word once.

    Parameters
    ----------
    model : Model
        ``tok2vec`` of a pipeline, changed in place; its vectors stay the same. One that does not embed words by a row of hashed
        features (spaCy's ``MultiHashEmbed`` without static vectors) is left as it is.
    """
    embed = model.get_ref("embed") if model.has_ref("embed") else model
    names = [layer.name for layer in embed.layers]
    if names[:2] == READING and names[-1] == SPLITTING and len(names) > 3:
        embed.layers[2:-1] = [Model("distinct_words", _embed_distinct, layers=[chain(*embed.layers[2:-1])])]


def _embed_distinct(model: Model, words: Ragged, is_train: bool) -> tuple[Ragged, Callable]:
    """The vectors of words, one row of features each; a model that only predicts needs no way back."""
    _, first, places = np.unique(_number_rows(words.data), return_index=True, return_inverse=True)
    vectors = model.layers[0].predict(Ragged(words.data[first], np.array([len(first)], dtype="int32"))).data
    return Ragged(vectors[places], words.lengths), lambda gradient: gradient


def _number_rows(rows):
    """One number for each row of hashes, by which rows are told apart; two would share theirs once in 10 to the power of 19."""
    factors = np.random.default_rng(1).integers(1, 2**63, rows.shape[1], dtype=rows.dtype) | 1
    return (rows * factors).sum(axis=1, dtype=rows.dtype)
