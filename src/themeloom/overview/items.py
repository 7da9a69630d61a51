"""What a network may be of beside terms: people, places, keywords, sources, works and papers, each with what it is linked by."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from themeloom.overview.matching import match_references
from themeloom.overview.sources import normalize_sources
from themeloom.overview.works import extract_sources, name_works

SHOUTED = re.compile(r"\b[A-Z]{4,}(?=[ .])")  # a surname in capitals before initials, as old exports write it
LONGEST = 60  # characters of the name of a work of which author or year is not known
RECORDS = ""  # the records themselves, among their parts


class Kind(NamedTuple):
    """The parts of the records that a network is made of, what one of its nodes is, and whether terms are nodes beside them."""

    parts: tuple[str, ...]
    node: str
    with_terms: bool = False


CITING = (RECORDS, "authors", "references")
NETWORKS = {
    "authors": Kind(("authors",), "author"),
    "countries": Kind(("affiliations",), "country"),
    "keywords": Kind(("keywords",), "keyword"),
    "references": Kind(("references",), "cited work"),
    "cited_sources": Kind(CITING, "cited source"),
    "coupling": Kind(CITING, "paper"),
    "citations": Kind(CITING, "paper"),
    "sources": Kind(CITING, "source"),
    "terms_sources": Kind((RECORDS,), "source", with_terms=True),
    "terms_countries": Kind(("affiliations",), "country", with_terms=True),
}


def list_items(parts: Mapping[str, pd.DataFrame], network_of: str) -> pd.DataFrame:
    """List what papers have of one thing.

    Authors are the same by their normalized names, keywords (of authors) by their letters whatever the capitals, sources as
    ``count_sources`` finds them, and references as ``count_works`` finds works. A work, or a paper that is a node, is named by
    its first author and year, and by a letter where several are of one year.

    Links are counted over papers: two authors are linked by each paper that both wrote. Where nodes are papers themselves, or
    sources, they are linked by something else, their ``unit``: in bibliographic coupling (Kessler 1963, Am. Doc. 14:10) two
    papers by each work that both cite, which is co-citation with papers and works changing places; in direct citation two papers
    by each time that one cites the other; and two sources by each work that papers of both cite.

    Parameters
    ----------
    parts : mapping
        Name -> part of the records, "" for the records themselves; those that ``NETWORKS`` names are used.
    network_of : str
        A key of ``NETWORKS``.

    Returns
    -------
    DataFrame
        One row per unit, paper and thing that it has, in the order of the part: doc_id, unit (the paper itself where links are
        counted over papers), key, form (as written; a paper's title), name.

    Raises
    ------
    ValueError
        If a network cannot be of this.

    Examples
    --------
    >>> keywords = pd.DataFrame({"doc_id": ["p", "q"], "keyword": ["Wool", "wool"], "kind": "author"})
    >>> list_items({"keywords": keywords}, "keywords")[["doc_id", "key", "form", "name"]].to_numpy().tolist()
    [['p', 'wool', 'Wool', 'Wool'], ['q', 'wool', 'wool', 'Wool']]
    """
    if network_of not in NETWORKS:
        raise ValueError(f"network_of is {network_of!r}; needs terms, or one of {', '.join(NETWORKS)}")
    items = LISTERS[network_of](*(parts[part] for part in NETWORKS[network_of].parts)).dropna(subset=["key", "form"])
    items = items if "unit" in items else items.assign(unit=items["doc_id"])
    items = items.assign(name=items["name"].str.replace(";", ",", regex=False))  # a semicolon parts the names of a label
    return items.drop_duplicates(["unit", "doc_id", "key"])[["doc_id", "unit", "key", "form", "name"]].reset_index(drop=True)


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
    first = works.sort_values(["first_author", "form"]).groupby("key").first()
    return works.assign(name=works["key"].map(_name_by_year(first["first_author"], first["year"], first["form"])))


def _list_cited_sources(records, authors, references):
    cited = _read_works(records, authors, references)
    named = cited["cited"].map(records.set_index("doc_id")["venue"]).astype("str")
    cited = cited.assign(form=named.fillna(extract_sources(cited["reference"]))).dropna(subset="form")
    cited = cited.assign(key=normalize_sources(cited["form"]))
    return cited.assign(name=cited["key"].map(_pick_usual(cited)))


def _list_published(records):
    """The source of each paper; a source and a term may share their letters, so that the key says which it is."""
    published = records.dropna(subset="venue")
    published = published.assign(key="source: " + normalize_sources(published["venue"]), form=published["venue"])
    return published.assign(name=published["key"].map(_pick_usual(published)))


def _list_placed(affiliations):
    placed = _list_countries(affiliations)
    return placed.assign(key="country: " + placed["key"])


def _list_coupled(records, authors, references):
    cited = _read_works(records, authors, references)
    return cited.assign(key=cited["doc_id"], unit=cited["work"]).join(_name_papers(records, authors), on="doc_id")


def _list_citing(records, authors, references):
    links = match_references(records, authors, references)[["doc_id", "cited"]].drop_duplicates()
    links = links.assign(unit=links["doc_id"] + " > " + links["cited"])
    ends = pd.concat([links[["unit", "doc_id"]], links[["unit", "cited"]].rename(columns={"cited": "doc_id"})])
    return ends.assign(key=ends["doc_id"]).join(_name_papers(records, authors), on="doc_id")


def _list_sources(records, authors, references):
    cited = _read_works(records, authors, references)
    return cited[["doc_id", "work"]].rename(columns={"work": "unit"}).merge(_list_published(records), on="doc_id")


LISTERS = {
    "authors": _list_authors,
    "countries": _list_countries,
    "keywords": _list_keywords,
    "references": _list_references,
    "cited_sources": _list_cited_sources,
    "coupling": _list_coupled,
    "citations": _list_citing,
    "sources": _list_sources,
    "terms_sources": _list_published,
    "terms_countries": _list_placed,
}


def _read_works(records, authors, references):
    """The references, each with the work that it is; all references to a paper of the corpus are one."""
    links = match_references(records, authors, references)
    cited = references.merge(links[["doc_id", "position", "cited"]], on=["doc_id", "position"], how="left")
    return cited.assign(work=name_works(cited))


def _name_papers(records, authors):
    """Paper -> its short citation and its title."""
    first = authors.sort_values("position", kind="stable").drop_duplicates("doc_id").set_index("doc_id")["name"]
    papers = records.set_index("doc_id")
    name = _name_by_year(first.reindex(papers.index), papers["year"], papers["title"])
    return pd.DataFrame({"form": papers["title"], "name": name})


def _name_by_year(author, year, text):
    """First author and year of each work, or where they are not known its text; with a letter where several would be the same."""
    family = author.astype("str").str.replace(",.*", "", regex=True).str.strip()
    family = family.str.replace(SHOUTED, lambda match: match[0].capitalize(), regex=True)
    cited = family + " (" + year.astype("Int64").astype("str")
    base = cited.fillna(text.astype("str").str[:LONGEST] + " (").sort_index()
    place = base.groupby(base).cumcount()
    letters = place.map(lambda number: chr(97 + number) if number < 26 else f" {number + 1}").astype("str")
    alone = (base + ")").where(cited.reindex(base.index).notna(), base.str.removesuffix(" ("))
    return (base + letters + ")").where(base.duplicated(keep=False), alone)


def _pick_usual(items):
    """Key -> the form that most papers have, of two as usual the first by letters."""
    counts = items.groupby(["key", "form"]).size().rename("papers").reset_index()
    return counts.sort_values(["papers", "form"], ascending=[False, True]).groupby("key")["form"].first()
