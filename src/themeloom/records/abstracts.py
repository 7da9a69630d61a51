"""An abstract -> the author's text: without "Abstract", labels of its parts and publishers' notices, and what was taken off."""

import re
from functools import cache
from typing import NamedTuple

from themeloom.lexicon import read_knowledge
from themeloom.records.notices import find_notices

# words that open a sentence: after a label they are the text's beginning, whatever stands between
OPENINGS = (
    "We|Our|The|This|These|That|Those|In|An?|To|It|Its|There|Here|For|From|With|Within|Without|At|As|On|By|Of|Over|Under|Using|Use"
    "|All|Both|Each|Most|Many|Some|Several|Few|Two|Three|Four|Five|Six|One|No|Not|Such|Since|Because|Although|Though|While|Whereas"
    "|Despite|However|When|Where|Whether|If|How|What|Why|Among|Between|During|After|Before|Through|Based|Recent|Recently|Current"
    "|Currently|Patients?|Participants?|Data|Studies|Study|Men|Women|Children|People|Adults|Searches|Eligible|Overall|Compared|Given"
    "|Little|Previous|Existing|Evidence|Results|Findings|El|La|Los|Las|Se|En|Con|O|Os|As|Um|Uma|Le|Les|Des|Die|Der|Das|Es|Nous|Wir"
)
HEADS = "abstract|publisher summary|summary|resumen|resumo|résumé|zusammenfassung|kurzfassung"
LETTERS = 3  # of a sentence, by which it is seen fast that it begins with no label
UPPER = r"[A-ZÀ-ÖØ-Þ]"
TEXT = rf"[\"“”'‘(\[]*(?:{UPPER}|\d)"  # how a sentence may begin
# the end of a sentence, or of a label before
END = re.compile(rf"[.!?:][)\]\"”'’]?\s{{0,3}}(?={UPPER})")

HEAD = re.compile(
    rf"\W{{0,3}}(?=[ASPRZK])(?i:{HEADS})"
    rf"(?:\s?[:.–—]+\s*(?=\S)|\s-\s+(?=\S)|(?={UPPER}[a-z]*\b)|\s(?=(?:{OPENINGS})\s))"
)
HEAD_BEFORE = re.compile(rf"\W{{0,3}}(?=[ASPRZK])(?i:{HEADS})\s")


class Removal(NamedTuple):
    """What was taken off an abstract, and why."""

    reason: str
    text: str


def clean_abstract(text: str) -> tuple[str, list[Removal]]:
    """Take off an abstract what its authors did not write as part of its sentences.

    That is a leading "Abstract", the labels of a structured abstract ("METHODS:", a glued "ResultsWe ..."), which stand at the
    beginning of a sentence (``records/knowledge/labels.csv``), and sentences of publishers and databases on rights, licences and
    origin, wherever they stand (``records/knowledge/publishers.csv``).

    Parameters
    ----------
    text : str
        As ``cleaning.clean_text`` returns it.

    Returns
    -------
    text : str
        Empty where nothing else was there.
    removals : list of Removal
        In the order of the text.

    Examples
    --------
    >>> clean_abstract("Abstract: Cats purr. Methods: We listened. © 2022 Loom Ltd. All rights reserved.")[0]
    'Cats purr. We listened.'
    """
    cuts = find_notices(text)
    cuts += _find_labels(text, [(start, end) for start, end, _ in cuts])
    if not cuts:
        return text, []
    kept = []
    removals = []
    begin = 0
    for start, end, reason in sorted(cuts):
        if start < begin:  # a label within a notice
            continue
        kept.append(text[begin:start].strip())
        removals.append(Removal(reason, text[start:end].strip()))
        begin = end
    kept.append(text[begin:].strip())
    return " ".join(filter(None, kept)), removals


@cache
def _read_labels():
    """The pattern of a label with how it is set off from the text, and the first letters of all labels."""
    table = read_knowledge("labels", room="records")
    qualifying = table["reason"] == "qualifier"
    word, qualifier = (
        "|".join(map(re.escape, sorted(table["text"][rows], key=len, reverse=True))) for rows in (~qualifying, qualifying)
    )
    one = rf"(?:(?:{qualifier})\s){{0,2}}(?:{word})s?(?: of (?:the |this )?(?:study|review|research|work))?"
    label = rf"{one}(?:(?:\s?[,/&;]\s?(?:and\s)?|\s(?:and|y|e|et|und)\s){one}){{0,4}}"
    marks = (
        r"(?P<colon>\s?:(?:\s?[–—-](?=\s))?\s*(?=\S))"
        rf"|(?P<stop>\.(?:\s+(?={TEXT})|(?={UPPER}[a-z])))"
        rf"|(?P<dash>\s?[–—]\s?(?={TEXT})|\s-\s(?={TEXT}))"
        rf"|(?P<opening>\s?(?=(?:{OPENINGS})\b))"
        rf"|(?P<glued>(?={UPPER}[a-zà-ÿ]+\b))"
    )
    beginnings = frozenset(text[:LETTERS].casefold() for text in table["text"])
    return re.compile(rf"(?P<label>(?={UPPER})(?i:{label}))(?:{marks})"), beginnings


def _join_longest_first(words):
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _find_labels(text, notices):
    """The (start, end, reason) of a leading "Abstract" and of the labels."""
    first = len(text) - len(text.lstrip())
    while any(start <= first < end for start, end in notices):
        first = next(end for start, end in notices if start <= first < end)
        first += len(text[first:]) - len(text[first:].lstrip())
    cuts = []
    pattern, _ = _read_labels()
    head = HEAD.match(text, first)
    if not head and (bare := HEAD_BEFORE.match(text, first)):  # "Abstract Background: ..."
        label = pattern.match(text, bare.end())
        head = bare if label and not label["glued"] else None
    if head:
        cuts.append((first, head.end(), "the word Abstract"))
    begin = cuts[0][1] if cuts else first
    body = text[begin:]
    matches = _list_labels(body)
    several = len({match["label"].casefold() for match in matches}) > 1
    for match in matches:
        own = match["opening"] is not None and match["opening"] == ""  # glued to a word that opens a sentence
        if several or own or (match["opening"] is None and match["glued"] is None):
            cuts.append((begin + match.start("label"), begin + match.end(), "label of a structured abstract"))
    return cuts


def _list_labels(body):
    """The matches of labels at the beginnings of sentences; labels may follow each other."""
    pattern, beginnings = _read_labels()
    matches = []
    place = 0
    for start in [0, *(match.end() for match in END.finditer(body))]:
        place = max(start, place) if matches else start
        while body[place : place + LETTERS].casefold() in beginnings and (match := pattern.match(body, place)):
            matches.append(match)
            place = match.end()
    return matches
