"""What every test needs: one thread for linear algebra, and the networks that VOSviewer's makers published (MIT), if at hand."""

# ruff: noqa: E402

import os

# before numpy is loaded, which reads them once: on a busy machine the threads of a small product wait for each other, and a test
# of the layout takes 87 seconds instead of 5; processes that a test starts inherit this
for library in ("OMP", "OPENBLAS", "MKL", "VECLIB_MAXIMUM"):
    os.environ[f"{library}_NUM_THREADS"] = "1"

import csv
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import settings

from themeloom.network.weights import add_weights

# no test is timed: the first call of many loads what the others find loaded, and machines are busy
settings.register_profile("untimed", parent=settings(), deadline=None)
settings.load_profile("untimed")

VOSVIEWER = Path(__file__).parents[2] / "shared" / "reference" / "vosviewer"
NETWORKS = [
    "JOI_2007-2016_co-authorship",
    "QSS_publication_bibliographic_coupling",
    "QSS_SM_2020-2021_co-authorship",
    "Scientometrics_term_co-occurrence",
]


@pytest.fixture(params=NETWORKS)
def published(request):
    """A network's name, its graph with association strengths, and its map file: one dict of texts per node."""
    if not VOSVIEWER.is_dir():
        pytest.skip("the networks published with VOSviewer are not beside the project")
    with (VOSVIEWER / f"{request.param}_map.txt").open(encoding="utf-8-sig", newline="") as lines:
        nodes = list(csv.DictReader(lines, delimiter="\t"))
    graph = nx.Graph()
    graph.add_nodes_from(node["id"] for node in nodes)
    for line in (VOSVIEWER / f"{request.param}_network.txt").read_text(encoding="utf-8-sig").splitlines():
        one, other, count = line.split("\t")
        graph.add_edge(one, other, documents=int(count))
    return request.param, add_weights(graph, similarity="association_strength"), nodes
