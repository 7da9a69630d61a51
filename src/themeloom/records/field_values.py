"""Cells of a field, as they stand in a file -> its values, clean, and none for what stands for nothing."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from sys import intern
from types import MappingProxyType

from themeloom.records.texts.cleaning import clean_keyword, clean_text, clean_title, is_missing, pick_present
from themeloom.records.values.identifiers import find_doi
from themeloom.records.values.splitting import split_values

JOINED = ("title", "abstract")  # of these a tag that stands several times is put together
OTHERS = re.compile(r"(?:and )?(?:et\.? al\.?|others)", re.IGNORECASE)
OTHERS_BEGIN = "aeoAEO"
HOMONYM = re.compile(r"(?<=\w) 0\d{3}\b")  # one of several persons of this name: "Ann Cat 0001"
TITLES = frozenset(("title", "subtitle"))
# fields of one value that many papers share: each value stands in memory once
SHARED = frozenset(("venue", "publisher", "type", "language", "open_access", "database", "year", "date", "volume", "issue"))


def read_values(cells: list[str], field: str, split: str) -> list[str]:
    """Read the values of a tag.

    Parameters
    ----------
    cells : list of str
        As they stand in the file.
    field : str
        What the tag is used for.
    split : str
        How a value is cut into several (a rule of ``splitting``; empty: not at all).

    Returns
    -------
    list of str
        Clean; none where all of them stand for nothing.

    Examples
    --------
    >>> read_values(["Cat, A.; et al."], "author", ";"), read_values(["n/a"], "venue", "")
    (['Cat, A.'], [])
    """
    if len(cells) == 1 and not split and field not in OWN_READING:
        text = _read_shared(cells[0]) if field in SHARED else _read_one(cells[0])
        return [text] if text else []
    cells = [clean_text(cell) for cell in cells]
    if field in JOINED:
        cells = [" ".join(pick_present(cells))]
    parts = [part for cell in cells for part in split_values(cell, split)] if split else cells
    if field in PARTS:
        return list(filter(None, map(PARTS[field], parts)))
    if field == "doi":  # several identifiers may stand under one tag
        return [doi for doi in map(find_doi, parts) if doi]
    if field == "orcid":  # an author without one keeps its place
        return list(map(intern, parts)) if any(parts) else []
    return pick_present(map(clean_title, parts) if field in TITLES else parts)


def _read_part(part):
    """One of several values, empty where it stands for nothing."""
    return "" if is_missing(part) else part


def _read_keyword(part):
    """A keyword, empty where it stands for nothing."""
    return _read_part(clean_keyword(part))


def _read_author(part):
    """The name of an author, empty where it stands for nobody."""
    name = (HOMONYM.sub("", part) if " 0" in part else part).strip(" ,;")
    return "" if name[:1] in OTHERS_BEGIN and OTHERS.fullmatch(name) else _read_part(name)


# fields of several values that many papers share: each value is looked at, and stands in memory, once
PARTS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        field: lru_cache(maxsize=1 << 15)(read)
        for field, read in (
            ("author", _read_author),
            ("affiliation", _read_part),
            ("keyword", _read_keyword),
            ("index_keyword", _read_keyword),
        )
    }
)
OWN_READING = frozenset(("doi", "orcid", "author", "keyword", "index_keyword")) | TITLES


def _read_one(cell):
    """A cell's clean text, empty where it stands for nothing."""
    text = clean_text(cell)
    return "" if is_missing(text) else text


_read_shared = lru_cache(maxsize=10_000)(_read_one)
