"""Studies to find themes in: of any little papers, and of papers of clear fields, made at random."""

from functools import cache
from typing import NamedTuple

import networkx as nx
import numpy as np
import pandas as pd

from nine_papers import PAPERS, make_tables
from themeloom.network.cooccurrence import build_network
from themeloom.themes.study import ENOUGH_PAPERS, Study, make_study

HALVES = [0, 0, 0, 1, 1, 1]  # of the terms of the nine papers
# so many that their words decide; two terms each, neighbours in the first fifty, further apart in later ones
MANY = {
    f"d{number:03}": ["abcdef"[number % 6], "abcdef"[(number + 1 + number // 50) % 6]] for number in range(ENOUGH_PAPERS + 20)
}
COUPLED = {"p": "uv", "q": "uvw", "r": "vw", "s": "xy", "t": "xyz", "u": "yz"}  # paper -> the works that it cites
DIMENSIONS = 24  # of what the papers of fields mean
TERMS = 8  # of a field


class Studied(NamedTuple):
    """Papers, their network, and the study of both."""

    doc_ids: pd.Series
    occurrences: pd.DataFrame
    graph: nx.Graph
    study: Study


def study_papers(papers, meanings=None, names=None, *, network=None, **options):
    """The study of papers (doc_id -> its terms), whose texts mean nothing unless it is said what; the network has all terms."""
    tables = make_tables(papers)
    graph = build_network(
        tables.doc_ids, tables.occurrences, tables.terms, **{"min_documents": 1, "min_shared": 1, **(network or {})}
    )
    given = [
        np.zeros((count, 0)) if rows is None else np.asarray(rows)
        for rows, count in ((meanings, len(papers)), (names, len(graph)))
    ]
    study = make_study(tables.doc_ids, tables.occurrences, tables.words, graph, *given, **options)
    return Studied(tables.doc_ids, tables.occurrences, graph, study)


def study_network(papers, *, counting="binary", similarity="association_strength", min_shared=1, **options):
    """The study of papers whose themes are clusters of their network."""
    network = {"counting": counting, "similarity": similarity, "min_shared": min_shared}
    return study_papers(papers, network=network, **{"themes": "network", "min_size": 1, **options})


@cache
def study_known(many, counting):
    """The nine papers, or the many, studied once."""
    return study_network(MANY if many else PAPERS, counting=counting)


def study_units(held, *, themes="network", **options):
    """The study of papers (doc_id -> its units) that are the nodes of their network, and mean nothing."""
    rows = [(unit, paper) for paper, units in held.items() for unit in units]
    units = pd.DataFrame(rows, columns=["unit", "term"])
    names = sorted(held)
    occurrences = pd.DataFrame({"doc_id": names, "term": names, "occurrences": 1})
    terms = pd.DataFrame({"term": names, "kind": "paper", "relevance": np.nan, "kept": True})
    doc_ids = pd.Series(names, dtype="str")
    graph = build_network(doc_ids, occurrences, terms, max_terms=len(names), min_documents=1, units=units)
    words = pd.DataFrame({"doc_id": names, "word": "a", "occurrences": 1})
    nothing = np.zeros((len(names), 0))
    options = {"min_size": 1, **options}
    study = make_study(doc_ids, occurrences, words, graph, nothing, nothing, themes=themes, units=units, **options)
    return Studied(doc_ids, occurrences, graph, study)


def study_fields(seed=1, *, papers=90, fields=3, noise=0.12, **options):
    """The study of papers of so many fields in turn: each has four of its field's terms and one of any, and means its field."""
    chance = np.random.default_rng(seed)
    field = np.arange(papers) % fields
    texts = {f"d{number:03}": _write_text(chance, own, fields) for number, own in enumerate(field)}
    centres = chance.normal(size=(fields, DIMENSIONS)) / DIMENSIONS**0.5
    meanings = centres[field] + chance.normal(size=(papers, DIMENSIONS)) * noise
    letters = sorted({term for text in texts.values() for term in text})
    names = centres[[ord(term[0]) - ord("a") for term in letters]]
    return study_papers(texts, meanings, names + chance.normal(size=names.shape) * noise, **options)


def _write_text(chance, field, fields):
    """Terms such as c3, each one word: the letter is the field's."""
    own = [f"{chr(97 + field)}{number}" for number in chance.choice(TERMS, 4, replace=False)]
    return [*own, f"{chr(97 + chance.integers(fields))}{chance.integers(TERMS)}"]


def find_same(one, other):
    """Whether two partitions are the same but for the numbers of their groups."""
    pairs = {*zip(np.asarray(one).tolist(), np.asarray(other).tolist(), strict=True)}
    return len(pairs) == len({one for one, _ in pairs}) == len({other for _, other in pairs})


def list_arrays(arrays):
    """Arrays as lists, and what measures one when it is read."""
    return [(array() if callable(array) else array).tolist() for array in arrays]
