"""From terms and themes back to the papers: the sentences that speak of them, and each theme's most typical papers."""

from functools import cache

import numpy as np
import pandas as pd
import spacy


def find_sentences(records, mentions, terms, names, *, together=False):
    """Find the sentences that hold some terms, the most telling first.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract. Only its papers are looked at.
    mentions : DataFrame
        One row per mention; columns used: doc_id, field, start, end, key.
    terms : DataFrame
        One row per key; columns used: key, term, kept.
    names : list of str
        The terms: one; the two of a link; all of a theme.
    together : bool
        Whether only papers are wanted that hold all of them, as those behind a link do.

    Returns
    -------
    DataFrame
        One row per sentence (a title is one): doc_id, title, field, start (characters in the field), sentence, marks (list of
        start, end in the sentence and term, in their order), score (sum over the sentence's distinct terms of ln(1 + N/n), N the
        papers in ``mentions`` and n those with the term: a rare term tells more; no unit). Highest score first, then in the order
        of ``records``.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["On maps"], "abstract": ["We draw. A map helps."]})
    >>> mentions = pd.DataFrame({"doc_id": "p", "field": ["title", "abstract"], "start": [3, 11], "end": [7, 14], "key": "map"})
    >>> terms = pd.DataFrame({"key": ["map"], "term": ["map"], "kept": True})
    >>> find_sentences(records, mentions, terms, ["map"])[["sentence", "marks"]].to_numpy().tolist()
    [['On maps', [(3, 7, 'map')]], ['A map helps.', [(2, 5, 'map')]]]
    """
    held = _find_held(mentions, terms[terms["term"].isin(names)])
    held = held[held["doc_id"].isin(records["doc_id"])]
    if together:
        held = held[held.groupby("doc_id")["term"].transform("nunique") == len(set(names))]
    sentences = split_sentences(records[records["doc_id"].isin(held["doc_id"])])
    held = pd.merge_asof(
        held.rename(columns={"start": "at"}).sort_values(["at", "end", "term"]),
        sentences.sort_values("start"),
        left_on="at",
        right_on="start",
        by=["doc_id", "field"],
    )
    held["mark"] = list(
        zip(held["at"] - held["start"], np.minimum(held["end"], held["stop"]) - held["start"], held["term"], strict=True)
    )
    found = held.groupby(["place", "doc_id", "title", "field", "start", "sentence"], as_index=False).agg(marks=("mark", list))
    told = held.drop_duplicates(["place", "term"]).groupby("place")["told"].sum().round(6)
    found["score"] = found["place"].map(told)
    ranked = found.sort_values(["score", "place"], ascending=[False, True], ignore_index=True)
    return ranked.drop(columns="place")


def cut_pieces(sentence, marks):
    """Cut a sentence at its marks (start, end, term): a list of (text, term), the term empty between marks.

    Together the texts are the sentence. A mark that begins inside another is left out.

    Examples
    --------
    >>> cut_pieces("A map helps.", [(2, 5, "map")])
    [('A ', ''), ('map', 'map'), (' helps.', '')]
    """
    pieces, at = [], 0
    for start, end, term in marks:
        if start >= at:
            pieces += [(sentence[at:start], ""), (sentence[start:end], term)]
            at = end
    return [piece for piece in [*pieces, (sentence[at:], "")] if piece[0]]


def split_sentences(records):
    """Split titles and abstracts: one row per sentence, in order: place (0, 1, ...), doc_id, title, field, start, stop, sentence.

    A title is one sentence. ``start`` and ``stop`` are characters in the field. spaCy's rule-based sentencizer does it.
    """
    rows = []
    for paper, doc in zip(records.itertuples(), _load_splitter().pipe(records["abstract"]), strict=True):
        ends = [("title", 0, len(paper.title)), *(("abstract", span.start_char, span.end_char) for span in doc.sents)]
        texts = {"title": paper.title, "abstract": paper.abstract}
        rows += [(paper.doc_id, paper.title, field, start, stop, texts[field][start:stop]) for field, start, stop in ends]
    types = {"doc_id": "str", "title": "str", "field": "str", "start": "int64", "stop": "int64", "sentence": "str"}
    return pd.DataFrame(rows, columns=list(types)).astype(types).rename_axis("place").reset_index()


@cache
def _load_splitter():
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def find_typical(records, mentions, terms, themes, papers, *, per_theme):
    """Find the papers that are most typical of each theme, each with the sentence that tells most of the theme's terms.

    A paper is typical by its share times the sum of ln(1 + N/n) over the theme's terms that it holds (see ``find_sentences``);
    one that holds none is of the theme by its other words only, and not typical.

    Parameters
    ----------
    records, mentions, terms : DataFrame
        As in ``find_sentences``.
    themes : DataFrame
        One row per term; columns used: term, theme.
    papers : DataFrame
        One row per paper: doc_id, theme, share (of its likeness to all themes that is to this one).
    per_theme : int

    Returns
    -------
    DataFrame
        One row per paper, by theme, the most typical first: theme, doc_id, title, share, sentence (of the abstract, where one
        there holds a term; else the title), marks (in the sentence, see ``find_sentences``).
    """
    placed = terms.merge(themes.dropna(subset="theme")[["term", "theme"]], on="term")
    held = _find_held(mentions, placed).drop_duplicates(["doc_id", "term"])
    typical = papers.merge(held.groupby(["doc_id", "theme"], as_index=False)["told"].sum(), on=["doc_id", "theme"])
    typical = typical.assign(typical=(typical["share"] * typical["told"]).round(6))
    typical = typical.sort_values(["theme", "typical", "doc_id"], ascending=[True, False, True]).groupby("theme").head(per_theme)
    best = []
    for theme, some in typical.groupby("theme"):
        there = records[records["doc_id"].isin(some["doc_id"])]
        found = find_sentences(there, mentions, terms, placed.loc[placed["theme"] == theme, "term"].tolist())
        found = found.sort_values("field", kind="stable")  # abstracts before titles, which stand beside it anyway
        best.append(found.drop_duplicates("doc_id"))
    told = ["doc_id", "title", "sentence", "marks"]
    typical = typical.merge(pd.concat(best)[told] if best else typical.head(0).reindex(columns=told), on="doc_id")
    return typical[["theme", "doc_id", "title", "share", "sentence", "marks"]]


def _find_held(mentions, terms):
    """The mentions of some terms, with the columns of ``terms`` and how much a term tells (told)."""
    columns = [column for column in terms if column in ("key", "term", "theme")]
    terms = terms[terms["kept"].astype(bool)]  # a key that was dropped may bear the name of one that was kept
    types = {"doc_id": "str", "field": "str", "start": "int64", "end": "int64", "key": "str"}
    held = mentions[list(types)].astype(types).merge(terms[columns], on="key")
    spread = held.groupby("term")["doc_id"].transform("nunique")
    return held.assign(told=np.log1p(mentions["doc_id"].nunique() / spread))
