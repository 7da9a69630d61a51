"""Pairs 'long form (SHORT)' or 'SHORT (long form)' in a text, after Schwartz & Hearst (2003, PSB 8:451-462).

As in Sohn et al. (2008, BMC Bioinformatics 9:402) several rules are tried, the strictest first.
"""

import re
import unicodedata
from itertools import pairwise

from themeloom.lexicon.frequency import is_generic

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
# signs that are spoken: learning for all (L4A), three-dimensional (3D), explainable AI (XAI), 6-hydroxydopamine (6-OHDA)
SPOKEN = [("1", "o", r"\bone"), ("2", "t", r"\btw?o"), ("3", "t", r"\bthree"), ("4", "f", r"\bfou?r")]
SPOKEN += [("x", "e", "ex|ect"), ("oh", "h", "hydroxy")]
POWER = re.compile(r"([A-Z])\^([23])")  # ISP^2: iterative summarization pre-prompting
GREEK = {
    number: unicodedata.name(chr(number)).split()[3][0]  # "GREEK SMALL LETTER BETA": B
    for number in [*range(0x391, 0x3A2), *range(0x3A3, 0x3CA)]
}
GREEK_NAME = re.compile(r"(?<![a-z])(?:alpha|beta|gamma|delta|epsilon|zeta|kappa|lambda|sigma|omega)(?![a-z])")
TAIL = re.compile(rf"^(.{{1,200}}?)-? ?(\d+|{GREEK_NAME.pattern}|[\u03b1-\u03c9])$")  # gamma interferon (IFN-gamma)
SPLIT = re.compile(r"[;:]|,(?!\d)| or | and ")
COMMA = re.compile(r"\s{0,9}[;,:=]\s+")
WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.!?;:]\s|[()\[\]]|``|''|\"")
# a bracket within a word ends nothing: poly(ADP-ribose) polymerase, (-)-epicatechin
IN_WORD = re.compile(r"(?<=[\w-])\([^()\[\]]{1,30}\)|\([^()\[\]\s]{1,9}\)(?=-)")
PART = re.compile(r"[^\W_]+")
ONE_LETTER = re.compile(r"\b([a-z])[a-z]{3,} \(\1\)", re.IGNORECASE)
EDGES = " \"'`,/-"
SMALL_WORDS = frozenset(["a", "an", "the", "of", "for", "from", "by", "with", "in", "on", "to", "and", "or", "as", "at"])
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
    letters = _letters(short)
    words = list(WORD.finditer(clause))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words:
        return None
    text = clause[words[0].start() :].replace("~", " ")
    rules = [_match_initials, _match_capitals, _match_long, _match_spoken, _match_most]
    longs = [*(rule(letters, text) for rule in rules), _match_long(_letters(TAIL.sub(r"\2\1", short)), text)]
    return next(((short, long) for long in longs if long and _is_long(short, long)), None)


def _long_inside(before, long):
    """'SHORT (long form)': the pair, or None."""
    words = WORD.findall(before[-60:])
    if not words:
        return None
    short = words[-1].strip("\"'`,.;:([")
    if not _is_short(short) or sum(map(str.isupper, short)) < 2:
        return None
    matched = _match_capitals(_letters(short), long) or _match_long(_letters(short), long)
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


def _fold(text):
    """A text of the same length in lower case, each Greek letter as the first of its name."""
    return text.translate(GREEK).lower()


def _letters(short):
    """Letters and digits of a short form, lower case, without a plural s ('LLMs' -> 'llm'); a Greek one is one letter."""
    singular = re.sub(r"(?<=[A-Z0-9])s$", "", short).replace("%", "p")
    spelled = POWER.sub(lambda power: power[1] * int(power[2]), singular)
    return [c for c in _fold(GREEK_NAME.sub(lambda name: name[0][0], spelled)) if c.isalnum()]


def _match_initials(letters, text):
    """The end of ``text`` whose words begin with the letters, one each (small words may be passed over); None if there is none.

    It comes before the looser rule, which is content with "curriculum learning" for CCL in "cyclical curriculum learning (CCL)".
    """
    left = list(letters)
    for word in reversed(list(PART.finditer(_fold(text)))):
        if word[0][0] == left[-1]:
            left.pop()
            if not left:
                whole = re.search(r"(?:\w{1,40}-){0,5}$", text[: word.start()]).start()  # "non-negative" is one word
                return text[whole:].strip(EDGES)
        elif word[0] not in SMALL_WORDS:
            return None
    return None


