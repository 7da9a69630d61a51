"""Mentions of hand-tagged texts: where they stand, how they are normalized, trimmed and what kind they are."""

import pandas as pd
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from themeloom.lexicon.frequency import ASIDE
from themeloom.lexicon.normalization import normalize
from themeloom.mentions import annotations, extraction, pipeline
from themeloom.mentions.extraction import extract_mentions
from themeloom.mentions.tokenization import BoundedTokenizer
from themeloom.tables import check_table

# what the toy tagger knows; any other word is a noun
TAGS = {
    "VBP": ["we", "study", "use", "searched", "are", "is", "beats", "forgets", "works"],
    "DT": ["the", "a", "an", "this", "our"],
    "IN": ["of", "on", "in", "with", "by", "for"],
    "JJ": ["novel", "new", "large", "deep", "Large", "ideal", "Ideal", "specific", "good"],
    "VBG": ["learning", "Learning", "prompting"],
    ".": [".", ",", "(", ")", ":", "!"],
    "HYPH": ["-"],
    "NNP": ["ICL", "ImageNet", "DAVIS", "Gazebo", "iCaRL", "BERT", "LLMs"],
}
TAG_OF = {word: tag for tag, words in TAGS.items() for word in words}
POS = {"VBP": "VERB", "DT": "DET", "IN": "ADP", "JJ": "ADJ", "VBG": "VERB", ".": "PUNCT", "HYPH": "PUNCT", "NNP": "PROPN"}
TRAINED = next((name for name in pipeline.MODELS if pipeline.find_spec(name)), None)


@Language.component("toy_tagger")
def tag_by_word(doc):
    for token in doc:
        token.tag_ = TAG_OF.get(token.text, "NN")
        token.pos_ = POS.get(token.tag_, "NOUN")
    return doc


@pytest.fixture(scope="module")
def nlp():
    blank = spacy.blank("en")
    blank.tokenizer = BoundedTokenizer(blank.tokenizer)
    blank.add_pipe("toy_tagger")
    blank.add_pipe("noun_phrases")
    blank.add_pipe("mentions")
    return blank


@pytest.fixture(scope="module")
def nlp_of_labels():
    """The same with a thesaurus."""
    blank = spacy.blank("en")
    blank.add_pipe("toy_tagger")
    blank.add_pipe("noun_phrases")
    blank.add_pipe("labels").add(["C", "result", "lattice", "study", "ICL"])
    blank.add_pipe("mentions")
    return blank


def make_records(*papers):
    """Records from (title, abstract)."""
    rows = [(f"p{number}", *texts) for number, texts in enumerate(papers)]
    return pd.DataFrame(rows, columns=["doc_id", "title", "abstract"])


def find(nlp, abstract, title="", what="form"):
    return extract_mentions(make_records((title, abstract)), nlp, profile="computing")[what].tolist()


def test_a_row_is_a_mention_that_can_be_traced(nlp):
    records = make_records(("Large Language Parsers", "we study parsers ."), ("", "the parser of tensors"))
    mentions = extract_mentions(records, nlp)
    pd.testing.assert_frame_equal(mentions, check_table(mentions, "mentions"))
    assert mentions.to_numpy().tolist() == [
        ["p0", "title", 0, 22, "Large Language Parsers", "large language parser", "term", False, True, False],
        ["p0", "abstract", 9, 16, "parsers", "parser", "term", False, False, False],
        ["p1", "abstract", 4, 10, "parser", "parser", "term", False, False, False],
        ["p1", "abstract", 14, 21, "tensors", "tensor", "term", False, False, False],
    ]


def test_an_abbreviation_is_what_its_own_paper_says(nlp):
    records = make_records(
        ("", "we study in-context learning (ICL) . ICL works ."),
        ("", "the ideal continual learner (ICL) forgets . ICL works ."),
        ("", "ICL works ."),
    )
    mentions = extract_mentions(records, nlp)
    keys = mentions[mentions["form"] == "ICL"].groupby("doc_id")["key"].unique().map(list)
    assert keys.to_dict() == {"p0": ["in context learning"], "p1": ["ideal continual learner"], "p2": ["icl"]}


