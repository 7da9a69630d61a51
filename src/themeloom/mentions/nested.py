"""Terms inside longer ones: "contrastive learning" in "contrastive learning objectives"."""

import re

import pandas as pd

from themeloom.categories import collect_rows
from themeloom.lexicon import name_kind, normalize

WORD = re.compile(r"[^\s\-\u2010-\u2015_~]+")
EDGES = ".,;:()[]"  # what is taken off the ends of a form
FEWEST = 2  # papers that mention a term by itself before it counts inside longer ones
SHORTEST = 2  # words of a term that counts there: a single word inside a phrase tells little


def add_nested(mentions: pd.DataFrame) -> pd.DataFrame:
    """Add the terms that stand inside longer ones: a phrase of two words or more that two papers mention by itself.

    Of the phrases inside a mention the longest are taken; none inside a name, and none that fewer papers mention by itself than
    the whole ("body mass" in "body mass index").

    Parameters
    ----------
    mentions : DataFrame
        One row per mention, as ``extract_mentions`` returns it.

    Returns
    -------
    DataFrame
        The same rows, and behind them one for each term inside a longer one.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": ["p", "q", "r"], "field": "title", "start": 0, "end": [9, 9, 15], "opens": True,
    ...                          "form": ["Theme maps", "theme map", "theme map tools"], "kind": "term", "introduced": False})
    >>> add_nested(mentions.assign(key=mentions["form"].map(normalize)))[["doc_id", "form"]].iloc[-1].tolist()
    ['r', 'theme map']
    """
    papers = mentions.groupby("key")["doc_id"].nunique()
    papers = papers[papers.index.astype("str").str.contains(" ", regex=False)].to_dict()
    known = {key: number for key, number in papers.items() if number >= FEWEST}
    long = mentions[~mentions["kind"].isin(["system", "dataset"]) & (mentions["key"].str.count(" ") >= SHORTEST)]
    long = long.assign(pair=long.groupby(["form", "key"], sort=False).ngroup())
    pairs = long.drop_duplicates("pair")
    longest = max((key.count(" ") + 1 for key in known), default=0)
    heads = {key.rsplit(" ", 1)[0] for key in known}
    inside = [
        (pair, *place)
        for pair, form, key in zip(pairs["pair"], pairs["form"], pairs["key"], strict=True)
        for place in _find_inside(form, key, known, papers[key], heads, longest)
    ]
    nested = pd.DataFrame(inside, columns=["pair", "from", "to", "form", "key"])
    nested["kind"] = nested["key"].map(name_kind).astype(mentions["kind"].dtype)
    added = long.drop(columns=["form", "key", "kind"]).merge(nested, on="pair")
    added["opens"] &= added["from"] == 0
    added["end"] = added["start"] + added["to"]
    added["start"] += added["from"]
    added = added.assign(introduced=False)[mentions.columns]
    return collect_rows([mentions, added]).reset_index(drop=True)


def _find_inside(form, key, known, papers, heads, longest):
    """(begin, end, form, key) of the longest phrases inside a form that as many papers mention by themselves.

    ``heads`` are the known ones without their last word, and ``longest`` is the number of words of the longest.
    """
    words = [match.span() for match in WORD.finditer(form)]
    normalized = key.split(" ")
    if len(words) != len(normalized):  # an abbreviation is written out in the key
        return []
    for size in range(min(len(words) - 1, longest), SHORTEST - 1, -1):
        inside = []
        for first in range(len(words) - size + 1):
            # all words but the last are normalized alike in every phrase, the brackets around it aside
            if " ".join(normalized[first : first + size - 1]).lstrip(EDGES) not in heads:
                continue
            begin = words[first][0]
            end = words[first + size - 1][1]
            part = normalize(form[begin:end])
            if known.get(part, 0) >= papers:
                inside.append((begin, end, form[begin:end], part))
        if inside:
            return inside
    return []
