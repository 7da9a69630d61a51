"""Every table that is written: what a row is, and each column with its type and one line of meaning.

A table's name is the stem of its notebook without the number, then its part: ``terms.spellings`` is a part of ``03_terms``.
"""

from typing import NamedTuple

import pandas as pd

from themeloom.categories import encode_columns


class Column(NamedTuple):
    """A column: its pandas type, and what its values mean. Texts of long tables are categories: each is held once."""

    type: str
    meaning: str


class Schema(NamedTuple):
    """A table: what one row is, and its columns in order."""

    row: str
    columns: dict[str, Column]


MENTION = {
    "doc_id": Column("category", "the paper"),
    "field": Column("category", "title or abstract"),
    "start": Column("int64", "first character in that field, from 0"),
    "end": Column("int64", "first character behind it"),
    "form": Column("category", "as written"),
    "key": Column("category", "the form normalized, the paper's own abbreviations expanded"),
    "kind": Column("category", "one of those of the corpus' profile (computing or general), term for anything else"),
    "introduced": Column("bool", "whether the paper says that this is its own"),
    "opens": Column("bool", "whether its capital says nothing: it begins a sentence, or stands in a title of capitals"),
    "listed": Column("bool", "whether it is one of the paper's own keywords"),
}

SCHEMAS = {
    "records": Schema(
        "a paper",
        {
            "doc_id": Column("str", "normalized DOI, else x and twelve hexadecimal digits of the text's SHA-256"),
            "position": Column("int64", "place in the sources, from 1"),
            "title": Column("str", "as written, without markup; empty where no source has one"),
            "abstract": Column(
                "str", "as written, without markup, labels and publishers' sentences; empty where no source has one"
            ),
            "source": Column("str", "name of the file; in an archive, archive/file"),
            "line": Column("int64", "where the record begins in that file, from 1; in a sheet, the row"),
            "lines": Column("int64", "number of lines that it fills; 0 where they are counted with another record"),
            "year": Column("Int64", "of publication; null where the source has none, as in all columns that follow"),
            "date": Column("str", "of publication, ISO 8601, as exact as known"),
            "venue": Column("str", "journal, proceedings or book"),
            "type": Column("str", "kind of document: article, review, conference paper, chapter, book, erratum, ..."),
            "language": Column("str", "of the full text, by its two letters of ISO 639"),
            "doi": Column("str", "normalized: lower case, without a resolver's address"),
            "pmid": Column("str", "PubMed's identifier"),
            "url": Column("str", "address of the paper"),
            "database": Column("str", "from which the records were exported, joined by semicolons"),
            "citations": Column("Int64", "times cited, as the source with the most counts"),
            "volume": Column("str", "of the journal"),
            "issue": Column("str", "of the volume"),
            "pages": Column("str", "first and last, or the article's number"),
            "publisher": Column("str", "of the venue"),
            "open_access": Column("str", "as the source says"),
            "authors": Column("str", "names in their order, joined by semicolons"),
            "keywords": Column("str", "authors' keywords in their order, joined by semicolons"),
        },
    ),
    "records.authors": Schema(
        "a paper and one of its authors",
        {
            "doc_id": Column("str", "the paper"),
            "position": Column("int64", "place among the authors, from 1"),
            "author": Column("str", "name as the source writes it"),
            "name": Column("str", "normalized: family name and initials; institutions whole"),
            "orcid": Column("str", "ORCID; null where the source has none"),
        },
    ),
    "records.affiliations": Schema(
        "a paper and one of its affiliations",
        {
            "doc_id": Column("str", "the paper"),
            "position": Column("int64", "place among the affiliations, from 1"),
            "affiliation": Column("str", "as the source writes it"),
            "country": Column("str", "in English; null where the text does not say"),
        },
    ),
    "records.keywords": Schema(
        "a paper and one of its keywords",
        {
            "doc_id": Column("str", "the paper"),
            "position": Column("int64", "place among the keywords, from 1"),
            "keyword": Column("str", "as the source writes it"),
            "kind": Column("str", "author: of the authors; index: of the database"),
        },
    ),
    "records.references": Schema(
        "a paper and one of the works that it cites",
        {
            "doc_id": Column("str", "the citing paper"),
            "position": Column("int64", "place among the references, from 1"),
            "reference": Column("str", "as the source writes it"),
            "doi": Column("str", "its DOI, normalized; null where the text does not say, as in the columns that follow"),
            "first_author": Column("str", "its first author, as written"),
            "year": Column("Int64", "its year"),
        },
    ),
    "records.sources": Schema(
        "a record of a file that a paper was read from",
        {
            "doc_id": Column("str", "the paper"),
            "source": Column("str", "name of the file; in an archive, archive/file"),
            "line": Column("int64", "where the record begins in that file, from 1"),
            "lines": Column("int64", "number of lines that it fills"),
            "database": Column("str", "from which the file was exported; null where it does not say"),
            "citations": Column("Int64", "times cited, as this source counts"),
        },
    ),
    "records.rejected": Schema(
        "a passage of a source that is not part of a paper, or a note on how it was read",
        {
            "source": Column("str", "name of the file"),
            "line": Column("int64", "where the passage begins, from 1"),
            "lines": Column("int64", "number of lines; 0 for a note"),
            "kind": Column("str", "furniture, rejected, duplicate, filtered or note"),
            "reason": Column("str", "why it was set aside"),
            "text": Column("str", "its first 200 characters; all of what was taken off an abstract"),
        },
    ),
    "mentions": Schema("a mention of a term or of a named thing", MENTION),
    "mentions.aside": Schema(
        "a mention of what is no term",
        {
            **MENTION,
            "kind": Column(
                "category",
                "why it is none: prose, plain (a plain word that the papers use no more often than anybody), searched (a "
                "database that a review searched) or relational (a word for a share, a change or a cause of what stands "
                "behind it)",
            ),
        },
    ),
    "terms": Schema(
        "a term",
        {
            "term": Column("str", "the name shown"),
            "kind": Column("str", "that of most of its mentions"),
            "documents": Column("int64", "papers that mention it; in a network of papers or sources the units that it has"),
            "relevance": Column(
                "float64", "how far its co-occurrences differ from those of all terms, in nats; null in one paper only"
            ),
            "kept": Column("bool", "whether it takes part in what follows"),
            "reason": Column("str", "why it was dropped; empty where it was kept"),
        },
    ),
    "terms.spellings": Schema(
        "a key: the normalized form of one or more spellings",
        {
            "key": Column("str", "as in the mentions"),
            "term": Column("str", "the term that it belongs to"),
            "kept": Column("bool", "whether it counts for the term"),
            "form": Column("str", "the way it is written in most papers"),
            "documents": Column("int64", "papers that mention the key"),
            "reason": Column("str", "why it was merged or dropped; empty if neither"),
        },
    ),
    "terms.papers": Schema(
        "a paper and a kept term that it mentions, the most telling first",
        {
            "doc_id": Column("category", "the paper"),
            "term": Column("category", "the term"),
            "occurrences": Column("int64", "mentions of the term in title and abstract"),
            "score": Column(
                "float64",
                "occurrences, those in the title twice, times ln(1 + papers / documents), less the later it is met first",
            ),
        },
    ),
    "terms.units": Schema(
        "what links nodes that are papers or sources, and a node that has it; empty where papers link the nodes",
        {
            "unit": Column("str", "a work that is cited, or a paper and one that it cites"),
            "term": Column("str", "the node"),
        },
    ),
    "terms.words": Schema(
        "a paper and a word of the kept terms that it mentions",
        {
            "doc_id": Column("category", "the paper"),
            "word": Column("category", "a word of a key"),
            "occurrences": Column("int64", "times that it stands in the paper's kept keys"),
        },
    ),
    "network.nodes": Schema(
        "a term of the network",
        {
            "term": Column("str", "the node's name"),
            "documents": Column("int64", "papers that mention it"),
            "kind": Column("str", "as in the terms"),
            "relevance": Column("float64", "as in the terms, in nats"),
            "x": Column("float64", "place on the map, no unit"),
            "y": Column("float64", "place on the map, no unit"),
        },
    ),
    "network.edges": Schema(
        "a link: two terms that share papers",
        {
            "documents": Column("float64", "papers that mention both, as the parameter counting counts them"),
            "weight": Column("float64", "the similarity index that the parameter similarity names"),
            "p": Column("float64", "chance of as many shared papers or more, were the terms spread at random"),
            "q": Column("float64", "lowest false discovery rate at which the link passes"),
        },
    ),
    "themes": Schema(
        "a theme",
        {
            "theme": Column("int64", "its number, from 1 on; 1 has the most papers, or, where the network is clustered, terms"),
            "label": Column(
                "str", "up to three terms that its papers hold more often, the most telling first, joined by semicolons"
            ),
            "home": Column("float64", "share of the papers with the label's first term that are in the theme"),
            "terms": Column("int64", "number of its terms"),
            "papers": Column("int64", "number of its papers"),
            "centrality": Column("float64", "Callon's: ties to other themes, 10 times the sum of equivalence indices"),
            "density": Column("float64", "Callon's: ties within, 100 times the sum of equivalence indices, divided by terms"),
            "quadrant": Column("str", "of the strategic diagram: motor, basic, niche, or emerging or declining"),
            "stability": Column(
                "str", "stable, doubtful, no more than shape, or dissolved in the bootstrap samples; empty if not measured"
            ),
            "jaccard": Column("float64", "mean Jaccard index with the most similar theme of each bootstrap sample"),
            "low": Column("float64", "2.5 % quantile of these Jaccard indices"),
            "high": Column("float64", "97.5 % quantile of these Jaccard indices"),
        },
    ),
    "themes.terms": Schema(
        "a term of the network",
        {
            "term": Column("str", "the term"),
            "theme": Column("Int64", "its theme; null for none"),
            "documents": Column("int64", "papers that mention it"),
            "strength_within": Column("float64", "papers shared with the other terms of its theme, summed"),
            "recovery": Column("float64", "share of the bootstrap samples in which it is in its theme again"),
        },
    ),
    "themes.papers": Schema(
        "a paper",
        {
            "doc_id": Column("str", "the paper"),
            "theme": Column("Int64", "its theme; null for none"),
            "share": Column("float64", "its share in its theme, of 1 in all themes together"),
            "shares": Column("str", "its share in each theme, in their order, joined by semicolons; null for none"),
            "coarser": Column("Int64", "its theme among the fewer of themes.coarser; null for none"),
            "recovery": Column("float64", "share of the bootstrap samples in which it is in its theme again"),
        },
    ),
    "themes.stability": Schema(
        "a theme, found again in bootstrap samples of the papers",
        {
            "theme": Column("int64", "the theme"),
            "samples": Column("int64", "number of samples"),
            "jaccard": Column(
                "float64",
                "mean Jaccard index with the most similar theme of each sample, of what was clustered: papers drawn, or terms",
            ),
            "low": Column("float64", "2.5 % quantile of these Jaccard indices"),
            "high": Column("float64", "97.5 % quantile of these Jaccard indices"),
            "paper_jaccard": Column("float64", "the same mean, of its papers drawn"),
            "term_jaccard": Column("float64", "the same mean, of its terms"),
            "left_out": Column("float64", "the same mean, of its papers that were not drawn; null where all were"),
            "cloud": Column("float64", "what 95 % of the groups of a cloud without gaps do not exceed; null if not measured"),
            "quadrant_recovery": Column("float64", "share of the samples in which it keeps its quadrant"),
            "stability": Column("str", "what the mean and the cloud are called"),
        },
    ),
    "themes.numbers": Schema(
        "a number of themes that was tried",
        {
            "number": Column("int64", "of themes asked for; 0 where the network's resolution decides"),
            "themes": Column("int64", "number found"),
            "choice": Column("str", "chosen, or coarser; empty for the others"),
            "recovery": Column("float64", "mean over the themes of their mean Jaccard index in the bootstrap samples"),
            "least": Column("float64", "that of the theme with the lowest"),
            "stable": Column("int64", "number of stable themes"),
            "dissolved": Column("int64", "number of dissolved themes"),
            "term_recovery": Column("float64", "as recovery, of the themes' terms"),
            "cloud": Column("float64", "mean recovery of as many groups of a cloud without gaps"),
            "cloud_high": Column("float64", "what 95 % of these groups do not exceed"),
            "halves_papers": Column("float64", "adjusted Rand index of the themes of two halves of the papers, of all papers"),
            "halves_terms": Column("float64", "the same of all terms"),
            "halves_modularity": Column("float64", "modularity of the terms' themes of one half on the links of the other"),
        },
    ),
    "themes.coarser": Schema(
        "a theme of the coarser number of themes",
        {
            "theme": Column("int64", "its number, from 1 on; 1 has the most papers"),
            "label": Column("str", "as of the themes"),
            "terms": Column("int64", "number of its terms"),
            "papers": Column("int64", "number of its papers"),
            "stability": Column("str", "as of the themes"),
            "jaccard": Column("float64", "as of the themes"),
            "holds": Column("str", "the themes of which most papers are in it, joined by semicolons"),
        },
    ),
    "themes.pairs": Schema(
        "a pair of terms that ever share a theme",
        {
            "a": Column("str", "one term"),
            "b": Column("str", "the other"),
            "coassignment": Column("float64", "share of the bootstrap samples with both terms in which they share a theme"),
        },
    ),
    "settings": Schema(
        "a setting of the sensitivity analysis",
        {
            "setting": Column("int64", "0, 1, ..."),
            "meaning": Column("str", "what tells the meaning of a text; null where themes are of the network"),
            "words_weight": Column("float64", "length of a paper's words beside its meaning; null as above, or without one"),
            "number": Column("Int64", "of themes; null as the meaning"),
            "similarity": Column("str", "index of the links' weights; null where themes are of papers, as in the next three"),
            "counting": Column("str", "what a paper adds to a link"),
            "max_terms": Column("Int64", "nodes of the network"),
            "resolution": Column("float64", "of the clustering"),
            "own": Column("bool", "whether these are the study's values"),
            "reason": Column("str", "why it failed; empty where it did not"),
        },
    ),
    "settings.papers": Schema(
        "a paper at a setting that did not fail",
        {
            "setting": Column("int64", "as of the settings"),
            "doc_id": Column("str", "the paper"),
            "theme": Column("Int64", "its theme there, from 1; null for none"),
        },
    ),
    "overview": Schema(
        "a measure of the corpus",
        {
            "measure": Column("str", "what is measured"),
            "value": Column("float64", "its value; null where no paper has what it needs"),
            "unit": Column("str", "its unit; empty for a plain number"),
            "meaning": Column("str", "what it means, in words"),
        },
    ),
    "overview.years": Schema(
        "a year from the first to the last",
        {
            "year": Column("int64", "of publication"),
            "papers": Column("int64", "its papers, 0 where there are none"),
            "expected": Column("float64", "papers, were the growth steady; null in less than three years"),
        },
    ),
    "overview.sources": Schema(
        "a source, the one with the most papers first",
        {
            "source": Column("str", "journal, proceedings or book, as most papers write it"),
            "papers": Column("int64", "its papers"),
            "zone": Column("int64", "Bradford's, from 1; each holds a third of the papers"),
            "tied": Column("bool", "whether another zone has sources with as many papers, so that only the name decides"),
            "first_year": Column("Int64", "of its papers; null where none has a year"),
            "last_year": Column("Int64", "of its papers; null where none has a year"),
            "citations": Column("Int64", "of its papers; null where none is counted"),
        },
    ),
    "overview.zones": Schema(
        "a zone of Bradford's law",
        {
            "zone": Column("int64", "1 is the core"),
            "sources": Column("int64", "its sources"),
            "papers": Column("int64", "their papers"),
            "multiplier": Column("float64", "its sources by those of the zone before; null for the first"),
        },
    ),
    "overview.authors": Schema(
        "an author, the one with the most papers first",
        {
            "author": Column("str", "normalized name: family name and initials; institutions whole"),
            "papers": Column("int64", "papers with this author"),
            "fractional": Column("float64", "the same, each paper divided by its authors"),
            "first_year": Column("Int64", "of these papers; null where none has a year"),
            "last_year": Column("Int64", "of these papers; null where none has a year"),
            "citations": Column("Int64", "of these papers; null where none is counted"),
            "h": Column("Int64", "most papers with at least as many citations each, within the corpus"),
        },
    ),
    "overview.productivity": Schema(
        "a number of papers that an author has",
        {
            "papers": Column("int64", "the number"),
            "authors": Column("int64", "authors with so many papers"),
            "share": Column("float64", "of all authors"),
            "expected": Column("float64", "the share that Lotka's law expects; null where it cannot be fitted"),
        },
    ),
    "overview.countries": Schema(
        "a country, the one with the most papers first",
        {
            "country": Column("str", "in English"),
            "papers": Column("int64", "papers with an affiliation in it"),
            "fractional": Column("float64", "the same, each paper divided by its countries"),
            "single": Column("int64", "papers of this country alone"),
            "multiple": Column("int64", "papers with other countries"),
        },
    ),
    "overview.kinds": Schema(
        "a type, a language or a database",
        {
            "field": Column("str", "type, language or database"),
            "value": Column("str", "as in the records"),
            "papers": Column("int64", "papers with it"),
            "share": Column("float64", "of all papers"),
        },
    ),
    "overview.cited": Schema(
        "a paper",
        {
            "doc_id": Column("str", "the paper"),
            "citations": Column("Int64", "as the database with the most counts; null where none does"),
            "local": Column("int64", "papers of the corpus that cite it"),
            "references": Column("Int64", "number of its references; null where the source has none"),
            "cites": Column("Int64", "papers of the corpus among them; null where the source has none"),
        },
    ),
    "overview.links": Schema(
        "a reference that is a paper of the corpus",
        {
            "doc_id": Column("str", "the citing paper"),
            "position": Column("int64", "place among its references, from 1"),
            "cited": Column("str", "the cited paper"),
            "by": Column("str", "by what it was matched: DOI, address, title, or volume and page"),
        },
    ),
    "overview.references": Schema(
        "a work that enough papers cite, the most cited first",
        {
            "reference": Column("str", "as most papers write it"),
            "doi": Column("str", "its DOI; null where no spelling has one"),
            "first_author": Column("str", "its first author, as written; null where it cannot be read"),
            "year": Column("Int64", "its year; null where it cannot be read"),
            "papers": Column("int64", "papers that cite it"),
            "spellings": Column("int64", "ways in which they write it"),
            "doc_id": Column("str", "the paper of the corpus that it is; null for none"),
        },
    ),
    "overview.spectrum": Schema(
        "a year from the first to the last that is cited",
        {
            "year": Column("int64", "of the cited works"),
            "references": Column("int64", "to works of that year"),
            "deviation": Column("float64", "these, less the median of five years around it"),
        },
    ),
    "overview.keywords": Schema(
        "a keyword of the authors, the one of the most papers first",
        {
            "keyword": Column("str", "as it is first written"),
            "term": Column("str", "the kept term that it is; null for none"),
            "papers": Column("int64", "papers that have it as a keyword"),
            "matched": Column("int64", "those among them that mention the term"),
        },
    ),
}


