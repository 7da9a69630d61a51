"""Three papers small enough to check by head, and where they mention which terms."""

import pandas as pd

from themeloom.evidence.places import locate_terms

RECORDS = pd.DataFrame(
    {
        "doc_id": ["p1", "p2", "p3"],
        "title": ["Maps of themes", "Seeds", "Looms"],
        "abstract": ["A map is drawn. Maps, and a seed! Nothing here.", "Every seed counts. No more.", ""],
    }
)
WORDS = {"map": ["map", "Maps"], "seed": ["seed", "Seeds"], "theme": ["themes"]}
SPELLINGS = pd.DataFrame({"key": ["map", "seed", "theme"], "term": ["map", "seed", "themes"], "kept": True})


def find_mentions(records=RECORDS, words=WORDS):
    rows = [
        (paper.doc_id, field, start, start + len(form), form, key)
        for paper in records.itertuples()
        for field in ("title", "abstract")
        for key, forms in words.items()
        for form in forms
        for start in range(len(getattr(paper, field)))
        if getattr(paper, field).startswith(form, start)
    ]
    return pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key"])


MENTIONS = find_mentions()
PLACES = locate_terms(MENTIONS, SPELLINGS)
