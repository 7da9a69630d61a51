"""Sentences of publishers and databases in an abstract: on rights, licences and origin."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from themeloom.lexicon import read_knowledge
from themeloom.records.texts.scanning import locate_first
from themeloom.records.texts.sentences import split_sentences

Notice = tuple[int, int, str]  # begin, end and reason

LONGEST = 800  # characters of a notice
LONGEST_LAST = 250  # characters of a last sentence that begins with the mark of copyright, whatever its words are
LONGEST_NAME = 24  # words, up to a comma
NAMELESS = frozenset(("registration", "funding", "origin of the abstract", "part that is elsewhere"))  # no name follows
TAIL = 160  # characters at the end, where names of publishers are looked for
# the volume of a journal; its numbers are what RE2 takes for such, too
VOLUME = re.compile(r"[0-9]{4}[;,] ?[0-9]{1,4}[(:]|\([0-9]{4}\) [0-9]{1,4}[,:(]")
LAST = re.compile(r"(?:copyright )?(?:©|\(c\)) ?(?:19|20)\d\d")
INNER_MARK = re.compile(r"(?<=\s)(?:copyright )?(?:©|\(c\))\s?(?=(?:\(?c?\)?\s?)(?:19|20)\d\d\b|The Author)", re.IGNORECASE)
NO_MARKS = str.maketrans("", "", ".,;:()[]")


def find_notices(texts: Sequence[str]) -> list[list[Notice]]:
    """Find sentences of publishers and databases in texts.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    list of list of (int, int, str)
        Of each text begin, end and reason of each sentence.

    Examples
    --------
    >>> find_notices(["Copyright law protects cats. © 2022 Loom B.V."])
    [[(29, 45, 'mark of copyright')]]
    """
    folded = [text.casefold() for text in texts]
    begins = locate_first(folded, _join_marks())
    return [
        [] if begin < 0 else _find_notices(text, plain, begin) for text, plain, begin in zip(texts, folded, begins, strict=True)
    ]


def _find_notices(text, folded, begin):
    """The notices of a text, before which in small letters no mark stands."""
    rest = folded[begin:]
    marks = _list_marks(rest, ";" in folded)
    if not marks:
        return []
    # what stands before the first mark is no notice; where folding made the text longer, places in it are not known
    first = begin + min(map(rest.find, marks)) if len(folded) == len(text) else 0
    spans = split_sentences(text, first)
    reasons: list[str] = []
    for start, end in reversed(spans):  # before a notice a mark of copyright ends the abstract too
        reasons.insert(0, _match_notice(text[start:end], marks, not reasons or bool(reasons[0])))
    # what a notice was cut into by mistake: a name between notices, or between one and the end
    for i in range(1, len(spans)):
        begin, end = spans[i]
        named = reasons[i - 1] and reasons[i - 1] not in NAMELESS
        if not reasons[i] and named and (i + 1 == len(spans) or reasons[i + 1]) and is_name(text[begin:end]):
            reasons[i] = reasons[i - 1]
    tail = len(spans)
    while tail and reasons[tail - 1]:
        tail -= 1
    if tail and (inner := _find_inner_mark(text, *spans[tail - 1])):
        spans.insert(tail, (inner, spans[tail - 1][1]))
        reasons.insert(tail, "mark of copyright")
    return [(start, end, reason) for (start, end), reason in zip(spans, reasons, strict=True) if reason]


def is_name(text: str) -> bool:
    """Say whether a text holds nothing but a name: no word in small letters but those that names have.

    Examples
    --------
    >>> is_name("The Zoological Society of Loom"), is_name("Springer changed the world")
    (True, False)
    """
    words = text.split()
    own = (word for word in words if word.translate(NO_MARKS).casefold() not in _read_words("small"))
    longest = max(len(part.split()) for part in text.split(","))
    return longest <= LONGEST_NAME and all(not word.lstrip("(['\"“‘")[:1].islower() for word in own)


@cache
def _read_words(role):
    """The words of a role in ``records/knowledge/notice_words.csv``."""
    table = read_knowledge("notice_words", room="records")
    return dict.fromkeys(table["word"][table["role"] == role])


@cache
def _join_marks():
    """A pattern of all marks of notices."""
    return "|".join([*map(re.escape, _read_words("mark") | _read_words("publisher")), VOLUME.pattern])


@cache
def _read_patterns():
    """Patterns of whole sentences, and their reasons."""
    table = read_knowledge("publishers", room="records")
    return [(re.compile(row.pattern, re.IGNORECASE | re.DOTALL), row.reason) for row in table.itertuples()]


def _match_notice(sentence, marks, is_last):
    """The reason why a sentence is a notice; empty where it is none."""
    bare = sentence.strip(" .;,")
    if not bare or len(bare) > LONGEST:
        return ""
    folded = bare.casefold()
    if is_last and len(bare) <= LONGEST_LAST and LAST.match(folded):
        return "mark of copyright"
    if not any(mark in folded for mark in marks):
        return ""
    return _find_reason(bare)


@lru_cache(maxsize=1 << 12)
def _find_reason(bare):
    """The reason by the patterns of whole sentences; publishers write the same ones again and again."""
    for pattern, reason in _read_patterns():
        match = pattern.fullmatch(bare)
        if match and ("name" not in pattern.groupindex or is_name(match["name"] or "")):
            return reason
    return ""


@lru_cache(maxsize=1 << 12)
def _list_marks(rest, volumes):
    """The marks of notices in the rest of a text in small letters, among them the volumes that stand anywhere, or at its end."""
    marks = [mark for mark in _read_words("mark") if mark in rest]
    marks += [match[0] for match in VOLUME.finditer(rest if volumes else rest[-LONGEST:])]
    tail = rest[-TAIL:]
    return marks + [name for name in _read_words("publisher") if name in tail]


def _find_inner_mark(text, start, end):
    """Where a mark of copyright begins within a last sentence that has no stop before it; 0 for nowhere."""
    sentence = text[start:end].casefold()
    if "©" not in sentence and "(c)" not in sentence:
        return 0
    for match in INNER_MARK.finditer(text, start + 1, end):
        if end - match.end() <= LONGEST and is_name(text[match.end() : end]):
            return match.start()
    return 0
