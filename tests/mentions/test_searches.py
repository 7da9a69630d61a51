"""Names of the databases that a review searched, and what stands beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.mentions.searches import find_searched


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We searched PurrMed, Meowbase, Web of Purrs and the Fleacrane Library from inception to May 2020.",
            ["PurrMed", "Meowbase", "Web of Purrs", "Fleacrane Library"],
        ),
        (
            "We searched the databases PurrMed (via Ovine) and Meowbase for Bengal cats.",
            ["PurrMed", "Ovine", "Meowbase"],
        ),
        ("We searched for relevant studies in PurrMed.", ["PurrMed"]),
        ("Articles were retrieved from PurrMed and MEOW.", ["PurrMed", "MEOW"]),
        (
            "A systematic literature search of PURRMED, MEOW, and the Purr Database was conducted.",
            ["PURRMED", "MEOW", "Purr Database"],
        ),
        (
            "A literature search was performed in Purr Scholar and PurrTrials.gov using FLEA terms.",
            ["Purr Scholar", "PurrTrials.gov"],
        ),
        ("The PurrMed database was searched for all Mendelian studies of cats.", ["PurrMed"]),
        ("Databases such as PurrMed and MEOW were searched, and FLEAS guidelines were followed.", ["PurrMed", "MEOW"]),
        ("PurrMed/Meowline and MEOW have been systematically searched.", ["PurrMed/Meowline", "MEOW"]),
        ("The study was conducted using the PURRMED, MEOW, and Flea Library databases.", ["PURRMED", "MEOW", "Flea Library"]),
        ("We conducted a systematic review using the Purrpus and Web of Purrs databases.", ["Purrpus", "Web of Purrs"]),
        ("Searches were performed in PurrMed, PurrDirect and Purr Scholar.", ["PurrMed", "PurrDirect", "Purr Scholar"]),
        ("PurrMed, Meowbase and MEOW were screened for trials.", ["PurrMed", "Meowbase", "MEOW"]),
        ("DATA SOURCES: PurrMed, MEOW and the Flea Register until May 2012.", ["PurrMed", "MEOW", "Flea Register"]),
        ("Articles indexed in Purrpus and Meowlit were reviewed.", ["Purrpus", "Meowlit"]),
        ("Electronic databases (PurrMed, MEOW) were consulted.", ["PurrMed", "MEOW"]),
        ("We reviewed the literature in PurrMed and Flea Abstracts.", ["PurrMed", "Flea Abstracts"]),
        ("A total of 9 studies from PurrMed and Meowline electronic databases were identified.", ["PurrMed", "Meowline"]),
    ],
)
def test_names_of_what_was_searched(text, names):
    assert [text[start:end] for start, end in find_searched(f"{text} The CAT Trial purrs.")] == names


@pytest.mark.parametrize(
    "text",
    [
        "We run architecture search on FLEA-10 and PurrNet.",
        "We searched for Bengal cats.",
        "The architecture searched on PurrNet is small.",
        "Data were obtained from PURRS and the Bengal Survey.",
        "Studies on PurrNet found that Bengal cats purr.",
        "Intake was estimated with the Flea-Explorer database.",
        "We evaluate on the Purr and Meow databases.",
        "",
    ],
)
def test_what_is_no_search_of_literature(text):
    assert find_searched(text) == []


@given(
    st.lists(
        st.sampled_from(["We searched", "PurrMed", "and", ",", ".", "databases", "were searched", "Web of", "(", "the", "\n"])
    )
)
def test_whatever_comes_the_names_lie_apart_and_in_order(words):
    text = " ".join(words)
    places = find_searched(text)
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
