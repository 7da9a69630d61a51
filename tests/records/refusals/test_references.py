import textwrap

import pytest

from themeloom.records.refusals.references import describe_references, measure_references

STYLES = {
    "apa": "Cat, A., & Dog, B. (2019). On looms and the people who weave. Journal of Wefts, 4(3), 11–19. https://doi.org/10.1000/182",
    "mla": 'Cat, Ann, and Bob Dog. "On Looms and the People Who Weave." Journal of Wefts, vol. 4, no. 3, 2019, pp. 11-19.',
    "harvard": "Cat, A. and Dog, B., 2019. On looms and the people who weave. Journal of Wefts, 4(3), pp.11-19.",
    "chicago": 'Kim, Sue, and Priya Singh. 2020. "Weaving by Machine." In Proceedings of the Loom Conference, 1–9. Wool House.',
    "ieee": '[1] A. Cat and B. Dog, "On looms and the people who weave," J. Wefts, vol. 4, no. 3, pp. 11–19, May 2019.',
    "vancouver": "3. Kim S, Zhang W. Weaving by machine: a survey. In: Proceedings of the Loom Conference; 2020 May 4-6; York.",
    "nature": "4. Rossi, M. Wool and its makers. in Handbook of Fibres (ed. Dog, B.) 33–51 (Thread Press, 2018).",
    "acl": "Sue Kim, Wei Zhang, and Priya Singh. 2020. Weaving by machine: A survey. In Proceedings of the Loom Conference.",
}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("width", [60, 80, 500])
def test_references_of_one_style_are_a_list_of_them(style, width):
    assert measure_references(["References", *textwrap.wrap(STYLES[style], width) * 4]) > 0.9


@pytest.mark.parametrize("width", [70, 500])
def test_references_of_several_styles_are_a_list_of_them(width):
    lines = [line for text in STYLES.values() for line in textwrap.wrap(text, width, subsequent_indent="    ")]
    assert measure_references(lines) > 0.9
    assert describe_references(lines).startswith("a list of references")


def test_a_page_with_names_beside_titles_is_none():
    papers = ["Ann Cat, Bob Dog:", "On looms and the people who weave. LOOM 2020: 1-9", "Chen Kim:", "Wool in the year 2019."]
    assert measure_references(papers * 5) == 0


def test_abstracts_with_years_and_names_are_none():
    text = "Cat, A. and Dog, B. wove in 2019. " + "We show how they did it, and what it cost them. " * 12
    assert measure_references(["Looms of the North", text] * 4) == 0
