"""Names of several authors in one text -> each of them, by what parts them."""

import re

from themeloom.records.values.literals import read_list

# what follows a surname after a comma: "J.", "J. R.", "J.-P.", "JR", "Jr."
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]*){1,6}(?:[^\W\d_]\.?)?|[^\W\d_a-zß-ÿ]{1,3}|[JS]r\.?|I{2,3}|IV")
WORD = re.compile(r"[^\W\d_](?:[\w'’.-]*\w)?\.?")
PREFIX = re.compile(r"(?:Mc|Mac|O['’]|De|Di|Du|Da|Del|Della|La|Le|Van|Von|Fitz)$")
SURE_PREFIX = re.compile(r"(?:Mc|Mac|Fitz|O['’])$")
# before the last author, or between all: also in Spanish, French, German, Italian and Portuguese
LAST_AUTHOR = re.compile(r",?\s{1,9}(?:(?i:and|et|und)|&|y|e|u\.)\s+(?!al\b)")  # an initial may be E or Y


def split_and(text: str) -> list[str]:
    """Split names at ``and``, as BibTeX has them: ``A and B``, but not inside braces."""
    parts = [""]
    depth = 0
    for token in re.split(r"([{}]|(?<!\s)\s+and\s+)", text, flags=re.IGNORECASE):
        depth = max(0, depth + (token == "{") - (token == "}"))
        if depth == 0 and re.fullmatch(r"\s+and\s+", token, re.IGNORECASE):
            parts.append("")
        else:
            parts[-1] += token
    return parts


def split_comma_pairs(text: str) -> list[str]:
    """Split names that commas part and that may hold them: ``Smith, J., Doe, A.``, ``Smith J., Doe A.``, ``Ann Cat, Bob Dog``."""
    if ";" in text:
        return text.split(";")
    pieces = [piece.strip() for piece in text.split(",")]
    if len(pieces) > 1 and text.find(".") == len(text) - 1 and not INITIALS.fullmatch(pieces[-1]):
        pieces[-1] = pieces[-1][:-1]  # the list ends as a sentence does: "Cat AB, Dog CD."
    names = []
    for piece in filter(None, pieces):
        if names and INITIALS.fullmatch(piece):
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    if len(names) == 2 and WORD.fullmatch(names[0]):
        return [", ".join(names)]  # Smith, Ann Mary
    if len(names) % 2 == 0 and all(WORD.fullmatch(name) for name in names):
        return [f"{surname}, {given}" for surname, given in zip(names[::2], names[1::2], strict=True)]  # Smith, John, Doe, Jane
    return names


def split_names(text: str) -> list[str]:
    """Split names of an unknown source: as a list of Python or JSON, or with the separator that is seen in them."""
    if listed := read_list(text):
        return listed
    for separator in (";", "|", "\n", "；", "、", "，"):
        if separator in text:
            return text.split(separator)
    parts = LAST_AUTHOR.split(text)
    # "Cat, Ann and Dog, Bob": each part a name, turned round; "A. Cat, B. Dog and C. Eel": commas part the names too
    if len(parts) > 2 or (len(parts) == 2 and parts[0].count(",") == parts[1].count(",") < 2):
        return parts
    return split_comma_pairs(", ".join(part.strip(" ,") for part in parts))


def split_glued(text: str) -> list[str]:
    """Split names without anything between them, as Springer writes them: ``A. AlievB. Bo``."""
    if ";" in text:
        return text.split(";")
    parts = [""]
    for place, letter in enumerate(text):
        if (
            parts[-1]
            and text[place - 1].islower()
            and letter.isupper()
            and not _is_inside(parts[-1][-8:], text[place : place + 40])
        ):
            parts.append("")
        parts[-1] += letter
    return parts


def _is_inside(before, after):
    """Whether a capital after a small letter goes on with a name: ``McGregor``, or ``LeCun`` where no second name follows."""
    if SURE_PREFIX.search(before):
        return True
    rest = re.match(r"[A-Z][a-z'’-]*(.?)", after)
    return bool(PREFIX.search(before) and rest and rest[1] != " " and not before.islower())
