"""What is written like a name and is none: people who are cited, statistics, symbols that number things."""

import re

from themeloom.lexicon import name_measure

AUTHOR = re.compile(
    r"(?P<possessive>['\u2019]s\b)"
    r"|(?:(?:,| and|,? &) [A-Z][\w\-]+){0,4}"
    r"(?:,? et al| [(\[](?:[A-Z]+ ?['\u2019]?)?(?:19|20)?\d\d[a-z]?[)\]]"
    r"|, (?:19|20)\d\d[a-z]?[;)\]]|, [A-Z]+ ?['\u2019]\d\d[)\]])"
)
SURNAME = re.compile(r"[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?")
PRECISE = re.compile(r"\d+\.\d\d+")  # versions have one decimal
YEAR = re.compile(r"(?:(?:19|20)\d\d|\d\d)\)")
SMALL = re.compile(r"\d{1,3}(?:\.\d+)?")
SYMBOL = re.compile(r"([A-Z])(\d{1,2})(?:-[A-Z]?\d{1,2})?")
FOLLOWING = re.compile(r" ([^\W\d_]+)")


def is_cited(text: str, end: int) -> bool:
    """Say whether a capitalised word that ends at a place is a person: "Smith et al.", "Smith and Jones (2014)", "Smith's".

    Parameters
    ----------
    text : str
    end : int
        In characters.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_cited("Smith and Jones (2014) say", 5), is_cited("Gazebo and Falcon say", 6)
    (True, False)
    """
    return bool(AUTHOR.match(text, end))


def is_author(text: str, start: int, end: int) -> bool:
    """Say whether a stretch of text is nothing but the name of a cited person: "Harrow (2018)"; "Parkinson's" is not.

    Parameters
    ----------
    text : str
    start, end : int
        In characters.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_author("as Harrow (2018) says", 3, 9), is_author("in Peru, maps", 3, 7)
    (True, False)
    """
    cited = AUTHOR.match(text, end) if SURNAME.fullmatch(text, start, end) else None
    return bool(cited) and not cited["possessive"]


def is_statistic(text: str, start: int, value: str, end: int, *, known: bool) -> bool:
    """Say whether an abbreviation and the number behind it are a measured value ("CI 1.40") or a venue ("(ABCD 21)").

    Parameters
    ----------
    text : str
    start, end : int
        The two words, in characters.
    value : str
        The number as written.
    known : bool
        Whether everybody knows the abbreviation, or the paper defines it: "SD 24".

    Returns
    -------
    bool

    Examples
    --------
    >>> text = "of 3 (SD 24)"
    >>> is_statistic(text, 6, "24", 11, known=True)
    True
    """
    following = FOLLOWING.match(text, end)
    cited = text[:start].endswith("(") and YEAR.match(text, end - len(value))
    measured = following and name_measure(following[1]) == "unit"
    return bool(PRECISE.fullmatch(value) or cited or measured or (known and SMALL.fullmatch(value)))


def list_symbols(words: list[str]) -> set[str]:
    """List the words of a text that number its things by a letter: "T1", where "T2" stands as well.

    Parameters
    ----------
    words : list of str

    Returns
    -------
    set of str

    Examples
    --------
    >>> sorted(list_symbols(["groups", "M1", "M2", "M3", "T5"]))
    ['M1', 'M2', 'M3']
    """
    symbols = [match for match in map(SYMBOL.fullmatch, words) if match]
    written = {match[0] for match in symbols}
    return {match[0] for match in symbols if {f"{match[1]}1", f"{match[1]}2"} <= written}