def test_an_abbreviation_is_expanded_inside_a_phrase_and_from_title_to_abstract(nlp):
    mentions = find(nlp, "we use ICL agents .", title="In-Context Learning (ICL)", what="key")
    assert mentions == ["in context learning", "in context learning", "in context learning agent"]


def test_small_letters_are_no_abbreviation(nlp):
    assert find(nlp, "maximum posteriori (MAP) . the lattice", what="key")[-1] == "lattice"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("our novel lattice", "lattice"),
        ("a new large language lattice", "large language lattice"),
        ("domain-specific lattice", "lattice"),
        ("novel", None),
        ("the Gazebo simulator", "Gazebo simulator"),
    ],
)
def test_empty_words_before_a_term_are_trimmed(nlp, text, form):
    mentions = find(nlp, f"we study {text} .")
    assert mentions == ([form] if form else [])


def test_a_letter_before_a_noun_is_part_of_the_term_in_two_papers(nlp):
    records = make_records(("", "we study large T lattices ."), ("", "we use T lattices ."), ("", "we use Q parsers ."))
    assert extract_mentions(records, nlp)["form"].tolist() == ["large T lattices", "T lattices", "parsers"]


def test_the_last_word_of_a_phrase_always_stays(nlp):
    assert find(nlp, "we study a good parser .") == ["parser"]


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("the DAVIS dataset", "DAVIS", "dataset"),
        ("the DAVIS Dataset", "DAVIS", "dataset"),
        ("the ImageNet benchmark", "ImageNet", "dataset"),
        ("the Gazebo dataset", "Gazebo", "dataset"),
        ("the BERT approach", "BERT", "system"),
    ],
)
def test_a_generic_word_behind_a_name_is_trimmed_and_decides_its_kind(nlp, text, form, kind):
    mentions = extract_mentions(make_records(("", f"we use {text} .")), nlp, profile="computing")
    assert mentions[["form", "kind"]].to_numpy().tolist() == [[form, kind]]


def test_a_generic_word_behind_a_word_stays(nlp):
    assert find(nlp, "we use a parser dataset .") == ["parser dataset"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("iCaRL", "system"),
        ("BERT", "system"),
        ("image segmentation", "task"),
        ("image editing", "task"),
        ("deep learning", "method"),
        ("language models", "method"),
        ("accuracy", "metric"),
        ("training loss", "metric"),
        ("voxels", "term"),
        ("feature lattices", "term"),
    ],
)
def test_kinds(nlp, text, kind):
    assert find(nlp, f"we use {text} .", what="kind") == [kind]


def test_a_capital_at_the_start_of_a_sentence_or_in_a_title_is_no_name(nlp):
    assert find(nlp, "Gazebo works . we use Gazebo .", what="kind") == ["term", "system"]
    assert find(nlp, "", title="we use Gazebo", what="kind") == ["term"]


def test_papers_with_empty_texts_and_no_papers(nlp):
    assert extract_mentions(make_records(("", ""), ("", "lattice")), nlp)["doc_id"].tolist() == ["p1"]
    nothing = extract_mentions(make_records(), nlp)
    assert nothing.empty
    pd.testing.assert_frame_equal(nothing, check_table(nothing, "mentions"))


def test_a_title_with_a_line_break_is_refused(nlp):
    with pytest.raises(ValueError, match=r"1 of 2 have a line break, the first is 'Looms\\nof Wool': records.clean_characters"):
        extract_mentions(make_records(("Looms", ""), ("Looms\nof Wool", "")), nlp, processes=1)


