"""The artefacts of a corpus are read: tables and graphs from ``derived/``, and figures as they were drawn."""

import time

import networkx as nx
import pandas as pd

from themeloom.project.corpus_folder import CorpusFolder
from themeloom.project.files import READERS, measure_digest, read_parts
from themeloom.project.pipeline import read_pipeline

PATIENCE = 3  # seconds in which the files of an artefact, replaced one after the other, are all there


class ArtefactReader(CorpusFolder):
    """A corpus whose artefacts are read."""

    def read(self, stem: str, part: str | None = None) -> pd.DataFrame | nx.Graph:
        """Read the artefact of a notebook, or a part of it.

        Parameters
        ----------
        stem : str
            The notebook, such as ``05_themes``.
        part : str, optional
            The part, such as ``papers``.

        Returns
        -------
        DataFrame or Graph
            A table from .parquet, a graph from .graphml; a table for people (.csv) is read as text.

        Raises
        ------
        FileNotFoundError
            Where it has not been made; the message names the notebook that makes it.
        ValueError
            Where the part is not of the same run as its artefact.
        """
        for suffix, reader in READERS.items():
            path = self.folder / "derived" / f"{'.'.join(filter(None, [stem, part]))}{suffix}"
            if path.exists():
                self._check_part(path, stem)
                return reader(path)
        raise FileNotFoundError(
            f"data/{self.name}/derived holds no {stem}; run notebooks/{stem}.ipynb first, or `make CORPUS={self.name}`"
        )

    def _check_part(self, path, stem):
        """Check that a part is the one that its artefact names, once the two are replaced."""
        end = time.monotonic() + PATIENCE
        while measure_digest(path) != read_parts(path.with_name(f"{stem}.parquet")).get(path.name, measure_digest(path)):
            if time.monotonic() > end:
                raise ValueError(
                    f"{path.relative_to(self.root)} and {stem}.parquet are not of one run: one was broken off as it wrote them; "
                    f"run `make CORPUS={self.name}`"
                )
            time.sleep(PATIENCE / 30)

    def read_figure(self, stem: str) -> tuple[str, str]:
        """Read a figure as it was written.

        Parameters
        ----------
        stem : str
            The notebook that draws it.

        Returns
        -------
        svg, csv : str
            The figure, and the table of what is drawn in it.

        Raises
        ------
        FileNotFoundError
            Where it has not been drawn.
        """
        paths = [self.root / "figures" / self.name / f"{stem}{suffix}" for suffix in (".svg", ".csv")]
        if not all(path.exists() for path in paths):
            raise FileNotFoundError(f"figures/{self.name} holds no {stem}; run `make CORPUS={self.name}` first")
        svg, drawn = (path.read_bytes().decode() for path in paths)
        return svg, drawn

    def read_figures(self) -> dict[str, tuple[str, str]]:
        """Read every figure that the pipeline draws, in its order: stem -> SVG and CSV, as ``read_figure`` returns them."""
        stems = [step.notebook for step in read_pipeline(self.root) if step.makes == "figure"]
        return {stem: self.read_figure(stem) for stem in stems}
