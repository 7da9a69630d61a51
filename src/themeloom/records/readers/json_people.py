"""Persons in an object of JSON that describes a paper -> names, ORCIDs and affiliations, however a database nests them."""

from collections.abc import Iterable

PEOPLE = ("authorships", "author", "authors", "creators", "Authors", "Author", "authorList", "author_display")


def add_people(work: dict, values: dict[str, list[str]]) -> None:
    """Add the names of those who wrote a work, their ORCIDs in the same order, and their affiliations, each once.

    Parameters
    ----------
    work : dict
        As ``json_works.build_values`` takes it.
    values : dict
        Path -> values, to which ``author``, ``authors``, ``orcid`` and ``affiliation`` are added where they are known.

    Examples
    --------
    >>> values = {}
    >>> add_people({"author": [{"family": "Cat", "given": "Ann"}, "Bob Dog"]}, values)
    >>> values["author"]
    ['Cat, Ann', 'Bob Dog']
    """
    people = next((people for key in PEOPLE if (people := _list_people(work.get(key)))), [])
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


def _list_people(people):
    """The persons of a list, or of an object around it; none where it is something else."""
    if isinstance(people, dict):
        people = people.get("author")
    return people if isinstance(people, list) else []


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
