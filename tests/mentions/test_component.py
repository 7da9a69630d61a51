"""The component that finds mentions, on hand-built Docs: one rule each."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from themeloom.mentions.component import find_mentions

NLP = spacy.blank("en")


def mark(text, *phrases, title=""):
    """Mentions of a text whose noun phrases are given: (form, kind), and those it introduces."""
    doc = NLP(f"{title}\n{text}")
    for token in doc:
        token.pos_ = "ADJ" if token.text in ("novel", "cheap", "deep") else "NOUN"
    places = [(doc.text.index(phrase), phrase) for phrase in phrases]
    doc.spans["phrases"] = [doc.char_span(start, start + len(phrase)) for start, phrase in sorted(places)]
    doc.spans["longer"] = []
    find_mentions(doc)
    return [(span.text, span.label_) for span in doc.spans["mentions"]], [span.text for span in doc.spans["introduced"]]


@pytest.mark.parametrize(
    ("text", "phrases", "mentions"),
    [
        ("loops of P. zuzukus grow", ["zuzukus"], ["P. zuzukus"]),
        ("loops of P. zuzukus grow", [], ["P. zuzukus"]),  # whatever the tagger made of it
        ("vitamin D. Yarn grows", ["Yarn"], ["Yarn"]),
        ("the U.S. yarn grows", ["yarn"], ["yarn"]),
        ("the energy G(Ic) grows", ["energy", "G(Ic"], ["energy", "G(Ic)"]),
        ("as Zuzuk (2018) says of yarn", ["Zuzuk", "yarn"], ["yarn"]),
    ],
)
def test_species_brackets_and_people(text, phrases, mentions):
    assert [form for form, _ in mark(text, *phrases)[0]] == mentions


@pytest.mark.parametrize(
    ("text", "phrase", "mentions"),
    [
        ("a novel video model", "novel video model", [("video model", "method")]),
        ("a domain-specific parser", "domain-specific parser", [("parser", "term")]),
        ("on the DAVIS dataset", "DAVIS dataset", [("DAVIS", "dataset")]),
        ("our method iCaRL learns", "method iCaRL", [("iCaRL", "system")]),
        ("the video library iCaRL learns", "video library iCaRL", [("video library", "term"), ("iCaRL", "system")]),
        ("a cheap GPT-4 system", "cheap GPT-4 system", [("GPT-4", "system")]),
        ("for ImageNet classification", "ImageNet classification", [("ImageNet", "system"), ("ImageNet classification", "task")]),
        ("by Fourier features", "Fourier features", [("Fourier features", "term")]),
        ("the Gazebo environment is", "Gazebo environment", [("Gazebo environment", "term")]),
        ("we call it W2v-BERT", "W2v-BERT", [("W2v-BERT", "system")]),
        ("recent results", "recent results", []),
        ("hives in New Zealand bees", "New Zealand bees", [("New Zealand bees", "term")]),
        # a sentence begins with a capital anyway
        ("home. New Transformer bees fly", "New Transformer bees", [("Transformer bees", "term")]),
        ("the accuracy", "accuracy", [("accuracy", "metric")]),
        ("by Large Language Models", "Large Language Models", [("Large Language Models", "method")]),
    ],
)
def test_a_phrase_is_cut_at_the_names_in_it(text, phrase, mentions):
    assert mark(f"we go {text}", phrase)[0] == mentions


def test_a_name_outside_every_phrase_is_a_mention():
    assert mark("we ask ISP^2 of Memory^3")[0] == [("ISP^2", "system"), ("Memory^3", "system")]


def test_what_a_title_introduces_is_a_name_wherever_it_stands():
    mentions, own = mark("the dots connect, DOTS learns", "dots", title="DOTS: Learning to Reason")
    assert mentions == [("DOTS", "system"), ("dots", "term"), ("DOTS", "system")]
    assert own == ["DOTS", "DOTS"]


def test_the_paper_s_own_definition_wins_and_makes_the_key():
    doc = NLP("\nwe propose the ideal continual learner (ICL). ICL forgets")
    for token in doc:
        token.pos_ = "NOUN"
    doc.spans["phrases"] = [Span(doc, token.i, token.i + 1) for token in doc if token.text == "ICL"]
    doc.spans["longer"] = []
    find_mentions(doc)
    assert {span.id_ for span in doc.spans["mentions"]} == {"ideal continual learner"}


def test_quoted_capitals_are_a_name():
    assert mark("by 'Deep Image Mind' we")[0] == [("Deep Image Mind", "system")]


def test_a_doc_of_nothing():
    doc = Doc(NLP.vocab)
    doc.spans["phrases"] = []
    doc.spans["longer"] = []
    assert list(find_mentions(doc).spans["mentions"]) == []


def test_an_abbreviation_of_words_in_lower_case_is_no_system_unless_the_paper_introduces_it():
    mentions, _ = mark("patients with woven syndrome (WovS) were seen", "woven syndrome")
    assert ("WovS", "system") not in mentions
    mentions, introduced = mark("we propose woven search (WovS) here", "woven search")
    assert ("WovS", "system") in mentions
    assert "WovS" in introduced
