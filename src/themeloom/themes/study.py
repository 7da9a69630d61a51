"""What themes are found in, as arrays: papers, their terms, their words, what their texts mean."""

from dataclasses import dataclass

import networkx as nx
import numpy as np
import pandas as pd
from scipy import sparse

from themeloom.network import count_occurrences, find_parts, pick_counted
from themeloom.themes.space import place_by_words

METHODS = ("papers", "network")
MUTE = {"author", "country", "cited work", "paper"}  # kinds of nodes whose names do not say what their papers are about
ENOUGH_PAPERS = 100  # fewer do not show which words go together: there a paper goes by its terms
NETWORK_AXES = 50  # of the words, where they assign papers to themes of the network


@dataclass(frozen=True)
class Study:
    """What themes are found in.

    Attributes
    ----------
    themes : str
        What is clustered: "papers", or the terms of the "network".
    occurrences : csr_array
        Papers x terms of the network.
    units : csr_array or None
        Units x terms, where links are counted over units and not over papers.
    words : csr_array
        Papers x words of their kept terms.
    meanings, names : array
        Papers x dimensions and terms x dimensions of the encoder.
    vectors : array or None
        The papers' places by their words, for themes of the network; None of less than 100 papers.
    counting, similarity : str
        With which the network was built.
    min_shared : int
        Papers that a link needs.
    parts : array of int
        Pairs x 2: terms that are not linked, because one stands inside the other.
    words_weight : float
        See ``space.place_papers``.
    resolution, min_size
        Of themes of the network, see ``by_network.find_by_network``.
    """

    themes: str
    occurrences: sparse.csr_array
    units: sparse.csr_array | None
    words: sparse.csr_array
    meanings: np.ndarray
    names: np.ndarray
    vectors: np.ndarray | None
    counting: str
    similarity: str
    min_shared: int
    parts: np.ndarray
    words_weight: float
    resolution: float
    min_size: int

    @property
    def drawn(self) -> sparse.csr_array:
        """Whose rows are drawn in samples: papers, or, of themes of the network, what its links are counted over."""
        return self.occurrences if self.units is None or self.themes == "papers" else self.units


def make_study(
    doc_ids: pd.Series,
    occurrences: pd.DataFrame,
    words: pd.DataFrame,
    graph: nx.Graph,
    meanings: np.ndarray,
    names: np.ndarray,
    *,
    themes: str = "papers",
    words_weight: float = 0.5,
    resolution: float = 1.0,
    min_size: int = 5,
    units: pd.DataFrame | None = None,
) -> Study:
    """Make the arrays in which themes are found.

    Parameters
    ----------
    doc_ids : Series
        All papers, in the order of the records.
    occurrences : DataFrame
        One row per paper and term; columns used: doc_id, term, occurrences.
    words : DataFrame
        One row per paper and word: doc_id, word, occurrences.
    graph : networkx.Graph
        As ``network.build_network`` makes it: with its ``counting``, ``similarity`` and ``min_shared``.
    meanings : array
        What each paper's text means, in the order of ``doc_ids`` (see ``meaning.encode_papers``), 0 for nothing; without columns,
        its words alone decide.
    names : array
        What the name of each term of the graph means, in alphabetical order; that of a person, a place or a work counts as
        nothing, as it says nothing of what its papers are about.
    themes : {"papers", "network"}
        What is clustered: papers, or the terms of the network (VOS clustering).
    words_weight : float
        0 or more; of the words beside the meaning, see ``space.place_papers``.
    resolution, min_size
        Of themes of the network only, see ``by_network.find_by_network``.
    units : DataFrame, optional
        With which the network was built.

    Returns
    -------
    Study

    Raises
    ------
    ValueError
        ``themes`` is neither; as many meanings or names as papers or terms are not given.
    """
    terms = sorted(graph)
    _check(themes, len(doc_ids), meanings, terms, names)
    vocabulary = np.sort(words["word"].unique().astype(object))
    counted = count_occurrences(doc_ids, words.rename(columns={"word": "term"}), vocabulary)
    apart = units is not None and not units.empty
    # a paper that is a node has the theme of its node, whatever its words say
    by_words = themes == "network" and len(doc_ids) >= ENOUGH_PAPERS and not apart
    names_of_terms = np.array(terms, dtype=object)
    return Study(
        themes,
        count_occurrences(doc_ids, occurrences, names_of_terms),
        count_occurrences(*pick_counted(doc_ids, occurrences, units), names_of_terms) if apart else None,
        counted,
        meanings,
        names.astype(float) * _find_telling(graph, terms)[:, None],
        place_by_words(counted, np.ones(len(doc_ids)), most=NETWORK_AXES) if by_words else None,
        counting=graph.graph["counting"],
        similarity=graph.graph["similarity"],
        min_shared=graph.graph["min_shared"],
        parts=find_parts(terms, [graph.nodes[term].get("kind") for term in terms]),
        words_weight=words_weight,
        resolution=resolution,
        min_size=min_size,
    )


def _find_telling(graph, terms):
    """1 for each term whose name says what its papers are about, and 0 for the others."""
    return np.array([graph.nodes[term].get("kind") not in MUTE for term in terms], dtype=float)


def _check(themes, papers, meanings, terms, names):
    if themes not in METHODS:
        raise ValueError(f"themes is {themes!r}; needs one of {', '.join(METHODS)}")
    for what, given, needed in (("meanings", meanings, papers), ("names", names, len(terms))):
        if len(given) != needed:
            raise ValueError(f"{what} has {len(given)} rows; needs {needed}, one for each paper, or term of the graph")
