"""Objects of JSON that describe papers -> flat values: the keys on the way to each value, joined by strokes, in lower case.

What several databases nest in their own ways stands under one name besides: ``author``, ``orcid``, ``affiliation``,
``reference``, and the abstract that OpenAlex gives as an index of its words.
"""

import re
from collections.abc import Iterable

from themeloom.records.columns import COMMON, DECISIVE, list_known, normalize_column

DEEPEST = 5  # levels; what a paper has of use stands above
# long and of no use here: what was cited when, where copies lie, what is like it
LEFT_OUT = {"counts_by_year", "related_works", "locations", "link", "license", "abstract_inverted_index", "assertion", "funder"}
READ_APART = {"reference", "references", "institutions", "affiliations"}  # objects of these are long, and read by themselves
PEOPLE = ("authorships", "author", "authors", "creators", "Authors", "Author", "authorList", "author_display")
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
    _add_people(next((people for key in PEOPLE if (people := _list_people(work.get(key)))), []), values)
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


def _list_people(people):
    """The persons of a list, or of an object around it; none where it is something else."""
    if isinstance(people, dict):
        people = people.get("author")
    return people if isinstance(people, list) else []


def _add_people(people, values):
    """Add names, ORCIDs in the same order, and affiliations, each once."""
    listed = [{"name": person} if isinstance(person, str) else person for person in people]
    writers = [person for person in listed if isinstance(person, dict) and person.get("creatorType", "author") == "author"]
    # Lens once wrote a person anew for each affiliation, under the same number
    named = {
        person.get("seq") or place: (name, person)
        for place, person in enumerate(writers, -len(writers))
        if (name := _name_person(person))
    }.values()
    if named:
        values["author"] = [name for name, _ in named]
        # for what no database wrote: one text, as a table would have it
        values["authors"] = ["".join(f"{name}; " for name, _ in named)]
        orcids = [_find_orcid(person) for _, person in named]
        if any(orcids):
            values["orcid"] = orcids
    places = list(dict.fromkeys(place for person in writers for place in _list_places(person)))
    if places:
        values["affiliation"] = places


def _name_person(person):
    """The name of a person, the family name first where the parts are given."""
    inner = person.get("author") if isinstance(person.get("author"), dict) else {}
    for family, given in (("family", "given"), ("lastName", "firstName"), ("last_name", "first_name")):
        if isinstance(person.get(family), str) and person[family].strip():
            particle = person.get("non-dropping-particle") or person.get("dropping-particle") or ""
            return ", ".join(filter(None, [f"{particle} {person[family]}".strip(), str(person.get(given) or "").strip()]))
    names = (
        person.get("literal"),
        person.get("display_name"),
        inner.get("display_name"),
        person.get("raw_author_name"),
        person.get("name"),
        person.get("full_name"),
        person.get("fullName"),
        person.get("collectiveName"),
        person.get("collective_name"),
    )
    return next((name.strip() for name in names if isinstance(name, str) and name.strip(" .…")), "")


def _find_orcid(person):
    """The ORCID of a person; empty for none."""
    inner = person.get("author") if isinstance(person.get("author"), dict) else {}
    several = person.get("ids") if isinstance(person.get("ids"), list) else []
    several = [*several, person.get("authorId")]
    listed = [item.get("value") for item in several if isinstance(item, dict) and str(item.get("type")).lower() == "orcid"]
    return next((str(orcid) for orcid in (person.get("ORCID"), person.get("orcid"), inner.get("orcid"), *listed) if orcid), "")


def _list_places(person) -> Iterable[str]:
    """The affiliations of a person as the source writes them, else the names of the institutions."""
    raw = person.get("raw_affiliation_strings")
    if isinstance(details := person.get("authorAffiliationDetailsList"), dict):
        person = {"affiliation": details.get("authorAffiliation")}
    if isinstance(raw, list) and raw:
        return [str(place) for place in raw if place]
    for key in ("affiliation", "affiliations", "institutions"):
        places = person.get(key) if isinstance(person.get(key), list) else [person.get(key)]
        names = [place if isinstance(place, str) else _name_place(place) for place in places if place]
        if any(names):
            return [name for name in names if name]
    return []


def _name_place(place):
    """The name of an institution."""
    keys = ("name", "display_name", "name_original", "raw_affiliation_string", "affiliation")
    return next((str(place[key]) for key in keys if place.get(key)), "") if isinstance(place, dict) else ""


def _describe_cited(item):
    """A reference as one text."""
    whole = next((str(item[key]) for key in ("unstructured", "text") if item.get(key)), "")
    parts = [str(item[key]) for key in CITED_PARTS if item.get(key) and not isinstance(item[key], dict | list)]
    doi = str(item.get("DOI") or item.get("doi") or "")
    if whole:
        return whole if not doi or doi.casefold() in whole.casefold() else f"{whole} {doi}"
    return ", ".join(parts) or str(item.get("lens_id") or item.get("key") or "")
