"""Maps at other parameters: quickly while they are tried, or as make builds them."""

import pandas as pd

from themeloom.browser import View, build_graph, build_view
from themeloom.explorer.parameters import Parameters


class Rebuilder:
    """Builds views at the values that parameters have, and the network only where it is another than the last.

    Parameters
    ----------
    records : DataFrame
        One row per paper.
    parameters : Parameters
    """

    def __init__(self, records: pd.DataFrame, parameters: Parameters) -> None:
        self._records = records
        self._parameters = parameters
        self._last = None  # the terms, options and graph of the network that was built last

    def build(self, view: View, *, settled: bool) -> View:
        """Build a view.

        Parameters
        ----------
        view : browser.View
            Of whose terms it is built.
        settled : bool
            Whether as make builds it; otherwise the themes keep the numbers of those in ``view``, and those of the network are
            clustered with one ensemble of starts.

        Returns
        -------
        browser.View

        Raises
        ------
        ValueError, OSError
            As ``browser.build_graph`` and ``browser.build_view`` do.
        """
        options = self._parameters.list_options()
        network = {name: options.pop(name) for name in ("network", "layout_seed")}
        if self._last is None or self._last[0] is not view.vocabulary or self._last[1] != network:
            graph = build_graph(self._records["doc_id"], view.vocabulary, **network)
            self._last = (view.vocabulary, network, graph)
        options["finding"]["ensembles"] = None if settled else 1
        before = None if settled else view.papers
        return build_view(self._records, view.vocabulary, self._last[2], **options, before=before)
