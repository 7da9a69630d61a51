"""The report of a corpus small enough to check by head, all its texts as one likes, and what a browser finds in it."""

import json
import re
from html.parser import HTMLParser
from types import SimpleNamespace

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from themeloom.browser.view import View
from themeloom.browser.vocabulary import Vocabulary
from themeloom.evidence import locate_terms
from themeloom.project.files import render_csv, render_svg
from themeloom.report.building import build_report
from themeloom.report.content import count_kept, describe_sections
from themeloom.report.findings import describe_findings
from themeloom.report.nodes import describe_boxes
from themeloom.report.parts import Content, Heading, Method, make_map

HOSTILE = (
    "<script>alert(1)</script></script></style><!--<img src=x onerror=alert(1)>javascript:alert(1) &lt;b&gt;\u202e $x$ "
    '{{ 7*7 }} 🧵" onclick="alert(1)" \''
)
DECODED = HOSTILE.replace("&lt;b&gt;", "<b>")  # as Markdown reads it
YEARS = [2019, 2020, 2020, None]
LONG = "z" * 10_000
KIND_OF = {"map": "task", "Atlas": "dataset", "loom": "method", "seed": "system"}


def weave(say):
    """The tables of 01 to 03 of a corpus of four papers, all texts as ``say`` says them."""
    names = {word: say(word) for word in KIND_OF}
    texts = [
        ("🧵 On {map}", "🧵🧵 A {map} by {Atlas} here. " + say("Nothing.")),
        ("{loom}", "A {loom} for a {map}."),
        (LONG, "A {seed} on a {loom}."),
        (say("Yarn"), ""),
    ]
    ids = [f"10.1/{say(str(number))}" for number in range(1, 5)]
    rows = [(doc_id, *(text.format(**names) for text in pair), 1) for doc_id, pair in zip(ids, texts, strict=True)]
    records = pd.DataFrame(rows, columns=["doc_id", "title", "abstract", "lines"])
    records = records.assign(
        doi=records["doc_id"], url=f"javascript:{say('alert(1)')}", year=pd.array([2019, 2020, 2020, None], "Int64")
    )
    records = records.assign(source=say("=a.ris"), authors=say("@Cat, A."), keywords=say("-loom"), venue=say("+Journal"))
    mentions = [
        (doc_id, field, match.start(), match.end(), name, word)
        for doc_id, title, abstract, _ in rows
        for field, text in (("title", title), ("abstract", abstract))
        for word, name in names.items()
        for match in re.finditer(re.escape(name), text)
    ]
    mentions = pd.DataFrame(mentions, columns=["doc_id", "field", "start", "end", "form", "key"])
    terms = pd.DataFrame({"term": names.values(), "kind": KIND_OF.values(), "documents": 2, "kept": True, "reason": ""})
    terms.loc[len(terms)] = [say("yarn"), "term", 1, False, say("generic")]
    spellings = terms[["term", "kept", "reason"]].assign(key=[*names, "yarn"])
    places = locate_terms(mentions, spellings)
    occurrences = places.value_counts(["doc_id", "term"], sort=False).rename("occurrences").reset_index()
    return records, spellings, Vocabulary(terms, places, occurrences, pd.DataFrame()), names


def link(records, vocabulary, names):
    """Their network and themes: map and Atlas, loom and seed."""
    graph = nx.Graph()
    for number, (word, documents) in enumerate({"map": 2, "Atlas": 1, "loom": 2, "seed": 1}.items()):
        graph.add_node(names[word], documents=documents, kind=KIND_OF[word], x=float(number), y=float(number % 2))
    for a, b in (("map", "Atlas"), ("loom", "map"), ("seed", "loom")):
        graph.add_edge(names[a], names[b], documents=1, weight=1.5, p=0.5, q=0.25)
    labels = ["; ".join([names[a], names[b]]) for a, b in (("map", "Atlas"), ("loom", "seed"))]
    themes = pd.DataFrame(
        {"theme": [0, 1], "label": labels, "home": 0.5, "quadrant": ["motor", "niche"], "centrality": 1.0, "density": 2.0}
    )
    members = pd.DataFrame({"term": names.values(), "theme": pd.array([0, 0, 1, 1], "Int64"), "documents": [2, 1, 2, 1]})
    papers = pd.DataFrame({"doc_id": records["doc_id"], "theme": pd.array([0, 0, 1, None], "Int64"), "share": [1, 0.5, 1, None]})
    return View(
        vocabulary,
        graph,
        themes.assign(stability=["stable", "dissolved"], jaccard=[0.8, 0.2], low=0.1, high=0.9),
        members.assign(recovery=[1.0, 0.5, np.nan, 1.0]),
        papers,
    )


def weave_nodes(records, names):
    """One theme of one period, with two of the papers."""
    theme = {"period": [0], "name": "2020", "theme": 0, "label": names["map"], "papers": 2, "whole": 0, "terms": names["map"]}
    return pd.DataFrame(theme).assign(doc_ids="; ".join(records["doc_id"].head(2)))


