"""What is told of a term, a link or a theme that a reader points at, in papers small enough to check by head."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.description import describe_terms
from themeloom.browser.view import View
from themeloom.explorer.panel import tell_others, tell_terms, tell_theme
from toys import find_mentions

TEXTS = {
    "p1": ["On maps", "A map is drawn. Seeds."],
    "p2": ["Seeds", "Maps of seeds."],
    "p3": ["A loom", ""],
    "p4": ["<b>", "Yarn."],
}
RECORDS = pd.DataFrame([(name, *texts) for name, texts in TEXTS.items()], columns=["doc_id", "title", "abstract"])
FORMS = {"map": "map", "Maps": "map", "maps": "map", "Seeds": "seed", "seeds": "seed", "loom": "loom", "Yarn": "yarn"}
MENTIONS = find_mentions(RECORDS, FORMS)
TERMS = pd.DataFrame({"key": ["map", "seed", "loom", "yarn"], "term": ["map", "seeds", "loom", "yarn"], "kept": True})
GRAPH = nx.Graph()
for term, documents, kind in (("map", 2, "task"), ("seeds", 2, "term"), ("loom", 1, "system")):
    GRAPH.add_node(term, documents=documents, kind=kind, x=0.0, y=0.0)
GRAPH.add_edge("map", "seeds", documents=2, weight=1.0, p=0.5, q=0.5)
THEMES = pd.DataFrame(
    {
        "term": ["map", "seeds", "loom"],
        "theme": pd.array([0, 0, None], "Int64"),
        "label": ["map, seeds", "map, seeds", ""],
        "documents": [2, 2, 1],
        "strength": 1.0,
    }
)
VIEW = View(TERMS, GRAPH, THEMES)
DESCRIBED = describe_terms(GRAPH, THEMES, MENTIONS, TERMS, spellings=9, links=9).set_index("term")


def ask(*names, together=False, mentions=MENTIONS):
    return tell_terms(VIEW, RECORDS, mentions, DESCRIBED, list(names), together=together)


def join(papers):
    """Each paper's title and sentences as text."""
    return [["".join(text for text, _ in pieces) for pieces in [paper["title"], *paper["sentences"]]] for paper in papers]


def test_a_term_is_told_with_its_kind_theme_spellings_links_and_papers():
    facts, papers = ask("map")
    assert facts == [
        "map: 2 papers, task, theme 0; also written Maps; most surely linked with seeds (2)",
        "2 papers, 3 sentences, the most telling first",
    ]
    assert join(papers) == [["On maps", "A map is drawn."], ["Seeds", "Maps of seeds."]]
    assert papers[0]["title"] == [("On ", ""), ("maps", "map")]


def test_a_term_without_theme_other_spellings_and_links_is_told_in_short():
    facts, papers = ask("loom")
    assert facts[0].endswith(", system, no theme")
    assert join(papers) == [["A loom"]]


def test_several_terms_are_told_with_all_their_papers():
    facts, papers = ask("map", "loom")
    assert [fact.partition(":")[0] for fact in facts[:2]] == ["map", "loom"]
    assert facts[2].startswith("3 papers, 4 sentences")
    assert len(papers) == 3


def test_a_link_is_told_with_the_papers_that_hold_both_ends():
    # a sentence of both ends is more telling than those of one
    assert join(ask("map", "seeds", together=True)[1]) == [["Seeds", "Maps of seeds."], ["On maps", "A map is drawn.", "Seeds."]]
    facts, papers = ask("map", "loom", together=True)
    assert facts[-1] == "no paper holds both"
    assert papers == []


@pytest.mark.parametrize(
    ("names", "away", "titles"), [(["yarn"], "yarn", ["<b>"]), (["map", "yarn", "unheard"], "yarn, unheard", None)]
)
def test_terms_that_are_not_on_the_map_are_told_as_such_and_their_sentences_too(names, away, titles):
    facts, papers = ask(*names)
    assert facts[-2] == f"not on this map: {away}"
    assert titles is None or [title for title, *_ in join(papers)] == titles


def test_what_nobody_speaks_of_has_no_papers():
    assert ask("unheard") == (["not on this map: unheard", "0 papers, 0 sentences"], [])


def test_a_theme_is_told_with_its_terms_and_the_papers_most_like_it():
    heading, facts, papers = tell_theme(VIEW, RECORDS, MENTIONS, 0)
    assert heading == "theme 0  map, seeds"
    assert facts == [
        "terms (papers that hold them): map (2), seeds (2)",
        "2 papers most like it; 0 of them by their other words only",
    ]
    assert join(papers) == [["Seeds", "Maps of seeds."], ["On maps", "A map is drawn.", "Seeds."]]


def test_sentences_of_other_themes_papers_are_not_told():
    apart = View(TERMS, GRAPH, THEMES.assign(theme=pd.array([0, 1, 1], "Int64"), label=["map", "seeds, loom", "seeds, loom"]))
    told = [tell_theme(apart, RECORDS, MENTIONS, number) for number in (0, 1)]
    held = [{title for title, *_ in join(papers)} for _, _, papers in told]
    assert held[0] | held[1] == {"On maps", "Seeds", "A loom"}
    assert not held[0] & held[1]


def test_papers_of_a_theme_by_their_other_words_only_come_last_without_a_sentence(monkeypatch):
    papers = pd.DataFrame({"doc_id": ["p1", "p4", "p2"], "theme": pd.array([0, 0, None], "Int64"), "share": 1.0})
    monkeypatch.setattr("themeloom.explorer.panel.assign_papers", lambda *tables: papers)
    _, facts, told = tell_theme(VIEW, RECORDS, MENTIONS, 0)
    assert facts[1] == "2 papers most like it; 1 of them by their other words only"
    assert join(told) == [["On maps", "A map is drawn.", "Seeds."], ["<b>"]]
    assert told[-1] == {"title": [("<b>", "")], "sentences": []}


def test_terms_that_hold_what_was_searched_are_named_the_first_of_many():
    assert tell_others("map", []) == []
    assert tell_others("map", ["maps", "map room"]) == ["terms with “map” in them: maps, map room"]
    assert tell_others("a", list("abcdefghij")) == ["terms with “a” in them: a, b, c, d, e, f, g, h and 2 more"]
