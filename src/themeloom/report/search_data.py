"""What the report's script shows and searches: sentences with their marks, and all that is known of terms, links and themes."""

import json
from collections import Counter
from typing import Any

import networkx as nx
import pandas as pd

from themeloom.browser import (
    View,
    describe_link,
    describe_sentences,
    describe_term,
    describe_theme,
    list_spellings,
    measure_dots,
    read_formulas,
    read_marked,
)
from themeloom.evidence import find_sentences, measure_weights
from themeloom.network import describe_nodes
from themeloom.records import list_addresses

NEIGHBOURS = 8  # links named of each term: those that chance explains least
DIGITS = 6  # of places on the map


def collect_evidence(records: pd.DataFrame, view: View, described: pd.DataFrame) -> dict[str, list]:
    """Collect what the report's script needs: facts to show, and sentences in which it searches as ``evidence`` does.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract, doi, url.
    view : browser.View
    described : DataFrame
        The terms of the map, as ``browser.describe_view`` describes them.

    Returns
    -------
    dict
        Plain lists, which name each other's entries by their place:

        - papers: [title, address], the address empty for none (see ``records.list_addresses``)
        - sentences: [paper, field, text, marks], a mark being [start, end, term]; in the order of the papers
        - terms: dicts of term, x, y, size, weight (see ``evidence.measure_weights``), facts, spellings, neighbours (links)
        - links: [term, term, documents, fact, q]
        - themes: dicts of number, heading, facts, terms, sentences (those of its papers with its terms, the most telling first)
          and silent (its papers without one)
    """
    term_places = {term: place for place, term in enumerate(described["term"])}
    paper_places = {doc_id: place for place, doc_id in enumerate(records["doc_id"])}
    sentences = _order_sentences(find_sentences(records, view.vocabulary.places, list(term_places)), paper_places)
    links = _list_links(view.graph.subgraph(term_places), term_places)
    return {
        "papers": list(zip(records["title"].map(read_formulas), list_addresses(records), strict=True)),
        "sentences": [_read_sentence(row, term_places) for row in sentences.itertuples()],
        "terms": _list_terms(described, view.vocabulary.places, sentences, links),
        "links": links,
        "themes": _list_themes(records, view, sentences, term_places, paper_places),
    }


def _read_sentence(row: Any, term_places: dict[str, int]) -> list:
    """[paper, field, text, marks] of a sentence, its formulas as one reads them."""
    text, marks = read_marked(row.sentence, row.marks)
    return [row.paper, row.field, text, [[*_place_mark(start, end), term_places[term]] for start, end, term in marks]]


def _place_mark(start: int, end: int) -> tuple[int, int]:
    """Where a mark stands; one without a character, as of an author at a title, before the sentence, where it is not seen."""
    return (start, end) if end > start else (-1, -1)


def _order_sentences(sentences: pd.DataFrame, paper_places: dict[str, int]) -> pd.DataFrame:
    """The sentences in the order of the papers, a title before its abstract, with the place of the paper."""
    placed = sentences.assign(paper=sentences["doc_id"].map(paper_places), inside=sentences["field"] != "title")
    return placed.sort_values(["paper", "inside", "start"], ignore_index=True)


def _list_links(graph: nx.Graph, term_places: dict[str, int]) -> list[tuple]:
    """(term, term, documents, fact, q) of every link, drawn or not."""
    return [
        (
            term_places[one],
            term_places[other],
            link["documents"],
            describe_link(link["documents"], link["weight"], link["q"], describe_nodes(graph).unit),
            link["q"],
        )
        for one, other, link in graph.edges(data=True)
    ]


def _list_terms(
    described: pd.DataFrame, places: pd.DataFrame, sentences: pd.DataFrame, links: list[tuple]
) -> list[dict[str, Any]]:
    """All that is known of each term."""
    dots = json.loads(measure_dots(described)[["term", "x", "y", "size"]].to_json(orient="records", double_precision=DIGITS))
    weights = measure_weights(places)
    spellings = list_spellings(places).groupby("term")["spelling"].agg(list)
    papers = places.groupby("term")["doc_id"].nunique()
    counts = Counter(term for marks in sentences["marks"] for term in {term for *_, term in marks})
    neighbours = [[] for _ in dots]
    for place, (one, other, *_) in sorted(enumerate(links), key=lambda link: (link[1][4], -link[1][2])):
        neighbours[one].append(place)
        neighbours[other].append(place)
    for dot, (_, row), own_links in zip(dots, described.iterrows(), neighbours, strict=True):
        term = row["term"]
        dot["weight"] = float(weights[term])
        dot["facts"] = [describe_term(row, links=False), describe_sentences(int(papers[term]), counts[term])]
        dot["spellings"] = spellings[term]
        dot["neighbours"] = own_links[:NEIGHBOURS]
    return dots


def _list_themes(
    records: pd.DataFrame,
    view: View,
    sentences: pd.DataFrame,
    term_places: dict[str, int],
    paper_places: dict[str, int],
) -> list[dict[str, Any]]:
    """All that is known of each theme."""
    by_start = sentences.reset_index(names="place").set_index(["doc_id", "field", "start"])["place"]
    themes = []
    for number in view.themes["theme"]:
        members = view.members.loc[view.members["theme"] == number, "term"]
        known = describe_theme(view, records, number)
        keys = known.sentences[["doc_id", "field", "start"]].itertuples(index=False, name=None)
        themes.append(
            {
                "number": int(number),
                "heading": known.heading,
                "facts": known.facts,
                "terms": [term_places[term] for term in members],
                "sentences": [int(by_start[key]) for key in keys],
                "silent": [paper_places[doc_id] for doc_id in known.silent],
            }
        )
    return themes
