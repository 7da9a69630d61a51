"""Facts about terms and links, a sentence each: what the map, the explorer's details panel and the report say of them."""

import pandas as pd

from themeloom.palette import MARKS

WORDS = {
    "stable": "three quarters of it or more come back when papers are drawn again",
    "doubtful": "more than half of it comes back when papers are drawn again",
    "no more than shape": "as much would come back if the papers lay in one cloud without gaps",
    "dissolved": "half of it or less comes back when papers are drawn again",
}


def format_count(number: int, noun: str) -> str:
    """Format a number of things.

    Parameters
    ----------
    number : int
    noun : str
        In the singular, of those that take an s.

    Returns
    -------
    str

    Examples
    --------
    >>> format_count(1, "paper"), format_count(2, "paper")
    ('1 paper', '2 papers')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def name_units(table: pd.DataFrame) -> list[str]:
    """Name what one of the documents of each row is: what the column ``unit`` says, or a paper."""
    return table["unit"].tolist() if "unit" in table else ["paper"] * len(table)


def describe_term(term: pd.Series, *, links: bool = True) -> str:
    """Describe a term: its papers, kind, theme and spellings.

    Parameters
    ----------
    term : Series
        A row of what ``describe_terms`` returns.
    links : bool
        Whether to name the strongest links, too.

    Returns
    -------
    str

    Examples
    --------
    >>> row = {"term": "map", "documents": 2, "kind": "task", "theme": 0, "spellings": "maps", "strongest": "seeds (2)"}
    >>> describe_term(pd.Series(row))
    'map: 2 papers, task, theme 0 · also written maps · most surely linked with seeds (2)'
    """
    theme = "no theme" if pd.isna(term["theme"]) else f"theme {term['theme']}"
    parts = [f"{term['term']}: {format_count(term['documents'], term.get('unit', 'paper'))}, {term['kind']}, {theme}"]
    if term["spellings"]:
        parts.append(f"also written {term['spellings']}")
    if links and term["strongest"]:
        parts.append(f"most surely linked with {term['strongest']}")
    return " · ".join(parts)


def describe_link(documents: float, weight: float, q: float, unit: str = "paper") -> str:
    """Describe a link.

    Parameters
    ----------
    documents, weight, q : float
        Its papers (as the network counts them), its similarity index, its false discovery rate.
    unit : str
        What one of the documents is (see ``network.describe_nodes``).

    Returns
    -------
    str

    Examples
    --------
    >>> describe_link(2, 1.5, 0.25)
    'shared papers: 2 · weight: 1.50 · q: 0.25'
    """
    return f"shared {unit}s: {documents:.9g} · weight: {weight:.2f} · q: {q:.2g}"


def describe_sentences(papers: int, sentences: int) -> str:
    """Describe how much was found.

    Parameters
    ----------
    papers, sentences : int
        Their numbers.

    Returns
    -------
    str

    Examples
    --------
    >>> describe_sentences(2, 3)
    '2 papers, 3 sentences, the most telling first'
    """
    order = ", the most telling first" if sentences else ""
    return f"{format_count(papers, 'paper')}, {format_count(sentences, 'sentence')}{order}"


def describe_stability(theme: pd.Series) -> str:
    """Describe how much of a theme comes back where the papers are drawn again.

    Parameters
    ----------
    theme : Series
        A row of 05_themes; columns used: stability, jaccard, low, high.

    Returns
    -------
    str
        Empty where it was not measured.

    Examples
    --------
    >>> describe_stability(pd.Series({"stability": "stable", "jaccard": 0.8, "low": 0.6, "high": 1.0}))
    '● stable: three quarters of it or more come back when papers are drawn again (mean Jaccard index 0.80, mostly 0.60 to 1.00)'
    """
    name = theme["stability"]
    if not name:
        return ""
    measured = f"mean Jaccard index {theme['jaccard']:.2f}, mostly {theme['low']:.2f} to {theme['high']:.2f}"
    return f"{MARKS[name]} {name}: {WORDS[name]} ({measured})"
