"""What tests of several modules make of toy papers."""

import re

import pandas as pd


def find_mentions(records, forms):
    """Mentions of toy papers: wherever one of the forms (form -> key) stands as a word in a title or an abstract."""
    rows = [
        (paper.doc_id, field, found.start(), found.end(), found[0], forms[found[0]])
        for paper in records.itertuples()
        for field in ("title", "abstract")
        for found in re.finditer(rf"\b({'|'.join(forms)})\b", getattr(paper, field))
    ]
    return pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key"])
