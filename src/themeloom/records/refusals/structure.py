"""What a text looks like that is structured, but no format that is read: it must not be taken for a listing of papers."""

import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from themeloom.records.refusals.no_listing import describe_no_listing
from themeloom.records.refusals.references import describe_references
from themeloom.records.refusals.tables import describe_table
from themeloom.records.refusals.telling_lines import describe_telling_lines

SAMPLE = 300_000  # characters; what a text is, its beginning shows
LONGEST_LINE = 2_000  # characters of a line that are looked at

# tags that stand inside sentences, or before the sections of an abstract
INLINE = re.compile(
    "i|b|u|em|strong|sub|sup|inf|sc|scp|p|span|a|br|title|sec|italic|bold|tt|small|q|jats|mml|math|mi|mo|mn|mrow|msub|msup|mtext"
)
PAGE = frozenset({"html", "body", "div", "script", "td", "li", "h1", "h2", "h3"})
DOCTYPE = re.compile(r"\s*(?:<\?xml[^<>]*\?>\s*)?<!DOCTYPE\s+([\w:.-]+)", re.IGNORECASE)
TAG = re.compile(r"</?([A-Za-z][\w.-]*)(?::[\w.-]+)?(?:\s[^<>]{0,300})?/?>")
KEY = re.compile(r'"[\w@$:/.-]{1,60}"\s*:\s*(?:["\[{\d-]|true|false|null)')
JSON_LINE = re.compile(r'\s*(?:"[^"\n]{1,200}"\s*:.*|"(?:[^"\\]|\\.)*",?|[\[\]{}]{1,4},?|-?\d+(?:\.\d+)?,?)$')
BIBTEX_FIELD = re.compile(r"\s*+(?:,\s*+)?[A-Za-z][\w+-]{1,30}\s*=\s*(?:[{\"]|\d+\s*,?$|[a-z]{3},?$)")
RIS_TAG = re.compile(r"([A-Za-z][A-Za-z0-9])  -(?:\s|$)")
DASHED = re.compile(r"([A-Z][A-Z0-9]{1,3})\s{0,4}-(?:\s|$)")
TWO_LETTERS = re.compile(r"([A-Z][A-Z0-9]) \S|ER$|EF$")
PERCENT = re.compile(r"%([0-9A-Z@!#$&()*+^>~<?=\[\]]) \S")
OVID = re.compile(r"<\d+\. ?>")
PUBMED = re.compile(r"(?:PMID: \d+|PMCID: PMC\d+|Author information:$|DOI: 10\.\d{4})")
SHORT_LABEL = re.compile(r"([A-Z][A-Z0-9]{1,3}) ?: ?\S")
LABEL = re.compile(r"([A-Za-z][\w /()-]{0,30}?) ?: ?(?:\S|$)")
YAML = re.compile(r"\s*(?:- )?[a-z_][\w-]*:(?:\s|$)")
INI = re.compile(r"\[[\w .:-]+\]|\s*[\w.-]+\s*=\s*\S.*|[#;].*")
TEX = re.compile(r"\s*\\(?:[a-zA-Z]+\*?[\[{]|item\b|maketitle|noindent)")
LOG = re.compile(
    r"\[?\d{4}[-/]\d\d[-/]\d\d[T ,]\d\d:\d\d|\[?(?:DEBUG|INFO|WARN(?:ING)?|ERROR|TRACE|FATAL)\b[\]:]?\s"
    r"|\S+ \S+ \S+ \[\d\d/\w{3}/\d{4}:|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d "
)
CODE = re.compile(
    r".*[{};]\s*$|\s*(?:def \w+\(|class \w+[:({]|import [\w.]+$|from [\w.]+ import |@\w+|#include|#!|return\b.*[\w)\]]$"
    r"|(?:if|for|while|elif|with|try|except|else)\b.*:$|[\w.\[\]]+ (?:[+-]?=|<-) \S|(?:var|let|const|function) \w|library\("
    r"|//|/\*|\*/|[\w.]+\(.*\)$|[)\]}],?$)"
)
WEB_OF_SCIENCE = re.compile(
    "PT|AU|AF|TI|SO|LA|DT|DE|ID|AB|C[1-3RTYLA]|RP|EM|RI|OI|FU|FX|NR|TC|Z9|U[12T]|P[ADGIMNUY]|SN|EI|BN|J9|JI|VL|IS|B[AEP]|EP|AR|DI|WC"
    "|SC|SE|SP|GA|GP|OA|DA|ER|EF"
)
# a tag before a value: how many different ones, and which share of lines, are no accident; the first is unlike anything in prose
TAGGED = (
    (RIS_TAG, 2, 0.02, "tag - value"),
    (DASHED, 3, 0.2, "tag - value"),
    (PERCENT, 3, 0.1, "%tag value"),
    (SHORT_LABEL, 3, 0.5, "TAG: value"),
)


class Sample(NamedTuple):
    """The beginning of a text, and its lines that are not blank."""

    text: str
    lines: list[str]


