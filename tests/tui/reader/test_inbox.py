"""What waits of what the worker said, and what is read of it in steps."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from extractors.errors import WorkerError
from extractors.model import Analysis, Article
from extractors.protocol import Analysed, Event, Progressed, encoded
from extractors.unread import Unread, unread_of
from tests.tui.reader.fakes import Reader
from tui.filter import Filter
from tui.reader import analysis_controller
from tui.reader.inbox import Inbox
from tui.reading import Reading


@pytest.fixture
def unknown(sample: Article) -> Reader:
    return Reader([sample])


def unread(event: Event) -> Unread:
    found = unread_of(encoded(event))
    assert found is not None
    return found


def test_an_analysis_is_read_in_steps_to_what_was_said(stored_analysis: Analysis) -> None:
    event = Analysed(3, stored_analysis, 2, 7, complete=False, section=1, sections=2)
    waiting = unread(event)
    assert (waiting.head.job, waiting.head.section, waiting.head.done) == (3, 1, 2)
    assert not waiting.head.analysis.mentions, "nothing is read of it yet"
    steps = sum(1 for _ in waiting.read())
    assert steps > 2
    assert waiting.whole() == event


def test_what_is_no_analysis_is_not_put_off() -> None:
    assert unread_of(encoded(Progressed(0, 1, 3))) is None
    assert unread_of(b'{"type":"Analysed","jobs":1,"analysis":{}}') is None
    assert unread_of(b'{"type":"Analysed"') is None


def test_a_line_that_breaks_off_is_told_when_it_is_read() -> None:
    line = b'{"type":"Analysed","job":1,"done":1,"total":1,"complete":false,"analysis":{"mentions":['
    waiting = unread_of(line)
    assert waiting is not None
    with pytest.raises(WorkerError):
        waiting.whole()


def test_what_was_read_in_vain_is_not_taken(stored_analysis: Analysis) -> None:
    inbox = Inbox()
    early = unread(Analysed(0, stored_analysis, 1, 3, complete=False))
    inbox.put(early)
    late = unread(Analysed(0, stored_analysis, 3, 3, complete=True))
    inbox.put(late)
    assert inbox.unread is late, "of a section only the last is read"
    inbox.learn(early, early.whole())
    assert inbox.unread is late
    inbox.learn(late, late.whole())
    assert inbox.unread is None
    assert inbox.taken() == [late.whole()]
    assert not inbox


def test_the_end_of_the_analysis_is_not_undone_by_what_was_said_before_it(stored_analysis: Analysis) -> None:
    inbox = Inbox()
    inbox.put(Analysed(0, Analysis(), 1, 3, complete=False))
    inbox.put(Progressed(0, 2, 3))
    inbox.put(Analysed(0, stored_analysis, 3, 3, complete=True))
    assert [type(event) for event in inbox.taken()] == [Progressed, Analysed]


async def test_all_that_waited_is_shown_at_once(unknown: Reader, stored_analysis: Analysis) -> None:
    shown: list[int] = []
    unknown.session.follow(lambda _, new: shown.append(len(new.known.sections)))
    sections = [Analysed(0, stored_analysis, n + 1, 3, n == 2, n, 3) for n in range(3)]
    unknown.client.events_to_come = [unread(event) for event in sections]
    unknown.controllers.analysis.begin()
    await unknown.host.rest()
    assert shown == [3]
    assert unknown.now.progress.is_complete


async def test_where_the_hand_does_not_rest_what_was_found_is_shown_with_a_key(
    unknown: Reader, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis, later_s = unknown.controllers.analysis, [0.0]
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + later_s[0])
    monkeypatch.setattr(analysis_controller, "time", clock)
    monkeypatch.setattr(type(analysis), "rest_s", 60.0)
    unknown.session.go(5)
    unknown.client.events_to_come = [Analysed(0, stored_analysis, 3, 3, complete=True)]
    analysis.begin()
    await unknown.host.rest("analysis")
    unknown.session.go(6)
    await asyncio.sleep(0)
    assert not unknown.now.facts.listed, "the reader has patience still"
    later_s[0] = 3.0
    making_ready = asyncio.ensure_future(unknown.host.rest("inbox"))
    while not unknown.host.prepared:
        assert not unknown.now.facts.listed
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    unknown.session.go(7)
    assert not unknown.now.facts.listed, "the key itself is answered first"
    later_s[0] = 3.5  # the key before did not wait for the making
    unknown.session.go(8)
    await asyncio.sleep(0)
    assert unknown.now.facts.listed
    assert unknown.now.focus.offset == 8
    assert unknown.now.known is unknown.host.prepared[-1].known, "what was made ready is what is shown"
    making_ready.cancel()


async def test_what_is_made_ready_in_vain_is_made_again(
    unknown: Reader, stored_analysis: Analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    analysis = unknown.controllers.analysis
    unknown.client.events_to_come = [Analysed(0, stored_analysis, 3, 3, complete=True)]
    monkeypatch.setattr(type(analysis), "rest_s", 0.05)
    prepare, hidden = unknown.host.prepare, frozenset({"actor"})

    def disturbed(reading: Reading) -> Iterator[None]:
        yield from prepare(reading)
        if len(unknown.host.prepared) == 1:  # another day is set while the rows are made
            unknown.session.take(unknown.now.dated("2020-02-03").filtered(Filter(hidden)))

    monkeypatch.setattr(unknown.host, "prepare", disturbed)
    unknown.session.go(5)
    analysis.begin()
    await unknown.host.rest()
    assert [reading.article.published for reading in unknown.host.prepared] == [
        unknown.host.prepared[0].article.published,
        "2020-02-03",
    ]
    assert unknown.now.article.published == "2020-02-03"
    assert unknown.now.filter.hidden == hidden
    assert unknown.now.facts.analysis.entities == stored_analysis.entities
    assert not unknown.now.facts.counts["actor"]


async def test_what_is_damaged_is_a_trouble_of_the_analysis(unknown: Reader) -> None:
    waiting = unread_of(
        b'{"type":"Analysed","job":0,"done":1,"total":1,"complete":false,"analysis":{"mentions":['
    )
    unknown.client.events_to_come = [waiting]
    unknown.controllers.analysis.begin()
    await unknown.host.rest()
    assert "damaged" in unknown.now.progress.trouble
