"""Lists of references in any style: each begins with its authors, and has a year soon after."""

import re
from collections.abc import Sequence

from themeloom.records.readers.listing_measure import count_names

FEWEST = 3  # references
FILLED = 0.5  # share of a text that they fill, where it is a list of them
SHORTEST = 40  # characters
LONGEST = 450  # characters of one reference, with an address at its end
SURNAME = r"[^\W\d_a-zß-ÿ][\w'’-]+(?: (?:[^\W\d_a-zß-ÿ][\w'’-]+|van|von|de|der|di|da))?"
INITIALS = r"(?:[^\W\d_a-zß-ÿ]\.?[ -]?){1,4}"
# "Cat, A.", "Cat, Ann", "Cat A,", "A. Cat", "Ann Cat and ...", "Ann Cat. 2019"
CAPITAL = r"[^\W\d_a-zß-ÿ]"
BEGINNING = re.compile(
    rf"(?:\[?\d{{1,4}}[\].)]*\s*|[-•*]\s+)?(?:{SURNAME}, (?:{INITIALS}(?=[\s,.&;(:]|$)|{CAPITAL}[\w'’-]+[.,\s])"
    rf"|{SURNAME} [A-Z]{{1,3}}[,.]|(?:[A-Z]\.[ -]?){{1,3}}{SURNAME}[,.\s]|{SURNAME},? (?:and|et al|&) "
    rf"|{SURNAME}(?:, {SURNAME})*\. (?:19|20)\d\d)|(?:{SURNAME}, ){{1,3}}(?:and )?{SURNAME}"
)
YEAR = re.compile(r"\b(?:1[89]|20)\d\d[a-z]?\b|\((?:in press|forthcoming|n\.d\.)\)")
INDENT = re.compile(r"\s{2,}\S")


def describe_references(lines: Sequence[str]) -> str | None:
    """Describe references in any style, or in several.

    Parameters
    ----------
    lines : sequence of str
        Not blank.

    Returns
    -------
    str or None
        As it stands in a sentence; None for what is no list of references.

    Examples
    --------
    >>> describe_references(["Cats Purr", "We show that cats purr."]) is None
    True
    """
    if measure_references(lines) < FILLED:
        return None
    return "a list of references, without abstracts (a reference manager or a database exports them as RIS or BibTeX)"


def measure_references(lines: Sequence[str]) -> float:
    """Measure how much of a text references fill, each on a line or broken over some.

    Parameters
    ----------
    lines : sequence of str
        Not blank.

    Returns
    -------
    float
        The share of the characters that stand in references; 0 for fewer than three of them.

    Examples
    --------
    >>> cats = "Cat, A., & Dog, B. (2019). On looms and weavers. Journal of Wefts, 4(3), 11-19."
    >>> measure_references([cats, cats, 'Novak, Olga. "The Warp of Old Towns." Loom Press, 2021.'])
    1.0
    >>> measure_references(["Cats Purr", "We show that cats purr."] * 3)
    0.0
    """
    units = [(unit[0], " ".join(unit)) for unit in _join_units(lines)]
    references = [text for first, text in units if _is_reference(first, text)]
    whole = sum(len(text) for _, text in units)
    return sum(map(len, references)) / whole if len(references) >= FEWEST else 0.0


def _is_reference(first, text):
    """Whether a unit is a reference; a line of nothing but names stands beside a title on a web page."""
    fits = SHORTEST <= len(text) <= LONGEST and BEGINNING.match(text) and YEAR.search(text)
    return bool(fits and not count_names(first))


def _join_units(lines):
    """The lines of each reference: all until one that begins as the next does, or that is too much for it."""
    units = []
    size = LONGEST
    for line in lines:
        text = line.strip()
        size += len(text)
        if size < LONGEST and (INDENT.match(line) or not BEGINNING.match(text) or _is_open(units[-1])):
            units[-1].append(text)
        else:
            units.append([text])
            size = len(text)
    return units


def _is_open(unit):
    """Whether a reference still lacks its year: a line that begins with initials goes on with it."""
    return bool(BEGINNING.match(unit[0])) and not YEAR.search(" ".join(unit))
