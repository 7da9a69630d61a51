"""Mentions to terms: what is merged, dropped and why, the user's own rules, and what each of both tables holds."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.normalization import normalize
from themeloom.tables import check_table, list_types
from themeloom.terms.merging import merge_forms
from toys import MENTIONS, SPELLINGS, TERMS

TOY = {"d1": "abc", "d2": "ab", "d3": "ac", "d4": "def", "d5": "de", "d6": "ef", "d7": "ad", "d8": "bef", "d9": "aab"}
RELEVANCE = {"a": 0.896660, "b": 0.512896, "c": 0.972924, "d": 0.615298, "e": 0.824349, "f": 0.740260}
NAMES = {letter: f"{letter}{letter} phrase" for letter in "abcdef"}


def make_mentions(papers, *, kinds=None, field="abstract"):
    """Mentions from forms by paper; 'LLMs=large language models' is a form whose paper defines it."""
    rows = [
        (
            doc_id,
            field,
            0,
            1_000,
            form.split("=")[0],
            normalize(form.split("=")[-1]),
            (kinds or {}).get(form.split("=")[0], "term"),
            False,
            form[:1].isupper(),  # where a form has a capital, a sentence begins
            False,
        )
        for doc_id, forms in papers.items()
        for form in forms
    ]
    return check_table(pd.DataFrame(rows, columns=list(list_types("mentions"))), "mentions")


def make_thesaurus(words):
    return pd.DataFrame(words.items(), columns=["label", "replace by"])


def merge(papers, *, thesaurus=None, **options):
    """Indexed by key: its term, whether it is kept, the reason; and the term's kind, documents and relevance."""
    terms, spellings = merge_forms(make_mentions(papers, **options), thesaurus=thesaurus and make_thesaurus(thesaurus))
    return (
        spellings.drop(columns="documents").merge(terms.drop(columns=["kept", "reason"]), on="term").set_index("key").sort_index()
    )


# ---------------------------------------------------------------- merging


def test_a_row_is_a_key_and_a_row_is_a_term():
    terms, spellings = merge_forms(make_mentions({"p": ["fine-tuning", "Maps"], "q": ["finetuning", "fine tuning"]}))
    pd.testing.assert_frame_equal(terms, check_table(terms, "terms"))
    assert terms["term"].tolist() == ["fine tuning", "maps"]  # the capital of a sentence's beginning is no name's
    assert terms["documents"].tolist() == [2, 1]
    assert terms["kept"].all()
    pd.testing.assert_frame_equal(spellings, check_table(spellings, "terms.spellings"))
    assert spellings["key"].tolist() == ["fine tuning", "finetuning", "map"]
    assert spellings["term"].tolist() == ["fine tuning", "fine tuning", "maps"]
    assert spellings["form"].tolist() == ["fine tuning", "finetuning", "Maps"]
    assert spellings["documents"].tolist() == [2, 1, 1]
    assert spellings["reason"].tolist() == ["", "spelling of fine tuning", ""]


def test_the_form_of_a_key_is_that_of_most_papers():
    mentions = make_mentions({"p": ["maps", "maps", "maps"], "q": ["map"], "r": ["map", "Map"], "s": ["Map"]})
    assert merge_forms(mentions).spellings["form"].tolist() == ["Map"]  # two papers each, then sorted


def test_the_toy_corpus_is_what_its_mentions_make():
    terms, spellings = merge_forms(MENTIONS)
    columns = ["key", "form", "documents", "kept", "reason"]
    pd.testing.assert_frame_equal(spellings[columns], SPELLINGS[columns].sort_values("key", ignore_index=True), check_dtype=False)
    # its terms begin with capitals, which here are taken for those of a sentence's beginning
    documents = TERMS.assign(term=TERMS["term"].str.casefold()).set_index("term")["documents"]
    assert terms.set_index("term")["documents"].to_dict() == documents.to_dict()


