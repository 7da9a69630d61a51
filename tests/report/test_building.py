"""The report of a corpus small enough to check by head, and of the same with hostile texts: one file, nothing comes alive."""

import base64
import hashlib
import json
import re
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure

from themeloom.browser.view import View, describe_view
from themeloom.evidence import find_sentences
from themeloom.lexicon.kinds import KINDS
from themeloom.project.files import render_csv, render_svg
from themeloom.report.building import build_report, collect_evidence
from themeloom.report.content import count_account, tell_themes
from themeloom.themes.strategic import measure_themes

HOSTILE = (
    "<script>alert(1)</script></script></style><!--<img src=x onerror=alert(1)>javascript:alert(1) &lt;b&gt; \u202e$x$ "
    '{{ 7*7 }} 🧵" onclick="alert(1)" \''
)
DECODED = HOSTILE.replace("&lt;b&gt;", "<b>")  # as Markdown reads it
LONG = "z" * 10_000
KIND_OF = {"map": "task", "Atlas": "dataset", "loom": "method", "seed": "system"}


def weave(say):
    """The tables of a corpus of four papers, all texts as ``say`` says them."""
    names = {word: say(word) for word in KIND_OF}
    texts = [
        ("🧵 On {map}", "🧵🧵 A {map} by {Atlas}. " + say("Nothing.")),
        ("{loom}", "A {loom} for a {map}."),
        (LONG, "A {seed} on a {loom}."),
        (say("Yarn"), ""),
    ]
    rows = [(f"p{at}", *(text.format(**names) for text in pair), at) for at, pair in enumerate(texts, start=1)]
    records = pd.DataFrame(rows, columns=["doc_id", "title", "abstract", "lines"])
    found = [
        (doc_id, field, match.start(), match.end(), name, word)
        for doc_id, title, abstract, _ in rows
        for field, text in (("title", title), ("abstract", abstract))
        for word, name in names.items()
        for match in re.finditer(re.escape(name), text)
    ]
    mentions = pd.DataFrame(found, columns=["doc_id", "field", "start", "end", "form", "key"])
    terms = pd.DataFrame({"key": list(names), "term": names.values(), "kind": KIND_OF.values(), "kept": True, "reason": ""})
    terms.loc[len(terms)] = ["yarn", say("yarn"), "term", False, say("generic")]
    return records, mentions, terms, names


def link(names):
    """Their network and themes: map and Atlas, loom and seed."""
    graph, label = nx.Graph(), [", ".join([names[a], names[b]]) for a, b in (("map", "Atlas"), ("loom", "seed"))]
    for at, (word, documents) in enumerate({"map": 2, "Atlas": 1, "loom": 2, "seed": 1}.items()):
        graph.add_node(names[word], documents=documents, kind=KIND_OF[word], x=float(at), y=float(at % 2))
    for a, b in (("map", "Atlas"), ("loom", "map"), ("seed", "loom")):
        graph.add_edge(names[a], names[b], documents=1, weight=1.5, p=0.5, q=0.25)
    themes = pd.DataFrame({"term": names.values(), "theme": pd.array([0, 0, 1, 1], "Int64"), "label": np.repeat(label, 2)})
    marks = {"documents": [2, 1, 2, 1], "stays": [1.0, 0.5, np.nan, 1.0], "stability": ["stable"] * 2 + ["dissolved"] * 2}
    return graph, themes.assign(**marks)


