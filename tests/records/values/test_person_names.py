import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.records.values.person_names import RESTING, _normalize_once, normalize_name


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("Zhang, Wei-Ming", "Zhang, W.-M."),
        ("Wei-Ming Zhang", "Zhang, W.-M."),
        ("ZHANG W M", "Zhang, W. M."),
        ("Zhang WM", "Zhang, W. M."),
        ("Zhang W.M.", "Zhang, W. M."),
        ("Zhang, W.M.", "Zhang, W. M."),
        ("Zhang, WM", "Zhang, W. M."),
        ("ZHANG, Wei", "Zhang, W."),
        ("W. M. Zhang", "Zhang, W. M."),
        ("van der Berg, J.", "van der Berg, J."),
        ("Berg, J. van der", "van der Berg, J."),
        ("Jan van der Berg", "van der Berg, J."),
        ("VAN DER BERG J", "van der Berg, J."),
        ("van der Berg J", "van der Berg, J."),
        ("Ludwig van Beethoven", "van Beethoven, L."),
        ("García Márquez, G.", "García Márquez, G."),
        ("García Márquez, Gabriel José", "García Márquez, G. J."),
        ("O'Neil, Tim", "O'Neil, T."),
        ("O'NEIL T", "O'Neil, T."),
        ("Smith, John, Jr.", "Smith, J., Jr"),
        ("Smith Jr., John", "Smith, J., Jr"),
        ("John Smith Jr", "Smith, J., Jr"),
        ("Lee, Ann III", "Lee, A., III"),
        ("Dr. Ann Cat", "Cat, A."),
        ("Cat, Ann (ed.)", "Cat, A."),
        ("Al, Ben", "Al, B."),
        ("World Health Organization", "World Health Organization"),
        ("Department of Looms, University of Wool, Town", "Department of Looms, University of Wool, Town"),
        ("Plato", "Plato"),
        ("NASA", "NASA"),
        ("et al.", "et al."),
        ("[Anonymous]", "[Anonymous]"),
        ("王伟", "王伟"),
        ("", ""),
    ],
)
def test_a_name_has_one_form(name, normal):
    assert normalize_name(name) == normal


WORDS = st.sampled_from(
    ["Ann", "ANN", "van", "de", "la", "Cat", "W", "W.", "WM", "Jr.", "III", ",", "-", ".", "of", "(ed.)", "José", "ǅ", "'t"]
)


@settings(max_examples=300)
@given(st.one_of(st.text(max_size=30), st.lists(WORDS, max_size=7).map(" ".join)))
def test_no_name_raises_and_a_second_time_changes_nothing(name):
    normal = normalize_name(name)
    assert normalize_name(normal) == normal


@settings(max_examples=300)
@given(st.from_regex(RESTING, fullmatch=True))
def test_a_form_at_rest_stays(name):
    assert _normalize_once(name) == name
