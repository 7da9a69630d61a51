"""One value of a source that holds several -> these, by the rule that the knowledge table names."""

import ast
import json
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from types import MappingProxyType

from themeloom.lexicon import read_knowledge

# what follows a surname after a comma: "J.", "J. R.", "J.-P.", "JR", "Jr."
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]*){1,6}(?:[^\W\d_]\.?)?|[^\W\d_a-zß-ÿ]{1,3}|[JS]r\.?|I{2,3}|IV")
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
PREFIX = re.compile(r"(?:Mc|Mac|O['’]|De|Di|Du|Da|Del|Della|La|Le|Van|Von|Fitz)$")
SURE_PREFIX = re.compile(r"(?:Mc|Mac|Fitz|O['’])$")
# where one address ends and the next begins
ADDRESS = re.compile(r"(?:\s{0,9};\s*+|,?\s{1,9})(?:and\s+)?(?=(?:https?|ftp)://|www\.)", re.IGNORECASE)
RESOLVED = re.compile(r"\bdoi\.org/10\.\S+", re.IGNORECASE)
NUMBERED = re.compile(r"\s{0,9}\(\d{1,9}\)\s{0,9}(?=;|$)")  # the number of an author, behind the name
# before the last author, or between all: also in Spanish, French, German, Italian and Portuguese
LAST_AUTHOR = re.compile(r",?\s{1,9}(?:(?i:and|et|und)|&|y|e|u\.)\s+(?!al\b)")  # an initial may be E or Y
# two halves of a letter as JSON writes them, which stay, or one half
HALF_LETTER = re.compile(r"(\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w)|\\u[dD][89a-fA-F]\w\w")
NAMED = ("name", "display_name", "full_name", "value")  # keys of an object that say what it is called
YEAR = re.compile(r"\((?:1[5-9]|20)\d\d\w?\)")
# authors of a reference: "Cheng M.", "van der Berg A.-B.", "Et al."
CITED_AUTHOR = re.compile(r"(?:[^\W\d_][\w'’.-]* ){1,4}(?:[^\W\d_]\.[ -]?)+|[Ee]t al\.?")


def split_values(text: str, rule: str) -> list[str]:
    """Split a value that holds several.

    Parameters
    ----------
    text : str
    rule : str
        Empty for not at all; the name of one of ``RULES``; else a separator as it stands, blanks included.

    Returns
    -------
    list of str
        Without blanks around them; an empty one keeps its place.

    Examples
    --------
    >>> split_values("weaving; looms;", "; ")
    ['weaving', 'looms', '']
    >>> split_values("Smith, J., Doe, A.", "comma pairs")
    ['Smith, J.', 'Doe, A.']
    """
    if not rule:
        return [text]
    if named := RULES.get(rule.strip()):
        return [part.strip() for part in named(text)]
    # a value that ends in the separator lost the blank after it
    return [part.strip() for part in f"{text} ".split(rule)]


@cache
def list_databases() -> frozenset[str]:
    """List the names of databases in lower case: no journal or conference is called so."""
    return frozenset(name.casefold() for name in read_knowledge("databases", room="records")["name"])


