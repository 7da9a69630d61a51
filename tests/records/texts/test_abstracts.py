"""Labels and "Abstract" go from an abstract, the words of its sentences stay, and nothing is lost without a trace."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon import read_knowledge
from themeloom.records.texts.abstracts import Removal, clean_abstracts

TIDIED = {
    "Abstract - Background: Cats purr.": "Cats purr.",
    "AbstractWe purr.": "We purr.",
    "ABSTRACT: Cats purr.": "Cats purr.",
    "ABSTRACT The cats purr.": "The cats purr.",
    "Abstract Background: Cats purr.": "Cats purr.",
    "Abstract—Cats purr.": "Cats purr.",
    "Publisher SummaryThis chapter purrs.": "This chapter purrs.",
    "Zusammenfassung: Katzen schnurren.": "Katzen schnurren.",
    "BACKGROUND: Cats purr. METHODS AND RESULTS: We heard. Conclusions – They purr.": "Cats purr. We heard. They purr.",
    "Objective. We purr. Materials and methods. Cats.": "We purr. Cats.",
    "ObjectiveWe evaluated cats.": "We evaluated cats.",
    "AimsUnderstanding cats.MethodsTen cats purred.ResultsCats purr.": "Understanding cats. Ten cats purred. Cats purr.",
    "Objective To hear cats. Results We heard.": "To hear cats. We heard.",
    "Background: – Cats purr.": "Cats purr.",
    "Design, Setting, and Participants: Ten cats.": "Ten cats.",
    "Design/methodology/approach – This paper purrs. Practical implications – None.": "This paper purrs. None.",
    "Main Outcomes and Measures: Purrs. Authors' conclusions: Loud.": "Purrs. Loud.",
    "Antecedentes: los gatos. Résultats : miaou. Ziel: Katzen. Métodos: oír.": "los gatos. miaou. Katzen. oír.",
    "© 2020 Loom Ltd. Objective: To purr.": "To purr.",
    "Method(s): Cats. Result(s): Purrs. Purpose/Objective(s): None.": "Cats. Purrs. None.",
    "(1) Background: Cats purr. (2) Methods: Ten. (3) Results and Conclusions: Loud.": "Cats purr. Ten. Loud.",
    "Purpose ? The paper purrs. Originality/value ? None.": "The paper purrs. None.",
    "Background Cats purr. Methods 24 cats purred. Conclusions Loud cats purr.": "Cats purr. 24 cats purred. Loud cats purr.",
    "BACKGROUND Cats purr. RESULTS They purr.": "Cats purr. They purr.",
    "Background: Cats. Materials and methods Ten cats. Discussion and Conclusion IL-6 purrs.": "Cats. Ten cats. IL-6 purrs.",
    "Methods: Cats.DiscussionSPB purrs.": "Cats. SPB purrs.",
    "Issue addressed Cats purr. Results We heard.": "Cats purr. We heard.",
    "AREAS COVERED: Cats. SIGNIFICANCE STATEMENT: Purrs. KEY WORDS: cats; looms": "Cats. Purrs. cats; looms",
    "Trial registration: NCT00000001. Results: Cats.": "Cats.",
    "Do cats purr? They do.Abstract The cats purr.": "Do cats purr? They do. The cats purr.",
    "METHODS: Cats. DATA EXTRACTION Reviewers worked in pairs. RESULTS BMI fell. STUDY SELECTION MEDLINE purrs.": (
        "Cats. Reviewers worked in pairs. BMI fell. MEDLINE purrs."
    ),
    "AIMS Purrs were heard. MEASUREMENTSPurrs were counted. RESULTSThe cats purr.": (
        "Purrs were heard. Purrs were counted. The cats purr."
    ),
    "Objective: Cats. Data Sources Original trials of purrs. Search strategy Embase.": "Cats. Original trials of purrs. Embase.",
    "AIM: We heard cats, RESULTS: They purr (loud)CONCLUSION: Cats.": "We heard cats, They purr (loud) Cats.",
    "Methods: Cats. STATISTICAL ANALYSES: Means. NEW & NOTEWORTHY The cats purr.": "Cats. Means. The cats purr.",
    "espanolEste gato ronronea EnglishThis cat purrs.": "Este gato ronronea This cat purrs.",
}
STAYING = """Background noise is loud.|Results show that cats purr.|Methods of purring differ.|Abstract reasoning is hard.
Abstract Meaning Representation is a graph.|Abstract Planning is fun.|ContextNet improves purring.|MethodsX publishes methods.
Purpose-built cats purr.|Design Thinking is a method.|Summary statistics were made.|Conclusion sections were read.|Resultados
We had two results: loud cats, and background: quiet dogs.|In conclusion, cats purr.|The aim: to purr.|Aiming high, we purr.
Setting Aside the cats, we purr.|Values of purrs differ.|Materials Science is old.|Abstract Data Types purr.
RESULTS SHOW THAT CATS PURR. METHODS FOLLOW CATS.|Background Noise is a band.|English This and That purr.|(1) Results show purrs.
We ask two things. (2) Background noise is loud.|Design Science is a method. Results Show is a play.|MethodsX and ResultsY purr.
Cats (purrs) Intervention: no label.|Experiment 1 purred. Method 2 was better.|Englishmen purr.
We build a purr, CASE: Cats And Sleep.|DATA EXTRACTION OF CATS. METHODS OF CATS.
Data extraction was blind.""".replace("\n", "|").split("|")
SENTENCES = st.sampled_from(
    [
        "We study cats.",
        "Methods: We listened.",
        "Results show that cats purr.",
        "ResultsThe cats purr.",
        "© 2022 Loom Ltd. All rights reserved.",
        "Copyright law protects cats.",
        "Abstract",
        "Published by Loom B.V.",
        "[ABSTRACT FROM AUTHOR]",
        "(c)",
        "©",
    ]
)


def clean_abstract(text):
    return clean_abstracts([text])[0]


@pytest.mark.parametrize(("text", "expected"), TIDIED.items())
def test_labels_go(text, expected):
    tidied, removals = clean_abstract(text)
    assert tidied == expected
    assert removals
    assert clean_abstract(tidied) == (tidied, [])


@pytest.mark.parametrize("text", STAYING)
def test_the_words_of_a_sentence_stay(text):
    assert clean_abstract(text) == (text, [])
    assert clean_abstract(f"Cats purr. {text}") == (f"Cats purr. {text}", [])


def test_what_is_taken_off_is_listed_in_order():
    text = "Abstract: Cats purr. Methods: We listened. © 2022 Loom B.V. All rights reserved."
    assert clean_abstract(text)[1] == [
        Removal("the word Abstract", "Abstract:"),
        Removal("label of a structured abstract", "Methods:"),
        Removal("mark of copyright", "© 2022 Loom B.V."),
        Removal("rights", "All rights reserved."),
    ]


def test_a_single_glued_word_must_open_a_sentence():
    assert clean_abstract("ResultsNetwork is a model.")[1] == []
    assert clean_abstract("ResultsNetwork is used. Methods: We purr.")[0] == "Network is used. We purr."


@pytest.mark.parametrize("text", ["", " ", "©", "Abstract", "Abstract:", "Methods:", "Methods: ", "© 2022 Loom"])
def test_a_text_of_nothing_else_does_not_raise(text):
    assert isinstance(clean_abstract(text)[0], str)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.text(), st.lists(SENTENCES, max_size=9).map(" ".join), st.lists(SENTENCES, max_size=9).map("".join)))
def test_no_letter_is_lost(text):
    tidied, removals = clean_abstract(text)
    parts = sorted("".join([tidied, *(removal.text for removal in removals)]))
    assert [letter for letter in parts if not letter.isspace()] == sorted(re.sub(r"\s", "", text))


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(), st.lists(SENTENCES, max_size=9).map(" ".join)), max_size=5))
def test_what_is_made_of_an_abstract_does_not_depend_on_the_others(texts):
    assert clean_abstracts(texts) == [clean_abstract(text) for text in texts]


def test_each_label_has_a_reason():
    table = read_knowledge("labels", room="records")
    assert list(table) == ["text", "reason"]
    assert (table["reason"] != "").all()
    assert (table["text"] == table["text"].str.casefold()).all()
    assert not table.duplicated().any()


def test_thousands_of_abstracts_take_no_time():
    plain = "We study how cats purr in many rooms, and what they hear. " * 25
    begin = time.process_time()
    clean_abstracts([plain, plain + "© 2022 Loom Ltd. All rights reserved."] * 1_000)
    assert time.process_time() - begin < 3


@pytest.mark.parametrize(
    "piece", ["© ", "Methods: ", "(c) 2020 A ", "Copyright © ", "A. ", "Loom Ltd. ", "published by ", "2020; 1("]
)
def test_a_long_line_takes_no_longer_than_its_length(piece):
    begin = time.process_time()
    clean_abstract("Cats purr. " + piece * 5_000)
    assert time.process_time() - begin < 3
