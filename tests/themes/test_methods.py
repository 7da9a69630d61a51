"""Either method finds the themes of a study, and changes nothing in it."""

from dataclasses import replace

import numpy as np
import pytest

from nine_papers import PAPERS
from studies import HALVES, MANY, list_arrays, study_network, study_papers
from themeloom.network.counting import COUNTINGS
from themeloom.themes.methods import find_partitions


def freeze(study):
    """The study as joblib gives it to a process, if its arrays are large: read-only."""
    frozen = replace(study, **{name: getattr(study, name).copy() for name in ("occurrences", "words", "meanings", "names")})
    arrays = [array for counts in (frozen.occurrences, frozen.words) for array in (counts.data, counts.indices, counts.indptr)]
    for array in [*arrays, frozen.meanings, frozen.names, *([] if frozen.vectors is None else [frozen.vectors])]:
        array.setflags(write=False)
    return frozen


@pytest.mark.parametrize("counting", COUNTINGS)
def test_the_nine_papers_have_their_halves(counting):
    study = study_network(PAPERS, counting=counting).study
    [(number, partition)] = find_partitions(study, [5], seed=2).items()
    assert number == 0  # their number is not read
    assert partition.members.tolist() == HALVES
    assert partition.papers.tolist() == [0, 0, 0, 1, 1, 1, 1, 1, 0]
    assert len(partition.quadrants) == 2
    assert partition.present.all()


@pytest.mark.parametrize("counting", COUNTINGS)
@pytest.mark.parametrize("themes", ["papers", "network"])
def test_a_study_is_only_read(counting, themes):
    meanings = np.random.default_rng(1).normal(size=(len(MANY), 4))
    study = study_papers(MANY, meanings, meanings[:6], network={"counting": counting}, themes=themes).study
    for times in (None, np.arange(len(MANY)) % 3):
        one = find_partitions(freeze(study), [2, 3], times=times)
        other = find_partitions(study, [2, 3], times=times)
        assert {number: list_arrays(partition) for number, partition in one.items()} == {
            number: list_arrays(partition) for number, partition in other.items()
        }
