"""The clusters of the nine-paper corpus, worked out by hand, and of published networks."""

import random
from itertools import combinations

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from nine_papers import make_graph
from themeloom.themes import clustering
from themeloom.themes.clustering import find_clusters
from themeloom.themes.graphs import read_matrix
from themeloom.themes.quality import measure_quality

OPTIONS = {"resolution": 1, "min_size": 1, "seed": 0}
# with VOSviewer's clusters; of the other networks VOSviewer's are not the best that is known
LEAST_AGREEMENT = {"JOI_2007-2016_co-authorship": 0.99, "QSS_publication_bibliographic_coupling": 0.99}


def find(graph, **options):
    """The clusters as sets of terms, sorted; terms without cluster as a last set."""
    terms = sorted(graph)
    members = pd.Series(find_clusters(read_matrix(graph, terms, "weight"), **{**OPTIONS, **options}), index=terms)
    clusters = ["".join(cluster.index) for number, cluster in members.groupby(members) if number >= 0]
    return sorted(clusters), "".join(members.index[members < 0])


def measure_agreement(one, other):
    """The adjusted Rand index (Hubert & Arabie 1985)."""
    table = pd.crosstab(pd.Series(one), pd.Series(other)).to_numpy()
    both, rows, columns, pairs = ((n * (n - 1) / 2).sum() for n in (table, table.sum(axis=1), table.sum(axis=0), table.sum()))
    chance = rows * columns / pairs
    return (both - chance) / ((rows + columns) / 2 - chance)


@pytest.mark.parametrize("resolution", [0.5, 1, 2])
def test_the_halves_are_the_optimum(resolution):
    assert find(make_graph(), resolution=resolution) == (["abc", "def"], "")


@pytest.mark.parametrize("seed", range(5))
def test_clusters_as_good_together_as_apart_are_together(seed):
    # at resolution 2, {d e f} and {e f | d} are both worth 1
    assert find(make_graph(), resolution=2, seed=seed) == (["abc", "def"], "")


def test_small_clusters_join_their_strongest_neighbour():
    graph = make_graph({"ab": 9, "bc": 9, "ac": 9, "de": 9, "ef": 9, "df": 9, "gh": 9, "gf": 2, "ga": 1, "xy": 2})
    assert find(graph) == (["abc", "def", "gh", "xy"], "")
    assert find(graph, min_size=3) == (["abc", "defgh"], "xy")


def test_so_many_ensembles_as_asked(monkeypatch):
    ran = []
    monkeypatch.setattr(clustering, "_run_ensemble", lambda *_: (ran.append(1), (np.zeros(6, dtype=int), 0.0))[1])
    find(make_graph(), ensembles=3)
    assert len(ran) == 3
    find(make_graph())
    assert len(ran) == 3 + clustering.ENSEMBLES


def test_a_term_without_links_is_in_no_cluster():
    assert find(make_graph(alone="z")) == (["abc", "def"], "z")


@pytest.mark.parametrize("terms", ["", "ab"])
def test_a_graph_without_links_has_no_clusters(terms):
    assert find(nx.empty_graph(list(terms))) == ([], terms)


def test_chance_is_seeded_and_put_back():
    graph = make_graph()
    random.seed(1)
    expected = random.random()
    random.seed(1)
    first = find(graph)
    assert random.random() == expected
    assert find(graph) == first


def test_clusters_are_as_good_as_those_vosviewer_published(published):
    name, graph, nodes = published
    theirs = {node["id"]: int(node["cluster"]) for node in nodes}
    terms = sorted(graph)
    ours = dict(zip(terms, find_clusters(read_matrix(graph, terms, "weight"), **OPTIONS).tolist(), strict=True))
    assert measure_quality(graph, ours, resolution=1) >= 0.999 * measure_quality(graph, theirs, resolution=1)
    assert measure_agreement(ours, theirs) >= LEAST_AGREEMENT.get(name, 0)


def test_seeds_agree_where_the_best_of_fifty_starts_do_not():
    chance = np.random.default_rng(3)
    field = np.arange(90) // 15
    likely = np.where(field[:, None] == field, 0.4, 0.12)
    shared = np.triu(chance.random((90, 90)) < likely, 1) * chance.integers(1, 4, (90, 90))
    weights = sparse.csr_array((shared + shared.T).astype(float))
    consensus = [find_clusters(weights, resolution=0.3, min_size=1, seed=seed) for seed in range(3)]
    random.seed(1)  # igraph draws from it
    starts = [clustering._run_starts(weights, np.ones(90, dtype=int), 0.3, 50)[0][1] for _ in range(3)]
    assert min(measure_agreement(one, other) for one, other in combinations(consensus, 2)) >= 0.95
    assert max(measure_agreement(one, other) for one, other in combinations(starts, 2)) < 0.95
