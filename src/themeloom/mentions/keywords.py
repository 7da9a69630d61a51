"""A paper's own keywords, where its text has them: what its authors call a keyword is a term of the paper."""

import re

import pandas as pd

from themeloom.categories import collect_rows
from themeloom.lexicon import ASIDE, list_words, list_written, name_kind, normalize, normalize_word
from themeloom.mentions.capitals import is_capitalized, is_sentence_start
from themeloom.mentions.labels import is_exact

PLACE = ["doc_id", "field", "start", "end"]
BETWEEN = re.compile(r"[;()]")  # keywords of a record, and the two forms of one: "internet of things (IoT)"
HYPHENS = r"\-\u2010-\u2015"
JOINT = rf"[\s{HYPHENS}]+"
EDGE = rf"[\w{HYPHENS}]"  # what a keyword does not touch: it is no part of a word
ENDING = 2  # last letters of a singular that its plural may change: analysis, analyses
RECURRING = 0.05  # share of the papers with a plain word that list it from which it is a term of the others as well
VOID = ("empty", "pale", "verb")  # roles of words that alone are no keyword: a list that was cut into words has them


def find_keywords(text: str, keywords: str) -> list[tuple[int, int]]:
    """Find the keywords of a record in its text: word for word but for case, hyphens and number.

    Parameters
    ----------
    text : str
    keywords : str
        Joined by semicolons.

    Returns
    -------
    list of (int, int)
        First character of each place and first behind it, in the order of the text. Capitals count in an abbreviation, but not
        in a list that is written in capitals.

    Examples
    --------
    >>> text = "Theme-maps show IoT themes; it is a map of them."
    >>> [text[start:end] for start, end in find_keywords(text, "theme map; Internet of Things (IoT); IT")]
    ['Theme-maps', 'IoT']
    """
    places = set()
    for keyword in _list_spellings(keywords):
        exact = is_exact(keyword) and not keywords.isupper()
        key = normalize(keyword)
        matches = re.finditer(_write_pattern(keyword, exact), text, 0 if exact else re.IGNORECASE)
        places.update(match.span() for match in matches if normalize(match[0]) == key)
    return sorted(places)


def _list_spellings(keywords):
    """The keywords of a record, the short form in brackets apart from the long one, that are more than an empty word."""
    void = frozenset().union(*map(list_words, VOID))
    parts = map(str.strip, BETWEEN.split(keywords))
    return [part for part in parts if list_written(part) and not void.issuperset(part.lower().split())]


def _write_pattern(keyword, exact):
    """The pattern of a keyword's words, joined by spaces or hyphens, the last one in any number."""
    *words, last = list_written(keyword)
    stem = last if exact or not last.isalpha() else last[: max(1, len(normalize_word(last.lower())) - ENDING)]
    return rf"(?<!{EDGE}){JOINT.join(map(re.escape, [*words, stem]))}\w{{0,{2 * ENDING}}}(?!{EDGE})"


def add_keywords(mentions: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Add the papers' own keywords where their texts have them, and mark those that are mentions already.

    What was set aside is a term of the papers that list it. A plain word is one of all papers if enough of them list it.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, as ``extract_mentions`` returns it, but for the column that is added.
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract, and keywords, if there is one.

    Returns
    -------
    DataFrame
        The same rows with the column listed, and behind them one for each keyword that was no mention.

    Examples
    --------
    >>> mentions = pd.DataFrame(columns=["doc_id", "field", "start", "end", "form", "key", "kind", "introduced", "opens"])
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["On knitting"], "abstract": [""], "keywords": ["knitting; yarn"]})
    >>> add_keywords(mentions, records)[["form", "kind", "listed"]].to_numpy().tolist()
    [['knitting', 'term', True]]
    """
    keywords = _find_all(records)
    if keywords.empty:
        return mentions.assign(listed=False)
    places = pd.MultiIndex.from_frame(keywords[PLACE])
    taken = pd.MultiIndex.from_frame(mentions[PLACE])
    listed = taken.isin(places)
    papers = mentions["doc_id"].groupby(mentions["key"]).nunique()
    listing = mentions["doc_id"].where(listed).groupby(mentions["key"]).nunique()
    recurring = mentions["key"].map((listing >= RECURRING * papers) & (listing > 0)).astype(bool)
    terms = mentions["kind"].isin(ASIDE) & (listed | (recurring & mentions["kind"].eq("plain")))
    kinds = mentions["key"].map(name_kind).astype(mentions["kind"].dtype)
    marked = mentions.assign(kind=mentions["kind"].mask(terms, kinds), listed=listed)
    return collect_rows([marked, keywords[~places.isin(taken)]]).reset_index(drop=True)


def _find_all(records):
    """One row per place of a keyword in the text of its paper, with the columns of mentions."""
    rows = []
    for paper in records[records["keywords"].notna()].to_dict("records") if "keywords" in records else ():
        for field in ("title", "abstract"):
            text = paper[field]
            for start, end in find_keywords(text, paper["keywords"]):
                form = text[start:end]
                opens = (field == "title" and is_capitalized(text)) or is_sentence_start(text, start)
                rows.append((paper["doc_id"], field, start, end, form, normalize(form), opens))
    keywords = pd.DataFrame(rows, columns=[*PLACE, "form", "key", "opens"])
    return keywords.assign(kind=keywords["key"].map(name_kind), introduced=False, listed=True)
