"""Text that is not all UTF-8: what is UTF-8 stays as it is, and the rest is read as what speaks for itself, and told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.characters.decoding import read_text

PAPERS = "Café Models for Größe\nWe study naïve models – they “work”. 中文 too.\n"
RUSSIAN = "Глубокое плетение\nМы предлагаем новый метод плетения ковров из шерсти и описываем его опыт.\n" * 4
CHINESE = "深度编织综述\n本文提出了一种新的编织方法，实验结果表明该方法有效。\n" * 4

LANGUAGES = [
    (
        "cp1250",
        "Celem pracy jest zbadanie wpływu tkactwa na zdrowie pacjentów. Wyniki pokazują, że zajęcia poprawiają "
        "jakość życia, a uczestnicy chętnie do nich wracają. Próba liczyła sto dwadzieścia osób z różnych części "
        "kraju.",
    ),
    (
        "cp1250",
        "Cílem práce je zjistit, jak tkaní působí na zdraví pacientů. Výsledky ukazují, že se kvalita života "
        "zlepšuje a že účastníci se k němu rádi vracejí. Přehled článků o příčinách a léčbě.",
    ),
    (
        "cp1250",
        "A dolgozat célja, hogy megvizsgálja a szövés hatását a betegek egészségére. Az eredmények szerint az "
        "életminőség nő, és a résztvevők szívesen visszatérnek. Első és második műtét után.",
    ),
    (
        "cp1250",
        "Cilj rada je ispitati učinak tkanja na zdravlje bolesnika. Rezultati pokazuju da se kvaliteta života "
        "poboljšava i da se sudionici rado vraćaju. Među njima su žene češće.",
    ),
    (
        "cp1250",
        "Scopul lucrării este de a studia efectul ţesutului asupra sănătăţii pacienţilor. Rezultatele arată că "
        "viaţa se îmbunătăţeşte",
    ),
    (
        "cp1252",
        "Cette étude analyse l'effet du tissage sur la santé des patients âgés. Les résultats montrent que "
        "l'intervention améliore la qualité de vie, où les œuvres sont très appréciées par les élèves. Ça dépend "
        "du contrôle.",
    ),
    (
        "cp1252",
        "In dieser Studie wird die Wirkung des Webens auf die Gesundheit älterer Patienten geprüft. Die Ergebnisse "
        "zeigen, daß die Lebensqualität größer wird, für viele Männer und Frauen, über Jahre hinweg. Schöne Grüße.",
    ),
    (
        "cp1252",
        "En este estudio se analiza el efecto del tejido en la salud de los niños. La intervención mejora la "
        "calidad de vida según los médicos, ¿cómo y por qué? También se analizó más información sobre años.",
    ),
    (
        "cp1252",
        "Este estudo analisa o efeito da tecelagem na saúde. Não há diferença, mas a intervenção melhora as "
        "condições de vida; são necessárias avaliações. À população também interessa a educação.",
    ),
    (
        "cp1252",
        "I dette studie undersøges effekten af vævning på helbredet. Resultaterne viser, at livskvaliteten "
        "forbedres for både mænd og kvinder, der får større glæde. Også på længere sigt er virkningen god.",
    ),
    (
        "cp1252",
        "Studien undersöker hur vävning påverkar hälsan. Resultaten visar att livskvaliteten förbättras för både "
        "män och kvinnor, även på längre sikt. Större möjligheter för äldre.",
    ),
    (
        "cp1252",
        "Lo studio analizza l'effetto della tessitura sulla qualità della vita. È più alta perché così l'attività "
        "è già una novità; però c'è anche la metà che non può. Età e società.",
    ),
    (
        "cp1252",
        "Tutkimuksessa selvitetään kudonnan vaikutusta terveyteen. Tulokset osoittavat, että elämänlaatu paranee "
        "myös pitkällä aikavälillä. Tämä näkyy kaikissa ryhmissä, erityisesti ikääntyneillä.",
    ),
    (
        "cp1254",
        "Bu çalışmada dokumanın sağlık üzerindeki etkisi incelenmiştir. Sonuçlar yaşam kalitesinin arttığını "
        "göstermektedir. Şehirde yaşayan öğrenciler için değişik öneriler sunulmuştur.",
    ),
]
NAMED = "We study Müller’s method – a naïve one – and show “how” it works at 37 °C ± 2, as José García and François Côté did."


def test_one_foreign_byte_changes_nothing_else():
    text, notes = read_text((PAPERS * 40).encode() + b"We end with caf\xe9, a na\xc3\xafve one.\n")
    assert text == PAPERS * 40 + "We end with café, a naïve one.\n"
    assert notes == ["1 of 82 lines is not UTF-8: read as cp1252 (line 81)"]


def test_each_line_of_files_pasted_together_is_read_in_its_own_encoding():
    pasted = "\ufeffCafé\r\n".encode() + "\ufeffNoël\r".encode() + "Café\n".encode("cp1252")
    assert read_text(pasted) == ("Café\nNoël\nCafé\n", ["1 of 4 lines is not UTF-8: read as cp1252 (line 3)"])


def test_bytes_that_are_not_cp1252_are_latin_1():
    assert read_text(b"caf\xe9 \x81")[0] == "café \x81"


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", ["Café owners say: models aren’t naïve – “usual” ones are.", "don’t say “no”"])
def test_latin_letters_are_read_as_what_makes_sense_of_them(encoding, text):
    assert read_text(text.encode(encoding)) == (text, [f"1 of 1 lines is not UTF-8: read as {encoding} (line 1)"])


@pytest.mark.parametrize(("encoding", "text"), LANGUAGES)
def test_a_language_is_read_in_the_encoding_that_it_needs(encoding, text):
    whole = f"{text}\n" * 4
    assert read_text(whole.encode(encoding))[0] == whole
    mixed = f"{PAPERS}{NAMED}\n".encode() + whole.encode(encoding)
    assert read_text(mixed)[0] == f"{PAPERS}{NAMED}\n{whole}"


@pytest.mark.parametrize("text", ["pod kierunkiem Wałęsy i Małgorzaty", "dieta białkowa"])
def test_letters_that_would_be_signs_within_words_speak_for_another_encoding(text):
    assert read_text(text.encode("cp1250"))[0] == text


def test_english_with_names_of_many_lands_stays_as_usual():
    whole = (
        f"{NAMED}\nWe thank Søren Åberg, Jürgen Groß and Élise Béchet of Århus, Zürich and Orléans for x² and CO² of 12 m³.\n" * 6
    )
    assert read_text(whole.encode("cp1252"))[0] == whole


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (CHINESE, "gb18030"), (CHINESE, "big5")]
)
def test_other_scripts_are_recognised_by_all_their_lines(text, encoding):
    whole = text.encode(encoding, errors="ignore")
    assert read_text(whole)[0] == whole.decode(encoding)
    mixed, notes = read_text(PAPERS.encode() + whole)
    assert mixed == PAPERS + whole.decode(encoding)
    assert f"read as {encoding} (lines 3, 4, 5, 6, 7 and 3 more)" in notes[0]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.binary(max_size=20) | st.text(max_size=20).map(lambda text: text.encode("utf-8", "replace")), max_size=6))
def test_any_bytes_are_read_and_no_line_is_lost(parts):
    data = b"\n".join(part.replace(b"\r", b"").replace(b"\n", b"") for part in parts)
    text, _ = read_text(b"ab" + data)
    lines = data.split(b"\n")
    assert text.count("\n") == len(lines) - 1
    for line, read in zip(lines[1:], text.split("\n")[1:], strict=True):
        if b"\xef\xbb\xbf" not in line and line.decode("utf-8", "replace").encode() == line:
            assert read == line.decode()
