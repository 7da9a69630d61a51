"""Which words look like the name of a system or a dataset: by their letters, and by how common they are."""

import re
from collections.abc import Collection
from typing import NamedTuple

from themeloom.lexicon import is_prose, measure_zipf, normalize_word, read_heads
from themeloom.mentions.contexts import find_cues
from themeloom.mentions.enumerations import find_listed
from themeloom.mentions.lookalikes import is_cited, is_statistic, list_symbols

GLUED = r"(?<=[a-z]{2})\.(?=[A-Z][a-z]*[A-Z ,])"  # "in the end.OpenNet": a sentence that ends without a space
WORD = re.compile(rf"(?<!\\)[^\W_](?:(?:(?!{GLUED})[\w+^.'\u2019\-\u2010\u2011]|(?<=\d[A-Z]{{2}})/(?=\d))*[\w+])?")  # ABC12XY/3
UNREAD = re.compile(r"\b(?:https?://|www\.)\S+|(?:\b[A-Z]{2,} ){3,}[A-Z]{2,}\b")  # links, and titles all in capitals
POSSESSIVE = re.compile(r"['\u2019]s$")
SENTENCE_START = re.compile(r"(?:^|[.!?:]|\n)[\"')\]]{0,6}\s{0,6}[\"'`(\[]{0,6}$")

LONG_WORD = re.compile(r"\b[^\W\d_]{4,}\b")  # such words have a capital in a title where all but the small ones have
CAPITALIZED = 0.7  # share of a title's long words with a capital from which it is written so
COMMON = 4.0  # Zipf frequency from which a capitalised word may be any word: "Balance" 4.8, "Falcon" 3.7, "Mistral" 2.6
WORD_LENGTH = 7  # shorter words of odd letters are names or abbreviations: "CoT", "PubMed"
KNOWN = 2.0  # an English word, however it is written
UNCOMMON = 2.5  # several capitalised words are a name where one is rarer than this: "Vicuna Mind", not "External Knowledge"
DERIVED = re.compile(r".*(?:ing|ed|ion|ity|ness|ment|al|ic|ive|ous|able|ance|ence|ism|logy|ian|ean)s?", re.IGNORECASE)
COMMON_ABBREVIATION = {2: 0.0, 3: 3.0}  # letters -> Zipf frequency from which everybody knows it: "GPU" 3.2, "PPO" 2.5
COMMON_ACRONYM = 4.3  # with more letters many are words as well: "PANDA", "RAFT"

# the looks of a word, one letter each
COINED = "S"
ABBREVIATION = "A"
CAPITAL = "C"  # begins with a capital, and is not common as a word
COMMON_CAPITAL = "P"
FIRST = "c"  # the same as CAPITAL, but the first word of a sentence
VERSION = "V"
ORDINARY = "."
VARIANT = rf"(?:{find_cues('variant')})"
# the first pattern that fits a whole word decides
LOOKS = [
    (look, re.compile(rf"(?=.{{1,80}}\Z)(?:{pattern})"))  # longer words are none
    for look, pattern in (
        (COINED, rf"(?=.*\d|.*[A-Z].*[A-Z])(?!\d).*[A-Za-z].*-{VARIANT}|[a-z]{{3,}}[a-z\d.]*-\d+(?:\.\d+)?[bB](?:-{VARIANT})*"),
        (COINED, r"\d+(?:[A-Z]+[a-z]{4,}|[A-Z][a-z]+[A-Z])\S*"),  # 3DLoomish, 2FooLoomQA
        (ORDINARY, r"(?:.*-)?[a-z]{4,}|[a-z]+(?:-[a-z]+)*|[A-Z][A-Za-z]*-[a-z]{3,}(?:-[a-z]+)*|\d.*-.*"),  # GPT-based
        (VERSION, r"v?\d+(?:\.\d+)*\+?[BMKbmk]?|[vV]\d\S*|Pro|Mini|Small|Turbo|Ultra|XL"),
        (ORDINARY, r"\d.*"),
        (ORDINARY, r"[A-Z]+-?\d{5,}|[A-Za-z]\^\w"),  # the number of a trial, R^2
        (ABBREVIATION, r"[A-Z][A-Z&]+s?|So[A-Z]+s?|[a-z]{1,2}[A-Z]{1,3}s?"),  # fMRI
        (COINED, r"[^-]*[a-z][A-Z].*|.*[A-Z]{2}[a-z]{2}.*|.*[a-z]\d[a-z].*"),  # iCaRL, LLaMA, word2vec
        (COINED, r".*[A-Z][A-Za-z]*-?\d.*|.*[A-Z]\S*[+^]\S*|[A-Z]-[A-Z][a-z]+"),  # GPT-4, C++, Memory^3, U-Net
        (
            COINED,
            r"(?:[A-Z]\w*-)+[A-Z]{2,}\w*|[A-Z]{2,}\w*-[A-Z]\w*(?<!ing)(?<!ization)|[A-Z]{2,}-(?!as|by|in|of|on|to|up)[a-z]{2}",
        ),  # Self-RAG, CNN-LSTM
        (CAPITAL, r"[A-Z][a-z.]+(?:-[A-Z]?[a-z]+)*"),
    )
]
RUN = re.compile("[cCPSA][CPSAV]*")
IN_TITLE = re.compile("SV*|[Cc]V+|A")  # titles capitalise their words: a capital alone is no sign in them
COMMON_ONLY = re.compile("PV*")  # "Balance", "Section 3"
NUMBERED = re.compile("[CcAP]V")  # "Falcon 2"

