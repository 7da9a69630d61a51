"""Mentions to terms: what is merged, dropped and why, the user's word, relevance by published formula, ranks."""

import doctest

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.normalization import fold
from themeloom.tables import check_table
from themeloom.terms import merging as terms
from themeloom.terms.merging import merge_forms
from themeloom.terms.ranking import rank_terms
from themeloom.terms.relevance import measure_relevance

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
RELEVANCE = {"a": 0.896660, "b": 0.512896, "c": 0.972924, "d": 0.615298, "e": 0.824349, "f": 0.740260}
NAMES = {letter: f"{letter}{letter} phrase" for letter in "abcdef"}


def make_mentions(papers, *, kinds=None, field="abstract"):
    """Mentions from forms by paper; 'LLMs=large language models' is a form whose paper defines it."""
    rows = [
        (doc_id, field, 0, 1, form.split("=")[0], fold(form.split("=")[-1]), (kinds or {}).get(form.split("=")[0], "term"), False)
        for doc_id, forms in papers.items()
        for form in forms
    ]
    return check_table(
        pd.DataFrame(rows, columns=[*["doc_id", "field", "start", "end", "form", "key", "kind", "introduced"]]), "mentions"
    )


def make_thesaurus(words):
    return pd.DataFrame(words.items(), columns=["label", "replace by"])


def merge(papers, *, thesaurus=None, **options):
    table = merge_forms(make_mentions(papers, **options), thesaurus=thesaurus and make_thesaurus(thesaurus))
    return table.set_index("key")


# ---------------------------------------------------------------- merging


def test_a_row_is_a_key():
    found = merge_forms(make_mentions({"p": ["fine-tuning", "Maps"], "q": ["finetuning", "fine tuning"]}))
    pd.testing.assert_frame_equal(found, check_table(found, "terms"))
    assert found["key"].tolist() == ["fine tuning", "finetuning", "map"]
    assert found["term"].tolist() == ["fine tuning", "fine tuning", "maps"]  # the capital of a sentence's beginning is no name's
    assert found["documents"].tolist() == [2, 2, 1]
    assert found["reason"].tolist() == ["", "spelling of fine tuning", ""]
    assert found["kept"].all()


def test_abbreviations_are_read_as_the_other_papers_define_them():
    found = merge({"p": ["LLMs=large language models", "large language models"], "q": ["LLM"], "r": ["LLM agents"]})
    assert found["term"].to_dict() == {
        "large language model": "large language models",
        "llm": "large language models",
        "llm agent": "LLM agents",
    }
    assert found.loc["llm", "documents"] == 2
    assert found.loc["llm", "reason"] == "abbreviation or variant of large language model"


def test_a_language_keeps_its_capital():
    assert merge({"p": ["English", "Maps"]})["term"].to_dict() == {"english": "English", "map": "maps"}


def test_an_ambiguous_abbreviation_stays_a_term_of_its_own():
    found = merge({"p": ["ICL=in-context learning"], "q": ["ICL=ideal continual learner"], "r": ["ICL"]})
    assert found["term"].nunique() == 3
    assert found["documents"].tolist() == [1, 1, 1]


def test_the_kind_is_that_of_most_mentions():
    mentions = make_mentions({"p": ["map", "map", "map"]}).assign(kind=["task", "method", "task"])
    assert merge_forms(mentions)["kind"].tolist() == ["task"]


@pytest.mark.parametrize(("systems", "kind"), [(2, "dataset"), (3, "system")])
def test_a_name_is_a_dataset_if_a_third_of_its_mentions_say_so(systems, kind):
    mentions = make_mentions({"p": ["DAVIS"] * (systems + 1)}).assign(kind=["dataset"] + ["system"] * systems)
    assert merge_forms(mentions)["kind"].tolist() == [kind]


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("proposed method", "general academic prose"),
        ("results", "general academic prose"),
        ("x", "fewer than two letters"),
        ("3 4", "fewer than two letters"),
    ],
)
def test_what_says_nothing_is_dropped_with_a_reason(form, reason):
    found = merge({"p": [form, "graph map"], "q": [form, "graph map"]})
    assert found.loc[fold(form), ["kept", "reason"]].tolist() == [False, reason]
    assert found.loc["graph map", "kept"]


