"""Files, wherever they lie: written whole or not at all, and those of one artefact together."""

import errno
import os
import tempfile
import warnings
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

# why a file could not be written -> what would do
REMEDIES = {
    errno.ENOSPC: "make room on that disk",
    errno.EDQUOT: "make room within your quota",
    errno.EFBIG: "raise the limit on the size of files (ulimit -f)",
    errno.EROFS: "make its folder writable",
    errno.EACCES: "make its folder writable",
    errno.EPERM: "make its folder writable",
}


class NotWrittenError(OSError):
    """A file could not be written; what was there before is untouched."""


def describe_failure(path: Path | str, error: OSError) -> str:
    """Describe in one line why a file could not be written, and what would do.

    Parameters
    ----------
    path : Path
    error : OSError

    Returns
    -------
    str
        Empty where the error tells of something else than a full disk, a limit or a lack of permission.

    Examples
    --------
    >>> describe_failure("a.csv", OSError(errno.EFBIG, "File too large"))
    'a.csv cannot be written: File too large; raise the limit on the size of files (ulimit -f), then run it again'
    """
    if error.errno not in REMEDIES:
        return ""
    return f"{path} cannot be written: {os.strerror(error.errno)}; {REMEDIES[error.errno]}, then run it again"


def write_together(files: dict[Path, Callable[[Path], object]]) -> None:
    """Let every function fill a temporary file beside its path; when all are full, put them in place, one right after the other.

    Parameters
    ----------
    files : dict
        Path -> function that takes the path of the temporary file. Their folders are made, and their order is that of the filling
        and of the replacing. Where a function raises, all stays as it was.

    Raises
    ------
    NotWrittenError
        Where the disk is full, the file longer than the user may write, or its folder cannot be written to.
    """
    with ExitStack() as cleaning:
        parts = {path: _fill(path, write, cleaning) for path, write in files.items()}
        for path, part in parts.items():
            part.replace(path)


def write_whole(path: Path, write: Callable[[Path], object]) -> None:
    """Let ``write`` fill a temporary file beside ``path``, then put it in its place at once.

    Parameters
    ----------
    path, write
        One of the files that ``write_together`` takes; it raises what that raises.
    """
    write_together({path: write})


def read_kept(path: Path, read: Callable[[Path], T], damage: tuple[type[Exception], ...]) -> T | None:
    """Read a file that is kept only to save work: one that is not there, or is damaged, is as good as none.

    Parameters
    ----------
    path : Path
    read : callable
        Reads it.
    damage : tuple of exceptions
        What ``read`` raises of a damaged file, or of one that holds something else; a warning of one line says so.

    Returns
    -------
    object
        What ``read`` returns; None for none.
    """
    try:
        return read(path)
    except FileNotFoundError:
        return None
    except damage as error:
        # in the name of the code that asked for what is kept
        warnings.warn(f"{path} is damaged and made anew ({str(error).splitlines()[0]})", stacklevel=4)
        return None


def _fill(path, write, cleaning):
    """Fill a temporary file beside a path; it is deleted at the end if it is still there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        os.close(handle)
        part = Path(name)
        cleaning.callback(partial(part.unlink, missing_ok=True))
        write(part)
        part.chmod(0o644)
    except OSError as error:
        if line := describe_failure(path, error):
            raise NotWrittenError(line) from error
        raise
    return part
