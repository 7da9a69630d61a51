"""What was found in texts that were read before: Parquet files for a pipeline, its labels and the rules that it follows."""

import hashlib
from functools import cache, partial
from importlib import metadata, resources
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from spacy.language import Language

from themeloom.writing import read_kept, write_whole

NAME = "mentions-{}.{}.parquet"  # of the pipeline and the texts
RULES = ("mentions", "lexicon")  # packages on whose code and knowledge it depends what is found
LIBRARIES = ("spacy", "wordfreq")
DAMAGE = (OSError, ValueError, KeyError, pa.ArrowException)


def name_cache(nlp: Language) -> str:
    """Name what a pipeline finds: by its model, its labels, our rules and the libraries that they stand on.

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
    return _name("\0".join(parts))


def _name(text):
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@cache
def _list_rules():
    """The versions of the libraries, and the digests of the files of our rules."""
    folders = [Path(str(resources.files(f"themeloom.{package}"))) for package in RULES]
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix in (".py", ".csv")]
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in files]
    return (*(metadata.version(library) for library in LIBRARIES), *digests)


def read_phrases(folder: Path, name: str, schema: pa.Schema) -> pa.Table:
    """Read what is kept.

    Parameters
    ----------
    folder : Path
    name : str
        Of the pipeline, as ``name_cache`` gives it.
    schema : Schema
        Of a table with the column digest. A file that is damaged, or holds something else, is as good as none: a warning of one
        line says so.

    Returns
    -------
    Table
        The rows of all files, those of each text once; without rows where there are none.
    """
    tables = [schema.empty_table()]
    read = pa.array([], pa.string())
    for path in sorted(folder.glob(NAME.format(name, "*"))):
        table = read_kept(path, partial(_read_whole, schema=schema), DAMAGE)
        if table is None:
            continue
        digests = pc.unique(table["digest"]).dictionary
        if pc.any(pc.is_in(digests, read)).as_py():  # two runs read the same text at once
            table = table.filter(pc.invert(pc.is_in(table["digest"].cast(pa.string()), read)))
        read = pa.concat_arrays([read, digests])
        tables.append(table)
    return pa.concat_tables(tables)


def add_phrases(folder: Path, name: str, table: pa.Table) -> None:
    """Add what was found in some texts, as a file of its own: what another run adds meanwhile stays.

    The files of other labels or rules beside it are deleted: they would be read by nothing any more.

    Parameters
    ----------
    folder : Path
        It is made.
    name : str
        Of the pipeline.
    table : Table
        With the schema with which it is read.
    """
    texts = "".join(sorted(pc.unique(table["digest"].cast(pa.string())).to_pylist()))
    path = folder / NAME.format(name, _name(texts))
    write_whole(path, lambda part: pq.write_table(table, part, compression="zstd", write_page_checksum=True))
    for other in set(folder.glob("mentions-*.parquet")) - set(folder.glob(NAME.format(name, "*"))):
        other.unlink(missing_ok=True)


def _read_whole(path, schema):
    table = pq.read_table(path, partitioning=None, page_checksum_verification=True)
    if not table.schema.equals(schema):
        raise ValueError("it has other columns")
    return table
