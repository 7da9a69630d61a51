"""Sentences of publishers and databases in an abstract: on rights, licences and origin."""

import re
from functools import cache, lru_cache

from themeloom.lexicon import read_knowledge

LONGEST = 800  # characters of a notice
LONGEST_LAST = 250  # characters of a last sentence that begins with the mark of copyright, whatever its words are
LONGEST_NAME = 24  # words, up to a comma
NAMELESS = frozenset(("registration", "funding", "origin of the abstract", "part that is elsewhere"))  # no name follows
# without any of these no pattern fits: most abstracts have none
MARKS = (
    "©",
    "(c)",
    "copyright",
    "reserved",
    "published ",
    "licen",
    "database record",
    "abstract",
    "government",
    "permission",
    "adapted from",
    "(au",
    "individual use",
    "production and hosting",
    "hard copies",
    "(source",
    "warranty",
    "the author",
    "re-use",
    "publicado por",
    "publié par",
    "publishing services",
    "under responsibility",
    "open access",
    "registration",
    "clinicaltrials",
    "nct0",
    "trial number",
    "doi:",
    "doi.org",
    "(from the",
    "(funded by",
    "(contains ",
    "communicated by",
    "article is part of",
)
NAMES = (
    "springer",
    "elsevier",
    "wiley",
    "taylor & francis",
    "kluwer",
    "blackwell",
    "informa uk",
    "thieme",
    "karger",
    "lippincott",
)
TAIL = 160  # characters at the end, where names of publishers are looked for
HEAD = 200  # characters at the beginning, where a notice may be glued to the first sentence
# an end of a sentence, and what is none: initials, "et al. (", "No. 5"
END = re.compile(r"[.!?][\"”'’)\]]{0,3}\s{1,3}(?=[A-Z0-9©(\[\"“'À-Þ])")
GLUED_END = re.compile(
    r"\b(?:Ltd|Inc|LLC|Limited|GmbH|B\.V|AG|IEEE|Elsevier)\.?(?=(?:We|The|This|In|Our|A|An|To|Background|Objective|Purpose|Abstract)\b)"
)
NO_END = re.compile(
    r"\W*(?:[A-Z]|St|Dr|Prof|Nos?|Vol|Fig|vs|cf|Mrs?|Jr|Sr|e\.g|i\.e|U\.S|U\.K|eds?|pp|Eq|Ref|approx|(?:[A-Z]\.)+[A-Z])\."
)
ENDS_ANYWAY = re.compile(r"\W*(?:B\.V|N\.V|S\.A|A\.G|A\.S|S\.L)\.")  # companies end like this
VOLUME = re.compile(r"\d\d\d\d[;,] ?\d{1,4}[(:]|\(\d\d\d\d\) \d{1,4}[,:(]")
# what stands in brackets is a sentence of its own, whatever stands before and after
BRACKETED = re.compile(
    r"[\[(]\s?(?i:(?:apa )?psycinfo database record|pep/web database record|abstract from (?:author|publisher|provider)"
    r"|(?:author|journal|original|publisher) abstract|from the journal abstract|(?:clinical )?trial registration)\b"
    r"(?:[^()\[\]]|\(\s?[cC]\s?\)|\([sS]\)){0,200}[\])]\.?\s{0,3}"
)
LONGEST_BEGINNING = 40  # characters of it, before the mark
# notes that follow a full stop without a blank, and an identifier that ends the abstract
NOTE = re.compile(
    r"[.!?](?<=[a-z)\]].)(?=(?:(?i:systematic review|clinical trial|trial|study|review|protocol) )?[Rr]"
    r"(?i:egistration)|(?:Graphical|Video|Visual) [Aa]bstract\b)"
    r"|[.!?)\]]\s{1,3}(?=(?i:www\.clinicaltrials\.gov)"
    r"|(?i:doi\s?:?|https?://(?:dx\.)?doi\.org/)\s?(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S{1,100}$)"
)
MARK = re.compile(r"©|\([cC]\)(?=\s?(?:19|20)\d\d)")
WORD_BEFORE = re.compile(r"(?:\b[Cc]opyright:? ?)?$")
LONGEST_WORD = 12  # characters of it
LAST = re.compile(r"(?:copyright )?(?:©|\(c\)) ?(?:19|20)\d\d")
YEAR = re.compile(r"\s?(?:19|20)\d\d")
INNER_MARK = re.compile(r"(?<=\s)(?:copyright )?(?:©|\(c\))\s?(?=(?:\(?c?\)?\s?)(?:19|20)\d\d\b|The Author)", re.IGNORECASE)
# words in small letters that names of publishers, journals and owners have
# fmt: off
SMALL = frozenset((
    "&", "-", "/", "a", "al", "all", "an", "and", "applicable", "as", "at", "author", "author's", "authors", "behalf", "by",
    "c", "copyright", "da", "de", "del", "der", "des", "di", "do", "du", "e", "editors", "employers", "et", "exclusive",
    "for", "from", "held", "here", "if", "in", "inc", "its", "la", "le", "les", "licence", "license", "licensed", "licensee",
    "llc", "ltd", "of", "on", "or", "other", "owner/authors", "part", "permission", "publication", "published", "represented",
    "reserved", "right", "rights", "some", "sponsored", "the", "their", "to", "trading", "und", "under", "van", "via", "von",
    "with", "y", "©", "–", "—",
))
# fmt: on
NO_MARKS = str.maketrans("", "", ".,;:()[]")


