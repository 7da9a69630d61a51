"""What a paper introduces by its own words: "X: what it is" as a title, "we propose X", "a framework called X"."""

import re
from functools import cache

from themeloom.lexicon import is_prose, measure_zipf, normalize, read_heads
from themeloom.mentions.contexts import QUOTES, find_cues

REACH = 120  # characters behind a cue in which the name begins
LOOKAHEAD = 12  # characters behind that stretch that may hold the word after the name
GAP = 9  # words between "we propose" and the name: "a novel method for" is cut at "for"
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
QUOTED = re.compile(rf"(?<![{QUOTES}])[{QUOTES}]+([^{QUOTES}]{{2,60}}?)[,.]?[{QUOTES}]+")
TITLE = re.compile(rf"[{QUOTES}]*+([^:]{{2,60}}?)[{QUOTES}]{{0,9}}\s?(?:: | [-\u2013\u2014]+ )(.*)")
COMMON = 4.0  # Zipf frequency of a word that, with the noun for a kind, names no one's own: "reward model"
KNOWN = 3.0  # Zipf frequency from which a quoted word is an English one, not a name: "tags"
UNKNOWN = re.compile(r" (?:an? [\w\- ]{0,40}?(?:library|package|toolkit|toolbox|tool) )?([a-z]{4,})(?=,| \(|:)")
# "a family of models: A, B and C" goes on
STOP = (
    r"[.;!?)](?=\s|$)|:(?! [A-Z])|(?<=tasks):|(?<=steps):|(?<=stages):"
    r"|(?<!series )(?<!family )(?<!suite )(?<!set )(?<!collection )(?<![\w-])(?:%s)(?![\w-])"
)
SHORT = re.compile(r"(?: [a-z]+)? \(([A-Z][\w\-]+)\)")  # "Competitive Few-shot Weaving framework (CoW)"
LISTED = re.compile(r"(?:,|,? and) $")
OUR = re.compile(r"\b[Oo]ur (?:\w+ )?$")
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
    # "environment design (ED)" is no verb
    for verb in _pattern("introduces", r"(?<![\w-])(?:%s)(?![\w-]| \()").finditer(abstract):
        before = abstract[: verb.start()]
        if not _is_others(before) and (verb[0] == "proposed" or _is_authors(before)):
            forms.append(_find_object(abstract, verb.end(), pairs, names, GAP))
    for cue in _pattern("own work", r"\b[Oo]ur (?:\w+ ){0,2}?(?:%s)s?,? ").finditer(abstract):
        forms.append(_find_object(abstract, cue.end(), pairs, names, 0))
    for cue in _pattern("own work", r"\ba (?:novel|new) (?:[\w-]+ ){0,3}?(?:%s),? ").finditer(abstract):
        forms.append(_find_object(abstract, cue.end(), pairs, [], 0))
    for cue in _pattern("names", r"(?<![\w-])(?:%s)(?![\w-])").finditer(abstract):
        if _is_authors(abstract[: cue.end()]) and not _is_used(abstract[: cue.start()]):
            forms.append(_find_object(abstract, cue.end(), pairs, names, 1))
    forms += [short for short, long in pairs if _is_ours(abstract, f"{long} ({short})")]
    return _add_kin(list(filter(None, forms)), abstract, pairs, names)


def _add_kin(forms, abstract, pairs, names):
    """What is introduced together: the other form of an abbreviation, the rest of a list, and variants ("LoomNet-small")."""
    common = {form for pair in pairs if _is_common(*pair) for form in pair}
    forms = [form for form in forms if form not in common]
    ends = {place + len(name): name for place, name in names}
    for place, name in names:
        separator = LISTED.search(abstract, 0, place)
        former = ends.get(separator.start()) if separator else None
        listed = former in forms and separator.start() == abstract.find(former) + len(former) and name not in abstract[:place]
        if listed or any(" " not in form and name.startswith(f"{form}-") for form in forms):
            forms.append(name)
    known = set(forms)
    return list(dict.fromkeys([*forms, *(form for pair in pairs if known & set(pair) for form in pair)]))


def _is_authors(before):
    """Whether the sentence so far speaks of the authors or their paper."""
    return bool(_pattern("authors", r"(?i)\b(?:%s)\b").search(SENTENCE_END.split(before)[-1]))


def _is_ours(abstract, definition):
    """Whether a definition stands in "our ... framework"."""
    before, defined, following = abstract.partition(definition)
    return bool(defined and OUR.search(before) and _pattern("own work", " (?:%s)").match(following))


