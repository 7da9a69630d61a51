"""What a theme's stability is called, at the borders."""

import numpy as np

from themeloom.palette import MARKS as SHOWN
from themeloom.themes.marks import DISSOLVED, MARKS, STABLE, name_stability


def test_marks_at_the_borders():
    recovery = np.array([STABLE, 0.749999, 0.500001, DISSOLVED, 0.9, np.nan])
    assert name_stability(recovery).tolist() == ["stable", "doubtful", "doubtful", "dissolved", "stable", ""]


def test_what_does_not_exceed_a_cloud_is_no_more_than_shape_unless_it_dissolves():
    recovery = np.array([0.9, 0.800001, 0.8, 0.6, 0.5, np.nan])
    shape = "no more than shape"
    assert name_stability(recovery, 0.8).tolist() == ["stable", "stable", shape, shape, "dissolved", ""]


def test_every_mark_can_be_given_and_is_shown():
    given = name_stability(np.array([0.9, 0.7, 0.6, 0.4]), 0.65)
    assert tuple(given) == MARKS
    assert set(MARKS) <= set(SHOWN)