SCRIPTS = ["Ткачество ковров", "编织综述：方法", "نسيج", "We weave deep looms."]
HOSTILE = [*SCRIPTS, "(" * 10_000, "$=#" * 4_000, "a" * 100_000, "x-" * 5_000, '"' * 5_000]


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=4).map(" ".join), st.sampled_from(SCRIPTS))
def test_every_mention_stands_where_it_says_in_any_text(nlp, abstract, title):
    records = make_records((title, abstract))
    mentions = extract_mentions(records, nlp, processes=1)
    for field, start, end, form in mentions[["field", "start", "end", "form"]].to_numpy():
        assert records[field][0][start:end] == form


def test_progress_is_shown_for_every_paper(nlp):
    calls = {}

    def watch(texts, total):
        calls["total"] = total
        for number, text in enumerate(texts, 1):
            calls["done"] = number
            yield text

    records = make_records(("lattice", "tensor"), ("", "parser"))
    mentions = extract_mentions(records, nlp, progress=watch)
    assert calls == {"total": 2, "done": 2}
    pd.testing.assert_frame_equal(mentions, extract_mentions(records, nlp))


def test_a_number_of_processes_below_zero_is_an_error(nlp):
    with pytest.raises(ValueError, match="processes is -1"):
        extract_mentions(make_records(("lattice", "")), nlp, processes=-1)


PIECES = st.lists(
    st.sampled_from(
        [
            *[
                "our",
                "novel",
                "large",
                "lattice",
                "lattices",
                "deep",
                "learning",
                "DAVIS",
                "dataset",
                "-",
                ".",
                "(",
                ")",
                "ICL",
                "we",
                "of",
            ],
            "in-context learning (ICL)",
            "our body fat (%BF) framework",
            "(\\d+{2}) [*",
            "  ",
            "é",
        ]
    ),
    max_size=12,
).map(" ".join)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(PIECES, PIECES)
def test_whatever_comes_the_form_is_what_stands_there_and_the_records_stay(nlp, title, abstract):
    records = make_records((title, abstract), (abstract, title))
    before = records.copy()
    mentions = extract_mentions(records, nlp)
    pd.testing.assert_frame_equal(records, before)
    for mention in mentions.merge(records, on="doc_id").itertuples():
        text = getattr(mention, mention.field)
        assert text[mention.start : mention.end] == mention.form
        assert mention.form.strip() == mention.form != ""
        assert "ICL" in mention.form or mention.key == normalize(mention.form)
    assert set(mentions["kind"]) <= {"system", "dataset", "task", "method", "metric", "term", *ASIDE}
    assert not mentions.duplicated(["doc_id", "field", "start", "end"]).any()
    starts = mentions.groupby(["doc_id", "field"], sort=False)["start"]
    assert starts.apply(lambda places: places.is_monotonic_increasing).all()


@pytest.mark.skipif(not TRAINED, reason="no English spaCy model is installed")
def test_two_processes_find_what_one_finds(monkeypatch):
    monkeypatch.setattr(annotations, "FEW", 2)  # so that there is a part for each
    records = make_records(
        ("In-Context Learning (ICL) of Large Language Models", "We study ICL on the DAVIS dataset."),
        ("A Lattice", ""),
        ("", "GPT-4 and T2I-Adapters beat state-of-the-art methods in image segmentation."),
    )
    nlp = pipeline.load_pipeline(labels=["beat"])
    mentions = extract_mentions(records, nlp, processes=1)
    assert mentions["form"].tolist() == [
        *["In-Context Learning", "ICL", "Large Language Models", "ICL", "DAVIS"],
        *["Lattice", "GPT-4", "T2I-Adapters", "beat", "methods", "image segmentation"],
    ]
    assert mentions["key"].tolist()[:4] == [
        "in context learning",
        "in context learning",
        "large language model",
        "in context learning",
    ]
    pd.testing.assert_frame_equal(extract_mentions(records, nlp, processes=2), mentions)


