"""Cited references -> works: the spellings of one work joined, and how many papers cite it."""

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import compute

from themeloom.tables import check_table, make_empty

# these patterns are texts, in the syntax of RE2, with which Arrow reads millions of references in a tenth of the time
DOI = r"(?:\b[Dd][Oo][Ii]:?\s*)?(?:https?://(?:dx\.)?doi\.org/)?\b10\.\d{4,9}/\S+"
NO_LETTER = r"[^\pL\pN]+"
ACCENTS = r"\pM+"
INITIALS = r",.*$|(?:\s+(?:[A-Z]{1,3}|(?:\pL{1,2}\.[-\s]?)+))+$"
# volume and first page as Web of Science writes them ("V23, P1"), and as Scopus does ("12, 3, pp. 1-9", "12 (3), pp. 1-9")
PLACES = (
    r"\bV(?P<volume>\w+),\s*(?:[Pp]|ART\w*\s+)(?P<page>\w+)",
    r"\b(?P<volume>\d+)(?:\s*\([^()]{1,20}\)|,\s*[\w-]{1,9})?,\s*pp?\.\s*(?P<page>\w+)",
)


# the source of a cited work, as Web of Science writes it ("CAT A, 2010, J WOOL, V23"), and Scopus before and after 2022
SOURCES = (
    r"^[^,]+,\s*\d{4},\s*(?P<source>[^,]*\pL[^,]*)",
    r"\(\d{4}\)\s+(?P<source>[^,(]*\pL[^,]*),\s*\d",
    r",\s*(?P<source>[^,]*\pL[^,]*),\s*\d+(?:\s*\(|,)[^()]*,?\s*pp?\.",
)


def extract_sources(references: pd.Series) -> pd.Series:
    """Extract from references the journals, proceedings or books in which the works stand, as they are written there.

    Parameters
    ----------
    references : Series
        Of str.

    Returns
    -------
    Series
        Of str; null where the text does not say, or says it in another way.

    Examples
    --------
    >>> extract_sources(pd.Series(["Cat A, 2010, J WOOL, V23, P1", "Cat A., On wool, J. Wool, 23, 4, pp. 1-9, (2010)"])).tolist()
    ['J WOOL', 'J. Wool']
    """
    texts = pa.array(references, pa.large_string())
    source = pd.Series(pd.NA, index=references.index, dtype="str")
    for pattern in SOURCES:
        read = compute.struct_field(compute.extract_regex(texts, pattern), "source").to_pandas()
        source = source.fillna(read.set_axis(references.index).astype("str"))
    return source.str.strip()


