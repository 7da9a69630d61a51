"""What the formats of lines share: terms by their number, labels that stay on one line."""

import re
from collections.abc import Iterable

import networkx as nx

BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def clean_label(label: str) -> str:
    r"""Clean a label of what would break its line.

    Examples
    --------
    >>> clean_label("theme\t\nmap")
    'theme map'
    """
    return BREAKS.sub(" ", label)


def assign_numbers(joined: nx.Graph) -> nx.Graph:
    """Copy a network with numbers from 1 on as its nodes, and the term as the attribute ``term``."""
    return nx.convert_node_labels_to_integers(joined, first_label=1, label_attribute="term")


def format_lines(lines: Iterable[object]) -> bytes:
    r"""Format lines as the bytes of a file.

    Examples
    --------
    >>> format_lines(["*Vertices 1", 0])
    b'*Vertices 1\n0\n'
    """
    return "".join(f"{line}\n" for line in lines).encode()
