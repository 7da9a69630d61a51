"""Papers that were read before are not read again, and nothing else changes."""

import pandas as pd
import pytest
import spacy
from spacy.language import Language

from themeloom.mentions import annotations, pipeline
from themeloom.mentions.annotations import COLUMNS, find_phrases
from themeloom.mentions.tokenization import BoundedTokenizer

TRAINED = next((name for name in pipeline.MODELS if pipeline.find_spec(name)), None)
needs_model = pytest.mark.skipif(not TRAINED, reason="no English spaCy model is installed")
TEXTS = pd.Series(
    {"p": "On Lattices\nWe study LoomNet.", "q": "\n", "r": "Looms\nA lattice.", "s": "On Lattices\nWe study LoomNet."}
)


@Language.component("toy_nouns")
def tag_as_nouns(doc):
    for token in doc:
        token.tag_, token.pos_ = ("NN", "NOUN")
    return doc


@pytest.fixture(scope="module")
def toy():
    blank = spacy.blank("en")
    blank.tokenizer = BoundedTokenizer(blank.tokenizer)
    for name in ("toy_nouns", "noun_phrases", "mentions"):
        blank.add_pipe(name)
    return blank


def write_out(rows):
    """The rows with texts in the place of categories, whose order depends on which text was read first."""
    return rows.astype(dict.fromkeys(rows.select_dtypes("category"), "str"))


def count_read(read):
    """A progress bar that keeps how many papers were read."""

    def watch(papers, *, total):
        read.append(total)
        return papers

    return watch


@pytest.mark.parametrize("rows", [1, 3, 1000])
def test_more_texts_than_a_part_holds(toy, monkeypatch, rows):
    texts = pd.Series({f"p{number}": f"lattice\ntensor{number}" for number in range(5)})
    whole = find_phrases(texts, toy, processes=1)
    monkeypatch.setattr(annotations, "PART", 2)
    monkeypatch.setattr(annotations, "BATCH", 2)
    monkeypatch.setattr(annotations, "ROWS", rows)
    pd.testing.assert_frame_equal(find_phrases(texts, toy, processes=1), whole)
    assert whole["doc_id"].unique().tolist() == list(texts.index)


def test_a_pipeline_that_lies_in_no_folder_is_never_replaced_by_a_model_nor_kept(toy, monkeypatch, tmp_path):
    texts = pd.Series({f"p{number}": f"lattice\ntensor{number}" for number in range(5)})
    monkeypatch.setattr(annotations, "FEW", 2)
    whole = find_phrases(texts, toy, processes=1)
    assert toy.path is None
    pd.testing.assert_frame_equal(find_phrases(texts, toy, processes=2, cache=tmp_path), whole)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_loads_its_pipeline_once(toy, monkeypatch):
    loaded = []
    monkeypatch.setattr(annotations, "load_pipeline", lambda model, labels: loaded.append((model, labels)) or toy)
    for text in ("lattice\ntensor", "parser\n"):
        assert annotations._annotate_apart([(text, "p")], "a model of this test", ("tensor",))["digest"][0].as_py() == "p"
    assert loaded == [("a model of this test", ("tensor",))]


@pytest.mark.parametrize(("texts", "jobs", "sizes"), [(0, 2, []), (5, 2, [3, 2]), (9, 2, [3, 3, 3]), (13, 2, [4, 4, 4, 1])])
def test_parts_are_small_enough_and_end_together(monkeypatch, texts, jobs, sizes):
    monkeypatch.setattr(annotations, "PART", 4)
    assert list(map(len, annotations._cut([("text", "digest")] * texts, jobs))) == sizes


@needs_model
@pytest.mark.parametrize(("papers", "jobs", "kept"), [(2, 1, True), (3, 2, True), (4, 2, False)])
def test_no_process_is_started_for_few_papers_or_kept_behind_many(monkeypatch, papers, jobs, kept):
    monkeypatch.setattr(annotations, "FEW", 2)
    monkeypatch.setattr(annotations, "MANY", 4)
    asked = []

    def run_here(work, parts, *, processes, keep):
        asked.append((processes, keep))
        return map(work, parts)

    monkeypatch.setattr(annotations, "run_parts", run_here)
    find_phrases(
        pd.Series({f"p{number}": f"lattice\ntensor{number}" for number in range(papers)}), pipeline.load_pipeline(), processes=4
    )
    assert asked == [(jobs, kept)]


@needs_model
def test_what_was_read_before_is_not_read_again_and_is_the_same(tmp_path):
    nlp = pipeline.load_pipeline()
    fresh = find_phrases(TEXTS, nlp, processes=1)
    assert list(fresh) == ["doc_id", *COLUMNS]
    fresh = write_out(fresh)
    assert fresh.loc[fresh["doc_id"] == "s", "form"].tolist() == fresh.loc[fresh["doc_id"] == "p", "form"].tolist() != []
    read = []
    for texts in (TEXTS.head(2), TEXTS, TEXTS, TEXTS[::-1]):
        kept = find_phrases(texts, nlp, processes=1, cache=tmp_path, progress=count_read(read))
    assert read == [2, 1, 0, 0]  # the last text is that of the first
    kept = write_out(kept)
    papers = {doc_id: rows.reset_index(drop=True) for doc_id, rows in fresh.groupby("doc_id")}
    assert kept["doc_id"].unique().tolist() == ["s", "r", "p"]
    for doc_id, rows in kept.groupby("doc_id"):
        pd.testing.assert_frame_equal(rows.reset_index(drop=True), papers[doc_id])


@needs_model
def test_other_labels_read_anew(tmp_path):
    read = []
    for labels in ([], ["study"], ["study"]):
        nlp = pipeline.load_pipeline(labels=labels)
        rows = find_phrases(TEXTS, nlp, processes=1, cache=tmp_path, progress=count_read(read))
    assert read == [3, 3, 0]
    assert "study" in rows.loc[rows["role"] == "labels", "form"].tolist()
    assert len(list(tmp_path.iterdir())) == 1


@needs_model
def test_what_was_read_before_an_interruption_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(annotations, "PART", 1)

    def stop_after_two(papers, *, total):
        yield papers[0]
        raise KeyboardInterrupt

    nlp = pipeline.load_pipeline()
    with pytest.raises(KeyboardInterrupt):
        find_phrases(TEXTS, nlp, processes=1, cache=tmp_path, progress=stop_after_two)
    read = []
    find_phrases(TEXTS, nlp, processes=1, cache=tmp_path, progress=count_read(read))
    assert read == [1]
