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
UTF16_SAMPLE = 4_000  # bytes by which UTF-16 without a mark is recognised
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
NO_CONTROLS = bytes(place for place in range(256) if not CONTROL.fullmatch(chr(place)))
PIECE = 1 << 20  # bytes
# soft hyphen, zero-width spaces and joiners, marks of writing direction, byte order marks of files pasted together
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SPACE = re.compile("[\t\v\f\x85\xa0\u2007\u2028\u2029\u202f]")


def read_text(data: bytes) -> tuple[str, list[str]]:
    r"""Read bytes as text: by their byte order mark, else UTF-16 where every other byte is 0, else UTF-8.

    A line that is not UTF-8 is read as cp1252, or as latin-1, which takes any bytes: files of two encodings get pasted together.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    text : str
        With ``\n`` as its only line end, and without byte order marks, which also stand where files were pasted together.
    notes : list of str
        On how it was read, where that is not as UTF-8.

    Examples
    --------
    >>> read_text("Caf\xe9".encode("cp1252"))
    ('Café', ['1 of 1 lines is not UTF-8: read as cp1252'])
    """
    encoding = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), _find_unmarked_utf16(data))
    if not encoding or encoding == "utf-8-sig":
        # done before decoding: with a mark of byte order in it a text takes twice the memory
        data = data.removeprefix(codecs.BOM_UTF8)
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text, notes = _decode(data, encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\ufeff", ""), notes


def _decode(data, encoding):
    """The text of bytes, and notes on how they were read."""
    if encoding and encoding.startswith("utf-16"):
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        return text, [f"read as {encoding}" + (f"; {broken:,} characters could not be read" if broken else "")]
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8"), []
    lines = [_decode_line(line) for line in data.replace(codecs.BOM_UTF8, b"").split(b"\n")]
    foreign = [encoding for _, encoding in lines if encoding != "utf-8"]
    names = " and ".join(sorted(set(foreign)))
    verb = "is" if len(foreign) == 1 else "are"
    return "\n".join(text for text, _ in lines), [f"{len(foreign):,} of {len(lines):,} lines {verb} not UTF-8: read as {names}"]


def _find_unmarked_utf16(data):
    """The byte order of text in UTF-16 without a mark: most of its bytes at even, or at odd places, are 0."""
    head = data[:UTF16_SAMPLE]
    for encoding, bytes_ in (("utf-16-be", head[::2]), ("utf-16-le", head[1::2])):
        if len(bytes_) > 1 and bytes_.count(0) > 0.7 * len(bytes_) and head.count(0) < 0.7 * len(head):
            return encoding
    return None


def _decode_line(line):
    for encoding in ("utf-8", "cp1252", "latin-1"):
        with suppress(UnicodeDecodeError):
            return line.decode(encoding), encoding
    raise AssertionError("latin-1 takes any bytes")


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
    # no text has more control characters than its bytes have, and those are counted many times faster
    pieces = (data[start : start + PIECE] for start in range(0, len(data), PIECE))
    if sum(len(piece.translate(None, NO_CONTROLS)) for piece in pieces) <= MOST_CONTROLS * len(text):
        return None
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
