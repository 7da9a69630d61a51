"""What the terms of a corpus are made of: its mentions, or other things that its papers have, such as authors, or both."""

from typing import NamedTuple

import networkx as nx
import pandas as pd

from themeloom.browser import Vocabulary, build_vocabulary
from themeloom.network import TERMS
from themeloom.overview import NETWORKS, list_items
from themeloom.project import Corpus
from themeloom.terms import TermTables, tabulate_terms


class Studied(NamedTuple):
    """What terms are made of.

    Attributes
    ----------
    mentions : DataFrame
        Of terms in the texts, one a row.
    items : DataFrame or None
        Other things that papers have, one a row (see ``overview.list_items``).
    kind : str
        What these are, such as author.
    mixed : bool
        Whether both are nodes; otherwise other things alone, where there are any.
    """

    mentions: pd.DataFrame
    items: pd.DataFrame | None = None
    kind: str = ""
    mixed: bool = True

    def list_counted(self) -> pd.DataFrame:
        """List all that a thesaurus may change: one row per mention or thing, with doc_id, key and form."""
        return pd.concat([self.mentions if self.mixed else None, self.items])

    def tabulate(self, thesaurus: pd.DataFrame) -> TermTables:
        """Tabulate the terms, as 03_terms does.

        Parameters
        ----------
        thesaurus : DataFrame
            One row per line: label, replace by.

        Returns
        -------
        TermTables
        """
        return tabulate_terms(self.mentions if self.mixed else None, self.items, kind=self.kind, thesaurus=thesaurus)

    def build_vocabulary(self, tables: TermTables, records: pd.DataFrame, words: pd.DataFrame) -> Vocabulary:
        """Build what a map needs to know of the terms.

        Parameters
        ----------
        tables : TermTables
            As ``tabulate`` returns them.
        records : DataFrame
            One row per paper.
        words : DataFrame
            Of the papers, as they were: they stay where no term is a node.

        Returns
        -------
        browser.Vocabulary
        """
        return build_vocabulary(self.mentions, tables, records=records, words=None if self.mixed else words)


def list_studied(corpus: Corpus, mentions: pd.DataFrame, graph: nx.Graph) -> Studied:
    """List what the terms of a network are made of.

    Parameters
    ----------
    corpus : Corpus
        From which the parts of the records are read, where the network is of other things than terms.
    mentions : DataFrame
        One row per mention.
    graph : networkx.Graph
        As ``network.build_network`` builds it.

    Returns
    -------
    Studied
    """
    network_of = graph.graph.get("network_of", TERMS)
    if network_of == TERMS:
        return Studied(mentions)
    network = NETWORKS[network_of]
    items = list_items({part: corpus.read("01_records", part) for part in network.parts}, network_of)
    return Studied(mentions, items, network.node, network.with_terms)
