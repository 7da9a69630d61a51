"""Embase's CSV in blocks: a field a line, its name before its values, one record below the other."""

import re

from themeloom.records.entries import QUOTED, RawRecord, Row
from themeloom.records.readers.csv_rows import Layout, set_cell_limit
from themeloom.records.readers.mended_rows import list_mended
from themeloom.records.readers.table_rows import list_rows

FIRST = "TITLE"  # the field that a record begins with
MARK = re.compile(r'^"TITLE","', re.MULTILINE)
# in capitals, but for a letter that a short form has: "AiP/IP ENTRY DATE"
WRITTEN = r"[A-Z][A-Z0-9 ()/&.-]{0,30}[a-z]?[A-Z0-9 ()/&.-]{1,60}"
FIELD = re.compile(rf'^"?({WRITTEN})"?,', re.MULTILINE)
NAME = re.compile(WRITTEN)
SURE = {"AUTHOR NAMES", "SOURCE", "SOURCE TITLE", "PUBLICATION YEAR", "ABSTRACT", "PUI", "DATE OF PUBLICATION"}
SAMPLE = 200_000  # characters by which the syntax is recognised
LAYOUT = Layout(",", quoted=True, spaced=False)
ANY_WIDTH = range(2, 10_000)  # a field has as many values as it likes


def is_embase_blocks(text: str) -> bool:
    """Say whether a text is Embase's CSV in blocks: most of its lines begin with the name of a field in capitals.

    Examples
    --------
    >>> is_embase_blocks('"TITLE","Looms"\\n"AUTHOR NAMES","Cat A.","Dog B."\\n"SOURCE","Weft (2020) 1:2"\\n')
    True
    """
    head = text[:SAMPLE]
    names = FIELD.findall(head)
    lines = sum(1 for line in head.split("\n") if line.strip())
    return bool(MARK.search(head)) and len(SURE & set(names)) >= 2 and len(names) >= lines / 2


def parse_embase_blocks(text: str) -> tuple[list[RawRecord], list[Row]]:
    """Parse Embase's CSV in blocks, as ``formats.Syntax`` says: a record begins with its title, or after a blank line.

    Examples
    --------
    >>> records, rows = parse_embase_blocks('"TITLE","Looms"\\n"AUTHOR NAMES","Cat A.","Dog B."\\n\\n"TITLE","Cats"\\n')
    >>> [(record.line, record.lines) for record in records]
    [(1, 3), (4, 1)]
    >>> records[0].values["AUTHOR NAMES"]
    ['Cat A.', 'Dog B.']
    """
    lines = text.removesuffix("\n").split("\n")
    items: list[RawRecord | Row] = []
    mended = []
    record = None  # the place among the items of the record that the next field belongs to
    with set_cell_limit():
        for start, end, cells, repaired in list_rows(lines, 0, LAYOUT, ANY_WIDTH):
            name = cells[0].strip() if cells else ""
            if not any(cells):
                items = items or [Row(1, 0, "furniture", "blank line", "")]
                items[-1] = items[-1]._replace(lines=items[-1].lines + end - start)
                record = None
            elif len(cells) < 2 or not NAME.fullmatch(name):
                items.append(Row(start + 1, end - start, "rejected", "no field of a record", lines[start][:QUOTED]))
            else:
                if record is None or name == FIRST:
                    record = len(items)
                    items.append(RawRecord(start + 1, 0, {}))
                items[record].values.setdefault(name, []).extend(cell for cell in cells[1:] if cell.strip())
                items[record] = items[record]._replace(lines=items[record].lines + end - start)
                mended += [start + 1] if repaired else []
    rows = [item for item in items if isinstance(item, Row)]
    return [item for item in items if isinstance(item, RawRecord)], sorted(rows + list_mended(mended))
