"""The papers that are most typical of each theme, and the terms that speak of it."""

import pandas as pd

from themeloom.evidence.places import add_weights
from themeloom.evidence.sentences import find_sentences
from themeloom.palette import split_label


def find_typical(
    records: pd.DataFrame,
    places: pd.DataFrame,
    themes: pd.DataFrame,
    members: pd.DataFrame,
    papers: pd.DataFrame,
    *,
    per_theme: int = 5,
) -> pd.DataFrame:
    """Find the papers that are most typical of each theme, each with the sentence that tells most of the theme's terms.

    Parameters
    ----------
    records, places : DataFrame
        As in ``find_sentences``.
    themes, members, papers : DataFrame
        As in ``rank_typical``.
    per_theme : int
        Papers of each theme, at most.

    Returns
    -------
    DataFrame
        One row per paper, by theme, the most typical first: theme, doc_id, title, share, sentence (of the abstract, where one
        there holds a term; else the title), marks (in the sentence, see ``find_sentences``).

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"], "title": ["On maps", "Looms"], "abstract": ["A map.", ""]})
    >>> places = pd.DataFrame({"doc_id": ["p"], "field": "abstract", "start": 2, "end": 5, "term": "map"})
    >>> themes = pd.DataFrame({"theme": [0], "label": ["map"]})
    >>> members = pd.DataFrame({"term": ["map"], "theme": [0]})
    >>> papers = pd.DataFrame({"doc_id": ["p", "q"], "theme": 0, "share": [0.9, 1.0]})
    >>> find_typical(records, places, themes, members, papers)[["theme", "doc_id", "sentence"]]
       theme doc_id sentence
    0      0      p   A map.
    """
    chosen = rank_typical(records, places, themes, members, papers).groupby("theme").head(per_theme)
    speaking = list_theme_terms(themes, members)
    columns = ["doc_id", "title", "sentence", "marks"]
    best = [pd.DataFrame(columns=columns)]
    for theme, some in chosen.groupby("theme"):
        own_records = records[records["doc_id"].isin(some["doc_id"])]
        sentences = find_sentences(own_records, places, speaking.loc[speaking["theme"] == theme, "term"])
        abstracts_first = sentences.sort_values("field", kind="stable")  # a title stands beside its sentence anyway
        best.append(abstracts_first.drop_duplicates("doc_id")[columns])
    typical = chosen.merge(pd.concat(best[1:] or best), on="doc_id")
    return typical[["theme", "doc_id", "title", "share", "sentence", "marks"]]


def rank_typical(
    records: pd.DataFrame, places: pd.DataFrame, themes: pd.DataFrame, members: pd.DataFrame, papers: pd.DataFrame
) -> pd.DataFrame:
    """Rank the papers of each theme, the most typical first.

    A paper that holds a term of the theme's label comes before those that hold none. Of these it is the more typical the higher
    its share times the sum of the weights of the theme's terms that it holds, those of the label among them (see
    ``measure_weights``). One that holds none of them is of the theme by its other words or by its meaning only, and not typical.
    Ties go to the earlier record.

    Parameters
    ----------
    records, places : DataFrame
        As in ``find_sentences``.
    themes : DataFrame
        One row per theme; columns used: theme, label (its terms, joined by semicolons; empty for none).
    members : DataFrame
        One row per term; columns used: term, theme (null for none).
    papers : DataFrame
        One row per paper; columns used: doc_id, theme, share (of its likeness to all themes, the part that goes to this one).

    Returns
    -------
    DataFrame
        One row per paper that is typical, by theme: theme, doc_id, share.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p", "q"]})
    >>> places = pd.DataFrame({"doc_id": ["p", "q"], "term": ["map", "atlas"]})
    >>> themes = pd.DataFrame({"theme": [0], "label": ["atlas"]})
    >>> members = pd.DataFrame({"term": ["map", "atlas"], "theme": [0, 0]})
    >>> papers = pd.DataFrame({"doc_id": ["p", "q"], "theme": 0, "share": [1.0, 0.5]})
    >>> rank_typical(records, places, themes, members, papers)
       theme doc_id  share
    1      0      q    0.5
    0      0      p    1.0
    """
    speaking = list_theme_terms(themes, members)
    held = add_weights(places, speaking["term"]).drop_duplicates(["doc_id", "term"]).merge(speaking, on="term")
    scores = held.groupby(["doc_id", "theme"], as_index=False).agg(weight=("weight", "sum"), named=("named", "any"))
    joined = papers[["theme", "doc_id", "share"]].merge(scores, on=["doc_id", "theme"])
    joined["typical"] = (joined["share"] * joined["weight"]).round(6)
    joined["position"] = joined["doc_id"].map(pd.Series(range(len(records)), index=records["doc_id"]))
    order = ["theme", "named", "typical", "position"]
    return joined.sort_values(order, ascending=[True, False, False, True])[["theme", "doc_id", "share"]]


def list_theme_terms(themes: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """List the terms that speak of each theme: those of its label, whosever they are, and its own.

    Parameters
    ----------
    themes, members : DataFrame
        As in ``rank_typical``.

    Returns
    -------
    DataFrame
        One row per theme and term: theme, term, named (whether it is in the label).

    Examples
    --------
    >>> themes = pd.DataFrame({"theme": [0, 1], "label": ["map; atlas", ""]})
    >>> list_theme_terms(themes, pd.DataFrame({"term": ["map", "loom"], "theme": [0, 1]})).to_numpy().tolist()
    [[0, 'map', True], [0, 'atlas', True], [1, 'loom', False]]
    """
    labels = pd.DataFrame({"theme": themes["theme"], "term": themes["label"].map(split_label)}).explode("term")
    named = labels.dropna(subset="term").assign(named=True)
    own = members.dropna(subset="theme")[["theme", "term"]].assign(named=False)
    both = pd.concat([named, own]).astype({"theme": "Int64", "term": "str"})
    return both.drop_duplicates(["theme", "term"], ignore_index=True)
