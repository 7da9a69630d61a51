"""References -> the papers of the corpus that they are, and how often these are cited within it."""

import pandas as pd

from themeloom.overview.works import describe_references, normalize_families, normalize_texts
from themeloom.tables import check_table, make_empty

SHORTEST_TITLE = 15  # letters and digits of a title that may be found in a reference; shorter ones stand in other titles
LINK = ["doc_id", "position", "cited", "by"]


def match_references(records: pd.DataFrame, authors: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Match references with the papers of the corpus.

    A reference is a paper if it has the paper's DOI, or is the paper's address (as references of OpenAlex are). Where one of the
    two has no DOI, it is the paper if it has the family name of its first author and its year, and also its title, word for
    word, or its volume and first page. A reference that fits several papers is none of them.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, year, doi, url, volume, pages.
    authors : DataFrame
        One row per paper and author; columns used: doc_id, position, name.
    references : DataFrame
        One row per paper and reference; columns used: doc_id, position, reference, doi, first_author, year.

    Returns
    -------
    DataFrame
        One row per reference that is a paper, in their order, as ``tables.SCHEMAS`` describes overview.links. A reference of a
        paper to itself is none.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["Weaving of wool by hand", "On yarn"], "year": [2010, 2012]})
    >>> records = records.assign(doi=None, url=None, volume=["23", None], pages=["1-9", None])
    >>> wrote = pd.DataFrame({"doc_id": ["p", "q"], "position": 1, "name": ["Cat, A.", "Dog, B."]})
    >>> cited = pd.DataFrame({"doc_id": ["q"], "position": 1, "reference": ["Cat A, 2010, J WOOL, V23, P1"], "doi": None})
    >>> match_references(records, wrote, cited.assign(first_author="Cat A", year=2010))
      doc_id  position cited               by
    0      q         1     p  volume and page
    """
    if references.empty:
        return make_empty("overview.links")
    papers = _describe_papers(records, authors)
    about = references.assign(place=range(len(references)), doi=references["doi"].astype("str"))
    matches = [
        about.merge(papers[["cited", "doi"]].dropna(), on="doi").assign(by="DOI"),
        about.merge(papers[["cited", "url"]].dropna(), left_on="reference", right_on="url").assign(by="address"),
        _match_texts(about, papers),
    ]
    links = pd.concat(matches)[["place", *LINK]].drop_duplicates(["place", "cited"])
    links = links.drop_duplicates("place", keep=False).sort_values("place", ignore_index=True)
    return check_table(links.loc[links["doc_id"] != links["cited"], LINK].reset_index(drop=True), "overview.links")


def count_cited(records: pd.DataFrame, links: pd.DataFrame, references: pd.DataFrame) -> pd.DataFrame:
    """Count how often each paper is cited, everywhere and within the corpus.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, citations.
    links : DataFrame
        As ``match_references`` matches them.
    references : DataFrame
        One row per paper and reference; column used: doc_id.

    Returns
    -------
    DataFrame
        One row per paper, in their order, as ``tables.SCHEMAS`` describes overview.cited.
    """
    pairs = links[["doc_id", "cited"]].drop_duplicates()
    listed = records["doc_id"].map(references["doc_id"].value_counts())
    table = pd.DataFrame(
        {
            "doc_id": records["doc_id"],
            "citations": records["citations"],
            "local": records["doc_id"].map(pairs["cited"].value_counts()).fillna(0),
            "references": listed,
            "cites": records["doc_id"].map(pairs["doc_id"].value_counts()).fillna(0).where(listed.notna()),
        }
    )
    return check_table(table, "overview.cited")


def _describe_papers(records, authors):
    first = authors[authors["position"] == 1].drop_duplicates("doc_id").set_index("doc_id")["name"]
    papers = records[["doc_id", "doi", "url", "year", "volume"]].astype({"doi": "str", "url": "str", "year": "Int64"})
    return papers.rename(columns={"doc_id": "cited"}).assign(
        family=normalize_families(records["doc_id"].map(first).astype("str")),
        text=normalize_texts(records["title"].astype("str")),
        volume=records["volume"].astype("str").str.lower().str.lstrip("0"),
        page=records["pages"].astype("str").str.extract(r"^\s*(\w+)")[0].str.lower().str.lstrip("0"),
    )


def _match_texts(about, papers):
    """Match by first author and year, and by title or place: pairs of which one has no DOI."""
    keys = ["family", "year"]
    about = about.assign(family=normalize_families(about["first_author"].astype("str")), year=about["year"].astype("Int64"))
    known = papers.dropna(subset=keys)
    pairs = about.dropna(subset=keys).merge(known[known["family"] != ""], on=keys, suffixes=("", "_paper"))
    pairs = pairs[pairs["doi"].isna() | pairs["doi_paper"].isna()].reset_index(drop=True)
    read = describe_references(pairs)
    titled = [
        len(title) >= SHORTEST_TITLE and f" {title} " in f" {text} "
        for title, text in zip(pairs["text"], read["text"], strict=True)
    ]
    placed = (read["volume"] == pairs["volume"]) & (read["page"] == pairs["page"])
    by = pd.Series("title", index=pairs.index).where(titled, "volume and page")
    return pairs.assign(by=by)[pd.Series(titled, index=pairs.index, dtype=bool) | placed]
