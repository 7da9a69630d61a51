"""Pairs of records that may be one paper: those that share a key, and titles that stand beside each other in the alphabet."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import chain, combinations

from themeloom.records.merging.traits import Traits, list_names

LARGE = 40  # records under one key from which on only neighbours in their order are compared
FEW = 10  # of these neighbours
NEIGHBOURS = 2  # titles that may be nearly the same, in the order of the alphabet and of the alphabet from their end
SHORTEST = 12  # letters of a title that is looked for among its neighbours
START = 8  # letters that titles of one author and year share, where nothing else is known


def list_candidates(records: list[Traits]) -> set[tuple[int, int]]:
    """List the pairs of records that are worth comparing.

    Parameters
    ----------
    records : list of Traits
        In an order by content.

    Returns
    -------
    set of (int, int)
        Places in the list, the smaller one first.
    """
    # most keys are those of one record, which needs no list
    firsts = {}
    blocks = {}
    for place, record in enumerate(records):
        for key in _list_keys(record):
            if key not in firsts:
                firsts[key] = place
            elif key in blocks:
                blocks[key].append(place)
            else:
                blocks[key] = [firsts[key], place]
    pairs = chain.from_iterable(
        combinations(places, 2) if len(places) <= LARGE else _list_neighbours(places, FEW) for places in blocks.values()
    )
    joined = {"".join(record.words): place for place, record in reversed(list(enumerate(records))) if record.words}
    titles = [title for title in joined if len(title) >= SHORTEST]
    orders = (sorted(titles), sorted(titles, key=lambda title: title[::-1]))
    beside = chain.from_iterable(_list_neighbours([joined[title] for title in order], NEIGHBOURS) for order in orders)
    unordered = chain(pairs, beside, _list_subtitled(records))
    return {(first, second) if first < second else (second, first) for first, second in unordered if first != second}


def _list_keys(record: Traits) -> Iterator[tuple[Hashable, ...]]:
    if record.doi:
        yield "doi", record.doi
    if record.pmid:
        yield "pmid", record.pmid
    if not record.title:
        return
    if record.generic:
        yield from _list_generic_keys(record)
        return
    yield "title", record.title
    yield "title", "".join(record.words)
    for title in record.translations:
        yield "title", title
    for name in list_names(record.authors[0]) if record.authors and record.year else ():
        yield "start", name, record.year, record.title[:START]
        if record.first_page:
            yield "page", name, record.year, record.first_page
        if record.volume:
            yield "volume", name, record.year, record.volume


def _list_generic_keys(record):
    """A title that many papers have is compared only with those of the same author and year, or of the same abstract."""
    for name in list_names(record.authors[0]) if record.authors else ():
        yield "generic", record.title, record.year, name
    if record.abstract:
        yield "generic", record.title, record.abstract[:100].casefold()


def _list_neighbours(places: list[int], distance: int) -> Iterable[tuple[int, int]]:
    return (pair for step in range(1, distance + 1) for pair in zip(places, places[step:], strict=False))


def _list_subtitled(records):
    """Pairs of a title and the same with a subtitle."""
    whole = defaultdict(list)
    for place, record in enumerate(records):
        if not record.generic:
            whole["".join(record.words)].append(place)
    for place, record in enumerate(records):
        for other in whole.get("".join(record.head), [])[:LARGE] if record.head else ():
            yield place, other
