"""Terms that stand inside other terms: "sleep apnea" in "obstructive sleep apnea". Such pairs are no links."""

from collections.abc import Sequence

import numpy as np

from themeloom.lexicon import normalize


def find_parts(names: Sequence[str]) -> np.ndarray:
    """Find the pairs of terms of which one stands inside the other, word for word.

    A paper that mentions the longer term mentions the shorter one with it, so that a link between them would tell nothing.

    Parameters
    ----------
    names : sequence of str
        Terms.

    Returns
    -------
    array of int
        Pairs x 2: places in ``names``, the lower one first, in order.

    Examples
    --------
    >>> find_parts(["sleep apnea", "sleep", "obstructive sleep-apnea", "sleep lab"]).tolist()
    [[0, 1], [0, 2], [1, 2], [1, 3]]
    """
    keys = [tuple(normalize(name).split()) for name in names]
    places = {key: place for place, key in enumerate(keys)}
    pairs = {
        (min(place, places[part]), max(place, places[part]))
        for place, key in enumerate(keys)
        for part in _list_phrases(key)
        if part in places
    }
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _list_phrases(words):
    """The phrases inside some words, not all of them."""
    sizes = range(1, len(words))
    return (words[first : first + size] for size in sizes for first in range(len(words) - size + 1))
