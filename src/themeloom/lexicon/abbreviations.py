"""Pairs 'long form (SHORT)' or 'SHORT (long form)' in a text, after Schwartz & Hearst (2003, PSB 8:451-462)."""

import re
from itertools import pairwise

from themeloom.lexicon.initials import (
    SMALL_WORDS,
    WORD,
    find_long_forms,
    is_spelled,
    is_spelled_out,
    list_letters,
    match_capitals,
    match_long,
)

# what is in a bracket, or before another one in it: "odds ratios (ORs; confidence intervals [CIs])"
OPENED = re.compile(r"[(\[]\s*+([^()\[\]\s][^()\[\]]{0,119}?)(?:\s{0,120}[)\]]|(?=\s[(\[]))")
# a short form: starts with a letter or digit, holds a capital or a Greek letter, at most two words and fifteen characters
SHORT = re.compile(r"(?=.*[A-Z\u0391-\u03c9]|[a-z]+-?\d)[^\W_](?:[\w.&/+\-^%]|(?<=\w) (?=[\w%])|(?<=\d),(?=\d)){1,14}")
SMALL_SHORT = re.compile(r"(?:[a-z]\.){2,4}|[b-df-hj-np-tv-z]{2,3}")  # intraperitoneal (i.p.), base pairs (bp): no word
NOT_SHORT = re.compile(
    r"\d+(?:st|nd|rd|th)?|(?!IV$)[IVX]+|(?:Fig|Tab|Sec|Eq|Appendix|Section|Figure|Table)\b.*"
    r"|\d(?:[\d.,\-]*\d)?(?:\s\w{0,2}|[a-z\u03bc%]\w?)?"  # 10 mM, 3.5k; but not 5-HT, 3D
)
ASIDE = re.compile(r"(?:e\.?g\.?|i\.?e\.?|cf\.?|see|aka|a\.k\.a\.?|also|or|called|termed|dubbed|namely)[,:]?\s+", re.IGNORECASE)
SPLIT = re.compile(r"[;:]|,(?!\d)| or | and ")
COMMA = re.compile(r"\s{0,9}[;,:=]\s+")
SENTENCE_END = re.compile(r"[.!?;:]\s|[()\[\]]|``|''|\"")
# a bracket within a word ends nothing: poly(ADP-ribose) polymerase, (-)-epicatechin
IN_WORD = re.compile(r"(?<=[\w-])\([^()\[\]]{1,30}\)|\([^()\[\]\s]{1,9}\)(?=-)")
ONE_LETTER = re.compile(r"\b([a-z])[a-z]{3,} \(\1\)", re.IGNORECASE)
STARTS_BADLY = SMALL_WORDS | {"our", "we", "is", "are", "called"}


def find_abbreviations(text: str) -> list[tuple[str, str]]:
    """Find the abbreviations that a text defines in brackets, in either order.

    A bracket that holds a citation, a number, an equation or an aside ("e.g., ...") defines nothing.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (str, str)
        Short and long form as written, in the order of the text, each pair once.

    Examples
    --------
    >>> find_abbreviations("We fine-tune large language models (LLMs) by RLHF (reinforcement learning from human feedback).")
    [('LLMs', 'large language models'), ('RLHF', 'reinforcement learning from human feedback')]
    """
    pairs = {}
    for bracket in OPENED.finditer(text):
        before = text[: bracket.start()].rstrip(" ~\u00a0([\"'")
        content = bracket[1].strip(" \"'`")
        inside = SPLIT.split(ASIDE.sub("", content))[0].strip()
        pair = _short_inside(before, inside) or _long_inside(before, content) or _both_inside(content)
        pair = pair or _letter_inside(before, content, text)
        if pair:
            pairs.setdefault(pair)
    return list(pairs)


def _is_short(text):
    """Whether a text can be a short form."""
    return bool(SHORT.fullmatch(text) or SMALL_SHORT.fullmatch(text)) and not NOT_SHORT.fullmatch(text)


def _short_inside(before, short):
    """'long form (SHORT)': the pair, or None."""
    if not _is_short(short):
        return None
    clause = _clause(before[-300:])
    letters = list_letters(short)
    words = list(WORD.finditer(clause))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words:
        return None
    text = clause[words[0].start() :].replace("~", " ")
    return next(((short, long) for long in find_long_forms(short, text) if long and _is_long(short, long)), None)


def _long_inside(before, long):
    """'SHORT (long form)': the pair, or None."""
    words = WORD.findall(before[-60:])
    if not words:
        return None
    short = words[-1].strip("\"'`,.;:([")
    if not _is_short(short) or sum(map(str.isupper, short)) < 2:
        return None
    letters = list_letters(short)
    matched = match_capitals(letters, long) or match_long(letters, long)
    return (short, long) if matched == long and _is_long(short, long) else None


def _clause(before):
    """The end of a text since its last sentence, quotation or bracket."""
    masked = IN_WORD.sub(lambda bracket: "x" * len(bracket[0]), before)
    return before[len(masked) - len(SENTENCE_END.split(masked)[-1]) :]


def _both_inside(content):
    """'(long form, SHORT)' or '(SHORT, long form)': the pair, or None."""
    sides = pairwise(COMMA.split(content))
    return next(filter(None, (_short_inside(*side) or _long_inside(*side) for side in sides)), None)


def _letter_inside(before, letter, text):
    """'placebo (P)': a capital for the word before it, if the text uses it alone or has two such; None if there is none."""
    word = re.search(r"(?<![\w-])\w[a-z]{3,}$", before)
    if not word or not re.fullmatch("[B-HJ-Z]", letter) or word[0][0].upper() != letter:
        return None
    alone = len(re.findall(rf"\b{letter}\b", text)) > 1
    return (letter, word[0]) if alone or len(ONE_LETTER.findall(text)) > 1 else None


def _is_long(short, long):
    """Whether a long form is a plausible one for its short form."""
    words = long.split()
    return (
        len(long) > len(short)
        and short.lower() not in [word.lower() for word in words]
        and (words[0].lower() not in STARTS_BADLY or is_spelled_out(short, long))
        and is_spelled(short, long)  # "mathematical reasoning benchmarks" is not MATH
        and not any(c in long for c in "=<>%")
        and long.count("(") == long.count(")")
        and bool(re.search("[a-z]{4}", long) or not _is_short(long))  # "CaA" is a short form, too
        and (not short.islower() or len(words) <= len(list_letters(short)))
    )
