"""How many themes are chosen, of what is canned."""

import numpy as np
import pandas as pd
import pytest

from nine_papers import PAPERS
from studies import study_papers
from themeloom.tables import check_table
from themeloom.themes.halves import Agreement
from themeloom.themes.numbers import compare_numbers
from themeloom.themes.partitions import Partition
from themeloom.themes.replicates import Again, Recovery, find_again


def make_partition(themes):
    nobody = np.zeros(0, dtype=int)
    return Partition(nobody, nobody, None, np.full(themes, "motor", dtype=object), nobody > 0, nobody > 0)


def make_recovery(of_papers, of_terms):
    nobody = np.zeros(0, dtype=np.int16)
    same = np.ones(len(of_papers), dtype=bool)
    return Recovery(
        np.array(of_papers), np.array(of_papers), np.array(of_terms), nobody, np.packbits(nobody > 0), nobody, same, nobody > 0
    )


def make_again(recovered, *, clouds=None, agreements=(), terms=None):
    """What was found again, from the recovery of each theme (number -> recoveries) in every sample."""
    known = {number: make_partition(len(jaccards)) for number, jaccards in recovered.items()}
    samples = [{number: make_recovery(jaccards, (terms or recovered)[number]) for number, jaccards in recovered.items()}] * 3
    null = [{number: np.array(jaccards) for number, jaccards in clouds.items()}] if clouds else []
    return Again(known, samples, list(agreements), null)


def list_choices(numbers):
    return {choice: number for number, choice in zip(numbers["number"], numbers["choice"], strict=True) if choice}


RECOVERED = {
    2: [0.9, 0.8],
    3: [0.9, 0.7, 0.8],
    4: [0.9, 0.8, 0.76, 0.6],
    5: [0.9, 0.7, 0.6, 0.6, 0.51],
    6: [0.9, 0.7, 0.6, 0.6, 0.6, 0.5],
}


def test_a_row_by_hand():
    halves = [{2: Agreement(0.5, 0.3, 0.1)}, {2: Agreement(0.7, 0.1, 0.2)}]
    again = make_again({2: [0.9, 0.4]}, clouds={2: [0.2, 0.8]}, agreements=halves, terms={2: [0.5, 0.2]})
    numbers = compare_numbers(again)
    pd.testing.assert_frame_equal(numbers, check_table(numbers, "themes.numbers"))
    row = numbers.iloc[0]
    assert row[["number", "themes", "choice", "stable", "dissolved"]].tolist() == [2, 2, "chosen", 1, 1]
    measured = row[["recovery", "least", "term_recovery", "cloud", "cloud_high"]].tolist()
    assert measured == pytest.approx([0.65, 0.4, 0.35, 0.5, 0.77])
    assert row[["halves_papers", "halves_terms", "halves_modularity"]].tolist() == pytest.approx([0.6, 0.2, 0.15])


def test_stable_are_those_that_exceed_the_cloud_too():
    numbers = compare_numbers(make_again({2: [0.9, 0.8]}, clouds={2: [0.85, 0.85]}))
    assert numbers["stable"].tolist() == [1]


def test_the_most_at_which_none_dissolves_is_chosen_and_a_coarser_one_of_which_three_quarters_are_stable():
    # 6 has a theme of .5; of 4 three of four are stable, of 3 only two of three
    assert list_choices(compare_numbers(make_again(RECOVERED))) == {"chosen": 5, "coarser": 4}
    without = {number: RECOVERED[number] for number in (2, 3, 5)}
    assert list_choices(compare_numbers(make_again(without))) == {"chosen": 5, "coarser": 2}


def test_a_number_at_which_no_more_comes_back_than_of_a_cloud_is_not_chosen():
    clouds = {2: [0.7], 3: [0.7], 4: [0.6], 5: [0.67], 6: [0.5]}
    assert list_choices(compare_numbers(make_again(RECOVERED, clouds=clouds)))["chosen"] == 4


def test_where_all_dissolve_the_one_whose_weakest_comes_back_most_is_chosen():
    again = make_again({2: [0.6, 0.3], 3: [0.6, 0.6, 0.4], 4: [0.9, 0.6, 0.6, 0.2]})
    # of 2 none is stable
    assert list_choices(compare_numbers(again)) == {"chosen": 3, "coarser": 2}


def test_a_number_that_is_asked_for_is_chosen_and_the_coarser_lies_below():
    again = make_again(RECOVERED)
    assert list_choices(compare_numbers(again, number=3)) == {"chosen": 3, "coarser": 2}
    assert list_choices(compare_numbers(again, number=2)) == {"chosen": 2}
    assert list_choices(compare_numbers(again, number=6)) == {"chosen": 6, "coarser": 4}


def test_without_samples_the_largest_number_is_chosen_and_nothing_is_measured():
    again = make_again(RECOVERED)._replace(recoveries=[])
    numbers = compare_numbers(again)
    assert list_choices(numbers)["chosen"] == 6
    assert numbers[["recovery", "least", "cloud", "halves_papers"]].isna().all(axis=None)
    assert (numbers[["stable", "dissolved"]] == 0).all(axis=None)


def test_the_network_has_one_row_judged_by_its_terms():
    studied = study_papers(PAPERS, themes="network", min_size=1)
    again = find_again(studied.study, samples=9, halves=2, processes=1)
    [row] = compare_numbers(again, number=4).to_dict("records")
    assert (row["number"], row["themes"], row["choice"]) == (0, 2, "chosen")
    assert (
        row["recovery"] == row["term_recovery"] == pytest.approx(np.mean([one[0].of_terms for one in again.recoveries]), abs=1e-6)
    )
    assert np.isnan(row["cloud"])


def test_a_corpus_without_themes_has_a_row():
    studied = study_papers({"p": "a", "q": "b"}, themes="network")
    numbers = compare_numbers(find_again(studied.study, samples=3, halves=1, processes=1))
    assert numbers[["number", "themes", "choice", "stable"]].to_numpy().tolist() == [[0, 0, "chosen", 0]]
