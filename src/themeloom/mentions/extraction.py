"""Records and a spaCy pipeline -> mentions: where each paper speaks of a term or a named thing."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from itertools import chain
from pathlib import Path

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc

from themeloom.lexicon import find_plain
from themeloom.mentions.pipeline import load_pipeline
from themeloom.parallel import count_processes, run_parts
from themeloom.tables import check_table, list_types

BATCH = 64  # papers annotated at once; larger batches are slower and take three times the memory
PART = 2048  # papers whose vocabulary is held in memory together, where one process does all; a multiple of BATCH
AGREED = 1 / 3  # share of a name's mentions that make it a dataset: the others have no such words beside them


def extract_mentions(
    records: pd.DataFrame, nlp: Language, *, processes: int = 0, progress: Callable[..., Iterable] | None = None
) -> pd.DataFrame:
    """Extract the terms and named things that each paper mentions.

    Plain English words ("camera") are mentions only where the corpus uses them more often than general English does, and words of
    academic prose ("recent results") never are.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.
    nlp : Language
        As ``load_pipeline`` returns it.
    processes : int
        Processes that annotate side by side; 0 for one per core. With more than one, each loads the model of ``nlp`` once; the
        result is the same for any number.
    progress : callable, optional
        Wraps the iterable of papers done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per mention, in the order of the papers, of title and abstract, and of the text (a name may stand inside a longer
        term): doc_id, field (title or abstract), start and end (characters in that field), form (as written), key (normalized,
        with the paper's own abbreviations expanded), kind (system, dataset, task, method, metric, or term for anything else),
        introduced (whether the paper says that this is its own).

    Raises
    ------
    ValueError
        ``processes`` below 0.

    Examples
    --------
    >>> records = pd.DataFrame({"doc_id": ["p"], "title": ["LoomNet: Weaving Maps"], "abstract": ["We draw term maps."]})
    >>> mentions = extract_mentions(records, load_pipeline(), processes=1)
    >>> mentions[["field", "start", "end", "key", "kind", "introduced"]].to_numpy().tolist()
    [['title', 0, 7, 'loomnet', 'system', True], ['abstract', 8, 17, 'term map', 'term', False]]
    """
    columns = records[["title", "abstract", "doc_id"]].itertuples(index=False)
    texts = [(f"{title}\n{abstract}", doc_id) for title, abstract, doc_id in columns]
    annotated = _annotate(texts, nlp, processes)
    if progress:
        annotated = progress(annotated, total=len(texts))
    rows = [(doc_id, *mention) for doc_id, mentions in annotated for mention in mentions]
    mentions = _agree_in_paper(pd.DataFrame(rows, columns=list(list_types("mentions"))))
    words = sum(text.count(" ") + 2 for text, _ in texts)
    named = mentions["kind"].isin(["system", "dataset", "metric"])
    plain = mentions["key"].isin(find_plain(mentions["key"], mentions["doc_id"], words))
    return check_table(mentions[named | ~plain].reset_index(drop=True), "mentions")


def _agree_in_paper(mentions):
    """The mentions, with each paper's names called datasets in all of it, or systems."""
    named = mentions[mentions["kind"].isin(["system", "dataset"])]
    share = named["kind"].eq("dataset").groupby([named["doc_id"], named["key"]]).transform("mean")
    agreed = share.ge(AGREED).map({True: "dataset", False: "system"})
    return mentions.assign(kind=agreed.reindex(mentions.index).fillna(mentions["kind"]))


def _annotate(texts: list[tuple[str, str]], nlp: Language, processes: int) -> Iterator[tuple[str, list[tuple]]]:
    """(doc_id, mentions) of each paper, in order."""
    batches = -(-len(texts) // BATCH)
    jobs = min(count_processes(processes), max(batches, 1))
    if jobs == 1 or nlp.path is None:  # a pipeline that lies in no folder cannot be loaded a second time
        parts = _cut(texts, PART)
        return chain.from_iterable(run_parts(partial(_annotate_part, nlp=nlp), parts, processes=1))
    parts = _cut(texts, BATCH)
    return chain.from_iterable(run_parts(partial(_annotate_apart, model=nlp.path), parts, processes=jobs))


def _cut(texts, size):
    return [texts[start : start + size] for start in range(0, len(texts), size)]


def _annotate_part(texts, nlp):
    """Yield (doc_id, mentions) of the papers of one part; what the pipeline's vocabulary learned from them is freed."""
    with nlp.memory_zone():
        for doc, doc_id in nlp.pipe(texts, as_tuples=True, batch_size=BATCH):
            yield doc_id, _read_doc(doc)


def _annotate_apart(texts, model):
    """The same as ``_annotate_part``, in a worker process."""
    return list(_annotate_part(texts, _load_in_worker(model)))


@cache
def _load_in_worker(model: Path) -> Language:
    """A worker's own pipeline, which it loads for its first part and keeps."""
    return load_pipeline(model)


def _read_doc(doc: Doc) -> list[tuple]:
    """The mentions of one annotated paper as plain tuples, so that no Doc outlives its part."""
    text = doc.text  # made anew at each call
    title_end = text.index("\n")
    introduced = {span.id_ for span in doc.spans["introduced"]}
    rows = []
    for span in doc.spans["mentions"]:
        start = span.start_char
        end = span.end_char
        field = "title" if start < title_end else "abstract"
        shift = 0 if field == "title" else title_end + 1
        rows.append((field, start - shift, end - shift, text[start:end], span.id_, span.label_, span.id_ in introduced))
    return rows
