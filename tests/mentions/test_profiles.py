"""The corpus shows which kinds fit it; in the general profile a key has one kind, and a place is where a text says so."""

import pandas as pd
import pytest

from themeloom.mentions.extraction import extract_mentions
from themeloom.mentions.pipeline import load_pipeline
from themeloom.mentions.profiles import assign_kinds, pick_profile


@pytest.mark.parametrize(
    ("texts", "profile"),
    [
        (["Deep learning of maps", "Bees", "Trees", "Lakes"], "computing"),
        (["Deep learning of maps", "Bees", "Trees", "Lakes", "Soils"], "general"),
        (["Two datasets", "State-of-the-Art maps", "A pre-trained map", "Language  models"], "computing"),
        (["Neuralgia", "a supervisor", "Embedded bees"], "general"),
        (["Coffee and sleep"], "general"),
    ],
)
def test_a_share_of_papers_with_words_of_computing_makes_a_corpus_one_of_computing(texts, profile):
    assert pick_profile(texts) == profile


def assign(*texts, forms=(), kind="system"):
    """Form -> kind, of the forms wherever they stand in the abstracts."""
    records = pd.DataFrame({"doc_id": [f"p{n}" for n in range(len(texts))], "title": "", "abstract": texts})
    rows = [
        (doc_id, "abstract", text.index(form), text.index(form) + len(form), form, form.lower(), text.startswith(form))
        for doc_id, text in zip(records["doc_id"], texts, strict=True)
        for form in forms
        if form in text
    ]
    mentions = pd.DataFrame(rows, columns=["doc_id", "field", "start", "end", "form", "key", "opens"])
    kinds = assign_kinds(mentions.assign(kind=kind), records)["kind"].tolist()
    coded = mentions.assign(**{name: encode_backwards(mentions[name]) for name in ("doc_id", "form", "key")})
    assert assign_kinds(coded.assign(kind=kind), records)["kind"].tolist() == kinds
    return dict(zip(mentions["form"], kinds, strict=True))


def encode_backwards(texts):
    """Texts as categories whose own order is not that of the alphabet."""
    return pd.Categorical(texts, sorted(set(texts), reverse=True))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("We met people in Ynysfor, Peru.", "place"),
        ("We met people in Ynysfor, North Island, New Zealand.", "place"),
        ("Bees in the city of Ynysfor thrive.", "place"),
        ("We used Ynysfor, Peru.", "name"),
        ("We met people in Ynysfor, and left.", "name"),
        ("Ynysfor is new.", "term"),
        ("We use Ynysfor and ynysfor.", "term"),
    ],
)
def test_a_place_lies_somewhere_and_a_capital_that_says_nothing_makes_no_name(text, kind):
    assert assign(text, forms=["Ynysfor"]) == {"Ynysfor": kind}


def test_a_key_has_one_kind():
    assert assign("We saw Ynysfor.", "Moss of Ynysfor, Peru.", forms=["Ynysfor"]) == {"Ynysfor": "place"}


def test_of_two_forms_that_are_met_as_often_the_first_in_the_alphabet_decides():
    texts = ["We saw mRNA in moss.", "We saw Mrna in moss."]
    assert assign(*texts, forms=["mRNA", "Mrna"]) == {"mRNA": "name", "Mrna": "name"}


def test_what_is_no_name_has_a_kind_by_its_words_only():
    assert assign("We treat hepatitis in mice.", forms=["hepatitis", "mice"], kind="task") == {
        "hepatitis": "disease",
        "mice": "term",
    }


def test_the_profile_can_be_chosen():
    nlp = load_pipeline()
    records = pd.DataFrame({"doc_id": ["p"], "title": [""], "abstract": ["We saw mRNA in maps."]})
    kinds = [
        set(extract_mentions(records, nlp, profile=profile).query("form == 'mRNA'")["kind"])
        for profile in ("auto", "general", "computing")
    ]
    assert kinds == [{"symbol"}, {"symbol"}, {"system"}]
    with pytest.raises(ValueError, match="choose one of auto, computing, general"):
        extract_mentions(records, nlp, profile="medicine")
