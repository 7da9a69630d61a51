"""Archives: the files in a .zip or .gz, each as if it stood beside the archive."""

import lzma
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple

ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
GZIP = b"\x1f\x8b"
DEEPEST = 2  # an archive inside an archive is opened, one inside that is not
MOST_BYTES = 2 * 1024**3  # of all files of an archive together
MOST_RATIO = 200  # times the bytes of the archive; text packs ten times smaller, not two hundred
ALWAYS = 20 * 1024**2  # bytes that are unpacked whatever the ratio: a file of blanks is no bomb
STEP = 1024**2
TOO_LARGE = (
    f"more than {MOST_RATIO} times larger than its archive, or than {MOST_BYTES:,} bytes: unpack it yourself if you trust it"
)
# what zipfile and those that unpack for it may raise
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
# a Word, Excel, OpenDocument or EPUB file is a zip archive too, but one file to its user
DOCUMENT = {"[Content_Types].xml", "mimetype"}
SKIPPED = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)")
SYSTEM = "a file of the operating system"
UNSAFE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\0")


class Member(NamedTuple):
    """A file in an archive: its name after that of the archive, and its bytes.

    Where there are no bytes, ``kind`` and ``reason`` say why, as in ``Row``: furniture for what is no file of the user's,
    rejected for what could not be unpacked.
    """

    name: str
    data: bytes | None
    kind: str = ""
    reason: str = ""


class _Room:
    """The bytes that may still be unpacked from an archive, those inside it included."""

    def __init__(self, packed):
        self.left = min(MOST_BYTES, max(ALWAYS, MOST_RATIO * packed))

    def take(self, data):
        self.left -= len(data)
        return data


def list_members(name: str, data: bytes) -> list[Member]:
    """List the files in an archive, also those in archives inside it.

    Parameters
    ----------
    name : str
        Of the file.
    data : bytes
        Its content, which says whether it is an archive: its name may say what it likes.

    Returns
    -------
    list of Member
        In the archive's order; the file itself, alone, where it is no archive.

    Examples
    --------
    >>> list_members("looms.ris", b"TY  - JOUR")
    [Member(name='looms.ris', data=b'TY  - JOUR', kind='', reason='')]
    >>> list_members("looms.zip", b"PK\\x05\\x06")[0].reason
    'a broken archive: File is not a zip file'
    """
    return _list_members(name, data, 0, _Room(len(data)))


def _list_members(name, data, depth, room):
    """The members of a file that stands ``depth`` archives deep."""
    packed = data.startswith(GZIP) or (data.startswith(ZIP) and not _is_document(data))
    if not packed:
        return [Member(name, data)]
    if depth == DEEPEST:
        return [Member(name, None, "rejected", f"an archive inside {DEEPEST} others: unpack it first")]
    if data.startswith(GZIP):
        return _list_gzip(name, data, depth, room)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _list_zip(name, archive, depth, room)
    except BROKEN as error:
        return [Member(name, None, "rejected", f"a broken archive: {error}")]


def _is_document(data):
    """Whether a zip archive is an Excel workbook or another document."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return bool(DOCUMENT & set(archive.namelist()))
    except BROKEN:
        return False


def _list_zip(name, archive, depth, room):
    """The members of a zip archive."""
    members = []
    names = set()
    for info in archive.infolist():
        inner = f"{name}/{info.filename}"
        if inner in names:
            inner = f"{inner} ({len(names)})"
        names.add(inner)
        content, kind, reason = _read_zip_member(archive, info, room)
        members += [Member(inner, None, kind, reason)] if content is None else _list_members(inner, content, depth + 1, room)
    return members or [Member(name, None, "rejected", "an archive without a file")]


def _read_zip_member(archive, info, room):
    """The bytes of a member, or None, its kind and the reason."""
    if info.is_dir():
        return None, "furniture", "a folder"
    if SKIPPED.search(info.filename):
        return None, "furniture", SYSTEM
    if UNSAFE.search(info.filename):
        return None, "rejected", "its name leads out of the archive"
    if info.flag_bits & 1:
        return None, "rejected", "encrypted: unpack it with its password first"
    try:
        with archive.open(info) as member:
            content = member.read(max(0, room.left) + 1)
    except BROKEN as error:
        return None, "rejected", f"it cannot be unpacked ({error or 'broken'})"
    if len(content) > room.left:
        return None, "rejected", TOO_LARGE
    return room.take(content), "", ""


def _list_gzip(name, data, depth, room):
    """The one member of a gzip file, which may be packed in several parts."""
    parts = []
    rest = data
    while rest.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            while not unpacker.eof and rest:
                parts.append(room.take(unpacker.decompress(rest, STEP)))
                rest = unpacker.unconsumed_tail
                if room.left < 0:
                    return [Member(name, None, "rejected", TOO_LARGE)]
        except zlib.error as error:
            return [Member(name, None, "rejected", f"a broken archive: {error}")]
        if not unpacker.eof:
            return [Member(name, None, "rejected", "a broken archive: its end is missing")]
        rest = unpacker.unused_data
    last = PurePosixPath(name).name
    inner = last[: -len(".gz")] if last.casefold().endswith(".gz") and len(last) > len(".gz") else f"{last} unpacked"
    return _list_members(f"{name}/{inner}", b"".join(parts), depth + 1, room)
