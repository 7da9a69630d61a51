"""The toy corpus of the overview: four papers whose numbers can be checked by head."""

import pandas as pd

from themeloom.tables import check_table, list_types


def make(name, rows):
    """A table of the schemas from rows that leave out what is null."""
    return check_table(pd.DataFrame(rows, columns=list(list_types(name))), name)


PAPERS = [
    {"title": "Weaving of wool by hand", "year": 2018, "venue": "Looms", "volume": "23", "pages": "1-9", "citations": 5},
    {"title": "Silk on looms of the south", "year": 2019, "venue": "LOOMS", "doi": "10.5555/silk", "citations": 1},
    {"title": "Yarn", "year": 2019, "venue": "Looms", "citations": 0, "type": "article", "database": "A; B"},
    {"title": "An essay", "venue": "Wool & Silk", "language": "en", "database": "B"},
]
RECORDS = make(
    "records",
    [
        {"doc_id": f"p{place}", "position": place, "abstract": "", "source": "a", "line": place, "lines": 1, **paper}
        for place, paper in enumerate(PAPERS, 1)
    ],
)
# p1 by Cat, p2 by Cat and Dog, p3 by Cat, Dog and Emu, p4 by nobody known
WROTE = [("p1", 1, "Cat"), ("p2", 1, "Cat"), ("p2", 2, "Dog"), ("p3", 1, "Cat"), ("p3", 2, "Dog"), ("p3", 3, "Emu")]
AUTHORS = make(
    "records.authors",
    [{"doc_id": doc_id, "position": place, "author": name, "name": f"{name}, A."} for doc_id, place, name in WROTE],
)
PLACED = [("p1", 1, "Peru"), ("p1", 2, "Peru"), ("p2", 1, "Peru"), ("p2", 2, "Chad"), ("p3", 1, None)]
AFFILIATIONS = make(
    "records.affiliations",
    [{"doc_id": doc_id, "position": place, "affiliation": "at home", "country": country} for doc_id, place, country in PLACED],
)
LISTED = [("p1", 1, "Looms", "author"), ("p2", 1, "loom", "author"), ("p2", 2, "silk", "author"), ("p2", 3, "SILK", "index")]
KEYWORDS = make("records.keywords", [dict(zip(("doc_id", "position", "keyword", "kind"), row, strict=True)) for row in LISTED])
CITED = [
    ("p2", 1, "Cat A, 2018, J WOOL, V23, P1", None, "Cat A", 2018),
    ("p3", 1, "Cat A., Weaving of wool by hand, J. Wool, 23, 4, pp. 1-9, (2018)", None, "Cat A.", 2018),
    ("p3", 2, "Cat A, 2019, J SILK, DOI 10.5555/silk", "10.5555/silk", "Cat A", 2019),
    ("p3", 3, "Fox F, 1999, YARN", None, "Fox F", 1999),
    ("p4", 1, "Fox F, 1999, YARN", None, "Fox F", 1999),
]
NAMES = ("doc_id", "position", "reference", "doi", "first_author", "year")
REFERENCES = make("records.references", [dict(zip(NAMES, row, strict=True)) for row in CITED])
SPELLINGS = pd.DataFrame({"key": ["loom", "silk"], "term": ["loom", "silk"], "kept": [True, False]})
OCCURRENCES = pd.DataFrame({"doc_id": ["p1"], "term": ["loom"]})
EVERYTHING = (RECORDS, AUTHORS, AFFILIATIONS, KEYWORDS, REFERENCES, SPELLINGS, OCCURRENCES)
EMPTY = tuple(table.head(0) for table in EVERYTHING)
# papers without anything but their texts, as a listing has them
BARE = make("records", RECORDS[["doc_id", "position", "title", "abstract", "source", "line", "lines"]].to_dict("records"))
