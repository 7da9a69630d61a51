"""What is drawn of a view: kinds, links and colours as asked for, on the toy corpus."""

import json
from dataclasses import replace

import pandas as pd
import pytest

from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.explorer.looks import UNMEASURED, describe_looks, describe_size, list_colorings, save_map
from themeloom.network.cooccurrence import build_network
from themeloom.network.layout import measure_positions
from toys import DOC_IDS, MEMBERS, OCCURRENCES, PAPERS, PLACES, RECORDS, TERMS, THEMES, WORDS

LOOKS = {"kinds": ["term", "task"], "max_links": 2, "max_q": 1.0, "color": "theme", "label_size": 12, "dot_size": 1.5}
DATED = RECORDS.assign(year=pd.array([2020, 2021, 2022, None, None, None], "Int64"), citations=pd.array([None] * 6, "Int64"))


@pytest.fixture(scope="module")
def view():
    graph = build_network(pd.Series(DOC_IDS), OCCURRENCES, TERMS, max_terms=6, min_documents=1)
    for term, row in measure_positions(graph).set_index("term").iterrows():
        graph.nodes[term].update(row.to_dict())
    return View(Vocabulary(TERMS, PLACES, OCCURRENCES, WORDS), graph, THEMES, MEMBERS, PAPERS)


def test_a_map_may_be_coloured_by_what_is_known(view):
    other = replace(view, members=MEMBERS.drop(columns="recovery"))
    assert list_colorings(other, RECORDS[["doc_id", "title"]]) == ["theme", "kind"]
    assert list_colorings(other, DATED) == ["theme", "kind", "year"]
    assert list_colorings(view, DATED.assign(citations=[0, 3, None, None, None, None])) == [
        *("theme", "kind", "year", "citations", "stability")
    ]


def test_stability_is_the_recovery_of_each_term_where_it_was_measured(view):
    members = MEMBERS.assign(recovery=[1.0, 0.25, None, 0.5, 0.5, 0.5])
    looks = LOOKS | {"kinds": None, "color": "stability"}
    terms, _, options = describe_looks(replace(view, members=members), RECORDS, looks)
    assert options["colored_by"] == "share of samples in its theme again"
    values = terms.set_index("term")["value"]
    assert (values["Alpha"], values["Beta map"]) == (1.0, 0.25)
    assert values.isna().sum() == 1
    terms, *_ = describe_looks(replace(view, members=MEMBERS.drop(columns="recovery")), RECORDS, looks)
    assert terms["value"].isna().all()
    assert describe_size(view, terms, view.graph).endswith(UNMEASURED)


def test_links_and_sizes_are_those_asked_for(view):
    terms, links, options = describe_looks(view, RECORDS, LOOKS | {"kinds": None})
    assert len(terms) == 6
    assert len(links) == 2
    assert options == {"label_size": 12, "dot_size": 1.5, "colored_by": "theme"}
    assert describe_looks(view, RECORDS, LOOKS | {"kinds": None, "max_q": 0.0})[1].empty


def test_a_number_is_that_of_the_papers_of_each_term(view):
    terms, _, options = describe_looks(view, DATED, LOOKS | {"kinds": None, "color": "year"})
    assert options["colored_by"] == "mean year of publication"
    alpha = OCCURRENCES.loc[OCCURRENCES["term"] == "Alpha", "doc_id"]
    expected = DATED.loc[DATED["doc_id"].isin(alpha), "year"].astype(float).mean()
    assert terms.set_index("term")["value"]["Alpha"] == pytest.approx(expected)


def test_what_is_shown_is_counted_and_written_for_vosviewer(view, corpus):
    shown = view.graph.subgraph(["Alpha", "Beta map"])
    assert describe_size(view, view.members.head(2), shown) == "2 of 6 terms, 1 links, 2 themes"
    assert save_map(corpus, shown, view) == "Written as data/toy/export/explorer.vosviewer.json; VOSviewer opens it."
    network = json.loads((corpus.folder / "export" / "explorer.vosviewer.json").read_text())["network"]
    assert sorted(item["label"] for item in network["items"]) == ["Alpha", "Beta map"]
    assert [link["strength"] for link in network["links"]] == [3]
