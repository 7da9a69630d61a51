"""The account that every reader owes: its records and rows hold each line of a text once."""


def count_lines(text):
    return len(text.removesuffix("\n").split("\n"))


def is_balanced(text, records, rows):
    parts = [*records, *rows]
    return sum(part.lines for part in parts) == count_lines(text) and all(part.lines >= 0 for part in parts)