def test_abbreviations_are_read_as_the_other_papers_define_them():
    merged = merge({"p": ["LLMs=large language models", "large language models"], "q": ["LLM"], "r": ["LLM agents"]})
    assert merged["term"].to_dict() == {
        "large language model": "large language models",
        "llm": "large language models",
        "llm agent": "LLM agents",
    }
    assert merged.loc["llm", "documents"] == 2
    assert merged.loc["llm", "reason"] == "abbreviation or variant of large language model"


def test_a_language_keeps_its_capital():
    assert merge({"p": ["English", "Maps"]})["term"].to_dict() == {"english": "English", "map": "maps"}


def test_an_ambiguous_abbreviation_stays_a_term_of_its_own():
    merged = merge({"p": ["ICL=in-context learning"], "q": ["ICL=ideal continual learner"], "r": ["ICL"]})
    assert merged["term"].nunique() == 3
    assert merged["documents"].tolist() == [1, 1, 1]


def test_the_kind_is_that_of_most_mentions():
    mentions = make_mentions({"p": ["map", "map", "map"]}).assign(kind=["task", "method", "task"])
    assert merge_forms(mentions).terms["kind"].tolist() == ["task"]


@pytest.mark.parametrize(("systems", "kind"), [(2, "dataset"), (3, "system")])
def test_a_name_is_a_dataset_if_a_third_of_its_mentions_say_so(systems, kind):
    mentions = make_mentions({"p": ["DAVIS"] * (systems + 1)}).assign(kind=["dataset"] + ["system"] * systems)
    assert merge_forms(mentions).terms["kind"].tolist() == [kind]


def test_a_short_form_says_less_of_the_kind_than_the_words_it_stands_for():
    mentions = make_mentions({"p": ["DAVIS"] * 4}).assign(kind=["symbol"] * 3 + ["disease"])
    assert merge_forms(mentions).terms["kind"].tolist() == ["disease"]


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
    merged = merge({"p": [form, "graph map"], "q": [form, "graph map"]})
    assert merged.loc[normalize(form), ["kept", "reason"]].tolist() == [False, reason]
    assert merged.loc["graph map", "kept"]


def test_a_generic_word_beside_a_telling_one_stays():
    assert merge({"p": ["retrieval method"]})["kept"].tolist() == [True]


# ---------------------------------------------------------------- the user's own rules


def test_the_thesaurus_renames():
    merged = merge({"p": ["maps", "Theme"]}, thesaurus={"MAPS": "charts"})
    assert merged["term"].to_dict() == {"map": "charts", "theme": "theme"}
    assert merged["reason"].to_dict() == {"map": "thesaurus", "theme": ""}


def test_the_thesaurus_merges():
    merged = merge({"p": ["map"], "q": ["chart"], "r": ["plan"]}, thesaurus={"map": "chart", "plan": "chart"})
    assert set(merged["term"]) == {"chart"}
    assert merged["documents"].tolist() == [3, 3, 3]


def test_the_thesaurus_drops():
    merged = merge({"p": ["map", "theme"]}, thesaurus={"map": ""})
    assert merged["kept"].to_dict() == {"map": False, "theme": True}
    assert merged.loc["map", ["term", "reason"]].tolist() == ["map", "thesaurus"]


def test_the_thesaurus_keeps_what_a_rule_drops():
    merged = merge({"p": ["results"]}, thesaurus={"results": "results"})
    assert merged.loc["result", ["term", "kept", "reason"]].tolist() == ["results", True, "thesaurus"]


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
    assert merge_forms(make_mentions({"p": ["map"]}), thesaurus=thesaurus).terms["kept"].tolist() == [False]


# ---------------------------------------------------------------- relevance


