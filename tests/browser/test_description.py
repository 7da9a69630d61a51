"""What a map shows of each term: its theme, its other spellings and its surest links, in tables small enough to check by head."""

import networkx as nx
import pandas as pd

from themeloom.browser.description import describe_terms
from themeloom.evidence import locate_terms

NODES = {"map": (3, "task"), "seed": (2, "term"), "loom": (2, "system")}
THEMES = pd.DataFrame({"theme": [0], "label": ["map; seed"], "stability": ["stable"]})
MEMBERS = pd.DataFrame({"term": ["map", "seed", "loom"], "theme": pd.array([0, 0, None], "Int64")})
SPELLINGS = pd.DataFrame({"key": ["map", "chart", "seed", "seed 2", "loom"], "term": ["map", "map", "seed", "seed", "loom"]})
SPELLINGS["kept"] = SPELLINGS["key"] != "seed 2"
FORMS = {"map": "map Map maps maps Maps MAP", "chart": "chart Chart Chart", "seed 2": "seedlings", "seed": "seed"}
MENTIONS = pd.DataFrame([(form, key) for key, forms in FORMS.items() for form in forms.split()], columns=["form", "key"])
PLACES = locate_terms(MENTIONS.assign(doc_id="p", field="abstract", start=0, end=1), SPELLINGS)


def describe(graph, spellings=9, links=9):
    for term, (documents, kind) in NODES.items():
        graph.add_node(term, documents=documents, kind=kind, x=0.5, y=-1.0)
    return describe_terms(graph, THEMES, MEMBERS, PLACES, spellings=spellings, links=links).set_index("term")


def link_all():
    graph = nx.Graph()
    graph.add_edge("seed", "map", documents=2, p=0.5)
    graph.add_edge("loom", "map", documents=1.0, p=0.25)
    graph.add_edge("seed", "loom", documents=0.5, p=0.5)
    return graph


def test_terms_are_described_the_most_documented_first():
    described = describe(link_all())
    assert described.index.tolist() == ["map", "loom", "seed"]
    assert described.loc["map", ["documents", "kind", "x", "y", "theme", "label", "stability"]].tolist() == [
        *(3, "task", 0.5, -1.0, 0, "map; seed", "stable")
    ]
    assert described.loc["loom", "theme"] is pd.NA
    assert described.loc["loom", ["label", "stability"]].tolist() == ["", ""]


def test_spellings_are_those_of_all_kept_keys_capitals_aside_the_most_frequent_first():
    # of maps and Maps, and of chart and Chart, the one met more often is named; the spellings of a dropped key are not
    assert describe(link_all())["spellings"].to_dict() == {"map": "Chart; maps", "seed": "", "loom": ""}
    assert describe(link_all(), spellings=1).loc["map", "spellings"] == "Chart"


def test_the_surest_links_come_first_whichever_end_they_were_written_from():
    strongest = describe(link_all())["strongest"].to_dict()
    assert strongest == {"map": "loom (1); seed (2)", "loom": "map (1); seed (0.5)", "seed": "loom (0.5); map (2)"}
    assert describe(link_all(), links=1)["strongest"].tolist() == ["loom (1)", "map (1)", "loom (0.5)"]


def test_a_network_without_links_has_no_strongest():
    assert describe(nx.Graph())["strongest"].tolist() == [""] * 3
