"""Where the files of one corpus lie: reads and writes its artefacts, whole or not at all.

The only module that knows a path. A corpus is the folder ``data/<name>/``; an artefact bears the name of the notebook
that makes it (its stem), for example ``data/<name>/derived/04_network.graphml``.
"""

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

from themeloom.project.files import (
    READERS,
    measure_digest,
    read_parts,
    render_csv,
    render_svg,
    save_pdf,
    write_parquet,
)
from themeloom.project.pipeline import find_strays, read_pipeline
from themeloom.project.plain_values import render_values
from themeloom.project.theme_names import read_theme_names
from themeloom.project.thesaurus import read_thesaurus
from themeloom.tables import SCHEMAS, check_table
from themeloom.writing import write_together

if TYPE_CHECKING:  # most that read a table draw nothing
    from matplotlib.figure import Figure

PNG_DPI = 300
PATIENCE = 3  # seconds in which the files of an artefact, replaced one after the other, are all there


def find_root(start: Path | None = None) -> Path:
    """Find the project's folder: the nearest one above ``start`` (default: the current one) that holds notebooks/ and data/.

    papermill runs a notebook in the caller's folder, JupyterLab and nbval in the notebook's own.

    Parameters
    ----------
    start : Path, optional

    Returns
    -------
    Path

    Raises
    ------
    FileNotFoundError
        Where no folder above is a project.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in [start, *start.parents]:
        if (folder / "notebooks").is_dir() and (folder / "data").is_dir():
            return folder
    raise FileNotFoundError(f"no project at or above {start}: looked for a folder that holds notebooks/ and data/")


@dataclass(frozen=True)
class Corpus:
    """The files of one corpus, by its name.

    Raises FileNotFoundError, listing the corpora that exist, if ``data/<name>/raw`` holds no file, and ValueError if one of the
    files is a link that leads out of the corpus.
    """

    name: str
    root: Path | None = None

    def __post_init__(self):
        object.__setattr__(self, "root", Path(self.root or find_root()))
        if not self.raw_files:
            others = sorted(raw.parent.name for raw in (self.root / "data").glob("*/raw") if _find_files(raw))
            raise FileNotFoundError(
                f"no corpus {self.name!r}: data/{self.name}/raw holds no file; corpora there are: {', '.join(others) or 'none'}"
            )
        # raw itself is a link where the sensitivity analysis runs a notebook
        if strays := find_strays(self.raw_files, (self.folder / "raw").resolve().parent):
            place = strays[0].relative_to(self.root)
            raise ValueError(f"{place}: a link that leads out of data/{self.name}; put there what it leads to")

    @property
    def folder(self) -> Path:
        """The folder of this corpus' raw files, parameters and tables."""
        return self.root / "data" / self.name

    @property
    def cache(self) -> Path:
        """The folder of what need not be computed twice; it may be deleted at any time."""
        return self.folder / "cache"

    @property
    def raw_files(self) -> list[Path]:
        """The files as the user gave them, sorted by name; hidden files (.DS_Store, .gitkeep) are none of them."""
        return _find_files(self.folder / "raw")

    def describe_raw(self) -> pd.DataFrame:
        """Describe the raw files: one row per file, in order: source (its name), bytes, sha256."""
        contents = [path.read_bytes() for path in self.raw_files]
        digests = [hashlib.sha256(content).hexdigest() for content in contents]
        # a name that the file system could not decode would break whatever is written of it
        names = [path.name.encode("utf-8", "replace").decode("utf-8") for path in self.raw_files]
        return pd.DataFrame({"source": names, "bytes": list(map(len, contents)), "sha256": digests})

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

    def read_thesaurus(self) -> pd.DataFrame:
        """Read ``params/thesaurus.csv``, as ``project.thesaurus.read_thesaurus`` does.

        Returns
        -------
        DataFrame
            Without rows where the user wrote none.

        Raises
        ------
        ValueError
            Where it is no such table, or contradicts itself; the message names the file and the lines.
        """
        return self._read_own("thesaurus.csv", read_thesaurus, ["label", "replace by"])

    def save_thesaurus(self, lines: pd.DataFrame) -> str:
        """Write ``params/thesaurus.csv`` as ``read_thesaurus`` reads it, or delete it where there is no line; return its name."""
        return self._save("thesaurus.csv", lines.to_csv(index=False, lineterminator="\n") if len(lines) else "")

    def read_theme_names(self) -> pd.DataFrame:
        """Read ``params/themes.csv``, as ``project.theme_names.read_theme_names`` does.

        Returns
        -------
        DataFrame
            Without rows where the user keeps none.

        Raises
        ------
        ValueError
            Where it is no such table; the message names the file and the line.
        """
        return self._read_own("themes.csv", read_theme_names, ["number", "name", "terms"])

    def _read_own(self, name: str, read: Callable[[Path], pd.DataFrame], columns: list[str]) -> pd.DataFrame:
        """Read a table of the user's in ``params/``; without rows where there is none."""
        path = self.folder / "params" / name
        if not path.exists():
            return pd.DataFrame(columns=columns, dtype="str")
        try:
            return read(path)
        except ValueError as error:
            raise ValueError(f"{path.relative_to(self.root)}: {error}") from None

    def save_theme_names(self, names: pd.DataFrame) -> str:
        """Write ``params/themes.csv`` as ``read_theme_names`` reads it; return its name."""
        return self._save("themes.csv", names.to_csv(index=False, lineterminator="\n"))

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
        write_together({path: partial(_fill_bytes, content)})
        return path.relative_to(self.root).as_posix()

    def save_parameters(self, stem: str, values: dict) -> str:
        """Write what this corpus changes of a notebook's parameters, or delete the file where that is nothing.

        Parameters
        ----------
        stem : str
            The notebook.
        values : dict
            Parameter -> value. What the file held before is lost: give all.

        Returns
        -------
        str
            The file's name, from the project's folder.
        """
        return self._save(f"{stem}.yml", render_values(values) if values else "")

    def _save(self, name, text):
        path = self.folder / "params" / name
        if text:
            self._replace({path: partial(_fill_text, text)})
        else:
            path.unlink(missing_ok=True)
        return path.relative_to(self.root).as_posix()

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
        writers = {folder / f"{stem}.{name}.csv": partial(_fill_text, render_csv(table)) for name, table in asides.items()}
        for name, table in checked.items():
            named = digests if name == stem else None  # it is filled last
            writers[folder / f"{name}.parquet"] = partial(write_parquet, table, parts=named)
        if isinstance(artefact, nx.Graph):
            writers[folder / f"{stem}.graphml"] = partial(nx.write_graphml, artefact)
        lines = self._replace(writers, digests).splitlines()
        return "\n".join(lines[len(asides) :])

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
        writers = {folder / f"{stem}.{name}.csv": partial(_fill_text, render_csv(table)) for name, table in tables.items()}
        writers |= {folder / f"{stem}.{ending}": partial(_fill_bytes, content) for ending, content in files.items()}
        return self._replace(writers)

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
                folder / f"{stem}.csv": partial(_fill_text, render_csv(drawn)),
                folder / f"{stem}.pdf": partial(save_pdf, figure),
                folder / f"{stem}.png": partial(figure.savefig, format="png", dpi=PNG_DPI),
                folder / f"{stem}.svg": partial(_fill_text, svg),
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
        return self._replace({path: partial(_fill_text, page)})

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


def _fill_text(text, path):
    path.write_text(text, encoding="utf-8", newline="")


def _fill_bytes(content, path):
    path.write_bytes(content)


def _find_files(folder):
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())


def _hold_to_schema(table, stem):
    """Return a table with the columns of its schema, in their order and of their types, and no others."""
    name = re.sub(r"^\d+_", "", stem)
    if name not in SCHEMAS:
        raise ValueError(f"tables.SCHEMAS has no table {name}, as {stem} would be; it has: {', '.join(SCHEMAS)}")
    if more := [str(column) for column in table if column not in SCHEMAS[name].columns]:
        raise ValueError(f"a table of {name} has the columns {', '.join(SCHEMAS[name].columns)}; not in it: {', '.join(more)}")
    return check_table(table, name)
