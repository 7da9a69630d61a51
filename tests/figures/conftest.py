"""Every figure is drawn in the one style, without a screen, and closed."""

import matplotlib as mpl
import pytest
from matplotlib import pyplot as plt

from pictures import list_drawn
from themeloom.figures import set_style


@pytest.fixture(autouse=True)
def _one_style():
    with mpl.rc_context({"backend": "agg"}):
        set_style()
        yield
        plt.close("all")


@pytest.fixture
def drawn(monkeypatch):
    """Draw a figure and return the texts that are drawn, each with its box in pixels."""
    return lambda ax: list_drawn(ax, monkeypatch)
