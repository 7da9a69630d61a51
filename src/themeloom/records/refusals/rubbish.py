"""Lines that look like text and are none: base64, tails of archives, tables of signs."""

SHORTEST = 40  # characters; a shorter line may be a name or a formula
WORDS = 0.3  # share of the characters of a line that must be in words of any language; prose full of formulas has .5 and more
LONGEST_WORD = 40  # characters
LONGEST_NAME = 12  # characters of a word in capitals and small letters of any order: "PubMed", "iCaRL"
LETTERS = 0.7  # share of letters in a word
LINKS = ("://", "www.", "doi.org/")
EDGES = ".,;:!?()[]{}\"'“”‘’«»…*–—-$\\"


def is_rubbish(line: str) -> bool:
    """Say whether hardly anything in a line is a word in any language.

    Examples
    --------
    >>> is_rubbish("UEsDBBQABgAIAAAAIQDfpNJsWgEAACAFAAATAAgCW0NvbnRlbnRfVHlwZXNdLnhtbCCiBAIooAAC")
    True
    >>> is_rubbish("We weave wool with LoRA, GPT-4o and $x^2$ on 12.5 % of 1,000 looms.")
    False
    """
    if len(line) < SHORTEST:
        return False
    parts = [(part, part.strip(EDGES)) for part in line.split()]
    whole = sum(len(bare) for _, bare in parts)
    return sum(len(bare) for part, bare in parts if bare and _is_word(part, bare)) < WORDS * whole


def _is_word(part, bare):
    """Whether a part of a line between blanks may be a word, a number or an address."""
    if bare.isalpha() and bare.islower() and len(bare) <= LONGEST_WORD:  # as nearly all are: only a matter of speed
        return True
    if any(mark in part for mark in LINKS):
        return True
    letters = sum(map(str.isalpha, bare))
    if not letters:
        return len(bare) <= LONGEST_NAME
    if letters < LETTERS * len(bare):
        return False
    if bare.lower() == bare.upper():  # a script without capitals, which may have no blanks either
        return True
    if len(bare) > LONGEST_WORD:
        return sum(sign > "\u024f" for sign in bare) > len(bare) / 2
    regular = bare in (bare.lower(), bare.upper()) or bare[1:] == bare[1:].lower()
    return regular or (bare.isascii() and len(bare) <= LONGEST_NAME)
