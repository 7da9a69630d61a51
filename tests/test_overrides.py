"""An override that names no parameter of its notebook is an error, not a warning that scrolls by."""

from pathlib import Path

import pytest

from themeloom.overrides import check_overrides

ROOT = Path(__file__).parents[1]
THEMES = ROOT / "notebooks" / "05_themes.ipynb"


@pytest.mark.parametrize("text", ["", "resolution: 1.3\nseed: 2\n"])
def test_declared_parameters_may_be_overridden(tmp_path, text):
    path = tmp_path / "05_themes.yml"
    path.write_text(text)
    assert check_overrides(THEMES, path) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("resolutoin: 1.3\n", "no parameter resolutoin .* there are: corpus, min_size, resolution, seed"),
        ("- 1\n", "name: value"),
        ("a: [", "not YAML"),
    ],
)
def test_anything_else_is_told_in_one_line(tmp_path, text, told):
    path = tmp_path / "05_themes.yml"
    path.write_text(text)
    with pytest.raises(ValueError, match=told) as caught:
        check_overrides(THEMES, path)
    assert "\n" not in str(caught.value)


OVERRIDES = sorted((ROOT / "data").glob("*/params/*.yml"))


@pytest.mark.parametrize("path", OVERRIDES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_those_of_every_corpus_are_declared(path):
    assert check_overrides(ROOT / "notebooks" / f"{path.stem}.ipynb", path) is None
