"""spaCy component: the part of speech of each token, as the model's own rules give it, by a table that is read in one go."""

from collections.abc import Iterator
from itertools import product

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
        named = set(_list_words(ruler, tags))
        for tag in tags:
            words = [NO_WORD, *sorted(word for other, word in named if other == tag)]
            doc = ruler(Doc(ruler.vocab, words, tags=[tag] * len(words)))
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


def _list_words(ruler, tags) -> Iterator[tuple[str, str]]:
    """The tags with the words that the patterns of one token name together; one that names no tag is meant for all."""
    for pattern in ruler.patterns:
        for tokens in pattern["patterns"]:
            yield from product(_list_values(tokens[0], "TAG") or tags, _list_values(tokens[0], "LOWER"))


def _list_values(token, attribute):
    """The values that a pattern allows of an attribute; none where it does not name it."""
    value = token.get(attribute, [])
    return [value] if isinstance(value, str) else value.get("IN", []) if isinstance(value, dict) else value
