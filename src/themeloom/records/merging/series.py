"""Titles that come again each year or in each issue: those of reports and columns."""

import re
from functools import cache, lru_cache

from themeloom.lexicon import read_knowledge
from themeloom.records.merging.title_keys import is_generic_title


@lru_cache(maxsize=1 << 14)
def is_serial_title(title: str) -> bool:
    """Say whether a title is one that comes again: that of many papers, or as in ``records/knowledge/serial_titles.csv``.

    Examples
    --------
    >>> is_serial_title("Overview of the Looms Track"), is_serial_title("Overview of looms")
    (True, False)
    """
    return is_generic_title(title) or bool(_read_serial().match(title.strip(" .[]")))


@cache
def _read_serial():
    return re.compile("|".join(f"(?:{pattern})" for pattern in read_knowledge("serial_titles", room="records")["pattern"]), re.I)
