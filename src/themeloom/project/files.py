"""Files, wherever they lie: CSV that a spreadsheet does not run, SVG that says what it shows, Parquet that names its parts."""

import hashlib
import io
import json
import re
from functools import partial
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:  # most that read a table draw nothing
    from matplotlib.figure import Figure

FLOAT_DIGITS = 6  # floats are rounded on writing, so that a rerun on another processor still compares equal
FORMULA_STARTS = tuple("=+-@\t\r")  # a spreadsheet runs a cell that begins so
# a CSV is for people, and read as text: "NA" is a word, and 007 has two zeros
READ_CSV = partial(pd.read_csv, dtype=str, keep_default_na=False)
READERS = {".parquet": pd.read_parquet, ".graphml": nx.read_graphml, ".csv": READ_CSV}  # the end of a file's name -> its reader
PARTS = b"themeloom.parts"  # where the Parquet file of an artefact names the files that belong to it
DESCRIBED = re.compile(r'<title id="title">([^<]*)</title>\s*<desc id="desc">([^<]*)</desc>')


def render_csv(table: pd.DataFrame) -> str:
    r"""Render a table as CSV for people and spreadsheets.

    Floats are rounded, an apostrophe stands before text that a spreadsheet would run, and no carriage return stands alone.

    Parameters
    ----------
    table : DataFrame
        It is not changed; its index is left out.

    Returns
    -------
    str

    Examples
    --------
    >>> render_csv(pd.DataFrame({"term": ["map", "=1+1"], "weight": [1 / 3, 2]}))
    "term,weight\nmap,0.333333\n'=1+1,2.0\n"
    """
    return table.round(FLOAT_DIGITS).map(_guard).to_csv(index=False, lineterminator="\n")


def write_parquet(table: pd.DataFrame, path: Path, parts: dict[str, str] | None = None) -> None:
    """Write a table as Parquet, with its types; floats are rounded.

    Parameters
    ----------
    table : DataFrame
        Its index is left out.
    path : Path
    parts : dict, optional
        Name -> SHA-256 of the files that were written with it and belong to it; ``read_parts`` gives them back.
    """
    floats = table.select_dtypes("floating")  # of a long table the rest is not copied
    arrow = pa.Table.from_pandas(table.assign(**floats.round(FLOAT_DIGITS)), preserve_index=False)
    named = {PARTS: json.dumps(parts)} if parts else {}
    pq.write_table(arrow.replace_schema_metadata({**arrow.schema.metadata, **named}), path)


def read_parts(path: Path) -> dict[str, str]:
    """Read which files belong to an artefact, as ``write_parquet`` took them; empty for a file that names none."""
    if path.suffix != ".parquet" or not path.exists():
        return {}
    return json.loads((pq.read_schema(path).metadata or {}).get(PARTS, b"{}"))


def measure_digest(path: Path) -> str:
    """Measure the SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _guard(cell):
    if not isinstance(cell, str):
        return cell
    guarded = f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return guarded.replace("\r\n", "\n").replace("\r", "\n")  # a bare one is not quoted, and ends the row


def render_svg(figure: "Figure", stem: str, title: str, description: str) -> str:
    """Render a matplotlib figure as SVG: the same text on every run, with a title and a description for screen readers.

    Texts are text, which can be searched and edited; the letters that they need of the figure's font lie in the file.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        It is not changed.
    stem : str
        Whatever is the figure's own: it makes the identifiers in the SVG.
    title, description : str
        In plain text.

    Returns
    -------
    str
    """
    import matplotlib as mpl  # here: most that read a table draw nothing

    from themeloom.project.fonts import make_font_faces, set_halos

    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": stem, "svg.fonttype": "none"}), set_halos(figure) as halos:
        figure.savefig(buffer, format="svg", metadata={"Date": None})
        faces = make_font_faces(figure)
    named = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(description)}</desc>\n'
    styled = f"{named} <style>{faces}{halos}</style>\n <metadata>"
    return buffer.getvalue().replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1).replace("<metadata>", styled, 1)


def save_pdf(figure: "Figure", path: Path) -> None:
    """Save a figure as PDF: the same bytes on every run, with texts as text and their font inside.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    path : Path
    """
    import matplotlib as mpl

    from themeloom.project.fonts import set_halos

    with mpl.rc_context({"pdf.fonttype": 42}), set_halos(figure):
        figure.savefig(path, format="pdf", metadata={"CreationDate": None})


def find_description(svg: str) -> tuple[str, str]:
    """Find the title and the description that ``render_svg`` put into an SVG.

    Parameters
    ----------
    svg : str

    Returns
    -------
    title, description : str

    Raises
    ------
    ValueError
        Where there are none.
    """
    described = DESCRIBED.search(svg)
    if described is None:
        raise ValueError("an SVG needs a title and a desc at its beginning, as themeloom's figures have; it has none")
    return unescape(described[1]), unescape(described[2])
