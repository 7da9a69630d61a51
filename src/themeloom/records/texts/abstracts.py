"""An abstract -> the author's text: without "Abstract", labels of its parts and publishers' notices, and what was taken off."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from themeloom.lexicon import read_knowledge
from themeloom.records.texts.notices import find_notices
from themeloom.records.texts.scanning import locate_first

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
NUMBER = r"\(?\d\)\s?"  # before a label: "(2) Methods: ..."
STARTING_NUMBER = re.compile(NUMBER)
NUMBERED = frozenset("(123456789")
# the end of a sentence, or of a label before
END = re.compile(rf"[.!?:][)\]\"”'’]?\s{{0,3}}(?=(?:{NUMBER})?{UPPER})")
# before a label in capitals with a colon, though no sentence ends there: "in weight, RESULTS: ...", "in weightRESULTS: ..."
CAPITALS = re.compile(r"[A-Z]{2}\s?:")
UNENDED = re.compile(r"(?:(?<=[,;)])\s{0,3}|(?<=[a-z\d%]))(?=[A-Z]{3,}(?:[ ,&/]{1,3}[A-Z]{2,}){0,4}\s?:)")

HEAD = re.compile(
    rf"\W{{0,3}}(?=[ASPRZK])(?i:{HEADS})"
    rf"(?:\s?[:.–—]+\s*(?=\S)|\s-\s+(?=\S)|(?={UPPER}[a-z]*\b)|\s(?!Data\s)(?=(?:{OPENINGS})\s))"  # abstract data types
)
HEAD_BEFORE = re.compile(rf"\W{{0,3}}(?=[ASPRZK])(?i:{HEADS})\s")
# the same after highlights or another abstract
INNER_HEAD = re.compile(r"(?<=[.!?])\s{0,3}Abstract\s?(?=(?:We|Our|The|This|These|In|An?|To)\s)")
# before a translation; glued to its first word, as "English The" may begin a sentence
LANGUAGE_NAME = "(?:English|Spanish|Portuguese|French|German|[Ee]spa[nñ]ol|[Pp]ortugu[eê]s|[Ff]ran[cç]ais|[Dd]eutsch)"
FIRST_WORD = rf"(?:{OPENINGS}|Est[ea]|Cette?|Diese[rs]?)\b"
LANGUAGE = re.compile(rf"(?<!\S){LANGUAGE_NAME}(?={FIRST_WORD})")
SECTION = "section of a paper"  # reason of labels of one word that may stand before a capital with nothing to set them off


class Removal(NamedTuple):
    """What was taken off an abstract, and why."""

    reason: str
    text: str


class Label(NamedTuple):
    """A label in a text, and whether it is one even where no other is."""

    start: int
    end: int
    text: str
    sure: bool


def clean_abstracts(texts: Sequence[str]) -> list[tuple[str, list[Removal]]]:
    """Take off abstracts, as ``cleaning.clean_text`` returns them, what their authors did not write as part of their sentences.

    That is a leading "Abstract", the labels of a structured abstract ("METHODS:", a glued "ResultsWe ..."), which stand at the
    beginning of a sentence, or in capitals with a colon behind a comma (``records/knowledge/labels.csv``), and sentences of
    publishers and databases on rights, licences and origin, wherever they stand (``records/knowledge/publishers.csv``). A label
    that nothing sets off ("Methods Ten cats ...") goes where it is in capitals, has several words or names a section of a paper,
    a capital follows and the abstract has another label.

    Parameters
    ----------
    texts : sequence of str

    Returns
    -------
    list of (str, list of Removal)
        Of each its text, empty where nothing else was there, and what was taken off it, in its order.

    Examples
    --------
    >>> clean_abstracts(["Abstract: Cats purr. Methods: We listened. © 2022 Loom Ltd. All rights reserved."])[0][0]
    'Cats purr. We listened.'
    """
    notices = find_notices(texts)
    # most texts have no language before a sentence, nor a label at the beginning of one but the first
    translated = locate_first(texts, LANGUAGE_NAME + FIRST_WORD)
    labelled = locate_first(texts, _read_labels()[3])
    return [
        _cut(text, own + _find_labels(text, [(start, end) for start, end, _ in own], language >= 0, label >= 0))
        for text, own, language, label in zip(texts, notices, translated, labelled, strict=True)
    ]


def _cut(text, cuts):
    """A text without stretches, and these."""
    if not cuts:
        return text, []
    kept = []
    removals = []
    begin = 0
    for start, end, reason in sorted(cuts, key=lambda cut: (cut[0], -cut[1])):  # of two that begin together the longer one
        if start < begin:  # a label within a notice
            continue
        kept.append(text[begin:start].strip())
        removals.append(Removal(reason, text[start:end].strip()))
        begin = end
    kept.append(text[begin:].strip())
    return " ".join(filter(None, kept)), removals


@cache
def _read_labels():
    """The patterns of a label with how it is set off from the text, the first letters of all labels, and where one may be."""
    table = read_knowledge("labels", room="records")
    qualifying = table["reason"] == "qualifier"
    qualifier = _join_longest_first(table["text"][qualifying])
    marks = (
        r"(?P<colon>\s?:(?:\s?[–—-](?=\s))?\s*(?=\S))"
        rf"|(?P<stop>\.(?:\s+(?={TEXT})|(?={UPPER}[a-z])))"
        rf"|(?P<dash>\s?[–—]\s?(?={TEXT})|\s[-?]\s(?={TEXT}))"  # a dash that was lost is written as a question mark
        rf"|(?P<opening>\s?(?=(?:{OPENINGS})\b))"
        rf"|(?P<glued>(?={UPPER}[a-zà-ÿ]+\b))"
    )
    bare = rf"\s(?={UPPER}|\d\d)|(?<=[a-z])(?={UPPER}[A-Z\d])"
    label = _describe_label(_join_longest_first(table["text"][~qualifying]), qualifier)
    plain = table["text"][(table["reason"] == SECTION) | table["text"].str.contains(" ")]
    section = _describe_label(_join_longest_first(plain), qualifier)
    beginnings = frozenset(text[:LETTERS].casefold() for text in table["text"])
    set_off = rf"(?P<label>(?={UPPER})(?i:{label}))(?:{marks})"
    bare_labels = rf"(?P<label>(?={UPPER})(?i:{section})|(?={UPPER}{{2}})(?i:{label}))(?:{bare})"
    # for RE2, to which letters with accents are no letters: it finds too much, but nothing too little
    place = rf"[.!?:]\W{{0,6}}(?:\pN\W{{0,2}})?(?i:{_join_longest_first(table['text'])})"
    return re.compile(set_off), re.compile(bare_labels), beginnings, place


def _join_longest_first(words):
    """A pattern of words: of those with the same first letter the longest first; other letters are passed over at once."""
    rests = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(several)})" for letter, several in rests.items())


def _describe_label(word, qualifier):
    """The pattern of labels: with words that qualify them, and several joined."""
    one = rf"(?:(?:{qualifier})\s){{0,2}}(?:{word})(?:s|\(s\))?(?: of (?:the |this )?(?:study|review|research|work))?"
    return rf"{one}(?:(?:\s?[,/&;]\s?(?:and\s)?|\s(?:and|y|e|et|und)\s){one}){{0,4}}"


def _find_labels(text, notices, translated, labelled):
    """The (start, end, reason) of a leading "Abstract" and of the labels.

    It is known whether the text may have headings of a translation, and labels behind the end of a sentence.
    """
    first = len(text) - len(text.lstrip())
    while any(start <= first < end for start, end in notices):
        first = next(end for start, end in notices if start <= first < end)
        first += len(text[first:]) - len(text[first:].lstrip())
    cuts = []
    pattern = _read_labels()[0]
    head = HEAD.match(text, first)
    if not head and (bare := HEAD_BEFORE.match(text, first)):  # "Abstract Background: ..."
        label = pattern.match(text, bare.end())
        head = bare if label and not label["glued"] else None
    if head:
        cuts.append((first, head.end(), "the word Abstract"))
    begin = cuts[0][1] if cuts else first
    if "Abstract" in text:
        cuts += [(match.start(), match.end(), "the word Abstract") for match in INNER_HEAD.finditer(text, begin)]
    if translated:
        cuts += [(match.start(), match.end(), "heading of a translation") for match in LANGUAGE.finditer(text, begin)]
    labels = _list_labels(text[begin:], [end - begin for _, end in notices if end >= begin], labelled)
    several = len({label.text.casefold() for label in labels}) > 1
    cuts += [
        (begin + label.start, begin + label.end, "label of a structured abstract") for label in labels if several or label.sure
    ]
    return cuts


def _list_labels(body, ends, labelled):
    """The labels at the beginnings of sentences, and at the ends of notices; labels may follow each other."""
    beginnings = _read_labels()[2]
    labels = []
    place = 0
    ends = [end + len(body[end:]) - len(body[end:].lstrip()) for end in ends]
    # most texts have no capitals before a colon, and are not gone through letter by letter
    unended = {match.end() for match in UNENDED.finditer(body)} if ":" in body and CAPITALS.search(body) else set()
    stops = {match.end() for match in END.finditer(body)} if labelled else set()
    for start in sorted({0, *ends, *unended, *stops}):
        place = max(start, place) if labels else start
        number = STARTING_NUMBER.match(body, place) if body[place : place + 1] in NUMBERED else None
        word = number.end() if number else place
        while body[word : word + LETTERS].casefold() in beginnings and (label := _match_label(body, place, word)):
            labels.append(label._replace(sure=label.sure and start not in unended))
            place = label.end
            word = label.end
    return labels


def _match_label(body, start, word):
    """The label that begins with a word, with its number if it starts before; None for none."""
    pattern, bare, *_ = _read_labels()
    if match := pattern.match(body, word):
        own = match["opening"] == ""  # glued to a word that opens a sentence
        sure = own or (match["opening"] is None and match["glued"] is None)
        return Label(start, match.end(), match["label"], sure) if start == word or match["colon"] is not None else None
    match = bare.match(body, word) if start == word else None
    following = body[match.end() :].split(None, 2)[:2] if match else []
    if not match or (match["label"].isupper() and all(map(str.isupper, following))):  # a text in capitals
        return None
    return Label(start, match.end(), match["label"], False)
