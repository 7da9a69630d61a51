"""What the details panel shows of a term, a link or a theme, in papers small enough to check by head."""

import networkx as nx
import pandas as pd
import pytest

from themeloom.browser.description import describe_terms
from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.evidence import locate_terms
from themeloom.explorer.panel import describe_choice, describe_others, describe_theme_papers
from toys import find_mentions

TEXTS = {
    "p1": ["On maps", "A map is drawn. Seeds."],
    "p2": ["Seeds", "Maps of seeds."],
    "p3": ["A loom", ""],
    "p4": ["<b>", "Yarn."],
}
RECORDS = pd.DataFrame([(name, *texts) for name, texts in TEXTS.items()], columns=["doc_id", "title", "abstract"])
FORMS = {"map": "map", "Maps": "map", "maps": "map", "Seeds": "seed", "seeds": "seed", "loom": "loom", "Yarn": "yarn"}
SPELLINGS = pd.DataFrame({"key": ["map", "seed", "loom", "yarn"], "term": ["map", "seeds", "loom", "yarn"], "kept": True})
PLACES = locate_terms(find_mentions(RECORDS, FORMS), SPELLINGS)
GRAPH = nx.Graph()
for term, documents, kind in (("map", 2, "task"), ("seeds", 2, "term"), ("loom", 1, "system")):
    GRAPH.add_node(term, documents=documents, kind=kind, x=0.0, y=0.0)
GRAPH.add_edge("map", "seeds", documents=2, weight=1.0, p=0.5, q=0.5)
THEMES = pd.DataFrame({"theme": [0, 1], "label": ["map; seeds", "loom"], "stability": ""})
MEMBERS = pd.DataFrame({"term": ["map", "seeds", "loom"], "theme": pd.array([0, 0, None], "Int64"), "documents": [2, 2, 1]})
PAPERS = pd.DataFrame({"doc_id": RECORDS["doc_id"], "theme": pd.array([0, 0, None, None], "Int64"), "share": 1.0})
VOCABULARY = Vocabulary(pd.DataFrame(), PLACES, pd.DataFrame(), pd.DataFrame())
VIEW = View(VOCABULARY, GRAPH, THEMES, MEMBERS, PAPERS)
DESCRIBED = describe_terms(GRAPH, THEMES, MEMBERS, PLACES)


def ask(*names, together=False):
    return describe_choice(VIEW, RECORDS, DESCRIBED, list(names), together=together)


def join(papers):
    """Each paper's title and sentences as text."""
    return [["".join(text for text, _ in pieces) for pieces in [paper["title"], *paper["sentences"]]] for paper in papers]


def test_a_term_is_shown_with_its_kind_theme_spellings_links_and_papers():
    heading, facts, papers = ask("map")
    assert heading == "map"
    assert facts == [
        "map: 2 papers, task, theme 0 · also written Maps · most surely linked with seeds (2)",
        "2 papers, 3 sentences, the most telling first",
    ]
    assert join(papers) == [["On maps", "A map is drawn."], ["Seeds", "Maps of seeds."]]
    assert papers[0]["title"] == [("On ", ""), ("maps", "map")]


def test_a_term_without_theme_other_spellings_and_links_is_described_in_short():
    _, facts, papers = ask("loom")
    assert facts[0] == "loom: 1 paper, system, no theme"
    assert join(papers) == [["A loom"]]


def test_several_terms_are_shown_with_all_their_papers():
    heading, facts, papers = ask("map", "loom")
    assert heading == "map, loom"
    assert [fact.partition(":")[0] for fact in facts[:2]] == ["map", "loom"]
    assert facts[2].startswith("3 papers, 4 sentences")
    assert len(papers) == 3


def test_a_link_is_shown_with_the_papers_that_hold_both_ends():
    # a sentence of both ends is more telling than those of one
    both = ask("map", "seeds", together=True)
    assert both.heading == "map and seeds"
    assert join(both.papers) == [["Seeds", "Maps of seeds."], ["On maps", "A map is drawn.", "Seeds."]]
    neither = ask("map", "loom", together=True)
    assert neither.facts[-1] == "no paper holds both"
    assert neither.papers == []


@pytest.mark.parametrize(
    ("names", "away", "titles"), [(["yarn"], "yarn", ["<b>"]), (["map", "yarn", "unheard"], "yarn, unheard", None)]
)
def test_terms_that_are_not_on_the_map_are_named_as_such_and_their_sentences_shown(names, away, titles):
    _, facts, papers = ask(*names)
    assert facts[-2] == f"not on this map: {away}"
    assert titles is None or [title for title, *_ in join(papers)] == titles


def test_what_nobody_speaks_of_has_no_papers():
    assert ask("unheard") == ("unheard", ["not on this map: unheard", "0 papers, 0 sentences"], [])


def test_a_theme_is_shown_with_its_terms_and_the_papers_most_like_it():
    heading, facts, papers = describe_theme_papers(VIEW, RECORDS, 0)
    assert heading == "theme 0: map; seeds"
    assert facts == ["2 papers of 4 (50%)", "terms (papers that mention them): map (2); seeds (2)"]
    # both papers hold both terms, and the earlier record comes first
    assert join(papers) == [["On maps", "A map is drawn.", "Seeds."], ["Seeds", "Maps of seeds."]]


def test_sentences_of_other_themes_papers_are_not_shown():
    members = MEMBERS.assign(theme=pd.array([0, 1, 1], "Int64"))
    papers = PAPERS.assign(theme=pd.array([0, 1, 1, None], "Int64"))
    apart = View(VOCABULARY, GRAPH, THEMES, members, papers)
    shown = [{title for title, *_ in join(describe_theme_papers(apart, RECORDS, theme).papers)} for theme in (0, 1)]
    assert shown == [{"On maps"}, {"Seeds", "A loom"}]


def test_papers_of_a_theme_by_their_other_words_only_come_last_without_a_sentence():
    papers = PAPERS.assign(theme=pd.array([0, None, None, 0], "Int64"))
    known = describe_theme_papers(View(VOCABULARY, GRAPH, THEMES, MEMBERS, papers), RECORDS, 0)
    assert known.facts[0] == "2 papers of 4 (50%), 1 of them without any of its terms (listed last)"
    assert join(known.papers) == [["On maps", "A map is drawn.", "Seeds."], ["<b>"]]
    assert known.papers[-1] == {"title": [("<b>", "")], "sentences": []}


def test_terms_that_hold_what_was_searched_are_named_the_first_of_many():
    assert describe_others("map", []) == []
    assert describe_others("map", ["maps", "map room"]) == ["“map” is in: maps, map room"]
    assert describe_others("a", list("abcdefghij")) == ["“a” is in: a, b, c, d, e, f, g, h and 2 more"]
