"""What a paper introduces by its own words: "X: what it is" as a title, "we propose X", "a framework called X"."""

import re
from functools import cache

from themeloom.lexicon import normalize, read_heads
from themeloom.mentions.contexts import QUOTES, find_cues

REACH = 120  # characters behind a cue in which the name begins
LOOKAHEAD = 12  # characters behind that stretch that may hold the word after the name
GAP = 9  # words between "we propose" and the name: "a novel method for" is cut at "for"
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
QUOTED = re.compile(rf"[{QUOTES}]+([^{QUOTES}]{{2,60}}?)[,.]?[{QUOTES}]+")
TITLE = re.compile(rf"[{QUOTES}]*([^:]{{2,60}}?)[{QUOTES}]*\s?(?:: | [-\u2013\u2014]+ )(.*)")
TITLE_WORDS = 5  # a longer beginning of a title is no name


@cache
def _pattern(role, form):
    """A pattern made of the cue words of a role: ``form`` says where they stand in it."""
    return re.compile(form % find_cues(role))


def find_introduced(title: str, abstract: str, pairs: list[tuple[str, str]], names: list[tuple[int, str]]) -> list[str]:
    """Find the names of what a paper introduces: coined names, and the abbreviations it gives to its own work.

    Parameters
    ----------
    title, abstract : str
    pairs : list of (short, long)
        The abbreviations that the paper defines; where one form is introduced, so is the other.
    names : list of (start, form)
        What looks like a name in the abstract.

    Returns
    -------
    list of str
        Names as written, each once.

    Examples
    --------
    >>> find_introduced("On Maps", "We propose LoomNet, a model of maps.", [], [(11, "LoomNet")])
    ['LoomNet']
    """
    forms = _read_title(title, abstract, pairs)
    for verb in _pattern("introduces", r"(?<![\w-])(?:%s)(?![\w-])").finditer(abstract):
        if verb[0] == "proposed" or _is_authors(abstract[: verb.start()]):
            forms.append(_find_object(abstract, verb.end(), pairs, names, GAP))
    for cue in _pattern("own work", r"\b[Oo]ur (?:\w+ ){0,2}?(?:%s)s?,? ").finditer(abstract):
        forms.append(_find_object(abstract, cue.end(), pairs, names, 0))
    for cue in _pattern("names", r"(?<![\w-])(?:%s)(?![\w-])").finditer(abstract):
        if _is_authors(abstract[: cue.end()]):
            forms.append(_find_object(abstract, cue.end(), pairs, names, 1))
    known = set(forms)
    return list(dict.fromkeys([*filter(None, forms), *(form for pair in pairs if known & set(pair) for form in pair)]))


def _is_authors(before):
    """Whether the sentence so far speaks of the authors or their paper."""
    return bool(_pattern("authors", r"(?i)\b(?:%s)\b").search(SENTENCE_END.split(before)[-1]))


def _find_object(text, start, pairs, names, gap):
    """The first name behind a cue with at most ``gap`` words between, or None: not one that the text has used before."""
    before = text[:start]
    rest = text[start : start + REACH]
    stop = _pattern("ends object", r"[.;:!?)](?=\s|$)|(?<![\w-])(?:%s)(?![\w-])").search(rest)
    end = start + (stop.start() if stop else len(rest))
    places = _find_defined(text, start, end, pairs)
    places += [(quoted.start(1), quoted[1]) for quoted in QUOTED.finditer(text, start, end)]
    places += [(place, name) for place, name in names if start <= place < end and name not in before]
    # capitals in a row, up to a word that does not belong to them ("Hybrid Internal Model (", "FedX is")
    run = rf"(?<![\w-])[A-Z][\w\-^+]*+(?: [A-Z][\w\-]*+)*+(?=[,.;:)]|[{QUOTES}]| \(| (?:%s)\b|$)"
    capitals = _pattern("follows name", run).search(text, start, end + LOOKAHEAD)
    if capitals and capitals.start() < end and _may_name(capitals[0], before):
        places.append((capitals.start(), capitals[0]))
    near = [(place, order, name) for order, (place, name) in enumerate(places) if len(text[start:place].split()) <= gap]
    return min(near)[2] if near else None


def _may_name(words, before):
    """Whether words in capitals may be a new name: more than a letter or two, no "RL-based", not used before."""
    return len(words) > 2 and normalize(words) not in read_heads() and not re.search(r"-[a-z]", words) and words not in before


def _find_defined(text, start, end, pairs):
    """[(place, short form)] of the abbreviations first defined in a stretch of text; common ones ("LLM") introduce nothing."""
    defined = []
    for short, long in pairs:
        if normalize(short) in read_heads() or f"({short})" in text[:start]:
            continue
        places = [text.find(long, start, end + len(long)), text.find(f"{short} (", start, end + len(short) + 2)]
        defined += [(place, short) for place in places if place >= 0 and text[place - 1] != "-"]
    return defined


def _read_title(title, abstract, pairs):
    """[the name in "X: what it is"], or of a title that is itself a long form; [] in a review."""
    match = TITLE.match(title)
    head, rest = match.groups() if match else (title, "")
    if _pattern("looks back", r"\b(?:%s)\b").search(rest.lower()):
        return []
    for short, long in pairs:
        if normalize(head) in (normalize(short), normalize(long)):
            return [short]
    words = head.split()
    if not rest or len(words) > TITLE_WORDS or not any(map(str.isupper, head)):
        return []
    return [head] if len(words) == 1 or _is_named(head, abstract) else []


def _is_named(phrase, abstract):
    """Whether an abstract uses a phrase as a name: capitalised inside a sentence, quoted, or behind "called"."""
    for match in re.finditer(re.escape(phrase), abstract, re.IGNORECASE):
        before = abstract[: match.start()]
        if (before[-1:] in QUOTES and before) or _pattern("names", r"(?:%s)\s*$").search(before[-40:]):
            return True
        if match[0] == phrase and re.search(r"[a-z,] $", before[-2:]):
            return True
    return False
