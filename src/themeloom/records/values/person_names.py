"""Names of authors as databases write them -> one form: family name, comma, initials."""

import re
import unicodedata
from functools import cache, lru_cache

from themeloom.lexicon import read_knowledge

SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv|2nd|3rd|junior|filho|neto)\.?", re.IGNORECASE)
TITLES = re.compile(r"^(?:(?:dr|prof|professor|sir|mr|mrs|ms)\.?\s+)+(?=\S+\s+\S)", re.IGNORECASE)
ROLE = re.compile(r"\s{0,9}[\[(](?:eds?|author|editors?|\d[\d, ]{0,60})\.?[\])]\s*$", re.IGNORECASE)
# of these words a name is that of an institution; it stays as it is
INSTITUTION = re.compile(
    r"\b(?:organi[sz]ation|universit\w+|institut\w*|group|consortium|committee|association|society|network|team|collaboration"
    r"|collaborators|investigators|ministry|department|centers?|centres?|council|agency|commission|foundation|federation|union"
    r"|bank|office|bureau|program(?:me)?|project|initiative|academy|college|school|hospital|laborator(?:y|ies)|company|inc|ltd|llc"
    r"|gmbh|corporation|authority|board|panel|study|trial|task force|working|international|national|nations|world|european"
    r"|american|royal|of|for|and|the)\b",
    re.IGNORECASE,
)
NAMELESS = re.compile(r"\W*(?:anon(?:ymous)?|et al|others|no authors? (?:listed|name available))\W*", re.IGNORECASE)
# a form that is at rest: most names come to it at once
RESTING = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)?, [A-Z]\.(?:[ -][A-Z]\.)*")
MOST_INITIALS = 4  # capital letters in a row that are initials: "Zhang WM", not "NASA"
MOST_STEPS = 4  # until a form comes to rest: one is enough for names


@lru_cache(maxsize=1 << 14)
def normalize_name(name: str) -> str:
    """Normalize the name of an author: family name, comma, initials.

    What stands before a comma is the family name. Without a comma, capitals at the end are initials; else the last word is the
    family name, with the particles before it.

    Parameters
    ----------
    name : str

    Returns
    -------
    str
        The name of an institution, and a name of one word, as written.

    Examples
    --------
    >>> [normalize_name(name) for name in ("Wei-Ming Zhang", "ZHANG W M", "van der Berg, J.", "Ludwig van Beethoven")]
    ['Zhang, W.-M.', 'Zhang, W. M.', 'van der Berg, J.', 'van Beethoven, L.']
    >>> normalize_name("World Health Organization")
    'World Health Organization'
    """
    form = name
    for _ in range(MOST_STEPS):
        again = _normalize_once(form)
        if again == form or RESTING.fullmatch(again):
            return again
        form = again
    # a text that is no name and never comes to rest
    return name


def _normalize_once(name):
    if not name.isascii():
        name = unicodedata.normalize("NFC", name).replace("\u2010", "-").replace("\u2011", "-")
    text = " ".join(name.split()).strip(" ;,")
    if text.endswith((")", "]")):
        text = ROLE.sub("", text).rstrip(" ,;")
    family, comma, given = text.partition(",")
    if not text or NAMELESS.fullmatch(text) or _is_institution(family, comma, given):
        return text
    if comma:
        family, given, suffix = _read_parts(family, given)
    else:
        family, given, suffix = _read_words(TITLES.sub("", text).split())
    return _put_together(family.strip(), _shorten(given), suffix, text)


def _is_institution(family, comma, given):
    """Whether a name is that of an institution: with a comma, one of more words that no initials follow."""
    if not INSTITUTION.search(family):
        return False
    initials = "." in given or (given.strip().isupper() and len(given.strip()) < MOST_INITIALS)
    return not comma or (len(family.split()) > 1 and not initials)


