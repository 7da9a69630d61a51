"""The arrays in which themes are found."""

import numpy as np
import pytest

from nine_papers import PAPERS, make_tables
from studies import study_papers
from themeloom.network.cooccurrence import build_network
from themeloom.themes.study import ENOUGH_PAPERS, NETWORK_AXES, make_study


def test_papers_stand_in_the_order_of_the_records_and_terms_in_that_of_the_alphabet():
    study = study_papers({"q": ["map", "map", "atlas"], "p": ["map lore"]}).study
    assert study.occurrences.toarray().tolist() == [[1, 2, 0], [0, 0, 1]]
    # atlas, lore, map
    assert study.words.toarray().tolist() == [[1, 0, 2], [0, 1, 1]]


def test_a_network_s_words_are_those_of_all_kept_terms():
    tables = make_tables({"p": ["map", "atlas"], "q": ["map"]})
    graph = build_network(tables.doc_ids, tables.occurrences, tables.terms, min_documents=2)
    study = make_study(tables.doc_ids, tables.occurrences, tables.words, graph, np.zeros((2, 0)), np.zeros((1, 0)))
    assert study.occurrences.toarray().tolist() == [[1], [1]]
    assert study.words.toarray().tolist() == [[1, 1], [0, 1]]


def test_the_network_s_own_parameters_are_taken():
    network = {"counting": "full", "similarity": "cosine", "min_shared": 2}
    study = study_papers(PAPERS, network=network, words_weight=0.3, resolution=2.0, min_size=1).study
    assert {name: getattr(study, name) for name in network} == network
    assert (study.words_weight, study.resolution, study.min_size) == (0.3, 2.0, 1)


def test_a_term_and_one_that_stands_inside_it_are_apart():
    assert study_papers({"p": ["sleep apnea", "map", "sleep"]}).study.parts.tolist() == [[1, 2]]


def test_only_many_papers_of_a_network_are_placed_by_their_words():
    many = {f"d{number:03}": ["abc"[number % 3], "abc"[number % 2]] for number in range(ENOUGH_PAPERS)}
    few = dict(list(many.items())[1:])
    assert study_papers(many, themes="network").study.vectors.shape[0] == ENOUGH_PAPERS <= 10 * NETWORK_AXES
    assert study_papers(few, themes="network").study.vectors is None
    assert study_papers(many).study.vectors is None


@pytest.mark.parametrize(
    ("given", "options", "message"),
    [
        ((9, 6), {"themes": "words"}, "themes is 'words'; needs one of papers, network"),
        ((8, 6), {}, "meanings has 8 rows; needs 9"),
        ((9, 7), {}, "names has 7 rows; needs 6"),
    ],
)
def test_what_cannot_be_studied_is_an_error(given, options, message):
    with pytest.raises(ValueError, match=message):
        study_papers(PAPERS, *(np.zeros((rows, 2)) for rows in given), **options)


@pytest.mark.parametrize(("kind", "told"), [("term", 1.0), ("source", 1.0), ("author", 0.0), ("paper", 0.0)])
def test_the_name_of_a_person_or_a_work_says_nothing_of_what_the_papers_are_about(kind, told):
    tables = make_tables({"p": ["map"], "q": ["map"]})
    graph = build_network(tables.doc_ids, tables.occurrences, tables.terms.assign(kind=kind), min_documents=1)
    study = make_study(tables.doc_ids, tables.occurrences, tables.words, graph, np.ones((2, 2)), np.ones((1, 2)))
    assert study.names.tolist() == [[told, told]]
