"""What was found in texts that were read before: one Parquet file for a pipeline, its labels and the rules that it follows."""

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, partial
from importlib import metadata, resources
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from spacy.language import Language

from themeloom.writing import read_kept, write_whole

NAME = "mentions-{}.parquet"
RULES = ("mentions", "lexicon")  # packages on whose code and knowledge it depends what is found
LIBRARIES = ("spacy", "wordfreq")
NOTHING = ""  # role of the one row of a text in which nothing is found
DAMAGE = (OSError, ValueError, KeyError, pa.ArrowException)


class Kept(NamedTuple):
    """What is kept: the digests of the texts that were read, and a row per phrase found in one."""

    digests: set[str]
    rows: pd.DataFrame


def name_cache(nlp: Language) -> str:
    """Name the file of what a pipeline finds: by its model, its labels, our rules and the libraries that they stand on.

    Parameters
    ----------
    nlp : Language

    Returns
    -------
    str
    """
    model = f"{nlp.meta['name']} {nlp.meta['version']}"
    labels = nlp.get_pipe("labels").labels if "labels" in nlp.pipe_names else ()
    parts = [model, *labels, *_list_rules()]
    return NAME.format(hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16])


@cache
def _list_rules():
    """The versions of the libraries, and the digests of the files of our rules."""
    folders = [Path(str(resources.files(f"themeloom.{package}"))) for package in RULES]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".csv")]
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return (*(metadata.version(library) for library in LIBRARIES), *digests)


def read_rows(path: Path, columns: Mapping[str, str]) -> Kept:
    """Read what is kept.

    Parameters
    ----------
    path : Path
        A file that is damaged, or holds something else, is as good as none: a warning of one line says so.
    columns : dict
        Column of the rows, beside digest -> its type.

    Returns
    -------
    Kept
        Empty where there is no such file.
    """
    types = {"digest": "str", **columns}
    nothing = Kept(set(), pd.DataFrame(columns=list(types)).astype(types))
    return read_kept(path, partial(_read_whole, types=types), DAMAGE) or nothing


def add_rows(path: Path, digests: Iterable[str], rows: pd.DataFrame) -> None:
    """Add what was found to a file, whole or not at all; what another run has added meanwhile stays.

    The files of other labels or rules beside it are deleted: they would be read by nothing any more.

    Parameters
    ----------
    path : Path
        Its folders are made.
    digests : iterable of str
        Of the texts that were read.
    rows : DataFrame
        One row per phrase: digest, and the columns with which they are read.
    """
    types = rows.dtypes.astype(str).to_dict()
    before = Kept(set(), rows.head(0))
    with suppress(*DAMAGE):
        before = _read_whole(path, types)
    new = set(digests) - before.digests
    held = pd.concat([before.rows, rows[rows["digest"].isin(new)]], ignore_index=True)
    empty = sorted((before.digests | new) - set(held["digest"]))
    blank = {name: "" if type_ == "str" else 0 for name, type_ in types.items()}
    nothing = pd.DataFrame([blank | {"digest": digest, "role": NOTHING} for digest in empty], columns=list(types)).astype(types)
    whole = pd.concat([held, nothing]).sort_values("digest", kind="stable")  # the same bytes, whichever was read first
    table = pa.Table.from_pandas(whole, preserve_index=False)
    write_whole(path, lambda part: pq.write_table(table, part, compression="zstd", write_page_checksum=True))
    for other in path.parent.glob(NAME.format("*")):
        if other != path:
            other.unlink(missing_ok=True)


def _read_whole(path, types):
    table = pq.read_table(path, partitioning=None, page_checksum_verification=True).to_pandas()
    rows = table[list(types)].astype(types)
    return Kept(set(rows["digest"]), rows[rows["role"] != NOTHING].reset_index(drop=True))
