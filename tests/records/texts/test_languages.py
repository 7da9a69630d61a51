"""English is told from other languages, and what is too short to tell is let be."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from themeloom.records.texts.languages import ANOTHER_SCRIPT, NOT_ENGLISH, describe_language

GOLD = Path(__file__).parents[4] / "shared" / "gold"
FOREIGN = {
    "es": "En este estudio se analiza el efecto del tejido en la salud de los pacientes que viven en zonas rurales. Se "
    "utilizó una muestra de 120 personas y los resultados muestran que la intervención mejora la calidad de vida.",
    "pt": "Este estudo analisa o efeito da tecelagem na saúde dos pacientes que vivem em zonas rurais. Foi utilizada uma "
    "amostra de 120 pessoas e os resultados mostram que a intervenção melhora a qualidade de vida de todos no país.",
    "fr": "Cette étude analyse l'effet du tissage sur la santé des patients qui vivent en zone rurale. Nous avons utilisé un "
    "échantillon de 120 personnes et les résultats montrent que l'intervention améliore la qualité de vie.",
    "de": "In dieser Studie wird die Wirkung des Webens auf die Gesundheit von Patienten untersucht, die in ländlichen "
    "Gebieten leben. Es war eine Stichprobe von 120 Personen, und die Ergebnisse zeigen, was in der Praxis hilft.",
    "nl": "In deze studie is het effect van weven op de gezondheid van patiënten in landelijke gebieden onderzocht. Er was een "
    "steekproef van 120 personen en we vonden dat de interventie de kwaliteit van leven in de praktijk verbetert.",
    "it": "In questo studio si analizza l'effetto della tessitura sulla salute dei pazienti che vivono in zone rurali. È stato "
    "utilizzato un campione di 120 persone e i risultati mostrano che l'intervento migliora la qualità della vita.",
    "da": "I dette studie undersøges effekten af vævning på helbredet hos patienter, der bor i landdistrikter. Vi brugte en "
    "stikprøve på 120 personer, og resultaterne viser, at interventionen forbedrer livskvaliteten hos alle, der deltog i den.",
    "da with for": "Formålet med artiklen er at undersøge betingelser for vævning og behov for uddannelse for unge for at styrke "
    "muligheder for at have et liv i arbejde. To grupper af unge fik tilbud om et forløb for vævere i en by, og det var svært.",
    "nb": "Artikkelen drøfter kommunenes ansvar for barn og unge, behov for tiltak for familier og vilkår for samarbeid for "
    "skole og hjem. For å svare på dette intervjuet vi lærere om muligheter for å hjelpe, og om rammer for arbeid for elever.",
    "sv": "Studien undersöker hur vävning påverkar hälsan hos patienter som bor på landsbygden. Vi använde ett urval på 120 "
    "personer, och resultaten visar att metoden förbättrar livskvaliteten för alla som deltog, men det tar tid att lära sig.",
    "pl": "W niniejszym badaniu przeanalizowano wpływ tkania na zdrowie pacjentów mieszkających na obszarach wiejskich. "
    "Wykorzystano próbę 120 osób, a wyniki pokazują, że interwencja poprawia jakość życia i zdrowie wszystkich osób, które "
    "wzięły w niej udział, oraz że warto ją powtórzyć w innych miejscach.",
}
SCRIPTS = [
    "Глубокое плетение ковров",
    "本文研究编织对健康的影响。",
    "تدرس هذه الورقة أثر النسيج",
    "직조의 효과를 연구한다",
    "Επίδραση της ύφανσης",
]
ENGLISH = (
    "We study the effect of weaving on the health of patients who live in rural areas. A sample of 120 people was used, and the "
    "results show that the intervention improves the quality of life, so that we recommend it to other regions."
)


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_told(code):
    assert describe_language(f"Weaving and Health {FOREIGN[code]} {FOREIGN[code]}") == NOT_ENGLISH


@pytest.mark.parametrize("text", SCRIPTS)
def test_another_script_is_told(text):
    assert describe_language(f"{text} (LSTM)") == ANOTHER_SCRIPT


@pytest.mark.parametrize("code", FOREIGN)
def test_a_translation_beside_it_leaves_a_text_english(code):
    assert describe_language(ENGLISH) == describe_language(f"{FOREIGN[code]} {ENGLISH}") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Deep Sentiment Analysis",
        "De novo Synthesis of γ-Lactams",
        "El Niño and La Niña: Rainfall in Peru",
        "LoRA",
        "",
    ],
)
def test_what_is_too_short_to_tell_is_let_be(title):
    assert describe_language(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "El efecto del tejido en la salud de los pacientes",
        "Die Wirkung des Webens auf das Herz und die Haut",
        "Adgang til vævning og behov for uddannelse",
    ],
)
def test_a_title_of_small_words_tells(title):
    assert describe_language(title) == NOT_ENGLISH


@given(st.text(max_size=300))
def test_any_text_is_judged(text):
    assert describe_language(text) in ("", NOT_ENGLISH, ANOTHER_SCRIPT)


def test_no_english_abstract_is_taken_for_another_language():
    if not GOLD.is_dir():
        pytest.skip("the sets of abstracts are not beside the project")
    told = []
    for path in sorted(GOLD.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            text = f"{row.get('title') or ''} {row.get('abstract') or row.get('text') or ''}"
            told += [text] if describe_language(text) else []
    assert len(told) <= 1
    assert not any(" we " in text or " the results " in text for text in told)
