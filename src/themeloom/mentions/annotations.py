"""Papers -> what is found in each by itself: from the cache where a text was read before, by the pipeline where not."""

import hashlib
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache as keep
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from spacy.language import Language
from spacy.tokens import Doc

from themeloom.lexicon import ASIDE, KINDS, name_kind
from themeloom.mentions.annotation_cache import add_phrases, name_cache, read_phrases
from themeloom.mentions.beginnings import find_before
from themeloom.mentions.capitals import is_capitalized, is_sentence_start
from themeloom.mentions.pipeline import load_pipeline
from themeloom.parallel import count_processes, run_parts

BATCH = 32  # papers annotated at once; twice as many are a fiftieth faster and take 125 MB more in each process
FEW = 64  # papers that are read before another process has started
PART = 512  # papers whose vocabulary is held in memory together: with fewer, words are looked up anew more often
ROWS = 50_000  # phrases after which what was found is kept, in a file of its own
MANY = 10_000  # papers behind which no process that has read them is kept
SPANS = ("mentions", "aside", "labels", "expressions")  # what is read of an annotated paper
COMPLEMENT = re.compile(r" (?:of|between|among)\b")  # what a noun for a relation needs behind it
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
    "before": CODES,
    "governs": pa.bool_(),
}
SCHEMA = pa.schema({"digest": CODES, **COLUMNS})
FIELD = pd.CategoricalDtype(pd.Index(FIELDS, dtype="str"))
KIND = pd.CategoricalDtype(pd.Index([*KINDS, *ASIDE], dtype="str"))
NOTHING = (FIELDS[0], 0, 0, "", "", "", False, False, "", None, False)  # the one row of a text in which nothing is found


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
        introduced, opens, role (in which of ``SPANS`` it stands; of an expression its kind), before (see ``find_before``) and
        governs (whether a complement stands behind it: "influence of").
        Texts are categories: each is held once, however many phrases there are.
    """
    digests = texts.map(_digest)
    folder = Path(cache) if cache and nlp.path else None
    known = read_phrases(folder, name_cache(nlp), SCHEMA) if folder else SCHEMA.empty_table()
    unread = digests[~digests.isin(known["digest"].unique().to_pylist())].drop_duplicates()
    read = [_pack(table) for table in _read_missing(texts[unread.index], unread, nlp, processes, folder, progress)]
    table = pa.concat_tables([known, *map(_unpack, read)])
    del known, read
    return _arrange(table, digests)


def _pack(table):
    """A table, compressed: while others are read, their processes need the memory."""
    packed = pa.BufferOutputStream()
    with pa.ipc.new_stream(packed, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as stream:
        stream.write_table(table)
    return packed.getvalue()


def _unpack(packed):
    return pa.ipc.open_stream(packed).read_all()


def _arrange(table, digests):
    """The rows that hold something, in the order of the papers: column by column, as each is long."""
    known = table["digest"].unify_dictionaries().to_pandas()
    texts = pd.Index(known.cat.categories).get_indexer(digests)
    held = np.flatnonzero(table["role"].unify_dictionaries().to_pandas() != "")
    codes = known.cat.codes.to_numpy()[held]
    number = np.bincount(codes, minlength=len(known.cat.categories))
    by_text = held[np.argsort(codes, kind="stable")]
    numbers = number[texts]  # of each paper; two may have one text
    first = (np.cumsum(number) - number)[texts] - (np.cumsum(numbers) - numbers)
    rows = pa.array(by_text[np.repeat(first, numbers) + np.arange(numbers.sum())])
    columns = {"doc_id": pd.Categorical.from_codes(np.repeat(np.arange(len(texts)), numbers), digests.index)}
    for name in COLUMNS:
        columns[name] = table[name].unify_dictionaries().take(rows).to_pandas()
        table = table.drop_columns(name)
    return pd.DataFrame(columns).astype({"field": FIELD, "kind": KIND})


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _read_missing(missing, digests, nlp, processes, folder, progress):
    """Yield tables of what is found in texts that are not kept; an interrupted run keeps the parts that it has read."""
    tables = []
    try:
        for table in _annotate(list(zip(missing, digests, strict=True)), nlp, processes, progress):
            tables.append(table)
            if sum(map(len, tables)) >= ROWS:
                table = _keep(tables, nlp, folder)
                tables = []
                yield table
    finally:
        last = _keep(tables, nlp, folder)
    yield last


def _keep(tables, nlp, folder):
    """The tables as one, which is added to what is kept."""
    table = pa.concat_tables([SCHEMA.empty_table(), *tables]).unify_dictionaries().combine_chunks()
    if folder and tables:
        add_phrases(folder, name_cache(nlp), table)
    return table


def _annotate(texts: list[tuple[str, str]], nlp: Language, processes: int, progress: Callable | None) -> Iterator[pa.Table]:
    """What is found in the texts, part by part, in order; each text that was read is told to ``progress``."""
    jobs = min(count_processes(processes), max(1, -(-len(texts) // FEW)))
    if nlp.path is None:  # a pipeline that lies in no folder cannot be loaded a second time
        jobs = 1
    parts = _cut(texts, jobs)
    annotate = partial(_annotate_part, nlp=nlp)
    if jobs > 1:
        annotate = partial(_annotate_apart, model=nlp.path, labels=nlp.get_pipe("labels").labels)
    shown = iter(progress(range(len(texts)), total=len(texts)) if progress else ())
    # what many papers show is found afterwards, in one process, and needs the memory of the others
    for part, table in zip(parts, run_parts(annotate, parts, processes=jobs, keep=len(texts) < MANY), strict=True):
        yield table
        deque(islice(shown, len(part)), maxlen=0)
    next(shown, None)  # so that a bar sees its end


def _cut(texts, jobs):
    """The texts in parts of up to ``PART``, as many for each process: they end together."""
    rounds = max(1, -(-len(texts) // (jobs * PART)))
    size = max(1, -(-len(texts) // (jobs * rounds)))
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def _annotate_part(texts, nlp):
    """A table of what is found in the texts of one part; what the pipeline's vocabulary learned from them is freed."""
    rows = []
    with nlp.memory_zone():
        docs = nlp.pipe((text for text, _ in texts), batch_size=BATCH)
        for (text, digest), doc in zip(texts, docs, strict=True):
            rows += [(digest, *phrase) for phrase in _read_doc(doc, text) or [NOTHING]]
    columns = zip(*rows, strict=True) if rows else [()] * len(SCHEMA)
    return pa.table([pa.array(values, column.type) for column, values in zip(SCHEMA, columns, strict=True)], schema=SCHEMA)


def _annotate_apart(texts, model, labels=()):
    """The same in a worker process."""
    return _annotate_part(texts, _load_in_worker(model, labels))


@keep
def _load_in_worker(model: Path, labels: tuple[str, ...]) -> Language:
    """A worker's own pipeline, which it loads for its first part and keeps."""
    return load_pipeline(model, labels=labels)


def _read_doc(doc: Doc, text: str) -> list[tuple]:
    """The phrases of one annotated paper as plain tuples, so that no Doc outlives its part."""
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
        context = (find_before(text, start, shift), COMPLEMENT.match(text, end) is not None)
        rows.append((*place, span.id_, kind, span.id_ in introduced, opens, role, *context))
    return rows