def test_a_generic_word_beside_a_telling_one_stays():
    assert merge({"p": ["retrieval method"]})["kept"].tolist() == [True]


# ---------------------------------------------------------------- the user's word


def test_the_thesaurus_renames():
    found = merge({"p": ["maps", "Theme"]}, thesaurus={"MAPS": "charts"})
    assert found["term"].to_dict() == {"map": "charts", "theme": "theme"}
    assert found["reason"].to_dict() == {"map": "thesaurus", "theme": ""}


def test_the_thesaurus_merges():
    found = merge({"p": ["map"], "q": ["chart"], "r": ["plan"]}, thesaurus={"map": "chart", "plan": "chart"})
    assert set(found["term"]) == {"chart"}
    assert found["documents"].tolist() == [3, 3, 3]


def test_the_thesaurus_drops():
    found = merge({"p": ["map", "theme"]}, thesaurus={"map": ""})
    assert found["kept"].to_dict() == {"map": False, "theme": True}
    assert found.loc["map", ["term", "reason"]].tolist() == ["map", "thesaurus"]


def test_the_thesaurus_keeps_what_a_rule_drops():
    found = merge({"p": ["results"]}, thesaurus={"results": "results"})
    assert found.loc["result", ["term", "kept", "reason"]].tolist() == ["results", True, "thesaurus"]


@pytest.mark.parametrize("label", ["LLM", "llm", "Large language MODELS", "large language model"])
def test_the_thesaurus_knows_a_term_by_any_of_its_spellings(label):
    papers = {"p": ["LLMs=large language models", "large language models"], "q": ["LLM"]}
    assert set(merge(papers, thesaurus={label: "LMs"})["term"]) == {"LMs"}


def test_a_thesaurus_of_terms_that_are_not_there_changes_nothing():
    papers = {"p": ["map", "theme"]}
    pd.testing.assert_frame_equal(merge(papers, thesaurus={"nothing": "", "other": "map"}), merge(papers))


def test_a_missing_column_of_the_thesaurus_is_an_error():
    with pytest.raises(ValueError, match="needs the columns 'label' and 'replace by'; found label, replace"):
        merge_forms(make_mentions({"p": ["map"]}), thesaurus=pd.DataFrame({"label": ["map"], "replace": [""]}))


def test_an_empty_cell_read_as_null_drops_too():
    thesaurus = pd.DataFrame({"label": ["map"], "replace by": [None]})
    assert merge_forms(make_mentions({"p": ["map"]}), thesaurus=thesaurus)["kept"].tolist() == [False]


# ---------------------------------------------------------------- relevance


def test_examples():
    assert doctest.testmod(terms).failed == 0


def test_relevance_of_the_nine_papers():
    told = pd.DataFrame([(paper, term) for paper, text in TOY.items() for term in text], columns=["doc_id", "term"])
    found = measure_relevance(told)
    assert found["relevance"].to_dict() == pytest.approx(RELEVANCE, abs=5e-7)
    assert found["links"].to_dict() == {"a": 6, "b": 6, "c": 3, "d": 4, "e": 6, "f": 5}


def test_relevance_is_in_the_table_and_null_for_a_term_of_one_paper():
    papers = {paper: [NAMES[letter] for letter in text] for paper, text in TOY.items()}
    found = merge({**papers, "d10": ["lonely phrase", NAMES["a"]]})
    assert found["relevance"].drop("lonely phrase").to_dict() == pytest.approx(
        {NAMES[letter]: value for letter, value in RELEVANCE.items()}, abs=5e-7
    )
    assert np.isnan(found.loc["lonely phrase", "relevance"])


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.text("abcdef", max_size=6), min_size=1, max_size=12).filter(any))
def test_relevance_is_never_below_zero(texts):
    told = pd.DataFrame([(number, term) for number, text in enumerate(texts) for term in text], columns=["doc_id", "term"])
    found = measure_relevance(told)
    assert (found.loc[found["links"] > 0, "relevance"] >= -1e-12).all()


