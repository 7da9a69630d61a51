"""Cited references as databases write them -> the DOI, first author and year, where they can be read."""

import re
from typing import NamedTuple

DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>\]]+", re.IGNORECASE)
OPENALEX = re.compile(r"^(?:https?://openalex\.org/)?W\d{4,}$", re.IGNORECASE)
BRACKETED_YEAR = re.compile(r"\(((?:1[5-9]|20)\d\d)[a-z]?\)")
YEAR = re.compile(r"(?<![\d.:/-])((?:1[5-9]|20)\d\d)[a-z]?(?![\d/]|[-\u2013]\d)")
WOS = re.compile(r"^\s*(\*?[^\s,\"]{1,40}(?:\s[^\s,\"]{1,40}){0,6}?),\s*((?:1[5-9]|20)\d\d)\s*(?:,|$)")
INITIALS = r"(?:[^\W\d_]{1,2}\.(?:[-\s]?[^\W\d_]{1,2}\.)*|[A-Z]{1,3}(?![\w'’]))"
# "Cat A.B.", "van der Berg, J.", "Cat AB", "Cat, Ann"
FAMILY = r"(?:[^\W\d_][\w'’-]*\s){0,3}?[^\W\d_][\w'’-]*"
NAME = re.compile(rf"\s*({FAMILY}),?\s+({INITIALS})(?=\s*(?:[,;&(.]|and\b|et al|$))")
GIVEN_FIRST = re.compile(rf"\s*({INITIALS})\s+({FAMILY})(?=\s*(?:[,;&]|and\b))")
YEAR_IN_BRACKETS = len("(2010)")
LONGEST = 4000  # characters of a reference that are read


class Reference(NamedTuple):
    """What a cited reference says: each is null where it cannot be read. ``author`` is the first author's name as written."""

    doi: str | None = None
    author: str | None = None
    year: int | None = None


def describe_reference(text: str) -> Reference:
    """Describe a cited reference: as Web of Science, Scopus and free text write it.

    Examples
    --------
    >>> describe_reference("Cat A, 2010, J WOOL, V23, P1, DOI 10.1000/Wool.1")
    Reference(doi='10.1000/wool.1', author='Cat A', year=2010)
    >>> describe_reference("Cat A., Dog B., Weaving of wool, Journal of Looms, 12, 3, pp. 1-9, (2010)")
    Reference(doi=None, author='Cat A.', year=2010)
    >>> describe_reference("https://openalex.org/W2741809807")
    Reference(doi=None, author=None, year=None)
    """
    text = text[:LONGEST].strip()
    if text[:1] in "hHwW" and OPENALEX.match(text):
        return Reference()
    match = DOI.search(text) if "10." in text else None
    doi = _cut_doi(match[0]) if match else None
    rest = f"{text[: match.start()]} {text[match.end() :]}" if match else text
    # a year after the first comma: a look at that is faster than the pattern
    if rest.partition(",")[2].lstrip()[:4].isdigit() and (wos := WOS.match(rest)):
        # an asterisk marks an institution
        author = wos[1].strip().lstrip("*[").rstrip("]") or None
        return Reference(doi, author, int(wos[2]))
    return Reference(doi, _find_author(rest), _find_year(rest))


def _cut_doi(doi):
    """A DOI in lower case without the punctuation that follows it."""
    doi = doi.lower().rstrip(".,;:'”")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;:")
    return doi


def _find_year(text):
    bare = text.rstrip(" .")
    # most end with it
    if bare.endswith(")") and (last := BRACKETED_YEAR.fullmatch(bare, max(0, len(bare) - YEAR_IN_BRACKETS))):
        return int(last[1])
    if "(" in text and (bracketed := list(BRACKETED_YEAR.finditer(text))):
        # at the end of the reference, or else right after the names or the title, where a later one belongs to a series
        last = bracketed[-1].end() >= len(bare)
        return int(bracketed[-1 if last else 0][1])
    years = YEAR.findall(text)
    return int(years[-1]) if years else None


def _find_author(text):
    if match := NAME.match(text):
        return match[0].strip().rstrip(",")
    if match := GIVEN_FIRST.match(text):
        return match[0].strip()
    return None
