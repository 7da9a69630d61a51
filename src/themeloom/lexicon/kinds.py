"""What kind of thing a term is: by its last word, and by what is known of it as a name."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize

KINDS = ("system", "dataset", "task", "method", "metric", "term")  # of mentions and terms


class Named(Protocol):
    """A name in a text: the kind that it is taken for, and whether it is a name wherever it stands."""

    kind: str
    sure: bool


@cache
def read_heads() -> dict[str, str]:
    """Read which kind the last word of a term names: by the word in lower case as written, and normalized."""
    table = read_knowledge("kinds")
    normalized = dict(zip(table["head"].map(normalize), table["kind"], strict=True))
    written = dict(zip(table["head"], table["kind"], strict=True))
    return normalized | written


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
        One of ``KINDS``.

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
