"""Parameters of a notebook: what is none of them is refused in one line."""

from pathlib import Path

import pytest

from themeloom.project.overrides import read_defaults, read_overrides
from toy_notebooks import write_notebook

ROOT = Path(__file__).parents[2]
THEMES = ROOT / "notebooks" / "05_themes.ipynb"


@pytest.fixture
def overrides(tmp_path):
    def write(text):
        path = tmp_path / "05_themes.yml"
        path.write_text(text)
        return path

    return write


@pytest.mark.parametrize(("text", "given"), [("", {}), ("resolution: 2\nseed: 2\n", {"resolution": 2, "seed": 2})])
def test_declared_parameters_may_be_overridden(overrides, text, given):
    assert read_overrides(THEMES, overrides(text)) == given


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "resolutoin: 1.3\n",
            "no parameter 'resolutoin'; there are: clouds, halves, meaning, min_size, number, processes, resolution, ",
        ),
        ("corpus: other\n", "no parameter 'corpus'"),
        ("x" * 10_000 + ": 1\n", "not YAML|no parameter"),
        ("resolution: high\n", r"resolution is 'high'; needs float from 0\.01 to 100\.0$"),
        ("seed: 1.5\n", "seed is 1.5; needs int from 0 to"),
        ("seed: true\n", "needs int"),
        ("resolution: .nan\n", "needs float"),
        ("resolution: -1\n", "needs float from"),
        ("resolution: 1e300\n", "needs float from"),
        ("resolution: 1e999\n", "resolution is inf; needs float from"),
        ("samples: -5\n", "needs int from 0"),
        ("seed: 010\n", "seed is '010'; needs int"),
        ("seed: 1:40\n", "seed is '1:40'; needs int"),
        ("processes: 100000\n", "needs int from 0 to 64"),
        ("meaning: minilmm\n", "needs str, one of minilm, wordllama, none"),
        ('meaning: "\\ud800"\n', "needs str"),
        ("seed: 1\nseed: 2\n", "line 2: 'seed' stands there twice"),
        ("resolution=2\n", "name: value"),
        ("[" * 3000, "line 1: lists within lists"),
        ("seed: " + "9" * 5000, "seed is '999.*; needs int from 0"),
        ('"a\\nb": 1\n', "no parameter 'a..*b'"),
        ("a: [", "not YAML"),
        ("false", "name: value"),
        ("# x\n" * 100_000, "400,000 bytes; a parameter file may have 100,000"),
    ],
)
def test_anything_else_is_refused_in_one_short_line(overrides, text, message):
    path = overrides(text)
    with pytest.raises(ValueError, match=message) as caught:
        read_overrides(THEMES, path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("element", ["!!binary IitzdHIoMSkrIg==", "!!set {a}", "2020-01-01", "[a]", "{a: b}", "1", "yes", "tsak"])
def test_what_stands_in_a_list_is_looked_at(tmp_path, element):
    path = tmp_path / "06_term_map.yml"
    path.write_text(f"kinds: [task, {element}]\n")
    with pytest.raises(ValueError, match=r"06_term_map\.yml: (line 1: .*tags|kinds is \[.*; needs list of str, each)"):
        read_overrides(ROOT / "notebooks" / "06_term_map.ipynb", path)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "utf-32"])
def test_a_file_in_another_encoding_is_refused_by_its_name(overrides, encoding):
    path = overrides("")
    path.write_bytes("# é\nseed: 2\n".encode(encoding))
    with pytest.raises(ValueError, match=r"05_themes\.yml: needs to be in UTF-8"):
        read_overrides(THEMES, path)


def test_a_byte_order_mark_is_none_of_the_text(overrides):
    path = overrides("")
    path.write_bytes("seed: 2\n".encode("utf-8-sig"))
    assert read_overrides(THEMES, path) == {"seed": 2}


def test_defaults_are_what_the_cell_assigns_whatever_signs_are_in_them(tmp_path):
    path = write_notebook(tmp_path / "a.ipynb", "n = 1", 'corpus = "one"\na = "x = 1 # y"  # t\nb = {\n    "c": [1],\n}  # = 2')
    assert read_defaults(path) == {"a": "x = 1 # y", "b": {"c": [1]}}


OVERRIDES = sorted((ROOT / "data").glob("*/params/*.yml"))


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_those_of_every_corpus_are_declared(path):
    assert read_overrides(ROOT / "notebooks" / f"{path.stem}.ipynb", path)


def test_defaults_are_those_of_the_notebooks():
    defaults = read_defaults(ROOT / "notebooks" / "04_network.ipynb")
    assert {"counting": "auto", "min_shared": 1}.items() <= defaults.items()
    assert "corpus" not in defaults
    assert isinstance(read_defaults(ROOT / "notebooks" / "12_settings.ipynb")["fewer_or_more"], list)
