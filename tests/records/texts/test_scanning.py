"""What is located in many texts at once is what is found in each."""

import re

from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.texts.scanning import locate_first


@given(st.lists(st.text("aé©𝒳 .", max_size=9)))
def test_places_are_those_of_the_module_re(texts):
    pattern = "©|é[.]|𝒳a"
    matches = [re.search(pattern, text) for text in texts]
    assert locate_first(texts, pattern) == [match.start() if match else -1 for match in matches]


def test_half_of_a_pair_is_no_letter():
    assert locate_first(["\ud800© Loom", "Cats"], "©") == [1, -1]
