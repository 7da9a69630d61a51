"""Dates as sources write them -> years, and ISO 8601 as exact as what is written."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
NUMERIC = re.compile(r"((?:1[5-9]|20)\d\d)[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?!\d)")
COMPACT = re.compile(r"((?:1[5-9]|20)\d\d)([01]\d)([0-3]\d)(?!\d)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*\b", re.IGNORECASE)
SHORT = re.compile(rf"({'|'.join(MONTHS)})[a-z]*-(\d\d)", re.IGNORECASE)
SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
SERIAL_START = date(1899, 12, 30)  # the day that spreadsheets count as 0
LAST_SHORT = 30  # years of two digits that spreadsheets take for ones of this century go up to here, less one
DAY = re.compile(r"(?<![\d-])([0-3]?\d)(?![\d-])")


def find_year(texts: Iterable[str]) -> int | None:
    """Find a year, from 1500 to 2099, in the first of the texts that has one; None where there is none.

    Examples
    --------
    >>> find_year(["Year", "2019 Mar-Apr"])
    2019
    """
    matches = [match for text in texts if (match := YEAR.search(text) or COMPACT.search(text))]
    return int(matches[0][0][:4]) if matches else None


def normalize_short_date(text: str) -> str:
    """Normalize a date that spreadsheets shorten, where nothing else tells of a year: month and year, or a number of days.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
        The text itself where it is no such date.

    Examples
    --------
    >>> normalize_short_date("Mar-21"), normalize_short_date("44197"), normalize_short_date("March 3")
    ('2021-03', '2021-01-01', 'March 3')
    """
    if match := SHORT.fullmatch(text):
        year = int(match[2])
        return f"{year + (2000 if year < LAST_SHORT else 1900)}-{MONTHS.index(match[1].lower()) + 1:02}"
    if SERIAL.fullmatch(text):
        return (SERIAL_START + timedelta(days=int(text[:5]))).isoformat()
    return text


def normalize_date(text: str, year: int | None = None) -> str:
    """Normalize a date to ISO 8601, as exact as it is written.

    Parameters
    ----------
    text : str
    year : int, optional
        That of the record, for a date without one ("JAN 15").

    Returns
    -------
    str
        ``2020-05-01``, ``2020-05`` or ``2020``; empty where there is no year. A range begins where its first month does; what
        may be the day or the month ("01/02/2020") is left out.

    Examples
    --------
    >>> normalize_date("2020/05//"), normalize_date("15 March 2021"), normalize_date("MAR-APR", 2019)
    ('2020-05', '2021-03-15', '2019-03')
    """
    if match := COMPACT.search(text) or NUMERIC.search(text):
        return _join(*match.groups())
    known = find_year([text]) or year
    if not known:
        return ""
    rest = YEAR.sub(" ", text)
    month = MONTH.search(rest)
    if not month:
        return str(known)
    day = DAY.search(MONTH.sub(" ", rest))
    return _join(str(known), str(MONTHS.index(month[1].lower()) + 1), day[1] if day else None)


def _join(year, month, day):
    """The date of its parts, as far as they are possible."""
    if not 1 <= int(month) <= 12:
        return year
    exact = f"{year}-{int(month):02}"
    return f"{exact}-{int(day):02}" if day and 1 <= int(day) <= 31 else exact
