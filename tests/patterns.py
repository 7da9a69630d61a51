"""Every pattern of the package, in the modes in which it is used, and strings made of its own pieces that try to stall it."""

import ast
import importlib
import inspect
import math
import re
import signal
import time
from collections.abc import Iterator, Mapping
from itertools import chain, pairwise, product, takewhile
from pathlib import Path
from re import _constants as sre
from re import _parser
from typing import NamedTuple

import themeloom

SOURCE = Path(themeloom.__file__).parent
SEARCHING = {"search": "search", "finditer": "search", "findall": "search", "sub": "search", "subn": "search", "split": "search"}
MODES = SEARCHING | {"match": "match", "fullmatch": "fullmatch"}
SIGNS = ' ("-,.aA1'
REPRESENTATIVES = {
    sre.CATEGORY_DIGIT: "1",
    sre.CATEGORY_SPACE: " ",
    sre.CATEGORY_WORD: "a",
    sre.CATEGORY_NOT_DIGIT: "a",
    sre.CATEGORY_NOT_SPACE: "a",
    sre.CATEGORY_NOT_WORD: "-",
}
GROWTH = 1.3  # the highest exponent of n that passes
SIZES = (1_000, 10_000, 100_000)
SMALL = 0.005  # seconds of CPU that tell nothing
BUDGET = 3.0  # seconds of CPU for all strings of one pattern: a slow one that grows as its strings do is not tried with all
SECONDS = 8.0  # of CPU for one try; what takes longer has fallen
ATOMS = 12  # characters that a pattern is tried with


class Tried(NamedTuple):
    """A pattern, where it stands, and how it is used: search, match or fullmatch."""

    place: str
    pattern: re.Pattern
    mode: str


# ---------------------------------------------------------------- what there is


