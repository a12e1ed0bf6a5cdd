"""What was packed by gzip, as far as it can be unpacked: whatever follows a damaged place is not there."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_CHUNK = 1 << 16  # bytes that are unpacked at once
_GZIP = 31  # zlib's number for gzip's header and checksum (RFC 1952)


class Gunzipped(io.RawIOBase):
    """The bytes of all members of a gzip file, one after another.

    `gzip.GzipFile` raises where a file is cut off, and with the error what it had unpacked before is lost.

    Args:
        file: The packed file.

    Attributes:
        is_damaged: Whether it was cut off or damaged where the bytes ended.
    """

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.is_damaged = False
        self._file = file
        self._rest = b""
        self._member = zlib.decompressobj(_GZIP)
        self._has_ended = False

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        """Unpack some more; nothing where there is no more that can be unpacked."""
        while not self._has_ended:
            try:
                data = self._some(min(len(buffer), _CHUNK))
            except (zlib.error, EOFError, OSError):
                self.is_damaged = self._has_ended = True
                break
            if data:
                buffer[: len(data)] = data
                return len(data)
        return 0

    def _some(self, size: int) -> bytes:
        if self._member.eof:
            self._rest = (self._member.unused_data or self._file.read(_CHUNK)).lstrip(b"\0")
            if not self._rest:
                self._has_ended = True
                return b""
            self._member = zlib.decompressobj(_GZIP)
        packed = self._rest or self._file.read(_CHUNK)
        if not packed:
            raise EOFError
        data = self._member.decompress(packed, size)
        self._rest = self._member.unconsumed_tail
        return data
