"""Which forms share a key: one case each, and the laws that hold for any form."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from themeloom.lexicon.knowledge_tables import read_knowledge
from themeloom.lexicon.normalization import normalize

# the letters that plurals and British spellings are made of come often; of two letters with an s one is a short form ("As")
WORDS = st.text(st.sampled_from([*"abcdefghijklmnopqrstuvwxyz", *"eeesssiiixhcyuz"]), min_size=3, max_size=9)
KNOWN = st.sampled_from(sorted(set(read_knowledge("spellings")[["form", "folded"]].to_numpy().ravel())))
PHRASES = st.lists(WORDS | KNOWN, min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("LLM", "LLMs"),
        ("large language model", "Large Language Models"),
        ("analysis", "analyses"),
        ("hypothesis", "hypotheses"),
        ("matrix", "matrices"),
        ("policy", "policies"),
        ("class", "classes"),
        ("process", "processes"),
        ("approach", "approaches"),
        ("case", "cases"),
        ("database", "databases"),
        ("bias", "biases"),
        ("corpus", "corpora"),
        ("F1-score", "F1-scores"),
        ("GPT-4", "GPT-4s"),
        ("loss", "losses"),
        ("axis", "axes"),
        ("box", "boxes"),
        ("hash", "hashes"),
        ("focus", "focuses"),
        ("mass", "masses"),
        ("alias", "aliases"),
    ],
)
def test_singular_and_plural(one, many):
    assert normalize(one) == normalize(many)


@pytest.mark.parametrize(
    "word", ["data", "bias", "series", "loss", "axis", "pass", "class", "virus", "analysis", "physics", "species", "lens"]
)
def test_what_only_looks_plural_stays(word):
    assert normalize(word) == normalize(f"a {word}").removeprefix("a ") == word


@pytest.mark.parametrize("form", ["NAS", "GPS", "ROS", "SOTA", "US", "ICS", "CLASS"])
def test_a_capital_s_is_no_plural(form):
    assert normalize(form) == form.lower()


@pytest.mark.parametrize("form", ["LARGE LANGUAGE MODELS", "VISION TRANSFORMERS", "NEURAL NETWORKS"])
def test_a_heading_in_capitals_has_plurals(form):
    assert normalize(form) == normalize(form.lower())


@pytest.mark.parametrize(
    "form",
    [
        "fine-tuning",
        "Fine Tuning",
        "fine\u2010tuning",
        "Fine\u2013Tuning",
        "fine~tuning",
        "fine  tuning",
        "fine_tuning",
        "ﬁne-tuning",
    ],
)
def test_hyphens_dashes_and_spaces(form):
    assert normalize(form) == "fine tuning"


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("optimisation", "optimization"),
        ("optimisers", "optimizer"),
        ("minimise", "minimize"),
        ("maximised", "maximized"),
        ("summarisation", "summarization"),
        ("regularised", "regularized"),
        ("tokenising", "tokenizing"),
        ("behaviours", "behavior"),
        ("colour", "color"),
        ("modelling", "modeling"),
        ("analyse", "analyze"),
        ("artefacts", "artifact"),
        ("behaviour cloning", "behavior cloning"),
        ("generalisation errors", "generalization error"),
    ],
)
def test_british_spellings(british, american):
    assert normalize(british) == american


@pytest.mark.parametrize(
    "word",
    [
        "noise",
        "denoise",
        "promise",
        "supervised",
        "unsupervised",
        "revised",
        "precise",
        "surprise",
        "rise",
        "disease",
        "comprised",
        "raised",
        "poised",
    ],
)
def test_words_that_only_look_british_stay(word):
    assert normalize(word) == word


@pytest.mark.parametrize(
    ("form", "key"),
    [("the model's", "the model"), ("models'", "model"), ("Markov\u2019s", "markov"), ("LLM's", "llm"), ("LLMs'", "llm")],
)
def test_possessives(form, key):
    assert normalize(form) == key


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("{BERT}", "bert"),
        ("$k$-means", "k means"),
        ("``quoted''", "quoted"),
        ("x_1", "x 1"),
        ("\\emph{text}", "emphtext"),
        ("(models),", "model"),
    ],
)
def test_crumbs_of_latex_and_punctuation_are_dropped(form, key):
    assert normalize(form) == key


@pytest.mark.parametrize("form", ["C++", "pass@1", "T2I", "café", "naïve"])
def test_signs_and_letters_of_names_stay(form):
    assert normalize(form) == form.lower()


@pytest.mark.parametrize("form", ["!!", "--", "$", "{}", "-"])
def test_signs_alone_are_their_own_key(form):
    assert normalize(form) == form


def test_only_the_last_word_is_made_singular():
    assert normalize("models of models") == "models of model"


def test_every_normalized_spelling_is_its_own_key():
    table = read_knowledge("spellings")
    assert {word: normalize(word) for word in table["folded"]} == {word: word for word in table["folded"]}
    assert {form: normalize(form) for form in table["form"]} == dict(zip(table["form"], table["folded"], strict=True))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PHRASES)
def test_normalizing_again_changes_nothing(words):
    key = normalize(" ".join(words))
    assert normalize(key) == key


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PHRASES)
def test_case_does_not_matter(words):
    phrase = " ".join(words)
    assert normalize(phrase.title()) == normalize(phrase.capitalize()) == normalize(phrase)
    assume(not words[-1].endswith("s"))
    assert normalize(phrase.upper()) == normalize(phrase)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PHRASES)
def test_hyphens_are_spaces_and_a_key_is_lower_case_words(words):
    key = normalize("-".join(words))
    assert key == normalize(" ".join(words)) == normalize(f" {'  '.join(words)}. ")
    assert key == key.casefold().strip()
    assert len(key.split(" ")) == len(words)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=20))
def test_every_text_has_a_key(form):
    assert bool(normalize(form)) == bool(form)
