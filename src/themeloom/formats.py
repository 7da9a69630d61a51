"""The text of one file -> raw entries, each with its line number.

A file is decoded (``decode``), split into clean lines (``clean_lines``), recognised by its content (``DIALECTS``) and
parsed. Whatever is not part of an entry comes back as a ``Row`` that says why: no line of a file vanishes.
"""

import codecs
import math
import re
import unicodedata
from collections.abc import Callable
from statistics import median_low
from typing import NamedTuple

from themeloom.tables import read_knowledge

MOST_CONTROLS = (
    0.05  # share of control characters beyond which a file is not text: in text pasted from PDF it is below 1 %
)
LONGEST_ABSTRACT = (
    20_000  # characters; journals stop at some 3,000, so this is a full text or a page without line breaks
)
LONGEST_FURNITURE = 300  # characters; longer lines are not tried against the furniture patterns
SHORTEST_ABSTRACT = 200  # characters; some are shorter, but then there must be more to tell that they are abstracts
NARROWEST = 45  # characters; a shorter line ends where it does on purpose
NARROW = 130  # characters; text broken into lines for a screen or a letter is narrower than this
USUAL_ABSTRACT = 1200  # characters; the first guess, replaced by the median of the file's own abstracts
QUOTED = 200  # characters of a rejected text that are shown


class Entry(NamedTuple):
    """A paper as found in a file: 1-based line of its title, and how many lines title and abstract fill."""

    line: int
    lines: int
    title: str
    abstract: str


class Row(NamedTuple):
    """A stretch that is not part of an entry, or a note on how the file was read (``lines`` = 0)."""

    line: int
    lines: int
    kind: str
    reason: str
    text: str


class Piece(NamedTuple):
    """A line of a listing that is neither blank nor furniture; ``gap``: blank lines or furniture stand before it."""

    line: int
    text: str
    gap: bool


class Dialect(NamedTuple):
    """A format: told by content (``recognise(head)``), read by ``parse(lines)``: None where it is not read yet."""

    name: str
    recognise: Callable
    parse: Callable | None


# ---------------------------------------------------------------- bytes to lines

MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive, a Word or an Excel file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "an SQLite file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
)
MARKED = (  # utf-32 first: its little-endian mark begins with that of utf-16
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# soft hyphen, zero-width spaces and joiners, marks of writing direction, byte order marks of files pasted together
INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
SPACE = re.compile("[\t\v\f\x85\xa0\u2007\u2028\u2029\u202f]")


def decode(data):
    r"""Return the text of ``data`` with ``\n`` as its only line end, and a list of notes on how it was read.

    By its byte order mark, else UTF-8, else cp1252, else latin-1, which takes any bytes: nothing is dropped.

    >>> decode("Caf\xe9".encode("cp1252"))
    ('Café', ['read as cp1252: the file is not UTF-8'])
    """
    marked = [encoding for mark, encoding in MARKED if data.startswith(mark)]
    for encoding in [*marked, "utf-8", "cp1252", "latin-1"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        notes = [] if encoding.startswith("utf-8") else [f"read as {encoding}: the file is not UTF-8"]
        return text.replace("\r\n", "\n").replace("\r", "\n"), notes
    raise AssertionError("latin-1 takes any bytes")


def find_binary(data, text):
    """Return why this is not a text file, or None if it is one; ``text`` is what ``decode(data)`` gave."""
    kinds = [kind for magic, kind in MAGIC if data.startswith(magic)]
    if kinds:
        return f"binary file: {kinds[0]}; save its text as a .txt file"
    controls = sum(1 for _ in CONTROL.finditer(text))
    if controls > MOST_CONTROLS * len(text):
        return f"binary file: {controls:,} of {len(text):,} characters are control characters"
    return None


def clean_lines(text):
    r"""Return the lines of ``text``, split at ``\n`` only and without invisible characters, and a list of notes.

    Tabs and no-break spaces become spaces, spaces at both ends go, letters are composed (NFC, not NFKC: ``x²`` stays).

    >>> clean_lines("a\tb \n\u200bc")
    (['a b', 'c'], ['1 invisible character removed'])
    """
    count = text.count("\n") + (text != "" and not text.endswith("\n"))
    text, controls = CONTROL.subn("", text)
    text, invisible = INVISIBLE.subn("", text)
    lines = unicodedata.normalize("NFC", SPACE.sub(" ", text)).split("\n")[:count]
    found = ((controls, "control"), (invisible, "invisible"))
    notes = [f"{number:,} {kind} character{'s' * (number > 1)} removed" for number, kind in found if number]
    return [line.strip() for line in lines], notes


# ---------------------------------------------------------------- the listing: what is set aside

# the button before the first title of a web page, pasted without a space
GLUED_BUTTON = re.compile(r"Subscribe(?=[A-Z0-9$\"“])")
# with a mere space only before a usual opening: "Abstract Meaning Representation is ..." has no label
ABSTRACT_LABEL = re.compile(
    r"(?i:abstract|summary)\s?[:.—–]\s*(?=\S)|(?:Abstract|ABSTRACT)(?=[A-Z][a-z]*[ ,])"
    r"|(?:Abstract|ABSTRACT)\s(?=(?:We|In|This|The|Our|An?|Recent|Recently|Although|While|Despite|Many|Most)\s)"
)
LINK_AWAITED = re.compile(r"(?:[:(]|\b(?:at|in|see|from|via|on|is|are|to|and|or|here|visit|page|website|code))$")
# what looks like furniture is text after a line that waits for it: "... is available at", then an address
AWAITED = {
    "link": LINK_AWAITED.search,
    "menu": lambda tail: len(tail) >= NARROWEST and not FINISHED.search(tail),
}


def _read_furniture():
    """Return a function from a line to the reason why it is furniture, or None where it is not."""
    table = read_knowledge("furniture")
    patterns = [(re.compile(row.pattern, re.IGNORECASE), row.reason) for row in table.itertuples()]
    # one pattern for all of them first: nearly every line is decided by it
    known = re.compile("|".join(f"(?:{pattern})" for pattern in table["pattern"]), re.IGNORECASE)

    def find_reason(text):
        if len(text) > LONGEST_FURNITURE or not known.fullmatch(text):
            return None
        return next(reason for pattern, reason in patterns if pattern.fullmatch(text))

    return find_reason


def _set_aside(lines):
    """Part the lines of a listing into pieces of papers and rows for blank lines and furniture."""
    find_reason = _read_furniture()
    pieces, rows, before, gap = [], [], "newsletter sign-up", False  # the first line may have the button, too
    for line, text in enumerate(lines, 1):
        reason = find_reason(text) if text else "blank line"
        if pieces and not gap and reason in AWAITED and AWAITED[reason](pieces[-1].text[-120:]):
            reason = None
        if reason:
            rows.append(Row(line, 1, "furniture", reason, text))
        elif before == "newsletter sign-up" and (glued := GLUED_BUTTON.match(text)):
            rows.append(Row(line, 0, "note", "a glued button was taken off the title", text[:QUOTED]))
            text = text[glued.end() :]
        if not reason:
            pieces.append(Piece(line, text, gap))
        before = reason if text else before
        gap = reason is not None
    return pieces, rows


# ---------------------------------------------------------------- the listing: which line is what

# Each line is the beginning of a title (T) or of an abstract (A), or goes on with one (U, C). A sign that a line bears
# speaks for or against each of the four; a sign of the break before it speaks for or against each way to pass from
# the line before: from a title (T, U) to T, U, A, or from a body (A, C) to T, A, C. The weights add up (roughly
# log-odds, set by hand on a real listing broken in many ways) and the best sequence of states wins.
STATES = "TUAC"
JOINS = {"TT": 0, "TU": 1, "TA": 2, "UT": 0, "UU": 1, "UA": 2, "AT": 3, "AA": 4, "AC": 5, "CT": 3, "CA": 4, "CC": 5}
WEIGHTS = {  # sign of the line: T, U, A, C
    "long": (-12, -12, 1, 0),  # longer than any title
    "longish": (-1.5, -4, 0, 0),
    "tiny": (-0.5, 0, -1, 0),
    "stop": (-2.5, -2.5, 0, 1),  # ends in a full stop
    "sentences": (-2, -2, 1, 1),  # one sentence ends and another begins inside
    "capitals": (2, 1, -4, -4),  # Most Words Begin in a Capital
    "plain": (-1, -0.5, 0, 0),  # hardly any does
    "verb": (-1.5, -1.5, 0.5, 0),  # "is", "we", "which" ...
    "opening": (-2.5, -3, 1.5, 0),  # as abstracts like to begin
    "label": (-3, -3, 4, -4),  # begins with "Abstract:"
}
JOIN_WEIGHTS = {  # sign of the break before the line: title to T, U, A; body to T, A, C
    "any": (-3, -6, 0, 0, -6, 0),  # T to T leaves a title without an abstract, body to A an abstract without a title
    "unfinished": (0, 0, 0, -7, -5, 0),  # the line before does not end as a sentence does
    "finished": (0, -3, 0, 0, 0, 0),
    "lower": (-4, 0, -5, -5, -5, 0),  # the line begins in lower case
    "new": (0, 0, 0, 0, 0, -2),  # ... and had room
    "dangling": (-2, 0, -3, -4, -4, 0),  # the line before ends in "of", "the", a comma, a hyphen ...
    "wrapped": (0, 0, -2, -2.5, -2, 0),  # narrow text, and the next word had no room on the line before
    "room": (0, -3, 0, 1, 0, -3),  # the next word had room
    "upper": (0, 0, 0, 0, 0, -1.5),  # the line begins in upper case, the line before is unfinished
    "runs on": (0, 6, 0, 0, 0, 0),  # any of lower, dangling and wrapped
    "wider": (0, -4, 0, 0, 0, -3),  # a narrow line, then a wide one: not the wrapping of one text
    "gap": (0, -4, 0, 1.5, 1, -1.5),  # a blank line or furniture stands between
}
ORPHAN = -12  # for a paragraph that makes the abstract before it less usual in length than it is itself
LEANING = 0.5  # rather an abstract too many rejected than two glued together
BRIEF = -2  # for an abstract that ends before a quarter of the usual length
SHORT = -2  # for an abstract shorter than nearly all that are published
THIRD_LINE = -1.5  # for a title of more than two lines
ENDLESS = -1  # for each line that goes on beyond twice the usual length

FINISHED = re.compile(
    r"(?:[.!?。…][\"'”’)\]*]*|(?:https?://|www\.|\b[\w-]+\.(?:com|org|io|net|edu|ai)/)\S*(?:- \S+)?)$"
)
SENTENCES = re.compile(r"[A-Za-z0-9)\]]{2}[.!?] [A-Z\"“(]")
OPENING = re.compile(r"(?:We|In this|This|These|Our|Although|Despite|While|However|Recent|Recently|Existing)\b")
VERB = re.compile(r"\b(?:is|are|was|were|has|have|been|we|our|this|these|which)\b")
DANGLING = re.compile(r"(?:[,:–—-]|\b(?:a|an|the|of|for|and|or|in|on|to|with|via|by|from|as|at|using|is|are|we|that))$")
LOWER = re.compile(r"[a-z]+(?:[ ,;.:)]|$)")  # "iCaRL", "t-SNE" and "wav2vec" say nothing
WORD = re.compile(r"[A-Za-z][\w'-]{3,}")


def _find_signs(text, labelled):
    """Return the names in ``WEIGHTS`` that hold for one line; only its two ends are read, however long it is."""
    head = text[:400]
    words = WORD.findall(head)[1:]
    share = sum(not word.islower() for word in words) / len(words) if words else 0.5
    signs = {
        "long": len(text) > 320,
        "longish": NARROW < len(text) <= 320,
        "tiny": len(text) < 20,
        "stop": text.endswith("."),
        "sentences": SENTENCES.search(head),
        "capitals": share >= 0.6,
        "plain": share <= 0.35 and len(words) > 2,
        "verb": VERB.search(head),
        "opening": OPENING.match(head),
        "label": labelled,
    }
    return tuple(name for name, holds in signs.items() if holds)


def _find_join(before, piece, after, width):
    """Return the names in ``JOIN_WEIGHTS`` that hold for the break between two pieces in text of that width."""
    tail = before.text[-120:]
    lower = LOWER.match(piece.text[:40])
    finished = FINISHED.search(tail)
    narrow = max(len(before.text), len(piece.text)) <= NARROW
    room = len(before.text) + 1 + len(piece.text[:40].split(" ")[0]) <= width
    upper = not finished and not lower and piece.text[0].isupper()
    dangling = not finished and DANGLING.search(tail)
    wrapped = len(before.text) >= NARROWEST and narrow and not room and len(after.text) <= NARROW
    signs = {
        "any": True,
        "unfinished": not finished,
        "finished": finished,
        "lower": lower,
        "upper": upper,
        "new": upper and (room or not narrow),
        "dangling": dangling,
        "wrapped": wrapped,
        "runs on": lower or dangling or wrapped,
        "room": narrow and room,
        "wider": len(before.text) <= NARROW < len(piece.text) and not lower,
        "gap": piece.gap,
    }
    return tuple(name for name, holds in signs.items() if holds)


def _find_width(lengths):
    """Return the width at which the lines around a break are wrapped; a single longer one is a title of its own."""
    narrow = sorted((length for length in lengths if length <= NARROW), reverse=True)[:2]
    return narrow[-1] if len(narrow) == 2 and narrow[0] > narrow[1] + 5 else max(narrow, default=0)


def _weigh_pieces(pieces):
    """Return per piece: weights of the four states, weights of the six joins, does it open a paragraph, and how long.

    A paragraph ends where a sentence does and the next word would still have had room.
    """
    lengths = [len(piece.text) for piece in pieces]
    weighed, paragraph, memory = [], 0, {}
    for i in range(len(pieces) - 1, -1, -1):
        width = _find_width(lengths[max(0, i - 4) : i + 4])
        after = pieces[min(i + 1, len(pieces) - 1)]
        labelled = ABSTRACT_LABEL.match(pieces[i].text) is not None
        signs = _find_signs(pieces[i].text, labelled)
        join = _find_join(pieces[i - 1], pieces[i], after, width) if i else ()
        if (signs, join) not in memory:
            states = [sum(column) for column in zip((0, 0, 0, 0), *(WEIGHTS[sign] for sign in signs), strict=True)]
            joins = [sum(column) for column in zip((0,) * 6, *(JOIN_WEIGHTS[sign] for sign in join), strict=True)]
            memory[signs, join] = states, joins
        opens = "finished" in join and "wrapped" not in join
        paragraph += lengths[i]
        weighed.append((*memory[signs, join], opens, paragraph))
        paragraph = 0 if opens else paragraph
    return weighed[::-1]


def _weigh_ending(total, usual):
    """Return the weight against an abstract of ``total`` characters ending here."""
    return BRIEF * (total < usual / 4) + SHORT * (total < SHORTEST_ABSTRACT)


def _measure_oddity(length, usual):
    """Return how unusual a length is for an abstract: 0 for the usual one, 1 for half or twice of it."""
    return math.log2(max(length, 1) / usual) ** 2


def _weigh_body(total, opens, paragraph, usual):
    """Return the weight against an abstract of ``total`` characters going on with this line."""
    weight = ENDLESS if total > 2 * usual else 0
    if opens:
        apart = _measure_oddity(total, usual) + _measure_oddity(paragraph, usual)
        weight += ORPHAN * (apart <= LEANING + _measure_oddity(total + paragraph, usual))
    return weight


def _label(pieces, weighed, usual):
    """Return one letter of ``STATES`` per piece: the best sequence (Viterbi), linear in the number of pieces.

    Each state carries the length of the abstract so far along its best path, by which the path is judged further.
    """
    first, length = weighed[0][0], len(pieces[0].text)
    best = {"T": (first[0], 0), "A": (first[2] + JOIN_WEIGHTS["any"][4], length)}
    back = []
    for piece, (states, joins, opens, paragraph) in zip(pieces[1:], weighed[1:], strict=True):
        after, came = {}, {}
        for join, column in JOINS.items():
            old, new = join
            if old not in best:
                continue
            score, total = best[old]
            score += joins[column] + states[STATES.index(new)]
            if join == "UU":
                score += THIRD_LINE
            if column == 5:
                score += _weigh_body(total, opens, paragraph, usual)
            elif column > 2:
                score += _weigh_ending(total, usual)
            if new not in after or score > after[new][0]:
                total = total + len(piece.text) if column == 5 else len(piece.text)
                after[new], came[new] = (score, total), old
        back.append(came)
        best = after
    return _trace(best, back, FINISHED.search(pieces[-1].text[-120:]), usual)


def _trace(best, back, finished, usual):
    """Return the path that leads to the best of the last states; ``finished``: the last line ends a sentence."""
    title, cut = JOIN_WEIGHTS["any"][0], 0 if finished else JOIN_WEIGHTS["unfinished"][3]
    ends = {"T": title, "U": title, "A": cut, "C": cut}
    ends = {
        state: score + ends[state] + (_weigh_ending(total, usual) if state in "AC" else 0)
        for state, (score, total) in best.items()
    }
    path = [max(ends, key=ends.get)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


# ---------------------------------------------------------------- the listing: pieces to entries


def _join(pieces):
    """Return one text of several lines; a word broken at its hyphen is put together again."""
    text = pieces[0].text
    for piece in pieces[1:]:
        hyphen = re.search(r"\w-$", text[-2:]) and not re.match(r"(?:and|or|to)\s", piece.text)
        text += piece.text if hyphen else " " + piece.text
    return text


def _group(pieces, path):
    """Return (title pieces, abstract pieces) per paper found, either of them possibly empty."""
    groups = []
    for piece, state in zip(pieces, path, strict=True):
        if state == "T" or (state == "A" and (not groups or groups[-1][1])):
            groups.append(([], []))
        groups[-1][state in "AC"].append(piece)
    return groups


def _reject(pieces, reason):
    """Return the row for pieces that are not part of an entry."""
    return Row(pieces[0].line, len(pieces), "rejected", reason, _join(pieces)[:QUOTED])


def _read_group(titles, bodies):
    """Return (entry or None, rows) for one paper found."""
    if not bodies:
        return None, [_reject(titles, "title without an abstract")]
    abstract = _join(bodies)
    if len(abstract) > LONGEST_ABSTRACT:
        reason = f"{len(abstract):,} characters are too long for an abstract (at most {LONGEST_ABSTRACT:,})"
        rows = [_reject(titles, f"title without an abstract: {reason}")] if titles else []
        return None, [*rows, _reject(bodies, reason)]
    if not titles:
        return None, [_reject(bodies, "abstract without a title")]
    rows = []
    if label := ABSTRACT_LABEL.match(abstract):
        rows = [Row(bodies[0].line, 0, "note", "a label was taken off the abstract", abstract[:QUOTED])]
        abstract = abstract[label.end() :]
    return Entry(titles[0].line, len(titles) + len(bodies), _join(titles), abstract), rows


def parse_listing(lines):
    """Return (entries, rows) of a listing: title and abstract in turn, with the furniture of a web page among them.

    An abstract may be broken over several lines, a title too if the text is wrapped. A line that fits nowhere becomes
    a row: a visible rejection is better than two papers glued together.
    """
    pieces, rows = _set_aside(lines)
    if not pieces:
        return [], rows
    weighed = _weigh_pieces(pieces)
    groups = _group(pieces, _label(pieces, weighed, USUAL_ABSTRACT))
    lengths = [sum(len(piece.text) for piece in bodies) for titles, bodies in groups if titles and bodies]
    if lengths:
        groups = _group(pieces, _label(pieces, weighed, median_low(lengths)))
    entries = []
    for titles, bodies in groups:
        entry, more = _read_group(titles, bodies)
        rows += more
        entries += [entry] if entry else []
    return entries, sorted(rows)


# ---------------------------------------------------------------- dialects

HEAD_LINES = 50  # non-blank lines by which a format is told
HEAD_WIDTH = 400  # characters of each
HEAD = 100_000  # characters in which those lines are looked for


def _match(pattern):
    """Return a function that tells whether the pattern stands in the head of a file (``^``: at a line's beginning)."""
    compiled = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    return lambda lines: compiled.search(_take_head(lines)) is not None


def _take_head(lines):
    """Return the first non-blank lines as one text, long ones cut."""
    head = []
    for line in lines:
        if line:
            head.append(line[:HEAD_WIDTH])
        if len(head) == HEAD_LINES:
            break
    return "\n".join(head)


def _has_header(lines):
    """Tell whether the first line names columns of a table, a title and an abstract among them."""
    head = _take_head(lines).split("\n")[0].casefold()
    names = {name.strip(" \"'") for name in re.split("[,;\t|]", head)}
    titles = {"title", "article title", "document title", "ti"}
    return bool(names & titles and names & {"abstract", "abstract note", "ab"})


DIALECTS = (
    Dialect("RIS", _match(r"^TY {1,2}- ?[A-Z]{3,6}$"), None),
    Dialect("PubMed (nbib)", _match(r"^PMID ?- ?\d+$"), None),
    Dialect(
        "Web of Science", _match(r"\A(?:FN (?:Clarivate|Thomson|ISI)|PT [A-Z]$)|^PT [A-Z]\n(?:AU|BA|BE|GP) "), None
    ),
    Dialect("EndNote", _match(r"^%0 [A-Z][a-z]+"), None),
    Dialect(
        "BibTeX",
        _match(r"^@(?:article|book|in\w+|conference|misc|online|\w*thesis|techreport|unpublished)\s?[{(]"),
        None,
    ),
    Dialect("JSON", _match(r"\A(?:\[\s*)?\{\s*[\"}]|\A\[\s*[\"\]]"), None),
    Dialect("HTML", _match(r"\A<(?:!doctype html|html|head|body|div|meta|!--)"), None),
    Dialect("XML", _match(r"\A<\?xml"), None),
    Dialect("RTF", _match(r"\A\{\\rtf"), None),
    Dialect("a table (CSV or TSV)", _has_header, None),
    Dialect("listing", lambda lines: True, parse_listing),
)


def parse_bytes(data):
    r"""Return (entries, rows) of the content of one file; each line is in exactly one of them, as ``lines`` counts.

    >>> parse_bytes(b"Cats Purr\nWe show that cats purr.\n")[0]
    [Entry(line=1, lines=2, title='Cats Purr', abstract='We show that cats purr.')]
    """
    text, notes = decode(data)
    if binary := find_binary(data, text):
        return [], [_reject_whole(text, binary)]
    lines, more = clean_lines(text)
    if not lines:
        return [], [Row(1, 0, "rejected", "empty file", "")]
    head = [line.strip(" ") for line in text[:HEAD].split("\n")]  # as written: tabs tell a table
    dialect = next(dialect for dialect in DIALECTS if dialect.recognise(head))
    if not dialect.parse:
        read = ", ".join(each.name for each in DIALECTS if each.parse)
        return [], [_reject_whole(text, f"looks like {dialect.name}, which is not read yet; themeloom reads: {read}")]
    entries, rows = dialect.parse(lines)
    return entries, [Row(1, 0, "note", note, "") for note in notes + more] + rows


def _reject_whole(text, reason):
    """Return the row that rejects a whole file."""
    lines = text.count("\n") + (not text.endswith("\n"))
    return Row(1, lines, "rejected", reason, clean_lines(text[: 2 * QUOTED])[0][0][:QUOTED])