def build(say):
    records, mentions, terms, names = weave(say)
    graph, themes = link(names)
    papers = pd.DataFrame({"doc_id": records["doc_id"], "theme": pd.array([0, 0, 1, None], "Int64"), "share": [1, 0.5, 1, None]})
    ways = {"theme": [0, 1], "way": "sample", "times": 9, "jaccard": [0.8, 0.2], "low": 0.1, "high": 0.9, "papers": [1.0, 0.5]}
    cores = pd.DataFrame({"theme": [0], "terms": [2], "together": [0.8], "about": [", ".join([names["map"], names["Atlas"]])]})
    told = records, mentions, terms, themes, papers, measure_themes(graph, themes), pd.DataFrame(ways), cores
    chapters = tell_themes(*told, strongest=9, things=9, typical=9)
    described, links = describe_view(View(terms, graph, themes), mentions, kinds=KINDS, max_links=9)
    evidence = collect_evidence(records, mentions, terms, described, graph, chapters)
    rejected = pd.DataFrame({"kind": [say("entry")], "reason": [say("no title")], "lines": ["3"]})
    drawn = pd.DataFrame({"term": [*names.values(), "=1+1"]})
    svg = render_svg(Figure(figsize=(1, 1)), "06_map", say("The map"), say("Dots."))
    set_up = [(say("04"), say("similarity"), say("a"), "b"), (say("05"), say("kinds"), [say("a"), "b"], [say("a"), "b"])]
    method = {
        "parameters": pd.DataFrame(set_up, columns=["notebook", "parameter", "value", "default"], dtype=object),
        "versions": pd.DataFrame({"package": ["python"], "version": ["3"]}),
        "sources": pd.DataFrame({"source": [say("a.txt")], "bytes": [3], "sha256": ["0" * 64]}),
    }
    contents = {
        "about": f"# {say('Toy')}\n\n| what | {say('papers')} |\n|---|---|\n| from | {say('a web page')} |\n",
        "account": count_account(rejected, records, mentions, terms, themes, papers),
        "figures": {say("06_map"): (say("Where?"), f"**How to read this.** {say('As a *map*.')}", svg, render_csv(drawn))},
        "tables": {say("papers.csv"): records, say("terms.csv"): terms},
    }
    page = build_report(
        say("toy"), themes=chapters, described=described, links=links, evidence=evidence, method=method, **contents
    )
    return SimpleNamespace(page=page, read=Reader(page), drawn=drawn, find=(records, mentions, terms), names=names, **contents)


