"""Which other articles tell the story of the one that is read, and what each later version changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from tests.tui.reader.fakes import Reader
from tui.versions_told import Versions, versions_told

_REST = (
    "The town lies 12 miles from the border, on a bay that whalers used until the last of their ships was sold in 1910."
    " Its harbour was built by a company from the north, which left when the price of oil fell. Since then fish is what it sells,"
    " and every second house is let to visitors in summer."
)


def version(name: str, day: str | None, *sentences: str) -> Article:
    text = " ".join([*sentences, _REST])
    return replace(article_of(text, id=name, source=f"{name}.txt", option_date=day), title=f"Storm {name}")


FIRST = version("first", "2021-08-13", "A storm killed 40 people in Karwar on Friday.")
LATER = version("later", "2021-08-14", "A storm killed 62 people in Karwar on Friday.", "Schools are shut.")
WIRE = replace(FIRST, id="wire", source="wire.txt", title="By wire")
OTHER = article_of("Insurers put the damage at $45 million.", id="other", source="other.txt")


@pytest.fixture
def reader() -> Reader:
    return Reader([FIRST, OTHER, LATER, WIRE], Analysis())


async def test_the_other_articles_of_the_story_are_named(reader: Reader) -> None:
    reader.controllers.versions.tell()
    await reader.host.rest("versions")
    assert reader.notice.startswith("Copies and versions: Storm later · By wire")


async def test_what_each_version_changed_is_shown_and_the_same_words_are_named(reader: Reader) -> None:
    reader.controllers.versions.show()
    await reader.host.rest("versions")
    ((name, (parts,), _),) = reader.host.dialogs
    assert name == "versions"
    own, changed = parts
    assert own == [
        "Storm first, Fri 13 Aug 2021 (first.txt)",
        "word for word: By wire, Fri 13 Aug 2021 (wire.txt)",
    ]
    assert changed[0] == "→  Storm later, Sat 14 Aug 2021 (later.txt)"
    assert "reworded, other figures: 40 → 62" in changed
    assert "+ Schools are shut." in changed


async def test_of_an_article_that_nobody_else_has_that_is_said(reader: Reader) -> None:
    reader.controllers.articles.step(1)
    reader.controllers.versions.show()
    await reader.host.rest("versions")
    assert reader.notice == "There is no copy or version of this article here."
    assert not reader.host.dialogs


def test_of_two_versions_the_one_of_the_earlier_day_is_the_older() -> None:
    (_, part) = versions_told(Versions([LATER, FIRST], 0))
    assert (
        part[0]
        == "From Storm first, Fri 13 Aug 2021 (first.txt)  →  Storm later, Sat 14 Aug 2021 (later.txt)"
    )
    assert "reworded, other figures: 40 → 62" in part


def test_signs_that_steer_a_terminal_are_shown_as_words() -> None:
    odd = replace(LATER, title="\x1b[31mred", text=f"{LATER.text} One \x1b]0;title\x07 more.")
    assert "\x1b" not in "".join(line for part in versions_told(Versions([FIRST, odd], 0)) for line in part)