def test_relevance_is_in_the_table_and_null_for_a_term_of_one_paper():
    papers = {paper: [NAMES[letter] for letter in text] for paper, text in TOY.items()}
    merged = merge({**papers, "d10": ["lonely phrase", NAMES["a"]]})
    assert merged["relevance"].drop("lonely phrase").to_dict() == pytest.approx(
        {NAMES[letter]: value for letter, value in RELEVANCE.items()}, abs=5e-7
    )
    assert np.isnan(merged.loc["lonely phrase", "relevance"])


def make_topics(topics):
    """Six papers of each topic with its nine words; words, a phrase and a name stand in a paper of five topics each."""
    words = [[f"zu{chr(97 + topic)}{chr(97 + word)}k" for word in range(9)] for topic in range(topics)]
    papers = {f"{topic}-{n}": list(words[topic]) for topic in range(topics) for n in range(6)}
    for topic in range(5):
        papers[f"{topic}-0"] += ["zuwide", "window", "zu wide phrase", "ZuWide-1"]
    return papers


@pytest.mark.parametrize(("topics", "kept"), [(10, True), (12, False)])
def test_pale_words_are_dropped_where_a_hundred_terms_show_what_is_usual(topics, kept):
    merged = merge(make_topics(topics), kinds={"ZuWide-1": "system"})
    assert (len(merged) >= 100) != kept
    dropped = merged.index[~merged["kept"]].tolist()
    assert dropped == ([] if kept else ["window"])  # "zuwide" is met as seldom, and is no word of general English
    assert kept or merged.loc["window", "reason"].startswith("tells too little")


def test_a_common_word_that_its_papers_repeat_is_not_pale():
    topics = {paper: [*forms, *["window"] * forms.count("window")] for paper, forms in make_topics(12).items()}
    assert merge(topics, kinds={"ZuWide-1": "system"}).loc["window", "kept"]


def test_a_disease_is_not_pale():
    assert merge(make_topics(12), kinds={"ZuWide-1": "system", "window": "disease"}).loc["window", "kept"]


def test_the_number_of_a_trial_is_no_term():
    assert merge({"p": ["ZUZ01234567", "ZUZ-12"]})["kept"].to_dict() == {"zuz 12": True, "zuz01234567": False}


def test_the_thesaurus_keeps_a_pale_word():
    merged = merge(make_topics(12), kinds={"ZuWide-1": "system"}, thesaurus={"window": "window"})
    assert merged.loc["window", ["kept", "reason"]].tolist() == [True, "thesaurus"]


@pytest.mark.parametrize(("papers", "kept"), [(20, True), (21, False)])
def test_a_term_that_one_in_twenty_of_its_papers_lists_is_kept_however_general(papers, kept):
    mentions = make_mentions({f"p{number}": ["design"] for number in range(papers)})
    terms = merge_forms(mentions.assign(listed=mentions["doc_id"] == "p0")).terms
    assert terms["kept"].tolist() == [kept]


def test_the_user_drops_a_listed_term():
    mentions = make_mentions({"p": ["loom"]}).assign(listed=True)
    assert merge_forms(mentions, thesaurus=make_thesaurus({"loom": ""})).terms["reason"].tolist() == ["thesaurus"]


# ---------------------------------------------------------------- laws

