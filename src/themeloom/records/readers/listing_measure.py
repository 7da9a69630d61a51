"""How much of a text reads as a listing of papers: one number for the whole of it.

What the layout takes for titles and abstracts may be headings and paragraphs of anything. Words tell: those of abstracts
stand in all of science, and hardly in manuals, letters, laws or programs. Where a page shows authors instead of abstracts,
titles with names beside them tell.
"""

import re
from collections.abc import Sequence
from functools import cache

from themeloom.lexicon import read_knowledge
from themeloom.records.readers.listing_signs import FINISHED, LOWER, SENTENCES, VERB, Piece

LITTLE = 200  # characters of a whole text that are too few to count words
LONGEST = 1_500  # characters of a title with its abstract whose words are looked up
# a paper of up to so many characters is known by so many words more of papers than of other matter; a longer one by four
WANTED = ((200, 1), (400, 2), (800, 3))
STEM = 5  # letters by which forms of one word are the same
FEWEST_NAMED = 3  # titles with names beside them
LINES_OF_PAPER = 6  # that a page of search results shows, with one title and one line of names among them
FEWEST_TITLES = 3
TITLES = 0.75  # share of lines that are titles, where there are only titles
APART = 0.1  # share of lines of names, or of lines that are there again, above which there are not only titles
FOREIGN = 0.03  # share of the words of all English prose below which a text is in another language
FOREIGN_ABSTRACT = 200  # characters
LONG_ABSTRACT = 300  # characters
LONGEST_TITLE = 300  # characters
PROSE = 0.75  # share of the characters that are in words, with a blank after each

ENGLISH = re.compile(r"(?:the|of|and|to|in|a|is|for)", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['’,-][^\W_]+)*")
NAME = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w'’.-]*\s+){1,3}(?:(?:van|von|de|den|der|di|da|la|le|dos|del|bin|al|el)\s+){0,2}[^\W\d_a-zß-ÿ][\w'’-]*\d*"
)
BETWEEN_NAMES = re.compile(r"\s{0,9}[;·,]\s*|\s{1,9}(?:and|&|und|et|y|e)\s+")
BESIDE_NAMES = re.compile(r"^(?:by|authors?):?\s+|\([^()]*\)|[*†‡]|\s{1,9}-\s.*|(?<![\s.:…])[\s.:…]+$", re.IGNORECASE)
SHOWN_NAMES = 5  # that are looked at
BEFORE_TITLE = re.compile(r"(?:\[?\d{1,4}[\].)]?|[-*•]|Title:)\s+")
MATHEMATICS = re.compile(r"\$[^$]{1,200}\$")
INSIDE_TITLE = re.compile(
    r"\b(?:of|for|in|on|with|via|from|using|towards?|and|to|by|the|an?|through|under|as|at)\b|:", re.IGNORECASE
)


def measure_listing(papers: Sequence[tuple[Sequence[Piece], Sequence[Piece]]]) -> float:
    """Measure how much of a text reads as a listing of papers.

    Parameters
    ----------
    papers : sequence of (sequence of Piece, sequence of Piece)
        As ``listing_lines.find_papers`` returns them.

    Returns
    -------
    float
        The largest of three shares: of the characters, those of titles with something that reads like their abstracts; of the
        lines, those of titles beside names, with what a page shows of each paper; of the lines, those that are titles,
        where there is nothing else.

    Examples
    --------
    >>> measure_listing([([Piece(1, "Cats Purr", True)], [Piece(2, "We show that cats purr.", False)])])
    1.0
    >>> measure_listing([([Piece(1, "Shopping", True)], [Piece(2, "Milk and bread, you know.", False)])])
    0.0
    """
    read = whole = 0
    stated = False
    seen = set()
    for titles, bodies in papers:
        texts = [" ".join(piece.text for piece in pieces) for pieces in (titles, bodies)]
        size = sum(len(text) for text in texts if text not in seen)  # lines may be doubled
        seen.update(texts)
        whole += size
        read += size * (bool(texts[1]) and _is_paper(*texts))  # an abstract at the beginning may lack its title
        stated = stated or (all(texts) and _is_stated(*texts))
    if whole < LITTLE and stated:
        return 1.0
    lines = [piece.text for paper in papers for pieces in paper for piece in pieces]
    return max(read / max(whole, 1), _measure_named(lines), float(is_titles(lines)))


