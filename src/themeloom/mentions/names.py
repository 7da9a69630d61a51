"""Which words look like the name of a system or a dataset: by their looks, and by what stands beside them."""

import re
from collections.abc import Collection
from typing import NamedTuple

from themeloom.lexicon import is_prose, measure_zipf, normalize_word, read_heads
from themeloom.mentions.enumerations import find_listed
from themeloom.mentions.lookalikes import is_cited, is_statistic, list_symbols
from themeloom.mentions.looks import (
    ABBREVIATION,
    CAPITAL,
    COINED,
    COMMON_CAPITAL,
    DERIVED,
    FIRST,
    POSSESSIVE,
    VERSION,
    find_looks,
)

GLUED = r"(?<=[a-z]{2})\.(?=[A-Z][a-z]*[A-Z ,])"  # "in the end.OpenNet": a sentence that ends without a space
WORDLY = r"[\w+]"
JOINT = rf"(?:[\^'\u2019\-\u2010\u2011]|(?!{GLUED})\.|(?<=\d[A-Z]{{2}})/(?=\d))"  # inside a word: ABC12XY/3
WORD = re.compile(rf"(?<!\\)[^\W_]{WORDLY}*+(?:{JOINT}++{WORDLY}++)*+")
UNREAD = re.compile(r"\b(?:(?:https?://|www\.)\S+|(?:[A-Z]{2,} ){3,}[A-Z]{2,}\b)")  # links, and titles all in capitals
UNCOMMON = 2.5  # several capitalised words are a name where one is rarer than this: "Vicuna Mind", not "External Knowledge"
COMMON_ABBREVIATION = {2: 0.0, 3: 3.0}  # letters -> Zipf frequency from which everybody knows it: "GPU" 3.2, "PPO" 2.5
COMMON_ACRONYM = 4.3  # with more letters many are words as well: "PANDA", "RAFT"

RUN = re.compile("[cCPSA][CPSAV]*")
UNUSUAL = re.compile("[cCPSAV]+")  # words in a row of which a run can be
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
    looks = find_looks(text, words)
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


def _find_runs(text, words, looks):
    """Yield (first, end) of each run of words that look like names, with one space between."""
    letters = "".join(looks)
    for row in UNUSUAL.finditer(letters):
        start = row.start()
        for end in range(start + 1, row.end() + 1):
            ends_row = end == row.end()
            if ends_row or not _belongs(text, words[end - 1], words[end]) or POSSESSIVE.search(words[end - 1][0]):
                yield from (match.span() for match in RUN.finditer(letters, start, end))
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
