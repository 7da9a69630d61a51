"""The two maps on what a corpus may bring: nothing, one theme, names with signs that matplotlib reads."""

import pandas as pd
from matplotlib import pyplot as plt

from themeloom.figures.maps import plot_strategic_map, plot_term_map
from themeloom.figures.style import KEY

MEASURES = pd.DataFrame(
    {"theme": [0], "label": ["a, b"], "centrality": [1.0], "density": [2.0], "papers": [0], "stability": ["stable"]}
)
TERMS = pd.DataFrame(
    {
        "term": ["$a and $b", "_c"],
        "x": [0.0, 1.0],
        "y": [0.0, 1.0],
        "documents": [2, 1],
        "theme": [0, 0],
        "label": "x_y, $z$",
        "stability": "dissolved",
    }
)
LINKS = pd.DataFrame({"x_a": [0.0], "y_a": [0.0], "x_b": [1.0], "y_b": [1.0], "documents": [1], "theme": [pd.NA]})


def draw(plot, *data, **options):
    figure, ax = plt.subplots()
    assert plot(*data, ax, **options) is ax
    figure.draw_without_rendering()
    texts = [text.get_text() for text in ax.texts] + [text.get_text() for legend in figure.legends for text in legend.texts]
    plt.close(figure)
    return texts


def test_a_corpus_without_themes_is_said_to_have_none():
    assert draw(plot_strategic_map, MEASURES.head(0)) == ["no themes in this corpus"]


def test_one_theme_without_papers_is_drawn_and_is_in_no_quadrant():
    assert draw(plot_strategic_map, MEASURES) == ["0 ●  a"]


def test_three_themes_are_drawn_among_the_quadrants():
    three = pd.concat([MEASURES, MEASURES.assign(theme=1, centrality=3.0), MEASURES.assign(theme=2, density=9.0)])
    assert set(draw(plot_strategic_map, three)) > {"niche", "motor", "emerging or declining", "basic"}


def test_names_are_shown_as_written():
    assert set(draw(plot_term_map, TERMS, LINKS, labels=2)) == {r"\$a and \$b", "_c", r"0 ○  x_y, \$z\$", KEY}


def test_a_map_without_labels_or_links():
    assert draw(plot_term_map, TERMS, LINKS.head(0), labels=0) == [r"0 ○  x_y, \$z\$", KEY]


def test_notes_stand_below_the_map():
    assert draw(plot_term_map, TERMS, LINKS, labels=0, notes=["links: 1 of 2", "$"])[-3:] == ["links: 1 of 2", r"\$", KEY]


def test_a_part_of_a_table_is_drawn_whatever_its_index():
    assert draw(plot_term_map, TERMS.tail(1), LINKS.head(0), labels=2) == ["_c", r"0 ○  x_y, \$z\$", KEY]
