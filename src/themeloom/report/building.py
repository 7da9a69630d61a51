"""Content, figures and tables -> one HTML file that needs nothing else and runs nothing but its own two scripts."""

import base64
import hashlib
import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from markdown_it import MarkdownIt
from markupsafe import Markup
from plotly.graph_objects import Figure
from plotly.offline import get_plotlyjs

from themeloom.browser import read_asset, render
from themeloom.palette import MARKS
from themeloom.project import find_description, render_csv
from themeloom.report.nodes import find_spots
from themeloom.report.summary import describe_summary

MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")  # a picture would be fetched
CSV = "text/csv;charset=utf-8"
LEAD = "**How to read this.** "  # as the notebooks' last cell begins


class Method(NamedTuple):
    """What is needed to repeat it.

    Attributes
    ----------
    parameters : DataFrame
        As ``project.list_parameters`` lists them.
    finding : dict
        Those with which the themes were found: parameter -> value; used: themes, meaning.
    sources : DataFrame
        One row per file: source, bytes, sha256.
    versions : DataFrame
        One row per package: package, version.
    """

    parameters: pd.DataFrame
    finding: dict[str, Any]
    sources: pd.DataFrame
    versions: pd.DataFrame


def build_report(
    corpus: str,
    *,
    about: str,
    steps: pd.DataFrame,
    figures: dict[str, tuple],
    sections: list[dict[str, Any]],
    measured: dict[str, pd.DataFrame],
    term_map: Figure,
    evidence: dict[str, list],
    method: Method,
    tables: dict[str, pd.DataFrame],
) -> str:
    """Build the report of a corpus.

    Parameters
    ----------
    corpus : str
        Its name.
    about : str
        What the user says of it, in Markdown (see ``project.read_about``).
    steps : DataFrame
        What each step kept, as ``count_kept`` counts it.
    figures : dict
        Stem -> (question, guide, SVG, CSV): the notebook's title, how to read its figure (Markdown), the figure, its numbers;
        and behind them, where its boxes open something, what (see ``describe_nodes``).
    sections : list of dict
        The themes, as ``describe_sections`` describes them.
    measured : dict
        Of 05_themes the parts numbers and coarser, and 17_overview as overview.
    term_map : plotly.graph_objects.Figure
        As ``browser.draw_map`` draws it.
    evidence : dict
        As ``collect_evidence`` collects it.
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
    return render(
        "report/report.html",
        corpus=corpus,
        policy=_write_policy(scripts),
        scripts=scripts,
        style=Markup(read_asset("report/report.css")),
        about=_render_markdown(about),
        steps=steps.to_dict("records"),
        summary=describe_summary(measured["overview"]),
        figures=[_describe_figure(stem, *figure) for stem, figure in figures.items()],
        sections=sections,
        marks=MARKS,
        numbers=measured["numbers"].query("choice != ''").sort_values("choice").to_dict("records"),
        coarser=measured["coarser"].to_dict("records"),
        finding=method.finding,
        map=json.loads(term_map.to_json()),
        evidence=evidence,
        parameters=method.parameters.to_dict("records"),
        sources=method.sources.to_dict("records"),
        versions=method.versions.to_dict("records"),
        tables=[_describe_table(name, table) for name, table in tables.items()],
    )


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
        "guide": _render_markdown(guide.removeprefix(LEAD)),
        "source": _make_link("image/svg+xml", svg),
        "numbers": _make_link(CSV, numbers),
        "nodes": nodes,
        "spots": find_spots(svg, nodes),
    }


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