def is_titles(lines: Sequence[str]) -> bool:
    """Whether the lines are titles of papers, one a line, with nothing between them.

    Parameters
    ----------
    lines : sequence of str

    Returns
    -------
    bool

    Examples
    --------
    >>> is_titles(["A Study of Cats", "Dogs: A Survey of Barks", "Effects of Eels on Birds in Parks"])
    True
    >>> is_titles(["Buy milk", "Call Ann", "Read the chapter on looms"])
    False
    """
    beside = sum(1 for line in lines if count_names(line))
    if len(lines) < FEWEST_TITLES or beside > APART * len(lines) or len(set(lines)) < (1 - APART) * len(lines):
        return False
    titles = [line for line in lines if _is_title(line) and _is_bare(line)]
    return len(titles) >= TITLES * len(lines) and sum(map(_is_learned, titles)) >= 0.5 * len(titles)


def _is_bare(line):
    """Whether a title has no sentence in it, nor what may follow it on its line."""
    text = BEFORE_TITLE.sub("", line, count=1)
    return not (text.endswith((".", "!", "…", ",")) or SENTENCES.search(text) or VERB.search(text) or text[-1].isdigit())


def _is_learned(title):
    """Whether a title has a word of papers, or Most of Its Words in Capitals."""
    words = [word for word in WORD.findall(title) if len(word) > 3]
    return bool(_count_words("paper", title)) or sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _is_stated(title, body):
    """Whether a line that is no sentence has one below it, with nothing against its being a paper."""
    sentence = body[0].isupper() and " " in body and FINISHED.search(body) and not FINISHED.search(title)
    return bool(sentence and not LOWER.match(title) and not _count_words("other", f"{title} {body}"))


def _is_paper(title, body):
    """Whether a title and what follows it read like a paper."""
    text = MATHEMATICS.sub("", f"{title} {body}"[:LONGEST])
    words = WORD.findall(text)
    letters = sum(map(len, words)) + len(words)
    if letters < PROSE * len(text) or LOWER.match(BEFORE_TITLE.sub("", title, count=1)):
        return False
    wanted = next((words for size, words in WANTED if len(text) <= size), 4)
    others = _count_words("other", text)
    # an abstract has a line of its own on most pages; whatever else has such long ones speaks to somebody
    leeway = others or -(len(body) >= LONG_ABSTRACT)
    if _count_words("paper", text) >= max(1, wanted + leeway):
        return True
    foreign = sum(1 for word in words if ENGLISH.fullmatch(word)) < FOREIGN * len(words)
    return foreign and len(body) >= FOREIGN_ABSTRACT and letters >= 0.9 * len(text) and bool(FINISHED.search(body[-120:]))


def _count_words(side, text):
    """How many different words of one side of the table a text has."""
    return len({match[0][:STEM].casefold() for match in _read_words(side).finditer(text)})


@cache
def _read_words(side):
    table = read_knowledge("listing_words", room="records")
    return re.compile(rf"(?<![\w./@$])(?:{'|'.join(table.loc[table['side'] == side, 'pattern'])})(?![\w/(=])", re.IGNORECASE)


def _measure_named(lines):
    """The share of lines that are a title beside a line of names, or stand with one as a page shows it."""
    titles = [_is_title(line) for line in lines]
    names = [count_names(line) for line in lines]
    steps = range(len(lines) - 1)
    before = [names[i + 1] for i in steps if titles[i] and names[i + 1]]
    after = [names[i] for i in steps if names[i] and titles[i + 1]]
    beside = max(before, after, key=len)
    # two words in capitals may be anything; several names in one line are not
    if len(beside) < FEWEST_NAMED or sum(number > 1 for number in beside) * 4 < len(beside):
        return 0.0
    return min(1.0, len(beside) * LINES_OF_PAPER / len(lines))


def _is_title(line):
    """Whether a line may be the title of a paper: some words, not all of them nouns, and no names."""
    text = BEFORE_TITLE.sub("", line, count=1).strip()
    words = text.split()
    if not 4 <= len(words) <= 40 or len(text) > LONGEST_TITLE or text[-1] in ",;:{}(":
        return False
    if text[0].islower() or text[0] in "{}<>;#/\\" or _count_words("other", text) or count_names(text):
        return False
    worded = sum(len(word) > 2 for word in WORD.findall(text)) >= 0.5 * len(words)
    return worded and bool(INSIDE_TITLE.search(text) or _count_words("paper", text))


def count_names(line: str) -> int:
    """Count the names of people in a line that has nothing else.

    Parameters
    ----------
    line : str

    Returns
    -------
    int
        At most ``SHOWN_NAMES``; 0 where the line has other matter.

    Examples
    --------
    >>> count_names("Ann Cat, Bob van Dog"), count_names("We show that Ann Cat purrs")
    (2, 0)
    """
    parts = [part.strip() for part in BETWEEN_NAMES.split(BESIDE_NAMES.sub("", line[:200])) if part.strip()][:SHOWN_NAMES]
    names = [part for part in parts if NAME.fullmatch(part)]
    return len(names) if len(names) >= 0.75 * len(parts) else 0
