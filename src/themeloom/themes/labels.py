"""What a theme is called: its most telling terms."""

import re

import networkx as nx
import numpy as np
import pandas as pd

from themeloom.themes.graphs import check_terms, read_matrix

PHRASE = 1.5  # a phrase names a theme better than a single word of the same weight
LABEL_TERMS = 3


def label_themes(graph: nx.Graph, members: pd.DataFrame) -> pd.DataFrame:
    """Label each theme by up to three telling terms.

    They have the highest sqrt(strength within x documents) x share of the term's links that stay inside its theme, with phrases
    1.5 times as high as single words, and stand in the order of their strength; of two terms of which one has all the words of
    the other, the better is taken.

    Parameters
    ----------
    graph : networkx.Graph
        In which the themes were found: nodes and edges with ``documents``.
    members : DataFrame
        One row per term; columns used: term, theme, documents, strength_within.

    Returns
    -------
    DataFrame
        One row per theme: theme, label, terms (number of its terms).

    Raises
    ------
    ValueError
        Terms of a theme that the graph lacks, or has without ``documents``.

    Examples
    --------
    >>> graph = nx.Graph([("map", "term map", {"documents": 2}), ("term map", "theme", {"documents": 1})])
    >>> nx.set_node_attributes(graph, 2, "documents")
    >>> members = pd.DataFrame({"term": ["map", "term map", "theme"], "theme": 0, "documents": 2})
    >>> label_themes(graph, members.assign(strength_within=[2.0, 3.0, 1.0]))
       theme            label  terms
    0      0  term map, theme      3
    """
    placed = members.dropna(subset="theme")
    check_terms(graph, placed["term"].tolist())
    terms = sorted(graph)
    linked = pd.Series(read_matrix(graph, terms, "documents").sum(axis=1), index=terms)
    inside = placed["strength_within"] / np.maximum(placed["term"].map(linked), 1e-300)
    worth = placed["term"].str.contains(r"\w\W+\w").map({True: PHRASE, False: 1})
    telling = np.sqrt(placed["strength_within"] * placed["documents"]) * inside * worth
    # rounded, so that equally telling terms tie
    ranked = placed.assign(telling=telling.round(9)).sort_values(
        ["telling", "strength_within", "documents", "term"], ascending=[False, False, False, True]
    )
    rows = [(theme, _choose_label(terms), len(terms)) for theme, terms in ranked.groupby("theme")]
    labels = pd.DataFrame(rows, columns=["theme", "label", "terms"])
    return labels.astype({"theme": "int64", "label": "str", "terms": "int64"})


def _choose_label(ranked):
    names = _choose_names(ranked["term"])
    strength = ranked.set_index("term")["strength_within"]
    return ", ".join(sorted(names, key=lambda name: -strength[name]))


def _choose_names(ranked):
    """Take the first names of which none has all the words of another."""
    chosen = []
    for name in ranked:
        words = set(re.findall(r"\w+", name.casefold())) or {name}
        if not any(words <= taken or taken <= words for _, taken in chosen):
            chosen.append((name, words))
        if len(chosen) == LABEL_TERMS:
            break
    return [name for name, _ in chosen]
