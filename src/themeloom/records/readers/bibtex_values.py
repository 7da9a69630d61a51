"""Values of BibTeX -> text: macros put in, braces and quotation marks off, commands of TeX turned into letters."""

import logging
import re
from collections.abc import Mapping
from functools import lru_cache

from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import String

logging.getLogger("pylatexenc").setLevel(logging.CRITICAL)  # it warns of commands without their arguments, as they come here

MONTHS = {name[:3]: name for name in (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"
)}  # fmt: skip
DECODER = LatexDecodingMiddleware(keep_math_mode=False)
EMPTY = Library()
# what the decoder does not know; reference managers write markup with the first two
SIGNS = {"textless": "<", "textgreater": ">", "backslash": "\\", "LaTeX": "LaTeX", "TeX": "TeX", "textbar": "|", "degree": "°"}
SIGNS |= {
    "copyright": "©",
    "pounds": "£",
    "P": "¶",
    "S": "§",
    "textbackslash": "\\",
    "textasciicircum": "^",
    "textunderscore": "_",
}
BREAKS = {"\\\\": " ", "\\/": "", "\\-": "", "\\,": " ", "\\;": " ", "\\:": " ", "\\!": "", "\\@": ""}
# an accent and the letter under it: \"{a}, \'\i, \c c, \v{s}
ACCENT = (
    r"\\(?:[\"'`^~=.][ \t]*|[uvHtcdbkr](?![A-Za-z])[ \t]*)"
    r"(?:\{[ \t]*(?:\\[ijIJlLoO](?![A-Za-z])[ \t]*(?:\{\})?|[^{}\\\s]{1,2})?[ \t]*\}|\\[ij](?![A-Za-z])|[^\W\d_])"
)
BARE_ACCENT = re.compile(r"\\([\"'`^~=.])\s*(?:\{\s*\})?")  # an accent over nothing is the sign itself
ACCENTS = "\"'`^~=."
COMMAND = r"\\(?:[A-Za-z]+\*?[ \t]?|[^A-Za-z\n])"
# a command that no one knows may be a name of a program or a house, which its author had set in its own way: \BibTeX, \TUG
NAME = re.compile(r"(?!LARGE|HUGE)\w{0,60}?(?:[A-Z]{2}|TeX)\w*")
HIDDEN = re.compile(r"\\(?:href[ \t]*\{[^{}]*\}[ \t]*(?=\{)|[hv]space\*?\{[^{}]*\})")  # an address or a length, no text
PART = re.compile(rf"(?P<accent>{ACCENT})|(?P<command>{COMMAND})|(?P<mark>[{{}}~$])")
SHOWN_MATH = re.compile(r"(?<!\\)\$([^$\n]{0,200}[\\^_][^$\n]{0,200})(?<!\\)\$")
UPRIGHT = re.compile(r"\\(?:math(?:rm|bf|it|sf)|text(?:rm)?|rm)\s*\{([^{}]*)\}")
DEGREE = re.compile(r"\^\s*(?:\{\s*\\circ\s*\}|\\circ(?![A-Za-z]))")
# what is raised or lowered stays at its word: CO2, Na+
SHIFTED = re.compile(r"[_^]\s*(?:\{([\w+\-.,]{1,12})\}|([\w+\-]))")
DECODED = re.compile(r"[\\{}~$]")
PIECE = re.compile(r'\s*(?:#\s*)?([{"]|[^\s#{"][^#{"]*)')
AND = re.compile(r"(?<!\s)\s+and(?=\s)", re.IGNORECASE)
NOT_NAMES = {"others", "et al.", "et al"}


def join_pieces(value: str, macros: Mapping[str, str]) -> str:
    """Join the pieces of a value as BibTeX does: texts in braces or quotation marks, numbers and macros, with # between them.

    Parameters
    ----------
    value : str
        As the file has it.
    macros : mapping
        What names in lower case stand for; another name stands for itself.

    Returns
    -------
    str
        Still with the braces inside the pieces, and with the commands of TeX.

    Examples
    --------
    >>> join_pieces('jcss # " {B}"', {"jcss": "J. Comput."})
    'J. Comput. {B}'
    """
    value = value.strip()
    alone = "#" not in value or _find_close(value, 0) == len(value) - 1
    pieces = [value] if alone else _cut_pieces(value)
    return "".join(_open_piece(piece, macros) for piece in pieces)


