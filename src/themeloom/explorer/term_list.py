"""The explorer's list of the terms of the map: in how many papers, how telling, of what kind; those one unticks are dropped."""

from collections.abc import Callable
from typing import Any

import anywidget
import ipywidgets as widgets
import pandas as pd
import traitlets

from themeloom.browser import read_asset, render

ORDERS = {"most papers first": "documents", "most telling first": "relevance", "by name": "term"}
HEADS = ("term", "papers", "relevance", "kind")
NOTE = (
    "A click on a term shows an example. Terms without a tick are dropped by the button; the thesaurus lists what was dropped, "
    "and undoes it."
)


class TermTable(anywidget.AnyWidget):
    """Shows rows with a tick each, below the heads of their columns.

    Attributes
    ----------
    rows : list of list of str
        Term, papers, relevance and kind of each.
    unticked : list of str
        Terms whose tick was taken away.
    chosen : str
        The term that was clicked last; empty for none.
    """

    _esm = f"const HEADS = {[*HEADS]};\n{read_asset('explorer/terms.js')}"
    _css = read_asset("explorer/terms.css")
    rows = traitlets.List().tag(sync=True)
    unticked = traitlets.List().tag(sync=True)
    chosen = traitlets.Unicode().tag(sync=True)


class TermList:
    """Lists terms.

    Parameters
    ----------
    choose : callable
        Called with a list of the one term that is chosen; returns papers with sentences, as ``browser.list_papers`` lists
        them, to be shown below it.
    drop : callable
        Called with those that the user drops.

    Attributes
    ----------
    table : TermTable
    button : ipywidgets.Button
        Drops what has no tick.
    order : ipywidgets.Dropdown
    example, box : ipywidgets.Widget
    """

    def __init__(self, choose: Callable[[list[str]], list[dict]], drop: Callable[[list[str]], None]) -> None:
        self._choose = choose
        self._drop = drop
        self._terms = pd.DataFrame(columns=["term", "documents", "relevance", "kind"])
        self.order = widgets.Dropdown(options=list(ORDERS), layout={"width": "auto"}, tooltip="Order of the terms")
        self.table = TermTable()
        self.button = widgets.Button(description="Drop the terms without a tick", layout={"width": "auto"})
        self.example = widgets.HTML()
        line = widgets.HTML(render("explorer/line.html", text=NOTE))
        self.box = widgets.VBox([self.order, self.table, self.button, line, self.example])
        self.order.observe(self._fill, "value")
        self.table.observe(self._follow, "chosen")
        self.button.on_click(lambda _: self._drop(list(self.table.unticked)))

    def show(self, terms: pd.DataFrame) -> None:
        """Show the terms of a map, all ticked but those whose tick was taken away before.

        Parameters
        ----------
        terms : DataFrame
            One row per term; columns used: term, documents, relevance (null for unknown), kind.
        """
        self._terms = terms
        shown = {*terms["term"]}
        self.table.unticked = [term for term in self.table.unticked if term in shown]
        self.table.chosen = ""
        self._fill()

    def _fill(self, _: Any = None) -> None:
        column = ORDERS[self.order.value]
        ranked = self._terms.sort_values([column, "term"], ascending=[column == "term", True])
        relevance = ranked["relevance"].map("{:.2f}".format).where(ranked["relevance"].notna(), "–")
        self.table.rows = (
            ranked.assign(relevance=relevance)[["term", "documents", "relevance", "kind"]].astype(str).values.tolist()
        )

    def _follow(self, change: Any) -> None:
        if change.new:
            papers = self._choose([change.new])
            self.example.value = render("explorer/panel.html", heading=change.new, facts=[], papers=papers, most=1)
