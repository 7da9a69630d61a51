"""What has the layout of a listing and reads like none, whatever else it may be."""

from themeloom.characters import normalize_lines
from themeloom.records.readers.listing import collect_pieces
from themeloom.records.readers.listing_lines import find_papers
from themeloom.records.readers.listing_measure import measure_listing

MEASURED = 60_000  # characters; the beginning shows it
LISTING = 0.6  # the least share that reads like one: listings have 0.7 or more, nearly all other text less than 0.4


def describe_no_listing(text: str) -> str | None:
    r"""Describe a text that would be read as a listing and does not read like one.

    Parameters
    ----------
    text : str

    Returns
    -------
    str or None
        As it stands in a sentence; None for a listing, and where nothing would be read as a paper.

    Examples
    --------
    >>> describe_no_listing("Shopping list\nMilk and bread, you know.\n")
    'something other than a listing (0% of it reads like titles with abstracts)'
    >>> describe_no_listing("Cats Purr\nWe show that cats purr.\n") is None
    True
    """
    lines, _ = normalize_lines(text[:MEASURED])
    papers = find_papers(collect_pieces(lines)[0])
    if not any(titles and bodies for titles, bodies in papers):
        return None
    share = measure_listing(papers)
    return f"something other than a listing ({share:.0%} of it reads like titles with abstracts)" if share < LISTING else None
