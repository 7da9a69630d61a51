"""Terms that hold more words than a phrase: "quality of life", "type 2 diabetes", "primary care". The whole corpus shows them."""

import re
from collections import Counter

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from themeloom.lexicon import is_prose, list_words, name_measure, normalize, normalize_word

PART = 10_000  # texts whose words are held at once
WORD = re.compile(r"[^\W_]+(?:[-\u2010-\u2013][^\W_]+)*")
AND = re.compile(r"(.*\S)\s+and\s+(\S.*)", re.IGNORECASE)
NAME = r"(?:(?:[A-Z][\w-]*|of|and) )+[A-Z][\w-]*"
# role -> the word on the left of where a phrase would end, and the one on the right
PARTS = {
    "of": re.compile(r"(?<!\S)(\S+) of (\S+)"),
    "possessive": re.compile(r"(?<!\S)(\S+'s) (\S+)"),
    "number": re.compile(r"(?<!\S)(\S+) (\d+(?:\.\d+)?|[a-z])(?!\S)"),
    "letter": re.compile(r"(?<!\S)([a-z]) (\S+)"),
    "empty": re.compile(r"^(\S+) (\S+)"),
    "headed": re.compile(r"(?<!\S)(\S+) (\S+)$"),
}
VERSION = r"(?:^|\s)[A-Z]\S* \d\.0\b"  # "Industry 4.0": one paper is enough
# role -> papers that a term must be met in
FEWEST = {"of": 3, "possessive": 2, "number": 2, "letter": 2, "and": 2, "empty": 5, "headed": 1, "defined": 1}
MOSTLY = 0.1  # share of the places of the last word that must be in it
FIXED = 0.5  # share of what follows a word that must be the same: "quality of" is followed by "life"
RECURRING = 2  # places of a name with one noun behind it that show that it is a part of it: "Kalman filter"
BOUND = 0.5  # normalized pointwise mutual information of an empty word and the next from which they belong together


