"""How the map looks: what it shows of a view, the number by which its terms are coloured, and what is saved."""

from typing import Any

import networkx as nx
import pandas as pd

from themeloom.browser import View, describe_view
from themeloom.export import format_network
from themeloom.network import describe_nodes
from themeloom.project import Corpus
from themeloom.trends import MEASURES, measure_values


def list_colorings(records: pd.DataFrame, occurrences: pd.DataFrame) -> list[str]:
    """List what the terms can be coloured by: theme, kind, and the numbers that the records have.

    Parameters
    ----------
    records : DataFrame
        One row per paper.
    occurrences : DataFrame
        One row per paper and term.

    Returns
    -------
    list of str

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "year": [2020]})
    >>> list_colorings(records, pd.DataFrame({"doc_id": ["p"], "term": ["map"]}))
    ['theme', 'kind', 'year']
    """
    numbers = [name for name in MEASURES if name in records and len(measure_values(records, occurrences, measure=name))]
    return ["theme", "kind", *numbers]


def describe_looks(view: View, records: pd.DataFrame, looks: dict[str, Any]) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, Any]]:
    """Describe what is drawn of a view.

    Parameters
    ----------
    view : View
    records : DataFrame
        One row per paper.
    looks : dict
        kinds, max_links and max_q, as ``browser.describe_view`` takes them; color, one of ``list_colorings``; label_size and
        dot_size, as ``browser.list_traces`` takes them.

    Returns
    -------
    terms, links : DataFrame
        As ``browser.list_traces`` takes them.
    options : dict
        Its other arguments.
    """
    terms, links = describe_view(view, **{name: looks[name] for name in ("kinds", "max_links", "max_q")})
    options = {name: looks[name] for name in ("label_size", "dot_size")} | {"colored_by": looks["color"]}
    if looks["color"] in MEASURES:
        values = measure_values(records, view.vocabulary.occurrences, measure=looks["color"])
        terms = terms.assign(value=terms["term"].map(values))
        options["colored_by"] = MEASURES[looks["color"]]
    return terms, links, options


def describe_size(view: View, terms: pd.DataFrame, shown: nx.Graph) -> str:
    """Describe in words how much of a view is shown: terms, links and themes.

    Parameters
    ----------
    view : View
    terms : DataFrame
        One row per term that is shown.
    shown : networkx.Graph
        These terms with all links between them.

    Returns
    -------
    str
    """
    nodes = describe_nodes(view.graph).nodes
    return f"{len(terms)} of {len(view.graph)} {nodes}, {shown.number_of_edges()} links, {len(view.themes)} themes"


def save_map(corpus: Corpus, shown: nx.Graph, view: View) -> str:
    """Write what is shown of a view as VOSviewer opens it, and say where.

    Parameters
    ----------
    corpus : Corpus
    shown : networkx.Graph
        Nodes with ``x`` and ``y``.
    view : View

    Returns
    -------
    str
        A sentence for the user.
    """
    content = format_network(shown, view.themes, view.members)["vosviewer.json"]
    return f"Written as {corpus.save_export('explorer.vosviewer.json', content)}; VOSviewer opens it."


def save_lines(corpus: Corpus, lines: pd.DataFrame) -> str:
    """Save lines of a thesaurus for make, and say where.

    Parameters
    ----------
    corpus : Corpus
    lines : DataFrame
        label, replace by.

    Returns
    -------
    str
        A sentence for the user.
    """
    return f"Saved as {corpus.save_thesaurus(lines)} ({len(lines)} lines). make uses it."
