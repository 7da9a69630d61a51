"""What of a record decides whether another one is the same paper: its traits, in forms that can be compared."""

import re
from functools import lru_cache
from typing import NamedTuple

from themeloom.records.entries import Entry
from themeloom.records.merging.letters import normalize_letters
from themeloom.records.merging.series import is_serial_title
from themeloom.records.merging.title_keys import cut_subtitle, is_generic_title, list_title_words, make_title_key, name_notice
from themeloom.records.merging.translations import list_translations
from themeloom.records.values.document_types import normalize_type
from themeloom.records.values.identifiers import normalize_text

EVENTS = {"conference paper", "chapter", "book"}
PARTICLES = {
    "de", "da", "do", "dos", "del", "della", "der", "den", "van", "von", "la", "le", "el", "al", "bin", "di", "du", "ter", "jr",
}  # fmt: skip
UMLAUT = re.compile(r"([aou])e(?=[^\W\d_])")  # Mueller is Müller
NUMBER = re.compile(r"\d+")
PAGE = re.compile(r"(?<![a-z])[a-z]*+\d+")
WORD = re.compile(r"[^\W_]+")
NAME = re.compile(r"[^\W\d_]{2,}")
LIKE_ABSTRACT = 0.7  # share of the words of the shorter abstract that the longer one has too
FEWEST_WORDS = 12  # of an abstract that is held against a longer one
LIKE_SHORT = 0.8  # share of all words, where one is shorter than that
ELLIPSIS = ("…", "...")


class Traits(NamedTuple):
    """A record as it is compared: keys of its title, what identifies it, its authors and its place in a venue."""

    source: str
    line: int
    doi: str
    pmid: str
    title: str
    words: tuple[str, ...]
    head: tuple[str, ...]
    notice: str
    generic: bool
    kind: str
    year: int | None
    authors: tuple[str, ...]
    venue: str
    volume: str
    first_page: str
    abstract: str
    issue: str
    serial: bool
    translations: tuple[str, ...]


def describe_traits(source: str, entry: Entry) -> Traits:
    """Describe an entry by what decides whether another one is the same paper.

    Parameters
    ----------
    source : str
        The name of its file.
    entry : Entry

    Returns
    -------
    Traits

    Examples
    --------
    >>> details = {"pages": "0012-19", "type": "JOUR"}
    >>> traits = describe_traits("a.ris", Entry(1, 2, "The Looms", "", details, authors=("Cat, Ann",)))
    >>> traits.words, traits.first_page, traits.kind, list_names(traits.authors[0])
    (('loom',), '12', 'article', frozenset({'cat'}))
    """
    details = entry.details
    volume = str(details.get("volume", ""))
    return Traits(
        source=source,
        line=entry.line,
        doi=str(details.get("doi", "")),
        pmid=str(details.get("pmid", "")),
        title=make_title_key(entry.title),
        words=list_title_words(entry.title),
        head=list_title_words(cut_subtitle(entry.title)),
        notice=name_notice(entry.title),
        generic=is_generic_title(entry.title),
        kind=normalize_type(str(details.get("type", ""))),
        year=details.get("year"),
        authors=entry.authors,
        venue=str(details.get("venue", "")),
        volume=volume.lstrip("0") if volume.isdecimal() else normalize_text(volume).lstrip("0"),
        first_page=_find_first_page(str(details.get("pages", ""))),
        abstract=entry.abstract,
        issue=_find_number(str(details.get("issue", ""))),
        serial=is_serial_title(entry.title),
        translations=list_translations(entry.title),
    )


@lru_cache(maxsize=1 << 14)
def list_names(author: str) -> frozenset[str]:
    """List the names that can be the family name of an author: those before the comma, else all; not initials and particles."""
    family = author.partition(",")[0]
    plain = UMLAUT.sub(r"\1", normalize_letters(family).casefold())
    names = frozenset(NAME.findall(plain.replace("'", "").replace("’", "")))
    return names - PARTICLES or names or frozenset({normalize_text(author)})


def _find_first_page(pages):
    match = PAGE.search(pages.lower()) if pages else None
    return match[0].lstrip("0") if match else ""


def _find_number(issue):
    """The number of an issue, without what it is called: "Suppl. 1", "1-2"."""
    match = NUMBER.search(issue)
    return match[0].lstrip("0") if match else ""


def is_same_author(record: Traits, other: Traits) -> bool | None:
    """Say whether two records have the same first author, or the first of one is among the authors of the other.

    Parameters
    ----------
    record, other : Traits

    Returns
    -------
    bool or None
        None where one has no authors.
    """
    if not record.authors or not other.authors:
        return None
    first = list_names(record.authors[0])
    other_first = list_names(other.authors[0])
    if first & other_first:
        return True
    return any(first & list_names(name) for name in other.authors) and any(
        other_first & list_names(name) for name in record.authors
    )


def is_same_value(value: object, other: object) -> bool | None:
    """Say whether two values are the same.

    Parameters
    ----------
    value, other : object
        What is empty is missing.

    Returns
    -------
    bool or None
        None where one is missing.
    """
    return value == other if value and other else None


@lru_cache(maxsize=1 << 8)
def _list_abstract_words(abstract):
    return frozenset(WORD.findall(abstract.lower()))


def is_same_abstract(abstract: str, other: str) -> bool | None:
    """Say whether two abstracts are one, be it cut off, with headings or with a copyright line; None where one is missing.

    Parameters
    ----------
    abstract, other : str
        Fewer words are enough of one that ends with an ellipsis, for it is cut off.

    Returns
    -------
    bool or None

    Examples
    --------
    >>> is_same_abstract("We weave.", "We weave!"), is_same_abstract("We weave.", "We spin wool.")
    (True, False)
    """
    if not abstract or not other:
        return None
    if abstract == other or normalize_text(abstract) == normalize_text(other):
        return True
    shorter, longer = sorted((_list_abstract_words(abstract), _list_abstract_words(other)), key=len)
    common = len(shorter & longer)
    cut = min(abstract, other, key=len).rstrip().endswith(ELLIPSIS)
    if len(shorter) >= FEWEST_WORDS or (cut and len(shorter) >= FEWEST_WORDS / 2):
        return common >= LIKE_ABSTRACT * len(shorter)
    return common >= LIKE_SHORT * len(shorter | longer)