def find_notices(text: str) -> list[tuple[int, int, str]]:
    """Find sentences of publishers and databases in a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int, str)
        Begin, end and reason of each.

    Examples
    --------
    >>> find_notices("Copyright law protects cats. © 2022 Loom B.V.")
    [(29, 45, 'mark of copyright')]
    """
    folded = text.casefold()
    marks = _list_marks(folded)
    if not marks:
        return []
    # what stands before the first mark is no notice; where folding made the text longer, places in it are not known
    first = min(map(folded.find, marks)) if len(folded) == len(text) else 0
    spans = _split_sentences(text, first)
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
    own = (word for word in words if word.translate(NO_MARKS).casefold() not in SMALL)
    longest = max(len(part.split()) for part in text.split(","))
    return longest <= LONGEST_NAME and all(not word.lstrip("(['\"“‘")[:1].islower() for word in own)


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


def _list_marks(folded):
    """The marks of notices that a text in small letters has."""
    marks = [mark for mark in MARKS if mark in folded]
    tail = folded[-TAIL:]
    marks += [match[0] for match in VOLUME.finditer(folded if ";" in folded else folded[-LONGEST:])]
    return marks + [name for name in NAMES if name in tail]


def _split_sentences(text, first=0):
    """The (start, end) of sentences, from that on in which ``first`` stands.

    What ends with the short form of a company ends only before a capital.
    """
    spans = []
    marks = _find_marks(text, first)
    # the sentence hardly ever begins so far before; if it does, the whole text is looked at
    for begin in dict.fromkeys((max(0, first - LONGEST_LAST), 0)):
        places = sorted(_list_stops(text, begin) | marks)
        start = next((place for place in reversed(places) if place <= first and _is_stop(text, 0, place, marks)), 0)
        if start:
            break
    for place in places:
        if place > start and _is_stop(text, start, place, marks):
            spans.append((start, start + len(text[start:place].rstrip())))
            start = place
    spans.append((start, start + len(text[start:].rstrip())))
    return [(begin, end) for begin, end in spans if end > begin]


def _list_stops(text, begin):
    """Where sentences may end, from a place on."""
    glued = {match.end() for match in GLUED_END.finditer(text, begin, HEAD)} if begin < HEAD else set()
    return glued | {match.end() for match in END.finditer(text, begin)}


def _is_stop(text, start, place, marks):
    """Whether a sentence that begins at ``start`` ends at a place where one may end."""
    return place in marks or not _goes_on(text[max(start, place - 30) : place].rstrip())


def _goes_on(head):
    """Whether a sentence goes on after a full stop: "U.S.", initials."""
    last = head.rsplit(None, 1)[-1]
    return bool(NO_END.fullmatch(last) and not ENDS_ANYWAY.fullmatch(last))


def _find_marks(text, first):
    """Where a mark of copyright or a note begins a sentence, with or without a blank before it."""
    begin = max(0, first - LONGEST_BEGINNING)
    marks = {match.end() for match in NOTE.finditer(text, begin)}
    for match in BRACKETED.finditer(text, begin):
        marks |= {match.start(), match.end()}
    for match in MARK.finditer(text, first):
        begin = WORD_BEFORE.search(text, max(0, match.start() - LONGEST_WORD), match.start()).start()
        before = text[max(0, begin - LONGEST_WORD) : begin]
        bare = before.rstrip()
        glued = bare == before and bare[-1:].islower() and YEAR.match(text, match.end())
        if bare[-1:] in (*".!?)]",) or glued:
            marks.add(begin)
    return marks - {len(text)}


def _find_inner_mark(text, start, end):
    """Where a mark of copyright begins within a last sentence that has no stop before it; 0 for nowhere."""
    sentence = text[start:end].casefold()
    if "©" not in sentence and "(c)" not in sentence:
        return 0
    for match in INNER_MARK.finditer(text, start + 1, end):
        if end - match.end() <= LONGEST and is_name(text[match.end() : end]):
            return match.start()
    return 0
