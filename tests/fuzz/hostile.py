"""Strategies for hostile input: text that hides, bytes that pretend, markup, queries and answers that nobody would write."""

from __future__ import annotations

import json

from hypothesis import strategies as st

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

# What the rules of the four components look for, so that what is odd stands where they look.
PHRASES = (
    "Some 40 people died in Kabul", "on Friday", "two days later", "President Joe Biden said", "the U.S. Embassy in",
    "Lashkar Gah,", "more than $1.3 million to $2 million", "12 of Afghanistan's 34 provincial capitals", "voted 67-30",
    "a couple of hundred", "5.9-magnitude", "from 9 a.m. to 10 p.m. EDT (1400 GMT)", "the 1990s", "last week's", "Britain",
    "Taliban fighters", "two-thirds of the country", "aged 34,", "(NATO)", "Paris, Texas", "30C", "minus 5 degrees",
    "20 per cent", "No. 3", "Oct. 7, 2023", "the third largest", "1,000,000,000", "0.0001", "99999999999999999999", "\u00bd",
    "\u0663\u0664", "February 30", "13/13/2021", "2021-W32", "Ramadan", "next Christmas", "the Kabul River",
    "St. Louis County", "he", "their", "Mr. Smith's", "and", "of", "per", "-", "/", "%", "\u20ac", "(", ")", "\u201c",
    "\u201d", ".", ",", "\u2019s",
)  # fmt: skip

news = st.lists(
    st.one_of(
        st.sampled_from(PHRASES),
        st.sampled_from(PHRASES),
        st.sampled_from(WORDS),
        st.text(st.sampled_from(ODD), max_size=3),
    ),
    max_size=16,
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
# What JSON can say and orjson can hold.
json_safe = json_values.filter(lambda value: _is_safe(value))
json_bytes = st.one_of(json_values.map(lambda value: json.dumps(value).encode()), encoded_texts())


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


queries = st.lists(
    st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", "-", "!", '"', " "]),
            st.sampled_from(["", "kind", "type", "country", "name", "place", "actor", "unit", "value", "date", "status", "x"]),
            st.sampled_from(["", ":", "=", ">", "<=", " < ", ":="]),
            st.sampled_from(["", '"', ",", "afghanistan", "AF", "1e999", "2021-02-31", "9999-99", ".5k", "-", "1,5tn", "figure"]),
            st.one_of(st.just(""), texts),
        ),
    ),
    max_size=6,
).map(lambda terms: " ".join(terms).encode("utf-8", "replace"))  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """TOML: what the program's own files have, with values that they do not have, and nested as nobody would."""
    keys = st.sampled_from(
        ["kind", "text", "into", "becomes", "type", "lat", "lon", "geonameid", "country", "value", "name", "theme",
         "width", "hidden", "keys"]
    )  # fmt: skip
    values = st.one_of(
        st.sampled_from(["location", "actor", "figure", "date", "Kabul", "city", "AF", "count", ""]).map(json.dumps),
        st.integers().map(str),
        st.floats().map(str),
        texts.map(lambda text: json.dumps(text.replace("\x7f", ""))),
        st.sampled_from(["true", "[]", "{}", "1979-05-27", "07:32:00", "[" * 2000, '["a", 1]', "{a.b = 1}"]),
    )  # fmt: skip
    headers = st.sampled_from(
        ["[[reject]]", "[[merge]]", "[[change]]", "[[place]]", "[place]", "[keys]", "[[x]]", "[[[", "a." * 3000 + "b = 1", "["]
    )  # fmt: skip
    lines = draw(
        st.lists(st.one_of(headers, st.builds("{} = {}".format, keys, values)), max_size=12).filter(bool)
    )
    return "\n".join(lines).encode("utf-8", "surrogatepass")


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """What a site should not answer."""
    words = texts.map(lambda text: text.encode("utf-8", "replace"))
    status = draw(
        st.sampled_from([b"200 OK", b"301 Moved", b"308 x", b"404 No", b"999 \x1b[2J", b"-1", b"100 Go on"])
    )
    head = draw(
        st.lists(
            st.one_of(
                words,
                st.builds(
                    b"%b: %b".__mod__,
                    st.tuples(
                        st.sampled_from(
                            [b"Location", b"Content-Type", b"Content-Length", b"Content-Encoding", b"Transfer-Encoding"]
                        ),
                        st.one_of(
                            words,
                            st.sampled_from(
                                [b"gzip", b"chunked", b"text/html; charset=zlib", b"application/pdf", b"-1", b"99999999999"]
                            ),
                            st.sampled_from(
                                [b"//[::1", b"https://a", b"http://a:99999", b"http://\xff/", b"/%", b"javascript:1", b"http://e\xcc\x81."]
                            ),
                        ),
                    ),
                ),
            ),
            max_size=5,
        )
    )  # fmt: skip
    body = draw(
        st.one_of(pages(), encoded_texts(), st.just(b"5\r\nKabul\r\n-1\r\n"), st.just(b"\x1f\x8b\x08\x00"))
    )
    return b"\r\n".join([b"HTTP/1.1 " + status, *head, b"", body])


def _is_safe(value: object) -> bool:
    try:
        return bool(json.dumps(value, ensure_ascii=False).encode()) and -(2**63) <= _largest(value) < 2**63
    except UnicodeEncodeError:
        return False


def _largest(value: object) -> int:
    """The whole number in a value that is farthest from zero."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return max(map(_largest, value), key=abs, default=0)
    return value if isinstance(value, int) else 0