def _split_and(text):
    """BibTeX: ``A and B``, but not inside braces."""
    parts = [""]
    depth = 0
    for token in re.split(r"([{}]|(?<!\s)\s+and\s+)", text, flags=re.IGNORECASE):
        depth = max(0, depth + (token == "{") - (token == "}"))
        if depth == 0 and re.fullmatch(r"\s+and\s+", token, re.IGNORECASE):
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _split_comma_pairs(text):
    """Names that commas part which also stand in them: ``Smith, J., Doe, A.``, ``Smith J., Doe A.`` and ``Ann Cat, Bob Dog``."""
    if ";" in text:
        return text.split(";")
    pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) > 1 and text.find(".") == len(text) - 1 and not INITIALS.fullmatch(pieces[-1]):
        pieces[-1] = pieces[-1][:-1]  # the list ends as a sentence does: "Cat AB, Dog CD."
    names = []
    for piece in filter(None, pieces):
        if names and INITIALS.fullmatch(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    if len(names) == 2 and WORD.fullmatch(names[0]):
        return [", ".join(names)]  # Smith, Ann Mary
    if len(names) % 2 == 0 and all(WORD.fullmatch(name) for name in names):
        return [f"{surname}, {given}" for surname, given in zip(names[::2], names[1::2], strict=True)]  # Smith, John, Doe, Jane
    return names


def _split_names(text):
    """Names of an unknown source: as a list of Python or JSON, or with the separator that is seen in them."""
    listed = _read_list(text)
    if len(listed) != 1 or listed[0] != text:
        return listed
    for separator in (";", "|", "\n", "；", "、", "，"):
        if separator in text:
            return text.split(separator)
    parts = LAST_AUTHOR.split(text)
    # "Cat, Ann and Dog, Bob": each part a name, turned round; "A. Cat, B. Dog and C. Eel": commas part the names too
    if len(parts) > 2 or (len(parts) == 2 and parts[0].count(",") == parts[1].count(",") < 2):
        return parts
    return _split_comma_pairs(", ".join(part.strip(" ,") for part in parts))


def _split_terms(text):
    """Terms of an unknown source: as a list of Python or JSON, or with the separator that is seen in them."""
    listed = _read_list(text)
    if len(listed) != 1 or listed[0] != text:
        return listed
    separator = next((separator for separator in (";", "|", "\n") if separator in text), ",")
    return _split_outside(text, separator)


def _read_list(text):
    """The values of ``['a', 'b']`` or ``["a", "b"]``; the text itself where it is no such list."""
    if not (text.startswith("[") and text.endswith("]")):
        return [text]
    values = _read_literal(text)
    return [text] if values is None else [_name_value(value) for value in values] or [""]


def _read_literal(text):
    """The value that a text writes in Python or JSON; None for none. Half a letter alone becomes a replacement character."""
    text = HALF_LETTER.sub(lambda half: half[1] or r"\ufffd", text)
    for read in (ast.literal_eval, json.loads):
        with suppress(ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
            return read(text)
    return None


def _pick_member(text, name):
    """What ``{'DOI': '10.1000/182', 'PubMed': '12'}`` has under a name in small letters; empty where it is no such object."""
    value = _read_literal(text) if text.startswith("{") and text.endswith("}") else None
    members = {str(key).casefold(): str(below) for key, below in value.items() if below} if isinstance(value, dict) else {}
    return [members.get(name, "")]


def _name_value(value):
    """What a value of a list is called: an author or a keyword may be an object with its name ({"id": "12", "name": "Cat"})."""
    named = next((value[key] for key in NAMED if value.get(key)), None) if isinstance(value, dict) else None
    return str(value if named is None else named)


def _split_glued(text):
    """Names without anything between them, as Springer writes them: ``A. AlievB. Bo``."""
    if ";" in text:
        return text.split(";")
    parts = [""]
    for place, letter in enumerate(text):
        if (
            parts[-1]
            and text[place - 1].islower()
            and letter.isupper()
            and not _is_inside(parts[-1][-8:], text[place : place + 40])
        ):
            parts.append("")
        parts[-1] += letter
    return parts


def _is_inside(before, after):
    """Whether a capital after a small letter goes on with a name: ``McGregor``, or ``LeCun`` where no second name follows."""
    if SURE_PREFIX.search(before):
        return True
    rest = re.match(r"[A-Z][a-z'’-]*(.?)", after)
    return bool(PREFIX.search(before) and rest and rest[1] != " " and not before.islower())


def _split_outside(text, separator=","):
    """At a separator that does not stand in brackets: ``cyst (diagnosis, surgery), liver``."""
    parts = [""]
    depth = 0
    for token in re.split(rf"([()\[\]{re.escape(separator)}])", text):
        depth = max(0, depth + (token in ("(", "[")) - (token in (")", "]")))
        if token == separator and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts if depth == 0 else text.split(separator)


def _split_bracketed(text, opening, closing):
    """What stands in the outer brackets of a text; the text itself where it has none."""
    parts = []
    depth = 0
    start = 0
    for match in re.finditer(f"[{re.escape(opening + closing)}]", text):
        if match[0] == opening:
            start = match.end() if depth == 0 else start
            depth += 1
        elif depth:
            depth -= 1
            parts += [text[start : match.start()]] if depth == 0 else []
    return parts or [text]


def _split_affiliations(text):
    """``Cat, Ann (A; B); Dog, Bob (A)``: each affiliation once."""
    return list(dict.fromkeys(part.strip() for inside in _split_bracketed(text, "(", ")") for part in inside.split(";")))


def _split_cited(text):
    """References that semicolons part which also stand between their authors: one ends where its year is named."""
    references = []
    pending = []
    for piece in text.split("; "):
        # a comma is none of an author's signs
        ends = "," in piece or YEAR.search(piece) or not CITED_AUTHOR.fullmatch(piece.strip())
        if ends and not pending:  # most have commas between their authors
            references.append(piece)
            continue
        pending.append(piece)
        if ends:
            references.append("; ".join(pending))
            pending = []
    return references + (["; ".join(pending)] if pending else [])


RULES: Mapping[str, Callable[[str], list[str]]] = MappingProxyType(
    {
        "and": _split_and,
        "comma pairs": _split_comma_pairs,
        "names": _split_names,
        "terms": _split_terms,
        "numbered names": lambda text: NUMBERED.sub("", text).split(";"),
        "glued": _split_glued,
        "commas outside brackets": _split_outside,
        "in square brackets": lambda text: _split_bracketed(text, "[", "]"),
        "affiliations in brackets": _split_affiliations,
        "cited": _split_cited,
        "before brackets": lambda text: re.split(r"; (?=\[)", text),  # [Cat, A; Dog, B] Univ Loom; [Cow, C] Univ Weft
        # some programs write "<Go to ISI>://WOS:1" where an address should be
        "addresses": lambda text: [part for part in ADDRESS.split(text) if not part.startswith("<")],
        # a resolver's address is a DOI; other addresses may have one with more behind it
        "resolver": lambda text: [address for part in ADDRESS.split(text) for address in RESOLVED.findall(part)] or [""],
        "doi of an object": lambda text: _pick_member(text, "doi"),
        "pubmed of an object": lambda text: _pick_member(text, "pubmed"),
        "name of a database": lambda text: [text if text.strip().casefold() in list_databases() else ""],
        "before year": lambda text: [YEAR.split(text)[0]],
    }
)
