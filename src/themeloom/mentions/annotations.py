"""Papers -> what is found in each by itself: from the cache where a text was read before, by the pipeline where not."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache as keep
from functools import partial
from itertools import chain
from pathlib import Path

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from themeloom.lexicon import name_kind
from themeloom.mentions.annotation_cache import add_rows, name_cache, read_rows
from themeloom.mentions.names import is_capitalized, is_sentence_start
from themeloom.mentions.pipeline import load_pipeline
from themeloom.parallel import count_processes, run_parts

BATCH = 64  # papers annotated at once; larger batches are slower and take three times the memory
PART = 2048  # papers whose vocabulary is held in memory together, where one process does all; a multiple of BATCH
SPANS = ("mentions", "aside", "labels", "expressions")  # what is read of an annotated paper
# of each: column -> type
COLUMNS = {
    "field": "str",
    "start": "int64",
    "end": "int64",
    "form": "str",
    "key": "str",
    "kind": "str",
    "introduced": "bool",
    "opens": "bool",
    "role": "str",
}


def find_phrases(
    texts: pd.Series,
    nlp: Language,
    *,
    processes: int = 0,
    cache: Path | None = None,
    progress: Callable[..., Iterable] | None = None,
) -> pd.DataFrame:
    """Find the phrases that each paper holds.

    What is found in one depends on its text, the pipeline and its labels alone, so that it can be kept.

    Parameters
    ----------
    texts : Series of str
        Title, line break and abstract of each paper, indexed by doc_id.
    nlp : Language
        As ``load_pipeline`` returns it.
    processes : int
        0 for one per core.
    cache : Path, optional
        A folder where what was found is kept, in one file for the pipeline.
    progress : callable, optional
        Wraps the iterable of papers that are read, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per phrase, in the order of the papers and of what the pipeline marks: doc_id, field, start, end, form, key, kind,
        introduced, opens and role (in which of ``SPANS`` it stands; of an expression its kind).
    """
    digests = texts.map(_digest)
    path = Path(cache) / name_cache(nlp) if cache and nlp.path else None
    known = read_rows(path, COLUMNS) if path else None
    unread = digests if known is None else digests[~digests.isin(known.digests)]
    missing = texts.loc[unread.drop_duplicates().index]
    read = _read_missing(missing, unread, nlp, processes, path, progress)
    rows = read if known is None else pd.concat([known.rows, read], ignore_index=True)
    papers = digests.rename("digest").rename_axis("doc_id").reset_index()
    return papers.merge(rows, on="digest")[["doc_id", *COLUMNS]]


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _read_missing(missing, digests, nlp, processes, path, progress):
    """What is found in texts that are not kept, a row each with the text's digest; an interrupted run keeps what it has read."""
    annotated = _annotate(list(zip(missing, digests[missing.index], strict=True)), nlp, processes)
    rows = []
    done = []
    try:
        for digest, phrases in progress(annotated, total=len(missing)) if progress else annotated:
            rows += [(digest, *phrase) for phrase in phrases]
            done.append(digest)
    finally:
        table = pd.DataFrame(rows, columns=["digest", *COLUMNS]).astype({"digest": "str", **COLUMNS})
        if path and done:
            add_rows(path, done, table)
    return table


def _annotate(texts: list[tuple[str, str]], nlp: Language, processes: int) -> Iterator[tuple[str, list[tuple]]]:
    """(digest, phrases) of each text, in order."""
    batches = -(-len(texts) // BATCH)
    jobs = min(count_processes(processes), max(batches, 1))
    if jobs == 1 or nlp.path is None:  # a pipeline that lies in no folder cannot be loaded a second time
        parts = _cut(texts, PART)
        return chain.from_iterable(run_parts(partial(_annotate_part, nlp=nlp), parts, processes=1))
    parts = _cut(texts, BATCH)
    annotate = partial(_annotate_apart, model=nlp.path, labels=nlp.get_pipe("labels").labels)
    return chain.from_iterable(run_parts(annotate, parts, processes=jobs))


def _cut(texts, size):
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def _annotate_part(texts, nlp):
    """Yield (digest, phrases) of the texts of one part; what the pipeline's vocabulary learned from them is freed."""
    with nlp.memory_zone():
        for doc, digest in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            yield digest, _read_doc(doc)


def _annotate_apart(texts, model, labels=()):
    """The same as ``_annotate_part``, in a worker process."""
    return list(_annotate_part(texts, _load_in_worker(model, labels)))


@keep
def _load_in_worker(model: Path, labels: tuple[str, ...]) -> Language:
    """A worker's own pipeline, which it loads for its first part and keeps."""
    return load_pipeline(model, labels=labels)


def _read_doc(doc: Doc) -> list[tuple]:
    """The phrases of one annotated paper as plain tuples, so that no Doc outlives its part."""
    text = doc.text  # made anew at each call
    title_end = text.index("\n")
    introduced = {span.id_ for span in doc.spans["introduced"]}
    capitalized = is_capitalized(text[:title_end])
    rows = []
    for group, span in [(name, span) for name in SPANS for span in doc.spans.get(name, ())]:
        role = span.label_ if group == "expressions" else group
        start = span.start_char
        end = span.end_char
        field = "title" if start < title_end else "abstract"
        shift = 0 if field == "title" else title_end + 1
        kind = name_kind(span.id_) if group == "expressions" else span.label_
        opens = (capitalized and field == "title") or is_sentence_start(text, start)
        place = (field, start - shift, end - shift, text[start:end])
        rows.append((*place, span.id_, kind, span.id_ in introduced, opens, role))
    return rows
