"""Cells are read by their field: what stands for nothing goes, and each value is clean."""

import pytest

from themeloom.records.field_values import read_values


@pytest.mark.parametrize(
    ("cells", "field", "split", "values"),
    [
        (["Looms &amp; <i>Cats</i>"], "venue", "", ["Looms & Cats"]),
        (["NA"], "abstract", "", []),
        (["We weave.", "n/a", "We knit."], "abstract", "", ["We weave. We knit."]),
        (["Ann Cat 0001", "et al.", " Dog, B.,"], "author", "", ["Ann Cat", "Dog, B."]),
        (["*Looms; Cats/*physiology; "], "keyword", ";", ["Looms", "Cats/physiology"]),
        (["S0042 [pii]", "doi:10.1000/LOOM"], "doi", "", ["10.1000/loom"]),
        (["; 0000-0001"], "orcid", ";", ["", "0000-0001"]),
        (["; "], "orcid", ";", []),
        (["[HTML] Looms"], "title", "", ["Looms"]),
    ],
)
def test_values_are_clean_and_those_of_nothing_go(cells, field, split, values):
    assert read_values(cells, field, split) == values