def test_a_name_that_one_sentence_calls_a_dataset_is_one_in_the_whole_paper():
    columns = ["doc_id", "key", "kind"]
    rows = [("p", "davis", "system"), ("p", "davis", "dataset"), ("q", "davis", "system"), ("p", "davis", "term")]
    agreed = extraction._agree_in_paper(pd.DataFrame(rows, columns=columns))
    assert agreed["kind"].tolist() == ["dataset", "dataset", "system", "term"]


def test_what_is_no_term_is_set_aside_with_its_kind(nlp):
    records = make_records(("", "the results of a camera , lattice ."), ("", "we searched PurrMed ."), ("", "the recent results"))
    mentions = extract_mentions(records, nlp)
    assert mentions[["form", "kind"]].to_numpy().tolist() == [
        ["results", "prose"],
        ["camera", "plain"],
        ["lattice", "term"],
        ["PurrMed", "searched"],
        ["results", "prose"],
    ]


def test_nothing_that_is_a_term_of_another_paper_is_set_aside(nlp):
    mentions = extract_mentions(make_records(("", "we searched PurrMed ."), ("", "the beds of PurrMed")), nlp)
    assert mentions.loc[mentions["form"] == "PurrMed", ["doc_id", "kind"]].to_numpy().tolist() == [["p1", "name"]]


def test_what_is_searched_in_most_of_its_mentions_is_set_aside_in_all(nlp):
    searched = [("", "we searched PurrMed .")] * 2
    mentions = extract_mentions(make_records(*searched, ("", "the beds of PurrMed")), nlp)
    assert mentions.loc[mentions["form"] == "PurrMed", "kind"].tolist() == ["searched"] * 3


def test_a_noun_that_needs_what_stands_behind_it_is_set_aside(nlp):
    texts = [
        f"the shape of {thing} . the shape . the shape . the shape . the shape of {thing} "
        for thing in ("parsers", "looms", "yarns")
    ]
    needing = [text.replace("the shape . ", "") + "is ideal " * 2_000 for text in texts]
    for papers, kind in ((needing, "relational"), ([text + "is ideal " * 2_000 for text in texts], "term")):
        mentions = extract_mentions(make_records(*[("", text) for text in papers]), nlp)
        assert set(mentions.loc[mentions["form"] == "shape", "kind"]) == {kind}


def test_a_keyword_of_the_paper_is_a_term_there_and_set_aside_nowhere_else(nlp):
    records = make_records(("", "the results of lattice parsers ."), ("", "the results ."))
    mentions = extract_mentions(records.assign(keywords=["Results; Parser; tensors", None]), nlp)
    assert mentions[["doc_id", "form", "kind", "listed"]].to_numpy().tolist() == [
        ["p0", "results", "term", True],
        ["p0", "lattice parsers", "term", False],
        ["p0", "parsers", "term", True],
    ]


def test_a_label_that_no_rule_finds_is_a_mention_wherever_it_stands_and_others_stay(nlp_of_labels):
    text = "we study the results of C in lattice parsers . the lattice , a result , c"
    mentions = extract_mentions(make_records(("", text)), nlp_of_labels)
    assert mentions[["start", "form", "kind"]].to_numpy().tolist() == [
        [3, "study", "term"],
        [13, "results", "term"],  # which has the key of a label
        [24, "C", "term"],
        [29, "lattice parsers", "term"],
        [51, "lattice", "term"],  # which is found by itself, so that it counts nowhere else
        [63, "result", "term"],
    ]


def test_a_label_has_the_key_that_its_paper_gives_it(nlp_of_labels):
    text = "we study the ideal continual learner (ICL) . ICL works ."
    mentions = extract_mentions(make_records(("", text)), nlp_of_labels)
    assert mentions.loc[mentions["form"] == "ICL", "key"].tolist() == ["ideal continual learner"] * 2


def test_without_a_label_in_the_texts_the_mentions_are_the_same(nlp, nlp_of_labels):
    records = make_records(("Large Parsers", "we use parsers , good methods ."), ("", "the parser of tensors"))
    pd.testing.assert_frame_equal(extract_mentions(records, nlp_of_labels), extract_mentions(records, nlp))
