"""What is told of terms, links and themes that a reader points at: facts in a line each, and the papers with their sentences."""

import pandas as pd

from themeloom.browser import list_papers
from themeloom.evidence import find_sentences
from themeloom.palette import name_theme
from themeloom.themes import assign_papers

OTHERS = 8  # terms named that hold what was searched


def tell_terms(view, records, mentions, described, names, *, together):
    """Tell of one term, of several, or (``together``) of the link of two.

    Parameters
    ----------
    view : views.View
    records, mentions : DataFrame
        As in ``evidence.find_sentences``.
    described : DataFrame
        The terms on the map, as ``profiles.describe_terms`` tells them, by term (the index).
    names : list of str
        Terms, on the map or not.
    together : bool

    Returns
    -------
    tuple
        Facts (list of str) and papers (as ``pages.list_papers`` lists them).
    """
    sentences = find_sentences(records, mentions, view.terms, names, together=together)
    facts = [_describe(described.loc[name]) for name in names if name in described.index]
    away = [name for name in names if name not in described.index]
    facts += [f"not on this map: {', '.join(away)}"] if away else []
    found = f"{_count(sentences['doc_id'].nunique(), 'paper')}, {_count(len(sentences), 'sentence')}"
    facts.append(f"{found}, the most telling first" if len(sentences) else "no paper holds both" if together else found)
    return facts, list_papers(sentences)


def tell_theme(view, records, mentions, number):
    """Tell of a theme by its number: a heading, facts and papers as ``tell_terms`` gives them; papers without a sentence last."""
    theme = view.themes[view.themes["theme"] == number]
    papers = assign_papers(mentions, view.terms, view.themes)
    members = papers.loc[papers["theme"] == number, "doc_id"]
    there = records[records["doc_id"].isin(members)]
    sentences = find_sentences(there, mentions, view.terms, theme["term"].tolist())
    silent = there[~there["doc_id"].isin(sentences["doc_id"])]
    terms = ", ".join(f"{row.term} ({row.documents})" for row in theme.itertuples())
    told = f"{_count(len(there), 'paper')} most like it; {len(silent)} of them by their other words only"
    papers = [*list_papers(sentences), *({"title": [(title, "")], "sentences": []} for title in silent["title"])]
    return (
        f"theme {name_theme(number, theme['label'].iloc[0], terms=3)}",
        [f"terms (papers that hold them): {terms}", told],
        papers,
    )


def tell_others(text, holding):
    """Tell which terms hold a text that was searched: a list of one fact, or of none."""
    more = f" and {len(holding) - OTHERS} more" if len(holding) > OTHERS else ""
    return [f"terms with “{text}” in them: {', '.join(holding[:OTHERS])}{more}"] if holding else []


def _describe(term):
    theme = "no theme" if pd.isna(term["theme"]) else f"theme {term['theme']}"
    also = f"; also written {term['spellings']}" if term["spellings"] else ""
    links = f"; most surely linked with {term['strongest']}" if term["strongest"] else ""
    return f"{term.name}: {_count(term['documents'], 'paper')}, {term['kind']}, {theme}{also}{links}"


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"
