"""Objects of JSON that describe papers -> flat values: the keys on the way to each value, joined by strokes, in lower case.

What several databases nest in their own ways stands under one name besides: ``author``, ``orcid``, ``affiliation``,
``reference``, and the abstract that OpenAlex gives as an index of its words.
"""

import re

from themeloom.records.columns import COMMON, DECISIVE, list_known, normalize_column
from themeloom.records.readers.json_people import add_people

DEEPEST = 5  # levels; what a paper has of use stands above
# long and of no use here: what was cited when, where copies lie, what is like it
LEFT_OUT = {"counts_by_year", "related_works", "locations", "link", "license", "abstract_inverted_index", "assertion", "funder"}
READ_APART = {"reference", "references", "institutions", "affiliations"}  # objects of these are long, and read by themselves
IDENTIFIERS = ("external_ids", "citation_ids")  # lists of {"type": "doi", "value": ...}
CITED = ("reference", "references")
CITED_PARTS = ("author", "year", "article-title", "title", "volume-title", "journal-title", "volume", "first-page", "doi", "DOI")
WRAPPINGS = ("_source", "data", "message", "attributes", "item", "work")  # an object may hold its paper one level below
INDEXED = "abstract inverted index"  # an abstract as OpenAlex writes it
PMID_NOTE = re.compile(r"\bPMID:\s*(\d{1,9})")
PMID_LINK = re.compile(r"/(\d{1,9})/?$")
LONGEST_ABSTRACT = 100_000  # words; an index that names later places is broken


def build_values(work: dict) -> dict[str, list[str]]:
    """Build the values of a record from an object.

    Parameters
    ----------
    work : dict
        A paper, as OpenAlex, Crossref, Lens, a reference manager (CSL) or anyone else writes it.

    Returns
    -------
    dict
        Path in lower case -> values in their order, without those that are null or empty.

    Examples
    --------
    >>> values = build_values({"issued": {"date-parts": [[2020, 5]]}, "author": [{"family": "Cat", "given": "Ann"}]})
    >>> values["issued"], values["author"], values["author/family"]
    (['2020-05'], ['Cat, Ann'], ['Cat'])
    """
    values: dict[str, list[str]] = {}
    _flatten(work, "", values, 0)
    if isinstance(index := work.get("abstract_inverted_index"), dict):
        values["abstract_inverted_index"] = [join_index(index)]
    add_people(work, values)
    cited = next((listed for key in CITED if _is_list_of_objects(listed := work.get(key))), [])
    if cited:
        values["reference"] = [text for item in cited if isinstance(item, dict) and (text := _describe_cited(item))]
    if match := PMID_LINK.search(" ".join(values.get("ids/pmid", []))):
        values["ids/pmid"] = [match[1]]
    if match := PMID_NOTE.search(" ".join(values.get("note", []))):
        values.setdefault("pmid", [match[1]])
    for identifier in [identifier for key in IDENTIFIERS for identifier in work.get(key) or []]:
        if isinstance(identifier, dict) and identifier.get("type") and identifier.get("value"):
            values.setdefault(f"external_ids/{str(identifier['type']).casefold()}", []).append(str(identifier["value"]))
    for key in [key for key in values if "/" not in key]:
        values.setdefault(normalize_column(key), values[key])
    return {key: kept for key, cells in values.items() if (kept := [cell for cell in cells if cell or key == "orcid"])}


def find_work(item: object) -> dict | None:
    """Find the object with a title or an abstract: the item itself or one that it holds.

    Parameters
    ----------
    item : object
        Any value of JSON.

    Returns
    -------
    dict or None

    Examples
    --------
    >>> find_work({"_source": {"title": "Looms"}}), find_work({"price": 3})
    ({'title': 'Looms'}, None)
    """
    if not isinstance(item, dict):
        return None
    candidates = [item, *(item[key] for key in WRAPPINGS if isinstance(item.get(key), dict))]
    return next((work for work in candidates if any(map(_is_decisive, work))), None)


def _is_decisive(key):
    """Whether a key is that of a title or an abstract."""
    name = normalize_column(str(key))
    return (list_known().get(name) in DECISIVE and name not in COMMON) or name == INDEXED


def join_index(index: dict) -> str:
    """Join the words of an abstract that is given as word -> places.

    Examples
    --------
    >>> join_index({"Tea": [0, 2], "and": [1]})
    'Tea and Tea'
    """
    placed = [
        (place, word)
        for word, places in index.items()
        for place in (places if isinstance(places, list) else [])
        if isinstance(place, int) and 0 <= place <= LONGEST_ABSTRACT
    ]
    return " ".join(word for _, word in sorted(placed))


def _is_list_of_objects(value):
    """Say whether a value is a list with an object in it."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _flatten(value, path, values, depth):
    """Put the texts and numbers below a value under their paths."""
    if value is None or value == "" or depth > DEEPEST:
        return
    if isinstance(value, dict):
        if isinstance(parts := value.get("date-parts"), list):
            values.setdefault(path, []).append(_join_date(parts))
        for key, below in value.items():
            name = str(key).casefold()
            apart = name in READ_APART and _is_list_of_objects(below)
            if name not in LEFT_OUT and name != "date-parts" and not apart:
                _flatten(below, f"{path}/{name}" if path else name, values, depth + 1)
    elif isinstance(value, list):
        for item in value:
            _flatten(item, path, values, depth + isinstance(item, list))
    else:
        values.setdefault(path, []).append(str(value))


def _join_date(parts):
    """[[2020, 5, 1]] -> 2020-05-01."""
    first = parts[0] if parts and isinstance(parts[0], list) else parts
    numbers = [str(part) for part in first if isinstance(part, int | str) and str(part).strip()]
    return "-".join(number.zfill(2) for number in numbers[:3])


def _describe_cited(item):
    """A reference as one text."""
    whole = next((str(item[key]) for key in ("unstructured", "text") if item.get(key)), "")
    parts = [str(item[key]) for key in CITED_PARTS if item.get(key) and not isinstance(item[key], dict | list)]
    doi = str(item.get("DOI") or item.get("doi") or "")
    if whole:
        return whole if not doi or doi.casefold() in whole.casefold() else f"{whole} {doi}"
    return ", ".join(parts) or str(item.get("lens_id") or item.get("key") or "")
