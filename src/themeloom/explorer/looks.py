"""How the map looks: what it shows of a view, the number by which its terms are coloured, and what is saved."""

from typing import Any

import networkx as nx
import pandas as pd

from themeloom.browser import View, describe_view
from themeloom.export import format_network
from themeloom.network import describe_nodes
from themeloom.project import Corpus
from themeloom.trends import MEASURES, measure_values

UNMEASURED = "what colours them is not known of these themes: save, run make and run all again to have their stability measured"


def list_colorings(view: View, records: pd.DataFrame) -> list[str]:
    """List what the terms can be coloured by: theme, kind, and the numbers that are known of some of them.

    Parameters
    ----------
    view : View
    records : DataFrame
        One row per paper.

    Returns
    -------
    list of str
    """
    return ["theme", "kind", *(measure for measure in MEASURES if len(_measure(view, records, measure)))]


def _measure(view: View, records: pd.DataFrame, measure: str) -> pd.Series:
    """The number that a measure gives each term; terms of which it is not known are not in it."""
    needed, column = (view.members, "recovery") if measure == "stability" else (records, measure)
    if column not in needed:  # the stability of other themes than those of make, a year that the export lacks
        return pd.Series(dtype="float64")
    return measure_values(records, view.vocabulary.occurrences, view.members, measure=measure)


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
        terms = terms.assign(value=terms["term"].map(_measure(view, records, looks["color"])))
        options["colored_by"] = MEASURES[looks["color"]]
    return terms, links, options


def describe_size(view: View, terms: pd.DataFrame, shown: nx.Graph) -> str:
    """Describe in words how much of a view is shown: terms, links and themes, and whether no colour is known.

    Parameters
    ----------
    view : View
    terms : DataFrame
        One row per term that is shown, with the value that colours it where a number does.
    shown : networkx.Graph
        These terms with all links between them.

    Returns
    -------
    str
    """
    nodes = describe_nodes(view.graph).nodes
    size = f"{len(terms)} of {len(view.graph)} {nodes}, {shown.number_of_edges()} links, {len(view.themes)} themes"
    return f"{size}; {UNMEASURED}" if "value" in terms and terms["value"].isna().all() else size


def describe_origin(saved: list[str], tried: list[str]) -> str:
    """Describe behind a map's size whether it is another than make drew, or of other parameters than the controls show.

    Parameters
    ----------
    saved : list of str
        Files of parameters that the map follows and make has not seen.
    tried : list of str
        Notebooks that made the map with parameters that are kept nowhere.

    Returns
    -------
    str
        Empty where there are neither.

    Examples
    --------
    >>> describe_origin(["04_network.yml"], [])
    '; drawn with what was saved after make ran last (04_network.yml): run make to draw the figures so, too'
    >>> describe_origin([], ["05_themes"])
    '; 05_themes was run with parameters that are kept nowhere: the controls show those that are kept'
    """
    if saved:
        return f"; drawn with what was saved after make ran last ({', '.join(saved)}): run make to draw the figures so, too"
    kept = "was run with parameters that are kept nowhere: the controls show those that are kept"
    return f"; {', '.join(tried)} {kept}" if tried else ""


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
