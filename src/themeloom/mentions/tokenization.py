"""spaCy's tokenizer, held to a time that grows with the text: off a run of n signs it takes one by one, and copies the rest."""

import re
from typing import Any

from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc

LONGEST_RUN = 100  # signs without a blank or a letter; longer runs are rulers, tables and rubbish
RUN = re.compile(rf"[^\w\s]{{{LONGEST_RUN + 1},}}")


class BoundedTokenizer:
    """Splits a text as another tokenizer does, but for long runs of signs: each of them is one token.

    Attributes
    ----------
    inner : Tokenizer
        The other one; what else is asked of this one, it answers.
    """

    def __init__(self, inner: Tokenizer):
        self.inner = inner

    def __getattr__(self, name: str) -> Any:
        if name == "inner":  # while it is unpickled
            raise AttributeError(name)
        return getattr(self.inner, name)

    def __call__(self, text: str) -> Doc:
        """Return the tokens of a text, whose text is the same.

        Examples
        --------
        >>> import spacy
        >>> tokens = BoundedTokenizer(spacy.blank("en").tokenizer)("We weave " + "=" * 5_000 + " wool.")
        >>> [len(token) for token in tokens]
        [2, 5, 5000, 4, 1]
        """
        if not RUN.search(text):
            return self.inner(text)
        words = []
        spaces = []
        end = 0
        for run in RUN.finditer(text):
            self._add(text[end : run.start()], words, spaces)
            words.append(run[0])
            spaces.append(False)
            end = run.end()
        self._add(text[end:], words, spaces)
        return Doc(self.inner.vocab, words=words, spaces=spaces)

    def _add(self, text, words, spaces):
        """Add the tokens of a part of a text to lists; the blank that it begins with belongs to the token before."""
        if text.startswith(" ") and words:
            spaces[-1] = True
            text = text[1:]
        for token in self.inner(text):
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
