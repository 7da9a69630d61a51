"""Six terms with signs that some format forbids, and how what was written of them is read back."""

import csv
import io

import pandas as pd

A, B, C, D, E, F = TERMS = ['say "hi"\tthere', "R&D <b>bold</b>", "=1+1", "café; naïve, früh", "#1 100% 'sure'\\", " $x$ "]
# what a line can hold of them
LINES = ['say "hi" there', *TERMS[1:]]
PAJEK = ["say 'hi' there", B, C, D, "#1 100% 'sure'/", F]
NO_THEMES = pd.DataFrame(columns=["theme", "label", "stability"])
NO_MEMBERS = pd.DataFrame(columns=["term", "theme"])


def read_by_igraph(reader, content, folder):
    (folder / "network").write_bytes(content)
    return reader(str(folder / "network"))


def read_map(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter="\t"))


def list_edges(graph, attribute="weight"):
    """Edges of an igraph graph, as pairs of labels with an attribute."""
    labels = graph.vs["label"]
    return {(labels[edge.source], labels[edge.target]): edge[attribute] for edge in graph.es}


WEIGHTS = {(A, B): 2.0, (A, C): 1.25, (B, C): 0.5, (D, E): 4.0}
