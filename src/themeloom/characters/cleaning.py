"""Text -> text of characters that can be seen, in composed letters."""

import re
import unicodedata

PLANES = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
# control characters, and what is no character at all: XML has no place for them, nor has UTF-8 for halves of surrogate pairs
CONTROL = re.compile(f"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef{PLANES}]")
NO_CONTROLS = bytes(place for place in range(256) if not CONTROL.fullmatch(chr(place)))
MOST_MARKS = 30  # of a letter; Unicode's Stream-Safe Text Format has no more, and to sort n of them takes n * n steps
MARKED = re.compile(rf"[^\x00-\x7f\w\s]{{{MOST_MARKS + 1},}}")  # or other signs, of which none is taken off
NO_CHARACTERS = (b"\xbf\xbe", b"\xbf\xbf", b"\xef\xb7", b"\xed")  # bytes without which UTF-8 holds none of them
LONG = 200  # characters of a text for which a roundabout way to look at all of them is faster
PLAIN = bytes(range(32, 127))
PIECE = 1 << 20  # bytes
# soft hyphen, zero-width spaces and joiners, marks of writing direction, byte order marks of files pasted together
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SPACE = re.compile("[\t\v\f\x85\xa0\u2007\u2028\u2029\u202f]")


def clean_characters(text: str) -> str:
    r"""Clean a value: one line in composed letters (NFC), without what cannot be seen and what is no character.

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> clean_characters(" a\u200b\uffff \t b\vc")
    'a b c'
    """
    if _is_printable(text):  # without invisible characters, and with no space but the plain one
        plain = text if "  " not in text and text[:1] != " " and text[-1:] != " " else " ".join(text.split())
        return plain if plain.isascii() else unicodedata.normalize("NFC", _bound_marks(plain))
    visible = INVISIBLE.sub("", CONTROL.sub("", " ".join(text.split())))
    return " ".join(unicodedata.normalize("NFC", _bound_marks(visible)).split())


def _bound_marks(text):
    """A text without endless marks on a letter; most have not even as many characters beyond ASCII, each of some bytes more."""
    if len(text.encode("utf-8", "surrogatepass")) - len(text) <= MOST_MARKS:
        return text
    return MARKED.sub(_cut_marks, text)


def _cut_marks(match):
    """A run of signs with as many marks on a letter as it may have."""
    kept = []
    marks = 0
    for sign in match[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= MOST_MARKS:
            kept.append(sign)
    return "".join(kept)


def _is_printable(text):
    """Whether all characters of a text can be seen: of a long one, all that is not plain is looked at."""
    if len(text) < LONG:
        return text.isprintable()
    return text.encode("utf-8", "surrogatepass").translate(None, PLAIN).decode("utf-8", "surrogatepass").isprintable()


def clean_controls(text: str) -> tuple[str, list[str]]:
    r"""Clean a whole text of control characters, of what is no character, and of more marks on a letter than anybody writes.

    Vertical tabs and form feeds become spaces.

    Parameters
    ----------
    text : str

    Returns
    -------
    text : str
    notes : list of str
        On what was removed.

    Examples
    --------
    >>> clean_controls("a\x00b\n\uffffc")
    ('ab\nc', ['2 control characters removed'])
    """
    cleaned = []
    controls = marks = 0
    text = text.replace("\v", " ").replace("\f", " ")  # line and page breaks of a word processor
    for start in range(0, len(text), PIECE):
        piece = text[start : start + PIECE]
        if not _is_clean(piece):
            piece, number = CONTROL.subn("", piece)
            controls += number
        if not piece.isascii():
            bare = _bound_marks(piece)
            marks += len(piece) - len(bare)
            piece = bare
        cleaned.append(piece)
    removed = ((controls, "control character"), (marks, "combining mark"))
    return "".join(cleaned) if controls or marks else text, _note_removed(removed)


def _is_clean(piece):
    """Whether a text has no control character; where it may have one that only some bytes tell of, it is looked at."""
    data = piece.encode("utf-8", "surrogatepass")
    return not data.translate(None, NO_CONTROLS) and not (not piece.isascii() and any(part in data for part in NO_CHARACTERS))


def _note_removed(removed):
    return [f"{number:,} {kind}{'s' * (number > 1)} removed" for number, kind in removed if number]


def normalize_lines(text: str) -> tuple[list[str], list[str]]:
    r"""Normalize the lines of a text.

    Tabs and no-break spaces become spaces, invisible characters and spaces at both ends go, letters are composed (NFC, not NFKC:
    ``x²`` stays).

    Parameters
    ----------
    text : str
        Without control characters, as ``clean_controls`` returns it.

    Returns
    -------
    lines : list of str
        Split at ``\n`` only.
    notes : list of str
        On what was removed.

    Examples
    --------
    >>> normalize_lines("a\tb \n\u200bc")
    (['a b', 'c'], ['1 invisible character removed'])
    """
    if not text:
        return [], []
    text, invisible = INVISIBLE.subn("", text.removesuffix("\n"))
    lines = unicodedata.normalize("NFC", SPACE.sub(" ", text)).split("\n")
    return [line.strip() for line in lines], _note_removed([(invisible, "invisible character")])
