"""Parameters of the notebooks that make the map: the corpus' own over the defaults, the controls' over both, saved for make."""

import yaml

from themeloom.explorer.parameters import Parameters
from themeloom.lexicon.kinds import PROFILES


def test_the_own_values_of_a_corpus_stand_over_the_defaults(corpus):
    parameters = Parameters(corpus)
    assert parameters.defaults["04_network"]["max_terms"] == 200
    assert parameters.values["04_network"]["max_terms"] == 6
    assert parameters.list_values()["min_size"] == 2


def test_what_is_chosen_is_taken_by_every_notebook_that_has_it(corpus):
    parameters = Parameters(corpus)
    parameters.choose({"max_terms": 9, "kinds": ("term", "task"), "resolution": 2.0})
    options = parameters.list_options()
    assert options["network"]["max_terms"] == 9
    assert "seed" not in options["network"]
    assert options["layout_seed"] == parameters.values["04_network"]["seed"]
    assert options["clustering"] == {"resolution": 2.0, "min_size": 2, "seed": parameters.values["05_themes"]["seed"]}
    assert parameters.values["06_term_map"]["kinds"] == ["task", "term"]
    parameters.choose({"kinds": PROFILES["general"]})
    assert parameters.values["06_term_map"]["kinds"] == []


def test_only_what_differs_is_saved_and_named(corpus):
    message = Parameters(corpus).save({"max_terms": 200, "resolution": 1.5})
    params = corpus.folder / "params"
    assert {path.stem: yaml.safe_load(path.read_text()) for path in params.iterdir()} == {
        "04_network": {"min_documents": 1},
        "05_themes": {"min_size": 2, "resolution": 1.5},
    }
    assert message == "Saved in data/toy/params (04_network: min_documents = 1; 05_themes: min_size = 2, resolution = 1.5)."


def test_nothing_that_differs_is_named_as_such(corpus):
    for stem in ("04_network", "05_themes"):
        corpus.save_parameters(stem, {})
    assert Parameters(corpus).save({}) == "Saved in data/toy/params (all as the notebooks have it)."