def check_table(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a table with the columns of its schema first, in their order and of the right types.

    Parameters
    ----------
    table : DataFrame
        Any table; it is not changed.
    name : str
        A key of ``SCHEMAS``.

    Returns
    -------
    DataFrame
        Columns that the schema does not know come last, as they are. Categories are sorted, whatever was read first.

    Raises
    ------
    ValueError
        If a column is missing or cannot take its type; the message names the table, what it has and what it needs.

    Examples
    --------
    >>> pairs = pd.DataFrame({"coassignment": [1], "b": ["map"], "a": ["atlas"]})
    >>> check_table(pairs, "themes.pairs")
           a    b  coassignment
    0  atlas  map           1.0
    """
    types = list_types(name)
    missing = [column for column in types if column not in table]
    if missing:
        raise ValueError(
            f"a table of {name} needs the columns {', '.join(types)}; missing: {', '.join(missing)}; "
            f"found: {', '.join(map(str, table.columns)) or 'none'}"
        )
    rest = [column for column in table.columns if column not in types]
    coded = [column for column, type_ in types.items() if type_ == "category"]
    try:
        return encode_columns(table[[*types, *rest]].astype(types), coded)
    except (TypeError, ValueError) as error:
        raise ValueError(f"a table of {name} needs the types {types}; found {table.dtypes.to_dict()}: {error}") from None


def list_types(name: str) -> dict[str, str]:
    """List the columns of a schema with their pandas types, in order."""
    return {column: about.type for column, about in SCHEMAS[name].columns.items()}


def make_empty(name: str) -> pd.DataFrame:
    """Make a table of a schema without rows, its columns in order and of the right types."""
    return check_table(pd.DataFrame(columns=list(SCHEMAS[name].columns)), name)
