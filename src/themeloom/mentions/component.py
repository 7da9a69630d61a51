"""spaCy component: what a paper mentions, cut at the names in it, each with its key and its kind."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from themeloom.lexicon import (
    find_abbreviations,
    is_empty,
    is_prose,
    list_written,
    name_kind,
    normalize,
)
from themeloom.mentions.contexts import is_dataset, is_quoted
from themeloom.mentions.introductions import find_introduced
from themeloom.mentions.lookalikes import is_author
from themeloom.mentions.names import LIKELY, POSSIBLE, SURE, Name, find_names
from themeloom.mentions.searches import find_searched
from themeloom.mentions.species import format_species, join_species
from themeloom.mentions.trimming import WORD, is_general, read_phrases, trim

COMPONENT = "mentions"
PIVOT = re.compile(r"['\u2019]s?\s|(?:of|and)\s|\d+(?:\.\d)?\b|[A-Z]\b")  # what a longer term holds inside, and never begins with


@Language.component(COMPONENT, requires=["doc.spans", "token.pos"], assigns=["doc.spans"])
def find_mentions(doc: Doc) -> Doc:
    """Find the terms and named things of a paper.

    Parameters
    ----------
    doc : Doc
        Title, a line break, abstract; with ``doc.spans["phrases"]``, which the component "noun_phrases" makes.

    Returns
    -------
    Doc
        The same, with ``doc.spans["mentions"]`` (label: kind; id: key, with the paper's own abbreviations expanded), and those of
        what the paper introduces also in ``doc.spans["introduced"]``; ``doc.spans["expressions"]`` has longer terms for
        ``expressions.merge_expressions`` (label: role; id: key), and ``doc.spans["aside"]`` what is no term (label: prose or
        searched; id: key). Those of ``doc.spans["labels"]``, which the component "labels" makes, have kinds and keys as well.
    """
    text = doc.text  # spaCy makes it anew at each call
    title, _, abstract = text.partition("\n")
    pairs = [*find_abbreviations(title), *find_abbreviations(abstract)]
    expansions = {" ".join(list_written(short)): normalize(long) for short, long in pairs}
    defined = {normalize(short) for short, _ in pairs} | {long.lower() for _, long in pairs}
    defined |= {short for short, long in pairs if long.islower()}
    names = find_names(text, title_end=len(title), defined=defined)
    shift = len(title) + 1
    likely = [
        (name.start - shift, text[name.start : name.end]) for name in names if name.start >= shift and name.certainty > POSSIBLE
    ]
    introduced = find_introduced(title, abstract, pairs, likely)
    own = {_expand(name, expansions) for name in introduced}
    names = _place_names(text, names, introduced)
    phrases = read_phrases(doc, text)
    spans = _list_mentions(doc, text, [*_cut_phrases(doc, text, phrases, names)], expansions, own)
    searched = _list_spans(doc, text, [(*place, "searched") for place in find_searched(text)], expansions)
    spans = _filter_apart(spans, searched)
    mentions = [span for span in spans if span.label_ != "prose"]
    doc.spans["mentions"] = mentions
    doc.spans["aside"] = [*(span for span in spans if span.label_ == "prose"), *searched]
    doc.spans["expressions"] = _filter_apart(_list_expressions(doc, text, phrases, names, expansions), searched)
    labels = [(span.start_char, span.end_char, "") for span in doc.spans.get("labels", ())]
    doc.spans["labels"] = _list_spans(doc, text, labels, expansions, own)
    doc.spans["introduced"] = [span for span in mentions if span.id_ in own]
    return doc


def _list_mentions(doc, text, places, expansions, own):
    """Spans of the names and of the phrases beside them, with kinds and keys, in the order of the text; no cited people."""
    spans = {}
    for start, end, name in join_species(text, places):
        if name or not is_author(text, start, end):
            opened = text.count("(", start, end) > text.count(")", start, end)  # "G(Ic)"
            end += opened and text.startswith(")", end)
            key = _expand(format_species(text, start, end), expansions)
            kind = name_kind(key, name, introduced=key in own)
            kind = kind if kind in ("metric", "system", "dataset") or not is_prose(key) else "prose"
            span = doc.char_span(start, end, label=kind, span_id=key, alignment_mode="expand")
            spans.setdefault((span.start, span.end, kind == "prose"), span)
    return [spans[place] for place in sorted(spans)]


def _list_spans(doc, text, places, expansions, own=()):
    """Spans of (start, end, kind), with their keys; an empty kind is named."""
    spans = []
    for start, end, kind in places:
        key = _expand(text[start:end], expansions)
        kind = kind or name_kind(key, introduced=key in own)
        spans.append(doc.char_span(start, end, label=kind, span_id=key, alignment_mode="expand"))
    return spans


def _filter_apart(spans, others):
    """Those spans that share no token with any of the others."""
    return [span for span in spans if not any(span.start < other.end and other.start < span.end for other in others)]


def _list_expressions(doc, text, phrases, names, expansions):
    """Terms that hold more than a phrase does, where no name stands: whether they are terms, the whole corpus shows."""
    longer = []
    for span in doc.spans["longer"]:
        start, end = trim(text, span.start_char, span.end_char)
        if span.label_ == "letter" or not PIVOT.match(text, start):
            longer.append((span.label_, start, end))
    for phrase in phrases:
        start, end = phrase.trimmed
        before = WORD.findall(text, phrase.start, start)
        if before and is_empty(before[-1].lower()):
            longer.append(("empty", text.rindex(before[-1], phrase.start, start), end))
    headed = list(_list_headed(text, phrases, names))
    spans = []
    for role, start, end in [*longer, *headed]:
        inside = [name for name in names if name.start < end and start < name.end]
        key = _expand(text[start:end], expansions)
        role = "defined" if key in expansions.values() else role
        if role == "headed" or not inside or (role in ("number", "defined") and not any(name.sure for name in inside)):
            span = doc.char_span(start, end, label=role, span_id=key)
            spans += [span] if span else []
    return spans


def _list_headed(text, phrases, names):
    """Yield what may be a name with the noun behind it, though such a noun adds nothing to most: "Markov models"."""
    for phrase in phrases:
        inside = [name for name in names if name.start < phrase.end and phrase.start < name.end]
        name = inside[-1] if inside else None
        if name and not name.sure and name.kind != "dataset" and not text[name.start : name.end].isupper():
            head = text[name.end : phrase.end]
            if head.startswith(" ") and head.count(" ") == 1 and is_general(head):
                before = WORD.findall(text, phrase.start, name.start)[-1:]  # "hidden Markov models"
                start = text.rindex(before[0], phrase.start, name.start) if before else min(name.start, phrase.end)
                yield "headed", *trim(text, start, phrase.end)


def _expand(form, expansions):
    """The key of a form: its normalized spelling, with the paper's own abbreviations expanded."""
    key = normalize(form)
    if not expansions or form.islower():
        return key
    written = list_written(form)
    if " ".join(written) in expansions:
        return expansions[" ".join(written)]
    words = key.split()
    if len(words) != len(written):
        return key
    return " ".join(expansions.get(as_written, word) for as_written, word in zip(written, words, strict=True))


def _place_names(text, names, introduced):
    """The names of a paper, in the order of the text and without overlaps: what it introduces first, wherever it stands."""
    own = []
    for form in sorted(map(str.strip, introduced), key=len, reverse=True):
        flags = re.IGNORECASE if " " in form else 0
        for match in re.finditer(rf"(?<![\w\-/.]){re.escape(form)}(?:s|es)?(?![\w^+]|-\w)", text, flags):
            own.append(Name(*match.span(), "system", SURE))
    placed = []
    for name in [*own, *names]:
        if not any(name.start < other.end and other.start < name.end for other in placed):
            placed.append(name)
    judged = (_read_context(text, name) for name in sorted(placed))
    return [name for name in judged if name.certainty > POSSIBLE]


def _read_context(text, name):
    """A name with the kind and certainty that the words around it give."""
    written = text[name.start : name.end]
    if is_dataset(text, name.start, name.end):
        sure = name.certainty == LIKELY and written.isupper()  # "on KILT tasks", but "on Othello games"
        return name._replace(kind="dataset", certainty=SURE if sure else max(name.certainty, LIKELY))
    if name.certainty == POSSIBLE and " " in written and is_quoted(text, name.start, name.end):
        return name._replace(certainty=SURE)
    return name


def _cut_phrases(doc, text, phrases, names):
    """Yield (start, end, name or None) of every mention: the names, and what is left of the phrases beside them."""
    eponyms = set()
    for phrase in phrases:
        start, end, _ = phrase
        inside = [name for name in names if name.start < end and start < name.end]
        modifiers = [name for name in inside if not name.sure and not is_general(text[name.end : end])]
        eponyms.update(modifiers)  # "Fourier features" name no system called Fourier
        inside = [name for name in inside if name not in eponyms]
        if inside and is_general(text[inside[-1].end : end]):  # "our method iCaRL", "the Gazebo environment"
            left = doc.char_span(start, max(start, inside[0].start), alignment_mode="contract")
            if left and left[-1].pos_ in ("NOUN", "PROPN"):
                yield *trim(text, left.start_char, left.end_char), None
        else:
            yield *phrase.trimmed, None
    yield from ((name.start, name.end, name) for name in names if name not in eponyms)
