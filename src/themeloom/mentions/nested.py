"""Terms inside longer ones: "contrastive learning" in "contrastive learning objectives"."""

import re

import pandas as pd

from themeloom.lexicon import name_kind, normalize
from themeloom.tables import collect_rows

WORD = re.compile(r"[^\s\-\u2010-\u2015_~]+")
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
    plain = mentions[~mentions["kind"].isin(["system", "dataset"])]
    forms = plain.loc[plain["key"].str.count(" ") >= SHORTEST, ["form", "key"]].drop_duplicates().astype("str")
    longest = max((key.count(" ") + 1 for key in known), default=0)
    inside = [row for form, key in forms.itertuples(index=False) for row in _find_inside(form, key, known, papers[key], longest)]
    nested = pd.DataFrame(inside, columns=["form", "key", "from", "to", "part"])
    nested["within"] = [form[start:end] for form, start, end in zip(nested["form"], nested["from"], nested["to"], strict=True)]
    nested["kind"] = nested["part"].map(name_kind)
    types = plain.dtypes[["form", "key", "kind"]]
    added = plain.drop(columns="kind").merge(nested.astype(types), on=["form", "key"])
    added["opens"] &= added["from"] == 0
    added["end"] = added["start"] + added["to"]
    added["start"] += added["from"]
    added = added.assign(form=added["within"], key=added["part"], introduced=False)[mentions.columns]
    return collect_rows([mentions, added]).reset_index(drop=True)


def _find_inside(form, key, known, papers, longest):
    """(form, key, begin, end, key of the part) of the longest phrases inside a form that as many papers mention by themselves.

    ``longest``: words of the longest known one; in a chain of thousands there is no need to look for longer ones.
    """
    words = [match.span() for match in WORD.finditer(form)]
    if len(words) != key.count(" ") + 1:  # an abbreviation is written out in the key
        return []
    for size in range(min(len(words) - 1, longest), SHORTEST - 1, -1):
        inside = []
        for first in range(len(words) - size + 1):
            begin = words[first][0]
            end = words[first + size - 1][1]
            part = normalize(form[begin:end])
            if known.get(part, 0) >= papers:
                inside.append((form, key, begin, end, part))
        if inside:
            return inside
    return []
