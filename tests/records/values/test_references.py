import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.values.references import Reference, describe_reference


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Cat A, 2010, J WOOL, V23, P1, DOI 10.1000/Wool.1", Reference("10.1000/wool.1", "Cat A", 2010)),
        ("Cat A, 2010, J WOOL, V23, P1, DOI [10.1000/wool.1, 10.1000/wool.1]", Reference("10.1000/wool.1", "Cat A", 2010)),
        ("*WOOL INST, 1999, REP 1850", Reference(None, "WOOL INST", 1999)),
        ("van der Cat A, 1975, J WOOL, V2010, P1999", Reference(None, "van der Cat A", 1975)),
        ("CAT A, IN PRESS J WOOL", Reference(None, "CAT A", None)),
        (
            "Cat A.B., Dog-Owl C., Et al., Weaving of wool: an outline, J Looms, 12, 3, pp. 1-9, (2010)",
            Reference(None, "Cat A.B.", 2010),
        ),
        (
            "Cat, A., Dog, B., Weaving of wool (1997) J. Looms, 35 (4), pp. 1-9",
            Reference(None, "Cat, A.", 1997),
        ),
        ("Cat, A., Dog, B., (2005) Weaving of wool, Loom Press", Reference(None, "Cat, A.", 2005)),
        ("Weaving for everyone, Wool Lett, 5, (2023)", Reference(None, None, 2023)),
        ('A. Cat and B. Dog. "Weaving of wool." J. Looms 12, 2011, 1-9.', Reference(None, "A. Cat", 2011)),
        (
            "Cat A, Dog B. Weaving of wool. J Looms. 2011;12:1900-1999. doi: 10.1000/Wool(2).1.",
            Reference("10.1000/wool(2).1", "Cat A", 2011),
        ),
        ("https://openalex.org/W2741809807", Reference()),
        ("10.1000/WOOL.1", Reference("10.1000/wool.1", None, None)),
        ("", Reference()),
    ],
)
def test_what_a_reference_says(text, reference):
    assert describe_reference(text) == reference


@given(st.text(max_size=120))
def test_no_text_raises(text):
    assert isinstance(describe_reference(text), Reference)


@pytest.mark.parametrize("unit", ["Cat A., ", "a ", "Cat ", "(2010", "A.-", "10.1000/(((", ", ", '"aaaaaaaaa'])
def test_a_long_reference_takes_no_longer_than_its_length(unit):
    describe_reference(unit * 20_000)
