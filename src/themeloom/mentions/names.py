"""Which words look like the name of a system or a dataset: by their letters, and by how common they are."""

import re
from typing import NamedTuple

from themeloom.lexicon import fold_word, heads, is_prose, zipf

WORD = re.compile(r"[^\W_](?:[\w+^.'\u2019\-\u2010\u2011]*[\w+])?")
LINK = re.compile(r"\b(?:https?://|www\.)\S+")
POSSESSIVE = re.compile(r"['\u2019]s$")
SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\"')\]]*\s*[\"'`(\[]*$")
AUTHOR = re.compile(r"['\u2019]s\b|,? et al")

COMMON = 4.0  # Zipf frequency from which a capitalised word may be any word: "Balance" 4.8, "Falcon" 3.7, "Mistral" 2.6
UNCOMMON = 2.5  # several capitalised words are a name where one is rarer than this: "Vicuna Mind", not "External Knowledge"
DERIVED = re.compile(r".*(?:ing|ed|ion|ity|ness|ment|al|ic|ive|ous|able|ance|ence|ism|logy)s?", re.IGNORECASE)
COMMON_ABBREVIATION = {2: 0.0, 3: 3.0}  # letters -> Zipf frequency from which everybody knows it: "GPU" 3.2, "PPO" 2.5
COMMON_ACRONYM = 4.3  # with more letters many are words as well: "PANDA", "RAFT"

# the looks of a word, one letter each; the first pattern that fits a whole word tells
COINED, ABBREVIATION, CAPITAL, COMMON_CAPITAL, FIRST, VERSION, ORDINARY = "SACPcV."
LOOKS = [
    (look, re.compile(pattern))
    for look, pattern in (
        (ORDINARY, r"(?:.*-)?[a-z]{4,}|[a-z]+(?:-[a-z]+)*|[A-Z][A-Za-z]*-[a-z]{3,}(?:-[a-z]+)*|\d.*-.*"),  # GPT-based
        (VERSION, r"v?\d+(?:\.\d+)*\+?[BMKbmk]?|[vV]\d\S*|Pro|Mini|Small|Turbo|Ultra|XL"),
        (ORDINARY, r"\d.*"),
        (ABBREVIATION, r"[A-Z][A-Z&]+s?|So[A-Z]+s?"),
        (COINED, r"[^-]*[a-z][A-Z].*|.*[A-Z]{2}[a-z]{2}.*|.*[a-z]\d[a-z].*"),  # iCaRL, LLaMA, word2vec
        (COINED, r".*[A-Z][A-Za-z]*-?\d.*|.*[A-Z]\S*[+^]\S*|[A-Z]-[A-Z][a-z]+"),  # GPT-4, C++, Memory^3, U-Net
        (COINED, r"(?:[A-Z]\w*-)+[A-Z]{2,}\w*|[A-Z]{2,}\w*-[A-Z]\w*(?<!ing)"),  # Self-RAG, CNN-LSTM
        (CAPITAL, r"[A-Z][a-z.]+(?:-[A-Z]?[a-z]+)*"),
    )
]
RUN = re.compile("[cCPSA][CPSAV]*")
IN_TITLE = re.compile("SV*|[Cc]V+|A")  # titles capitalise their words: a capital alone tells nothing there


class Name(NamedTuple):
    """A name in a text: start and end in characters; kind (system or dataset); how sure that it is one."""

    start: int
    end: int
    kind: str
    certainty: int

    @property
    def sure(self):
        """Whether it is a name wherever it stands."""
        return self.certainty == SURE


SURE, LIKELY, POSSIBLE = 3, 2, 1  # a name anywhere; where it stands alone; where something beside it says so


def find_names(text, *, title_end=0, defined=frozenset()):
    """Find the words of a text that look like a proper name.

    Parameters
    ----------
    text : str
        A paper: its title, a line break, its abstract; or any text without a title.
    title_end : int
        Characters of the title.
    defined : set of str
        Short and long forms, in lower case, that the paper defines: an abbreviation of common words is no name.

    Returns
    -------
    list of Name
        In the order of the text, without overlaps; all are called systems.
    """
    links = [link.span() for link in LINK.finditer(text)]
    words = list(WORD.finditer(text))
    if links:
        words = [word for word in words if not any(start <= word.start() < end for start, end in links)]
    looks = [_look(text, word) for word in words]
    found = []
    for first, end in _runs(text, words, looks):
        run, letters = words[first:end], "".join(looks[first:end])
        if letters[0] == FIRST and letters[1:2] != VERSION:
            run, letters = run[1:], letters[1:]
        pieces = [match.span() for match in IN_TITLE.finditer(letters)] if run and run[0].start() < title_end else [(0, len(run))]
        judged = (_judge(text, run[a:b], letters[a:b], defined) for a, b in pieces if a < b)
        found.extend(name for name in judged if name)
    return found


def _look(text, word):
    """The looks of one word: a letter of LOOKS."""
    if word[0].islower() and word[0].isalpha():  # nearly all
        return ORDINARY
    written = POSSESSIVE.sub("", word[0])
    look = next((look for look, pattern in LOOKS if pattern.fullmatch(written)), ORDINARY)
    if look != CAPITAL:
        return look
    common = all(zipf(part) >= COMMON for part in written.lower().split("-"))
    if SENTENCE_START.search(text, max(0, word.start() - 6), word.start()):
        return ORDINARY if common else FIRST
    return COMMON_CAPITAL if common else CAPITAL


def _runs(text, words, looks):
    """Yield (first, end) of each run of words that look like names, with one space between."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or text[words[at - 1].end() : words[at].start()] != " " or POSSESSIVE.search(words[at - 1][0]):
            for match in RUN.finditer("".join(looks[start:at])):
                yield start + match.start(), start + match.end()
            start = at


def _judge(text, words, looks, defined):
    """The name that a run of words is, or None."""
    while looks and looks[-1] in CAPITAL + COMMON_CAPITAL and len(words) > 1 and fold_word(words[-1][0].lower()) in heads():
        words, looks = words[:-1], looks[:-1]
        if not {COINED, ABBREVIATION} & set(looks):  # "Large Language Models"
            return None
    last = words[-1]
    name = Name(words[0].start(), last.start() + len(POSSESSIVE.sub("", last[0])), "system", LIKELY)
    written = text[name.start : name.end].lower()
    possible = name._replace(certainty=POSSIBLE)
    if re.fullmatch("PV*", looks):  # "Balance", "Section 3"
        return None if VERSION in looks else possible
    if COINED in looks or re.search("[CcAP]V", looks) or (words[0][0] == "The" and len(words) > 2):
        return name._replace(certainty=SURE)
    if set(looks) == {ABBREVIATION}:
        unknown = any(_is_unknown(word[0], defined) for word in words)
        known = written in defined or fold_word(written) in heads()
        return (name if len(words) == 1 else possible) if unknown else None if known else possible
    if AUTHOR.match(text, name.end):
        return None
    rare = min(zipf(part) for part in re.findall(r"[^\W_]+", written)) < UNCOMMON or len(words) == 1
    return name if rare and not DERIVED.fullmatch(last[0]) and written not in defined else possible


def _is_unknown(word, defined):
    """Whether an abbreviation is neither common knowledge nor defined in the paper; a plural is no name."""
    lower = word.lower()
    if word.endswith("s") or lower in heads() or lower in defined or is_prose(lower):
        return False
    return zipf(lower) < COMMON_ABBREVIATION.get(len(word), COMMON_ACRONYM)
