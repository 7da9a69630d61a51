"""The bytes of a file -> its lines, and notes on how they were read."""

import codecs
import re
import unicodedata
from contextlib import suppress

MOST_CONTROLS = 0.05  # share of control characters beyond which a file is not text; in text out of a PDF it is below 1 %
MAGIC = {  # what a file begins with, and what it is then; other binary files have many control characters
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive, a Word or an Excel file",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# soft hyphen, zero-width spaces and joiners, marks of writing direction, byte order marks of files pasted together
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SPACE = re.compile("[\t\v\f\x85\xa0\u2007\u2028\u2029\u202f]")


def read_text(data: bytes) -> tuple[str, list[str]]:
    r"""Read bytes as text: by their byte order mark, else UTF-8, else cp1252, else latin-1, which takes any bytes.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    text : str
        With ``\n`` as its only line end; nothing is dropped.
    notes : list of str
        On how it was read, where that is not as UTF-8.

    Examples
    --------
    >>> read_text("Caf\xe9".encode("cp1252"))
    ('Café', ['read as cp1252: the file is not UTF-8'])
    """
    marked = [encoding for mark, encoding in MARKS.items() if data.startswith(mark)]
    for encoding in [*marked, "utf-8", "cp1252", "latin-1"]:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            break
    notes = [] if encoding.startswith("utf-8") else [f"read as {encoding}: the file is not UTF-8"]
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def find_binary(data: bytes, text: str) -> str | None:
    """Find out why a file is no text.

    Parameters
    ----------
    data : bytes
        The file's content.
    text : str
        The same, as ``read_text`` reads it.

    Returns
    -------
    str or None
        The reason; None where it is a text.

    Examples
    --------
    >>> find_binary(b"%PDF-1.7", "%PDF-1.7")
    'binary file: a PDF; save its text as a .txt file'
    """
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return f"binary file: {kind}; save its text as a .txt file"
    controls = len(CONTROL.findall(text))
    if controls > MOST_CONTROLS * len(text):
        return f"binary file: {controls:,} of {len(text):,} characters are control characters"
    return None


def normalize_lines(text: str) -> tuple[list[str], list[str]]:
    r"""Normalize the lines of a text.

    Tabs and no-break spaces become spaces, invisible characters and spaces at both ends go, letters are composed (NFC, not NFKC:
    ``x²`` stays).

    Parameters
    ----------
    text : str

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
    text, controls = CONTROL.subn("", text.removesuffix("\n"))
    text, invisible = INVISIBLE.subn("", text)
    lines = unicodedata.normalize("NFC", SPACE.sub(" ", text)).split("\n")
    removed = ((controls, "control"), (invisible, "invisible"))
    notes = [f"{number:,} {kind} character{'s' * (number > 1)} removed" for number, kind in removed if number]
    return [line.strip() for line in lines], notes
