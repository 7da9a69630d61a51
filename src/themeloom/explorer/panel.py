"""The details panel: of the terms, links and themes that a reader points at, facts in a line each and papers with sentences."""

from typing import NamedTuple

import pandas as pd

from themeloom.browser import View, describe_sentences, describe_term, describe_theme, list_papers
from themeloom.evidence import find_sentences

OTHERS = 8  # terms named that hold what was searched


class Details(NamedTuple):
    """What the panel shows: a heading, facts, and papers as ``browser.list_papers`` lists them."""

    heading: str
    facts: list[str]
    papers: list[dict]


def describe_choice(
    view: View, records: pd.DataFrame, described: pd.DataFrame, names: list[str], *, together: bool = False
) -> Details:
    """Describe one term, several, or (``together``) the link of two.

    Parameters
    ----------
    view : browser.View
    records : DataFrame
        As in ``evidence.find_sentences``.
    described : DataFrame
        The terms on the map, as ``browser.describe_terms`` describes them.
    names : list of str
        Terms, on the map or not.
    together : bool
        Whether only papers that hold all of them are wanted.

    Returns
    -------
    Details
        The heading is the names.
    """
    sentences = find_sentences(records, view.vocabulary.places, names, together=together)
    rows = described.set_index("term", drop=False)
    facts = [describe_term(rows.loc[name]) for name in names if name in rows.index]
    away = [name for name in names if name not in rows.index]
    if away:
        facts.append(f"not on this map: {', '.join(away)}")
    if together and sentences.empty:
        facts.append("no paper holds both")
    else:
        facts.append(describe_sentences(sentences["doc_id"].nunique(), len(sentences)))
    return Details((" and " if together else ", ").join(names), facts, list_papers(sentences))


def describe_theme_papers(view: View, records: pd.DataFrame, theme: int) -> Details:
    """Describe a theme: its facts, and its papers with their sentences, the most typical first and those without any last.

    Parameters
    ----------
    view, records
        As ``describe_choice`` takes them.
    theme : int
        Its number.

    Returns
    -------
    Details
        Of a theme that the map does not have any more, they say so.
    """
    if theme not in set(view.themes["theme"]):
        return Details("The map has changed", [f"It has no theme {theme} any more: choose another."], [])
    known = describe_theme(view, records, theme)
    titles = records.set_index("doc_id")["title"]
    silent = [{"title": [(titles[doc_id], "")], "sentences": []} for doc_id in known.silent]
    return Details(known.heading, known.facts, [*list_papers(known.sentences), *silent])


def describe_others(text: str, holding: list[str]) -> list[str]:
    """Name the terms that hold a text that was searched.

    Parameters
    ----------
    text : str
    holding : list of str
        The terms.

    Returns
    -------
    list of str
        One fact, or none.

    Examples
    --------
    >>> describe_others("map", ["map room", "maps"])
    ['“map” is in: map room, maps']
    """
    if not holding:
        return []
    more = f" and {len(holding) - OTHERS} more" if len(holding) > OTHERS else ""
    return [f"“{text}” is in: {', '.join(holding[:OTHERS])}{more}"]