def list_patterns() -> list[Tried]:
    """Every pattern in the globals of every module, in what its cached functions return, and written where it is used."""
    found = {}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    used = {path: _list_modes(tree) for path, tree in trees.items()}
    for path, tree in trees.items():
        name = ".".join(("themeloom", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        module = importlib.import_module(name)
        # what goes through a loop or an argument may be used in any way that the module uses such names
        others = [modes for word, modes in used[path].items() if word != "re" and not hasattr(module, word)]
        unknown = set().union(*others) or {"search"}
        users = [used[path], *(used[other] for other in trees if _is_imported(name, trees[other]))]
        for word, value in list(vars(module).items()):
            if callable(value) and getattr(value, "__module__", name) != name:
                continue  # a function or a class from elsewhere
            for pattern in _find_patterns(value):
                for mode in set().union(*(modes.get(word, ()) for modes in users)) or unknown:
                    found.setdefault((pattern.pattern, pattern.flags, mode), Tried(f"{name}.{word}", pattern, mode))
        for pattern, flags, mode in _find_written(tree):
            found.setdefault((pattern, flags, mode), Tried(f"{name}: {pattern!r}", re.compile(pattern, flags), mode))
    return [tried for tried in found.values() if isinstance(tried.pattern.pattern, str)]


def _is_imported(name, tree):
    """Whether a module takes something from another one."""
    return any(isinstance(node, ast.ImportFrom) and node.module == name for node in ast.walk(tree))


def _list_modes(tree):
    """Name -> the modes in which a pattern of that name, or one that a function of that name returns, is used."""
    used = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in MODES:
            named = node.value
            while isinstance(named, ast.Call | ast.Subscript):
                named = named.func if isinstance(named, ast.Call) else named.value
            if isinstance(named, ast.Name) and (node.attr != "split" or named.id.isupper()):  # texts are split too
                used.setdefault(named.id, set()).add(MODES[node.attr])
    return used


def _find_patterns(value, depth=4) -> Iterator[re.Pattern]:
    """The patterns in a value: in what it holds, and in what it returns where it is a cached function without arguments."""
    if isinstance(value, re.Pattern):
        yield value
    elif hasattr(value, "cache_info") and not inspect.signature(value).parameters:
        yield from _find_patterns(value(), depth)
    elif depth and isinstance(value, Mapping) and len(value) < 1_000:
        yield from chain.from_iterable(_find_patterns(part, depth - 1) for part in value.values())
    elif depth and isinstance(value, tuple | list | set | frozenset) and len(value) < 1_000:
        yield from chain.from_iterable(_find_patterns(part, depth - 1) for part in value)


def _find_written(tree):
    """Patterns that are written where they are used: ``re.sub(r"...", ...)``."""
    for node in ast.walk(tree):
        called = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in MODES
        if called and isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
            written = node.args[0]
            if isinstance(written, ast.Constant) and isinstance(written.value, str):
                flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(node) else 0
                yield written.value, flags | re.UNICODE, MODES[node.func.attr]


# ---------------------------------------------------------------- what is tried


def list_strings(pattern: re.Pattern) -> Iterator[tuple[str, str, str]]:
    """(beginning, piece to be repeated, end) of strings that are made of what the pattern looks for."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    atoms = list(dict.fromkeys(_list_atoms(tree)))
    atoms = [*atoms[:ATOMS], *(sign for sign in SIGNS if sign not in atoms[:ATOMS])]
    sample = _write_match(tree)
    beginnings = ["", *dict.fromkeys(sample[:length] for length in (1, len(sample) // 2, len(sample)) if sample[:length])]
    for atom, beginning in product(atoms, beginnings):
        yield beginning, atom, "\x01"
    for one, other in product(atoms[:6], atoms[:6]):
        if one != other:
            yield "", one + other, "\x01"
    for piece, end in ((sample, "\x01"), (f"{sample} ", ""), (sample[:-1], "\x01")):
        if piece:
            yield "", piece, end


def _list_atoms(tree):
    """One character for each literal and class of a pattern, in their order."""
    for operation, argument in tree:
        if operation in (sre.LITERAL, sre.NOT_LITERAL):
            yield chr(argument) if operation is sre.LITERAL else "a"
        elif operation is sre.ANY:
            yield "a"
        elif operation is sre.IN:
            yield _pick_member(argument)
        else:
            for part in _list_subtrees(argument):
                yield from _list_atoms(part)


def _list_subtrees(argument):
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for part in argument:
            yield from _list_subtrees(part)


def _pick_member(members):
    """A character of a class."""
    negated = members[0][0] is sre.NEGATE
    for operation, argument in members[negated:]:
        if negated:
            break
        if operation is sre.LITERAL:
            return chr(argument)
        if operation is sre.RANGE:
            return chr(argument[0])
        if operation is sre.CATEGORY:
            return REPRESENTATIVES.get(argument, "a")
    return next((sign for sign in "a -1(" if re.match(_write_class(members), sign)), "a")


def _write_class(members):
    parts = []
    for operation, argument in members[1:]:
        if operation is sre.LITERAL:
            parts.append(re.escape(chr(argument)))
        elif operation is sre.RANGE:
            parts.append(f"{re.escape(chr(argument[0]))}-{re.escape(chr(argument[1]))}")
        elif operation is sre.CATEGORY:
            name = str(argument).rpartition("_")[2][0].lower()
            parts.append("\\" + (name.upper() if "_NOT_" in str(argument) else name))
    return f"[^{''.join(parts)}]"


def _write_match(tree):
    """A string that the pattern would match, but for what looks around."""
    written = ""
    for operation, argument in tree:
        if operation in (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN):
            written += next(iter(_list_atoms([(operation, argument)])))
        elif operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            written += _write_match(argument[2]) * max(argument[0], 1)
        elif operation is sre.BRANCH:
            written += _write_match(argument[1][0])
        elif operation in (sre.SUBPATTERN, sre.ATOMIC_GROUP):
            written += _write_match(argument[-1] if operation is sre.SUBPATTERN else argument)
    return written


# ---------------------------------------------------------------- how long it takes


class TookTooLongError(Exception):
    """A try that was ended."""


def _end(*_):
    raise TookTooLongError


def measure(tried: Tried, text: str) -> float:
    """The seconds of CPU that a pattern takes for a text: for all it finds where it searches."""
    start = time.process_time()
    if tried.mode == "search":
        for _ in tried.pattern.finditer(text):
            pass
    else:
        getattr(tried.pattern, tried.mode)(text)
    return time.process_time() - start


def find_slow(tried: Tried) -> str:
    """The first string on which the time grows faster than ``n ** GROWTH`` from one size to the next; described."""
    before = signal.signal(signal.SIGVTALRM, _end)
    try:
        end = time.process_time() + BUDGET
        within = takewhile(lambda _: time.process_time() < end, list_strings(tried.pattern))
        return next(filter(None, (_describe_growth(tried, parts) for parts in within)), "")
    finally:
        signal.signal(signal.SIGVTALRM, before)


def _describe_growth(tried, parts):
    """What is wrong with the growth from size to size; empty where nothing is."""
    middle = _measure_size(tried, parts, SIZES[1])
    if middle < SMALL / 25:
        return ""  # were it quadratic, it would still be small at the largest size
    small = middle
    for before, size in pairwise(SIZES):
        small = _measure_size(tried, parts, before) if before == SIZES[0] else middle
        large = middle if size == SIZES[1] else _measure_size(tried, parts, size)
        if large == math.inf or large > max(small, SMALL) * (size / before) ** GROWTH:
            beginning, piece, end = parts
            text = f"{beginning!r} + {piece!r} * n + {end!r}"
            return f"{tried.place} ({tried.mode}), {text}: {before:,} characters {small:.4f} s, {size:,} characters {large:.4f} s"
    return ""


def _measure_size(tried, parts, size):
    """The seconds for a string of a size; no end where they are more than there is time for."""
    beginning, piece, end = parts
    text = beginning + piece * (size // len(piece)) + end
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        return measure(tried, text)
    except TookTooLongError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
