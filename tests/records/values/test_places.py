import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.lexicon import read_knowledge
from themeloom.records.values.places import find_country


@pytest.mark.parametrize(
    ("affiliation", "country"),
    [
        ("Loom Univ, Cambridge, MA 02139 USA", "United States"),
        ("Loom Univ, Cambridge, MA 02139, USA.", "United States"),
        ("Loom Univ, Cambridge, MA 02139", "United States"),
        ("Loom Univ, New York, NY, U.S.A.", "United States"),
        ("Loom Univ, Ithaca, NY", "United States"),
        ("Loom Univ, Houston, Texas", "United States"),
        ("Wool Inst, Leeds LS2 9JT, W Yorkshire, England", "United Kingdom"),
        ("Wool Inst, Belfast, North Ireland", "United Kingdom"),
        ("Wool Inst, Cardiff, Wales.", "United Kingdom"),
        ("Wool Inst, Beijing 100084, Peoples R China", "China"),
        ("Wool Inst, Beijing, P.R. China", "China"),
        ("Wool Inst, Beijing, P. R. China.", "China"),
        ("Wool Inst, Hong Kong, China", "China"),
        ("Wool Inst, Kowloon, Hong Kong", "Hong Kong"),
        ("Wool Inst, Seoul 03080, Republic of Korea", "South Korea"),
        ("Wool Inst, Moscow, Russian Federation", "Russia"),
        ("Wool Inst, Tehran, Islamic Republic of Iran", "Iran"),
        ("Wool Inst, Hanoi, Viet Nam", "Vietnam"),
        ("Wool Inst, Brno, Czech Republic", "Czechia"),
        ("Wool Inst, Ankara, Turkey", "Türkiye"),
        ("Wool Inst, Ankara, Türkiye", "Türkiye"),
        ("Wool Inst, Taipei, Taiwan (ROC)", "Taiwan"),
        ("Wool Inst, Amsterdam, The Netherlands. Electronic address: xx@yy.nl.", "Netherlands"),
        ("Wool Inst, 1010 Vienna, Austria; a.cat@wool.at", "Austria"),
        ("Wool Inst, Sarajevo, Bosnia & Herceg", "Bosnia and Herzegovina"),
        ("Wool Inst, Toronto, ON M5S 1A1", "Canada"),
        ("Wool Inst, Sydney, NSW 2006", "Australia"),
        ("Wool Inst, Tbilisi, Georgia", "Georgia"),
        ("Wool Inst, Atlanta, Georgia", "United States"),
        ("Wool Inst, Athens, GA 30602", "United States"),
        ("Wool Inst, Dublin, Georgia 31021", "United States"),
        ("Wool Inst, Abidjan, Côte d’Ivoire", "Côte d'Ivoire"),
        ("Loom University Sweden", "Sweden"),
        ("Bank of Canada", ""),
        ("Department of Looms, Loom University", ""),
        ("New Mexico State Loom Univ", ""),
        ("", ""),
    ],
)
def test_the_country_of_an_address(affiliation, country):
    assert find_country(affiliation) == country


def test_each_alias_names_a_country_of_the_table_of_codes():
    for row in read_knowledge("country_aliases", room="records").itertuples():
        assert find_country(f"Loom Inst, {row.written}"), row.written


@given(st.text(max_size=80))
def test_no_text_raises(text):
    assert isinstance(find_country(text), str)