def weave_years(names):
    """The CSV of 10 and 15: a theme that rose, one that fell, and a term that fades."""
    labels = [names["map"], names["map"], names["seed"], names["seed"]]
    spread = pd.DataFrame({"theme": [0, 0, 1, 1], "label": labels, "period": [0, 1] * 2, "name": ["2019", "2020"] * 2, "of": 30})
    trends = pd.DataFrame({"term": [names["seed"], names["map"]], "trend": ["fading", "steady"], "first": 0.5, "last": 0.2})
    spread = spread.assign(papers=[3, 27, 24, 6])
    return {"10_theme_spread": (render_csv(spread),), "15_term_trends": (render_csv(trends),)}


def build(say, meaning="minilm", max_q=0.25):
    """The report of that corpus, and what it was made of."""
    records, spellings, vocabulary, names = weave(say)
    view = link(records, vocabulary, names)
    stability = pd.DataFrame({"theme": [0, 1], "samples": 9, "jaccard": [0.8, 0.2]})
    stability = stability.assign(low=0.1, high=0.9, left_out=[0.7, None], term_jaccard=0.5, cloud=0.4)
    numbers = pd.DataFrame({"themes": [1, 2], "choice": ["", "chosen"], "recovery": 0.5, "least": 0.2, "halves_papers": 0.3})
    numbers = numbers.assign(stable=1, dissolved=1)
    coarser = pd.DataFrame(
        {"theme": [0], "label": [names["map"]], "terms": 4, "papers": 3, "stability": "stable", "jaccard": 0.9}
    )
    overview = pd.DataFrame({"measure": ["papers", "compound growth", "sources"], "value": [3, 0.5, None]})
    overview = overview.assign(unit=["papers", "share a year", ""], meaning=say("of all"))
    measured = {"numbers": numbers, "coarser": coarser.assign(holds="0; 1"), "overview": overview}
    about = "; ".join([names["map"], names["Atlas"]])
    cores = pd.DataFrame({"theme": [0], "terms": [2], "coassignment": [0.8], "about": [about]})
    sections = describe_sections(records, view, stability, cores, strongest=9, things=9, typical=9)
    findings = describe_findings(records, view.papers, sections, numbers, weave_years(names))
    rejected = pd.DataFrame({"kind": [say("entry")], "reason": [say("no title")], "lines": ["3"]})
    drawn = pd.DataFrame({"term": [*names.values(), "=1+1"]})
    svg = render_svg(Figure(figsize=(1, 1)), "06_map", say("The map"), say("Dots."))
    values = [(say("04"), say("similarity"), say("a"), "b"), (say("05"), say("kinds"), [say("a"), "b"], [say("a"), "b"])]
    tables = {say("papers.csv"): records, say("terms.csv"): vocabulary.terms}
    # a paper's identifier has no blank, so that several can be joined
    numbered = records.assign(doc_id=[f"d{place}" for place in range(len(records))])
    nodes = describe_boxes(render_csv(weave_nodes(numbered, names)), numbered)
    figures = {say("06_map"): (say("Where?"), f"**How to read this.** {say('As a *map*.')}", svg, render_csv(drawn), nodes)}
    content = Content(
        findings,
        sections,
        measured,
        about=f"# {say('Toy')}\n\n| what | {say('papers')} |\n|---|---|\n| from | {say('a web page')} |\n",
        steps=count_kept(rejected, records, vocabulary.terms, spellings, vocabulary.occurrences, view.members, view.papers),
    )
    page = build_report(
        Heading(say("Themes of toy"), [say("Cat, A."), "Dog"], say("May"), say("Why?"), say("So")),
        content,
        figures,
        make_map(records, view, max_q=max_q, max_links=9),
        Method(
            pd.DataFrame(values, columns=["notebook", "parameter", "value", "default"], dtype=object),
            {"themes": "papers", "meaning": meaning, "counting": "binary", "similarity": "cosine"},
            pd.DataFrame({"source": [say("a.txt")], "bytes": [3], "sha256": ["0" * 64]}),
            pd.DataFrame({"package": ["python"], "version": ["3"]}),
        ),
        tables,
    )
    return SimpleNamespace(
        page=page, read=Reader(page), drawn=drawn, records=records, view=view, names=names, figures=figures, tables=tables
    )


class Reader(HTMLParser):
    """What a browser finds in a page: tags with their attributes, texts, scripts (attributes and text), and anything else."""

    def __init__(self, page):
        super().__init__()
        self.tags = []
        self.texts = []
        self.scripts = []
        self.others = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag == "script":
            self.scripts.append([dict(attributes), ""])

    def handle_data(self, text):
        if self.cdata_elem == "script":
            self.scripts[-1][1] += text
        else:
            self.texts.append(text)

    def handle_comment(self, text):
        self.others.append(text)

    handle_pi = unknown_decl = handle_comment

    def load(self, name):
        [text] = [text for attributes, text in self.scripts if attributes.get("id") == name]
        return json.loads(text, parse_constant=lambda word: pytest.fail(f"no browser reads {word}"))

    def list_values(self, *names):
        return [attributes[name] for _, attributes in self.tags for name in names if name in attributes]
