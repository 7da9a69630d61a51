"""spaCy component: noun phrases, as patterns of the letters of words."""

import re

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from themeloom.lexicon import read_knowledge
from themeloom.mentions.letters import BREAK, find_words, list_tokens, name_letters

MAX_WORDS = 5
PHRASE = re.compile("[nm][nmpg]*[ng]|[ng]")
# terms that are longer than a phrase, if the corpus has them as such (see ``expressions``): role -> the letters of their words
LONGER = {
    "of": re.compile("[nmpg]{0,3}no[nm]{0,2}[ng]"),  # quality of life
    "possessive": re.compile("ns[nm]{0,2}[ng]"),  # Parkinson's disease
    "and": re.compile("[nm]{0,3}n(?:o[nm]{0,2}n)?a[nm]{1,3}n"),  # head and neck cancer, Institute of Yarn and Loom Studies
    "number": re.compile("[nmpg]{0,3}n[dx](?:[nm]{0,2}[ng])?"),  # type 2 diabetes, vitamin D, Industry 4.0
    "letter": re.compile("(?<![nmpgdx])m{0,2}x[nm]{0,2}[ng]"),  # naive B cells, T cell receptor; not "hepatitis B patients"
}


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
        tokens = list_tokens(doc)
        words = list(find_words(doc, [text for text, _, _ in tokens]))
        letters = name_letters(tokens, words)
        stock = {token for _, start, end in self.stock(doc) for token in range(start, end)}
        letters = "".join(BREAK if start in stock else letter for (start, _), letter in zip(words, letters, strict=True))
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
