"""Files to which something was done are read without a fault, and no other paper is lost in silence."""

import pytest

from mutations import list_papers, run, run_every_line

PAPERS = list_papers()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_paper_is_lost_in_silence_where_something_was_done_to_a_file(tmp_path, seed):
    fallen = [
        (one, file.name, verdict) for one, file, _, verdict in run(PAPERS, 40, seed, tmp_path) if verdict.faults or verdict.silent
    ]
    assert fallen == []


def test_no_line_of_a_listing_is_lost_in_silence(tmp_path):
    assert not any(verdict.faults or verdict.silent for *_, verdict in run_every_line(PAPERS[:24], tmp_path))
