"""Chapters, figures and tables -> one HTML file that needs nothing else and runs nothing but its own two scripts."""

import base64
import hashlib
import json

from markdown_it import MarkdownIt
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from themeloom.browser import draw_map, measure_dots, read_asset, render
from themeloom.evidence import find_sentences
from themeloom.project import find_told, render_csv

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")  # a picture would be fetched
CSV = "text/csv;charset=utf-8"
LEAD = "**How to read this.** "  # as the notebooks' last cell begins


def build_report(corpus, *, about, account, figures, themes, described, links, evidence, method, tables):
    """Build the report of a corpus.

    Parameters
    ----------
    corpus : str
        Its name.
    about : str
        What the user says of it, in Markdown (see ``run.read_about``).
    account : DataFrame
        As ``chapters.count_account`` makes it.
    figures : dict
        Stem -> (question, guide, SVG, CSV): the notebook's title, how to read its figure (Markdown), the figure, its numbers.
    themes : list of dict
        As ``chapters.tell_themes`` makes it.
    described, links : DataFrame
        The terms of the map and the links drawn, as ``views.describe_view`` tells them.
    evidence : dict
        As ``collect_evidence`` makes it.
    method : dict
        parameters (as ``run.list_parameters``), versions (package, version) and sources (source, bytes, sha256): DataFrames.
    tables : dict
        Name of a file -> DataFrame; a link in the report saves it as CSV.

    Returns
    -------
    str
        HTML. Its policy lets no script run but plotly's and its own, and nothing be fetched; all that comes from the corpus is
        escaped.
    """
    scripts = [Markup(text) for text in (get_plotlyjs(), read_asset("report.js"))]
    style = Markup(read_asset("report.css"))
    return render(
        "report.html",
        corpus=corpus,
        policy=_write_policy(scripts),
        scripts=scripts,
        style=style,
        about=_set_markdown(about),
        account=account.to_dict("records"),
        figures=[_set_figure(stem, *figure) for stem, figure in figures.items()],
        themes=themes,
        map=json.loads(draw_map(described, links, colored_by="theme").to_json()),
        evidence=evidence,
        **{name: table.to_dict("records") for name, table in method.items()},
        tables=[_set_table(name, table) for name, table in tables.items()],
    )


def collect_evidence(records, mentions, terms, described, graph, themes):
    """Collect what the report's script needs to find sentences as ``evidence.find_sentences`` does, and to show them on the map.

    Returns a dict of plain lists: count (papers with mentions), papers (titles), sentences ([paper, field, text, marks]; a mark
    is [start, end, term], paper and term are places in these lists; in the order of the papers), terms (dicts), links ([term,
    term, documents, weight, q]) and themes (dicts of number, label and members, which are papers).
    """
    names, places = described["term"].tolist(), {doc_id: place for place, doc_id in enumerate(records["doc_id"])}
    number = {name: place for place, name in enumerate(names)}
    found = find_sentences(records, mentions, terms, names)
    found = found.assign(paper=found["doc_id"].map(places), inside=found["field"] != "title")
    sentences = [
        [row.paper, row.field, row.sentence, [[start, end, number[term]] for start, end, term in row.marks]]
        for row in found.sort_values(["paper", "inside", "start"]).itertuples()
    ]
    columns = ["term", "documents", "kind", "theme", "spellings", "x", "y", "size"]
    told = json.loads(measure_dots(described)[columns].to_json(orient="records", double_precision=6))
    edges = graph.subgraph(names).edges(data=True)
    edges = [[number[a], number[b], *(link[about] for about in ("documents", "weight", "q"))] for a, b, link in edges]
    members = [
        {"number": theme["number"], "label": theme["label"], "members": [places[doc_id] for doc_id in theme["members"]]}
        for theme in themes
    ]
    return {
        "count": mentions["doc_id"].nunique(),
        "papers": records["title"].tolist(),
        "sentences": sentences,
        "terms": told,
        "links": edges,
        "themes": members,
    }


def _write_policy(scripts):
    """The Content-Security-Policy: nothing may be fetched, no script run but these; plotly writes styles as it draws."""
    hashes = [f"'sha256-{_encode(hashlib.sha256(text.encode()).digest())}'" for text in scripts]
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(hashes),
        "style-src": "'unsafe-inline'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _set_figure(stem, question, guide, svg, drawn):
    title, description = find_told(svg)
    guide = _set_markdown(guide.removeprefix(LEAD))
    told = {"stem": stem, "question": question, "title": title, "description": description, "guide": guide}
    return told | {"source": _link("image/svg+xml", svg), "numbers": _link(CSV, drawn)}


def _set_markdown(text):
    """Markdown as HTML; tags in it are text, links to scripts none, and headings as deep as the chapter wants."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"
    return Markup(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def _set_table(name, table):
    text = render_csv(table)
    return {"name": name, "rows": len(table), "bytes": len(text.encode()), "source": _link(CSV, text)}


def _link(kind, text):
    """The text itself as a link."""
    return f"data:{kind};base64,{_encode(text.encode())}"


def _encode(content):
    return base64.b64encode(content).decode()
