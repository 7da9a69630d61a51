"""The interactive map of a report draws the links that pass, and knows of all."""

import pytest

from report.woven import link, weave
from themeloom.report.parts import make_map


@pytest.mark.parametrize(("max_q", "drawn"), [(0.2, 0), (0.25, 3)])
def test_links_that_pass_are_drawn_and_all_are_known(max_q, drawn):
    records, _, vocabulary, names = weave(str)
    term_map = make_map(records, link(records, vocabulary, names), max_q=max_q, max_links=9)
    lines = [x for trace in term_map.drawing.data if trace.meta == "links" for x in trace.x if x is not None]
    assert len(lines) == 2 * drawn
    assert len(term_map.evidence["links"]) == 3
    assert (term_map.max_q, term_map.max_links) == (max_q, 9)
