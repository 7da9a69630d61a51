"""What is known of a theme: its papers and their sentences, its stability, its terms."""

from typing import NamedTuple

import pandas as pd

from themeloom.browser.facts import describe_stability, format_count
from themeloom.browser.view import View
from themeloom.evidence import find_sentences, list_theme_terms, rank_typical
from themeloom.network import describe_nodes
from themeloom.palette import format_label


class ThemeFacts(NamedTuple):
    """What is known of a theme: a heading, facts, the sentences of its papers, and the papers without one (doc_ids)."""

    heading: str
    facts: list[str]
    sentences: pd.DataFrame
    silent: list[str]


def describe_theme(view: View, records: pd.DataFrame, theme: int) -> ThemeFacts:
    """Describe a theme: its papers, its stability, its terms, and the sentences of its papers that hold a term of it.

    Parameters
    ----------
    view : View
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.
    theme : int
        Its number.

    Returns
    -------
    ThemeFacts
        The sentences as ``evidence.find_sentences`` gives them, those of the most typical paper first (see
        ``evidence.rank_typical``); papers without one, in the order of ``records``, are in the theme by other words, or by what
        they mean.
    """
    row = view.themes.set_index("theme").loc[theme]
    words = describe_nodes(view.graph)
    papers = view.papers.loc[view.papers["theme"] == theme, "doc_id"]
    own_records = records[records["doc_id"].isin(papers)]
    speaking = list_theme_terms(view.themes, view.members).query("theme == @theme")["term"]
    sentences = _sort_typical(find_sentences(own_records, view.vocabulary.places, speaking), view, records)
    silent = own_records.loc[~own_records["doc_id"].isin(sentences["doc_id"]), "doc_id"].tolist()
    size = f"{format_count(len(own_records), 'paper')} of {len(records)} ({len(own_records) / len(records):.0%})"
    if silent:
        size += f", {len(silent)} of them without any of its {words.nodes} (listed last)"
    members = view.members[view.members["theme"] == theme]
    terms = format_label(f"{row.term} ({row.documents})" for row in members.itertuples()) or "none"
    facts = [size, describe_stability(row), f"{words.nodes} ({words.counted}): {terms}"]
    return ThemeFacts(f"theme {theme}: {row['label'] or 'nothing names it'}", list(filter(None, facts)), sentences, silent)


def _sort_typical(sentences: pd.DataFrame, view: View, records: pd.DataFrame) -> pd.DataFrame:
    """The sentences of one theme's papers, the most typical paper first."""
    typical = rank_typical(records, view.vocabulary.places, view.themes, view.members, view.papers)
    rank = pd.Series(range(len(typical)), index=typical["doc_id"])
    return sentences.sort_values("doc_id", key=lambda doc_ids: doc_ids.map(rank), kind="stable", ignore_index=True)
