"""spaCy component: what the user's thesaurus names."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from themeloom.mentions.letters import find_words


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
        words = list(find_words(doc, [token.text for token in doc])) if spans else []
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
