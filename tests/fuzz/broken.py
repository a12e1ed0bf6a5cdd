"""Sound bytes with some of them turned, cut out, doubled or put in; and values of sound JSON exchanged for others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import orjson
from hypothesis import strategies as st

from tests.fuzz import hostile

_MARKS = (
    b"\x00",
    b"\n",
    b"\r\n\r\n",
    b"\x1b[2J",
    b"\xff\xfe",
    b"=?",
    b"..",
    b"<",
    b'"',
    b"[",
    b"{",
    b"-1",
    b"\xe2\x80\xae",
)
_bits = st.one_of(
    st.binary(max_size=40),
    hostile.texts.map(lambda text: text.encode("utf-8", "ignore")),
    st.sampled_from([b"\x00", b"\xff\xff\xff\xff", b"-1", b"1e999", b"99999999999999999999", b"null", b"[]", b"{}", b'""']),
)  # fmt: skip


@st.composite
def turned(draw: st.DrawFn, *sound: bytes) -> bytes:
    """One of the sound ones, broken in one to eight places; JSON is more often broken in what it says than in how."""
    whole = draw(st.sampled_from(sound))
    if whole[:1] in b"{[" and draw(st.integers(0, 2)):
        return _exchanged(draw, whole)
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(1, 40))
        match draw(st.sampled_from(["turn", "cut", "double", "put", "exchange", "end"])):
            case "turn" if data:
                data[at] = draw(st.integers(0, 255))
            case "cut":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case "put":
                data[at:at] = draw(_bits)
            case "exchange":
                data[at : at + length] = draw(_bits)
            case "end" if draw(st.integers(0, 3)) == 0:
                del data[at + 1 :]
    return bytes(data)


def family(data: bytes, seed: int, size: int) -> Iterator[bytes]:
    """The bytes, and so many less one made of them by chance: that costs a hundredth of thinking of others.

    Args:
        data: What they are made of.
        seed: What chance begins with, so that it can be had again.
        size: How many there are in all.
    """
    yield data
    chance = random.Random(seed)
    for _ in range(size - 1):
        other = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            at, length = chance.randint(0, len(other)), chance.randint(0, 20)
            put = chance.choice(
                (b"", chance.randbytes(1), chance.choice(_MARKS), bytes(other[at : at + length]))
            )
            other[at : at + chance.choice((0, 1, length))] = put
        yield bytes(other)


def _exchanged(draw: st.DrawFn, whole: bytes) -> bytes:
    """JSON with one to three of its values exchanged for others, or left out."""
    lines = whole.split(b"\n")
    at = draw(st.integers(0, len(lines) - 1))
    try:
        value: Any = orjson.loads(lines[at])
    except orjson.JSONDecodeError:
        return whole[: draw(st.integers(0, len(whole)))]
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(value))
        if not places:
            break
        holder, key = draw(st.sampled_from(places))
        if draw(st.integers(0, 4)) == 0:
            del holder[key]
        else:
            holder[key] = draw(hostile.json_safe)
    lines[at] = orjson.dumps(value)
    return b"\n".join(lines)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """Every place of a value in its holder, at any depth."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    found = []
    for key in keys:
        found += [(value, key), *_places(value[key])]
    return found