def _show_math(match):
    """Mathematics as text: still with its commands, closed so that none takes in what stands behind it."""
    text = SHIFTED.sub(r"\1\2", DEGREE.sub("°", UPRIGHT.sub(r"\1", match[1])))
    text = re.sub(r"(\\[A-Za-z]+)\s+(?=\w)", r"\1{} ", text)
    return text + "{}" if re.search(r"\\[A-Za-z]+$", text) else text


def _cut_pieces(value):
    """The pieces of a value that # joins."""
    pieces = []
    place = 0
    while match := PIECE.match(value, place):
        start = match.start(1)
        end = _find_close(value, start) + 1 if value[start] in '{"' else match.end(1)
        pieces.append(value[start : end or len(value)].strip())
        place = end or len(value)
    return pieces


def _find_close(value, start):
    """Where the brace or quotation mark at a place is closed; -1 for nowhere, or for none at this place."""
    if value[start : start + 1] not in ("{", '"'):
        return -1
    quoted = value[start] == '"'
    depth = 0 if quoted else 1
    for match in re.compile(r"\\.|[{}\"]", re.DOTALL).finditer(value, start + 1):
        mark = match[0]
        depth += (mark == "{") - (mark == "}")
        if depth <= 0 and (mark == '"' if quoted else mark == "}"):
            return match.start()
    return -1


def _open_piece(piece, macros):
    """A piece without its braces or quotation marks, or what the macro stands for."""
    if piece[:1] in ("{", '"'):
        closing = "}" if piece[0] == "{" else '"'
        return piece[1:-1] if len(piece) > 1 and piece.endswith(closing) else piece[1:]
    name = piece.lower()
    return macros.get(name) or MONTHS.get(name) or piece


def split_names(value: str) -> list[str]:
    """Split a list of names at each "and" that is not in braces.

    Parameters
    ----------
    value : str
        Without the braces around the whole.

    Returns
    -------
    list of str
        Without "others".

    Examples
    --------
    >>> split_names("Cat, Ann and {Dogs and Sons} and others")
    ['Cat, Ann', '{Dogs and Sons}']
    """
    names = []
    start = 0
    depth = 0
    place = 0
    for match in AND.finditer(value):
        depth += value.count("{", place, match.start()) - value.count("}", place, match.start())
        place = match.start()
        if depth <= 0:
            names.append(value[start : match.start()])
            start = match.end()
    names = [" ".join(name.split()) for name in [*names, value[start:]]]
    return [name for name in names if name and name.casefold() not in NOT_NAMES]


def normalize_tex(text: str) -> str:
    r"""Normalize a text of TeX to what one reads: letters for accents and commands, without braces, in one line.

    Each command is decoded by itself, so that all else (per cent signs, addresses, formulas) stays as it stands.

    Examples
    --------
    >>> normalize_tex("{\\'E}tudes \\& {DNA}~of M{\\\"u}ller: $\\alpha_1$ at 5% of \\textit{n}")
    'Études & DNA of Müller: α1 at 5% of n'
    """
    if DECODED.search(text):
        text = HIDDEN.sub(_replace_hidden, text)
        text = PART.sub(_replace_part, SHOWN_MATH.sub(_show_math, text))
    if "``" in text:
        text = text.replace("``", "“").replace("''", "”")
    return " ".join(text.split())


def _replace_hidden(match):
    """A blank where there is space; nothing for the address behind a text."""
    return "" if match[0].startswith("\\href") else " "


def _replace_part(match):
    """What stands for a command of TeX, a brace, a tie or a dollar sign."""
    if mark := match["mark"]:
        # a tie is a space; in an address ("/~cat") it is none
        before = match.string[match.start() - 1 : match.start()]
        return {"{": "", "}": "", "~": "~" if before == "/" else " ", "$": "$"}[mark]
    return _decode_command(match[0])


@lru_cache(maxsize=10_000)
def _decode_command(command):
    """What one reads for a command; a word that no one knows disappears, for it formats what follows."""
    if len(command) == 2 and not command[1].isalpha() and command[1] not in ACCENTS:
        return BREAKS.get(command, command[1])
    if bare := BARE_ACCENT.fullmatch(command):
        return bare[1]
    word = command[1:].rstrip()
    if word in SIGNS:
        return SIGNS[word]
    # without an argument the decoder shows a gap for it
    block = DECODER.transform_string(String("value", command.rstrip() + "{}" * word.isalpha()), EMPTY)
    text = getattr(block, "value", None)
    if not isinstance(text, str):
        return command
    return text or (word if NAME.fullmatch(word) else "")
