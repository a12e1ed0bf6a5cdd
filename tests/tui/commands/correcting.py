from __future__ import annotations

from dataclasses import replace

from tests.tui.commands import command
from tests.tui.commands.window import Window


def _names(window: Window, kind: str) -> list[str]:
    from tui.rows import rows_of

    return [row.name for row in rows_of(window.now.facts, kind)]  # type: ignore[arg-type]


def _pointed(window: Window, kind: str) -> str:
    pointed = window.pane(kind).pointed()
    assert pointed is not None
    return str(window.now.facts.entities[pointed.entity].name)  # type: ignore[union-attr]


@command("correction.reject")
async def a_mention_or_an_entity_is_none(window: Window) -> None:
    await window.do()
    assert "no entity under the cursor" in window.notice
    await window.press("right_square_bracket")
    mention = window.now.facts.at(window.offset)
    assert mention is not None
    await window.do()
    assert window.now.facts.at(window.offset) is None
    assert f"rejected “{mention.text}” here" in window.notice
    await window.do()
    assert window.now.facts.at(window.offset) == mention, "again takes it back"
    await window.press("tab")
    name = _pointed(window, "location")
    await window.do()
    assert name not in _names(window, "location")
    assert f"rejected “{name}”" in window.notice


async def _doubted(window: Window) -> list[str]:
    """Have the analysis doubt its first place and its first actor; their ids, in the order of the text."""
    analysis = window.now.known.whole
    chosen = {next(e.id for e in analysis.entities if e.kind == kind) for kind in ("location", "actor")}
    entities = tuple(
        replace(e, doubt=("It may be none.",)) if e.id in chosen else e for e in analysis.entities
    )
    told = replace(analysis, entities=entities)
    window.screen.session.update(window.now.analysed(told, window.now.progress))
    await window.pilot.pause()
    return [id_ for _, id_ in window.now.facts.doubtful]


@command("doubt.next")
async def the_doubtful_are_gone_through_and_say_why(window: Window) -> None:
    await window.do()
    assert "Nothing here is doubtful" in window.notice
    doubted = await _doubted(window)
    assert len(doubted) == 2
    assert "2 doubtful" in window.line("#title")
    for number, id_ in enumerate(doubted, 1):
        await window.do()
        assert window.now.focus.entity == id_
        assert window.notice == f"{number} of 2 doubtful: It may be none."
    await window.do()
    assert window.now.focus.entity == doubted[0], "around the end"
    assert window.line("#pane-location", 0)[1] == "?"
    await window.press("f", *"status:doubtful", "enter")
    assert window.now.facts.listed == 2


@command("correction.confirm")
async def what_is_right_is_doubted_no_more(window: Window) -> None:
    await window.do()
    assert "no entity under the cursor" in window.notice
    first, _ = await _doubted(window)
    await window.press("D")
    await window.do()
    assert "confirmed “" in window.notice
    assert [id_ for _, id_ in window.now.facts.doubtful] != [first]
    assert len(window.now.facts.doubtful) == 1
    await window.do()
    assert "Nothing was doubted of it" in window.notice
    await window.press("u")
    assert len(window.now.facts.doubtful) == 2


@command("correction.change")
async def the_kind_is_another(window: Window) -> None:
    await window.do()
    assert "no entity under the cursor" in window.notice
    await window.press("tab")
    name = _pointed(window, "location")
    await window.do()
    await window.press(*"actor group", "enter")
    assert name not in _names(window, "location")
    assert name in _names(window, "actor")
    assert "changed the kind" in window.notice


@command("correction.merge")
async def it_is_another(window: Window) -> None:
    await window.do()
    assert "no entity under the cursor" in window.notice
    await window.press("tab", "tab")
    await window.press("j")
    one = _pointed(window, "actor")
    await window.do()
    await window.press(*"taliban", "enter")
    assert one not in _names(window, "actor")
    assert f"merged “{one}” into “Taliban”" in window.notice


@command("correction.split")
async def one_mention_is_another_entity(window: Window) -> None:
    await window.do()
    assert "no entity under the cursor" in window.notice
    await window.press("right_square_bracket")
    id_ = window.now.focus.entity
    assert id_ is not None
    name, count = window.now.facts.entities[id_].name, len(window.now.facts.mentions_of(id_))  # type: ignore[attr-defined]
    assert count > 1
    await window.do()
    assert f"split “{name}” from the others" in window.notice
    here = window.now.facts.at(window.offset)
    assert here is not None
    assert here.entity != id_
    assert len(window.now.facts.mentions_of(id_)) == count - 1
    assert len(window.now.facts.mentions_of(here.entity)) == 1
    await window.press("u")
    assert len(window.now.facts.mentions_of(id_)) == count


@command("correction.undo")
async def the_last_is_undone(window: Window) -> None:
    await window.do()
    assert "nothing here that could be undone" in window.notice
    before = _names(window, "location")
    await window.press("tab", "x", "x", "x")
    assert len(_names(window, "location")) == len(before) - 3
    await window.do(3)
    assert _names(window, "location") == before
    assert window.now.corrected is window.now.known


@command("correction.redo")
async def what_was_undone_is_said_again(window: Window) -> None:
    await window.do()
    assert "Nothing was undone" in window.notice
    await window.press("tab", "x")
    after = _names(window, "location")
    await window.press("u")
    await window.do()
    assert _names(window, "location") == after
    assert "again" in window.notice


@command("correction.always")
async def a_rule_needs_a_correction_and_a_place_to_be_kept(window: Window) -> None:
    await window.do()
    assert "Correct something first" in window.notice
    await window.press("tab", "x")
    await window.do()
    assert "not kept in this window" in window.notice
