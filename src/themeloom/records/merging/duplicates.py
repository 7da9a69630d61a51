"""Records of several databases -> groups that are one paper each, without comparing all with all."""

from collections import defaultdict
from itertools import groupby, product
from typing import NamedTuple

import networkx as nx

from themeloom.records.entries import Entry
from themeloom.records.merging.candidates import list_candidates
from themeloom.records.merging.likeness import AGAINST, APART, BY_PMID, BY_TITLE, FORBIDDEN, Verdict, compare_records
from themeloom.records.merging.traits import Traits, describe_traits


class Pair(NamedTuple):
    """Two records, by their place in the list given, and why they were joined or kept apart."""

    first: int
    second: int
    why: str


class Duplicates(NamedTuple):
    """Which records are one paper.

    ``groups`` has each record once, by its place in the list given. ``same_title`` has pairs that have the same title and were
    kept apart, ``near`` pairs whose titles are nearly the same and about which too little is known.
    """

    groups: list[list[int]]
    same_title: list[Pair]
    near: list[Pair]


def find_duplicates(sourced: list[tuple[str, Entry]]) -> Duplicates:
    """Find the records that are one paper; ``compare_records`` has the rule for two.

    A group holds no two records that cannot be one paper. Where a record could belong to two papers, it goes where more speaks
    for it, and stays apart where as much speaks for the one as for the other. What is one paper depends neither on the order of
    the records nor on the names of the files.

    Parameters
    ----------
    sourced : list of (str, Entry)
        The name of the file and a record of it.

    Returns
    -------
    Duplicates

    Examples
    --------
    >>> looms = [("a.ris", Entry(1, 5, "Looms of the North", "")), ("b.ris", Entry(7, 5, "Looms of the north.", "We weave."))]
    >>> find_duplicates(looms).groups
    [[0, 1]]
    """
    traits = _add_translations([describe_traits(source, entry) for source, entry in sourced])
    copies = defaultdict(list)
    for place, record in enumerate(traits):
        copies[_sign(record) if _is_known(record) else place].append(place)
    # the same order for every order of the list; which one of several copies is compared makes no difference
    order = sorted(copies.values(), key=lambda places: min(_rank(traits[place]) for place in places))
    heads = [traits[places[0]] for places in order]
    verdicts = {pair: compare_records(heads[pair[0]], heads[pair[1]]) for pair in list_candidates(heads)}
    clusters = _divide_records(heads, verdicts)
    cluster_of = {head: number for number, cluster in enumerate(clusters) for head in cluster}
    apart = [pair for pair in verdicts if cluster_of[pair[0]] != cluster_of[pair[1]]]
    same = [pair for pair in apart if heads[pair[0]].title == heads[pair[1]].title != ""]
    near = [pair for pair in apart if verdicts[pair].near and verdicts[pair].score not in (AGAINST, FORBIDDEN)]
    return Duplicates(
        groups=sorted(sorted(place for head in cluster for place in order[head]) for cluster in clusters),
        same_title=sorted(_build_pair(order, pair, verdicts[pair]) for pair in same),
        near=sorted(_build_pair(order, pair, verdicts[pair]) for pair in near),
    )


def _add_translations(traits: list[Traits]) -> list[Traits]:
    """What one record gives as two titles of a paper holds for the others that have one of them."""
    known = defaultdict(set)
    for record in traits:
        for title in record.translations:
            known[title].update(record.translations)
    return [
        record._replace(translations=tuple(sorted(known[record.title])))
        if record.title in known and not record.translations
        else record
        for record in traits
    ]


def _is_known(record: Traits) -> bool:
    """Whether a second record with the same traits is a copy: "Editorial", and nothing else, may be many papers."""
    identified = record.doi or record.pmid or record.abstract
    return bool(identified or (record.title and not record.generic) or (record.title and record.authors and record.year))


def _sign(record):
    """All that is compared of a record."""
    return record[2:]


def _rank(record):
    """The place of a record in an order by content."""
    return (*record[2:10], record.year or 0, *record[11:], record.source, record.line)


def _build_pair(order, pair, verdict):
    first, second = sorted(min(order[head]) for head in pair)
    return Pair(first, second, verdict.why if verdict.score < 0 else "as much or more in common with another paper")


# ---------------------------------------------------------------- groups without contradiction


def _divide_records(heads: list[Traits], verdicts: dict[tuple[int, int], Verdict]) -> list[list[int]]:
    """The groups of records: those that hang together, divided where two of them cannot be one paper."""
    graph = nx.Graph()
    graph.add_edges_from(pair for pair, verdict in verdicts.items() if verdict.score > 0)

    def compare(first, second):
        pair = (min(first, second), max(first, second))
        if pair not in memory:
            memory[pair] = verdicts[pair] if pair in verdicts else compare_records(heads[pair[0]], heads[pair[1]])
        return memory[pair].score

    memory = {}
    # most records hang together with no other one
    clusters = [[head] for head in range(len(heads)) if head not in graph]
    for component in nx.connected_components(graph):
        members = sorted(component)
        if len(members) < 3:
            clusters.append(members)
            continue
        edges = {(min(edge), max(edge)) for edge in graph.edges(members)}
        clusters += _join(members, sorted((-verdicts[edge].score, *edge) for edge in edges), compare)
    return clusters


def _join(members, edges, compare):
    """The groups of records that hang together: the surest pairs are joined first, those that contradict a group not at all."""
    group_of = {member: (member,) for member in members}
    for score, level in groupby(edges, key=lambda edge: edge[0]):
        ends = [(first, second) for _, first, second in level]
        while pairs := _list_joinable(ends, group_of, -score, compare):
            first, second = pairs[0]
            joined = tuple(sorted(first + second))
            group_of |= dict.fromkeys(joined, joined)
    return [list(group) for group in sorted(set(group_of.values()))]


def _list_joinable(ends, group_of, score, compare):
    """The pairs of groups that can be joined by an edge of this score, but for those where another group fits as well."""
    linked = {tuple(sorted((group_of[first], group_of[second]))) for first, second in ends if group_of[first] != group_of[second]}
    allowed = sorted(pair for pair in linked if not _contradict(*pair, score, compare))
    partners = defaultdict(set)
    for first, second in allowed:
        partners[first].add(second)
        partners[second].add(first)

    def rivals(group, partner):
        return any(_contradict(partner, other, score, compare) for other in partners[group] - {partner})

    return [(first, second) for first, second in allowed if not rivals(first, second) and not rivals(second, first)]


def _contradict(group, other, score, compare):
    """Whether two groups hold records that cannot be one paper.

    What speaks against two records, short of another DOI, is outweighed where one of them is, by its DOI, the same as one that
    the other does agree with.
    """
    worst = APART if score < BY_TITLE else AGAINST
    for first, second in product(group, other):
        against = compare(first, second)
        if against == FORBIDDEN:
            return True
        if FORBIDDEN < against <= worst and against < 0:
            allies = [member for member in other if compare(first, member) > 0 and compare(second, member) >= BY_PMID]
            allies += [member for member in group if compare(member, second) > 0 and compare(first, member) >= BY_PMID]
            if not allies:
                return True
    return False