def find_expressions(expressions: pd.DataFrame, mentions: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    """Find which longer terms the corpus uses as terms.

    Of "quality of life" and "Parkinson's disease" the beginning must mostly be followed by the end; most mentions of the two
    sides of an "and" must stand beside one ("head and neck cancer", but not "coffee and green tea"); a number or a letter behind
    a word must recur, and not be one of a section, a week or an age; so must a letter before a noun ("T cells"), and not be that
    of a statistic; an empty word ("primary care") must stand with the next much more often than by chance: normalized pointwise
    mutual information (Bouma 2009) at least ``BOUND``; a name must mostly have the same noun behind it ("Markov model"). What a
    paper defines by an abbreviation is a term.

    Parameters
    ----------
    expressions : DataFrame
        One row per place of a longer term: doc_id, form, key, opens, role (of, possessive, and, number, letter, empty,
        headed or defined).
    mentions : DataFrame
        One row per mention; column used: key.
    texts : Series of str
        Of all papers.

    Returns
    -------
    DataFrame
        The rows that are terms.

    Examples
    --------
    >>> forms = ["quality of life"] * 3 + ["level of noise", "level of care", "level of detail"]
    >>> rows = pd.DataFrame({"doc_id": list("pqrpqr"), "form": forms, "key": forms, "role": "of", "opens": False})
    >>> find_expressions(rows, rows, pd.Series(dtype="str"))["key"].unique().tolist()
    ['quality of life']
    """
    rows = pd.concat([expressions, _part(expressions)], axis=1).dropna(subset=["left", "right"])
    if rows.empty:
        return expressions.head(0)
    beside = rows["left"].map(lambda words: words.rsplit(" ", 1)[-1])
    numbers = rows[["role", "left", "right", "doc_id"]].assign(beside=beside).apply(lambda column: pd.factorize(column)[0])
    same = numbers[["role", "beside", "right"]]
    papers = _count_same(same, ~numbers[[*same, "doc_id"]].duplicated())
    enough = (papers >= rows["role"].map(FEWEST).astype("int64")) | rows["form"].str.contains(VERSION)
    together = _count_same(numbers[["role", "left", "right"]])
    behind = _count_same(numbers[["role", "left"]])
    share = together / behind
    named = rows["form"].str[:1].str.isupper() & ~rows["opens"]
    counts = _count_words(texts)
    bound = _measure_binding(rows, together, counts) >= BOUND
    mostly = together >= MOSTLY * rows["right"].map(counts).astype("int64")
    measured = rows["left"].map(_counts).astype(bool)
    passes = {
        "of": (share >= FIXED) & mostly & ~measured,
        "possessive": (share >= FIXED) & named,
        "and": _stand_together(rows, behind, _count_same(same), mentions),
        "number": ~measured,
        "letter": ~rows["right"].map(_counts).astype(bool),
        "empty": bound & ~rows["right"].map(is_prose).astype(bool),
        "headed": (together >= RECURRING) & (together >= FIXED * _count_normalized(rows["left"], counts)),
        "defined": True,
    }
    passed = np.select([rows["role"] == role for role in passes], list(passes.values()))
    return expressions.loc[rows.index[enough & passed.astype(bool)]]


def _count_same(numbers, counted=None):
    """How many rows, or of these those that are counted, have the same numbers as each row."""
    group = numbers.groupby(list(numbers)).ngroup()
    return pd.Series(np.bincount(group, counted)[group], index=numbers.index)


def _count_words(texts):
    """How often each word is met in any of its forms."""
    written = Counter()
    for start in range(0, len(texts), PART):
        pieces = pc.utf8_split_whitespace(pa.array(texts.iloc[start : start + PART], pa.large_string()))
        numbers = pc.value_counts(pc.list_flatten(pieces))
        written.update(dict(zip(numbers.field("values").to_pylist(), numbers.field("counts").to_pylist(), strict=True)))
    counts = Counter()
    for piece, number in written.items():
        for word in WORD.findall(piece.lower()):
            counts[normalize_word(word)] += number
    return counts


def _part(expressions):
    """Two columns, null where a form has no such parts: what stands left of where a phrase would end, and right, normalized."""
    written = expressions.groupby(["form", "role"], sort=False, observed=True).ngroup()
    pairs = expressions[~written.duplicated()]  # in the order of their numbers
    parts = [_find_parts(form, role) for form, role in zip(pairs["form"], pairs["role"], strict=True)]
    parted = pd.DataFrame(parts, columns=["left", "right"], dtype="category")
    return parted.take(written.to_numpy()).set_axis(expressions.index)


def _find_parts(form, role):
    if role == "defined":
        return form.lower(), ""
    if role == "and":  # two phrases
        match = AND.fullmatch(form)
        return (normalize(match[1]), normalize(match[2])) if match else (None, None)
    match = PARTS[role].search(form.lower().replace("\u2019", "'"))
    return (match[1], normalize_word(match[2])) if match else (None, None)


def _stand_together(rows, behind, before, mentions):
    """Whether most mentions of what stands before an "and", and of what stands behind it, stand beside one.

    ``behind`` and ``before`` say how many mentions of the one side have an "and" behind, and of the other before them.

    More may stand before the first side ("Korea National Health and ..."); an "of" inside it is one of a name.
    """
    counts = mentions["key"].value_counts()
    left_alone, right_alone = (rows[side].map(counts).astype(float).fillna(0) for side in ("left", "right"))
    left = behind >= FIXED * left_alone
    right = before >= FIXED * right_alone
    named = rows["form"].where(rows["role"] == "and", "").str.fullmatch(NAME)
    return left & right & (named | ~rows["left"].str.contains(" of "))


def _counts(word):
    """Whether a word is counted by the number behind it: a week, a section."""
    word = normalize_word(word)
    return bool(name_measure(word)) or word in list_words("numbered")


def _count_normalized(words, counts):
    """How often each word is met, as it is normalized."""
    return words.map(lambda word: counts[normalize_word(word)]).astype("int64")


def _measure_binding(rows, together, counts):
    """The normalized pointwise mutual information of the left and the right word."""
    total = max(1, counts.total())
    left = _count_normalized(rows["left"], counts).clip(lower=1)
    right = rows["right"].map(counts).astype("int64").clip(lower=1)
    information = np.log2(together * total / (left * right))
    return information / np.log2(total / together).clip(lower=1)


def merge_expressions(mentions: pd.DataFrame, expressions: pd.DataFrame, texts: pd.Series) -> pd.DataFrame:
    """Put the longer terms of a corpus in the place of the phrases that they hold.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, as ``extract_mentions`` returns it.
    expressions : DataFrame
        One row per place of a longer term: the columns of ``mentions``, and role.
    texts
        As ``find_expressions`` takes them.

    Returns
    -------
    DataFrame
        One row per mention, in the order of ``mentions``; where two longer terms overlap, the longest is taken.
    """
    written = expressions.astype({"form": "str", "role": "str"})
    terms = expressions.loc[find_expressions(written, mentions, texts).index]
    if terms.empty:
        return mentions
    terms = _keep_longest(terms)
    rows = pd.concat([mentions, terms[mentions.columns]])
    place = pd.factorize(rows["doc_id"])[0]
    later = rows["field"].ne("title").to_numpy()
    starts = rows["start"].to_numpy()
    ends = rows["end"].to_numpy()
    inside = _find_inside(2 * place + later, starts, ends, len(mentions))
    kept = np.flatnonzero(np.concatenate([~inside, np.ones(len(terms), dtype=bool)]))
    order = kept[np.lexsort((ends[kept], starts[kept], later[kept], place[kept]))]
    return rows.take(order).reset_index(drop=True)


def _keep_longest(terms):
    """The longer terms without those that overlap a longer one, or as long a one before them."""
    size = terms["end"] - terms["start"]
    order = terms.assign(size=size).sort_values(["doc_id", "field", "size", "start"], ascending=[True, True, False, True])
    kept = []
    taken = {}
    for row in order.itertuples():
        spans = taken.setdefault((row.doc_id, row.field), [])
        if not any(start < row.end and row.start < end for start, end in spans):
            spans.append((row.start, row.end))
            kept.append(row.Index)
    return terms.loc[sorted(kept)]


def _find_inside(text, starts, ends, number):
    """Whether each of the first ``number`` rows overlaps a longer term of its text: one of the other rows, which stand apart."""
    line = text * (ends.max() + 1)  # the texts one after the other, on one line
    starts = line + starts
    ends = line + ends
    order = np.argsort(starts[number:])
    before = np.searchsorted(starts[number:][order], ends[:number]) - 1  # the last term that begins before the end of the row
    return (before >= 0) & (ends[number:][order][before] > starts[:number])