def count_works(references: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Count the papers that cite each work.

    References are one work where they are the same paper of the corpus, where they have the same DOI, or where they have the same
    form: first author, year, volume and first page where these can be read, else the letters and digits of the text. A reference
    without a DOI takes that of the others of its form, if these have one only.

    Parameters
    ----------
    references : DataFrame
        One row per paper and reference; columns used: doc_id, position, reference, doi, first_author, year.
    links : DataFrame
        As ``match_references`` matches them.

    Returns
    -------
    DataFrame
        One row per work, the most cited first, as ``tables.SCHEMAS`` describes overview.references; its text is that of the most
        references.

    Examples
    --------
    >>> texts = ["Cat A, 2010, J WOOL, V23, P1", "Cat A., Wool, J. Wool, 23, 4, pp. 1-9, (2010)", "Dog B, 1999, YARN"]
    >>> cited = pd.DataFrame({"doc_id": ["p", "q", "q"], "position": [1, 1, 2], "reference": texts, "doi": None})
    >>> cited = cited.assign(first_author=["Cat A", "Cat A.", "Dog B"], year=[2010, 2010, 1999])
    >>> count_works(cited, make_empty("overview.links"))[["reference", "papers", "spellings"]]
                          reference  papers  spellings
    0  Cat A, 2010, J WOOL, V23, P1       2          2
    1             Dog B, 1999, YARN       1          1
    """
    if references.empty:
        return make_empty("overview.references")
    cited = references.merge(links[["doc_id", "position", "cited"]], on=["doc_id", "position"], how="left")
    cited["work"] = name_works(cited)
    grouped = cited.groupby("work")
    table = pd.DataFrame({"papers": grouped["doc_id"].nunique(), "spellings": grouped["reference"].nunique()})
    spelled = cited.groupby(["work", "reference"], as_index=False).agg(
        times=("doc_id", "size"),
        doi=("doi", "first"),
        first_author=("first_author", "first"),
        year=("year", "first"),
        doc_id=("cited", "first"),
    )
    order = np.lexsort([spelled["reference"], -spelled["times"]])
    texts = spelled.iloc[order].groupby("work").first()  # what the first does not say, another may
    table = table.join(texts.drop(columns="times"))
    table = table.sort_values(["papers", "reference"], ascending=[False, True], ignore_index=True)
    return check_table(table, "overview.references")


def describe_references(references: pd.DataFrame) -> pd.DataFrame:
    """Describe references by what they are recognised by.

    Parameters
    ----------
    references : DataFrame
        Columns used: reference, first_author, year.

    Returns
    -------
    DataFrame
        One row each, with its index: text (lower case, letters and digits), family (of the first author), volume, page.
    """
    codes, texts = pd.factorize(references["reference"])
    texts = pd.Series(texts, dtype="str")
    places = _extract_places(texts, PLACES[0])
    places = places.where(places["volume"].notna(), _extract_places(texts, PLACES[1]))
    about = places.apply(lambda column: column.str.lower().str.lstrip("0"))
    bare = compute.replace_substring_regex(pa.array(texts, pa.large_string()), DOI, " ").to_pandas()
    about.insert(0, "text", normalize_texts(bare.astype("str")))
    about = about.take(codes).set_axis(references.index)
    return about.assign(family=normalize_families(references["first_author"]))


def normalize_texts(texts: pd.Series) -> pd.Series:
    """Normalize texts: lower case, without accents, their words of letters and digits divided by single spaces."""
    plain = texts.str.normalize("NFKD").str.replace(ACCENTS, "", regex=True)
    return plain.str.lower().str.replace(NO_LETTER, " ", regex=True).str.strip()


def normalize_families(names: pd.Series) -> pd.Series:
    """Normalize names of authors: the letters of their family names, whatever the order and the signs of the initials.

    Examples
    --------
    >>> normalize_families(pd.Series(["Núñez-Cat, A. B.", "van der Dog BC", "FOX"], dtype="str")).tolist()
    ['nunezcat', 'vanderdog', 'fox']
    """
    codes, names_once = pd.factorize(names)
    folded = normalize_texts(pd.Series(names_once, dtype="str").str.replace(INITIALS, "", regex=True)).str.replace(" ", "")
    return folded.reindex(codes).set_axis(names.index)


def _extract_places(texts, pattern):
    """Volume and page, as one pattern reads them; null where it does not fit."""
    matched = compute.extract_regex(pa.array(texts, pa.large_string()), pattern)
    fields = {name: compute.struct_field(matched, name).to_pandas() for name in ("volume", "page")}
    return pd.DataFrame(fields, index=texts.index).astype("str")


def name_works(cited: pd.DataFrame) -> pd.Series:
    """Name what all references to one work have in common.

    Parameters
    ----------
    cited : DataFrame
        One row per reference: reference, doi, first_author, year, cited (the paper of the corpus that it is; null for none).

    Returns
    -------
    Series
        Of str, indexed as the references; the same for references to one work.
    """
    about = describe_references(cited)
    years = cited["year"].astype("Int64").astype("str")
    placed = about[["family", "volume", "page"]].notna().all(axis=1) & cited["year"].notna()
    form = about["text"].where(~placed, about["family"] + " " + years + " v" + about["volume"] + " p" + about["page"])
    form = form.where(form != "", cited["reference"])
    dois = pd.DataFrame({"form": form, "doi": cited["doi"].astype("str")}).dropna().drop_duplicates()
    only = dois.drop_duplicates("form", keep=False).set_index("form")["doi"]
    work = cited["doi"].astype("str").fillna(form.map(only).astype("str")).fillna(form)
    # references to a paper of the corpus are one work, and so are those that share a DOI or a form with one of them
    papers = pd.DataFrame({"work": work, "cited": cited["cited"]}).dropna().drop_duplicates()
    one = papers.drop_duplicates("work", keep=False).set_index("work")["cited"]
    return work.map(one).astype("str").fillna(work)