def _is_common(short, long):
    """Whether an abbreviation is everybody's ("ConvNet"), and not another of the same letters, or one of plain words."""
    words = normalize(long).split()
    plain = long.islower() and len(words) == 2 and measure_zipf(words[0]) >= COMMON
    return words[-1] in read_heads() and (plain or normalize(short) in read_heads())


def _is_others(before):
    """Whether a participle speaks of the work of others: "the recently proposed", "has been proposed"."""
    return bool(_pattern("others", r"\b(?:%s) $").search(before))


def _is_used(before):
    """Whether what is called so is only used, or is a task: "applied to a benchmark, called", "performs a task called"."""
    return bool(_pattern("task", r"\b(?:(?:to|on) an? (?!new|novel)[^.,:;]*|(?:%s)),? $").search(before))


def _find_object(text, start, pairs, names, gap):
    """The first name behind a cue with at most ``gap`` words between, or None: not one that the text has used before."""
    before = text[:start]
    rest = text[start : start + REACH]
    stop = _pattern("ends object", STOP).search(rest)
    end = start + (stop.start() if stop else len(rest))
    places = _find_defined(text, start, end, pairs)
    places += [(quoted.start(1), quoted[1]) for quoted in QUOTED.finditer(text, start, end) if not _is_english(quoted[1])]
    places += [
        (place, name) for place, name in names if start <= place < end and name not in before and _stands_alone(text, place, name)
    ]
    unknown = UNKNOWN.match(text, start)
    if unknown and measure_zipf(unknown[1]) == 0:
        places.append((unknown.start(1), unknown[1]))
    # capitals in a row, up to a word that does not belong to them ("Hybrid Internal Model (", "FedX is")
    run = rf"(?<![\w-])[A-Z][\w\-^+]*+(?: [A-Z][\w\-]*+)*+(?=[,.;:)]|[{QUOTES}]| \(| (?:%s)\b|$)"
    capitals = _pattern("follows name", run).search(text, start, end + LOOKAHEAD)
    if capitals and capitals.start() < end and capitals[0] not in dict(pairs):
        short = SHORT.match(text, capitals.end())
        if short and " " in capitals[0] and short[1][0] == capitals[0][0]:
            places.append((capitals.start(), short[1]))
        elif _may_name(capitals[0], before):
            places.append((capitals.start(), capitals[0]))
    near = [(place, order, name) for order, (place, name) in enumerate(places) if len(text[start:place].split()) <= gap]
    return min(near)[2] if near else None


def _is_english(quoted):
    """Whether what is quoted is only an English word: "tags"."""
    return quoted.islower() and quoted.isalpha() and measure_zipf(quoted) >= KNOWN


def _may_name(words, before):
    """Whether words in capitals may be a new name: more than a letter or two, no "RL-based", not used before."""
    if len(words) < 3 or words in before or re.search(r"-[a-z]", words):
        return False
    return normalize(words) not in read_heads() and (words.isupper() or not is_prose(normalize(words)))


def _stands_alone(text, place, name):
    """Whether a name is itself the object: "the Zuzuk index" and "a GNN based algorithm" only tell what it is made of."""
    if re.fullmatch("[A-Z][a-z]+", name):
        following = _pattern("follows name", rf"[,.;:)]|[{QUOTES}]|[,]? \(|,? (?:%s)\b|$").match(text, place + len(name))
        return bool(following or _pattern("own work", " (?:%s)").match(text, place + len(name)))
    return not (name.isupper() and text[:place].endswith((" a ", " an ")) and re.match("[ -]based", text[place + len(name) :]))


def _find_defined(text, start, end, pairs):
    """[(place, short form)] of the abbreviations first defined in a stretch of text; common ones ("LLM") introduce nothing."""
    defined = []
    for short, long in pairs:
        if normalize(short) in read_heads() or f"({short})" in text[:start]:
            continue
        if _pattern("modified", " (?:%s)").match(text[start : end + len(long) + REACH].partition(f"({short})")[2]):
            continue  # "a mixed-integer program (MIP) formulation"
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
    if not rest or len(words) > TITLE_WORDS or not any(map(str.isupper, head)) or is_prose(normalize(head)):
        return []
    if head.istitle() and head.isalpha() and re.search(rf"\b{head.lower()}\b", f"{rest} {abstract}"):
        return []  # "Camphor: what it does"
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
