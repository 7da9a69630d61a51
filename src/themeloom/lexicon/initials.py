"""The letters of a short form in the words of a long one, by several rules as in Sohn et al. (2008, BMC Bioinformatics 9:402)."""

import re
import unicodedata

from themeloom.lexicon.frequency import is_generic

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
WORD = re.compile(r"\S+")
PART = re.compile(r"[^\W_]+")
EDGES = " \"'`,/-"
SMALL_WORDS = frozenset(["a", "an", "the", "of", "for", "from", "by", "with", "in", "on", "to", "and", "or", "as", "at"])


def list_letters(short: str) -> list[str]:
    """List the letters and digits of a short form, lower case, without a plural s; a Greek one is one letter.

    Examples
    --------
    >>> "".join(list_letters("LLMs")), "".join(list_letters("IFN-γ"))
    ('llm', 'ifng')
    """
    singular = re.sub(r"(?<=[A-Z0-9])s$", "", short).replace("%", "p")
    spelled = POWER.sub(lambda power: power[1] * int(power[2]), singular)
    return [c for c in _fold(GREEK_NAME.sub(lambda name: name[0][0], spelled)) if c.isalnum()]


def find_long_forms(short: str, text: str) -> list[str | None]:
    """Find what may be the long form of a short one at the end of a text, by each rule, the strictest first; None where it fails.

    Parameters
    ----------
    short, text : str
        The text before the bracket in which the short form stands.

    Returns
    -------
    list of str or None

    Examples
    --------
    >>> find_long_forms("CCL", "for cyclical curriculum learning")[0]
    'cyclical curriculum learning'
    """
    letters = list_letters(short)
    rules = [_match_initials, match_capitals, match_long, _match_spoken, _match_most]
    return [*(rule(letters, text) for rule in rules), match_long(list_letters(TAIL.sub(r"\2\1", short)), text)]


def _match_initials(letters, text):
    """The end of ``text`` whose words begin with the letters, one each (small words may be passed over); None if there is none.

    It comes before the looser rule, which is content with "curriculum learning" for CCL in "cyclical curriculum learning (CCL)".
    """
    start = _find_start(letters, [(word, [word[0][0]]) for word in PART.finditer(_fold(text))])
    if start is None:
        return None
    whole = re.search(r"(?:\w{1,40}-){0,5}$", text[:start]).start()  # "non-negative" is one word
    return text[whole:].strip(EDGES)


def match_capitals(letters: list[str], text: str) -> str | None:
    """Match letters with the shortest end of a text, from a word's start, whose capitals they are.

    Parameters
    ----------
    letters : list of str
        As ``list_letters`` lists them.
    text : str

    Returns
    -------
    str or None
        None where there is no such end.

    Examples
    --------
    >>> match_capitals(["n", "i", "l", "e"], "by iNternal consIstency aLignmEnt")
    'iNternal consIstency aLignmEnt'
    """
    start = _find_start(letters, [(word, [c.lower() for c in word[0] if c.isupper()]) for word in WORD.finditer(text)])
    return None if start is None else text[start:].strip(EDGES)


def _find_start(letters, words):
    """Where the fewest last words begin that give the letters, each its own in their order; small ones may give none."""
    left = letters
    for word, given in reversed(words):
        rest = len(left) - len(given)
        if rest >= 0 and left[rest:] == given:
            left = left[:rest]
            if not left:
                return word.start()
        elif word[0] not in SMALL_WORDS:
            return None
    return None


def match_long(letters: list[str], text: str) -> str | None:
    """Match letters with the shortest end of a text that holds them in order.

    The first stands at a word's start, the last in the last word.

    Parameters
    ----------
    letters, text
        As ``match_capitals`` takes them.

    Returns
    -------
    str or None
        None where there is no such end.

    Examples
    --------
    >>> match_long(["d", "n", "a"], "the deoxyribonucleic acid")
    'deoxyribonucleic acid'
    """
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
    """As ``match_long``, for signs that are spoken: text-to-image (T2I), forced expiratory volume in one second (FEV1)."""
    spoken = _speak(letters, text)
    long = match_long(spoken, text) or _match_most(spoken, text)
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
    long = _match_initials(letters, most) or match_long(letters, most)
    whole = long and long.split()[-1] not in SMALL_WORDS and all(_are_begun(letters, long))
    return text[text.rindex(long) :] if whole else None


def is_spelled(short: str, long: str) -> bool:
    """Say whether a short form is spelled by a long one: by its capitals, or by the beginnings of half of its words.

    Parameters
    ----------
    short, long : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_spelled("BMI", "body mass index"), is_spelled("MATH", "mathematical reasoning benchmarks")
    (True, False)
    """
    letters = list_letters(short)
    begun = _are_begun(letters + _speak(letters, long), long)
    return [c.lower() for c in long if c.isupper()] == letters or sum(begun) >= len(begun) / 2


def is_spelled_out(short: str, long: str) -> bool:
    """Say whether an abbreviation of three letters or more has one for each word of its long form.

    Parameters
    ----------
    short, long : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_spelled_out("TCGA", "The Cancer Genome Atlas"), is_spelled_out("TL", "The learning")
    (True, False)
    """
    letters = list_letters(short)
    return len(letters) > 2 and letters == [word[0].lower() for word in long.split()]


def _are_begun(letters, long):
    """Of each word of a long form but the small ones, whether it begins with one of the letters; N- or 2,4- may go before."""
    words = [word for word in GREEK_NAME.sub(lambda name: name[0][0], _fold(long)).split() if word not in SMALL_WORDS]
    heads = [PART.findall(re.match(r"(?:\W*\w{1,2}\b(?!$))*\W*\w*", word)[0]) for word in words]
    return [any(part[0] in letters for part in parts) for parts in heads if parts]


def _fold(text):
    """A text of the same length in lower case, each Greek letter as the first of its name."""
    return text.translate(GREEK).lower()
