"""An abstract -> its sentences, as far as it takes to find notices among them."""

import re

LONGEST_BEFORE = 250  # characters that a sentence hardly ever has before the mark of a notice
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
YEAR = re.compile(r"\s?(?:19|20)\d\d")


def split_sentences(text: str, first: int = 0) -> list[tuple[int, int]]:
    """Split a text into sentences, from that on in which a place stands.

    Parameters
    ----------
    text : str
    first : int

    Returns
    -------
    list of (int, int)
        Begin and end of each. What ends with the short form of a company ends only before a capital.

    Examples
    --------
    >>> split_sentences("Cats purr. Dogs bark, J. Cat says.")
    [(0, 10), (11, 34)]
    """
    spans = []
    marks = _find_marks(text, first)
    # the sentence hardly ever begins so far before; if it does, the whole text is looked at
    for begin in dict.fromkeys((max(0, first - LONGEST_BEFORE), 0)):
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
