"""Names of journals and proceedings: which are those of one venue, which those of two editions of it."""

import re
from functools import lru_cache

from themeloom.records.merging.title_keys import list_markers, list_title_words

SMALL = {"of", "the", "and", "in", "for", "on", "de", "la", "et", "und", "der", "a", "an", "to", "with"}
ALIKE = 0.6  # share of words that two names of one venue have in common
PROCEEDINGS = {"proc", "proceeding", "proceedings"}  # one source names them, another the conference alone
WORD = re.compile(r"[^\W_]+")
YEAR = re.compile(r"(?:19|20)\d\d")


@lru_cache(maxsize=1 << 14)
def is_same_venue(venue: str, other: str) -> bool | None:
    """Say whether two names can be those of one venue, written out or abbreviated.

    Parameters
    ----------
    venue, other : str
        An equals sign parts the names that one venue has in two languages.

    Returns
    -------
    bool or None
        As ``is_same_value`` returns it.

    Examples
    --------
    >>> is_same_venue("J. Clim.", "Journal of Climate")
    True
    >>> is_same_venue("Nature", "Nature Climate Change")
    False
    """
    if not venue or not other:
        return None
    names = [_list_venue_words(part) for part in venue.split(" = ")]
    others = [_list_venue_words(part) for part in other.split(" = ")]
    return any(_is_one_venue(words, more) for words in names for more in others)


@lru_cache(maxsize=1 << 14)
def _list_venue_words(venue):
    bare = re.sub(r"[(\[][^)\]]{0,200}[)\]]", " ", venue.lower()).replace("&", " ") or venue.lower()
    return tuple(word for word in WORD.findall(bare) if word not in SMALL)


def _is_one_venue(words, more):
    if len(words) == len(more):
        return all(word.startswith(name) or name.startswith(word) for word, name in zip(words, more, strict=True))
    shorter, longer = sorted((words, more), key=len)
    if len(shorter) == 1 and len(longer) > 2:
        return shorter[0] == "".join(word[0] for word in longer)  # its initials
    return len(set(words) & set(more)) >= ALIKE * len({*words, *more})


@lru_cache(maxsize=1 << 14)
def is_other_edition(venue: str, other: str) -> bool:
    """Say whether two names are those of one venue in different years, or with different numbers.

    Parameters
    ----------
    venue, other : str
        A year says nothing beside a number, nor a number beside a year.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_other_edition("Proc. 2nd Wool Conf.", "Proceedings of the 3rd Wool Conference")
    True
    >>> is_other_edition("Proc. 2nd Wool Conf.", "Wool Conference 2019")
    False
    """
    words = list_title_words(venue)
    others = list_title_words(other)
    numbers = _list_numbers(words)
    more = _list_numbers(others)
    if not numbers or not more or numbers & more:
        return False
    years = [bool(YEAR.fullmatch(number)) for number in numbers]
    other_years = [bool(YEAR.fullmatch(number)) for number in more]
    name = " ".join(word for word in words if word not in numbers | PROCEEDINGS)
    other_name = " ".join(word for word in others if word not in more | PROCEEDINGS)
    return not set(years).isdisjoint(other_years) and bool(is_same_venue(name, other_name))


def _list_numbers(words):
    """The numbers among words, of any kind; a single letter is a section of a journal or an abbreviation."""
    return {word for word in list_markers(words) if len(word) > 1 or word.isdigit()}
