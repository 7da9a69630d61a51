"""Where the literature was searched: names in a sentence of such a search ("We searched PubMed and Scopus") are no themes."""

import re
from functools import cache

from themeloom.mentions.contexts import find_cues, list_cues

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")
WORD = r"[\w\-]*[A-Z][\w\-]*(?:\.\w+)*"
NAME = re.compile(rf"\b(?!(?:We|The|A|An)\b){WORD}(?:[ /](?:of (?:the )?)?{WORD})*")
BETWEEN = r"(?:,? (?:and|or|as well as) |[,;] |/| & )(?:in )?(?:the )?"
ASIDE = r"(?: ?\([^()]{0,60}\))?"
NAMES = rf"(?>{NAME.pattern}{ASIDE}(?:{BETWEEN}{NAME.pattern}{ASIDE})*)"  # whole or not at all, which saves much time
PLACE = r"(?:of|in|on|through|across|within|using|via|from)"
SEARCHER = r"(?:^|\b(?:[Ww]e|was|were|been|have|had|and|authors|reviewers|\w+ly) )"  # no "architecture searched on LoomNet"
WAS = r"(?:was|were|is|are|(?:has|have|had) been)(?: \w+ly)?"


@cache
def _read_signs():
    """What shows that a sentence tells of such a search: one of the first, or both of the others."""
    inquiry = f"(?:{find_cues('inquiry')})"
    done = f"{inquiry} {WAS} (?:{find_cues('does')})|(?:{find_cues('does')}) an? (?:[a-z-]+ ){{0,2}}{inquiry}"
    consulted = rf"(?:{find_cues('stores')})\b[^.;]{{0,99}} {WAS} (?:{find_cues('looks into')})"
    roles = (
        f"{find_cues('searches')}|{find_cues('search')}|{done}|{consulted}",
        f"{find_cues('finds')}|{find_cues('looks into')}|indexed",
        find_cues("literature"),
    )
    return [re.compile(rf"\b(?:{cues})\b", re.IGNORECASE) for cues in roles]


def _may_tell(lower):
    """Whether a text has the words for a search at all: quickly said, as the signs are slow."""
    has = {
        role: any(cue in lower for cue in list_cues(role)) for role in ("searches", "search", "does", "looks into", "literature")
    }
    finding = "indexed" in lower or any(cue in lower for cue in list_cues("finds"))
    return has["searches"] or has["search"] or has["does"] or has["looks into"] or (has["literature"] and finding)


@cache
def _read_patterns():
    """How the names stand beside the verb, or beside the noun for what is searched."""
    stores = rf"(?i:{find_cues('stores')})"
    between = rf"(?:(?:(?i:{find_cues('before stores')})|\d+|{stores}|(?i:{find_cues('lists')}))[\s:,(]+)*"
    searched = rf"\b(?i:{find_cues('searches')})"
    literature = rf"\b(?i:{find_cues('literature')})"
    wanted = rf"(?:for (?:[a-z\-]+ ){{0,4}}?{literature} (?:[a-z\-]+ ){{0,3}}?{PLACE} )?"
    behind = [
        rf"{SEARCHER}{searched} {wanted}{between}",
        rf"\b(?i:{find_cues('search')})(?: [a-z]+){{0,4}}? {PLACE} {between}",
        rf"{literature}\b[^.;:]{{0,80}}? (?i:{find_cues('finds')}) {PLACE} {between}",
        rf"\b(?i:{find_cues('inquiry')}) {WAS} (?i:{find_cues('does')}) {PLACE} {between}",
        rf"\b(?i:data sources?)(?: (?:were|was|included|include|are)|:) {between}",
        rf"{literature} (?:[a-z]+ )?indexed {PLACE} {between}",
        rf"(?:^|[Ww]e |\b\w+ly )(?i:{find_cues('looks into')}) (?:[a-z]+ ){{0,3}}?{literature} {PLACE} {between}",
        rf"\b{stores}(?:,? (?i:{find_cues('lists')})|[:,]| \()?:? ?(?:the )?",
    ]
    before = [
        rf"(?: (?i:{find_cues('before stores')}))*(?: {stores})? {WAS} {searched}",
        rf"(?: (?i:{find_cues('before stores')}))* {stores}\b",
        rf" {WAS} (?i:{find_cues('looks into')}) for (?:[a-z\-]+ ){{0,3}}?{literature}\b",
    ]
    return [re.compile(rf"{left}(?P<names>{NAMES})") for left in behind] + [
        re.compile(rf"(?P<names>{NAMES}){right}") for right in before
    ]


def find_searched(text: str) -> list[tuple[int, int]]:
    """Find the names of what was searched for literature: they say where a review looked, not what it is about.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (int, int)
        First character of each name and first behind it, in the order of the text. What stands elsewhere in such a sentence, such
        as what was searched for, is none of them.

    Examples
    --------
    >>> text = "We searched PubMed and Web of Science for Ayurveda."
    >>> [text[start:end] for start, end in find_searched(text)]
    ['PubMed', 'Web of Science']
    """
    if not _may_tell(text.lower()):  # most texts
        return []
    surely, finding, literature = _read_signs()
    common = re.compile(find_cues("before stores"), re.IGNORECASE)  # "Electronic databases"
    places = []
    begin = 0
    for end in [*(match.end() for match in SENTENCE.finditer(text)), len(text)]:
        sentence = text[begin:end]
        if (finding.search(sentence) and literature.search(sentence)) or surely.search(sentence):
            lists = {match.span("names") for pattern in _read_patterns() for match in pattern.finditer(sentence)}
            spans = {match.span() for first, last in lists for match in NAME.finditer(sentence, first, last)}
            named = [(first, last) for first, last in sorted(spans) if not common.fullmatch(sentence, first, last)]
            places += [(begin + first, begin + last) for first, last in named]
        begin = end
    return places
