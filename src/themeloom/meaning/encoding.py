"""Texts -> vectors of what they mean: what is known from the cache, what is missing by the model."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache as keep
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from threadpoolctl import threadpool_limits

from themeloom.meaning.cache import add_vectors, list_keys, name_cache, read_vectors
from themeloom.meaning.minilm import MINILM, load_minilm
from themeloom.meaning.weights import Weights
from themeloom.meaning.wordllama import WORDLLAMA, load_wordllama
from themeloom.parallel import run_parts

# vectors are kept in thousandths: digits beyond differ between processors, and say nothing of a text
THOUSANDTHS = 1000
# letters of the texts that a process is given at once; so many names of terms are not worth another process
PART = 20_000


class Encoder(NamedTuple):
    """A model: what loads it, and its files."""

    load: Callable[[], Callable[[list[str]], np.ndarray]]
    weights: Weights


MEANINGS = {
    "minilm": Encoder(load_minilm, MINILM),
    "wordllama": Encoder(load_wordllama, WORDLLAMA),
    "none": None,
}


def encode_texts(
    texts: Iterable[str],
    *,
    meaning: str = "minilm",
    cache: Path | None = None,
    processes: int = 0,
    progress: Callable[..., Iterable] | None = None,
) -> np.ndarray:
    """Encode texts as vectors whose cosine says how near two texts are in meaning.

    A text's vector depends on the text alone: not on the other texts, the number of processes or the cache.

    Parameters
    ----------
    texts : iterable of str
        English; of a paper its title and abstract, "title. abstract".
    meaning : str
        "minilm": all-MiniLM-L6-v2, 384 numbers, of a text's first 256 word pieces; "wordllama": WordLlama, 256 numbers, the mean
        of the vectors of the word pieces, in a hundredth of the time; "none": no numbers.
    cache : Path, optional
        A folder where vectors are kept, in one file per model.
    processes : int
        0 for one per core.
    progress : callable, optional
        Wraps the iterable of texts encoded, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    ndarray of float32
        One row per text, of length 1 but for rounding to thousandths.

    Raises
    ------
    ValueError
        Where ``meaning`` is none of these.
    OSError
        Where the model is not installed and a text is not in the cache; the message says what would do.

    Examples
    --------
    >>> maps = encode_texts(["science mapping", "maps of science", "a cat"], processes=1)
    >>> print((maps @ maps[0]).round(1))
    [1.  0.9 0.1]
    """
    if meaning not in MEANINGS:
        raise ValueError(f"meaning is {meaning!r}; needs {', '.join(MEANINGS)}")
    texts = list(texts) if isinstance(texts, Iterator) else texts  # those of a Series are made one by one
    if MEANINGS[meaning] is None:
        return np.zeros((len(texts), 0), np.float32)
    keys = list_keys(texts)
    dimensions = MEANINGS[meaning].weights.dimensions
    path = cache and Path(cache) / name_cache(meaning, MEANINGS[meaning].weights)
    thousandths = np.zeros((len(texts), dimensions), np.int16)
    known = np.zeros(len(texts), dtype=bool)
    if path:
        thousandths, known = read_vectors(path, keys, dimensions)
    missing = {key: text for key, text, kept in zip(keys, texts, known, strict=True) if not kept}
    encoded = _encode_missing(missing, meaning, path, processes, progress)
    for place in np.flatnonzero(~known):
        thousandths[place] = encoded[keys[place]]
    return thousandths / np.float32(THOUSANDTHS)


def encode_papers(records: pd.DataFrame, **options: Any) -> np.ndarray:
    """Encode papers as vectors of what their titles and abstracts mean.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: title, abstract.
    **options
        Of ``encode_texts``.

    Returns
    -------
    ndarray of float32
        One row per paper, as ``encode_texts`` gives them.

    Examples
    --------
    >>> encode_papers(pd.DataFrame({"title": ["On maps."], "abstract": [""]}), meaning="none").shape
    (1, 0)
    """
    return encode_texts(records["title"].str.rstrip(". ") + ". " + records["abstract"], **options)


def _encode_missing(missing, meaning, path, processes, progress):
    """SHA-256 -> vector of texts; an interrupted run keeps what it has encoded."""
    if not missing:
        return {}
    parts = list(_cut_parts(list(missing.values())))
    vectors = chain.from_iterable(run_parts(partial(_encode_part, meaning), parts, processes=processes if len(parts) > 1 else 1))
    encoded = {}
    try:
        for key, vector in zip(missing, progress(vectors, total=len(missing)) if progress else vectors, strict=True):
            encoded[key] = vector
    finally:
        if path and encoded:
            add_vectors(path, encoded, MEANINGS[meaning].weights.dimensions)
    return encoded


def _cut_parts(texts: Sequence[str]) -> Iterator[list[str]]:
    """Parts of some ``PART`` letters, in order."""
    ends = np.cumsum([len(text) for text in texts]) // PART
    starts = np.flatnonzero(np.diff(ends, prepend=-1))
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        yield texts[start:end]


def _encode_part(meaning, texts):
    with threadpool_limits(1, user_api="blas"):  # with two threads a product's last digits are others
        return np.rint(_load_once(meaning)(texts) * THOUSANDTHS).astype(np.int16)


@keep
def _load_once(meaning):
    """A process' own model, which it loads for its first part and keeps."""
    return MEANINGS[meaning].load()
