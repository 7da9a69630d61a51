"""One value of a source that holds several -> these, by the rule that the knowledge table names."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

from themeloom.lexicon import read_knowledge
from themeloom.records.values.brackets import split_bracketed, split_outside
from themeloom.records.values.literals import pick_member, read_list
from themeloom.records.values.name_lists import split_and, split_comma_pairs, split_glued, split_names

# where one address ends and the next begins
ADDRESS = re.compile(r"(?:\s{0,9};\s*+|,?\s{1,9})(?:and\s+)?(?=(?:https?|ftp)://|www\.)", re.IGNORECASE)
RESOLVED = re.compile(r"\bdoi\.org/10\.\S+", re.IGNORECASE)
NUMBERED = re.compile(r"\s{0,9}\(\d{1,9}\)\s{0,9}(?=;|$)")  # the number of an author, behind the name
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


def _split_terms(text):
    """Terms of an unknown source: as a list of Python or JSON, or with the separator that is seen in them."""
    if listed := read_list(text):
        return listed
    separator = next((separator for separator in (";", "|", "\n") if separator in text), ",")
    return split_outside(text, separator)


def _split_affiliations(text):
    """``Cat, Ann (A; B); Dog, Bob (A)``: each affiliation once."""
    return list(dict.fromkeys(part.strip() for inside in split_bracketed(text, "(", ")") for part in inside.split(";")))


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
        "and": split_and,
        "comma pairs": split_comma_pairs,
        "names": split_names,
        "terms": _split_terms,
        "numbered names": lambda text: NUMBERED.sub("", text).split(";"),
        "glued": split_glued,
        "commas outside brackets": split_outside,
        "in square brackets": lambda text: split_bracketed(text, "[", "]"),
        "affiliations in brackets": _split_affiliations,
        "cited": _split_cited,
        "before brackets": lambda text: re.split(r"; (?=\[)", text),  # [Cat, A; Dog, B] Univ Loom; [Cow, C] Univ Weft
        # some programs write "<Go to ISI>://WOS:1" where an address should be
        "addresses": lambda text: [part for part in ADDRESS.split(text) if not part.startswith("<")],
        # a resolver's address is a DOI; other addresses may have one with more behind it
        "resolver": lambda text: [address for part in ADDRESS.split(text) for address in RESOLVED.findall(part)] or [""],
        "doi of an object": lambda text: pick_member(text, "doi"),
        "pubmed of an object": lambda text: pick_member(text, "pubmed"),
        "name of a database": lambda text: [text if text.strip().casefold() in list_databases() else ""],
        "before year": lambda text: [YEAR.split(text)[0]],
    }
)
