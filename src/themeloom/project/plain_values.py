"""Values as a user writes them in a parameter file: YAML that can say nothing but plain values, so that a file is never code.

Only null, true and false, numbers, texts, lists and mappings are read, and each is what it looks like: ``010``, ``1:30`` and
``yes``, which YAML of old takes for 8, 90 and true, are texts.
"""

import json
import re
import reprlib
from typing import Any

import yaml

DEEPEST = 8  # lists in lists; a parameter needs one
NAMES = "tag:yaml.org,2002:"
# those of YAML 1.2, integers of up to 18 digits; all else that is not in quotes is a text
SPELLINGS = {
    "null": r"(?:|~|null|Null|NULL)",
    "bool": r"(?:true|True|TRUE|false|False|FALSE)",
    "int": r"[-+]?(?:0|[1-9][0-9]{0,17})",
    "float": r"[-+]?(?:(?:0|[1-9][0-9]*)(?=[.eE])(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?",
}
RESOLVERS = {None: [(NAMES + name, re.compile(rf"\A{pattern}\Z")) for name, pattern in SPELLINGS.items()]}
BUILDERS = {
    NAMES + "null": lambda text: None,
    NAMES + "bool": lambda text: text.lower() == "true",
    NAMES + "int": int,
    NAMES + "float": float,
    NAMES + "str": str,
}


class _Loader(yaml.SafeLoader):
    """Knows neither tags nor anchors, and no deep nesting."""

    yaml_implicit_resolvers = RESOLVERS
    depth = 0

    def compose_node(self, parent, index):
        event = self.peek_event()
        line = event.start_mark.line + 1
        if event.anchor or getattr(event, "tag", None):
            raise ValueError(f"line {line}: anchors, aliases and tags (&, * and ! before a value) are not read; write the value")
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"line {line}: lists within lists, more than {DEEPEST} deep")
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


class _Dumper(yaml.SafeDumper):
    """Puts into quotes what ``_Loader``, or a reader of the older YAML, would not take for a text."""

    yaml_implicit_resolvers = yaml.SafeDumper.yaml_implicit_resolvers | RESOLVERS

    def ignore_aliases(self, data):
        return True

    def represent_text(self, text):
        # in single quotes PyYAML folds some signs away, such as U+0085
        return self.represent_scalar(f"{NAMES}str", text, style=None if text.isprintable() else '"')


_Dumper.add_representer(str, _Dumper.represent_text)


def parse_values(text: str) -> Any:
    r"""Parse the text of a parameter file.

    Parameters
    ----------
    text : str

    Returns
    -------
    None, bool, int, float, str, list or dict
        None where the text is empty.

    Raises
    ------
    ValueError
        In one line, with the number of the line in the text: where it is not YAML, says the same name twice, or has a tag, an
        anchor or an alias.

    Examples
    --------
    >>> parse_values("resolution: 1.5\nlanguages: [en, no]\nfrom: 010")
    {'resolution': 1.5, 'languages': ['en', 'no'], 'from': '010'}
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise ValueError(f"not YAML: {' '.join(str(error).split())}") from None
    return None if node is None else _build(node)


def _build(node):
    if isinstance(node, yaml.ScalarNode):
        return BUILDERS[node.tag](node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_build(child) for child in node.value]
    pairs = [(_build(name), _build(value)) for name, value in node.value]
    for number, (name, _) in enumerate(pairs):
        line = node.value[number][0].start_mark.line + 1
        if not isinstance(name, str):
            raise ValueError(f"line {line}: a name that is no text; put it into quotes")
        if name in dict(pairs[:number]):
            raise ValueError(f"line {line}: {reprlib.repr(name)} stands there twice; once would do")
    return dict(pairs)


def render_values(values: dict) -> str:
    r"""Render values as the text of a parameter file, which ``parse_values`` reads as the same values.

    Parameters
    ----------
    values : dict
        Name -> plain value.

    Returns
    -------
    str

    Examples
    --------
    >>> render_values({"seed": 2, "pattern": "1e3"})
    "pattern: '1e3'\nseed: 2\n"
    """
    return yaml.dump(values, Dumper=_Dumper, allow_unicode=True)


def make_plain(parameters: dict) -> dict:
    """Make sure that values are plain: what papermill does not know, such as bytes, it would write into the kernel as code.

    Parameters
    ----------
    parameters : dict
        Parameter -> value.

    Returns
    -------
    dict
        The same, of None, bool, int, finite float, str, lists and dicts.

    Raises
    ------
    TypeError, ValueError
        For any other value.
    """
    return json.loads(json.dumps(parameters, allow_nan=False))
