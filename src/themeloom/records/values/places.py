"""The addresses of authors -> countries."""

import re
import unicodedata
from functools import cache, lru_cache

import babel

from themeloom.lexicon import read_knowledge
from themeloom.records.values.identifiers import normalize_text

# codes of locales that are no countries
NO_COUNTRIES = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
AMBIGUOUS = {"DE", "IN", "ID", "CO", "LA", "ME", "OR"}  # codes of states that alone may be words or countries
SEATS = {"atlanta", "athens", "augusta", "savannah", "macon"}  # towns of the state of Georgia
ZIP = r"\d{5}(?:-\d{4})?"
STATE_ZIP = re.compile(rf"(?:^|[\s,])([A-Z]{{2}}),?\s+{ZIP}$")  # "Cambridge, MA 02139"
PROVINCE_CODE = re.compile(r"\b([A-Z]{2,3})\b(?:\s+(?:[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{4}))$")  # "Toronto, ON M5S 1A1", "NSW 2006"
MAIL = re.compile(
    r"(?:electronic address|e-?mails?(?: address)?|correspondence)?\s{0,9}[:;]?\s{0,9}<?[\w.+%-]{1,80}@[\w-]+(?:\.[\w-]+)*>?\.?",
    re.I,
)
# what stands beside the name of a country in its part of the address: postal codes, numbers
CODE = re.compile(r"\b(?=\w*\d)[\w-]+\b")
ENDS = " .;,:()[]\"'"
LONGEST = 6  # words at the end of an address without commas that may be the name of a country


@lru_cache(maxsize=1 << 14)
def find_country(affiliation: str) -> str:
    """Find the country of an address.

    Parameters
    ----------
    affiliation : str
        One address; the last part that commas divide is looked at first.

    Returns
    -------
    str
        The country's English name; empty where the address does not show it.

    Examples
    --------
    >>> find_country("Cat Inst, Loom St 5, Beijing 100084, Peoples R China."), find_country("Loom Univ, Atlanta, GA 30302 USA")
    ('China', 'United States')
    >>> find_country("Department of Looms")
    ''
    """
    text = MAIL.sub(" ", affiliation) if "@" in affiliation else affiliation
    parts = [part.strip(ENDS) for part in re.split(r"[,;]", text)]
    parts = [part for part in parts if part][-3:]
    for place, part in enumerate(reversed(parts)):
        before = parts[-place - 2] if place + 2 <= len(parts) else ""
        # "GA 30302" or "Georgia 30302": the state, not the country; before the last part only a name on its own counts
        code = _find_code(part, before, last=place == 0)
        if code:
            return _list_names()[code]
    return ""


def _find_code(part, before, last):
    """The code of the country that a part of an address names."""
    codes = _list_codes()
    if (match := STATE_ZIP.search(part)) and _list_states().get(match[1]) == "US":
        return "US"
    if (match := PROVINCE_CODE.search(part)) and _list_states().get(match[1], "US") != "US":
        return _list_states()[match[1]]
    bare = _fold(CODE.sub(" ", part))
    if bare == "georgia" and (bare != _fold(part) or _fold(before) in SEATS):
        return "US"
    return codes.get(bare) or (_find_at_end(part, codes) if last else "")


def _find_at_end(part, codes):
    """The code of a name at the end of a part: "MA 02139 USA", "Loom University Sweden"; or of a state: "NY"."""
    words = CODE.sub(" ", part).replace("/", " ").strip(ENDS).split()
    for length in range(min(LONGEST, len(words)), 0, -1):
        name = " ".join(words[-length:])
        # one word that is written small, or the end of a name of an institution ("of Ireland"), names no country
        if _fold(name) in codes and name[:1].isupper() and not (len(words) > length and words[-length - 1] in {"of", "New"}):
            return codes[_fold(name)]
    state = words[0] if len(words) == 1 and words[0] not in AMBIGUOUS else ""
    return _list_states().get(state, "")


def _fold(text):
    plain = text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    key = normalize_text(re.sub(r"^the\s+", "", plain.strip().lower()).replace("&", " and "))
    return key if any(c.isalnum() for c in key) else ""


@cache
def _list_names():
    """Code -> the English name of a country."""
    names = {code: name for code, name in babel.Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    shown = read_knowledge("country_names", room="records")
    names |= dict(zip(shown["code"], shown["name"], strict=True))
    return {code: name.replace(" & ", " and ").replace("’", "'") for code, name in names.items() if code not in NO_COUNTRIES}


@cache
def _list_codes():
    """Folded name -> the code of a country."""
    aliases = read_knowledge("country_aliases", room="records")
    states = read_knowledge("states", room="records").query("name != ''")
    written = [
        *zip(states["name"], states["country"], strict=True),
        *((name, code) for code, name in _list_names().items()),
        *zip(aliases["written"], aliases["code"], strict=True),
    ]
    return {_fold(name): code for name, code in written}


@cache
def _list_states():
    """Code of a state -> that of its country; "WA" is that of the United States."""
    table = read_knowledge("states", room="records").drop_duplicates("code")
    return dict(zip(table["code"], table["country"], strict=True))
