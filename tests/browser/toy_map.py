"""Three terms, one of them with a name that would be markup, and a link between two."""

import pandas as pd

HOSTILE = "<b onclick=alert(1)>x</b> & <script>"
TERMS = pd.DataFrame(
    {
        "term": ["map", HOSTILE, "seed"],
        "documents": [4, 2, 1],
        "kind": ["method", "term", "dataset"],
        "x": [0.0, 1.0, 0.5],
        "y": [0.0, 0.0, 1.0],
        "theme": pd.array([1, 1, None], dtype="Int64"),
        "label": ["map", HOSTILE, ""],
        "stability": ["stable", "stable", ""],
        "spellings": ["maps", HOSTILE, ""],
        "strongest": ["seed (1)", "", ""],
    }
)
LINKS = pd.DataFrame(
    {
        "a": ["map"],
        "b": [HOSTILE],
        "documents": [2],
        "weight": [1.5],
        "q": [0.25],
        "x_a": [0.0],
        "y_a": 0.0,
        "x_b": [1.0],
        "y_b": 0.0,
        "theme": pd.array([1], dtype="Int64"),
    }
)