# how sure it is that a run of words is a name
SURE = 3  # wherever it stands
LIKELY = 2  # where it stands alone
POSSIBLE = 1  # where something beside it says so
NO_NAME = 0


class Name(NamedTuple):
    """A name in a text: start and end in characters; kind (system or dataset); how sure that it is one."""

    start: int
    end: int
    kind: str
    certainty: int

    @property
    def sure(self) -> bool:
        """Whether it is a name wherever it stands."""
        return self.certainty == SURE


def find_names(text: str, *, title_end: int = 0, defined: Collection[str] = frozenset()) -> list[Name]:
    """Find the words of a text that look like a proper name.

    Parameters
    ----------
    text : str
        A paper: its title, a line break, its abstract; or any text without a title.
    title_end : int
        Characters of the title.
    defined : collection of str
        Short and long forms, in lower case, that the paper defines: an abbreviation of common words is no name. A short form also
        as written, where its long form has no capitals: "metabolic syndrome (MetS)".

    Returns
    -------
    list of Name
        In the order of the text, without overlaps; all are called systems.

    Examples
    --------
    >>> text = "We compare GPT-4 with the Mistral models."
    >>> [(text[name.start : name.end], name.sure) for name in find_names(text)]
    [('GPT-4', True), ('Mistral', False)]
    """
    unread = [match.span() for match in UNREAD.finditer(text)]
    words = list(WORD.finditer(text))
    if unread:
        words = [word for word in words if not any(start <= word.start() < end for start, end in unread)]
    looks = [_look(text, word) for word in words]
    names = []
    for first, end in _find_runs(text, words, looks):
        run = words[first:end]
        letters = "".join(looks[first:end])
        if letters[0] == FIRST and letters[1:2] != VERSION:
            run = run[1:]
            letters = letters[1:]
        pieces = [(0, len(run))]
        if run and run[0].start() < title_end:
            pieces = [match.span() for match in IN_TITLE.finditer(letters)]
        judged = (_judge(text, run[a:b], letters[a:b], defined) for a, b in pieces if a < b)
        names.extend(name for name in judged if name)
    symbols = list_symbols([word[0] for word in words])
    return _add_listed(text, [name for name in names if text[name.start : name.end] not in symbols])


def _add_listed(text, names):
    """The names, with those that their place in a list shows."""
    likely = [(name.start, name.end) for name in names if name.certainty >= LIKELY]
    doubtful = [(name.start, name.end) for name in names if name.certainty < LIKELY]
    listed = [Name(start, end, "system", SURE) for start, end in find_listed(text, likely, doubtful)]
    places = {name.start for name in listed}
    return sorted([*listed, *(name for name in names if name.start not in places)])


def _look(text, word):
    """The looks of one word: a letter of LOOKS."""
    if word[0].islower() and word[0].isalpha():  # nearly all
        return ORDINARY
    written = POSSESSIVE.sub("", word[0])
    look = next((look for look, pattern in LOOKS if pattern.fullmatch(written)), ORDINARY)
    if look == COINED and _is_word(written.lower()):
        return COMMON_CAPITAL
    if look != CAPITAL:
        return look
    common = all(measure_zipf(part) >= COMMON for part in written.lower().split("-"))
    if is_sentence_start(text, word.start()):
        return ORDINARY if common else FIRST
    return COMMON_CAPITAL if common else CAPITAL


