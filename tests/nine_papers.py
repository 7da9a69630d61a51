"""Nine papers of the terms a to f, whose counts the tests of network and themes work out by hand; tables of any such papers."""

from collections import Counter
from typing import NamedTuple

import networkx as nx
import pandas as pd

from themeloom.network.weights import add_weights

# a and c against e and f: two themes, with d and b between them
PAPERS = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
DOCUMENTS = {"a": 5, "b": 4, "c": 2, "d": 3, "e": 4, "f": 3}
PAIRS = {"ab": 3, "ac": 2, "ad": 1, "bc": 1, "be": 1, "bf": 1, "de": 2, "df": 1, "ef": 3}
HALVES = dict(zip("abcdef", (0, 0, 0, 1, 1, 1), strict=True))


class Tables(NamedTuple):
    """What 01 to 03 hold of some papers."""

    doc_ids: pd.Series
    occurrences: pd.DataFrame
    terms: pd.DataFrame
    words: pd.DataFrame


def make_graph(pairs=PAIRS, *, alone=""):
    """The graph of pairs of terms and how many papers share them, by association strength; and of terms without a link."""
    graph = nx.Graph()
    graph.add_nodes_from(sorted({*"".join(pairs), *alone}))
    graph.add_edges_from((a, b, {"documents": count}) for (a, b), count in sorted(pairs.items()))
    return add_weights(graph, similarity="association_strength")


def make_tables(papers):
    """The tables of papers (doc_id -> its terms, a term as often as it occurs), in their order."""
    terms = sorted({term for mentioned in papers.values() for term in mentioned})
    documents = [sum(term in mentioned for mentioned in papers.values()) for term in terms]
    words = {doc_id: " ".join(mentioned).split() for doc_id, mentioned in papers.items()}
    return Tables(
        pd.Series(list(papers), dtype="str"),
        _count(papers, "term"),
        pd.DataFrame({"term": terms, "kind": "term", "documents": documents, "relevance": 0.5, "kept": True}),
        _count(words, "word"),
    )


def _count(held, name):
    rows = [(doc_id, one, count) for doc_id, many in held.items() for one, count in Counter(many).items()]
    table = pd.DataFrame(rows, columns=["doc_id", name, "occurrences"])
    return table.astype({"doc_id": "str", name: "str", "occurrences": "int64"})


def name_papers(texts):
    """Papers from their terms, named by their place."""
    return {f"d{number:03d}": text for number, text in enumerate(texts)}
