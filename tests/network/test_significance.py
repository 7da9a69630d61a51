"""The chance of links, against a count by hand, Fisher's exact test and rates worked out by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, fisher_exact, hypergeom

from nine_papers import DOCUMENTS, PAIRS
from themeloom.network.significance import measure_significance


@st.composite
def networks(draw):
    """All papers, and links (shared papers, papers with the one term, with the other) that so many papers allow."""
    papers, links = draw(st.integers(1, 30)), []
    for _ in range(draw(st.integers(1, 12))):
        one, other = draw(st.integers(1, papers)), draw(st.integers(1, papers))
        links.append((draw(st.integers(max(0, one + other - papers), min(one, other))), one, other))
    return papers, links


def measure(links, papers):
    return measure_significance(*(np.array(numbers) for numbers in zip(*links, strict=True)), papers)


def measure_by_fisher(shared, one, other, papers):
    table = [[shared, one - shared], [other - shared, papers - one - other + shared]]
    return fisher_exact(table, alternative="greater").pvalue


def test_chance_of_a_link_by_enumeration():
    # b's 4 papers are any of the 126 fours of 9; 40 of them hold 3 of a's 5 papers, and 5 hold 4
    assert measure([(3, 5, 4)], 9)[0].tolist() == pytest.approx([45 / 126])
    # all 3 of f's papers are among the 4 of e: 4 of the 84 threes of 9
    assert measure([(3, 4, 3)], 9)[0].tolist() == pytest.approx([4 / 84])


def test_links_of_the_nine_papers_are_those_of_fisher():
    links = [(shared, DOCUMENTS[one], DOCUMENTS[other]) for (one, other), shared in PAIRS.items()]
    assert measure(links, 9)[0].tolist() == pytest.approx([measure_by_fisher(*link, 9) for link in links])


def test_rates_by_hand():
    # p = 1, 1/6, 1/2, 1/4; ranked 1/6, 1/4, 1/2, 1 they become 4/6, 4/8, 4/6, 1, and none may exceed the next
    p, q = measure([(1, 4, 1), (2, 2, 2), (1, 2, 1), (1, 1, 1)], 4)
    assert p.tolist() == pytest.approx([1, 1 / 6, 1 / 2, 1 / 4])
    assert q.tolist() == pytest.approx([1, 1 / 2, 2 / 3, 1 / 2])


def test_a_lone_link_has_its_chance_as_rate():
    p, q = measure([(3, 4, 3)], 9)
    assert q.tolist() == p.tolist()


def test_no_links():
    p, q = measure_significance(np.array([], dtype=int), np.array([], dtype=int), np.array([], dtype=int), 9)
    assert p.tolist() == q.tolist() == []


def test_tiny_chances_are_not_nothing():
    p, _ = measure([(50, 50, 50)], 1000)
    assert 0 < p[0] < 1e-80


def test_chances_too_small_for_a_number_are_nothing_and_their_opposites_sure():
    assert measure([(9_000, 9_000, 9_000), (0, 9_000, 9_000)], 20_000)[0].tolist() == [0, 1]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(networks())
def test_chances_are_those_of_fisher_and_rates_never_less(network):
    papers, links = network
    p, q = measure(links, papers)
    assert p.tolist() == pytest.approx([measure_by_fisher(*link, papers) for link in links])
    assert q.tolist() == pytest.approx(false_discovery_control(p).tolist())
    assert ((p >= 0) & (p <= q) & (q <= 1)).all()
    assert (np.diff(q[np.argsort(p)]) >= -1e-12).all()


@settings(max_examples=40, deadline=None, derandomize=True)
@given(networks(), st.randoms(use_true_random=False))
def test_neither_the_order_of_links_nor_of_their_ends_matters(network, chance):
    papers, links = network
    order = chance.sample(range(len(links)), len(links))
    expected = [rates[order].tolist() for rates in measure(links, papers)]
    turned = [(shared, other, one) for shared, one, other in (links[place] for place in order)]
    for rates, wanted in zip(measure(turned, papers), expected, strict=True):
        assert rates.tolist() == pytest.approx(wanted)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(1, 9), st.integers(1, 9))
def test_more_shared_papers_are_less_likely(one, other):
    p, _ = measure([(shared, one, other) for shared in range(min(one, other) + 1)], 20)
    assert p[0] == 1
    assert (np.diff(p) < 0).all()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.integers(1, 30_000), st.data())
def test_chances_among_many_papers_are_those_of_scipy(papers, data):
    one, other = (data.draw(st.integers(1, papers)) for _ in range(2))
    near = round(one * other / papers)  # around the mean both tails are long
    shared = min(max(near + data.draw(st.integers(-99, 99)), 0, one + other - papers), one, other)
    assert measure([(shared, one, other)], papers)[0][0] == pytest.approx(hypergeom.sf(shared - 1, papers, one, other), rel=1e-11)
