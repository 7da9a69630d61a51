"""One corpus: its files where they lie, read and written.

No other package knows a path. A corpus is the folder ``data/<name>/``; an artefact bears the name of the notebook
that makes it (its stem), for example ``data/<name>/derived/04_network.graphml``.
"""

from dataclasses import dataclass

from themeloom.project.artefact_reader import ArtefactReader
from themeloom.project.artefact_writer import ArtefactWriter
from themeloom.project.own_files import OwnFiles


@dataclass(frozen=True)
class Corpus(ArtefactReader, ArtefactWriter, OwnFiles):
    """The files of one corpus, by its name: they lie where ``CorpusFolder`` says, and are read and written whole.

    ``ArtefactReader`` reads what notebooks made, ``ArtefactWriter`` writes it, and ``OwnFiles`` reads and saves what users set;
    each knows the folder and none of the others.

    Raises as ``CorpusFolder`` does, where there is no such corpus.
    """
