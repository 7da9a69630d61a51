"""What is known of a theme: its terms, its papers and their sentences."""

from typing import NamedTuple

import pandas as pd

from themeloom.browser.facts import format_count
from themeloom.browser.view import View
from themeloom.evidence import find_sentences


class ThemeFacts(NamedTuple):
    """What is known of a theme: a heading, facts, the sentences of its papers, and the papers without one (doc_ids)."""

    heading: str
    facts: list[str]
    sentences: pd.DataFrame
    silent: list[str]


def describe_theme(view: View, records: pd.DataFrame, theme: int) -> ThemeFacts:
    """Describe a theme: its terms, its papers, and the sentences of these papers that hold a term of it.

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
        The sentences as ``evidence.find_sentences`` gives them; papers without one, in the order of ``records``, are in the theme
        by words other than its terms.
    """
    label = view.themes.set_index("theme").at[theme, "label"]
    members = view.members[view.members["theme"] == theme]
    papers = view.papers.loc[view.papers["theme"] == theme, "doc_id"]
    own_records = records[records["doc_id"].isin(papers)]
    sentences = find_sentences(own_records, view.vocabulary.places, members["term"].tolist())
    silent = own_records.loc[~own_records["doc_id"].isin(sentences["doc_id"]), "doc_id"].tolist()
    terms = ", ".join(f"{row.term} ({row.documents})" for row in members.itertuples())
    facts = [f"terms (papers that mention them): {terms}", format_count(len(own_records), "paper")]
    if silent:
        facts[1] += f", {len(silent)} of them without any of these terms (listed last)"
    return ThemeFacts(f"theme {theme}: {label}", facts, sentences, silent)
