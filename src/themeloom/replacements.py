"""Lines of a thesaurus, in the layout that VOSviewer reads -> each label with the word that stands for it."""

from collections.abc import Sequence

import pandas as pd

COLUMNS = ["label", "replace by"]


def join_lines(thesaurus: pd.DataFrame, places: Sequence[int] | None = None) -> dict[str, str]:
    """Join the lines of a thesaurus: each label with the word that it ends at, where that word is replaced itself.

    Parameters
    ----------
    thesaurus : DataFrame
        One row per line: label, replace by.
    places : sequence of int, optional
        The number of each line in its file, for messages; by default as they stand below one line of names.

    Returns
    -------
    dict
        Label in small letters -> what stands for it; empty where it is dropped. Of one word in several capitals the first stands.

    Raises
    ------
    ValueError
        If a label is replaced by two words, or lines go round in a circle; the message names the lines.

    Examples
    --------
    >>> join_lines(pd.DataFrame({"label": ["LM", "LLM", "map"], "replace by": ["LLM", "model", ""]}))
    {'lm': 'model', 'llm': 'model', 'map': ''}
    """
    labels = thesaurus["label"].str.casefold().tolist()
    words = thesaurus["replace by"].fillna("").tolist()
    place_of = {}
    word_of = {}
    for place, label, word in zip(places or range(2, len(labels) + 2), labels, words, strict=True):
        if word.casefold() != word_of.setdefault(label, word).casefold():
            raise ValueError(
                f"lines {place_of[label]} and {place} replace {label!r} by two words, {word_of[label]!r} and {word!r}: leave one"
            )
        place_of.setdefault(label, place)
    ends = _find_ends(word_of, place_of)
    spelled = {word.casefold(): word for word in reversed(word_of.values())}
    spelled |= {label: word for label, word in word_of.items() if label == word.casefold()}  # said of the word itself
    return {label: spelled[end] for label, end in ends.items()}


def _find_ends(word_of, place_of):
    """Label -> the word at which its chain of lines ends, in small letters; what is replaced by itself is an end."""
    ends = {}
    for label in word_of:
        chain = {}
        word = label
        while word and word in word_of and word not in ends:
            if word in chain:
                circle = list(chain)[list(chain).index(word) :]
                lines = ", ".join(str(place_of[name]) for name in circle)
                raise ValueError(f"lines {lines} go round in a circle ({' to '.join([*circle, word][:8])}): take one of them out")
            chain[word] = None
            if word_of[word].casefold() == word:
                break
            word = word_of[word].casefold()
        ends |= dict.fromkeys(chain, ends.get(word, word))
    return ends
