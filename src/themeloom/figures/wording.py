"""Words as figures show them: as they are written, in as many lines as there are, with the names of themes."""

import re
import textwrap
from functools import partial

import pandas as pd

from themeloom.palette import format_label, name_theme, split_label

LONGEST_NAME = 48  # characters of a name in one line
NARROW_NAME = 28  # and beside the bars of a figure that is as wide as a column
START = 0.6  # of a line that keeps both ends of a text, which the beginning has
TOGETHER = re.compile(r" (?=\w\.|\()")  # before an initial, or a number in brackets, no line ends
CAPITALS = 0.75  # characters that find room in a line of capitals, of those in a line of small letters


def format_plain(text: object) -> str:
    r"""Format text so that matplotlib shows it as it is written: a pair of dollar signs would set it as a formula.

    Parameters
    ----------
    text : object
        Anything that has a text.

    Returns
    -------
    str

    Examples
    --------
    >>> print(format_plain("from $5 to $10"))
    from \$5 to \$10
    """
    return str(text).replace("$", r"\$")


def format_lines(enumeration: str, *, width: int) -> str:
    """Format a long enumeration in two lines at most, broken behind semicolons where parts fit into a line.

    Parameters
    ----------
    enumeration : str
        Parts joined by semicolons.
    width : int
        Characters of a line.

    Returns
    -------
    str
        With no-break spaces within the parts that fit into a line, unless all find room only where a part is broken; what finds
        no room is left out, with an ellipsis.

    Examples
    --------
    >>> format_lines("map; atlas; Cat, A.; yarn", width=11)
    'map; atlas;\\nCat,\\xa0A.; …'
    >>> format_lines("map; old loom (3); yarn", width=14)
    'map; old\\nloom\\xa0(3); yarn'
    """
    width = _fit_capitals(enumeration, width)
    parts = [part if len(part) >= width else part.replace(" ", "\u00a0") for part in split_label(enumeration)]
    lines = textwrap.wrap(format_label(parts), width, break_on_hyphens=False)
    broken = textwrap.wrap(TOGETHER.sub("\u00a0", enumeration), width, break_on_hyphens=False)
    if len(lines) > 2 >= len(broken) and not any(len(word) > width for word in enumeration.split()):
        return "\n".join(broken)
    return "\n".join(textwrap.wrap(format_label(parts), width, break_on_hyphens=False, max_lines=2, placeholder=" …"))


def format_name(name: str, *, longest: int = LONGEST_NAME) -> str:
    """Format a name in one line, which long ones, as of sources, fill to the last whole word and an ellipsis.

    Parameters
    ----------
    name : str
    longest : int
        Characters of the line.

    Returns
    -------
    str

    Examples
    --------
    >>> format_name("JOURNAL OF THE OPTICAL SOCIETY OF AMERICA A-OPTICS")
    'JOURNAL OF THE OPTICAL SOCIETY OF …'
    """
    most = _fit_capitals(name, longest)
    return name if len(name) <= most else name[: most - 1].rpartition(" ")[0] + " …"


def format_ends(text: str, *, width: int) -> str:
    """Format a text in one line that keeps its beginning and its end, as what tells two proceedings apart is seldom the middle.

    Parameters
    ----------
    text : str
    width : int
        Characters of the line.

    Returns
    -------
    str
        Where it is too long, its first and its last words with an ellipsis between them.

    Examples
    --------
    >>> format_ends("Proceedings of the 33rd International Conference on Looms", width=32)
    'Proceedings of the … on Looms'
    """
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    first = int(START * width)
    start = text[: first + 1].rpartition(" ")[0] or text[:first]
    last = width - len(f"{start} … ")
    end = text[len(text) - last - 1 :].partition(" ")[2] or text[len(text) - last :]
    return f"{start} … {end}"


def _fit_capitals(text, width):
    """Characters of a line: fewer where most letters are capitals, which are wider."""
    return int(CAPITALS * width) if sum(map(str.isupper, text)) > sum(map(str.islower, text)) else width


def format_theme(theme: int, label: str, stability: str = "", *, terms: int = 1) -> str:
    r"""Format the short name of a theme as matplotlib shows it (see ``palette.name_theme``).

    Parameters
    ----------
    theme, label, stability, terms
        As ``palette.name_theme`` takes them.

    Returns
    -------
    str

    Examples
    --------
    >>> print(format_theme(0, "$x$; map", "stable"))
    0 ●  \$x\$
    """
    return format_plain(name_theme(theme, label, stability, terms=terms))


def list_labels(themes: pd.DataFrame, *, terms: int = 1, longest: int = LONGEST_NAME) -> list[str]:
    """List the short names of themes as matplotlib shows them; a mark that all of several have is said once, in a note.

    Parameters
    ----------
    themes : DataFrame
        One row per theme; columns used: theme, label, stability.
    terms : int
        How many terms of each label, at most.
    longest : int
        Characters of a term.

    Returns
    -------
    list of str
        One per row.
    """
    marked = themes["stability"] if themes["stability"].nunique() > 1 or themes["theme"].nunique() == 1 else ""
    shorten = partial(format_name, longest=longest)
    labels = [format_label(map(shorten, split_label(label))) for label in themes["label"].fillna("")]
    rows = themes[["theme"]].assign(label=labels, stability=marked).itertuples(index=False)
    return [format_theme(*row, terms=terms) for row in rows]
