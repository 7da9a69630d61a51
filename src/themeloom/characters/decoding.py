"""The bytes of a text, in whatever encoding -> the text, and notes on how it was read."""

import codecs
from contextlib import suppress

from themeloom.characters.foreign_text import read_foreign

MARKS = {  # that of UTF-32 begins with that of UTF-16
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
UTF16_SAMPLE = 4_000  # bytes by which UTF-16 without a mark is recognised


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
