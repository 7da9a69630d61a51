"""Content, figures and tables -> one HTML file that needs nothing else and runs nothing but its own two scripts."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib import metadata
from typing import Any
from xml.etree import ElementTree

import pandas as pd
from markdown_it import MarkdownIt
from markupsafe import Markup
from plotly.offline import get_plotlyjs

from themeloom.browser import read_asset, render
from themeloom.network import TERMS, pick_wording
from themeloom.palette import MARKS
from themeloom.project import find_description, render_csv
from themeloom.report.findings import ENOUGH
from themeloom.report.methods import list_methods
from themeloom.report.nodes import SVG, find_spots
from themeloom.report.parts import Content, Heading, Map, Method
from themeloom.report.summary import describe_summary

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")  # a picture would be fetched
CSV = "text/csv;charset=utf-8"
DEVELOPERS = "The themeloom developers"
LEAD = "**How to read this.** "  # as the notebooks' last cell begins


def build_report(
    heading: Heading, content: Content, figures: dict[str, tuple], term_map: Map, method: Method, tables: dict[str, pd.DataFrame]
) -> str:
    """Build the report of a corpus.

    Parameters
    ----------
    heading : Heading
    content : Content
    figures : dict
        Stem -> (question, guide, SVG, CSV): the notebook's title, how to read its figure (Markdown), the figure, its numbers;
        and behind them, where its boxes open something, what (see ``describe_boxes``).
    term_map : Map
    method : Method
    tables : dict
        Name of a file -> DataFrame; a link in the report saves it as CSV.

    Returns
    -------
    str
        HTML. Its policy lets no script run but plotly's and its own, and nothing be fetched; all that comes from the corpus is
        escaped.
    """
    scripts = [Markup(text) for text in (get_plotlyjs(), read_asset("report/report.js"))]
    methods, references = list_methods(method.chosen, dated=bool(content.findings["period"]))
    numbers = content.measured["numbers"]
    return render(
        "report/report.html",
        heading=heading._replace(notes=_render_markdown(heading.notes)),
        software=f"themeloom, version {metadata.version('themeloom')} ({DEVELOPERS})",
        policy=_write_policy(scripts),
        scripts=scripts,
        style=Markup(read_asset("report/report.css")),
        findings=content.findings,
        enough=ENOUGH,
        about=_render_markdown(content.about),
        steps=content.steps.to_dict("records"),
        summary=describe_summary(content.measured["overview"]),
        figures=[_describe_figure(stem, *figure) for stem, figure in figures.items()],
        sections=content.sections,
        marks=MARKS,
        numbers=numbers[numbers["choice"] != ""].sort_values("choice").to_dict("records"),
        coarser=content.measured["coarser"].to_dict("records"),
        finding=method.chosen,
        words=pick_wording(method.chosen.get("network_of", TERMS)),
        links=_count_links(term_map),
        map=json.loads(term_map.drawing.to_json()),
        evidence=term_map.evidence,
        methods=methods,
        references=references,
        parameters=method.parameters.to_dict("records"),
        sources=method.sources.to_dict("records"),
        versions=method.versions.to_dict("records"),
        tables=[_describe_table(name, table) for name, table in tables.items()],
    )


def _count_links(term_map):
    """How many links there are, how many pass, and how many of the others are drawn on demand."""
    links = term_map.evidence["links"]
    sure = sum(link[-1] <= term_map.max_q for link in links)
    return {"all": len(links), "sure": sure, "max_q": term_map.max_q, "more": min(len(links) - sure, term_map.max_links)}


def _write_policy(scripts: list[str]) -> str:
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


def _describe_figure(
    stem: str, question: str, guide: str, svg: str, numbers: str, nodes: Sequence[dict[str, Any]] = ()
) -> dict[str, Any]:
    title, description = find_description(svg)
    return {
        "stem": stem,
        "question": question,
        "title": title,
        "description": description,
        "caption": f"{title}. {description}".strip(),
        "lack": find_lack(svg),
        "guide": _render_markdown(guide.removeprefix(LEAD)),
        "source": _make_link("image/svg+xml", svg),
        "numbers": _make_link(CSV, numbers),
        "nodes": nodes,
        "spots": find_spots(svg, nodes),
    }


def find_lack(svg: str) -> str:
    """Find why nothing is drawn in a figure.

    Parameters
    ----------
    svg : str

    Returns
    -------
    str
        What its panels say, one after the other; empty where something is drawn in one.
    """
    groups = {group.get("id", ""): group for group in ElementTree.fromstring(svg).iter(f"{SVG}g")}
    panels = [name for name in groups if re.fullmatch(r"axes_\d+", name)]
    reasons = ["".join(group.itertext()).strip() for name, group in groups.items() if name.startswith("nothing_")]
    return "; ".join(dict.fromkeys(reasons)) if len(reasons) == len(panels) else ""


def _describe_table(name: str, table: pd.DataFrame) -> dict[str, Any]:
    text = render_csv(table)
    return {"name": name, "rows": len(table), "bytes": len(text.encode()), "source": _make_link(CSV, text)}


def _render_markdown(text: str) -> Markup:
    """Markdown as HTML; tags in it are text, links to scripts none, and headings as deep as the report wants."""
    tokens = MARKDOWN.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h3"
    return Markup(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))


def _make_link(kind: str, text: str) -> str:
    """The text itself as a link."""
    return f"data:{kind};base64,{_encode(text.encode())}"


def _encode(content: bytes) -> str:
    return base64.b64encode(content).decode()
