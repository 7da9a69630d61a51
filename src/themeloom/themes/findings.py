"""What was found, as the tables of 05_themes."""

from typing import NamedTuple

import networkx as nx
import pandas as pd

from themeloom.tables import SCHEMAS, check_table, make_empty
from themeloom.themes.description import describe_themes
from themeloom.themes.finding import tabulate_themes
from themeloom.themes.replicates import Again
from themeloom.themes.stability import measure_stability


class Findings(NamedTuple):
    """The tables of 05_themes, by the names of their parts; ``themes`` is the artefact itself."""

    themes: pd.DataFrame
    terms: pd.DataFrame
    papers: pd.DataFrame
    stability: pd.DataFrame
    pairs: pd.DataFrame
    coarser: pd.DataFrame


def tabulate_findings(
    again: Again, numbers: pd.DataFrame, doc_ids: pd.Series, graph: nx.Graph, occurrences: pd.DataFrame
) -> Findings:
    """Tabulate the themes of the number that was chosen, and of the coarser one.

    Parameters
    ----------
    again : Again
        As ``find_again`` gives it.
    numbers : DataFrame
        As ``compare_numbers`` gives it: one row is chosen, and one may be coarser.
    doc_ids, graph, occurrences
        Of the study, as ``make_study`` takes them.

    Returns
    -------
    Findings
        See ``tables.SCHEMAS``. Without a coarser number its table has no rows.
    """
    chosen = _describe(again, numbers, "chosen", doc_ids, graph, occurrences)
    coarser = _describe(again, numbers, "coarser", doc_ids, graph, occurrences)
    papers = chosen.papers.assign(coarser=coarser.papers["theme"] if coarser else pd.array([pd.NA] * len(doc_ids), "Int64"))
    fewer = _hold(coarser.themes, papers) if coarser else make_empty("themes.coarser")
    return chosen._replace(papers=check_table(papers, "themes.papers"), coarser=fewer)


def _describe(again, numbers, choice, doc_ids, graph, occurrences):
    """The findings of the number that was chosen so; None where none was."""
    for number in numbers.loc[numbers["choice"] == choice, "number"]:
        terms, papers = tabulate_themes(again.known[number], doc_ids, graph)
        stability = measure_stability(again, number, doc_ids, sorted(graph))
        themes = describe_themes(graph, occurrences, terms, papers, stability.themes)
        measured = (terms.merge(stability.terms, on="term"), papers.merge(stability.papers, on="doc_id"))
        return Findings(themes, *measured, stability.themes, stability.pairs, themes)
    return None


def _hold(coarser, papers):
    """The coarser themes, each with the themes of which most papers are in it."""
    most = papers.groupby("theme")["coarser"].agg(lambda places: places.mode().min())
    held = most.index.astype("str").to_series(index=most.index).groupby(most).agg("; ".join)
    table = coarser.assign(holds=coarser["theme"].map(held).fillna(""))
    return check_table(table[list(SCHEMAS["themes.coarser"].columns)], "themes.coarser")
