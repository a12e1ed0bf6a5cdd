"""Everything that is given bytes: what is done with them, what sound ones there are, and how hostile ones are made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from hypothesis import strategies as st

from tests.fuzz import broken, hostile, sound
from tests.fuzz.asking import QUERIES
from tests.fuzz.kept import KEPT
from tests.fuzz.loaders import LOADERS, Deed
from tests.sources import archives


@dataclass(frozen=True)
class Target:
    """Something that is given bytes.

    Attributes:
        deed: What is done with them; it raises where a claim does not hold.
        seeds: Sound ones.
        inputs: Hostile ones.
        few: How many of them `make test` tries.
        together: How many of them are made of one another.
    """

    deed: Deed
    seeds: tuple[bytes, ...]
    inputs: st.SearchStrategy[bytes]
    few: int = 40
    together: int = 4


def _of(
    deed: Deed, seeds: tuple[bytes, ...], *others: st.SearchStrategy[bytes], few: int = 40, together: int = 4
) -> Target:
    """A target whose inputs are its seeds with some bytes turned, and others of their own making."""
    return Target(deed, seeds, st.one_of(*others, broken.turned(*seeds)), few, together)


def _named(content: st.SearchStrategy[bytes], name: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.builds(lambda one, other: one + b"\n" + other, name, content)


def _repacked(form: str) -> list[st.SearchStrategy[bytes]]:
    """Sound archives with other bytes in one of their parts: what turns a byte of an archive mostly breaks its checksum."""
    return [
        st.one_of(broken.turned(sound.part(form, name)), hostile.pages()).map(
            partial(sound.packed, form, name)
        )
        for name in sound.PARTS[form]
    ]


_names = st.builds(
    lambda name, ending: name.encode("utf-8", "replace") + ending,
    hostile.texts,
    st.sampled_from([b"", b".txt", b".md", b".jsonl", b".json", b".eml", b".parquet", b".xyz"]),
)
_contents = st.one_of(
    hostile.encoded_texts(), hostile.json_bytes, broken.turned(*sound.TEXTS, sound.sound("parquet"))
)
_files = tuple(
    name + b"\n" + content
    for name, content in ((b"a.txt", sound.TEXTS[1]), (b"a.jsonl", sound.RECORDS[0]), (b"a.json", sound.RECORDS[1]))
)  # fmt: skip
# Hostile markup where a feed has an entry's text and title.
_feed_entries = hostile.pages().map(
    lambda page: sound.FEEDS[0].replace(b"Some 40", page.replace(b"]]>", b"")).replace(b"Two", page[:99])
)
# Archives that are whole, with broken files in them.
_in_archives = st.one_of(
    broken.turned(*sound.WEB_ARCHIVES).map(lambda data: archives.wacz(data, "https://example.org/1")),
    st.builds(
        lambda one, other: archives.zipped(**{"a.html": one, "b/c.eml": other}),
        hostile.pages(),
        broken.turned(*sound.MAILS),
    ),
)
_lines = st.lists(hostile.json_bytes, max_size=4).map(b"\n".join)
_words = hostile.texts.map(lambda text: text.encode("utf-8", "replace"))

_LOADERS = {
    "text": _of(LOADERS["text"], sound.TEXTS, hostile.encoded_texts(), few=150),
    "text with a date": _of(
        LOADERS["text with a date"], tuple(b"2021-08-13\n" + text for text in sound.TEXTS), _named(_words, _words), few=80
    ),
    "records": _of(LOADERS["records"], sound.RECORDS, _lines, few=60),
    "json": _of(LOADERS["json"], sound.RECORDS, hostile.json_bytes, few=60),
    "parquet": _of(LOADERS["parquet"], (sound.sound("parquet"),)),
    "file and folder": _of(LOADERS["file and folder"], _files, _named(_contents, _names)),
    "object store": _of(LOADERS["object store"], _files, _named(_contents, _names)),
    "web": _of(LOADERS["web"], sound.ANSWERS, hostile.answers()),
    "html": _of(LOADERS["html"], sound.PAGES, hostile.pages(), few=80),
    "mhtml": _of(LOADERS["mhtml"], sound.SAVED, hostile.encoded_texts(), few=40),
    "mail": _of(LOADERS["mail"], sound.MAILS, hostile.encoded_texts()),
    "pdf": _of(LOADERS["pdf"], sound.PRINTED, few=20),
    "docx": _of(LOADERS["docx"], (sound.sound("docx"),), *_repacked("docx"), few=10, together=1),
    "feed": _of(LOADERS["feed"], sound.FEEDS, _feed_entries, few=40),
    "opml": _of(LOADERS["opml"], sound.LISTS[:1]),
    "urls": _of(LOADERS["urls"], sound.LISTS[1:], hostile.encoded_texts()),
    "kept feed": _of(KEPT["kept feed"], sound.KEPT_FEEDS, hostile.json_bytes),
    "warc": _of(LOADERS["warc"], sound.WEB_ARCHIVES, few=20),
    "zip": _of(LOADERS["zip"], sound.ARCHIVES, _in_archives, few=20),
    "epub": _of(LOADERS["epub"], (sound.sound("epub"),), *_repacked("epub"), few=10, together=1),
}  # fmt: skip
_queries = st.one_of(hostile.queries, _words)
_OTHERS = {
    "query of a corpus": _of(QUERIES["query of a corpus"], sound.QUERIES, _queries, few=30),
    "filter of the window": _of(QUERIES["filter of the window"], sound.QUERIES, _queries),
    "table of copies": _of(KEPT["table of copies"], (sound.copies(),), few=20),
    "table of stories": _of(KEPT["table of stories"], (sound.stories(),), few=20),
    "rules": _of(KEPT["rules"], sound.RULES, hostile.tables(), few=30),
    "configuration": _of(KEPT["configuration"], sound.SETTINGS, hostile.tables()),
    "corrections": _of(KEPT["corrections"], sound.CORRECTIONS, hostile.json_bytes),
    "kept analysis": _of(KEPT["kept analysis"], sound.KEPT, hostile.json_bytes),
    "command to the worker": _of(KEPT["command to the worker"], sound.COMMANDS, hostile.json_bytes),
    "event of the worker": _of(KEPT["event of the worker"], sound.EVENTS, hostile.json_bytes),
}
TARGETS: dict[str, Target] = _LOADERS | _OTHERS

# An archive is searched part by part: a search that is guided by the code would never mend a checksum.
GUIDED: dict[str, Target] = {
    **{name: target for name, target in TARGETS.items() if name not in sound.PARTS},
    **{
        part: _of(LOADERS[part], (sound.part(form, name),))
        for form, names in sound.PARTS.items()
        for name in names
        if (part := f"{form} with another {name.rpartition('/')[2]}")
    },
}
