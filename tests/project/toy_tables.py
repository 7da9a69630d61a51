"""Small tables that the corpus of these tests may write, as 01_toys and 01_numbers, and files beside them."""

import pandas as pd
from matplotlib.figure import Figure

TABLES = {
    "toys": {"term": "str", "theme": "Int64", "share": "float64"},
    "toys.papers": {"doc_id": "str", "share": "float64"},
    "numbers": {"a": "int64"},
    "numbers.papers": {"n": "int64"},
}
NUMBERS = pd.DataFrame({"a": [1]})


def make_toys(**columns):
    return pd.DataFrame({"term": ["a"], "theme": 0, "share": 1.0} | columns)


def add_raw(root, corpus, name, text):
    folder = root / "data" / corpus / "raw"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text)


def list_files(folder):
    return sorted(path.name for path in folder.iterdir())


def draw():
    figure = Figure(figsize=(2, 2))
    figure.subplots().plot([0, 1], [1, 0])
    return figure
