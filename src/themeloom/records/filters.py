"""Records -> those that a study is about, and those that are set aside, each with the reason."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from themeloom.records.texts.languages import describe_language
from themeloom.records.values.document_types import SPECIAL_FIRST, is_language, is_type, normalize_language, normalize_type

SHOWN = 10  # values that are named


class Names(NamedTuple):
    """How the names of a column are normalized, which of them are known, and which would do."""

    normalize: Callable[[str], str]
    is_known: Callable[[str], bool]
    advice: str


NAMES = MappingProxyType(
    {
        "type": Names(normalize_type, is_type, ", ".join(sorted(SPECIAL_FIRST))),
        "language": Names(normalize_language, is_language, "any English name of a language or its code, such as German or de,"),
    }
)


def filter_records(
    records: pd.DataFrame,
    *,
    years_from: int | None = None,
    years_to: int | None = None,
    types: Iterable[str] = (),
    languages: Iterable[str] = (),
    minimum_abstract: int = 0,
    pattern: str = "",
    only_english: bool = True,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Filter records: by year, type, language, length of the abstract, a pattern and what the text is written in, in this order.

    Parameters
    ----------
    records : DataFrame
        With doc_id, title, abstract, and year, type or language where they are asked for.
    years_from, years_to : int, optional
        The first and the last year that is kept. A record without a year is set aside by either.
    types : iterable of str
        Kinds of documents that are kept, as ``normalize_type`` names them or as a database does; empty for all.
    languages : iterable of str
        Languages that are kept, names or codes; of a record in several, one is enough. Empty for all.
    minimum_abstract : int
        Characters that an abstract must have.
    pattern : str
        A regular expression that title or abstract must match somewhere, in any case of the letters; empty for all.
    only_english : bool
        Whether records are set aside whose title and abstract are not English, whatever the database says of the language:
        terms are looked for in English alone. What is too short to tell is kept.

    Returns
    -------
    kept : DataFrame
        The rows of ``records`` that pass all filters, in their order and with their index.
    set_aside : DataFrame
        One row per other record, in their order: doc_id, title, reason (of the first filter that it does not pass).

    Raises
    ------
    ValueError
        If the pattern is no regular expression, or the first year is after the last. If a type or a language is asked for that
        no record has and that is none: it could never be met.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["a", "b"], "title": ["Looms", "Cats"], "abstract": ["", ""], "year": [2019, 2021]})
    >>> kept, set_aside = filter_records(records, years_from=2020)
    >>> kept["doc_id"].tolist(), set_aside["reason"].tolist()
    (['b'], ['year 2019 is before 2020'])
    """
    if years_from is not None and years_to is not None and years_from > years_to:
        raise ValueError(
            f"filter_records was asked for years from {years_from} to {years_to}: the first must not be after the last"
        )
    for column, asked in (("type", types), ("language", languages)):
        _check_known(records, column, asked)
    faults = [
        _judge_years(records, years_from, years_to),
        _judge_types(records, types),
        _judge_languages(records, languages),
        _judge_abstracts(records, minimum_abstract),
        _judge_texts(records, pattern),
        _judge_words(records, only_english),
    ]
    # the reason of the first filter that a record does not pass; empty where it passes all
    reasons = [next(filter(None, several), "") for several in zip(*faults, strict=True)]
    passed = pd.Series([not reason for reason in reasons], index=records.index, dtype=bool)
    set_aside = records.loc[~passed, ["doc_id", "title"]].reset_index(drop=True)
    set_aside["reason"] = pd.Series([reason for reason in reasons if reason], dtype="str")
    return records[passed], set_aside


def describe_unmet(records: pd.DataFrame, *, types: Iterable[str] = (), languages: Iterable[str] = ()) -> list[str]:
    """Describe the types and languages that are asked for and that no record has.

    Parameters
    ----------
    records, types, languages
        As ``filter_records`` takes them.

    Returns
    -------
    list of str
        A sentence for each.

    Examples
    --------
    >>> describe_unmet(pd.DataFrame({"type": ["article", "article", "review", None]}), types=["Review", "thesis"])
    ["no paper has the type 'thesis'; they have article (2), review (1), none (1)"]
    """
    asked = [("type", value) for value in _find_unmet(records, "type", types)]
    asked += [("language", value) for value in _find_unmet(records, "language", languages)]
    return [f"no paper has the {column} {value!r}; they have {_list_met(records, column)}" for column, value in asked]


