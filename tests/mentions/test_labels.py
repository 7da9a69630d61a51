"""What the user's thesaurus names is met wherever it stands, as whole words."""

import pytest
import spacy

from themeloom.mentions.labels import Labels

NLP = spacy.blank("en")


def find_labels(labels, text):
    component = Labels(NLP, "labels")
    component.add(labels)
    doc = component(NLP(text))
    return [span.text for span in doc.spans["labels"]]


@pytest.mark.parametrize(
    ("label", "text", "places"),
    [
        ("C", "vitamin C, c and C-reactive protein", ["C"]),
        ("c", "vitamin C and c", ["C", "c"]),
        ("AI", "AI, ai and AIs", ["AI"]),
        ("T2", "T2 and t2", ["T2"]),
        ("p53", "p53 of P53", ["p53", "P53"]),
        ("Whisper", "Whisper in a whisper", ["Whisper", "whisper"]),
        ("C++", "C++ and c++", ["C++"]),
        ("type 2 Diabetes", "Type 2 diabetes of type 2", ["Type 2 diabetes"]),
        ("low-fat", "a low-fat diet of non-low-fat milk", ["low-fat"]),
        ("map", "the map-like maps of a map.", ["map"]),
        ("K", "4K and K", ["K"]),
        (" state of the art ", "state of the art", ["state of the art"]),
        (" ", "a  b", []),
    ],
)
def test_a_label_is_met_as_whole_words(label, text, places):
    assert find_labels([label], text) == places


def test_labels_inside_one_another_are_all_met():
    assert find_labels(["term map", "map"], "a term map") == ["term map", "map"]
