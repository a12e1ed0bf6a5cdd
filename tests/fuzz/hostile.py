"""Strategies for hostile input: text that hides, bytes that pretend, and files of every format with a few bytes turned."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from tests.sources import making

# Controls, bidirectional and zero-width characters, private use, wide, combining and astral ones, and what the rules look for.
ODD = (
    "\x00\x07\x08\x1b\x7f\x85\x9b\xad\u061c\u200b\u200d\u200e\u202a\u202e\u2028\u2029\u2066\u2069\ufeff\ufffe\ue000"
    "\U000e0041\U0010ffff\u0301\u0345\u4e2d\uff21\U0001f600\U0001f1e6\u0130\u1e9e\ufb03\r\n\t\x0b\x0c >:-=#*<&"
)
WORDS = (
    "Kabul", "on Friday", "some 40 people", "the Taliban", "$1.3 million", "12 of 34", "2021-08-13", "two-thirds", "From: a@b",
    "Subject:", "Date: Fri, 13 Aug 2021", "> ", "---\n", "date:", "Image Source : AP", "URGENT\n", "\x1b]0;x\x07",
    "\x1b[2J", "1e999",
)  # fmt: skip

texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(st.sampled_from(ODD), max_size=6), st.text(max_size=12)),
    max_size=30,
).map(" ".join)

encodings = st.sampled_from(
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7"]
)


@st.composite
def encoded_texts(draw: st.DrawFn) -> bytes:
    """Odd text in some encoding, or mere bytes."""
    if draw(st.booleans()):
        return draw(st.binary(max_size=400))
    return draw(texts).encode(draw(encodings), "ignore")


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), texts),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["id", "date", "title", "text", "article", "schema", "articles", "x"]),
            inner,
            max_size=5,
        ),
    ),
    max_leaves=12,
)
json_bytes = st.one_of(json_values.map(lambda value: json.dumps(value).encode()), encoded_texts())


@cache
def sound(form: str) -> bytes:
    """A sound file of a format."""
    makers = {"pdf": making.pdf, "docx": making.word, "epub": making.epub, "html": making.html}
    with tempfile.TemporaryDirectory() as folder:
        return makers[form](Path(folder) / "a").read_bytes()


@st.composite
def turned(draw: st.DrawFn, form: str) -> bytes:
    """A file of a format with some bytes turned, cut out, doubled or put in."""
    data = bytearray(sound(form))
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(1, 40))
        match draw(st.sampled_from(["turn", "cut", "double", "put", "end"])):
            case "turn" if data:
                data[at] = draw(st.integers(0, 255))
            case "cut":
                del data[at : at + length]
            case "double":
                data[at:at] = data[at : at + length]
            case "put":
                data[at:at] = draw(
                    st.one_of(st.binary(max_size=40), texts.map(lambda t: t.encode("utf-8", "ignore")))
                )
            case "end":
                del data[at + 1 :]
    return bytes(data)


tags = st.sampled_from(
    [
        "p",
        "div",
        "table",
        "tr",
        "td",
        "script",
        "meta",
        "title",
        "h1",
        "article",
        "br",
        "svg",
        "a",
        "!--",
        "![CDATA[",
        "?php",
        "base",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Markup that nobody would write."""
    parts = draw(
        st.lists(
            st.one_of(
                texts,
                tags.map(lambda tag: f"<{tag}>"),
                tags.map(lambda tag: f"</{tag}>"),
                texts.map(lambda text: f'<meta charset="{text[:12]}">'),
                texts.map(lambda text: f'<meta property="article:published_time" content="{text[:30]}">'),
                texts.map(lambda text: f'<script type="application/ld+json">{text}</script>'),
            ),
            max_size=30,
        )
    )
    return "".join(parts).encode(draw(encodings), "ignore")
