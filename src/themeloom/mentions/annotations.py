"""Papers -> what is found in each by itself: from the cache where a text was read before, by the pipeline where not."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache as keep
from functools import partial
from itertools import chain
from pathlib import Path

import pandas as pd
import pyarrow as pa
from spacy.language import Language
from spacy.tokens import Doc

from themeloom.lexicon import ASIDE, KINDS, name_kind
from themeloom.mentions.annotation_cache import add_phrases, name_cache, read_phrases
from themeloom.mentions.names import is_capitalized, is_sentence_start
from themeloom.mentions.pipeline import load_pipeline
from themeloom.parallel import count_processes, run_parts

BATCH = 64  # papers annotated at once; larger batches are slower and take three times the memory
PART = 2048  # papers whose vocabulary is held in memory together, where one process does all; a multiple of BATCH
ROWS = 50_000  # phrases that are held as Python objects before they are made a table, and kept
SPANS = ("mentions", "aside", "labels", "expressions")  # what is read of an annotated paper
FIELDS = ["title", "abstract"]
CODES = pa.dictionary(pa.int32(), pa.string())  # a text is held once, each of its places is a number
COLUMNS = {
    "field": CODES,
    "start": pa.int32(),
    "end": pa.int32(),
    "form": CODES,
    "key": CODES,
    "kind": CODES,
    "introduced": pa.bool_(),
    "opens": pa.bool_(),
    "role": CODES,
}
SCHEMA = pa.schema({"digest": CODES, **COLUMNS})
FIELD = pd.CategoricalDtype(pd.Index(FIELDS, dtype="str"))
KIND = pd.CategoricalDtype(pd.Index([*KINDS, *ASIDE], dtype="str"))
NOTHING = (FIELDS[0], 0, 0, "", "", "", False, False, "")  # the one row of a text in which nothing is found


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
        A folder where what was found is kept.
    progress : callable, optional
        Wraps the iterable of papers that are read, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per phrase, in the order of the papers and of what the pipeline marks: doc_id, field, start, end, form, key, kind,
        introduced, opens and role (in which of ``SPANS`` it stands; of an expression its kind). Texts are categories: each is
        held once, however many phrases there are.
    """
    digests = texts.map(_digest)
    folder = Path(cache) if cache and nlp.path else None
    known = read_phrases(folder, name_cache(nlp), SCHEMA) if folder else SCHEMA.empty_table()
    unread = digests[~digests.isin(known["digest"].unique().to_pylist())].drop_duplicates()
    read = list(_read_missing(texts[unread.index], unread, nlp, processes, folder, progress))
    rows = pa.concat_tables([known, *read]).unify_dictionaries().to_pandas()
    rows = rows[rows["role"] != NOTHING[-1]]
    rows = rows.assign(field=rows["field"].astype(FIELD), kind=rows["kind"].astype(KIND))
    papers = pd.DataFrame({"doc_id": pd.Categorical(texts.index, texts.index), "digest": digests.astype(rows["digest"].dtype)})
    return papers.merge(rows, on="digest")[["doc_id", *COLUMNS]]


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _read_missing(missing, digests, nlp, processes, folder, progress):
    """Yield tables of what is found in texts that are not kept; an interrupted run keeps what it has read."""
    annotated = _annotate(list(zip(missing, digests, strict=True)), nlp, processes)
    rows = []
    try:
        for digest, phrases in progress(annotated, total=len(missing)) if progress else annotated:
            rows += [(digest, *phrase) for phrase in phrases or [NOTHING]]
            if len(rows) >= ROWS:
                table = _keep(rows, nlp, folder)
                rows = []
                yield table
    finally:
        last = _keep(rows, nlp, folder)
    yield last


def _keep(rows, nlp, folder):
    """The rows as a table, which is added to what is kept."""
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    table = pa.table([pa.array(values, column.type) for column, values in zip(SCHEMA, columns, strict=True)], schema=SCHEMA)
    if folder and rows:
        add_phrases(folder, name_cache(nlp), table)
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
