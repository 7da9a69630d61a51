"""Where the files of one corpus lie: reads and writes its artefacts, whole or not at all.

The only module that knows a path. A corpus is the folder ``data/<name>/``; an artefact bears the name of the notebook
that makes it (its stem), for example ``data/<name>/derived/04_network.graphml``.
"""

import codecs
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

import networkx as nx
import pandas as pd

FLOAT_DIGITS = 6  # floats are rounded on writing, so that a rerun on another processor still compares equal
FORMULA_STARTS = tuple("=+-@\t\r")  # a spreadsheet runs a cell that begins so
NEWLINE = re.compile(rb"\r\n|\r|\n")
PNG_DPI = 300
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def find_root(start=None):
    """Return the project's folder: the nearest one above ``start`` (default: here) that holds notebooks/ and data/.

    papermill runs a notebook in the caller's folder, JupyterLab and nbval in the notebook's own.
    """
    start = Path(start or Path.cwd()).resolve()
    for folder in [start, *start.parents]:
        if (folder / "notebooks").is_dir() and (folder / "data").is_dir():
            return folder
    raise FileNotFoundError(f"no project at or above {start}: looked for a folder that holds notebooks/ and data/")


@dataclass(frozen=True)
class Corpus:
    """The files of one corpus, by its name.

    Raises FileNotFoundError, listing the corpora there are, if ``data/<name>/raw`` holds no file.
    """

    name: str
    root: Path = None

    def __post_init__(self):
        object.__setattr__(self, "root", Path(self.root or find_root()))
        if not self.raw_files:
            there = sorted(raw.parent.name for raw in (self.root / "data").glob("*/raw") if _find_files(raw))
            raise FileNotFoundError(
                f"no corpus {self.name!r}: data/{self.name}/raw holds no file; corpora there are: {', '.join(there) or 'none'}"
            )

    @property
    def folder(self):
        """The folder of this corpus' raw files, settings and tables."""
        return self.root / "data" / self.name

    @property
    def raw_files(self):
        """The files as the user gave them, sorted by name; hidden files (.DS_Store, .gitkeep) are none of them."""
        return _find_files(self.folder / "raw")

    def count_raw_lines(self):
        """Count the lines of the raw files by their bytes, independently of any parser."""
        texts = [path.read_bytes() for path in self.raw_files]
        texts = [text.decode("utf-16").encode() if text.startswith(UTF_16) else text for text in texts]
        return sum(len(NEWLINE.findall(text)) + (text[-1:] not in (b"\n", b"\r", b"")) for text in texts)

    def read(self, stem, part=None):
        """Read the artefact of a notebook, or a ``part`` of it: a DataFrame from .parquet, a networkx Graph from .graphml.

        Raises FileNotFoundError, naming the notebook that makes it, where it has not been made.
        """
        readers = {".parquet": pd.read_parquet, ".graphml": nx.read_graphml}
        for suffix, reader in readers.items():
            path = self.folder / "derived" / f"{'.'.join(filter(None, [stem, part]))}{suffix}"
            if path.exists():
                return reader(path)
        raise FileNotFoundError(
            f"data/{self.name}/derived holds no {stem}; run notebooks/{stem}.ipynb first, or `make CORPUS={self.name}`"
        )

    def read_thesaurus(self):
        """Read ``params/thesaurus.csv`` (columns ``label`` and ``replace by``, with commas or, as VOSviewer writes it, tabs).

        Returns a table without lines where the user wrote none. Raises ValueError, naming the file, where it is no such table.
        """
        path = self.folder / "params" / "thesaurus.csv"
        if not path.exists():
            return pd.DataFrame(columns=["label", "replace by"], dtype="str")
        header = path.read_text(encoding="utf-8-sig").partition("\n")[0]
        if "label" not in header.casefold():
            raise ValueError(f"{path.relative_to(self.root)}: needs the columns `label` and `replace by`; found {header!r}")
        separator = next((sign for sign in "\t;" if sign in header), ",")
        table = pd.read_csv(path, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
        return table.rename(columns=lambda name: name.strip().casefold())

    def write_thesaurus(self, stem, lines):
        """Write lines of a thesaurus beside a notebook's artefact, with tabs as VOSviewer does; return a line for the record.

        Copied to ``params/thesaurus.csv`` and edited there, it is read by ``read_thesaurus``.
        """
        path = self.folder / "derived" / f"{stem}.thesaurus.txt"
        return self._replace(path, lambda part: lines.to_csv(part, sep="\t", index=False))

    def write(self, stem, artefact, *, parts=None, **asides):
        """Write a notebook's artefact (table or graph) and return lines for the record: each path and its sha256.

        What belongs to it is written first: ``parts`` (name -> table), which later notebooks read, as ``<stem>.<name>.parquet``;
        and ``asides``, tables for people, as ``<stem>.<name>.csv``.
        """
        folder = self.folder / "derived"
        for name, table in asides.items():
            self._write_csv(folder / f"{stem}.{name}.csv", table)
        lines = [self._write_table(folder / f"{stem}.{name}.parquet", table) for name, table in (parts or {}).items()]
        if isinstance(artefact, nx.Graph):
            lines.append(self._replace(folder / f"{stem}.graphml", lambda path: nx.write_graphml(artefact, path)))
        else:
            lines.append(self._write_table(folder / f"{stem}.parquet", artefact))
        return "\n".join(lines)

    def write_export(self, stem, files, **tables):
        """Write a notebook's artefact in other tools' formats into ``export/``; return the lines for the record.

        ``files`` maps the end of a file's name to its bytes, the last of them written last; ``tables`` are written before, as
        CSV, as ``<stem>.<name>.csv``.
        """
        folder = self.folder / "export"
        lines = [self._write_csv(folder / f"{stem}.{name}.csv", table) for name, table in tables.items()]
        lines += [
            self._replace(folder / f"{stem}.{ending}", lambda path, content=content: path.write_bytes(content))
            for ending, content in files.items()
        ]
        return "\n".join(lines)

    def _write_csv(self, path, table):
        return self._replace(path, lambda part: _for_spreadsheet(table).to_csv(part, index=False))

    def _write_table(self, path, table):
        return self._replace(path, lambda part: table.round(FLOAT_DIGITS).to_parquet(part, index=False))

    def write_figure(self, stem, figure, drawn, *, title, description):
        """Write a figure as SVG and PNG, and the table of what is drawn in it as CSV; return their lines for the record.

        ``title`` and ``description`` are put inside the SVG, where screen readers find them.
        """
        folder = self.root / "figures" / self.name
        svg = _render_svg(figure, stem, title, description)
        return "\n".join(
            [
                self._write_csv(folder / f"{stem}.csv", drawn),
                self._replace(folder / f"{stem}.png", lambda path: figure.savefig(path, format="png", dpi=PNG_DPI)),
                self._replace(folder / f"{stem}.svg", lambda path: path.write_text(svg, encoding="utf-8")),
            ]
        )

    def _replace(self, path, write):
        """Let ``write`` fill a temporary file beside ``path``, then put it in its place at once."""
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        os.close(handle)
        part = Path(name)
        try:
            write(part)
            part.chmod(0o644)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return f"{path.relative_to(self.root).as_posix()}  sha256 {digest[:16]}"


def _find_files(folder):
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())


def _for_spreadsheet(table):
    """Return the table with floats rounded and an apostrophe before text that a spreadsheet would run as a formula."""
    return table.round(FLOAT_DIGITS).map(
        lambda cell: f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
    )


def _render_svg(figure, stem, title, description):
    """Return the figure as SVG text: same bytes on every run, with a title and a description for screen readers."""
    import io

    import matplotlib as mpl

    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": stem, "svg.fonttype": "path"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    named = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(description)}</desc>\n <metadata>'
    return buffer.getvalue().replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1).replace("<metadata>", named, 1)
