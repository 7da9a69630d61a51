"""Marks that each record has once, listed by the plainest signs, apart from all readers."""

import csv
import re
from collections import Counter, defaultdict

from themeloom.lexicon import read_knowledge
from themeloom.records.readers.csv_rows import set_cell_limit
from themeloom.records.readers.json_paths import LISTS

HEAD = 200_000  # characters in which the first mark stands
LISTING = "a pasted listing"
LONG = 300  # characters of a paragraph from which it is an abstract, and below which it may be a title
SHORT = 10  # characters; what is shorter is no title
LINK = re.compile(r"https?:|www\.")
TOKEN = re.compile(r'"(?:[^"\\]++|\\.?)*+"?|[{}\[\]]', re.DOTALL)  # a string that nothing closes goes up to the end
DELIMITERS = ",;\t|"
SAMPLE = 100  # lines by which the delimiter is found


def list_marks(text: str, known: str = "") -> list[tuple[str, list[int]]]:
    r"""List the lines of a text that hold a mark which each record has once.

    Parameters
    ----------
    text : str
        With ``\n`` as its only line end.
    known : str
        The format that it was read as; of marks like tags it takes no notice.

    Returns
    -------
    list of (str, list of int)
        What was counted, and its lines, one for each: tags and elements (``records/knowledge/record_marks.csv``), the items of
        a list in JSON, the rows of a table, or the titles and abstracts of a listing. Empty for a text of another kind.

    Examples
    --------
    >>> list_marks("@book{a,\n title = {Looms}}\n@book{b,\n title = {Cats}}\n")
    [('marks @type{', [1, 3])]
    """
    for row in read_knowledge("record_marks", room="records").itertuples():
        pattern = re.compile(row.pattern, re.MULTILINE)
        if pattern.search(text, 0, HEAD):
            return [(row.what, _list_lines(text, (match.start() for match in pattern.finditer(text))))]
    if known == LISTING:
        return _list_paragraphs(text)
    if text.lstrip()[:1] in ("{", "["):
        return [("objects of a list", _list_objects(text))]
    formats = read_knowledge("formats", room="records")
    is_table = known in set(formats.loc[formats["syntax"] == "delimited", "format"])
    return [("rows of a table", _list_rows(text))] if is_table else []


def _list_lines(text, places):
    """The lines on which places of a text stand, in their order."""
    lines = []
    line = 1
    last = 0
    for place in places:
        line += text.count("\n", last, place)
        last = place
        lines.append(line)
    return lines


def _list_objects(text):
    """The lines of the objects in the outermost list of a usual name; else of those one after the other, or in a bare list."""
    bare = []
    named = defaultdict(list)  # how many brackets are around -> places
    around = []  # the brackets that are open, each with the name before it
    key = ""
    for match in TOKEN.finditer(text):
        sign = match[0]
        if sign in ("]", "}"):
            del around[-1:]
            continue
        if sign in ("[", "{"):
            if sign == "{" and around[-1:] in ([], [("[", "")]) and len(around) < 2:
                bare.append(match.start())
            elif sign == "{" and around[-1][0] == "[" and around[-1][1] in LISTS:
                named[len(around)].append(match.start())
            around.append((sign, key))
        key = sign.strip('"') if sign[0] == '"' else ""
    return _list_lines(text, named[min(named)] if named and len(bare) == 1 else bare)


def _list_rows(text):
    """The lines of the rows of a table that have several cells, as the standard library reads them, without its header."""
    lines = text.split("\n")
    with set_cell_limit():
        try:
            delimiter = max(DELIMITERS, key=lambda sign: _measure_regular(lines[:SAMPLE], sign))
            reader = csv.reader(lines, delimiter=delimiter)
            begin = 1
            rows = []
            for cells in reader:
                rows += [begin] if sum(map(bool, cells)) > 1 else []
                begin = reader.line_num + 1
        except csv.Error:
            return []
    return rows[1:]


def _measure_regular(lines, delimiter):
    """How many rows have the same number of cells, where that is more than one."""
    widths = Counter(len(cells) for cells in csv.reader(lines, delimiter=delimiter) if len(cells) > 1)
    return max(widths.values(), default=0)


def _list_paragraphs(text):
    """The lines of what must be titles, or abstracts, of a listing: its short and its long paragraphs.

    A paragraph is a line, or in wrapped text what stands between blank lines.
    """
    lines = [line.strip() for line in text.split("\n")]
    if max(map(len, lines)) < LONG:
        return [("long paragraphs", _list_blocks(lines))]
    abstracts = [number for number, line in enumerate(lines, 1) if len(line) >= LONG]
    titles = [
        number
        for number, line in enumerate(lines, 1)
        if SHORT <= len(line) < LONG and not line.endswith((".", ":", ",")) and line[0].isupper() and not LINK.search(line)
    ]
    return [("titles", titles), ("long paragraphs", abstracts)]


def _list_blocks(lines):
    """The first lines of the long blocks between blank lines; none where hardly a line is blank."""
    blocks = []
    begin = size = 0
    for number, line in enumerate([*lines, ""], 1):
        if line:
            begin = begin or number
            size += len(line) + 1
        elif begin:
            blocks.append((begin, size))
            begin = size = 0
    return [begin for begin, size in blocks if size >= LONG]