def _match_capitals(letters, text):
    """The shortest end of ``text``, from a word's start, whose capitals are the letters ("iNternal consIstency aLignmEnt")."""
    for word in reversed(list(WORD.finditer(text))):
        capitals = [c.lower() for c in text[word.start() :] if c.isupper()]
        if len(capitals) >= len(letters):
            return text[word.start() :].strip(EDGES) if capitals == letters else None
    return None


def _match_long(letters, text):
    """The shortest end of ``text`` that holds the letters in order, the first at a word's start, the last in the last word."""
    lower = _fold(text)
    place = len(text)
    last_word = lower.rstrip().rfind(" ")
    for number, letter in enumerate(reversed(letters), 1):
        place -= 1
        first = number == len(letters)
        while place >= 0 and (lower[place] != letter or (first and place > 0 and lower[place - 1].isalnum())):
            place -= 1
        if place < 0 or (number == 1 and place < last_word):
            return None
    start = lower.rfind(" ", 0, place) + 1  # a short form may begin inside a hyphenated word
    whole_word = lower[start:place].isalnum() or start == place
    return text[place if whole_word else start :].strip(EDGES)


def _match_spoken(letters, text):
    """As ``_match_long``, for signs that are spoken: text-to-image (T2I), forced expiratory volume in one second (FEV1)."""
    spoken = _speak(letters, text)
    long = _match_long(spoken, text) or _match_most(spoken, text)
    return long if long and _speak(letters, long) == spoken else None


def _speak(letters, long):
    """The letters, with those of the long form for signs that it speaks."""
    spoken = "".join(letters)
    for sign, letter, sound in SPOKEN:
        spoken = spoken.replace(sign, letter) if re.search(sound, _fold(long)) else spoken
    return list(spoken)


def _match_most(letters, text):
    """The letters in all words but the last: "type 2 diabetes mellitus (T2D)"; None unless each word but it begins with one."""
    most, _, last = text.rpartition(" ")
    if len(letters) < 3 or not last.isalpha() or last[1:].isupper() or is_generic(last):
        return None
    most = most.removesuffix(" and")
    long = _match_initials(letters, most) or _match_long(letters, most)
    whole = long and long.split()[-1] not in SMALL_WORDS and all(_are_begun(letters, long))
    return text[text.rindex(long) :] if whole else None


def _are_begun(letters, long):
    """Of each word of a long form but the small ones, whether it begins with one of the letters; N- or 2,4- may go before."""
    words = [word for word in GREEK_NAME.sub(lambda name: name[0][0], _fold(long)).split() if word not in SMALL_WORDS]
    heads = [PART.findall(re.match(r"(?:\W*\w{1,2}\b(?!$))*\W*\w*", word)[0]) for word in words]
    return [any(part[0] in letters for part in parts) for parts in heads if parts]


def _is_long(short, long):
    """Whether a long form is a plausible one for its short form."""
    words = long.split()
    letters = _letters(short)
    begun = _are_begun(letters + _speak(letters, long), long)
    capitals = [c.lower() for c in long if c.isupper()] == letters
    return (
        len(long) > len(short)
        and short.lower() not in [word.lower() for word in words]
        and (words[0].lower() not in STARTS_BADLY or _spells_out(short, words))
        and (capitals or sum(begun) >= len(begun) / 2)  # "mathematical reasoning benchmarks" is not MATH
        and not any(c in long for c in "=<>%")
        and long.count("(") == long.count(")")
        and bool(re.search("[a-z]{4}", long) or not _is_short(long))  # "CaA" is a short form, too
        and (not short.islower() or len(words) <= len(letters))
    )


def _spells_out(short, words):
    """Whether an abbreviation of three letters or more has one for each word ("The Cancer Genome Atlas" is TCGA)."""
    letters = _letters(short)
    return len(letters) > 2 and letters == [word[0].lower() for word in words]
