"""Archives that documents come in, and archives of documents: opened only where what is packed in them is bounded."""

from __future__ import annotations

import io
import zipfile
from typing import BinaryIO

from extractors.errors import SourceError

# What a document may unpack to, in bytes, and how many times its size: text packs 3 to 20 times, a bomb a thousand times.
_UNPACKED_BYTES = 300_000_000
_RATIO, _RATIO_FROM_BYTES = 200, 20_000_000
_ENTRIES = 20_000
# An archive of documents is read a file at a time: only how many it lists is bounded, and how often it tells the same bytes.
_FILES = 200_000


def opened_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its directory checked; reading an entry gives no more than the directory says.

    Raises:
        SourceError: It is damaged, or unpacks to more than a document holds.
    """
    archive = _opened(io.BytesIO(data), name)
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > _RATIO_FROM_BYTES and unpacked > _RATIO * len(data)
    if unpacked > _UNPACKED_BYTES or is_bomb or len(entries) > _ENTRIES:
        raise SourceError(
            f"{name}: it would unpack to {unpacked // 1_000_000:,} MB in {len(entries):,} entries, which no document does.",
            "It was not opened; it may be made to fill the memory.",
        )
    return archive


def opened_archive(file: BinaryIO, name: str) -> zipfile.ZipFile:
    """An archive of documents, its directory checked; each file is to be bounded where it is read.

    Args:
        file: The archive; it is read to and fro.
        name: What the person calls it.

    Raises:
        SourceError: It is damaged, or unpacks to a multiple of itself that only a bomb does.
    """
    archive = _opened(file, name)
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = file.seek(0, io.SEEK_END)
    if len(entries) > _FILES or (unpacked > _RATIO_FROM_BYTES and unpacked > _RATIO * packed):
        times = unpacked // max(1, packed)
        raise SourceError(
            f"{name}: it would unpack to {unpacked // 1_000_000:,} MB in {len(entries):,} files, {times:,} times its size.",
            "It was not opened; it may be made to fill the memory.",
        )
    return archive


def _opened(file: BinaryIO, name: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(
            f"{name}: the file is damaged ({error}).", "Get it again, or save it anew where it was made."
        ) from error
