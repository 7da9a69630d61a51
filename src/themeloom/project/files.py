"""Files, wherever they lie: CSV that a spreadsheet does not run, SVG that says what it shows."""

import io
import re
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

import networkx as nx
import pandas as pd

if TYPE_CHECKING:  # most that read a table draw nothing
    from matplotlib.figure import Figure

FLOAT_DIGITS = 6  # floats are rounded on writing, so that a rerun on another processor still compares equal
FORMULA_STARTS = tuple("=+-@\t\r")  # a spreadsheet runs a cell that begins so
TEXT_TABLE = {"dtype": str, "keep_default_na": False}  # "NA" is a word, and 007 has two zeros
# the end of a file's name -> what reads it; a CSV is for people, and read as text
READERS = {".parquet": pd.read_parquet, ".graphml": nx.read_graphml, ".csv": lambda path: pd.read_csv(path, **TEXT_TABLE)}
DESCRIBED = re.compile(r'<title id="title">(.*?)</title>\s*<desc id="desc">(.*?)</desc>', re.DOTALL)


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


def _guard(cell):
    if not isinstance(cell, str):
        return cell
    guarded = f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
    return guarded.replace("\r\n", "\n").replace("\r", "\n")  # a bare one is not quoted, and ends the row


def render_svg(figure: "Figure", stem: str, title: str, description: str) -> str:
    """Render a matplotlib figure as SVG: the same text on every run, with a title and a description for screen readers.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
    stem : str
        Whatever is the figure's own: it makes the identifiers in the SVG.
    title, description : str
        In plain text.

    Returns
    -------
    str
    """
    import matplotlib as mpl  # here: most that read a table draw nothing

    buffer = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": stem, "svg.fonttype": "path"}):
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    named = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(description)}</desc>\n <metadata>'
    return buffer.getvalue().replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1).replace("<metadata>", named, 1)


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


def read_thesaurus(path: Path) -> pd.DataFrame:
    """Read a thesaurus (columns ``label`` and ``replace by``, with commas or, as VOSviewer writes it, tabs) as text.

    Parameters
    ----------
    path : Path

    Returns
    -------
    DataFrame
        One row per line of the thesaurus.

    Raises
    ------
    ValueError
        Where it is no such table.
    """
    header = path.read_text(encoding="utf-8-sig").partition("\n")[0]
    if "label" not in header.casefold():
        raise ValueError(f"needs the columns `label` and `replace by`; has {header!r}")
    separator = next((sign for sign in "\t;" if sign in header), ",")
    table = pd.read_csv(path, sep=separator, encoding="utf-8-sig", **TEXT_TABLE)
    return table.rename(columns=lambda name: name.strip().casefold())
