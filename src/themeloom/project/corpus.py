"""Where the files of one corpus lie: reads and writes its artefacts, whole or not at all.

The only module that knows a path. A corpus is the folder ``data/<name>/``; an artefact bears the name of the notebook
that makes it (its stem), for example ``data/<name>/derived/04_network.graphml``.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pandas as pd
import yaml

from themeloom.project.files import FLOAT_DIGITS, READERS, count_lines, read_thesaurus, render_csv, render_svg, write_whole

PNG_DPI = 300


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
        return sum(count_lines(path.read_bytes()) for path in self.raw_files)

    def describe_raw(self):
        """Describe the raw files: one row per file, in order: source (its name), bytes, sha256."""
        texts = [path.read_bytes() for path in self.raw_files]
        digests = [hashlib.sha256(text).hexdigest() for text in texts]
        return pd.DataFrame({"source": [path.name for path in self.raw_files], "bytes": list(map(len, texts)), "sha256": digests})

    def read(self, stem, part=None):
        """Read the artefact of a notebook, or a ``part`` of it: a DataFrame from .parquet, a networkx Graph from .graphml.

        A table for people (.csv) is read as text.

        Raises FileNotFoundError, naming the notebook that makes it, where it has not been made.
        """
        for suffix, reader in READERS.items():
            path = self.folder / "derived" / f"{'.'.join(filter(None, [stem, part]))}{suffix}"
            if path.exists():
                return reader(path)
        raise FileNotFoundError(
            f"data/{self.name}/derived holds no {stem}; run notebooks/{stem}.ipynb first, or `make CORPUS={self.name}`"
        )

    def read_figure(self, stem):
        """Read a figure as it was written: its SVG and the CSV of what is drawn in it, as text.

        Raises FileNotFoundError where it has not been drawn.
        """
        paths = [self.root / "figures" / self.name / f"{stem}{suffix}" for suffix in (".svg", ".csv")]
        if not all(path.exists() for path in paths):
            raise FileNotFoundError(f"figures/{self.name} holds no {stem}; run `make CORPUS={self.name}` first")
        return tuple(path.read_bytes().decode() for path in paths)

    def read_thesaurus(self):
        """Read ``params/thesaurus.csv`` (columns ``label`` and ``replace by``, with commas or, as VOSviewer writes it, tabs).

        Returns a table without lines where the user wrote none. Raises ValueError, naming the file, where it is no such table.
        """
        path = self.folder / "params" / "thesaurus.csv"
        if not path.exists():
            return pd.DataFrame(columns=["label", "replace by"], dtype="str")
        try:
            return read_thesaurus(path)
        except ValueError as error:
            raise ValueError(f"{path.relative_to(self.root)}: {error}") from None

    def save_thesaurus(self, lines):
        """Write ``params/thesaurus.csv`` as ``read_thesaurus`` reads it, or delete it where there is no line; return its name."""
        return self._save("thesaurus.csv", lines.to_csv(index=False, lineterminator="\n") if len(lines) else "")

    def save_settings(self, stem, values):
        """Write what this corpus changes of a notebook's parameters (name -> value), or delete the file where that is nothing.

        Returns the file's name. Other settings of that notebook are lost: give them all.
        """
        return self._save(f"{stem}.yml", yaml.safe_dump(values, allow_unicode=True) if values else "")

    def _save(self, name, text):
        path = self.folder / "params" / name
        if text:
            self._replace(path, lambda part: part.write_text(text, encoding="utf-8", newline=""))
        else:
            path.unlink(missing_ok=True)
        return path.relative_to(self.root).as_posix()

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
        return self._replace(path, lambda part: part.write_text(render_csv(table), encoding="utf-8", newline=""))

    def _write_table(self, path, table):
        return self._replace(path, lambda part: table.round(FLOAT_DIGITS).to_parquet(part, index=False))

    def write_figure(self, stem, figure, drawn, *, title, description):
        """Write a figure as SVG and PNG, and the table of what is drawn in it as CSV; return their lines for the record.

        ``title`` and ``description`` are put inside the SVG, where screen readers find them.
        """
        folder = self.root / "figures" / self.name
        svg = render_svg(figure, stem, title, description)
        return "\n".join(
            [
                self._write_csv(folder / f"{stem}.csv", drawn),
                self._replace(folder / f"{stem}.png", lambda path: figure.savefig(path, format="png", dpi=PNG_DPI)),
                self._replace(folder / f"{stem}.svg", lambda path: path.write_text(svg, encoding="utf-8")),
            ]
        )

    def write_report(self, stem, page):
        """Write a notebook's page of HTML beside the figures; return its line for the record."""
        path = self.root / "figures" / self.name / f"{stem}.html"
        return self._replace(path, lambda part: part.write_text(page, encoding="utf-8", newline=""))

    def _replace(self, path, write):
        """Write a file whole; return its line for the record."""
        write_whole(path, write)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return f"{path.relative_to(self.root).as_posix()}  sha256 {digest[:16]}"


def _find_files(folder):
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())
