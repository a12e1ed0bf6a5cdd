"""Bytes of unknown encoding to text."""

from __future__ import annotations

import codecs

from extractors.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# Where fewer bytes than this share are beyond ASCII, the text is in a western language (other scripts have a third and more), and
# of those encodings the web's own choice for undeclared pages, Windows-1252, holds Latin-1's letters too.
_WESTERN_SHARE = 0.2


def decoded(data: bytes, source: str) -> str:
    """The text of the bytes: by byte-order mark, else UTF-8, else the most probable encoding.

    Args:
        data: The whole source.
        source: How the person named it, for the error's sentence.

    Raises:
        SourceError: The bytes are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                raise SourceError(
                    f"{source}: not valid {encoding} ({error.reason} at byte {error.start})."
                ) from error
    if b"\0" in data:
        raise SourceError(
            f"{source}: this is not text (it holds NUL bytes).",
            "Give a text file or a .jsonl file of records.",
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, source)


def _guessed(data: bytes, source: str) -> str:
    if sum(byte > 0x7F for byte in data) < _WESTERN_SHARE * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass  # one of the five bytes that Windows-1252 leaves out
    from charset_normalizer import from_bytes  # only a rare file pays for this import

    best = from_bytes(data).best()
    if best is None:
        raise SourceError(
            f"{source}: its encoding is not recognised.", "Convert it to UTF-8, for example with iconv."
        )
    return str(best)
