"""What a network may be of beside terms: authors, countries, keywords, cited works, each with the papers that have it."""

from collections.abc import Mapping

import pandas as pd

from themeloom.overview.works import name_works

# what a network is of -> the part of the records that has it, and what one of them is
NETWORKS = {
    "authors": ("authors", "author"),
    "countries": ("affiliations", "country"),
    "keywords": ("keywords", "keyword"),
    "references": ("references", "cited work"),
}
LONGEST = 60  # characters of the name of a cited work of which author or year is not known


def list_items(parts: Mapping[str, pd.DataFrame], network_of: str) -> pd.DataFrame:
    """List what papers have of one thing.

    Authors are the same by their normalized names, keywords (of authors) by their letters whatever the capitals, and references
    as ``count_works`` finds works; a work is named by its first author and year, and by a letter where several are of one year.

    Parameters
    ----------
    parts : mapping
        Name -> part of the records; the one that ``NETWORKS`` names is used.
    network_of : str
        A key of ``NETWORKS``.

    Returns
    -------
    DataFrame
        One row per paper and thing that it has, in the order of the part: doc_id, key, form (as written), name.

    Raises
    ------
    ValueError
        If a network cannot be of this.

    Examples
    --------
    >>> keywords = pd.DataFrame({"doc_id": ["p", "q"], "keyword": ["Wool", "wool"], "kind": "author"})
    >>> list_items({"keywords": keywords}, "keywords").to_numpy().tolist()
    [['p', 'wool', 'Wool', 'Wool'], ['q', 'wool', 'wool', 'Wool']]
    """
    if network_of not in NETWORKS:
        raise ValueError(f"network_of is {network_of!r}; needs terms, or one of {', '.join(NETWORKS)}")
    part, _ = NETWORKS[network_of]
    items = LISTERS[network_of](parts[part]).dropna(subset=["key", "form"])
    return items.drop_duplicates(["doc_id", "key"])[["doc_id", "key", "form", "name"]].reset_index(drop=True)


def _list_authors(authors):
    return authors.assign(key=authors["name"].str.casefold(), form=authors["author"])


def _list_countries(affiliations):
    country = affiliations["country"]
    return affiliations.assign(key=country.str.casefold(), form=country, name=country)


def _list_keywords(keywords):
    own = keywords[keywords["kind"] == "author"]
    own = own.assign(key=own["keyword"].str.casefold(), form=own["keyword"])
    return own.assign(name=own["key"].map(_pick_usual(own)))


def _list_references(references):
    works = references.assign(key=name_works(references.assign(cited=None)), form=references["reference"])
    first = works.drop_duplicates("key").set_index("key")
    author = first["first_author"].str.split(",").str[0].str.strip() + " (" + first["year"].astype("str") + ")"
    name = author.fillna(first["form"].str[:LONGEST]).sort_index()
    place = name.groupby(name).cumcount()
    alone = ~name.duplicated(keep=False)
    letters = place.map(lambda number: chr(97 + number) if number < 26 else f" {number + 1}").astype("str")
    return works.assign(name=works["key"].map(name.where(alone, name.str.removesuffix(")") + letters + ")")))


LISTERS = {
    "authors": _list_authors,
    "countries": _list_countries,
    "keywords": _list_keywords,
    "references": _list_references,
}


def _pick_usual(items):
    """Key -> the form that most papers have, of two as usual the first by letters."""
    counts = items.groupby(["key", "form"]).size().rename("papers").reset_index()
    return counts.sort_values(["papers", "form"], ascending=[False, True]).groupby("key")["form"].first()
