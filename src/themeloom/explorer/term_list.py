"""The explorer's list of the terms of the map: in how many papers, how telling, of what kind; those one chooses are dropped."""

from collections.abc import Callable
from typing import Any

import ipywidgets as widgets
import pandas as pd

from themeloom.browser import render

ROWS = 15
ORDERS = {"most papers first": "documents", "most telling first": "relevance", "by name": "term"}


class TermList:
    """Lists terms.

    Parameters
    ----------
    choose : callable
        Called with the terms that are chosen in the list; returns papers with sentences, as ``browser.list_papers`` lists
        them, to be shown below it.
    drop : callable
        Called with those that the user drops.

    Attributes
    ----------
    box : ipywidgets.Widget
    """

    def __init__(self, choose: Callable[[list[str]], list[dict]], drop: Callable[[list[str]], None]) -> None:
        self._choose = choose
        self._drop = drop
        self._quiet = False  # while the list is filled, nothing is chosen
        self._table = pd.DataFrame(columns=["term", "documents", "relevance", "kind"])
        self._order = widgets.Dropdown(options=list(ORDERS), layout={"width": "auto"}, tooltip="Order of the terms")
        self._list = widgets.SelectMultiple(rows=ROWS, layout={"width": "auto"}, tooltip="Terms of the map")
        button = widgets.Button(description="Drop the chosen terms", layout={"width": "auto"})
        note = (
            "Each with its papers, relevance and kind. Choose one to see an example, several to drop them; the thesaurus lists "
            "what was dropped, and undoes it."
        )
        self._example = widgets.HTML()
        line = widgets.HTML(render("explorer/line.html", text=note))
        self.box = widgets.VBox([self._order, self._list, button, line, self._example])
        self._order.observe(self._fill, "value")
        self._list.observe(self._follow, "value")
        button.on_click(lambda _: self._drop(list(self._list.value)))

    def show(self, terms: pd.DataFrame) -> None:
        """Show the terms of a map.

        Parameters
        ----------
        terms : DataFrame
            One row per term; columns used: term, documents, relevance (null for unknown), kind.
        """
        self._table = terms
        self._fill()

    def _fill(self, _: Any = None) -> None:
        column = ORDERS[self._order.value]
        ranked = self._table.sort_values([column, "term"], ascending=[column == "term", True])
        relevance = ranked["relevance"].map("{:.2f}".format).where(ranked["relevance"].notna(), "–")
        rows = zip(ranked["term"], ranked["documents"], relevance, ranked["kind"], strict=True)
        self._quiet = True
        self._list.options = [(f"{term} ({papers}) · {telling} · {kind}", term) for term, papers, telling, kind in rows]
        self._quiet = False

    def _follow(self, change: Any) -> None:
        if not self._quiet and change.new:
            papers = self._choose(list(change.new))
            heading = ", ".join(change.new)
            self._example.value = render("explorer/panel.html", heading=heading, facts=[], papers=papers, most=1)