def count_reasons(set_aside: pd.DataFrame) -> pd.Series:
    """Count the records that each filter set aside, from the second table that ``filter_records`` returns.

    Returns
    -------
    Series
        Filter ("year", "type", "language", "abstract", "pattern", "text"), in the order of the filters -> number of records; only
        those that set some aside.

    Examples
    --------
    >>> count_reasons(pd.DataFrame({"reason": ["no year", "year 2019 is before 2020", "abstract of 3 characters"]})).to_dict()
    {'year': 2, 'abstract': 1}
    """
    names = ["year", "type", "language", "abstract", "pattern", "text"]
    first = set_aside["reason"].str.removeprefix("no ").str.split().str[0]
    counts = first.value_counts()
    return pd.Series({name: int(counts[name]) for name in names if name in counts.index}, dtype="int64", name="records")


def _list_values(records, column):
    """The values of a column as text, empty where there is none."""
    if column not in records.columns:
        return [""] * len(records)
    return ["" if pd.isna(value) else str(value) for value in records[column]]


def _normalize_values(records, column):
    """The normalized values of a column, empty where there is none."""
    return list(map(NAMES[column].normalize, _list_values(records, column)))


def _find_unmet(records, column, asked):
    """The values that are asked for and that no record has, as they were written."""
    met = {part for value in _normalize_values(records, column) for part in value.split("; ")}
    return [value for value in asked if met.isdisjoint(NAMES[column].normalize(value).split("; "))]


def _list_met(records, column):
    """The commonest values of a column, each with its number of records."""
    common = Counter(_normalize_values(records, column)).most_common(SHOWN)
    return ", ".join(f"{value or 'none'} ({number:,})" for value, number in common)


def _check_known(records, column, asked):
    names = NAMES[column]
    for value in _find_unmet(records, column, asked):
        if not all(map(names.is_known, names.normalize(value).split("; "))):
            raise ValueError(
                f"filter_records was asked for the {column} {value!r}, which no paper has and nobody knows; "
                f"the papers have {_list_met(records, column)}; {names.advice} would do too"
            )


def _judge_years(records, first, last):
    if first is None and last is None:
        return [""] * len(records)
    faults = []
    for value in records["year"] if "year" in records.columns else [None] * len(records):
        if pd.isna(value):
            faults.append("no year")
        elif first is not None and value < first:
            faults.append(f"year {int(value)} is before {first}")
        else:
            faults.append(f"year {int(value)} is after {last}" if last is not None and value > last else "")
    return faults


def _judge_types(records, types):
    asked = {normalize_type(kind) for kind in types}
    kinds = map(normalize_type, _list_values(records, "type"))
    return [_name_fault("type", kind) if asked and kind not in asked else "" for kind in kinds]


def _judge_languages(records, languages):
    asked = {code for language in languages for code in normalize_language(language).split("; ")}
    codes = map(normalize_language, _list_values(records, "language"))
    return [_name_fault("language", code) if asked and asked.isdisjoint(code.split("; ")) else "" for code in codes]


def _name_fault(column, value):
    return f"{column} {value}" if value else f"no {column}"


def _judge_abstracts(records, minimum):
    lengths = map(len, _list_values(records, "abstract"))
    return [
        "" if length >= minimum else f"abstract of {length} characters, fewer than {minimum}" if length else "no abstract"
        for length in lengths
    ]


def _judge_texts(records, pattern):
    try:
        expression = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        raise ValueError(
            f"filter_records was asked for the pattern {pattern!r}, which is no regular expression: {error}; "
            r"a word or words between bars would do ('weav(e|ing)|loom'), and \ before a bracket that is meant as it stands"
        ) from error
    texts = zip(_list_values(records, "title"), _list_values(records, "abstract"), strict=True)
    return [
        "" if expression.search(f"{title}\n{abstract}") else f"pattern {pattern!r} not in title or abstract"
        for title, abstract in texts
    ]


def _judge_words(records, only_english):
    if not only_english:
        return [""] * len(records)
    texts = zip(_list_values(records, "title"), _list_values(records, "abstract"), strict=True)
    return [describe_language(f"{title} {abstract}") for title, abstract in texts]
