"""Files that are no text, though their bytes can be read as characters."""

from themeloom.characters.cleaning import CONTROL, NO_CONTROLS, PIECE

MOST_CONTROLS = 0.05  # share of control characters beyond which a file is not text; in text out of a PDF it is below 1 %
MAGIC = {  # what a file begins with, and what it is then; other binary files have many control characters
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive, a Word or an Excel file",
    b"\x1f\x8b": "a gzip archive",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
}


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
