"""Archives that documents come in: opened only where what is packed in them is bounded."""

from __future__ import annotations

import io
import zipfile

from extractors.errors import SourceError

# What a document may unpack to, in bytes, and how many times its size: text packs 3 to 20 times, a bomb a thousand times.
_UNPACKED_BYTES = 300_000_000
_RATIO, _RATIO_FROM_BYTES = 200, 20_000_000
_ENTRIES = 20_000


def opened_zip(data: bytes, name: str) -> zipfile.ZipFile:
    """The archive, its directory checked; reading an entry gives no more than the directory says.

    Raises:
        SourceError: It is damaged, or unpacks to more than a document holds.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SourceError(
            f"{name}: the file is damaged ({error}).", "Get it again, or save it anew where it was made."
        ) from error
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    is_bomb = unpacked > _RATIO_FROM_BYTES and unpacked > _RATIO * len(data)
    if unpacked > _UNPACKED_BYTES or is_bomb or len(entries) > _ENTRIES:
        raise SourceError(
            f"{name}: it would unpack to {unpacked // 1_000_000:,} MB in {len(entries):,} entries, which no document does.",
            "It was not opened; it may be made to fill the memory.",
        )
    return archive
