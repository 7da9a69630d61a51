"""Formulas as authors type them -> as one reads them on a page: the remains of TeX in titles and abstracts."""

import logging
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text

from themeloom.evidence import cut_pieces

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it warns of commands without their arguments, as they come here

# what stands in dollars, and a command (not of a path) with what follows it in braces
FORMULA = re.compile(
    r"(?<!\\)\$(?P<inside>[^$\n]{1,400})\$"
    r"|\{\\[A-Za-z]{1,30}\}"
    r"|(?<![A-Za-z:\\])\\(?P<command>[A-Za-z]{1,30})(?:\{[^{}\n]{0,300}\}){0,3}"
)
MATHEMATICS = re.compile(r"[\^_{}]|\\[A-Za-z]")  # what money, and a word in dollars, has not
SIGN = re.compile(r"\\?([%<>=±×~])")
SCRIPT = re.compile(r"([\^_])\{((?:[^{}\n]|\{[^{}\n]{0,100}\}){1,200})\}")
COMMAND = re.compile(r"\\(?P<name>[A-Za-z]+)(?:\{[^{}]*\})*?(?P<braced>\{[^{}]*\})?(?!\{)")
MISSING = "%s"  # in what the reader makes of a command without what it needs
BRACES = str.maketrans("", "", "{}")
WORD = re.compile(r"[\w.,+−-]+")
DEPTH = 4  # scripts within scripts


def read_formulas(text: str) -> str:
    r"""Write the formulas in a text as one reads them; the rest stays as it is.

    Examples
    --------
    >>> read_formulas(r"A regret of $\mathcal{O}(T^{2/3})$ for {\Delta}knowledge and lambda_{1}, at $5.")
    'A regret of O(T^(2/3)) for Δknowledge and lambda_1, at $5.'
    """
    if "\\" not in text and "{" not in text and "$" not in text:
        return text
    return _set_scripts(FORMULA.sub(_read_formula, text))


def read_marked(sentence: str, marks: Sequence[tuple[int, int, str]]) -> tuple[str, list[tuple[int, int, str]]]:
    r"""Write the formulas in a sentence as one reads them, its marks with it.

    Parameters
    ----------
    sentence : str
    marks : sequence of (int, int, str)
        As in ``evidence.cut_pieces``.

    Returns
    -------
    sentence : str
    marks : list of (int, int, str)
        Where the same terms stand in it.

    Examples
    --------
    >>> read_marked(r"Of {\Delta} maps.", [(12, 16, "map")])
    ('Of Δ maps.', [(5, 9, 'map')])
    """
    if read_formulas(sentence) == sentence:
        return sentence, list(marks)
    read = ""
    moved = []
    for piece, term in cut_pieces(sentence, marks):
        start = len(read)
        read += read_formulas(piece)
        if term:
            moved.append((start, len(read), term))
    return read, moved


def _read_formula(match):
    """What a formula says; of a command that nobody knows its name, so that no word is lost."""
    if match["inside"] and not MATHEMATICS.search(match["inside"]):
        sign = SIGN.fullmatch(match["inside"])
        return sign[1] if sign else match[0]
    written = match[0] if match["inside"] is None else match["inside"]
    read = _read_commands(_set_scripts(written)).strip()
    return unicodedata.normalize("NFKC", read) or match["command"] or match[0]  # plain letters, which every font has


def _read_commands(written):
    """What commands say, and of those that lack what they need the last that stands in their braces, or their names."""
    try:
        read = _load_reader().latex_to_text(written)
        if MISSING not in read or MISSING in written:
            return read
    except (LookupError, AttributeError):
        pass
    return COMMAND.sub(lambda command: (command["braced"] or command["name"]).translate(BRACES), written).translate(BRACES)


def _set_scripts(text):
    """Scripts without braces; of more than a word in brackets."""
    for _ in range(DEPTH):
        before = text
        text = SCRIPT.sub(_set_script, before)
        if text == before:
            break
    return text


def _set_script(match):
    script = match[2] if re.search(r"[\^_]\{", match[2]) else match[2].translate(BRACES)
    return match[1] + (script if WORD.fullmatch(script) else f"({script})")


@cache
def _load_reader():
    return LatexNodes2Text(math_mode="text", strict_latex_spaces="based-on-source")
