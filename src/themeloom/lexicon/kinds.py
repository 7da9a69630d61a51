"""Which kinds of things there are, and of which a term of computing is: by its last word, or as the name that it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Protocol

import babel

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize

COMPUTING = "computing"
GENERAL = "general"
# the kinds of mentions and terms, by the profile of the corpus; a kind of both has the same place, and so the same colour
PROFILES = {
    COMPUTING: ("system", "dataset", "task", "method", "metric", "term"),
    GENERAL: ("name", "place", "organisation", "method", "measure", "term", "symbol", "disease"),
}
KINDS = (*dict.fromkeys(kind for kinds in PROFILES.values() for kind in kinds if kind != "term"), "term")
PROPER = ("system", "dataset", "name", "place", "organisation", "symbol")  # these have a proper name


def name_profile(kinds: Iterable[str]) -> str:
    """Name the profile that some kinds are of.

    Parameters
    ----------
    kinds : iterable of str
        Those of a corpus' mentions or terms; kinds of no profile are passed over.

    Returns
    -------
    str
        A key of ``PROFILES``: the first that has them all.

    Examples
    --------
    >>> name_profile(["term", "method", "place"]), name_profile(["term", "method"])
    ('general', 'computing')
    """
    return next(profile for profile, own in PROFILES.items() if set(kinds) & set(KINDS) <= set(own))


def list_kinds(kinds: Iterable[str]) -> list[str]:
    """List the kinds that the nodes of a network may have: those of their profile where any is a term, and then all others.

    Examples
    --------
    >>> list_kinds(["author"]), list_kinds(["term", "source"])
    (['author'], ['system', 'dataset', 'task', 'method', 'metric', 'term', 'source'])
    """
    own = set(kinds)
    return [*(PROFILES[name_profile(own)] if own & {*KINDS} or not own else ()), *sorted(own - {*KINDS})]


class Named(Protocol):
    """A name in a text: the kind that it is taken for, and whether it is a name wherever it stands."""

    kind: str
    sure: bool


@cache
def list_territories() -> frozenset[str]:
    """List the names of countries, continents and their parts, as texts write them.

    Examples
    --------
    >>> "Peru" in list_territories(), "South America" in list_territories(), "Poe" in list_territories()
    (True, True, False)
    """
    names = babel.Locale("en").territories.values()
    return frozenset(name for name in names if name[0].isupper())  # but "world"


@cache
def read_heads() -> dict[str, str]:
    """Read which kind the last word of a term names: by the word in lower case as written, and normalized.

    A country is a term: its capital makes no name of a system.
    """
    table = read_knowledge("kinds")
    places = dict.fromkeys(map(normalize, list_territories()), "term")
    normalized = dict(zip(table["head"].map(normalize), table["kind"], strict=True))
    written = dict(zip(table["head"], table["kind"], strict=True))
    return places | normalized | written


def name_kind(key: str, name: Named | None = None, *, introduced: bool = False) -> str:
    """Name the kind of a key: system, dataset, task, method, metric, or term for anything else.

    Parameters
    ----------
    key : str
        A normalized form.
    name : Named, optional
        Where the form is a name. A sure one is a system or a dataset whatever its last word ("T2I-Adapter"); another only where
        the last word names no kind.
    introduced : bool
        Whether the paper introduces it: then it has a proper name, though made of common words ("emulated fine-tuning").

    Returns
    -------
    str
        One of the kinds of the profile computing.

    Examples
    --------
    >>> name_kind("attention mechanism"), name_kind("theme map"), name_kind("public benchmark")
    ('method', 'term', 'term')
    >>> name_kind("public benchmark", introduced=True)
    'dataset'
    """
    heads = read_heads()
    kind = heads.get(key, heads.get(key.rsplit(" ", 1)[-1]))
    if kind == "dataset":  # "public benchmarks" name none
        return "dataset" if name or introduced else "term"
    if key in heads:
        return kind
    if introduced:
        return "metric" if kind == "metric" else name.kind if name else "system"
    if name and (name.sure or name.kind == "dataset"):
        return name.kind
    return kind or (name.kind if name else "term")
