"""The artefacts of a corpus are written, each whole or not at all, with a line for the record."""

import re
from collections.abc import Callable
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from themeloom.project.corpus_folder import CorpusFolder
from themeloom.project.files import measure_digest, render_csv, render_svg, save_pdf, write_parquet
from themeloom.tables import SCHEMAS, check_table
from themeloom.writing import write_together, write_whole

if TYPE_CHECKING:  # most that write a table draw nothing
    from matplotlib.figure import Figure

PNG_DPI = 300


class ArtefactWriter(CorpusFolder):
    """A corpus whose artefacts are written."""

    def write(
        self,
        stem: str,
        artefact: pd.DataFrame | nx.Graph,
        *,
        parts: dict[str, pd.DataFrame] | None = None,
        **asides: pd.DataFrame,
    ) -> str:
        """Write a notebook's artefact, in one go with all that belongs to it.

        The artefact is put in its place last, and names the others with their SHA-256: whoever reads in between does not see
        a new part beside an old artefact (see ``read``).

        Parameters
        ----------
        stem : str
            The notebook.
        artefact : DataFrame or Graph
            A table is held to its schema: the one of ``tables.SCHEMAS`` that is named as the stem without its number.
        parts : dict, optional
            Name -> table, which later notebooks read, as ``<stem>.<name>.parquet``; held to its schema too.
        **asides : DataFrame
            Tables for people, as ``<stem>.<name>.csv``.

        Returns
        -------
        str
            A line for the record for each table and graph: its path and its sha256.

        Raises
        ------
        ValueError
            Before anything is written: a table without a schema, or other columns than its schema's.
        """
        tables = {f"{stem}.{name}": table for name, table in (parts or {}).items()}
        if not isinstance(artefact, nx.Graph):
            tables[stem] = artefact
        checked = {name: _hold_to_schema(table, name) for name, table in tables.items()}
        folder = self.folder / "derived"
        digests = {}
        writers = {folder / f"{stem}.{name}.csv": _make_writer(render_csv(table)) for name, table in asides.items()}
        for name, table in checked.items():
            named = digests if name == stem else None  # it is filled last
            writers[folder / f"{name}.parquet"] = partial(write_parquet, table, parts=named)
        if isinstance(artefact, nx.Graph):
            writers[folder / f"{stem}.graphml"] = partial(nx.write_graphml, artefact)
        lines = self._replace(writers, digests).splitlines()
        return "\n".join(lines[len(asides) :])

    def write_thesaurus(self, stem: str, lines: pd.DataFrame) -> str:
        """Write lines of a thesaurus beside a notebook's artefact, with tabs as VOSviewer does.

        Copied to ``params/thesaurus.csv`` and edited there, it is read by ``read_thesaurus``.

        Parameters
        ----------
        stem : str
            The notebook.
        lines : DataFrame
            Columns ``label`` and ``replace by``.

        Returns
        -------
        str
            A line for the record: its path and its sha256.
        """
        path = self.folder / "derived" / f"{stem}.thesaurus.txt"
        return self._replace({path: lambda part: lines.to_csv(part, sep="\t", index=False)})

    def write_export(self, stem: str, files: dict[str, bytes], **tables: pd.DataFrame) -> str:
        """Write a notebook's artefact in other tools' formats into ``export/``.

        Parameters
        ----------
        stem : str
            The notebook.
        files : dict
            The end of a file's name -> its bytes; the last of them is written last.
        **tables : DataFrame
            Written before, as ``<stem>.<name>.csv``.

        Returns
        -------
        str
            A line for the record for each file: its path and its sha256.
        """
        folder = self.folder / "export"
        writers = {folder / f"{stem}.{name}.csv": _make_writer(render_csv(table)) for name, table in tables.items()}
        writers |= {folder / f"{stem}.{ending}": _make_writer(content) for ending, content in files.items()}
        return self._replace(writers)

    def save_export(self, name: str, content: bytes) -> str:
        """Write a file for another tool into ``export/``.

        Parameters
        ----------
        name : str
        content : bytes

        Returns
        -------
        str
            Its path, from the project's folder.
        """
        path = self.folder / "export" / name
        write_whole(path, _make_writer(content))
        return path.relative_to(self.root).as_posix()

    def write_figure(self, stem: str, figure: "Figure", drawn: pd.DataFrame, *, title: str, description: str) -> str:
        """Write a figure as SVG, PDF and PNG, and the table of what is drawn in it as CSV.

        Parameters
        ----------
        stem : str
            The notebook.
        figure : matplotlib.figure.Figure
        drawn : DataFrame
        title, description : str
            Are put inside the SVG, where screen readers find them.

        Returns
        -------
        str
            A line for the record for each file: its path and its sha256.
        """
        folder = self.root / "figures" / self.name
        # all formats have what is drawn at the same places: drawn again, a layout moves a little
        figure.draw_without_rendering()
        figure.set_layout_engine("none")
        svg = render_svg(figure, stem, title, description)
        return self._replace(
            {
                folder / f"{stem}.csv": _make_writer(render_csv(drawn)),
                folder / f"{stem}.pdf": partial(save_pdf, figure),
                folder / f"{stem}.png": partial(figure.savefig, format="png", dpi=PNG_DPI),
                folder / f"{stem}.svg": _make_writer(svg),
            }
        )

    def write_report(self, stem: str, page: str) -> str:
        """Write a notebook's page of HTML beside the figures.

        Parameters
        ----------
        stem, page : str
            The notebook, and the text of the file.

        Returns
        -------
        str
            As ``write_figure`` returns it, of the one file.
        """
        path = self.root / "figures" / self.name / f"{stem}.html"
        return self._replace({path: _make_writer(page)})

    def _replace(self, writers: dict[Path, Callable], digests: dict | None = None) -> str:
        """Write files whole, together and in this order; return their lines for the record.

        ``digests`` takes up the name and the SHA-256 of each file as soon as it is full.
        """
        digests = {} if digests is None else digests

        def fill(write, name, part):
            write(part)
            digests[name] = measure_digest(part)

        write_together({path: partial(fill, write, path.name) for path, write in writers.items()})
        return "\n".join(f"{path.relative_to(self.root).as_posix()}  sha256 {digests[path.name][:16]}" for path in writers)


def _make_writer(content: bytes | str) -> Callable[[Path], object]:
    """What writes bytes, or a text in UTF-8, to a path."""
    return methodcaller("write_bytes", content.encode() if isinstance(content, str) else content)


def _hold_to_schema(table, stem):
    """Return a table with the columns of its schema, in their order and of their types, and no others."""
    name = re.sub(r"^\d+_", "", stem)
    if name not in SCHEMAS:
        raise ValueError(f"tables.SCHEMAS has no table {name}, as {stem} would be; it has: {', '.join(SCHEMAS)}")
    if more := [str(column) for column in table if column not in SCHEMAS[name].columns]:
        raise ValueError(f"a table of {name} has the columns {', '.join(SCHEMAS[name].columns)}; not in it: {', '.join(more)}")
    return check_table(table, name)
