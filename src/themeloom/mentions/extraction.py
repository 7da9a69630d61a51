"""Records and a spaCy pipeline -> mentions: where each paper speaks of a term or a named thing."""

from concurrent.futures import ProcessPoolExecutor

import pandas as pd

from themeloom.lexicon import find_plain
from themeloom.mentions.pipeline import load_pipeline
from themeloom.tables import SCHEMAS, check_table

BATCH = 64  # papers annotated at once; larger batches are slower and take three times the memory
PART = 2048  # papers whose vocabulary is held in memory together
AGREED = 1 / 3  # share of a name's mentions that make it a dataset: the others have no such words beside them


def extract_mentions(records, nlp, *, processes=1, progress=None):
    """Find the terms and named things that each paper mentions.

    Plain English words ("camera") are mentions only where the corpus uses them more often than everybody, and words of academic
    prose ("recent results") never are.

    Parameters
    ----------
    records : DataFrame
        One row per paper; columns used: doc_id, title, abstract.
    nlp : Language
        A pipeline of ``language.load_pipeline``.
    processes : int
        Processes that annotate side by side; with more than one, each loads the model of ``nlp`` anew.
    progress : callable, optional
        Wraps the iterable of papers done, as ``tqdm.tqdm(iterable, total=n)`` does.

    Returns
    -------
    DataFrame
        One row per mention, in the order of the papers, of title and abstract, and of the text (a name may stand inside a longer
        term): doc_id, field (title or abstract), start and end (characters in that field), form (as written), key (folded, with
        the paper's own abbreviations expanded), kind (system, dataset, task, method, metric, or term for anything else),
        introduced (whether the paper says that this is its own).
    """
    columns = records[["title", "abstract", "doc_id"]].itertuples(index=False)
    texts = [(f"{title}\n{abstract}", doc_id) for title, abstract, doc_id in columns]
    found = _annotate(texts, nlp) if processes == 1 else _annotate_apart(texts, nlp, processes)
    if progress:
        found = progress(found, total=len(texts))
    rows = [(doc_id, *mention) for doc_id, mentions in found for mention in mentions]
    mentions = _agree_in_paper(pd.DataFrame(rows, columns=list(SCHEMAS["mentions"])))
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


def _read_doc(doc):
    """The mentions of one annotated paper as plain tuples, so that no Doc outlives its part."""
    text = doc.text  # made anew at each call
    title_end = text.index("\n")
    introduced = {span.id_ for span in doc.spans["introduced"]}
    rows = []
    for span in doc.spans["mentions"]:
        start, end, key = span.start_char, span.end_char, span.id_
        field, shift = ("title", 0) if start < title_end else ("abstract", title_end + 1)
        rows.append((field, start - shift, end - shift, text[start:end], key, span.label_, key in introduced))
    return rows


def _annotate(texts, nlp):
    """Yield (doc_id, mentions) of each paper."""
    for at in range(0, len(texts), PART):
        with nlp.memory_zone():
            for doc, doc_id in nlp.pipe(texts[at : at + PART], as_tuples=True, batch_size=BATCH):
                yield doc_id, _read_doc(doc)


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
