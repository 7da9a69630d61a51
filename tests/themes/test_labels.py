"""The labels of themes, worked out by hand."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.palette import split_label
from themeloom.themes.labels import _measure_excess, describe_termless, label_themes


def label(held, members, themes=None):
    """The labels of papers (doc_id -> its terms) and of terms (term -> its theme); a paper is named by its theme and a number."""
    occurrences = pd.DataFrame([(doc_id, term) for doc_id, terms in held.items() for term in terms], columns=["doc_id", "term"])
    theme_of = pd.array([themes[doc_id] if themes else int(doc_id[0]) for doc_id in held], "Int64")
    papers = pd.DataFrame({"doc_id": list(held), "theme": theme_of})
    members = pd.DataFrame({"term": list(members), "theme": pd.array(list(members.values()), "Int64")})
    return label_themes(occurrences, members, papers)


# three papers of each theme; mesh stands in one of theme 0 and two of theme 1
HELD = {
    "0a": ["map", "mesh"],
    "0b": ["map", "seed"],
    "0c": ["seed", "map"],
    "1a": ["loom", "mesh"],
    "1b": ["loom", "mesh"],
    "1c": ["map"],
}
MEMBERS = {"map": 0, "seed": 0, "loom": 1, "mesh": 1}


def test_the_names_of_people_are_told_apart_though_they_hold_commas():
    people = {"0a": ["Smith, J.", "Cat, Ann"], "0b": ["Smith, J."], "1a": ["Doe, A. B."], "1b": ["Doe, A. B."]}
    [first, second] = label(people, {"Smith, J.": 0, "Cat, Ann": 0, "Doe, A. B.": 1})["label"]
    assert (split_label(first), split_label(second)) == (["Smith, J.", "Cat, Ann"], ["Doe, A. B."])


def test_one_row_per_theme():
    labels = label(HELD, MEMBERS)
    assert labels.dtypes.astype(str).to_dict() == {"theme": "int64", "label": "str", "home": "float64"}
    assert labels.to_numpy().tolist() == [[0, "map; seed", 0.75], [1, "loom; mesh", 1.0]]


def test_the_excess_is_the_adjusted_standardized_residual():
    occurrences = pd.DataFrame([(doc_id, term) for doc_id, terms in HELD.items() for term in terms], columns=["doc_id", "term"])
    papers = pd.DataFrame({"doc_id": list(HELD), "theme": [0, 0, 0, 1, 1, 1]})
    members = pd.DataFrame({"term": [*MEMBERS, "map lore"], "theme": [*MEMBERS.values(), 0]})
    held = pd.concat([occurrences, pd.DataFrame({"doc_id": ["0a", "0b"], "term": "map lore"})])
    measured = _measure_excess(held, members, papers).set_index(["theme", "term"])
    # map: 3 of 3 papers here, 4 of 6 in all: (3 - 2) / sqrt(2 x 1/2 x 1/3); a phrase is worth half as much again
    assert measured["excess"][0, "map"] == pytest.approx(1 / (1 / 3) ** 0.5)
    assert measured["excess"][1, "map"] == pytest.approx(-1 / (1 / 3) ** 0.5)
    assert measured["excess"][0, "seed"] == pytest.approx((2 - 1) / (1 * 1 / 2 * 2 / 3) ** 0.5)
    assert measured["excess"][0, "map lore"] == pytest.approx(1.5 * measured["excess"][0, "seed"])
    assert measured["home"][0, "map"] == 0.75


def test_what_few_papers_show_is_less_sure():
    # seed is in 6 of 12 papers of theme 0 and in 2 of 12 others, ink in 3 and none: the residuals are 1.73 and 1.85
    held = {f"{theme}{number:02}": ["other"] for theme in (0, 1) for number in range(12)}
    for number in range(6):
        held[f"0{number:02}"] += ["seed"]
    for doc_id in ("100", "101"):
        held[doc_id] += ["seed"]
    for number in range(3):
        held[f"0{11 - number:02}"] += ["ink"]
    assert label(held, {"seed": 0, "ink": 0, "other": 1})["label"][0] == "seed; ink"


def test_the_further_terms_of_a_label_need_three_papers_or_a_fifth_of_the_theme():
    # of 12 papers each: seed in all of theme 0, ink in two of them
    held = {f"{theme}{number:02}": ["other"] if theme else ["seed"] for theme in (0, 1) for number in range(12)}
    held["000"] += ["ink"]
    held["001"] += ["ink"]
    assert label(held, {"seed": 0, "ink": 0, "other": 1})["label"].tolist() == ["seed", "other"]
    held["002"] += ["ink"]
    assert label(held, {"seed": 0, "ink": 0, "other": 1})["label"].tolist() == ["seed; ink", "other"]


@pytest.mark.parametrize(("phrase", "first"), [("seed bank", True), ("pre-heating", True), ("seedbank", False)])
def test_a_phrase_is_worth_one_and_a_half_words(phrase, first):
    # of four papers each: map in 4 and 1, the other in 3 and 1
    held = {f"{theme}{number}": ["other"] for theme in (0, 1) for number in range(4)}
    for doc_id in ("00", "01", "02", "03", "10"):
        held[doc_id] = [*held[doc_id], "map"]
    for doc_id in ("00", "01", "02"):
        held[doc_id] = [*held[doc_id], phrase]
    names = label(held, {"map": 0, phrase: 0, "other": 1})["label"][0].split("; ")
    assert names == ([phrase, "map"] if first else ["map", phrase])


def test_the_theme_s_own_terms_come_before_others_and_the_first_has_half_of_its_papers_in_it():
    held = {
        "0a": ["own", "away", "near"],
        "0b": ["away", "near"],
        "0c": ["away"],
        "0d": ["away"],
        **{f"1{letter}": ["away"] for letter in "abcde"},
        **{f"1{letter}": ["far"] for letter in "fghijklmnopqrst"},
    }
    # near tells the most, but is of the other theme; away tells more than own, but has most of its papers elsewhere
    assert label(held, {"own": 0, "away": 0, "near": 1, "far": 1})["label"][0] == "own; away; near"
    assert label(held, {"own": 0, "away": 0, "near": 0, "far": 1})["label"][0] == "near; away; own"


def test_labels_repeat_no_words():
    held = {
        "0a": ["models", "language model", "large language model", "parsing"],
        "0b": ["models", "language model", "parsing"],
        "0c": ["models", "language model"],
        "1a": ["loom"],
        "1b": ["loom"],
    }
    members = dict.fromkeys(["models", "language model", "large language model", "parsing"], 0) | {"loom": 1}
    assert label(held, members)["label"].tolist() == ["language model; parsing", "loom"]


def test_no_term_stands_in_two_labels():
    # both themes hold map more often than the third; it is of none
    held = {"0a": ["map", "seed"], "0b": ["map"], "1a": ["map", "loom"], "1b": ["loom"], "2a": ["ink"], "2b": ["ink"]}
    labels = label(held, {"map": None, "seed": 0, "loom": 1, "ink": 2})["label"].tolist()
    assert labels == ["seed; map", "loom", "ink"]


def test_a_theme_that_holds_none_of_the_terms_has_no_label():
    labels = label({"0a": ["map"], "0b": ["map"], "1a": ["unknown"]}, {"map": 0})
    assert labels["label"].tolist() == ["map", ""]
    assert labels["home"].isna().tolist() == [False, True]


@pytest.mark.parametrize("none", [[], ["1a", "1b"]])
def test_the_only_theme_has_the_terms_of_most_papers(none):
    held = {"0a": ["map", "seed"], "0b": ["map"], "0c": ["map", "seed", "ink"], **{doc_id: ["map"] for doc_id in none}}
    themes = {doc_id: None if doc_id in none else 0 for doc_id in held}
    [row] = label(held, {"map": 0, "seed": 0, "ink": 0}, themes).to_dict("records")
    assert set(row["label"].split("; ")) == {"map", "seed", "ink"}
    assert none or row["label"] == "map; seed; ink"


def test_no_theme_has_no_label():
    labels = label({"0a": ["map"]}, {"map": None}, {"0a": None})
    assert labels.empty
    assert labels.dtypes.astype(str).to_dict() == {"theme": "int64", "label": "str", "home": "float64"}


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.integers(0, 2), st.sets(st.sampled_from("abcdefgh"))), min_size=1, max_size=12), st.randoms())
def test_labels_do_not_depend_on_the_order_of_rows_and_share_no_term(texts, chance):
    held = {f"{theme}.{number}": sorted(terms) for number, (theme, terms) in enumerate(texts)}
    members = dict(zip("abcdefgh", [0, 0, 0, 1, 1, 2, 2, None], strict=True))
    labels = label(held, members)
    names = [name for text in labels["label"] if text for name in text.split("; ")]
    assert len(names) == len({*names})
    assert labels["home"].dropna().between(0, 1).all()
    shuffled = {doc_id: held[doc_id] for doc_id in chance.sample(sorted(held), len(held))}
    pd.testing.assert_frame_equal(label(shuffled, dict(reversed(members.items()))), labels)


def test_themes_without_terms_are_named_where_they_are_not_drawn():
    themes = pd.DataFrame({"theme": [1, 2, 3], "label": ["map; atlas", "yarn", "loom"], "terms": [0, 0, 7]})
    assert describe_termless(themes) == ["not drawn, for no term of the network is nearest to them: theme 1 map; theme 2 yarn"]
    assert describe_termless(themes.query("terms > 0")) == []
