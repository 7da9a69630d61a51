"""Parameter files hold plain values: they are what they look like, come back as they were written, and are never code."""

import ast
import json
import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from papermill.translators import PythonTranslator

from themeloom.project.plain_values import make_plain, parse_values, render_values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1", 1),
        ("-1", -1),
        ("+1", 1),
        ("0", 0),
        ("9" * 18, 10**18 - 1),
        ("9" * 5000, "9" * 5000),
        ("010", "010"),
        ("0x1F", "0x1F"),
        ("0o7", "0o7"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1.5", 1.5),
        ("1.", 1.0),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("-2.5E-1", -0.25),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("1.5:30", "1.5:30"),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("2020-01-01", "2020-01-01"),
        ("=", "="),
        ("<<", "<<"),
        ("null", None),
        ("~", None),
        ("", None),
        ("'1'", "1"),
        ('"\\u00e9\\n"', "é\n"),
        ("[1, [no]]", [1, ["no"]]),
        ("{a: 1, b: [x]}", {"a": 1, "b": ["x"]}),
        ("|\n  two\n  lines", "two\nlines\n"),
    ],
)
def test_a_value_is_what_it_looks_like(written, value):
    parsed = parse_values(f"n: {written}\n")
    assert parsed == {"n": value}
    assert type(parsed["n"]) is type(value)


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_says_nothing(text):
    assert parse_values(text) is None


DEEP = 3000
BOMB = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}, *a]\n" for n in range(30))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("n: [!!binary aWQ=]", "line 1: .*tags"),
        ("a: 1\nn: !!set {a, b}", "line 2: .*tags"),
        ("n: !!timestamp 2020-01-01", "tags"),
        ("n: !!omap [a: 1]", "tags"),
        ("n: !!pairs [a: 1]", "tags"),
        ('n: !!int "010"', "tags"),
        ("n: !!float .nan", "tags"),
        ("n: !!python/object/apply:os.system [id]", "tags"),
        ("n: !own 1", "tags"),
        ("n: ! 1", "tags"),
        ("!!map {n: 1}", "tags"),
        ("n: &a 1\nm: *a", "line 1: anchors"),
        ("n: *a", "line 1: anchors"),
        (BOMB, "line 1: anchors"),
        ("a: 1\nb: 2\na: 3", "line 3: 'a' stands there twice"),
        ("n: {a: 1, a: 1}", "line 1: 'a' stands there twice"),
        ("1: 2", "line 1: a name that is no text"),
        ("[a]: 2", "line 1: a name that is no text"),
        ("{{a: 1}: 2}: 3", "line 1: a name that is no text"),
        ("n: " + "[" * DEEP, "line 1: lists within lists"),
        ("n: " + "[" * DEEP + "]" * DEEP, "line 1: lists within lists"),
        ("n: " + "{a: " * DEEP, "line 1: lists within lists"),
        ("n: " + "- " * DEEP + "1", "not YAML"),
        ("n:\n" + "".join(" " * n + "-\n" for n in range(1, 60)), "lists within lists"),
        ("a: [", "not YAML"),
        ("a: 1\n---\nb: 2", "not YAML"),
        ("a: \0", "not YAML"),
        ("\tn: 1", "not YAML"),
        ("%YAML 3.0\n---\nn: 1", "not YAML"),
    ],
)
def test_anything_else_is_refused_in_one_short_line(text, message):
    with pytest.raises(ValueError, match=message) as caught:
        parse_values(text)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 300


numbers = st.integers(1 - 10**18, 10**18 - 1) | st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(codec="utf-8"), max_size=20) | st.sampled_from(
    [
        "010",
        "1:30",
        "1e3",
        "yes",
        "null",
        "~",
        "",
        ".5",
        "true",
        "=",
        "<<",
        "- a",
        "&a",
        "*a",
        "!a",
        "a: b",
        "# a",
        "'",
        '"',
        "{}",
    ]
)
plain = st.none() | st.booleans() | numbers | texts
values = st.dictionaries(texts, plain | st.lists(plain, max_size=4) | st.dictionaries(texts, plain, max_size=4), max_size=4)


@given(values)
def test_what_is_written_is_read_as_it_was(values):
    read = parse_values(render_values(values))
    assert json.dumps(read, sort_keys=True) == json.dumps(values, sort_keys=True)  # 1, 1.0 and true are three


def test_a_value_that_stands_there_twice_is_written_twice():
    same = ["x"]
    assert parse_values(render_values({"a": same, "b": same})) == {"a": ["x"], "b": ["x"]}


@given(st.text(max_size=80) | st.text(st.sampled_from("ab:,[]{}&*!|>'\"#%- \n\t019.e~<="), max_size=40))
def test_whatever_is_read_is_plain(text):
    try:
        parsed = parse_values(text)
    except ValueError:
        return
    waiting = [parsed]
    while waiting:
        value = waiting.pop()
        assert type(value) in (type(None), bool, int, float, str, list, dict)
        assert not isinstance(value, float) or not math.isnan(value)
        waiting += value if isinstance(value, list) else [*value, *value.values()] if isinstance(value, dict) else []


@pytest.mark.parametrize("value", [{1, 2}, b"x", object()])
def test_what_is_not_plain_is_not_written_or_not_read(value):
    with pytest.raises((yaml.YAMLError, ValueError)):
        parse_values(render_values({"n": value}))


kinds = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
written = st.text(max_size=30) | st.text(st.sampled_from("\"'\\\n\r{}#%$!\0\x85\u2028"), max_size=8)
kinds |= written


@given(st.dictionaries(st.from_regex("[a-z]{1,8}_", fullmatch=True), kinds | st.lists(kinds) | st.dictionaries(written, kinds)))
def test_a_value_arrives_in_the_kernel_as_it_is_and_nothing_of_it_is_code(parameters):
    code = PythonTranslator.codify(make_plain(parameters))
    arrived = {node.targets[0].id: ast.literal_eval(node.value) for node in ast.parse(code).body}
    assert repr(arrived) == repr(parameters)
