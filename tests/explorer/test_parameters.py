"""Parameters of the notebooks that make the map: the corpus' own over the defaults, the controls' over both, saved for make."""

import pandas as pd
import yaml

from themeloom.explorer import parameters
from themeloom.explorer.parameters import Parameters, pick_ruled
from themeloom.lexicon.kinds import PROFILES
from themeloom.project.parameters import read_own
from toy_meanings import NAME


def test_the_own_values_of_a_corpus_stand_over_the_defaults(corpus):
    parameters = Parameters(corpus)
    assert parameters.defaults["04_network"]["max_terms"] == 200
    assert parameters.values["04_network"]["max_terms"] == 6
    assert parameters.list_values()["number"] == 2


def test_what_is_chosen_is_taken_by_every_notebook_that_has_it(corpus):
    parameters = Parameters(corpus)
    parameters.choose({"max_terms": 9, "kinds": ("term", "task"), "number": 3})
    options = parameters.list_options()
    assert options["network"]["max_terms"] == 9
    assert "seed" not in options["network"]
    assert options["layout_seed"] == parameters.values["04_network"]["seed"]
    assert options["encoding"] == {"meaning": NAME, "cache": corpus.cache}
    assert options["study"] == {"themes": "papers", "words_weight": 0.5, "resolution": 1.0, "min_size": 5}
    assert options["finding"] == {"number": 3, "seed": 1}
    assert parameters.values["06_term_map"]["kinds"] == ["task", "term"]
    parameters.choose({"kinds": PROFILES["general"]})
    assert parameters.values["06_term_map"]["kinds"] == []


def test_themes_of_the_network_ask_for_no_meaning(corpus):
    corpus.save_parameters("05_themes", {"themes": "network", "meaning": NAME})
    assert Parameters(corpus).list_options()["encoding"]["meaning"] == "none"


def test_the_number_that_the_rule_chooses_is_left_to_it(corpus):
    corpus.save_parameters("05_themes", {"meaning": NAME})
    parameters = Parameters(corpus, ruled=4)
    assert parameters.list_values()["number"] == 4
    assert parameters.list_options()["finding"]["number"] == 4
    parameters.save({"number": 3})
    assert read_own(corpus, "05_themes") == {"meaning": NAME, "number": 3}
    parameters.save({"number": 4})
    assert read_own(corpus, "05_themes") == {"meaning": NAME}
    parameters.ruled = 0
    parameters.save({"number": 4})
    assert read_own(corpus, "05_themes") == {"meaning": NAME, "number": 4}


def test_only_what_differs_is_saved_and_named(corpus):
    message = Parameters(corpus).save({"max_terms": 200, "number": 3})
    params = corpus.folder / "params"
    assert {path.stem: yaml.safe_load(path.read_text()) for path in params.iterdir()} == {
        "04_network": {"min_documents": 1},
        "05_themes": {"meaning": NAME, "number": 3},
    }
    assert message == f"Saved in data/toy/params (04_network: min_documents = 1; 05_themes: meaning = {NAME}, number = 3)."


def test_nothing_that_differs_is_named_as_such(corpus):
    for stem in ("04_network", "05_themes"):
        corpus.save_parameters(stem, {})
    assert Parameters(corpus).save({}) == "Saved in data/toy/params (all as the notebooks have it)."


def test_the_rule_s_number_is_known_though_the_user_asked_for_another():
    numbers = pd.DataFrame({"number": [2, 3, 4, 12], "least": [0.9, 0.6, 0.4, 0.8], "choice": ["", "", "chosen", ""]})
    numbers = numbers.assign(recovery=0.9, cloud=0.4)
    assert pick_ruled(numbers, 40) == 3
    assert pick_ruled(pd.DataFrame({"number": [0], "least": [0.9]}), 40) == 0


def test_a_thesaurus_is_followed_at_once_where_all_are_terms(corpus, monkeypatch):
    monkeypatch.setattr(parameters, "list_changed", lambda *_: ["03_terms.yml", "04_network.yml", "thesaurus.csv"])
    assert Parameters(corpus).list_saved(["term", "task"]) == ["04_network.yml", "thesaurus.csv"]
    assert Parameters(corpus).list_saved(["term", "source"]) == ["04_network.yml"]