def describe_structure(text: str) -> str | None:
    """Describe what a text looks like that is structured.

    Parameters
    ----------
    text : str
        Which no reader of a format takes.

    Returns
    -------
    str or None
        As it stands in a sentence: "a table with the columns a, b, c"; None for a listing of titles and abstracts.

    Examples
    --------
    >>> describe_structure("id,weight,height\\n1,20,3\\n2,25,9\\n3,21,0\\n")
    'a table (columns id, weight, height)'
    >>> describe_structure("Cats Purr\\nWe show that cats purr, sleep, and eat.\\n") is None
    True
    """
    head = text[:SAMPLE]
    lines = [line[:LONGEST_LINE].rstrip() for line in head.split("\n") if line.strip()]
    if not lines:
        return None
    sample = Sample(head, lines)
    return next(filter(None, (describe(sample) for describe in KINDS)), None)


def _share(pattern, lines):
    """Which share of lines begin as a pattern says."""
    return sum(1 for line in lines if pattern.match(line)) / len(lines)


def _describe_rtf(sample):
    return "RTF (rich text)" if sample.text.lstrip().startswith("{\\rtf") else None


def _describe_markup(sample):
    """HTML or XML, also without its beginning; tags inside sentences are none of it."""
    declared = DOCTYPE.match(sample.text)
    if declared and declared[1].casefold() != "html":
        return f"XML (<{declared[1]}>)"
    names = [match[1].casefold() for match in TAG.finditer(sample.text)]
    blocks = [name for name in names if not INLINE.fullmatch(name)]
    opening = re.match(r"\s*<(\?xml|!doctype\s+html|html\b)", sample.text, re.IGNORECASE)
    few = len(blocks) * 500 < len(sample.text) and _share(re.compile(r"\s*<"), sample.lines) < 0.3
    if not opening and (few or len(blocks) < 3):
        return None
    if (opening and opening[1][0] != "?") or PAGE & set(blocks):
        return "an HTML page"
    return f"XML (<{blocks[0]}>)" if blocks else "XML"


def _describe_json(sample):
    start = sample.text.lstrip()[:1]
    if start in ("{", "["):
        with suppress(ValueError, RecursionError):
            json.loads(sample.text)
            return "JSON without papers"
    keys = len(KEY.findall(sample.text))
    dense = keys >= 3 and keys * 300 >= len(sample.text)
    listed = keys and len(sample.lines) > 3 and _share(JSON_LINE, sample.lines) >= 0.6
    return "JSON" if dense or listed else None


def _describe_tagged(sample):
    """A tag before each value: RIS, MEDLINE, Web of Science, EndNote, BibTeX, also from the middle of a record."""
    indented = re.compile(r"\s{2,}\S")
    for pattern, fewest, share, name in TAGGED:
        tags = {match[1] for line in sample.lines if (match := pattern.match(line))}
        if len(tags) >= fewest and _share(pattern, sample.lines) >= share:
            return f"tagged records ({name}: {', '.join(sorted(tags)[:5])})"
    tags = {match[1] for line in sample.lines if (match := TWO_LETTERS.match(line))}
    tags = {tag for tag in tags if tag and WEB_OF_SCIENCE.fullmatch(tag)}
    if len(tags) >= 4 and _share(TWO_LETTERS, sample.lines) + _share(indented, sample.lines) >= 0.6:
        return f"tagged records ({', '.join(sorted(tags)[:5])})"
    if len(sample.lines) >= 3 and _share(BIBTEX_FIELD, sample.lines) >= 0.25:
        return "fields of BibTeX"
    if _share(OVID, sample.lines) and _share(indented, sample.lines) >= 0.3:
        return "records of Ovid"
    return "PubMed's text" if sum(bool(PUBMED.match(line)) for line in sample.lines) >= 2 else None


def _describe_labels(sample):
    """Each line a label and a value, and the same labels again and again; a title that has a colon is no label."""
    labels = [match[1] for line in sample.lines if (match := LABEL.match(line))]
    again = {label for label, number in Counter(labels).items() if number >= 2}
    labelled = sum(label in again for label in labels)
    first = LABEL.match(sample.lines[0])
    if len(again) >= 3 and first and first[1] in again and labelled >= 0.85 * len(sample.lines):
        return f"labelled values ({', '.join(sorted(again)[:5])})"
    return None


def _describe_telling(sample):
    return describe_telling_lines(sample.lines)


def _describe_table(sample):
    return describe_table(sample.text)


def _describe_references(sample):
    return describe_references(sample.lines)


def _describe_no_listing(sample):
    return describe_no_listing(sample.text)


def _describe_writing(sample):
    """What people write that is no prose: TeX, programs, logs, settings."""
    if re.search(r"\\(?:documentclass|begin\{document\}|usepackage)\b", sample.text) or _share(TEX, sample.lines) >= 0.2:
        return "TeX"
    if len(sample.lines) < 3:
        return None
    if _share(LOG, sample.lines) >= 0.5:
        return "lines of a log"
    if _share(CODE, sample.lines) >= 0.4:
        return "the source code of a program"
    if _share(YAML, sample.lines) >= 0.6 or _share(INI, sample.lines) >= 0.9:
        return "names and values (settings)"
    return None


KINDS: tuple[Callable[[Sample], str | None], ...] = (
    _describe_rtf,
    _describe_markup,
    _describe_json,
    _describe_telling,
    _describe_tagged,
    _describe_labels,
    _describe_table,
    _describe_writing,
    _describe_references,
    _describe_no_listing,
)
