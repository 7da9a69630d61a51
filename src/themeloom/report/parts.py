"""What a report is built of."""

from typing import Any, NamedTuple

import pandas as pd
from plotly.graph_objects import Figure

from themeloom.browser import View, describe_view, draw_map
from themeloom.report.content import describe_sections
from themeloom.report.findings import describe_findings
from themeloom.report.search_data import collect_evidence


class Heading(NamedTuple):
    """What the user says of the report, in ``params/report.yml``.

    Attributes
    ----------
    title, date, question : str
        As they are to be read; an empty date or question is left out.
    authors : list of str
    notes : str
        What the user makes of it, Markdown; empty for none.
    """

    title: str
    authors: list[str]
    date: str
    question: str
    notes: str


class Content(NamedTuple):
    """What was found, and in what.

    Attributes
    ----------
    findings : dict
        As ``describe_findings`` describes them.
    sections : list of dict
        The themes, as ``describe_sections`` describes them.
    measured : dict
        Of 05_themes the parts numbers and coarser, and 17_overview as overview.
    about : str
        What the user says of the corpus, in Markdown (see ``project.read_about``).
    steps : DataFrame
        What each step kept, as ``count_kept`` counts it.
    """

    findings: dict[str, Any]
    sections: list[dict[str, Any]]
    measured: dict[str, pd.DataFrame]
    about: str
    steps: pd.DataFrame


def describe_content(
    records: pd.DataFrame,
    view: View,
    measured: dict[str, pd.DataFrame],
    cores: pd.DataFrame,
    figures: dict[str, tuple],
    *,
    about: str,
    steps: pd.DataFrame,
    strongest: int = 15,
    things: int = 8,
    typical: int = 5,
) -> Content:
    """Describe what was found, theme by theme and in short.

    Parameters
    ----------
    records, view, cores
        As ``describe_sections`` takes them.
    measured : dict
        As in ``Content``, and of 05_themes also the part stability.
    figures : dict
        As ``build_report`` takes them.
    about, steps
        As in ``Content``.
    strongest, things, typical
        As ``describe_sections`` takes them.

    Returns
    -------
    Content
    """
    stability = measured["stability"]
    sections = describe_sections(records, view, stability, cores, strongest=strongest, things=things, typical=typical)
    findings = describe_findings(records, view.papers, sections, measured["numbers"], figures)
    return Content(findings, sections, measured, about, steps)


class Map(NamedTuple):
    """The interactive map.

    Attributes
    ----------
    drawing : plotly.graph_objects.Figure
        As ``browser.draw_map`` draws it, of the links that pass.
    evidence : dict
        As ``collect_evidence`` collects it, of all links.
    max_q : float
        The false discovery rate up to which a link passes.
    max_links : int
        Links drawn on demand of those that do not pass: those with the most papers.
    """

    drawing: Figure
    evidence: dict[str, list]
    max_q: float
    max_links: int


def make_map(records: pd.DataFrame, view: View, *, max_q: float, max_links: int = 1000) -> Map:
    """Make the interactive map of a view.

    Parameters
    ----------
    records : DataFrame
        One row per paper, as ``collect_evidence`` takes them.
    view : browser.View
    max_q, max_links
        As in ``Map``.

    Returns
    -------
    Map
    """
    described, sure = describe_view(view, max_links=view.graph.number_of_edges(), max_q=max_q)
    return Map(draw_map(described, sure), collect_evidence(records, view, described), max_q, max_links)


class Method(NamedTuple):
    """What is needed to repeat it.

    Attributes
    ----------
    parameters : DataFrame
        As ``project.list_parameters`` lists them.
    chosen : dict
        Those of network and themes: parameter -> value; used: counting, similarity, themes, meaning.
    sources : DataFrame
        One row per file: source, bytes, sha256.
    versions : DataFrame
        One row per package: package, version.
    """

    parameters: pd.DataFrame
    chosen: dict[str, Any]
    sources: pd.DataFrame
    versions: pd.DataFrame
