"""BibTeX, of whatever database or reference manager: @article{key, field = {value}, ...}.

A text is cut at each line that begins with such a mark, and each block is split into fields by itself: so entries are counted
without the library that splits them, keys that occur twice harm nothing, and a broken entry costs only itself.
"""

import logging
import re
from html import unescape
from itertools import pairwise

import bibtexparser
from bibtexparser.model import Entry, ExplicitComment, ImplicitComment, Preamble, String

from themeloom.records.entries import RawRecord, Row
from themeloom.records.readers.bibtex_lines import find_entry, is_going_on
from themeloom.records.readers.bibtex_values import join_pieces, normalize_tex, split_names
from themeloom.records.readers.spans import FURNITURE, NOTE, RECORD, REJECTED, Span, build_account

logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it could not read stands in the rows

MARK = re.compile(r"^[ \t]*(?=@[A-Za-z]\w*\s{0,99}[{(])", re.MULTILINE)
OPENING = re.compile(r"@([A-Za-z]\w*)\s*([{(])")
# a mark, a key and the first field: prose has "@Cats {and dogs}", but not this
FIRST = re.compile(
    r"(?:^|\})[ \t]*@[A-Za-z]\w*\s{0,99}[{(]\s{0,99}[^=\n{}]{0,250},\s{0,99}"
    r"[A-Za-z][\w.:+-]{0,60}\s{0,99}=\s{0,99}[\w{\"]",
    re.MULTILINE,
)
LINE = re.compile(r"[^\s][^\n]*")
# comments, and what databases and reference managers write at the head
EXPECTED = re.compile(
    r"(?:[%#].*|//.*|scopus|export date:.*|(?:this file was |file )?(?:created|generated|exported) .*|"
    r"encoding:.*|@comment\b.*|[,})]+)\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\bPMID:? ?(\d{4,9})\b")
OPEN = re.compile(r"\bAll Open Access[^;]{0,99}")
CITED_BY = re.compile(r"\bcited by:?\s*(\d+)", re.IGNORECASE)
LINES = ("cited-references", "affiliation")  # one value a line, each ends with a full stop
LINE_END = re.compile(r"(?<=\.)\n\s*")
LISTED = ("keywords", "keyword", "author_keywords", "index_keywords", "keywords-plus", "mendeley-tags")
COMMA = re.compile(r",(?![^()]{0,200}\))\s*")
DASHES = re.compile(r"\s*(?:-{1,3}|[–—])\s*")


def is_bibtex(text: str) -> bool:
    """Say whether a text is BibTeX.

    Examples
    --------
    >>> is_bibtex("@article(cat, title = {Looms})"), is_bibtex("@Cats: Handles {and dogs}, a = b")
    (True, False)
    """
    return bool(FIRST.search(text))


def parse_bibtex(text: str) -> tuple[list[RawRecord], list[Row]]:
    r"""Parse a text in BibTeX, as ``formats.Syntax`` says.

    A record has names of fields in lower case -> values without braces and commands of TeX; authors, keywords and references are
    split. Rows are comments, macros and text between the entries, and notes.

    Examples
    --------
    >>> records, rows = parse_bibtex("# mine\n@article{a, title = {On {L}ooms}, author = {Cat, Ann and Dog, Bob}}\n")
    >>> dict(records[0].values)
    {'title': ['On Looms'], 'author': ['Cat, Ann', 'Dog, Bob'], 'entrytype': ['article']}
    >>> rows
    [Row(line=1, lines=1, kind='furniture', reason='text outside the entries', text='# mine')]
    """
    starts = [match.end() for match in MARK.finditer(text)]
    spans = _find_text(text, 0, starts[0] if starts else len(text))
    macros: dict[str, str] = {}
    for start, end in pairwise([*starts, len(text)]):
        spans += _read_block(text, start, end, macros)
    return build_account(text, spans)


