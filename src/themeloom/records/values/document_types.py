"""Kinds of documents and languages as databases write them -> one name for each."""

import re
from functools import cache, lru_cache

import babel
import langcodes

from themeloom.lexicon import read_knowledge
from themeloom.records.values.identifiers import normalize_text

# where a source names several kinds, the first of these counts: what is special says more than "Journal Article"
SPECIAL_FIRST = (
    "retraction",
    "erratum",
    "editorial",
    "letter",
    "news",
    "review",
    "preprint",
    "thesis",
    "patent",
    "dataset",
    "conference paper",
    "chapter",
    "book",
    "report",
    "article",
    "other",
)
SEVERAL = re.compile(r"\s{0,9}[;|]\s*")
LANGUAGES = re.compile(r"\s{0,9}(?:[;|,/&]|\band\b)\s*")
NO_LANGUAGE = {"und", "mul", "zxx", "mis"}
OTHER_NAMES = {"farsi": "fa", "mandarin": "zh", "castilian": "es", "flemish": "nl", "moldavian": "ro", "bahasa indonesia": "id"}


@lru_cache(maxsize=4096)
def normalize_type(written: str) -> str:
    """Normalize the kind of a document: one of ``SPECIAL_FIRST``.

    Parameters
    ----------
    written : str
        As a database or a format names it; several kinds stand between semicolons or bars.

    Returns
    -------
    str
        Of several kinds the most special one. What is not known is returned as written, in lower case.

    Examples
    --------
    >>> normalize_type("JOUR"), normalize_type("Journal Article; Review"), normalize_type("Article; Early Access")
    ('article', 'review', 'article')
    >>> normalize_type("Tapestry")
    'tapestry'
    """
    names = _read_types()
    whole = names.get(normalize_text(written))
    if whole:
        return whole
    parts = [part for part in SEVERAL.split(written.strip()) if part]
    known = {names.get(normalize_text(part), "") for part in parts}
    special = next((name for name in SPECIAL_FIRST if name in known), "")
    return special or " ".join(written.lower().split())


@cache
def _read_types():
    table = read_knowledge("document_types", room="records")
    return {normalize_text(row.written): row.type for row in table.itertuples()}


@lru_cache(maxsize=4096)
def normalize_language(written: str) -> str:
    """Normalize the language of a document to its code: two letters, or three where the language has no two.

    Parameters
    ----------
    written : str
        Names or codes; several stand between semicolons, commas, bars or slashes.

    Returns
    -------
    str
        Codes joined by semicolons, each once. What is not known is returned as written, in lower case.

    Examples
    --------
    >>> normalize_language("eng"), normalize_language("EN-US"), normalize_language("German; English")
    ('en', 'en', 'de; en')
    """
    whole = _find_code(written.strip())
    parts = [whole] if whole else [_find_code(part) or part.lower() for part in LANGUAGES.split(written.strip()) if part]
    return "; ".join(dict.fromkeys(part for part in parts if part not in NO_LANGUAGE))


def is_type(name: str) -> bool:
    """Say whether a normalized kind of document is one that is known.

    Examples
    --------
    >>> is_type(normalize_type("JOUR")), is_type(normalize_type("artcle"))
    (True, False)
    """
    return name in SPECIAL_FIRST


def is_language(code: str) -> bool:
    """Say whether a normalized language is one that is known.

    Examples
    --------
    >>> is_language(normalize_language("German")), is_language(normalize_language("Englsh"))
    (True, False)
    """
    return code in _list_languages().values()


def _find_code(name):
    """The code of one language, empty where it is not known."""
    known = _list_languages()
    bare = re.sub(r"^([^(]*)\(.*\)$", r"\1", name.lower()).rstrip()
    if bare in known:
        return known[bare]
    # two or three letters, and what may follow: a region, a script
    if not re.fullmatch(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", bare):
        return ""
    code = langcodes.standardize_tag(bare.split("_")[0].split("-")[0])
    return code if code in known.values() or code in NO_LANGUAGE else ""


@cache
def _list_languages():
    """English name -> code; a name like "Portuguese" comes before that of its kinds."""
    names = {name.lower(): code for code, name in babel.Locale("en").languages.items() if "_" not in code}
    return names | OTHER_NAMES
