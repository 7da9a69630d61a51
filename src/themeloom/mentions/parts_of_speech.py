"""spaCy component: the part of speech of each token, as the model's own rules give it, by a table that is read in one go."""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import IS_SPACE, LOWER, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.symbols import SPACE
from spacy.tokens import Doc

BLANK = "_SP"  # the tag of what is blank, whatever the tagger has given it
NO_WORD = "\ufffc"  # no pattern names it


@Language.factory("parts_of_speech", requires=["token.tag"], assigns=["token.pos"])
class PartsOfSpeech:
    """Turn tags into parts of speech.

    The model does so by an ``attribute_ruler``, which matches some 180 patterns in every text: a quarter of the time that
    annotation takes. Without a parser only those of one token, its tag and its lower-case form, ever match.
    """

    def __init__(self, nlp: Language, name: str):
        self._of_tag = {}
        self._of_word = {}
        self._blank = nlp.vocab.strings.add(BLANK)

    def learn(self, ruler: AttributeRuler, tags: tuple[str, ...]) -> None:
        """Learn what the ruler of a model makes of each tag, and of each word that its patterns name.

        Parameters
        ----------
        ruler : AttributeRuler
        tags : tuple of str
            Those that the tagger gives.
        """
        words = sorted(set(_list_words(ruler)))
        for tag in tags:
            doc = ruler(Doc(ruler.vocab, [NO_WORD, *words], tags=[tag] * (1 + len(words))))
            self._of_tag[doc[0].tag] = doc[0].pos
            self._of_word |= {(doc[0].tag, token.lower): token.pos for token in doc if token.pos != doc[0].pos}

    def __call__(self, doc: Doc) -> Doc:
        """Return the doc with its parts of speech."""
        tags, words, blank = doc.to_array([TAG, LOWER, IS_SPACE]).T
        pairs = zip(tags.tolist(), words.tolist(), strict=True)
        parts = np.array([self._of_word.get(pair, self._of_tag.get(pair[0], 0)) for pair in pairs], "uint64")
        tags[blank > 0] = self._blank
        parts[blank > 0] = SPACE
        return doc.from_array([TAG, POS], np.column_stack([tags, parts]))


def _list_words(ruler) -> Iterator[str]:
    """The words that the patterns of one token name."""
    for pattern in ruler.patterns:
        for tokens in pattern["patterns"]:
            word = tokens[0].get("LOWER", "")
            yield from word.get("IN", ()) if isinstance(word, dict) else [word] if word else ()
