"""Units, numbers and statistics are told from what they measure."""

import pytest

from themeloom.lexicon.measures import name_measure


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("mL", "unit"),
        ("kg", "unit"),
        ("hours", "unit"),
        ("mg kg", "unit"),
        ("dozens", "number"),
        ("odds ratios", "statistic"),
        ("Confidence Interval", "statistic"),
        ("SD", "statistic"),
        ("kOe", "unit"),
        ("MHz", "unit"),
        ("\u03bcM", "unit"),
    ],
)
def test_what_stands_beside_numbers_is_a_measure(form, kind):
    assert name_measure(form) == kind


@pytest.mark.parametrize("form", ["ML", "MS", "MA", "NK", "sd", "body weight", "hourly wage", "kg model", "map"])
def test_what_is_measured_and_what_has_another_case_is_none(form):
    assert name_measure(form) == ""
