"""The bytes of a file -> its lines, and notes on how they were read."""

import codecs
import re
import unicodedata
from contextlib import suppress

from themeloom.records.foreign_text import read_foreign

MOST_CONTROLS = 0.05  # share of control characters beyond which a file is not text; in text out of a PDF it is below 1 %
MAGIC = {  # what a file begins with, and what it is then; other binary files have many control characters
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive, a Word or an Excel file",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}
MARKS = {  # that of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
UTF16_SAMPLE = 4_000  # bytes by which UTF-16 without a mark is recognised
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


def read_text(data: bytes) -> tuple[str, list[str]]:
    r"""Read bytes as text: by their byte order mark, else UTF-16 where every other byte is 0, else UTF-8.

    Of a line that is not UTF-8 only the bytes that are not are read otherwise, by ``foreign_text.read_foreign``: files of several
    encodings get pasted together, and one foreign byte says nothing of the others.

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
    ('Café', ['1 of 1 lines is not UTF-8: read as cp1252 (line 1)'])
    """
    encoding = find_encoding(data)
    if not encoding:
        # done before decoding: with a mark of byte order in it a text takes twice the memory
        data = data.removeprefix(codecs.BOM_UTF8)
        if b"\r" in data:
            data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text, notes = _decode(data, encoding)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\ufeff", ""), notes


def find_encoding(data: bytes) -> str | None:
    """Find the encoding of text in characters of two or four bytes each; None for all other text.

    Examples
    --------
    >>> find_encoding("Looms".encode("utf-16")), find_encoding(b"Looms")
    ('utf-16', None)
    """
    encoding = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), _find_unmarked_utf16(data))
    return None if encoding == "utf-8-sig" else encoding


def _decode(data, encoding):
    """The text of bytes, and notes on how they were read."""
    if encoding:
        text = data.decode(encoding, errors="replace")
        broken = text.count("\ufffd")
        return text, [f"read as {encoding}" + (f"; {broken:,} characters could not be read" if broken else "")]
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8"), []
    return read_foreign(data.replace(codecs.BOM_UTF8, b""))


def _find_unmarked_utf16(data):
    """The byte order of text in UTF-16 without a mark: most of its bytes at even, or at odd places, are 0."""
    head = data[:UTF16_SAMPLE]
    for encoding, bytes_ in (("utf-16-be", head[::2]), ("utf-16-le", head[1::2])):
        if len(bytes_) > 1 and bytes_.count(0) > 0.7 * len(bytes_) and head.count(0) < 0.7 * len(head):
            return encoding
    return None


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
