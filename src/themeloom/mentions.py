"""Records and a spaCy pipeline -> mentions: where each paper speaks of a term or a named thing."""

import re
from concurrent.futures import ProcessPoolExecutor
from functools import cache

import pandas as pd

from themeloom.abbreviations import find_abbreviations
from themeloom.folding import fold, fold_word
from themeloom.language import load_pipeline
from themeloom.tables import check_table, read_knowledge

BATCH = 64  # texts annotated at once; larger batches are slower and take three times the memory
PART = 2048  # texts whose vocabulary is held in memory together

# a word that is a name by its looks: a capital inside a part of it, or a digit behind a letter (BERT, iCaRL, GPT-4, word2vec)
NAME = re.compile(r"[^\W_]+[A-Z]|[A-Za-z]-?\d")
CAPITALIZED = re.compile(r"[A-Z]\w+")
SENTENCE_START = re.compile(r"(?:^|[.!?:][\"')]*\s+)$")
WORD = re.compile(r"\S+")


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
    return check_table(pd.DataFrame(rows, columns=columns), "mentions")


def _annotate(texts, nlp):
    """Yield (context, spans) of each text; spans are plain tuples, so that no Doc outlives its part."""
    for at in range(0, len(texts), PART):
        with nlp.memory_zone():
            for doc, context in nlp.pipe(texts[at : at + PART], as_tuples=True, batch_size=BATCH):
                text = doc.text  # made anew at each call
                yield context, [_trim_phrase(text, span, context[1]) for span in doc.spans["phrases"]]


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


@cache
def _roles():
    """The words of no weight of their own, by role: 'empty' ones start no term, 'generic' ones follow a name in vain."""
    table = read_knowledge("words")
    return {role: frozenset(words) for role, words in table.groupby("role")["word"]}


@cache
def _heads():
    """The kind that the last word of a term tells: head noun -> kind."""
    table = read_knowledge("kinds")
    return dict(zip(table["head"].map(fold), table["kind"], strict=True))


def _trim_phrase(text, span, field):
    """(start, end, form, named) of a phrase without empty words before it and without a generic word behind a name.

    ``named`` is "system" or "dataset" where the form looks like a proper name, else None.
    """
    words = [match.span() for match in WORD.finditer(text, span.start_char, span.end_char)]
    while len(words) > 1 and _is_empty(text[slice(*words[0])].lower()):
        words.pop(0)
    named = "system" if _is_name(text, words, field) else None
    # "DAVIS Dataset", "the Gazebo environment", "our method iCaRL" name one thing; "Large Language Models" does as a whole
    for at, rest in ((-1, words[:-1]), (0, words[1:])):
        beside = text[slice(*words[at])]
        kind = _heads().get(fold_word(beside.lower()))
        general = kind == "dataset" or fold_word(beside.lower()) in _roles()["generic"]
        if rest and general and _is_name(text, rest, field if beside.islower() and at else "title"):
            words, named = rest, "dataset" if kind == "dataset" else "system"
            break
    start, end = words[0][0], words[-1][1]
    return start, end, text[start:end], named


def _is_empty(word):
    """Whether a word starts no term: by itself ("novel") or by its ending ("domain-specific")."""
    return not _roles()["empty"].isdisjoint((word, re.sub(r".*(?=-)", "", word)))


def _is_name(text, words, field):
    """Whether the words are a proper name: the last looks like one, or all are capitalised in running text."""
    last = text[slice(*words[-1])]
    if _heads().get(last.lower()) == "term":  # a language or another capitalised word that names no system
        return False
    if NAME.search(last):
        return True
    if field == "title" or not all(CAPITALIZED.match(text, *word) for word in words) or text.startswith(" of ", words[-1][1]):
        return False
    return not SENTENCE_START.search(text[max(0, words[0][0] - 4) : words[0][0]])


def _read_expansions(title, abstract):
    """The abbreviations that one paper defines: folded short form -> folded long form; the abstract's word wins."""
    return {fold(short): fold(long) for text in (title, abstract) for short, long in find_abbreviations(text)}


def _name_mention(form, named, expansions):
    """(key, kind) of a form: its folded spelling with the paper's own abbreviations expanded, and its kind."""
    key = fold(form)
    if expansions and any(map(str.isupper, form)):
        key = expansions.get(key) or " ".join(expansions.get(word, word) for word in key.split())
    kind = _heads().get(key.rsplit(" ", 1)[-1])
    if named == "dataset" or (kind == "dataset" and not named):
        return key, named or "term"
    return key, kind or named or "term"
