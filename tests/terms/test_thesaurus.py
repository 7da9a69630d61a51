"""The user's own rules: which lines meet something, and the merges written as lines that do the same again."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.lexicon.normalization import normalize
from themeloom.tables import check_table
from themeloom.terms.merging import merge_forms
from themeloom.terms.thesaurus import list_merges, match_lines


def make_mentions(papers):
    """Mentions from forms by paper; 'LLMs=large language models' is a form whose paper defines it."""
    rows = [
        (doc_id, "abstract", 0, 1, form.split("=")[0], normalize(form.split("=")[-1]), "term", False, False, False)
        for doc_id, forms in papers.items()
        for form in forms
    ]
    columns = ["doc_id", "field", "start", "end", "form", "key", "kind", "introduced", "opens", "listed"]
    return check_table(pd.DataFrame(rows, columns=columns), "mentions")


def make_lines(words):
    return pd.DataFrame(words.items(), columns=["label", "replace by"])


PAPERS = {
    "p": ["LLMs=large language models", "large language models"],
    "q": ["LLM", "theme maps"],
    "r": ["theme-maps", "parsers"],
}


def test_a_row_is_a_line_with_what_it_meets():
    mentions = make_mentions(PAPERS)
    lines = match_lines(make_lines({"llm": "", "Theme Maps": "maps", "nothing": "x"}), mentions, merge_forms(mentions).spellings)
    # the paper that spells the abbreviation out has another key of the same term
    assert lines.to_numpy().tolist() == [["llm", "", 2, 2], ["Theme Maps", "maps", 1, 2], ["nothing", "x", 0, 0]]


def test_a_line_meets_what_it_changes():
    mentions = make_mentions(PAPERS)
    thesaurus = make_lines({"LLM": "models"})
    spellings = merge_forms(mentions, thesaurus=thesaurus).spellings
    changed = mentions[mentions["key"].isin(spellings.loc[spellings["reason"] == "thesaurus", "key"])]
    [[keys, documents]] = (
        match_lines(thesaurus, mentions, merge_forms(mentions).spellings)[["keys", "documents"]].to_numpy().tolist()
    )
    assert (keys, documents) == (changed["key"].nunique(), changed["doc_id"].nunique())


def test_the_merges_are_lines_of_a_thesaurus():
    mentions = make_mentions(PAPERS)
    assert list_merges(mentions, merge_forms(mentions).spellings).to_numpy().tolist() == [
        ["llm", "large language models"],
        ["llms", "large language models"],
        ["theme-maps", "theme maps"],
    ]


def test_a_spelling_of_two_terms_is_no_line():
    mentions = make_mentions({"p": ["ICL=in-context learning"], "q": ["ICL=ideal continual learner"]})
    assert "icl" not in list_merges(mentions, merge_forms(mentions).spellings)["label"].tolist()


def test_what_the_user_dropped_stays_dropped():
    mentions = make_mentions(PAPERS)
    lines = list_merges(mentions, merge_forms(mentions, thesaurus=make_lines({"parsers": ""})).spellings)
    assert lines[lines["replace by"] == ""]["label"].tolist() == ["parsers"]


def test_a_word_that_is_replaced_itself_is_followed():
    mentions = make_mentions(PAPERS)
    lines = make_lines({"theme maps": "charts", "charts": "maps", "parsers": "gone", "gone": ""})
    terms = merge_forms(mentions, thesaurus=lines).terms
    assert terms.loc[terms["kept"], "term"].tolist() == ["large language models", "maps"]


FORMS = st.sampled_from(
    ["theme maps", "theme-map", "Parsers", "parser", "LLMs=large language models", "LLM", "charts", "GPT-4 7B", "GPT-4"]
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from("pqrs"), st.lists(FORMS, min_size=1, max_size=5), min_size=1))
def test_used_as_a_thesaurus_the_lines_make_the_same_terms(papers):
    mentions = make_mentions(papers)
    terms, spellings = merge_forms(mentions)
    again = merge_forms(mentions, thesaurus=list_merges(mentions, spellings))
    pd.testing.assert_frame_equal(again.terms[["term", "kept", "documents"]], terms[["term", "kept", "documents"]])
    pd.testing.assert_frame_equal(again.spellings[["key", "term", "kept"]], spellings[["key", "term", "kept"]])
