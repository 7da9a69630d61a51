"""The sentences that speak of terms, with the terms marked in them."""

from collections.abc import Collection, Iterable
from itertools import pairwise

import pandas as pd
from syntok.segmenter import analyze

from themeloom.evidence.places import add_weights

SENTENCES = {"doc_id": "str", "title": "str", "field": "str", "start": "int64", "stop": "int64", "sentence": "str"}


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
    weighted = add_weights(places, names)
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
