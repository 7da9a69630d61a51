"""Known vectors come back as they were, and no file of the cache can stop a run."""

import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from themeloom.meaning.cache import add_vectors, list_keys, read_vectors

VECTORS = st.lists(st.integers(-1000, 1000), min_size=4, max_size=4).map(lambda numbers: np.array(numbers, np.int16))
KNOWN = st.dictionaries(st.text().map(lambda text: list_keys([text])[0]), VECTORS, min_size=1, max_size=8)
ONE = {key: np.arange(4, dtype=np.int16) for key in list_keys(["a", "b", "c"])}


OTHER = list_keys(["a text that is not kept"])


def list_plain(vectors):
    return {key: vector.tolist() for key, vector in vectors.items()}


def read_plain(path, keys=tuple(ONE)):
    """Key -> vector of those of the keys that are kept; one that is not is asked for as well."""
    vectors, known = read_vectors(path, [*OTHER, *keys], 4)
    assert not known[0]
    assert not vectors[~known].any()
    return {key: vector.tolist() for key, vector, kept in zip(keys, vectors[1:], known[1:], strict=True) if kept}


def test_a_key_is_the_sha_256_of_the_text():
    assert list_keys(["abc"])[0].hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@settings(deadline=None)
@given(KNOWN, KNOWN)
def test_vectors_come_back_and_those_of_another_run_stay(tmp_path_factory, one, other):
    path = tmp_path_factory.mktemp("cache") / "new" / "model.parquet"
    assert read_plain(path, [*one]) == {}
    add_vectors(path, one, 4)
    add_vectors(path, other, 4)
    assert read_plain(path, [*other, *one]) == list_plain(one | other)
    assert [left.name for left in path.parent.iterdir()] == ["model.parquet"]
    written = path.read_bytes()
    path.unlink()
    add_vectors(path, dict(reversed((one | other).items())), 4)
    assert path.read_bytes() == written


def make_file(vectors=((1, 2, 3, 4),), keys=(b"k" * 32,), width=4, digest=32):
    sink = pa.BufferOutputStream()
    table = pa.table({"text": pa.array(keys, pa.binary(digest)), "vector": pa.array(vectors, pa.list_(pa.int16(), width))})
    pq.write_table(table, sink)
    return lambda _: sink.getvalue().to_pybytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-20],
        lambda content: content[: len(content) // 2],
        lambda content: b"",
        lambda content: b"no Parquet at all",
        lambda content: content[:60] + bytes([content[60] ^ 1]) + content[61:],
        make_file(vectors=((1, 2, 3),), width=3),
        make_file(vectors=(None,)),
        make_file(keys=(b"k" * 16,), digest=16),
    ],
    ids=["cut", "half", "empty", "other", "one bit", "shorter vectors", "no vector", "other keys"],
)
def test_a_damaged_file_is_made_anew_with_one_line(tmp_path, damage):
    path = tmp_path / "model.parquet"
    add_vectors(path, ONE, 4)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.warns(UserWarning, match="model.parquet is damaged and made anew") as warned:
        assert read_plain(path) == {}
    assert [len(str(warning.message).splitlines()) for warning in warned] == [1]
    with warnings.catch_warnings(action="error"):
        add_vectors(path, ONE, 4)
        assert read_plain(path) == list_plain(ONE)


def test_a_reader_never_sees_half_a_file(tmp_path):
    path = tmp_path / "model.parquet"
    add_vectors(path, ONE, 4)

    def write(name):
        add_vectors(path, {list_keys([name])[0]: np.zeros(4, np.int16)}, 4)

    def read(_):
        return read_vectors(path, [*ONE], 4)[1].all()

    with warnings.catch_warnings(action="error"), ThreadPoolExecutor(4) as pool:
        written = pool.map(write, "defghijklmnop")
        assert all(pool.map(read, range(40)))
        assert list(written) == [None] * 13
    assert [left.name for left in tmp_path.iterdir()] == ["model.parquet"]
