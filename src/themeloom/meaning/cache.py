"""Vectors that are known already: one Parquet file per encoder, whose rows are a text's SHA-256 and its vector."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from themeloom.meaning.weights import Weights
from themeloom.writing import read_kept, write_whole

DIGEST = 32
BATCH = 10_000  # rows that are read at once
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


def list_keys(texts: Iterable[str]) -> list[bytes]:
    """List the SHA-256 of each text."""
    return [hashlib.sha256(text.encode()).digest() for text in texts]


def read_vectors(path: Path, keys: list[bytes], dimensions: int) -> tuple[np.ndarray, np.ndarray]:
    """Read the vectors of some texts from a file.

    Parameters
    ----------
    path : Path
        A file that is damaged, or holds something else, is as good as none: a warning of one line says so.
    keys : list of bytes
        The SHA-256 of each text.
    dimensions : int
        Numbers of a vector.

    Returns
    -------
    vectors : array of int16
        Texts x dimensions; 0 where the file has none.
    known : array of bool
        Whether it has one.
    """
    read = read_kept(path, partial(_read_some, keys=pa.array(keys, pa.binary(DIGEST)), dimensions=dimensions), DAMAGE)
    return (np.zeros((len(keys), dimensions), np.int16), np.zeros(len(keys), dtype=bool)) if read is None else read


def add_vectors(path: Path, vectors: dict[bytes, np.ndarray], dimensions: int) -> None:
    """Add vectors to a file, whole or not at all; what another run has added meanwhile stays.

    Parameters
    ----------
    path : Path
        Its folders are made.
    vectors : dict
        SHA-256 of a text -> its vector as int16.
    dimensions : int
        Numbers of a vector.
    """
    keys = pa.array(vectors, pa.binary(DIGEST))
    values = pa.array(np.concatenate(list(vectors.values())), pa.int16())
    columns = [keys, pa.FixedSizeListArray.from_arrays(values, dimensions)]
    table = pa.Table.from_arrays(columns, schema=_make_schema(dimensions))
    with suppress(*DAMAGE):
        kept = pa.Table.from_batches(_read_batches(path, dimensions), _make_schema(dimensions))
        table = pa.concat_tables([table, kept.filter(pc.invert(pc.is_in(kept["text"], value_set=keys)))])
    table = table.sort_by("text").combine_chunks()
    write_whole(path, lambda part: pq.write_table(table, part, compression="zstd", write_page_checksum=True))


def _read_some(path, keys, dimensions):
    """The vectors of some keys, and whether each is there."""
    vectors = np.zeros((len(keys), dimensions), np.int16)
    known = np.zeros(len(keys), dtype=bool)
    for batch in _read_batches(path, dimensions):
        rows = pc.index_in(keys, value_set=batch["text"])
        here = rows.is_valid().to_numpy(zero_copy_only=False)
        vectors[here] = batch["vector"].flatten().to_numpy().reshape(-1, dimensions)[rows.drop_null().to_numpy()]
        known |= here
    return vectors, known


def _read_batches(path, dimensions):
    """Yield the batches of a file, every text of which has a vector: as a whole they need three times the memory."""
    file = pq.ParquetFile(path, page_checksum_verification=True)
    if not file.schema_arrow.equals(_make_schema(dimensions)):
        raise ValueError("it has other columns")
    for batch in file.iter_batches(BATCH):
        if batch["vector"].null_count:
            raise ValueError("a text has no vector")
        yield batch


def _make_schema(dimensions):
    return pa.schema({"text": pa.binary(DIGEST), "vector": pa.list_(pa.int16(), dimensions)})
