"""Bytes of unknown encoding to text."""

from __future__ import annotations

import codecs
import re

from extractors.errors import SourceError
from extractors.sources.registry import what_to_give

# The marks of UTF-32 begin with those of UTF-16, so they are tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# UTF-16 without a mark shows in its first bytes: of a western text, every other one is NUL.
_PROBE_BYTES, _NUL_SHARE = 4096, 0.8

# Where fewer bytes than this share are beyond ASCII, the text is in a western language (other scripts have a third and more), and
# of those encodings the web's own choice for undeclared pages, Windows-1252, holds Latin-1's letters too.
_WESTERN_SHARE = 0.2

# Where a page says what it is encoded in: near its beginning, as browsers look for it.
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
DECLARED_WITHIN = 4096

# A letter of UTF-8 in two or three bytes; characters that no text has (Unicode's C0 without blanks).
_MULTIBYTE = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")

# More bytes than these do not make a guess of the encoding better, only slower.
_GUESSED_FROM_BYTES = 1_000_000


def decoded(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else the most probable encoding.

    Args:
        data: The whole source.
        source: How the person named it, for the error's sentence.
        declared: What its sender says it is encoded in, taken where it fits.

    Raises:
        SourceError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            if encoding == "utf-16" and data[len(mark) :].isascii() and b"\0" not in data:
                raise SourceError(f"{source}: not valid utf-16, which it is marked as: it is damaged.")
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{source}: not valid {encoding} ({error.reason} at byte {error.start})."
                ) from error
    if declared and (text := _as_declared(data, declared)) is not None:
        return text
    if b"\0" in data:
        if (text := _unmarked_utf16(data)) is not None:
            return text
        raise SourceError(
            f"{source}: this is not text (it holds NUL bytes).",
            what_to_give(),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, source)


def is_page_text(data: bytes) -> bool:
    """Whether bytes are the text of a page in an encoding that is certain: else nobody can say what they were.

    A page of a book is UTF-8 or UTF-16 (EPUB 3.3, section 3.2), of an old book what it declares, or Windows-1252 unsaid. UTF-8 of
    which a part does not fit is none of these, nor is what has control characters in it.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _as_declared(data, "utf-16")
        return text is not None and "<" in text and not _CONTROLS.search(text)
    if b"\0" in data:
        text = _unmarked_utf16(data)
        return text is not None and "<" in text and not _CONTROLS.search(text)
    if re.search(rb"[\x01-\x08\x0e-\x1f\x7f]", data):
        return False
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        declared = DECLARED.search(data[:DECLARED_WITHIN])
    name = declared[1].decode("ascii", "replace").lower() if declared else ""
    if name and name.replace("_", "-") not in ("utf-8", "utf8"):
        return _as_declared(data, name) is not None
    is_western = sum(byte > 0x7F for byte in data) < _WESTERN_SHARE * len(data)
    return is_western and not _MULTIBYTE.search(data)


def _guessed(data: bytes, source: str) -> str:
    if sum(byte > 0x7F for byte in data) < _WESTERN_SHARE * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # one of the five bytes that Windows-1252 leaves out
    from charset_normalizer import from_bytes  # only a rare file pays for this import

    best = from_bytes(data[:_GUESSED_FROM_BYTES]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        pass  # the guess fits the beginning alone
    raise SourceError(
        f"{source}: its encoding is not recognised.", "Convert it to UTF-8, for example with iconv."
    )


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        text = data.decode(declared)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None
    return None if "\0" in text else text


def _unmarked_utf16(data: bytes) -> str | None:
    probe = data[:_PROBE_BYTES]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls = probe[first::2].count(0)
        if nuls > _NUL_SHARE * len(probe[first::2]) and not probe[1 - first :: 2].count(0):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                return None
    return None
