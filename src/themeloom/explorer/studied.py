"""What the terms of a corpus are made of: its mentions, or other things that its papers have, such as authors, or both."""

from typing import NamedTuple

import pandas as pd

from themeloom.overview import NETWORKS, list_items
from themeloom.project import Corpus
from themeloom.terms import TermTables, tabulate_terms


class Studied(NamedTuple):
    """What terms are made of: mentions (None for other things alone), other things (None for terms alone), and their kind."""

    mentions: pd.DataFrame | None
    items: pd.DataFrame | None = None
    kind: str = ""

    def tabulate_terms(self, thesaurus: pd.DataFrame) -> TermTables:
        """Tabulate the terms, as 03_terms does.

        Parameters
        ----------
        thesaurus : DataFrame
            One row per line: label, replace by.

        Returns
        -------
        TermTables
        """
        return tabulate_terms(self.mentions, self.items, kind=self.kind, thesaurus=thesaurus)

    def join_all(self) -> pd.DataFrame:
        """Join all that a thesaurus may change: one row per mention or thing, with doc_id, key and form."""
        return pd.concat([self.mentions, self.items])


def list_studied(corpus: Corpus, mentions: pd.DataFrame, network_of: str) -> Studied:
    """List what the terms of a network are made of.

    Parameters
    ----------
    corpus : Corpus
        From which the parts of the records are read, where the network is of other things than terms.
    mentions : DataFrame
        One row per mention.
    network_of : str
        "terms", or a key of ``overview.NETWORKS``.

    Returns
    -------
    Studied
    """
    if network_of not in NETWORKS:
        return Studied(mentions)
    network = NETWORKS[network_of]
    items = list_items({part: corpus.read("01_records", part) for part in network.parts}, network_of)
    return Studied(mentions if network.with_terms else None, items, network.node)