def _read_block(text, start, end, macros):
    """Spans of all that a stretch holds which begins with a mark and goes up to the next."""
    opening = OPENING.match(text, start)
    # the library wants the brace right behind the type
    head = f"@{opening[1]}{opening[2]}"
    body = head + text[opening.end() : end]
    shift = opening.end() - len(head)
    spans = []
    broken = False
    blocks = _place_blocks(body)
    for index, (begin, stop, block) in enumerate(blocks):
        if isinstance(block, ImplicitComment):
            # the rest of an entry that could not be read belongs to it
            spans += [] if broken else _find_text(text, begin + shift, stop + shift)
            continue
        entry = getattr(block, "ignore_error_block", block)
        following = blocks[index + 1][2] if index + 1 < len(blocks) else None
        goes_on = isinstance(following, ImplicitComment) and is_going_on(following.comment or "")
        broken = goes_on or not isinstance(entry, Entry | String | Preamble | ExplicitComment)
        place = start if begin == 0 else begin + shift
        if broken:
            rest = next((later for later, _, other in blocks[index + 1 :] if not isinstance(other, ImplicitComment)), len(body))
            mended = _mend_block(block, body[begin:rest], Span(place, stop + shift, RECORD), macros)
            broken = bool(mended) or not goes_on
            spans += mended or _describe_block(entry, place, stop + shift, macros)
        else:
            spans += _describe_block(entry, place, stop + shift, macros)
    return spans


def _place_blocks(body):
    """The blocks that the library finds, each as (begin, end, block)."""
    placed = []
    place = 0
    for block in bibtexparser.parse_string(body, parse_stack=[]).blocks:
        begin = max(body.find(block.raw or "", place), place)
        place = begin + len(block.raw or "")
        placed.append((begin, place, block))
    return placed


def _mend_block(block, written, span, macros):
    """The spans of an entry that the library cannot read: with its fields if each begins a line, else with the reason."""
    error = getattr(block, "error", None)
    entry = find_entry(written)
    if entry is None:
        return [span._replace(reason=_explain(error))] if error else []
    note = span._replace(kind=NOTE, reason=f"{_explain(error)}; its fields were read by their lines")
    return [span._replace(values=_build_values(entry, macros)[0]), note]


def _describe_block(block, start, end, macros):
    """The span of an entry or of another block, and a note where a field stands twice."""
    if isinstance(block, String):
        macros[block.key.lower()] = join_pieces(block.value, macros)
        return [Span(start, end, FURNITURE, "macro")]
    if isinstance(block, Preamble | ExplicitComment):
        return [Span(start, end, FURNITURE, "comment" if isinstance(block, ExplicitComment) else "preamble")]
    if not isinstance(block, Entry):
        return [Span(start, end, RECORD)]
    values, repeated = _build_values(block, macros)
    record = Span(start, end, RECORD, values=values)
    return [record, Span(start, end, NOTE, f"field {repeated[0]} stands twice: the first was taken")] if repeated else [record]


def _explain(error):
    """Why a block is no entry."""
    reason = getattr(error, "abort_reason", error) if error else "the text goes on behind a closing brace"
    return f"not BibTeX: {' '.join(str(reason).split()).rstrip('.')}"


def _build_values(entry, macros):
    """The values of an entry, and the fields that stand twice with different texts."""
    values = {}
    repeated = []
    for field in entry.fields:
        name = field.key.lower()
        cells = _split_value(name, join_pieces(str(field.value), macros))
        if not cells:
            continue
        if values.setdefault(name, cells) != cells:
            repeated.append(name)
    if values.get("source") == ["Scopus"] and "keywords" in values:
        # beside the authors' own, Scopus has its index terms under this name
        values["index_keywords"] = values.pop("keywords")
    if match := CITED_BY.search(" ".join(values.get("note", []))):
        values["cited_by"] = [match[1]]
    if match := OPEN.search(" ".join(values.get("note", []))):
        values["open_access"] = [match[0]]
    if match := NUMBERED.search(" ".join(values.get("note", []))):
        values.setdefault("pmid", [match[1]])
    if "date" not in values and "year" in values and "month" in values:
        values["date"] = [f"{values['year'][0]} {values['month'][0]}"]
    return values | {"entrytype": [entry.entry_type.lower()]}, repeated


def _split_value(name, value):
    """The texts that the value of a field holds."""
    if name == "author":
        return list(filter(None, map(normalize_tex, split_names(value))))
    if name in LINES:
        return list(filter(None, map(normalize_tex, LINE_END.split(value))))
    text = normalize_tex(value)
    if name in LISTED:
        text = unescape(text)
        return [part for part in map(str.strip, text.split(";") if ";" in text else COMMA.split(text)) if part]
    if name == "pages":
        text = DASHES.sub("-", text)
    return [text] if text else []


def _find_text(text, start, end):
    """Spans of the text outside the entries: what one expects there, and what not."""
    spans = []
    for match in LINE.finditer(text, start, end):
        kind = FURNITURE if EXPECTED.fullmatch(match[0]) else REJECTED
        if spans and spans[-1].kind == kind:
            spans[-1] = spans[-1]._replace(end=match.end())
        else:
            spans.append(Span(match.start(), match.end(), kind, "text outside the entries"))
    return spans
