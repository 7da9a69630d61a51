"""What the tagged formats have in common: their records are put together line by line, and every line is counted once.

The readers are our own, not those of a library: the libraries return renamed keys without line numbers and drop what stands
between records, and a record must say here which lines it fills, with its tags as the file has them.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from themeloom.records.entries import NOTHING, QUOTED, RawRecord, Row
from themeloom.records.values.identifiers import find_doi
from themeloom.records.values.splitting import split_values

ADJACENT = re.compile(r"\S[^\S\n]*\n[^\S\n]*\S")
RESOLVED = re.compile(r"^(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
ORCID = re.compile(r"(?<!\d)(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])(?![\dX])")
OUTSIDE = "outside of any record"
BLANK = "blank line"
EMPTY = "an empty record: nothing but the mark of its beginning"


class Ledger:
    """The records and rows of a text while its lines are read, each line with exactly one call of an ``add_`` method.

    Values are without blanks around them.

    Parameters
    ----------
    listed : collection of str
        Tags that have one value a line: a line without a tag is then the next value, elsewhere it goes on with the last one.

    Examples
    --------
    >>> ledger = Ledger(listed=("KW",))
    >>> ledger.add_stray("1. exp looms/")
    >>> ledger.add_record("TY", "JOUR")
    >>> ledger.add_value("KW", "cats")
    >>> ledger.add_more("dogs")
    >>> records, rows = ledger.build_account()
    >>> records
    [RawRecord(line=2, lines=3, values={'TY': ['JOUR'], 'KW': ['cats', 'dogs']}, reason='')]
    >>> rows
    [Row(line=1, lines=1, kind='rejected', reason='outside of any record', text='1. exp looms/')]
    """

    def __init__(self, listed: Collection[str] = ()):
        self.listed = frozenset(listed)
        self.line = 0
        self.inside = False  # a record is open
        self.values = {}  # tag -> values of the record that was opened last
        self.tag = ""
        self._more = []  # lines that go on with the last value
        self._records = []  # [line, lines, values]
        self._rows = []  # [line, lines, kind, reason, texts]
        self._last = None  # the record or row that a blank line belongs to

    def add_record(self, tag: str, value: str, shared: bool = False) -> None:
        """Add a line that begins a record.

        Parameters
        ----------
        tag : str
            The first tag, which is on this line.
        value : str
        shared : bool
            Whether the line is counted already.
        """
        self._join_value()
        self.line += not shared
        self.values = {tag: [value]}
        self.tag = tag
        self._last = [self.line, int(not shared), self.values]
        self._records.append(self._last)
        self.inside = True

    def add_value(self, tag: str, value: str) -> None:
        """Add a line of the open record that begins a value.

        Parameters
        ----------
        tag : str
        value : str
        """
        if self._more:
            self._join_value()
        self.tag = tag
        if tag in self.values:
            self.values[tag].append(value)
        else:
            self.values[tag] = [value]
        self._count()

    def add_more(self, text: str) -> None:
        """Add a line of the open record that goes on with its last tag.

        Parameters
        ----------
        text : str
        """
        if self.tag in self.listed:
            self.values[self.tag].append(text.strip())
        else:
            self._more.append(text.strip())
        self._count()

    def add_end(self) -> None:
        """Add the line that closes the record."""
        self._count()
        self.inside = False

    def add_blank(self) -> None:
        """Add a blank line: it belongs to the record or to the expected matter above it."""
        if self._last is None or (len(self._last) == 5 and self._last[2] != "furniture"):
            self.add_stray("", "furniture", BLANK)
        else:
            self._count()

    def add_stray(self, text: str, kind: str = "rejected", reason: str = OUTSIDE) -> None:
        """Add a line that is in no record; it closes an open one.

        Parameters
        ----------
        text : str
        kind : str
            As in ``Row``.
        reason : str
        """
        self.inside = False
        self.line += 1
        if self._last is not None and self._last[2:4] == [kind, reason]:
            self._last[1] += 1
            self._last[4].append(text)
        else:
            self._last = [self.line, 1, kind, reason, [text]]
            self._rows.append(self._last)

    def build_account(self) -> tuple[list[RawRecord], list[Row]]:
        """Build the records and rows of all lines so far."""
        self._join_value()
        records = [_build_record(*record) for record in self._records]
        return records, [Row(*row, " ".join(texts[:QUOTED])[:QUOTED]) for *row, texts in self._rows]

    def _count(self):
        self.line += 1
        self._last[1] += 1

    def _join_value(self):
        """Put the last value together with the lines that go on with it."""
        if self._more:
            values = self.values[self.tag]
            values[-1] = " ".join(filter(None, [values[-1], *self._more]))
            self._more = []


def _build_record(line, lines, values):
    """The record without tags that have no value."""
    if not all(map(all, values.values())):
        values = {tag: present for tag, several in values.items() if (present := list(filter(None, several)))}
    return RawRecord(line, lines, values) if len(values) > 1 else RawRecord(line, lines, NOTHING, EMPTY)


def split_lines(text: str) -> list[str]:
    r"""Split a text into its lines, at ``\n`` only.

    Examples
    --------
    >>> split_lines("PMID- 1\nTI  - Looms\n")
    ['PMID- 1', 'TI  - Looms']
    """
    return text.removesuffix("\n").split("\n")


def is_double_spaced(text: str) -> bool:
    r"""Say whether no two lines of a text follow each other without a blank one: its blank lines then mean nothing.

    Examples
    --------
    >>> is_double_spaced("TI  - Looms\n\nAU  - Cat, A\n")
    True
    """
    return "\n" in text and not ADJACENT.search(text)


def find_linked_doi(values: Mapping[str, list[str]], tags: Iterable[str]) -> str:
    """Find a DOI in the addresses of a record: only behind the resolver's own, other addresses go on behind the DOI.

    Parameters
    ----------
    values : mapping
        Tag -> values.
    tags : iterable of str
        Which tags hold addresses.

    Returns
    -------
    str
        Empty where there is none.

    Examples
    --------
    >>> find_linked_doi({"UR": ["https://doi.org/10.1000/loom"]}, ["UR"])
    '10.1000/loom'
    """
    texts = (text for tag in tags for text in values.get(tag, []))
    links = [link for text in texts for link in split_values(text, "addresses") if RESOLVED.match(link)]
    return find_doi(links[0]) if links else ""


def find_orcid(text: str) -> str:
    """Find an ORCID in a text, with its hyphens; empty where there is none.

    Examples
    --------
    >>> find_orcid("ORCID: https://orcid.org/0000000218250097")
    '0000-0002-1825-0097'
    """
    match = ORCID.search(text)
    return "-".join(match.groups()) if match else ""
