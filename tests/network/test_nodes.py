"""What nodes are called: one wording for each network that there is."""

import networkx as nx
import pytest

from themeloom.network.nodes import TERMS, WORDINGS, describe_nodes, pick_wording
from themeloom.overview.items import NETWORKS


def test_every_network_has_its_words():
    assert set(WORDINGS) == {TERMS, *NETWORKS}
    assert pick_wording("citations") == ("papers", "citation", "citations to and from the corpus")


def test_a_graph_that_does_not_say_is_one_of_terms():
    assert describe_nodes(nx.Graph()).nodes == "terms"
    assert describe_nodes(nx.Graph(network_of="references")).nodes == "cited works"


def test_an_unknown_network_is_an_error():
    with pytest.raises(ValueError, match="network_of 'looms' is unknown"):
        pick_wording("looms")
