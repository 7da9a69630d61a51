"""Facts about terms and links, a sentence each: what the map, the explorer's details panel and the report say of them."""

import pandas as pd


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
    'map: 2 papers, task, theme 0; also written maps; most surely linked with seeds (2)'
    """
    theme = "no theme" if pd.isna(term["theme"]) else f"theme {term['theme']}"
    parts = [f"{term['term']}: {format_count(term['documents'], 'paper')}, {term['kind']}, {theme}"]
    if term["spellings"]:
        parts.append(f"also written {term['spellings']}")
    if links and term["strongest"]:
        parts.append(f"most surely linked with {term['strongest']}")
    return "; ".join(parts)


def describe_link(documents: float, weight: float, q: float) -> str:
    """Describe a link.

    Parameters
    ----------
    documents, weight, q : float
        Its papers (as the network counts them), its similarity index, its false discovery rate.

    Returns
    -------
    str

    Examples
    --------
    >>> describe_link(2, 1.5, 0.25)
    'shared papers: 2 · weight: 1.50 · q: 0.25'
    """
    return f"shared papers: {documents:.9g} · weight: {weight:.2f} · q: {q:.2g}"


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