def _is_word(lower):
    """Whether a word is only written oddly: "eXpandable", "Weaving In NEtworks"."""
    if not lower.isalpha() or len(lower) < WORD_LENGTH or lower.endswith("ed") or measure_zipf(lower) < KNOWN:
        return False
    return bool(DERIVED.fullmatch(lower)) or read_heads().get(normalize_word(lower), "term") != "term"


def is_sentence_start(text: str, place: int) -> bool:
    """Say whether a sentence begins at a place of a text: a capital says nothing there.

    Parameters
    ----------
    text : str
    place : int
        In characters.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_sentence_start("On Maps. Themes", 9), is_sentence_start("On Maps. Themes", 3)
    (True, False)
    """
    return bool(SENTENCE_START.search(text, max(0, place - 6), place))


def is_capitalized(title: str) -> bool:
    """Say whether the words of a title have capitals, but for the small ones: they say nothing there.

    Parameters
    ----------
    title : str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_capitalized("Weaving Maps of Themes"), is_capitalized("Weaving maps of themes")
    (True, False)
    """
    words = LONG_WORD.findall(title)
    return sum(not word.islower() for word in words) >= CAPITALIZED * len(words)


def _find_runs(text, words, looks):
    """Yield (first, end) of each run of words that look like names, with one space between."""
    start = 0
    for end in range(1, len(words) + 1):
        ends_text = end == len(words)
        if ends_text or not _belongs(text, words[end - 1], words[end]) or POSSESSIVE.search(words[end - 1][0]):
            for match in RUN.finditer("".join(looks[start:end])):
                yield start + match.start(), start + match.end()
            start = end


def _belongs(text, word, following):
    """Whether a word may belong to the one before: behind one space, or a version behind a tie of LaTeX ("foo2vec~2.0")."""
    between = text[word.end() : following.start()]
    return between == " " or (between == "~" and bool(re.fullmatch(r"\d+\.\d+", following[0])))


def _judge(text, words, looks, defined):
    """The name that a run of words is, or None."""
    words, looks = _cut_heads(words, looks)
    if not words:
        return None
    start = words[0].start()
    end = words[-1].start() + len(POSSESSIVE.sub("", words[-1][0]))
    written = text[start:end].lower()
    if COMMON_ONLY.fullmatch(looks):
        certainty = NO_NAME if VERSION in looks else POSSIBLE
    elif looks == ABBREVIATION + VERSION and is_statistic(
        text, start, words[1][0], end, known=not _is_unknown(words[0][0], defined)
    ):
        certainty = NO_NAME
    elif COINED in looks and words[0][0] in defined and len(words) == 1:
        certainty = POSSIBLE
    elif COINED in looks or NUMBERED.search(looks) or (words[0][0] == "The" and len(words) > 2):
        certainty = SURE
    elif set(looks) == {ABBREVIATION}:
        certainty = _judge_abbreviation(words, written, defined)
    elif is_cited(text, end):
        certainty = NO_NAME
    elif written in defined or DERIVED.fullmatch(words[-1][0]) or not _is_rare(words, written):
        certainty = POSSIBLE
    else:
        certainty = LIKELY
    return Name(start, end, "system", certainty) if certainty else None


def _cut_heads(words, looks):
    """A run without the nouns for kinds at its end ("BERT Model"); nothing where no word before them is a name by its letters."""
    while len(words) > 1 and looks[-1] in CAPITAL + COMMON_CAPITAL and normalize_word(words[-1][0].lower()) in read_heads():
        if len(words) > 2 and COINED in looks and read_heads()[normalize_word(words[-1][0].lower())] == "dataset":
            break  # "the LoomNet Control Suite"
        words = words[:-1]
        looks = looks[:-1]
        if COINED not in looks and ABBREVIATION not in looks:  # "Large Language Models"
            return [], ""
    return words, looks


def _judge_abbreviation(words, written, defined):
    """How sure it is that a run of abbreviations is a name."""
    if any(_is_unknown(word[0], defined) for word in words):
        return LIKELY if len(words) == 1 else POSSIBLE
    return NO_NAME if written in defined or normalize_word(written) in read_heads() else POSSIBLE


def _is_unknown(word, defined):
    """Whether an abbreviation is neither common knowledge nor defined in the paper; a plural is no name."""
    lower = word.lower()
    if word.endswith("s") or lower in read_heads() or lower in defined or is_prose(lower):
        return False
    return measure_zipf(lower) < COMMON_ABBREVIATION.get(len(word), COMMON_ACRONYM)


def _is_rare(words, written):
    """Whether a run is one word, or has one that few people use."""
    return len(words) == 1 or min(measure_zipf(part) for part in re.findall(r"[^\W_]+", written)) < UNCOMMON
