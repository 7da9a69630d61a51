"""Text that is not UTF-8, or not all of it -> what it says: each line in the encoding that speaks for itself."""

import codecs
import csv
import re
from contextlib import suppress
from functools import cache, partial
from importlib import resources

USUAL = "cp1252"
OTHERS = ("mac_roman", "cp1250")  # whose letters are signs or capitals within words where they are read as the usual one
OTHER_SCRIPT = 0.3  # share of foreign bytes in a line from which it is in another script; accents and quotation marks are fewer
FEWEST = 30  # foreign bytes of such lines that show which
SAMPLE = 100_000  # bytes by which an encoding of another script is recognised
SHOWN = 5  # numbers of lines that are told
# behind a small letter there may stand another one, a mark or a space, but hardly a capital or a sign, nor a raised number inside
UNLIKELY = re.compile(r"(?<=[a-z])(?:[À-ÖØ-ÞŠŒŽŸ]|[^\w\s\x00-\x7f‘’‚“”„–—…·»«®©™°²³]|[¹²³](?=[a-z]))")


def read_foreign(data: bytes) -> tuple[str, list[str]]:
    r"""Read text that is not all UTF-8, line by line.

    In lines of Latin letters the bytes that are no UTF-8 are read as cp1252, or as Mac Roman or cp1250 where all such lines make
    more sense so, or in the encoding that their language needs (``characters/knowledge/encodings.csv``); lines in another script
    are read in the encoding that charset-normalizer finds for all of them together.

    Parameters
    ----------
    data : bytes
        With ``\n`` as its only line end.

    Returns
    -------
    text : str
    notes : list of str
        Which lines were read as what.

    Examples
    --------
    >>> read_foreign("Café ".encode() + "Noël".encode("cp1252"))
    ('Café Noël', ['1 of 1 lines is not UTF-8: read as cp1252 (line 1)'])
    """
    lines = data.split(b"\n")
    foreign = [place for place, line in enumerate(lines) if not _is_utf8(line)]
    strange = {place: _count_foreign(lines[place]) for place in foreign}
    scripts = [place for place, number in strange.items() if number > OTHER_SCRIPT * len(lines[place])]
    enough = sum(strange[place] for place in scripts) >= FEWEST
    other = _find_script(b"\n".join(lines[place] for place in scripts)) if enough else ""
    read = {}
    for place in scripts if other else []:
        with suppress(UnicodeDecodeError):
            read[place] = (lines[place].decode(other), other)
    latin = [place for place in foreign if place not in read]
    usual = _pick_latin([lines[place] for place in latin])
    read |= {place: (_decode_bytes(lines[place], usual), usual) for place in latin}
    texts = [read[place][0] if place in read else line.decode("utf-8") for place, line in enumerate(lines)]
    encodings = sorted({encoding for _, encoding in read.values()})
    return "\n".join(texts), [_describe(read, encoding, len(lines)) for encoding in encodings]


def _is_utf8(line):
    with suppress(UnicodeDecodeError):
        line.decode("utf-8")
        return True
    return False


def _count_foreign(line):
    """The bytes of a line that are no UTF-8."""
    return len(line) - len(line.decode("utf-8", errors="ignore").encode())


def _find_script(data):
    """The encoding of text in another script than the Latin one; empty where none speaks for itself."""
    import charset_normalizer  # here: hardly any file needs it

    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    return best.encoding if best else ""


def _pick_latin(lines):
    """The encoding that makes most sense of lines in Latin letters; nearly all make sense in the usual one."""
    unlikely = {
        encoding: sum(len(UNLIKELY.findall(_decode_bytes(line, encoding))) for line in lines) for encoding in (USUAL, *OTHERS)
    }
    best = min(OTHERS, key=unlikely.get)
    return best if 2 * unlikely[best] < unlikely[USUAL] else _find_by_language(lines)


def _find_by_language(lines):
    """The encoding that the language of lines needs, if there is enough of it; else the usual one."""
    if sum(map(_count_foreign, lines)) < FEWEST:
        return USUAL
    import charset_normalizer  # here: hardly any file needs it

    needed = _read_needed()
    encodings = [USUAL, *dict.fromkeys(encoding for encoding, _ in needed)]
    best = charset_normalizer.from_bytes(b"\n".join(lines)[:SAMPLE], cp_isolation=encodings).best()
    return best.encoding if best and (best.encoding, best.language) in needed else USUAL


@cache
def _read_needed():
    """[(encoding, language that needs it)]."""
    with resources.files("themeloom.characters").joinpath("knowledge", "encodings.csv").open(encoding="utf-8") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        return [(row["encoding"], row["language"]) for row in rows]


def _decode_bytes(line, encoding):
    """A line of UTF-8 in which the bytes that are none are of another encoding."""
    return line.decode("utf-8", errors=_name_handler(encoding))


@cache
def _name_handler(encoding):
    """The name by which ``bytes.decode`` knows that bytes which are no UTF-8 are to be read in an encoding."""
    name = f"themeloom.{encoding}"
    codecs.register_error(name, partial(_read_bytes, encoding=encoding))
    return name


def _read_bytes(error, encoding):
    """What the bytes at which decoding failed are in an encoding; in latin-1, which takes any, where they are nothing in it."""
    piece = error.object[error.start : error.end]
    with suppress(UnicodeDecodeError):
        return piece.decode(encoding), error.end
    return piece.decode("latin-1"), error.end


def _describe(read, encoding, number):
    """A note on the lines that were read in an encoding."""
    places = sorted(place + 1 for place, (_, name) in read.items() if name == encoding)
    shown = ", ".join(map(str, places[:SHOWN])) + (f" and {len(places) - SHOWN:,} more" if len(places) > SHOWN else "")
    number_of = f"{len(places):,} of {number:,} lines {'is' if len(places) == 1 else 'are'}"
    return f"{number_of} not UTF-8: read as {encoding} ({'line' if len(places) == 1 else 'lines'} {shown})"
