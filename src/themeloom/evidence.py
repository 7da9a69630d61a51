"""From terms and themes back to the papers: the sentences that speak of them, and each theme's most typical papers."""

from collections.abc import Collection, Iterable
from itertools import pairwise

import numpy as np
import pandas as pd
from syntok.segmenter import analyze

from themeloom.palette import split_label

PLACES = {"doc_id": "str", "field": "str", "start": "int64", "end": "int64", "form": "str", "term": "str"}
SENTENCES = {"doc_id": "str", "title": "str", "field": "str", "start": "int64", "stop": "int64", "sentence": "str"}


def locate_terms(
    mentions: pd.DataFrame,
    spellings: pd.DataFrame,
    records: pd.DataFrame | None = None,
    occurrences: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Locate every mention of a kept term, and the titles of the papers that are nodes of the network or have other nodes.

    Parameters
    ----------
    mentions : DataFrame
        One row per mention; columns used: doc_id, field, start, end, form, key.
    spellings : DataFrame
        One row per key; columns used: key, term, kept. A key that was dropped may bear the name of a kept term; it is left out.
        The key of a node that is a paper is its doc_id.
    records : DataFrame, optional
        One row per paper: doc_id, title; where none are given, no paper is a node.
    occurrences : DataFrame, optional
        One row per paper and term: doc_id, term. A term that no text mentions, as an author is, stands at the title of each of
        its papers, without a character of it.

    Returns
    -------
    DataFrame
        The places of the terms, one row per mention of a kept key, in the order of the mentions: doc_id, field ("title" or
        "abstract"), start, end (characters in the field), form (as written), term.

    Examples
    --------
    >>> mentions = pd.DataFrame({"doc_id": "p", "field": "title", "start": [3, 8], "end": [7, 9], "form": ["maps", "a"]})
    >>> spellings = pd.DataFrame({"key": ["map", "a"], "term": ["map", "a"], "kept": [True, False]})
    >>> locate_terms(mentions.assign(key=["map", "a"]), spellings)
      doc_id  field  start  end  form term
    0      p  title      3    7  maps  map
    """
    kept = spellings.loc[spellings["kept"].astype(bool), ["key", "term"]]
    tables = [mentions.merge(kept, on="key")[list(PLACES)].astype(PLACES)]
    if records is not None:
        tables.append(_locate_titles(records, kept))
    if occurrences is not None:
        mentioned = set(pd.concat(tables)["term"])
        tables.append(_locate_unmentioned(occurrences[~occurrences["term"].isin(mentioned)]))
    return pd.concat(tables, ignore_index=True)


def _locate_titles(records, kept):
    """The titles of papers that are nodes, each the place where its node is mentioned."""
    papers = records[["doc_id", "title"]].merge(kept, left_on="doc_id", right_on="key")
    places = papers.assign(field="title", start=0, end=papers["title"].str.len(), form=papers["title"])
    return places[list(PLACES)].astype(PLACES)


def _locate_unmentioned(occurrences):
    """The beginnings of the titles of the papers that have terms which no text mentions."""
    places = occurrences.assign(field="title", start=0, end=0, form=occurrences["term"])
    return places[list(PLACES)].astype(PLACES)


def find_sentences(
    records: pd.DataFrame, places: pd.DataFrame, names: Collection[str], *, together: bool = False
) -> pd.DataFrame:
    """Find the sentences that hold some terms, the most telling first.

    A sentence's score is the sum of the weights of its distinct terms (see ``measure_weights``): a rare term tells more.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract. Only its papers are searched.
    places : DataFrame
        One row per mention, of all papers (see ``locate_terms``).
    names : collection of str
        The terms: one; the two of a link; all of a theme.
    together : bool
        Whether only papers are wanted that hold all of the terms, as those behind a link do.

    Returns
    -------
    DataFrame
        One row per sentence (a title is one): doc_id, title, field, start (characters in the field), sentence, marks (list of
        start, end in the sentence and term, in their order), score. Highest score first, then in the order of ``records``.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["On maps"], "abstract": ["We draw. A map helps."]})
    >>> places = pd.DataFrame({"doc_id": "p", "field": ["title", "abstract"], "start": [3, 11], "end": [7, 14], "term": "map"})
    >>> find_sentences(records, places, ["map"])[["sentence", "marks"]].to_numpy().tolist()
    [['On maps', [(3, 7, 'map')]], ['A map helps.', [(2, 5, 'map')]]]
    """
    weighted = _weigh_terms(places, names)
    wanted = weighted[weighted["doc_id"].isin(records["doc_id"])]
    if together:
        terms_held = wanted.groupby("doc_id")["term"].transform("nunique")
        wanted = wanted[terms_held == len(set(names))]
    sentences = split_sentences(records[records["doc_id"].isin(wanted["doc_id"])])
    marked = _mark_sentences(sentences, wanted)
    marks = marked.groupby("place")["mark"].agg(list)
    scores = marked.drop_duplicates(["place", "term"]).groupby("place")["weight"].sum().round(6)
    held = sentences.drop(columns="stop").set_index("place").loc[marks.index].assign(marks=marks, score=scores)
    return held.sort_values(["score", "place"], ascending=[False, True]).reset_index(drop=True)


def measure_weights(places: pd.DataFrame) -> pd.Series:
    """Measure how much each term tells: ln(1 + N/n), N the papers in ``places`` and n those with the term.

    It is the inverse document frequency of Spärck Jones 1972 (J. Documentation 28:11), smoothed so that it stays above zero.

    Parameters
    ----------
    places : DataFrame
        One row per mention, of all papers; columns used: doc_id, term.

    Returns
    -------
    Series
        Indexed by term; no unit.

    Examples
    --------
    >>> measure_weights(pd.DataFrame({"doc_id": ["p", "q", "q"], "term": ["map", "map", "seed"]})).round(3).to_dict()
    {'map': 0.693, 'seed': 1.099}
    """
    return np.log1p(places["doc_id"].nunique() / places.groupby("term")["doc_id"].nunique())


def _weigh_terms(places: pd.DataFrame, names: Collection[str]) -> pd.DataFrame:
    """The places of some terms, with the weight of each term."""
    chosen = places[places["term"].isin(names)]
    return chosen.assign(weight=chosen["term"].map(measure_weights(places)).astype(float))


def _mark_sentences(sentences: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """The places with the place of the sentence that each stands in, and its mark there: start, end, term."""
    ordered = places.sort_values(["start", "end", "term"]).rename(columns={"start": "first", "end": "last"})
    ordered = ordered.astype({"doc_id": "str", "field": "str", "first": "int64"})
    joined = pd.merge_asof(ordered, sentences.sort_values("start"), left_on="first", right_on="start", by=["doc_id", "field"])
    starts = joined["first"] - joined["start"]
    ends = joined[["last", "stop"]].min(axis=1) - joined["start"]
    return joined.assign(mark=list(zip(starts, ends, joined["term"], strict=True)))


def cut_pieces(sentence: str, marks: Iterable[tuple[int, int, str]]) -> list[tuple[str, str]]:
    """Cut a sentence at its marks.

    Parameters
    ----------
    sentence : str
    marks : iterable of (int, int, str)
        Start, end and term of each, in their order. A mark that begins inside another is left out.

    Returns
    -------
    list of (str, str)
        Texts, which joined are the sentence, each with its term; the term is empty between marks.

    Examples
    --------
    >>> cut_pieces("A map helps.", [(2, 5, "map")])
    [('A ', ''), ('map', 'map'), (' helps.', '')]
    """
    pieces = []
    cut = 0
    for start, end, term in marks:
        if start >= cut:
            pieces += [(sentence[cut:start], ""), (sentence[start:end], term)]
            cut = end
    pieces.append((sentence[cut:], ""))
    return [piece for piece in pieces if piece[0]]


def split_sentences(records: pd.DataFrame) -> pd.DataFrame:
    """Split titles and abstracts into sentences, by the rules of syntok; a title is one sentence.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.

    Returns
    -------
    DataFrame
        One row per sentence, in order: place (0, 1, ...), doc_id, title, field, start, stop (characters in the field), sentence.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["On maps"], "abstract": ["We draw. A map helps."]})
    >>> split_sentences(records)[["place", "field", "start", "sentence"]]
       place     field  start      sentence
    0      0     title      0       On maps
    1      1  abstract      0      We draw.
    2      2  abstract      9  A map helps.
    """
    rows = []
    for paper in records.itertuples():
        rows.append((paper.doc_id, paper.title, "title", 0, len(paper.title), paper.title))
        spans = _find_spans(paper.abstract)
        rows += [(paper.doc_id, paper.title, "abstract", start, stop, paper.abstract[start:stop]) for start, stop in spans]
    return pd.DataFrame(rows, columns=list(SENTENCES)).astype(SENTENCES).rename_axis("place").reset_index()


def _find_spans(text: str) -> list[tuple[int, int]]:
    """Where each sentence of a text starts and stops, without the blanks between them; one does not end at a semicolon."""
    sentences = [sentence for paragraph in analyze(text) for sentence in paragraph if sentence]
    starts = [sentence[0].offset for sentence in sentences[:1]]
    starts += [sentence[0].offset for before, sentence in pairwise(sentences) if before[-1].value != ";"]
    return [(start, start + len(text[start:stop].rstrip())) for start, stop in pairwise([*starts, len(text)])]


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
    held = _weigh_terms(places, speaking["term"]).drop_duplicates(["doc_id", "term"]).merge(speaking, on="term")
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