class Reader(HTMLParser):
    """What a browser finds in a page: tags with their attributes, texts, scripts (attributes and text), and anything else."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.texts, self.scripts, self.others = [], [], [], []
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


@pytest.fixture(scope="module")
def plain():
    return build(str)


@pytest.fixture(scope="module")
def hostile():
    return build(lambda text: text + HOSTILE)


@pytest.fixture(params=["plain", "hostile"])
def either(request):
    return request.getfixturevalue(request.param)


# ---------------------------------------------------------------- one page, for everyone


def test_chapters_stand_in_order_and_no_level_of_headings_is_skipped(plain):
    levels = [int(tag[1]) for tag, _ in plain.read.tags if re.fullmatch("h[1-6]", tag)]
    assert levels.count(levels[0]) == levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    told = "What was read, and what was left out|The map, to walk in|The themes|The figures|Method|Tables"
    assert re.findall("<h2[^>]*>(.*?)</h2>", plain.page) == told.split("|")


def test_what_is_named_is_there_once_and_pictures_say_what_they_show(either):
    ids = either.read.list_values("id")
    assert len(ids) == len(set(ids))
    named = [name for names in either.read.list_values("aria-labelledby", "for", "list") for name in names.split()]
    named += [link[1:] for link in either.read.list_values("href") if link.startswith("#")]
    assert set(named) <= set(ids)
    pictures = [attributes for tag, attributes in either.read.tags if tag == "img"]
    assert [picture["alt"].startswith("Dots.") for picture in pictures] == [True]


def test_nothing_is_fetched(either):
    links = either.read.list_values("src", "href", "action", "formaction", "data", "poster", "srcset", "xlink:href")
    assert {link.partition(",")[0] for link in links if link[0] != "#"} == {
        *("data:image/svg+xml;base64", "data:text/csv;charset=utf-8;base64")
    }
    assert not {tag for tag, _ in either.read.tags} & {"link", "base", "iframe", "object", "embed"}
    assert not re.search(r"@import|url\(", either.page.partition("<style>")[2].partition("</style>")[0])


def test_no_script_may_run_but_those_in_the_page(either):
    [policy] = [tag["content"] for _, tag in either.read.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    run = [text for attributes, text in either.read.scripts if attributes.get("type") != "application/json"]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in run]
    assert rules["script-src"].split() == [f"'sha256-{digest}'" for digest in digests]
    assert [rules[name] for name in ("default-src", "base-uri", "form-action")] == ["'none'"] * 3
    assert len(run) == 2
    assert not any("\r" in text for text in run)  # a browser would read a line feed, and find another sum
    assert either.page.index("Content-Security-Policy") < min(either.page.index(sign) for sign in ("<style", "<script"))


def test_links_hold_the_tables_figures_and_their_numbers(either):
    saved = {tag["download"]: tag["href"] for _, tag in either.read.tags if "download" in tag}
    texts = {name: base64.b64decode(link.partition(",")[2]).decode() for name, link in saved.items()}
    [stem] = either.figures
    tables = {name: render_csv(table) for name, table in either.tables.items()}
    assert texts == tables | {f"{stem}.csv": render_csv(either.drawn)}
    [picture] = either.read.list_values("src")
    assert ElementTree.fromstring(base64.b64decode(picture.partition(",")[2]))[0].text.startswith("The map")


def test_the_same_corpus_gives_the_same_bytes(plain):
    assert build(str).page == plain.page


# ---------------------------------------------------------------- what its script reads


def test_marks_count_characters_and_name_their_terms(either):
    told = either.read.load("evidence-data")
    places = {term["term"]: place for place, term in enumerate(told["terms"])}
    marked = [
        (text[start:end], told["terms"][term]["term"]) for *_, text, marks in told["sentences"] for start, end, term in marks
    ]
    assert len(marked) == 8
    assert all(form == term for form, term in marked)
    name = either.names["map"]
    assert [0, "title", f"🧵 On {name}", [[5, 5 + len(name), places[name]]]] in told["sentences"]
    assert told["papers"] == either.find[0]["title"].tolist()


@pytest.mark.parametrize("asked", [["map"], ["map", "Atlas"], ["map", "loom"]])
def test_it_can_find_the_sentences_and_scores_that_python_finds(plain, asked):
    told = plain.read.load("evidence-data")
    wanted, found = {place for place, term in enumerate(told["terms"]) if term["term"] in asked}, []
    for paper, field, text, marks in told["sentences"]:
        if held := {term for *_, term in marks} & wanted:
            score = sum(np.log1p(told["count"] / told["terms"][term]["documents"]) for term in held)
            found.append((told["papers"][paper], field, text, round(score, 6)))
    python = find_sentences(*plain.find, asked)[["title", "field", "sentence", "score"]]
    assert sorted(found, key=lambda row: -row[-1]) == list(python.itertuples(index=False, name=None))


def test_links_and_themes_of_the_data_name_their_terms_and_papers(plain):
    told = plain.read.load("evidence-data")
    names = [term["term"] for term in told["terms"]]
    ends = {frozenset([names[a], names[b]]): rest for a, b, *rest in told["links"]}
    assert ends == {frozenset(pair.split()): [1, 1.5, 0.25] for pair in ("map Atlas", "map loom", "seed loom")}
    assert [(theme["number"], theme["members"]) for theme in told["themes"]] == [(0, [0, 1]), (1, [2])]


# ---------------------------------------------------------------- hostile texts


def test_hostile_texts_make_no_tag_no_attribute_and_no_script(plain, hostile):
    outlines = [[(tag, *attributes) for tag, attributes in one.read.tags] for one in (plain, hostile)]
    assert outlines[0] == outlines[1]
    assert len(plain.read.scripts) == len(hostile.read.scripts) == 4
    assert plain.read.others == hostile.read.others == []
    assert not any(re.match(r"\s*javascript:", link) for link in hostile.read.list_values("href", "src"))


def test_hostile_texts_are_shown_as_they_are(plain, hostile):
    def tell(one):
        shown = [text for _, tag in one.read.tags for text in tag.values() if not str(text).startswith("data:")]
        return [re.sub(r"\d+ KiB", "", "".join(one.read.texts)), shown]

    clean = json.dumps(tell(hostile)).replace(json.dumps(HOSTILE)[1:-1], "").replace(json.dumps(DECODED)[1:-1], "")
    assert json.loads(clean) == tell(plain)
    shown = "".join(hostile.read.texts)
    assert (shown.count(HOSTILE), shown.count(DECODED)) == (44, 4)


def test_texts_of_the_map_hold_no_tag_of_the_corpus(hostile):
    traces = hostile.read.load("map-data")["data"]
    listed = [
        [text] if isinstance(text, str) else text for trace in traces for text in (trace.get("text", []), trace.get("name", ""))
    ]
    texts = [text for some in listed for text in some]
    assert {tag for text in texts for tag in re.findall("<[^>]*>?", text)} == {"<b>", "</b>", "<br>"}
    assert {f"<b>{name}</b>" for name in hostile.names.values()} <= {unescape(text.partition("<br>")[0]) for text in texts}
