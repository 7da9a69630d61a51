"""An XML element that describes a paper -> flat values: the names on the way to each text, joined by strokes, in lower case.

Beside its plain path a text may stand under one with a mark: ``articleid[doi]`` for an identifier of that type, ``category@term``
for an attribute, ``author@orcid`` for the ORCIDs of the persons named ``author``, in the same order. Persons whose name comes in
parts stand under the path of the whole as "Family, Given".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from themeloom.records.values.identifiers import find_doi

DEEPEST = 10  # levels; what lies deeper is only part of the text above it
INLINE = {"style", "i", "b", "u", "em", "strong", "sub", "sup", "sc", "scp", "span", "p", "br", "italic", "bold"}
# long lists of no use here
LEFT_OUT = {
    "chemicallist",
    "history",
    "grantlist",
    "commentscorrectionslist",
    "databanklist",
    "foreign-keys",
    "source-app",
    "pdf-urls",
}
TYPES = ("IdType", "EIdType", "title")  # attributes that say what kind of value an element has
ATTRIBUTES = ("term", "href", "name", "resource", "about")  # attributes that are values themselves
PERSONS = {"author", "person", "creator"}
FAMILY = ("lastname", "keyname", "surname", "familyname", "collectivename", "name")
GIVEN = ("forename", "forenames", "givenname", "firstname", "initials")
ONCE = ("affiliation",)  # each author of a group repeats it
COMMENT = re.compile(r"\s*Comments?:\s")  # what arXiv puts among the descriptions of a paper


def build_element_values(element: Element, path: str = "") -> dict[str, list[str]]:
    """Build the values of a record from its element.

    Parameters
    ----------
    element : Element
    path : str
        What the paths begin with.

    Returns
    -------
    dict
        Path -> texts in their order.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring
    >>> build_element_values(fromstring('<r><title>On <i>Looms</i></title><id IdType="doi">10.1000/182</id></r>'))
    {'title': ['On Looms'], 'id': ['10.1000/182'], 'id[doi]': ['10.1000/182']}
    """
    values: dict[str, list[str]] = {}
    for below_path, name, below in _walk(element, path, 0):
        _add_values(below_path, name, below, values)
    for name in [name for name in values if name.endswith(ONCE)]:
        values[name] = list(dict.fromkeys(values[name]))
    for name in [name for name in values if name.endswith("@orcid") and not any(values[name])]:
        del values[name]
    return values


def name_element(element: Element) -> str:
    """Name an element without its namespace, in lower case."""
    return _shorten(element.tag)


@lru_cache(maxsize=10_000)
def _shorten(tag):
    """A name without its namespace, in lower case."""
    return tag.rpartition("}")[2].lower()


def _walk(element, path, depth) -> Iterator[tuple[str, str, Element]]:
    """All elements below one that may be of use, each with its path and its name."""
    for below in element:
        name = _shorten(below.tag)
        if name in INLINE or name in LEFT_OUT:
            continue
        below_path = f"{path}/{name}" if path else name
        yield below_path, name, below
        if depth < DEEPEST and len(below):
            yield from _walk(below, below_path, depth + 1)


def _add_values(path, name, element, values):
    """Add what an element itself says."""
    if element.attrib:
        _add_attributes(path, element, values)
    if name in PERSONS and len(element) and (person := _name_person(element)):
        values.setdefault(path, []).append(person)
        values.setdefault(f"{path}@orcid", []).append(_find_orcid(element))
    elif len(element) and name.endswith("date"):
        values.setdefault(path, []).append(" ".join("".join(part.itertext()).strip() for part in element))
    elif _is_leaf(element) and (text := "".join(element.itertext())).strip():
        _add_text(path, name, element, text, values)


def _add_attributes(path, element, values):
    """Add those attributes that are values themselves."""
    for attribute, value in element.items():
        short = attribute.rpartition("}")[2]
        if short in ATTRIBUTES and value.strip():
            values.setdefault(f"{path}@{short}", []).append(value)
            # a link of arXiv says in its title what it leads to
            if kind := element.get("title"):
                values.setdefault(f"{path}[{kind.lower()}]@{short}", []).append(value)


def _add_text(path, name, element, text, values):
    """Add the text of an element, and under which other paths it stands.

    The labels of a structured abstract are attributes of its parts, not text, and are left out.
    """
    if name == "description" and COMMENT.match(text) and path in values:
        return
    values.setdefault(path, []).append(text)
    kinds = {element.get(kind, "").lower() for kind in TYPES} - {""} if element.attrib else set()
    if name in ("identifier", "relation") and find_doi(text):
        kinds.add("doi")
    for kind in kinds:
        values.setdefault(f"{path}[{kind}]", []).append(text)


def _is_leaf(element):
    """Say whether an element is a text: without elements in it, or only such as set letters, or with text between them."""
    if not len(element) or (element.text or "").strip() or all(name_element(below) in INLINE for below in element):
        return True
    return any((below.tail or "").strip() for below in element)


def _name_person(element):
    """The name of a person that is given in parts."""
    parts = {name_element(below): "".join(below.itertext()).strip() for below in element}
    family = next((parts[name] for name in FAMILY if parts.get(name)), "")
    given = next((parts[name] for name in GIVEN if parts.get(name)), "")
    suffix = parts.get("suffix", "")
    return ", ".join(filter(None, [family, f"{given} {suffix}".strip()]))


def _find_orcid(element):
    """The ORCID of a person; empty for none."""
    listed = [below for below in element if name_element(below) == "identifier" and below.get("Source", "").upper() == "ORCID"]
    return next((text for below in listed if (text := "".join(below.itertext()).strip())), "")
