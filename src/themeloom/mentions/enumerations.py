"""Names that their place in a list shows: "such as OpenNet, scikit-foo and WATER"."""

import re

from themeloom.lexicon import is_prose, measure_zipf, normalize_word, read_heads

LISTED = re.compile(r"(?:,|,? and|,? or) ([^\W\d_][\w.+\-]*\w)(?=[,.;:)]|,? and |,? or | models?\b|$)")
LED_IN = re.compile(r"(?:such as|like|including|e\.g\.,?|namely|:|,? and|,? or|,) [\"'`]*$")
TOOL = re.compile(
    r"\b(?:library|package|tool(?:kit|box)?|software|program|code) ([a-z][a-z\d\-]{2,}[a-z\d])(?=[,.;:)]| \(| (?:and|for|to) )"
)
UNCOMMON = 2.0  # Zipf frequency below which a lower-case word in a list of names is one of them
DERIVED = re.compile(r".*(?:ing|ed|ions?|ity|ness|ments?|al|ic|ers?|ors?)")


def find_listed(text: str, names: list[tuple[int, int]], doubtful: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find the words that stand in a list behind names, and are names as well though they do not look so.

    Parameters
    ----------
    text : str
    names : list of (start, end)
        The names of the text, in characters and in order.
    doubtful : list of (start, end)
        What may be a name by its letters.

    Returns
    -------
    list of (start, end)
        Words in lower case that are rare or unknown, and doubtful ones; names that stand behind coined ones; what a library is
        called.

    Examples
    --------
    >>> text = "libraries such as OpenNet, scikit-foo and others"
    >>> [text[start:end] for start, end in find_listed(text, [(18, 25)], [])]
    ['scikit-foo']
    """
    listed = []
    ends = dict(doubtful)
    coined = set()  # ends of names in lists that hold a coined one: "Peru, Chile and India" show nothing
    queue = list(names)
    for start, end in queue:
        before = LED_IN.search(text, max(0, start - 12), start)
        continued = before and before.start() in coined
        if continued or not re.fullmatch("[A-Z][a-z]+", text[start:end]):
            coined.add(end)
        if continued and (start, end) not in listed:
            listed.append((start, end))
        match = LISTED.match(text, end)
        if not match or not before or end not in coined:
            continue
        place = match.span(1)
        if (place not in queue) and (place[1] == ends.get(place[0]) or _is_rare(match[1])):
            queue.append(place)
    tools = (match.span(1) for match in TOOL.finditer(text) if _is_unknown(match[1]))
    return [*listed, *(place for place in tools if place not in listed)]


def _is_unknown(word):
    """Whether English has no such word."""
    return min(map(measure_zipf, re.findall("[a-z]{2,}", word)), default=1) == 0


def _is_rare(word):
    """Whether a lower-case word of a list is too rare to be a common noun."""
    if not word.islower() or is_prose(word) or normalize_word(word) in read_heads() or DERIVED.fullmatch(word):
        return False
    parts = re.findall(r"[a-z]{2,}", word)
    return bool(parts) and len(word) > 3 and min(map(measure_zipf, parts)) < UNCOMMON
