"""Files, wherever they lie: written whole or not at all; CSV that a spreadsheet does not run, SVG that says what it shows."""

import codecs
import io
import os
import re
import tempfile
from html import escape, unescape
from pathlib import Path

import networkx as nx
import pandas as pd

FLOAT_DIGITS = 6  # floats are rounded on writing, so that a rerun on another processor still compares equal
FORMULA_STARTS = tuple("=+-@\t\r")  # a spreadsheet runs a cell that begins so
NEWLINE = re.compile(rb"\r\n|\r|\n")
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXT_TABLE = {"dtype": str, "keep_default_na": False}  # "NA" is a word, and 007 has two zeros
# the end of a file's name -> what reads it; a CSV is for people, and read as text
READERS = {".parquet": pd.read_parquet, ".graphml": nx.read_graphml, ".csv": lambda path: pd.read_csv(path, **TEXT_TABLE)}
TOLD = re.compile(r'<title id="title">(.*?)</title>\s*<desc id="desc">(.*?)</desc>', re.DOTALL)


def render_csv(table):
    """Return a table as CSV, floats rounded, an apostrophe before text that a spreadsheet would run, and no bare CR in it."""
    return table.round(FLOAT_DIGITS).map(_guard).to_csv(index=False, lineterminator="\n")


def _guard(cell):
    if not isinstance(cell, str):
        return cell
    guarded = f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return guarded.replace("\r\n", "\n").replace("\r", "\n")  # a bare one is not quoted, and ends the row


def render_svg(figure, stem, title, description):
    """Return a matplotlib figure as SVG: same bytes on every run, with a title and a description for screen readers."""
    import matplotlib as mpl  # here: most that read a table draw nothing

    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": stem, "svg.fonttype": "path"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    named = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(description)}</desc>\n <metadata>'
    return buffer.getvalue().replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1).replace("<metadata>", named, 1)


def find_told(svg):
    """Find the title and the description that ``render_svg`` put into an SVG.

    Raises ValueError where there are none.
    """
    told = TOLD.search(svg)
    if told is None:
        raise ValueError("an SVG needs a title and a desc at its beginning, as themeloom's figures have; found none")
    return unescape(told[1]), unescape(told[2])


def count_lines(content):
    """Count the lines of a file by its bytes, independently of any parser."""
    text = content.decode("utf-16", errors="replace").encode() if content.startswith(UTF_16) else content
    return len(NEWLINE.findall(text)) + (text[-1:] not in (b"\n", b"\r", b""))


def read_thesaurus(path):
    """Read a thesaurus (columns ``label`` and ``replace by``, with commas or, as VOSviewer writes it, tabs) as text.

    Raises ValueError where it is no such table.
    """
    header = path.read_text(encoding="utf-8-sig").partition("\n")[0]
    if "label" not in header.casefold():
        raise ValueError(f"needs the columns `label` and `replace by`; found {header!r}")
    separator = next((sign for sign in "\t;" if sign in header), ",")
    table = pd.read_csv(path, sep=separator, encoding="utf-8-sig", **TEXT_TABLE)
    return table.rename(columns=lambda name: name.strip().casefold())


def write_whole(path, write):
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
