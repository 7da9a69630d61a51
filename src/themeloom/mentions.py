"""Records and a spaCy pipeline -> mentions: where each paper speaks of a term or a named thing."""

from concurrent.futures import ProcessPoolExecutor

import pandas as pd

from themeloom.abbreviations import find_abbreviations
from themeloom.folding import fold
from themeloom.language import load_pipeline
from themeloom.naming import tell_kind, trim_phrase
from themeloom.tables import check_table

BATCH = 64  # texts annotated at once; larger batches are slower and take three times the memory
PART = 2048  # texts whose vocabulary is held in memory together


def extract_mentions(records, nlp, *, processes=1, progress=None):
    """Find the terms and named things that each paper mentions.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.
    nlp : Language
        A pipeline of ``language.load_pipeline``.
    processes : int
        Processes that annotate side by side; with more than one, each loads the model of ``nlp`` anew.
    progress : callable, optional
        Wraps the iterable of texts done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per mention, in the order of the papers, of title and abstract, and of the text: doc_id, field (title or
        abstract), start and end (characters in that field), form (as written), key (folded, with the paper's own
        abbreviations expanded), kind (system, dataset, task, method, metric, or term for anything else).
    """
    texts = [
        (text, (doc_id, field))
        for doc_id, *fields in records[["doc_id", "title", "abstract"]].itertuples(index=False)
        for field, text in zip(("title", "abstract"), fields, strict=True)
    ]
    found = _annotate(texts, nlp) if processes == 1 else _annotate_apart(texts, nlp, processes)
    if progress:
        found = progress(found, total=len(texts))
    expansions = {row.doc_id: _read_expansions(row.title, row.abstract) for row in records.itertuples(index=False)}
    rows = [
        (doc_id, field, start, end, form, *_name_mention(form, named, expansions[doc_id]))
        for (doc_id, field), spans in found
        for start, end, form, named in spans
    ]
    columns = ["doc_id", "field", "start", "end", "form", "key", "kind"]
    return check_table(_agree_in_paper(pd.DataFrame(rows, columns=columns)), "mentions")


def _agree_in_paper(mentions):
    """A name that one sentence of a paper calls a dataset is one in all of them."""
    dataset = mentions["kind"] == "dataset"
    places = pd.MultiIndex.from_frame(mentions[["doc_id", "key"]])
    told = (mentions["kind"] == "system") & places.isin(places[dataset])
    return mentions.assign(kind=mentions["kind"].mask(told, "dataset"))


def _annotate(texts, nlp):
    """Yield (context, spans) of each text; spans are plain tuples, so that no Doc outlives its part."""
    for at in range(0, len(texts), PART):
        with nlp.memory_zone():
            for doc, context in nlp.pipe(texts[at : at + PART], as_tuples=True, batch_size=BATCH):
                text = doc.text  # made anew at each call
                yield context, [trim_phrase(text, span, context[1]) for span in doc.spans["phrases"]]


def _annotate_apart(texts, nlp, processes):
    """Yield the same as ``_annotate``, from several processes that load the model each for itself."""
    parts = [texts[at : at + BATCH] for at in range(0, len(texts), BATCH)]
    with ProcessPoolExecutor(processes, initializer=_load_worker, initargs=(nlp.path,)) as pool:
        for part in pool.map(_annotate_part, parts):
            yield from part


_worker = {}  # the pipeline of a worker process


def _load_worker(model):
    _worker["nlp"] = load_pipeline(model)


def _annotate_part(texts):
    return list(_annotate(texts, _worker["nlp"]))


def _read_expansions(title, abstract):
    """The abbreviations that one paper defines: folded short form -> folded long form; the abstract's word wins."""
    return {fold(short): fold(long) for text in (title, abstract) for short, long in find_abbreviations(text)}


def _name_mention(form, named, expansions):
    """(key, kind) of a form: its folded spelling with the paper's own abbreviations expanded, and its kind."""
    key = fold(form)
    if expansions and any(map(str.isupper, form)):
        key = expansions.get(key) or " ".join(expansions.get(word, word) for word in key.split())
    return key, tell_kind(key, named)
