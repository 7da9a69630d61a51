"""Which kinds of things a corpus speaks of: those of computing or those of any field; and of these the mentions' own."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import pandas as pd

from themeloom.lexicon import COMPUTING, GENERAL, PROPER, list_territories, name_general_kind
from themeloom.mentions.contexts import find_cues

COMPUTED = 0.25  # share of the papers with a word of computing from which the corpus is one of computing
MOSTLY = 0.5  # share of a key's mentions that are taken for a name from which it is one
REACH = 40  # characters before a name that are looked at
CAPITALIZED = re.compile(r"[A-Z][^\W\d_A-Z]+(?:[ -][A-Z][^\W\d_A-Z]+)*")
SMALL = re.compile(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]+(?![\w-])")  # words without a capital
WITHIN = re.compile(r"\b(?:in|near|around|of|across) $")
FOLLOWING = re.compile(r"(?:, [A-Z]\w+(?: [A-Z]\w+)*){1,2}")
SEAT = re.compile(r"(?i)\b(?:city|town|village|province|state|district|county|island|region|municipality|university) of $")


@cache
def _speaks():
    return re.compile(rf"(?<![\w-])(?:{find_cues('computing')})s?(?!\w)", re.IGNORECASE)


def pick_profile(texts: Sequence[str]) -> str:
    """Pick the profile of kinds that fits a corpus: by the share of its papers that use a word of computing.

    Parameters
    ----------
    texts : sequence of str
        Title and abstract of each paper.

    Returns
    -------
    str
        A key of ``lexicon.PROFILES``: computing from a share of ``COMPUTED``.

    Examples
    --------
    >>> pick_profile(["We train a neural parser."]), pick_profile(["Coffee and sleep."])
    ('computing', 'general')
    """
    speaking = accumulate((bool(_speaks().search(text)) for text in texts), initial=0)
    return COMPUTING if any(number >= COMPUTED * len(texts) for number in speaking) else GENERAL  # no text is read in vain


def assign_kinds(mentions: pd.DataFrame, records: pd.DataFrame) -> pd.DataFrame:
    """Give the mentions of a corpus the kinds of the profile general, one to each key.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, with the kinds of computing: a name is a system or a dataset; columns used: doc_id, field, start,
        end, form, key, kind, opens.
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.

    Returns
    -------
    DataFrame
        The same rows with other kinds (see ``lexicon.name_general_kind``); a name is a place also where a text says in which
        country it lies, or "city of" before it.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["Levels of mRNA in Tromso, Norway"], "abstract": [""]})
    >>> rows = [("p", "title", 10, 14, "mRNA", "mrna"), ("p", "title", 18, 24, "Tromso", "tromso")]
    >>> mentions = pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key"])
    >>> assign_kinds(mentions.assign(kind="system", opens=False), records)["kind"].tolist()
    ['symbol', 'place']
    """
    texts = records.set_index("doc_id")[["title", "abstract"]].stack().to_dict()
    proper = mentions["kind"].isin(PROPER)
    forms = _pick_forms(mentions)
    share = proper.groupby(mentions["key"]).mean().rename(str)
    named = (share >= MOSTLY) & ~_find_plain_words(forms, texts)
    pairs = forms.reset_index()[["key", "form"]].itertuples(index=False)
    kinds = {key: name_general_kind(key, form, named=bool(named[key])) for key, form in pairs}
    kinds |= {key: "place" for key in _find_places(mentions[proper], texts) if kinds[key] == "name"}
    return mentions.assign(kind=mentions["key"].map(kinds).astype(mentions["kind"].dtype))


def _pick_forms(mentions):
    """Indexed by key: the form that most mentions inside sentences have, and whether there is none but at their beginnings."""
    forms = mentions.groupby(["opens", "key", "form"]).size().rename("size").reset_index().astype({"key": "str", "form": "str"})
    forms = forms.sort_values(["opens", "size", "form"], ascending=[True, False, True])
    return forms.drop_duplicates("key").set_index("key")[["form", "opens"]].sort_index()


def _find_plain_words(forms, texts):
    """Whether each form is a word whose capital says nothing: it begins sentences only, or the texts have it without."""
    written = {word for text in texts.values() for word in SMALL.findall(text)}
    single = forms["form"].str.fullmatch(CAPITALIZED)
    return single & (forms["opens"] | forms["form"].str.lower().isin(written))


def _find_places(names, texts):
    """The keys of the names that a text calls places."""
    columns = ["doc_id", "field", "start", "end", "form", "key"]
    return {row.key for row in names[columns].itertuples() if CAPITALIZED.fullmatch(row.form) and _lies_somewhere(row, texts)}


def _lies_somewhere(name, texts):
    """Whether the words around a name make it a place: "in X, Peru", "the city of X"."""
    text = texts[name.doc_id, name.field]
    before = text[max(0, name.start - REACH) : name.start]
    following = FOLLOWING.match(text, name.end)
    within = WITHIN.search(before) and following and list_territories() & set(following[0].split(", "))
    return bool(within or SEAT.search(before))
