"""Values to JSON that any reader takes and any terminal survives."""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

# What JSON allows raw, though a terminal obeys it: DEL, and the C1 controls in UTF-8. They can only stand in strings.
_RAW_CONTROLS = re.compile(rb"\x7f|\xc2[\x80-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def dumped(value: Any, is_indented: bool = False, has_end: bool = True) -> bytes:
    """JSON in UTF-8, its controls escaped. A lone surrogate, which UTF-8 cannot hold and readers refuse, becomes U+FFFD.

    Args:
        value: Plain dictionaries, lists and dataclasses.
        is_indented: By two blanks, for people.
        has_end: Whether a line's end follows.
    """
    option = (orjson.OPT_INDENT_2 if is_indented else 0) | (orjson.OPT_APPEND_NEWLINE if has_end else 0)
    try:
        raw = orjson.dumps(value, default=list, option=option)
    except TypeError:
        words = json.dumps(value, default=list, indent=2 if is_indented else None, ensure_ascii=False)
        raw = _SURROGATES.sub("\ufffd", words).encode("utf-8") + (b"\n" if has_end else b"")
    return _RAW_CONTROLS.sub(_escaped, raw)


def _escaped(match: re.Match[bytes]) -> bytes:
    return b"\\u%04x" % match.group()[-1]
