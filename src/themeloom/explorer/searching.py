"""What the search fields mean: terms, and how they are shown."""

from collections.abc import Sequence
from typing import NamedTuple

from themeloom.browser import Vocabulary, find_terms
from themeloom.explorer.panel import describe_others


class Asked(NamedTuple):
    """What was asked for.

    Attributes
    ----------
    terms : list of str
        None where nothing was asked, or nothing is spelled so.
    together : bool
        Whether only papers that mention all of them are meant.
    heading : str
        Empty for the terms' own.
    facts : list of str
        That stand before what is known of the terms.
    unknown : str
        The text that no term is spelled like; empty where there is none.
    """

    terms: list[str]
    together: bool = False
    heading: str = ""
    facts: Sequence[str] = ()
    unknown: str = ""


def find_asked(vocabulary: Vocabulary, texts: list[str]) -> Asked:
    """Find what one text, or two, ask for.

    Parameters
    ----------
    vocabulary : Vocabulary
    texts : list of str
        At most two; none is empty. Of two, each stands for the most documented term that it may mean.

    Returns
    -------
    Asked
    """
    matches = [find_terms(vocabulary, text) for text in texts]
    unknown = [text for text, names in zip(texts, matches, strict=True) if not any(names)]
    if unknown or not texts:
        return Asked([], unknown=unknown[0] if unknown else "")
    if len(matches) == 2:
        return Asked([(exact or holding)[0] for exact, holding in matches], together=True)
    [(exact, holding)] = matches
    heading = ", ".join(exact) or f"“{texts[0]}”"
    return Asked(exact or holding, heading=heading, facts=describe_others(texts[0], holding))
