"""A mention that stands elsewhere than it says is found, in any part of a long table."""

import pandas as pd
import pytest

from themeloom.mentions import places
from themeloom.mentions.places import find_misplaced

RECORDS = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "Looms"], "abstract": ["We draw maps.", ""]})
ROWS = [("p", "title", 3, 7, "maps"), ("p", "abstract", 8, 12, "maps"), ("q", "title", 0, 5, "Looms")]
MENTIONS = pd.DataFrame(ROWS, columns=["doc_id", "field", "start", "end", "form"])


@pytest.mark.parametrize("part", [1, 2, 1000])
@pytest.mark.parametrize(
    ("column", "value"), [("start", 1), ("end", 3), ("form", "Maps"), ("field", "abstract"), ("doc_id", "q")]
)
def test_one_that_says_something_else_is_found(monkeypatch, part, column, value):
    monkeypatch.setattr(places, "PART", part)
    assert find_misplaced(MENTIONS, RECORDS).empty
    wrong = MENTIONS.copy()
    wrong.loc[0, column] = value
    assert find_misplaced(wrong.astype({"doc_id": "category", "form": "category"}), RECORDS).index.tolist() == [0]


def test_no_mentions_none_misplaced():
    assert find_misplaced(MENTIONS.head(0), RECORDS).empty