def make_topics(topics):
    """Six papers of each topic with its nine words; a word, a phrase and a name stand in a paper of five topics each."""
    words = [[f"zu{chr(97 + topic)}{chr(97 + word)}k" for word in range(9)] for topic in range(topics)]
    papers = {f"{topic}-{n}": list(words[topic]) for topic in range(topics) for n in range(6)}
    for topic in range(5):
        papers[f"{topic}-0"] += ["zuwide", "zu wide phrase", "ZuWide-1"]
    return papers


@pytest.mark.parametrize(("topics", "kept"), [(10, True), (12, False)])
def test_pale_words_are_dropped_where_a_hundred_terms_show_what_is_usual(topics, kept):
    found = merge(make_topics(topics), kinds={"ZuWide-1": "system"})
    assert (len(found) >= 100) != kept
    dropped = found.index[~found["kept"]].tolist()
    assert dropped == ([] if kept else ["zuwide"])
    assert kept or found.loc["zuwide", "reason"].startswith("tells too little")


def test_the_thesaurus_keeps_a_pale_word():
    found = merge(make_topics(12), kinds={"ZuWide-1": "system"}, thesaurus={"zuwide": "zuwide"})
    assert found.loc["zuwide", ["kept", "reason"]].tolist() == [True, "thesaurus"]


# ---------------------------------------------------------------- laws, ranks

FORMS = st.sampled_from(
    ["map", "Maps", "fine-tuning", "finetuning", "ICL", "ICL=in-context learning", "in-context learning", "results", "x"]
)
PAPERS = st.dictionaries(st.sampled_from("pqrs"), st.lists(FORMS, max_size=5), min_size=1).filter(
    lambda papers: any(papers.values())
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(PAPERS, st.integers(0, 99), st.booleans())
def test_the_order_of_mentions_changes_nothing_and_no_key_is_lost(papers, seed, told):
    mentions = make_mentions(papers)
    thesaurus = make_thesaurus({"map": "chart", "in-context learning": "", "x": "x"}) if told else None
    before = mentions.copy()
    found = merge_forms(mentions, thesaurus=thesaurus)
    pd.testing.assert_frame_equal(mentions, before)
    assert found["key"].tolist() == sorted(mentions["key"].unique())
    assert (found["kept"] | (found["reason"] != "")).all()
    assert (found.groupby("term")["documents"].nunique() == 1).all()
    shuffled = mentions.sample(frac=1, random_state=seed)
    pd.testing.assert_frame_equal(merge_forms(shuffled, thesaurus=thesaurus), found)
    pd.testing.assert_frame_equal(rank_terms(shuffled, found), rank_terms(mentions, found))


def test_no_mention_gives_no_term():
    found = merge_forms(make_mentions({}))
    assert found.empty
    pd.testing.assert_frame_equal(found, check_table(found, "terms"))


def test_ranks():
    abstract = make_mentions({"p": ["map", "map", "theme", "chart", "chart"], "q": ["theme", "results"]})
    mentions = pd.concat([abstract, make_mentions({"p": ["theme"]}, field="title")])
    ranked = rank_terms(mentions, merge_forms(abstract))
    assert ranked[["doc_id", "term"]].to_numpy().tolist() == [["p", "chart"], ["p", "map"], ["p", "theme"], ["q", "theme"]]
    # chart and map: 2 mentions, in 1 of 2 papers; theme in p: 1 in the abstract and 1 in the title, in 2 of 2 papers
    assert ranked["score"].tolist() == pytest.approx([2 * np.log(3), 2 * np.log(3), 3 * np.log(2), np.log(2)])
