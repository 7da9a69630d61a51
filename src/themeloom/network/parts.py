"""Terms that stand inside other terms: "sleep apnea" in "obstructive sleep apnea". Such pairs are no links."""

from collections.abc import Iterable, Sequence

import numpy as np

from themeloom.lexicon import normalize

# kinds of things that a paper does not have because it has another in whose name theirs stands ("Guinea", "Papua New Guinea")
WHOLE = frozenset(("author", "country", "keyword", "cited work", "cited source", "paper", "source"))


def find_parts(names: Sequence[str], kinds: Iterable[str] = ()) -> np.ndarray:
    """Find the pairs of terms of which one stands inside the other, word for word.

    A paper that mentions the longer term mentions the shorter one with it, so that a link between them would tell nothing.

    Parameters
    ----------
    names : sequence of str
        Terms.
    kinds : iterable of str, optional
        Theirs, in the same order; things of the kinds in ``WHOLE`` are in no such pair.

    Returns
    -------
    array of int
        Pairs x 2: places in ``names``, the lower one first, in order.

    Examples
    --------
    >>> find_parts(["sleep apnea", "sleep", "obstructive sleep-apnea", "sleep lab"]).tolist()
    [[0, 1], [0, 2], [1, 2], [1, 3]]
    """
    phrases = [kind not in WHOLE for kind in kinds] or [True] * len(names)
    keys = [tuple(normalize(name).split()) if phrase else () for name, phrase in zip(names, phrases, strict=True)]
    places = {key: place for place, key in enumerate(keys) if key}
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