@cache
def _read_particles():
    """Particle -> whether it is a family name of its own, too."""
    table = read_knowledge("name_particles", room="records")
    return dict(zip(table["particle"], table["alone"], strict=True))


def _read_parts(family, given):
    """Family, given names and suffix of "Cat, Jr., Ann", "Cat, Ann, Jr." or "Cat Jr., Ann"."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    suffixes = [part for part in parts if SUFFIX.fullmatch(part)]
    rest = [part for part in parts if part not in suffixes]
    words = family.split()
    if len(words) > 1 and _is_suffix(words[-1]):
        suffixes.append(words.pop())
    names = " ".join(rest).split()
    if len(names) > 1 and _is_suffix(names[-1]):
        suffixes.append(names.pop())
    # "Berg, J. van der": the particles belong to the family name
    particles = []
    while len(names) > 1 and names[-1] in _read_particles():
        particles.insert(0, names.pop())
    return " ".join(particles + words), " ".join(names), next(iter(suffixes), "")


def _is_suffix(word):
    return bool(SUFFIX.fullmatch(word)) and (not word.isupper() or word in {"II", "III", "IV", "JR", "SR"})


def _read_words(words):
    """Family, given names and suffix of a name without a comma."""
    suffix = words.pop() if len(words) > 2 and _is_suffix(words[-1]) else ""
    if len(words) < 2:
        return " ".join(words), "", suffix
    last = len(words)
    while last > 1 and _are_initials(words[last - 1], words):
        last -= 1
    if last < len(words):
        return " ".join(words[:last]), " ".join(words[last:]), suffix
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _read_particles() and words[first - 1][0].islower():
        first -= 1
    # a particle at the beginning: "de la Cruz", without a given name
    if _read_particles().get(words[0]) == "no":
        first = 0
    return " ".join(words[first:]), " ".join(words[:first]), suffix


def _are_initials(word, words):
    """Whether a word after the family name is initials: "W", "W.M.", "WM"; in a name all in capitals a single letter only."""
    letters = [c for c in word if c.isalpha()]
    if not letters or len(letters) > MOST_INITIALS or not all(c.isupper() or not c.islower() for c in letters):
        return False
    if not all(c.isupper() for c in letters):
        return False  # scripts without case: a name
    capitals = all(other.isupper() for other in words)
    return len(letters) == 1 or "." in word or not capitals


def _shorten(given):
    """The initials of given names: "Wei-Ming" -> "W.-M.", "WM" -> "W. M."."""
    initials = []
    for word in given.split():
        parts = [part for part in word.strip(".,'’").split("-") if any(c.isalpha() for c in part)]
        letters = ["".join(f"{c}." for c in _pick_initials(part)) for part in parts]
        if letters:
            initials.append("-".join(letters).replace(".", ". ").replace(". -", ".-").strip())
    return " ".join(initials)


def _pick_initials(part):
    """The initials of one given name: its first letter, or all of it where it is initials itself."""
    pieces = [piece for piece in part.split(".") if piece]
    if len(pieces) > 1:
        return [next((c for c in piece if c.isalpha()), "").upper() for piece in pieces if any(c.isalpha() for c in piece)]
    letters = [c for c in part if c.isalpha()]
    bare = all(c.isupper() for c in letters) and len(letters) <= MOST_INITIALS
    return letters if bare else [letters[0].upper()]


def _put_together(family, given, suffix, text):
    if not family or not any(c.isalpha() for c in family):
        return text
    letters = [c for c in family if c.isalpha()]
    # "ZHANG" is Zhang; "NG" and "XU" are written so by those who write all in capitals
    if given and len(letters) > 1 and all(c.isupper() for c in letters):
        family = " ".join(
            word.lower() if _read_particles().get(word.lower()) == "no" else word.title() for word in family.split()
        )
    ending = f", {suffix.rstrip('.').capitalize() if suffix[:1] in 'jsJS' else suffix}" if suffix else ""
    return f"{family}, {given}{ending}" if given else f"{family}{ending}"