FORMS = st.sampled_from(
    ["map", "Maps", "fine-tuning", "finetuning", "ICL", "ICL=in-context learning", "in-context learning", "results", "x"]
)
PAPERS = st.dictionaries(st.sampled_from("pqrs"), st.lists(FORMS, max_size=5), min_size=1).filter(
    lambda papers: any(papers.values())
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(PAPERS, st.integers(0, 99), st.booleans())
def test_the_order_of_mentions_changes_nothing_and_no_key_is_lost(papers, seed, ruled):
    mentions = make_mentions(papers)
    thesaurus = make_thesaurus({"map": "chart", "in-context learning": "", "x": "x"}) if ruled else None
    before = mentions.copy()
    terms, spellings = merge_forms(mentions, thesaurus=thesaurus)
    pd.testing.assert_frame_equal(mentions, before)
    assert spellings["key"].tolist() == sorted(mentions["key"].unique())
    assert terms["term"].tolist() == sorted(spellings["term"].unique())
    assert (spellings["kept"] | (spellings["reason"] != "")).all()
    assert (terms["kept"] == (terms["reason"] == "")).all()
    assert terms["kept"].tolist() == spellings.groupby("term")["kept"].any().tolist()
    shuffled = merge_forms(mentions.sample(frac=1, random_state=seed), thesaurus=thesaurus)
    pd.testing.assert_frame_equal(shuffled.terms, terms)
    pd.testing.assert_frame_equal(shuffled.spellings, spellings)


def test_no_mention_gives_no_term():
    terms, spellings = merge_forms(make_mentions({}))
    assert terms.empty
    assert spellings.empty
    pd.testing.assert_frame_equal(terms, check_table(terms, "terms"))
    pd.testing.assert_frame_equal(spellings, check_table(spellings, "terms.spellings"))


# ---------------------------------------------------------------- what is no term

ASIDE_KINDS = {"studies": "prose", "Cameras": "plain", "PurrMed": "searched"}


def test_what_was_set_aside_stands_in_the_tables_with_its_reason():
    papers = {"p": ["theme maps", "studies"], "q": ["theme map", "studies", "Cameras", "PurrMed"]}
    mentions = make_mentions(papers, kinds=ASIDE_KINDS)
    terms, spellings = merge_forms(mentions)
    assert set(spellings["key"]) == set(mentions["key"])
    dropped = terms[~terms["kept"]].set_index("term")
    assert dropped["reason"].to_dict() == {
        "Cameras": "a plain word that the papers use no more often than anybody",
        "PurrMed": "what was searched for literature",
        "studies": "general academic prose",
    }
    assert dropped.loc["studies", ["kind", "documents"]].tolist() == ["term", 2]
    assert dropped["relevance"].isna().all()


def test_what_was_set_aside_changes_nothing_of_the_terms():
    papers = {"p": ["theme maps", "parsers"], "q": ["theme map", "charts"], "r": ["parsers", "charts"]}
    more = {paper: [*forms, *ASIDE_KINDS] for paper, forms in papers.items()}
    alone = merge_forms(make_mentions(papers))
    beside = merge_forms(make_mentions(more, kinds=ASIDE_KINDS))
    pd.testing.assert_frame_equal(beside.terms[beside.terms["kept"]].reset_index(drop=True), alone.terms)
    pd.testing.assert_frame_equal(beside.spellings[beside.spellings["kept"]].reset_index(drop=True), alone.spellings)


@pytest.mark.parametrize("label", ["study", "Studies", "STUDIES"])
def test_a_line_of_the_user_keeps_what_was_set_aside(label):
    papers = {"p": ["theme maps", "studies"], "q": ["studies"]}
    terms = merge(papers, kinds=ASIDE_KINDS, thesaurus={label: "study"})
    assert terms.loc["study", ["term", "kind", "kept", "documents", "reason"]].tolist() == ["study", "term", True, 2, "thesaurus"]


def test_a_paper_of_nothing_but_prose():
    terms, spellings = merge_forms(make_mentions({"p": ["studies"]}, kinds=ASIDE_KINDS))
    pd.testing.assert_frame_equal(terms, check_table(terms, "terms"))
    assert spellings[["key", "kept"]].to_numpy().tolist() == [["study", False]]


def test_what_was_set_aside_bears_the_name_of_no_other_term():
    terms, spellings = merge_forms(
        make_mentions({"p": ["parsers", "studies"]}, kinds=ASIDE_KINDS), thesaurus=make_thesaurus({"parsers": "studies"})
    )
    assert terms["term"].is_unique
    assert spellings.set_index("key")["term"].to_dict() == {"parser": "studies", "study": "study"}
