"""Units, words for numbers, and statistics: what stands beside numbers in every field, and is the subject of none."""

import re
from functools import cache

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize

WRITTEN_OUT = 4  # letters from which the case of a unit does not count: "Tesla" is a tesla, "MS" is no millisecond


@cache
def _read_measures():
    """(word as written, or normalized where it is written out) -> its kind."""
    table = read_knowledge("measures")
    exact = dict(zip(table["word"], table["kind"], strict=True))
    long = table[table["word"].str.len().ge(WRITTEN_OUT) & (table["word"] == table["word"].str.lower())]
    return exact | dict(zip(long["word"].map(normalize), long["kind"], strict=True))


# a unit with a prefix; a capital alone may abbreviate anything ("MA", "GV"), but not behind a small prefix
PREFIXED = re.compile(r"[kmun\u00b5\u03bcpf](?:[ATVWJNMK]|Oe|Pa|Hz|eV|mol|Gy|Sv|Bq|Wh|cal)|[MGT](?:Oe|Pa|Hz|eV|Gy|Bq|Wh)")


def name_measure(form: str) -> str:
    """Name what a form measures by: unit, number or statistic; or nothing where it is none of these alone.

    Examples
    --------
    >>> [name_measure(form) for form in ("mL", "ML", "confidence intervals", "mg kg", "body weight")]
    ['unit', '', 'statistic', 'unit', '']
    """
    known = _read_measures()
    kind = known.get(form) or known.get(_normalize_long(form)) or ("unit" if PREFIXED.fullmatch(form) else "")
    if kind or " " not in form:
        return kind or ""
    first, *others = form.split() or [""]
    kind = _name_word(first)
    return kind if kind and all(_name_word(word) == kind for word in others) else ""


def _name_word(word):
    """What one word measures by, or ""."""
    known = _read_measures()
    return known.get(word) or known.get(_normalize_long(word)) or ""


def _normalize_long(form):
    """The normalized form, where it is long enough to be a unit or a statistic written out."""
    return normalize(form) if len(form) >= WRITTEN_OUT else form
