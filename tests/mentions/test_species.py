"""Species with an abbreviated genus."""

from hypothesis import given
from hypothesis import strategies as st

from themeloom.mentions.species import SPECIES, format_species, join_species


def test_the_genus_belongs_to_a_mention_of_the_species():
    text = "of P. zuzukus nests and D. dodokus"
    assert join_species(text, [(6, 19, None)]) == [(3, 19, None), (24, 34, None)]


def test_the_genus_is_written_out_where_the_paper_does():
    text = "Picus zuzukus nests; P. zuzukus nests, B. zuzukus"
    assert format_species(text, 21, 37) == "Picus zuzukus nests"
    assert format_species(text, 39, 49) == "B. zuzukus"
    assert format_species(text, 14, 19) == "nests"


@given(st.lists(st.sampled_from(["P.", "zuzukus", "The", "U.S.", "3", "D.", "yarn,", "."]), max_size=9).map(" ".join))
def test_every_species_stands_in_one_mention(text):
    places = join_species(text, [])
    assert all(
        any(start <= species.start() and species.end() <= end for start, end, _ in places) for species in SPECIES.finditer(text)
    )
