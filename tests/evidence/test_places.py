"""Mentions stand where the papers have them, and the rarer a term is, the more it tells."""

import numpy as np
import pandas as pd
import pytest

from evidence.three_papers import MENTIONS, PLACES, SPELLINGS
from themeloom.evidence.places import locate_terms, measure_weights


def test_places_are_the_mentions_of_kept_keys_in_their_order():
    spellings = SPELLINGS.assign(term=["map", "map", "themes"], kept=[True, False, True])
    places = locate_terms(MENTIONS, spellings)
    assert list(places) == ["doc_id", "field", "start", "end", "form", "term"]
    assert places["form"].tolist() == MENTIONS.loc[MENTIONS["key"] != "seed", "form"].tolist()
    assert set(places["term"]) == {"map", "themes"}
    assert locate_terms(MENTIONS.head(0), spellings).empty


def test_a_term_tells_the_more_the_fewer_papers_hold_it():
    # two papers mention anything, both the seed
    assert measure_weights(PLACES).to_dict() == pytest.approx({"map": np.log(3), "seed": np.log(2), "themes": np.log(3)})


def test_a_term_that_a_text_mentions_stands_where_it_is_mentioned_only():
    occurrences = pd.DataFrame({"doc_id": ["p1", "p2", "p3"], "term": "map"})
    pd.testing.assert_frame_equal(locate_terms(MENTIONS, SPELLINGS, occurrences=occurrences), PLACES)
