"""Pairs 'long form (SHORT)' or 'SHORT (long form)' in a text, after Schwartz & Hearst (2003, PSB 8:451-462)."""

import re

BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{2,120}?)\s*[)\]]")
# a short form: starts with a letter or digit, holds a capital, at most two words and twelve characters
SHORT = re.compile(r"(?=[^a-z]*[A-Z]|[a-z]+-?[A-Z0-9])[A-Za-z0-9](?:[\w.&/+\-^]|(?<=\w) (?=\w)){1,11}")
NOT_SHORT = re.compile(
    r"\d+(?:st|nd|rd|th)?|[IVX]+|(?:Fig|Tab|Sec|Eq|Appendix|Section|Figure|Table)\b.*|\d[\d.,\-]*\s?[A-Za-z%]{0,2}|[A-Z]"
)
ASIDE = re.compile(r"(?:e\.?g\.?|i\.?e\.?|cf\.?|see|aka|a\.k\.a\.?|also|or|called|termed|dubbed|namely)[,:]?\s+", re.IGNORECASE)
SPOKEN = {"2": "t", "4": "f", "x": "e"}  # text-to-image (T2I), learning for all (L4A), explainable AI (XAI)
POWER = re.compile(r"([A-Z])\^([23])")  # ISP^2: iterative summarization pre-prompting
SPLIT = re.compile(r"[;,:]| or | and ")
WORD = re.compile(r"\S+")
SENTENCE_END = re.compile(r"[.!?;:]\s|[()\[\]]|``|''|\"")
PART = re.compile(r"[^\W_]+")
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
    for bracket in BRACKETS.finditer(text):
        before = text[: bracket.start()].rstrip(" ~\u00a0")
        inside = SPLIT.split(ASIDE.sub("", bracket[1].strip(" \"'`")))[0]
        pair = _short_inside(before, inside) or _long_inside(before, bracket[1].strip(" \"'`"))
        if pair:
            pairs.setdefault(pair)
    return list(pairs)


def _is_short(text):
    """Whether a text can be a short form."""
    return bool(SHORT.fullmatch(text)) and not NOT_SHORT.fullmatch(text)


def _short_inside(before, short):
    """'long form (SHORT)': the pair, or None."""
    if not _is_short(short):
        return None
    clause = SENTENCE_END.split(before[-300:])[-1]
    letters = _letters(short)
    words = list(WORD.finditer(clause))[-min(len(letters) + 5, 2 * len(letters)) :]
    if not words:
        return None
    text = clause[words[0].start() :].replace("~", " ")
    spoken = [SPOKEN.get(letter, letter) for letter in letters]
    long = (
        _match_initials(letters, text)
        or _match_capitals(letters, text)
        or _match_long(letters, text)
        or _match_long(spoken, text)
    )
    return (short, long) if long and _is_long(short, long) else None


def _long_inside(before, long):
    """'SHORT (long form)': the pair, or None."""
    words = WORD.findall(before[-60:])
    if not words or " " not in long:
        return None
    short = words[-1].strip("\"'`,.;:([")
    if not _is_short(short) or sum(map(str.isupper, short)) < 2:
        return None
    matched = _match_capitals(_letters(short), long) or _match_long(_letters(short), long)
    return (short, long) if matched == long and _is_long(short, long) else None


def _letters(short):
    """Letters and digits of a short form, lower case, without a plural s ('LLMs' -> 'llm')."""
    singular = re.sub(r"(?<=[A-Z0-9])s$", "", short)
    spelled = POWER.sub(lambda power: power[1] * int(power[2]), singular)
    return [c for c in spelled.lower() if c.isalnum()]


def _match_initials(letters, text):
    """The end of ``text`` whose words begin with the letters, one each (small words may be passed over); None if there is none.

    It comes before the looser rule, which is content with "curriculum learning" for CCL in "cyclical curriculum learning (CCL)".
    """
    left = list(letters)
    for word in reversed(list(PART.finditer(text))):
        if word[0][0].lower() == left[-1]:
            left.pop()
            if not left:
                whole = re.search(r"(?:\w+-)*$", text[: word.start()]).start()  # "non-negative" is one word
                return text[whole:].strip(" \"'`,")
        elif word[0].lower() not in SMALL_WORDS:
            return None
    return None


def _match_capitals(letters, text):
    """The shortest end of ``text``, from a word's start, whose capitals are the letters ("iNternal consIstency aLignmEnt")."""
    for word in reversed(list(WORD.finditer(text))):
        capitals = [c.lower() for c in text[word.start() :] if c.isupper()]
        if len(capitals) >= len(letters):
            return text[word.start() :].strip(" \"'`,") if capitals == letters else None
    return None


def _match_long(letters, text):
    """The shortest end of ``text`` that holds the letters in order, the first at a word's start, the last in the last word."""
    lower = text.lower()
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
    return text[place if whole_word else start :].strip(" \"'`,")


def _is_long(short, long):
    """Whether a long form is a plausible one for its short form."""
    words = long.split()
    begun = [word[0].lower() in _letters(short) for word in words if word.lower() not in SMALL_WORDS]
    capitals = [c.lower() for c in long if c.isupper()] == _letters(short)
    return (
        len(long) > len(short)
        and short.lower() not in [word.lower() for word in words]
        and (words[0].lower() not in STARTS_BADLY or _spells_out(short, words))
        and (capitals or sum(begun) >= len(begun) / 2)  # "mathematical reasoning benchmarks" is not MATH
        and not any(c in long for c in "=<>%")
    )


def _spells_out(short, words):
    """Whether an abbreviation of three letters or more has one for each word ("The Cancer Genome Atlas" is TCGA)."""
    letters = _letters(short)
    return len(letters) > 2 and letters == [word[0].lower() for word in words]
