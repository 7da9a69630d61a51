"""Vectors that are known already: one Parquet file per encoder, whose rows are a text's SHA-256 and its vector."""

import hashlib
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from themeloom.meaning.weights import Weights
from themeloom.writing import read_kept, write_whole

DIGEST = 32
DAMAGE = (OSError, ValueError, pa.ArrowException)


def name_cache(meaning: str, weights: Weights) -> str:
    """Name the file of an encoder's vectors.

    Parameters
    ----------
    meaning : str
        The encoder's name.
    weights : Weights
        Other weights give other vectors, and so another file.

    Returns
    -------
    str
    """
    return f"{meaning}-{next(iter(weights.files.values()))[:8]}.parquet"


def list_keys(texts: list[str]) -> list[bytes]:
    """List the SHA-256 of each text."""
    return [hashlib.sha256(text.encode()).digest() for text in texts]


def read_vectors(path: Path, dimensions: int) -> dict[bytes, np.ndarray]:
    """Read the vectors of a file.

    Parameters
    ----------
    path : Path
        A file that is damaged, or holds something else, is as good as none: a warning of one line says so.
    dimensions : int
        Numbers of a vector.

    Returns
    -------
    dict
        SHA-256 of a text -> its vector as int16. Empty where there is no such file.
    """
    return read_kept(path, partial(_read_whole, dimensions=dimensions), DAMAGE) or {}


def add_vectors(path: Path, vectors: dict[bytes, np.ndarray], dimensions: int) -> None:
    """Add vectors to a file, whole or not at all; what another run has added meanwhile stays.

    Parameters
    ----------
    path : Path
        Its folders are made.
    vectors : dict
        As ``read_vectors`` returns them.
    dimensions : int
        Numbers of a vector.
    """
    with suppress(*DAMAGE):
        vectors = _read_whole(path, dimensions) | vectors
    keys = sorted(vectors)
    values = np.concatenate([vectors[key] for key in keys])
    columns = [pa.array(keys, pa.binary(DIGEST)), pa.FixedSizeListArray.from_arrays(pa.array(values, pa.int16()), dimensions)]
    table = pa.Table.from_arrays(columns, schema=_make_schema(dimensions))
    write_whole(path, lambda part: pq.write_table(table, part, compression="zstd", write_page_checksum=True))


def _read_whole(path, dimensions):
    table = pq.read_table(path, schema=_make_schema(dimensions), partitioning=None, page_checksum_verification=True)
    vectors = table["vector"].combine_chunks().flatten().to_numpy().reshape(-1, dimensions)
    return dict(zip(table["text"].to_pylist(), vectors, strict=True))


def _make_schema(dimensions):
    return pa.schema({"text": pa.binary(DIGEST), "vector": pa.list_(pa.int16(), dimensions)})
