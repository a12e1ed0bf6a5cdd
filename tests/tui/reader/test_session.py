"""The session alone: what changes the reading, the jumps, the article's number and the notice, and who hears of it."""

from __future__ import annotations

from extractors.sources.text import article_of
from tui.first_words import OWN, SAMPLE
from tui.message_log import MESSAGES
from tui.reader.session import ReadingSession
from tui.reading import Reading, Scope

TEXT = "The army said so. It left Kabul on Friday.\n\nNobody stayed there."


def reading_of(text: str = TEXT) -> Reading:
    return Reading.of(article_of(text, id="a", source="a.txt"))


def test_a_move_changes_the_reading_and_answers_the_notice() -> None:
    session = ReadingSession(reading_of(), "Where you left it", clock=lambda: 7.0)
    session.go(18)
    assert (session.now.focus.offset, session.notice, session.moved_at) == (18, "", 7.0)


def test_an_update_is_no_move_and_leaves_the_notice() -> None:
    session = ReadingSession(reading_of(), "Where you left it")
    moves: list[str] = []
    session.on_move(lambda: moves.append("moved"))
    session.update(session.now.scoped(Scope.ARTICLE))
    assert (session.now.scope, session.notice, session.moved_at, moves) == (
        Scope.ARTICLE,
        "Where you left it",
        0.0,
        [],
    )


def test_followers_hear_of_the_old_and_the_new_reading_in_order() -> None:
    session, heard = ReadingSession(reading_of()), []
    session.follow(lambda old, new: heard.append(("first", old.focus.offset, new.focus.offset)))
    session.follow(lambda old, new: heard.append(("second", old.focus.offset, new.focus.offset)))
    session.go(5)
    session.update(session.now)
    assert heard == [("first", 0, 5), ("second", 0, 5)]


def test_nowhere_is_not_gone_to() -> None:
    session = ReadingSession(reading_of(), "still said")
    session.go(None)
    session.jump(None)
    assert (session.now.focus.offset, session.notice, session.back(1)) == (0, "still said", False)


def test_a_jump_leads_back_and_on_again() -> None:
    session = ReadingSession(reading_of())
    session.jump(18)
    session.jump(44)
    assert [session.back(1), session.now.focus.offset] == [True, 18]
    assert [session.back(1), session.now.focus.offset] == [True, 0]
    assert not session.back(1)
    assert [session.back(-1), session.now.focus.offset] == [True, 18]


def test_a_jump_to_where_the_reader_is_leads_nowhere_back() -> None:
    session = ReadingSession(reading_of())
    session.jump(0)
    assert not session.back(1)


def test_another_article_has_its_own_number_and_jumps() -> None:
    session = ReadingSession(reading_of())
    session.jump(18)
    session.open(3, reading_of("Another text."))
    assert (session.number, session.now.article.text, session.back(1)) == (3, "Another text.", False)


def test_an_article_that_was_left_keeps_its_reading_and_its_jumps() -> None:
    session = ReadingSession(reading_of())
    session.jump(18)
    session.open(1, reading_of("Another text."))
    left = session.left(0)
    assert left is not None
    assert left.focus.offset == 18
    assert sorted(session.readings) == [0, 1]
    session.open(0, left)
    assert session.back(1)


def test_a_forgotten_article_was_never_left() -> None:
    session = ReadingSession(reading_of())
    session.open(1, reading_of("Another text."))
    session.forget(0)
    assert session.left(0) is None
    assert list(session.readings) == [1]


def test_what_is_said_is_logged_but_reasons_and_pointers_are_not() -> None:
    logged: list[str] = []
    session = ReadingSession(reading_of(), log=logged.append)
    session.say("Copied 2 words.")
    session.say("Copied 2 words.")
    session.say_reason("the capital goes before the province")
    session.say(f"3 notes: {MESSAGES}")
    assert [words for words in logged if words] == ["Copied 2 words."]


def test_listeners_see_notice_and_reason_at_once() -> None:
    session, seen = ReadingSession(reading_of()), []
    session.listen(lambda: seen.append((session.notice, session.reason)))
    session.say_reason("as the text says")
    session.go(4)
    assert seen == [("as the text says", "as the text says"), ("", "")]


def test_what_no_key_asked_for_stands_beside_what_was_said() -> None:
    logged: list[str] = []
    session = ReadingSession(reading_of(), "Saved.", log=logged.append, columns=lambda: 80)
    session.say_more("The file changed.")
    assert session.notice == "Saved. The file changed."
    session.say_more("The file changed.")
    assert session.notice == "Saved. The file changed."
    assert logged == ["The file changed.", "The file changed."]


def test_where_both_have_no_room_they_are_counted() -> None:
    session = ReadingSession(reading_of(), "Saved.", columns=lambda: 40)
    session.say_more("The file changed: R reads it again.")
    assert session.notice == f"2 notes: {MESSAGES}"


def test_what_a_key_did_stays_where_there_is_room_to_point_to_the_note() -> None:
    session = ReadingSession(reading_of(), columns=lambda: 60)
    session.say("undone: Kabul")
    session.say_more("The article says no date of its own.")
    assert session.notice == f"undone: Kabul · A note: {MESSAGES}"


def test_a_reason_gives_way_to_a_note() -> None:
    session = ReadingSession(reading_of())
    session.say_reason("the capital goes before the province")
    session.say_more("The file changed.")
    assert session.notice == "The file changed."


def test_the_log_is_not_told_the_same_twice_where_a_note_is_joined() -> None:
    logged: list[str] = []
    session = ReadingSession(reading_of(), "Saved.", log=logged.append)
    session.say_more("The file changed.")
    assert logged == ["The file changed."]


def test_the_two_keys_of_the_first_window_are_seen_beside_every_note() -> None:
    long = "The article says no date of its own, and its relative dates are counted from today."
    for first in (OWN, SAMPLE):
        session = ReadingSession(reading_of(), first)
        for number in range(3):
            session.say_more(f"{number} {long}")
            assert session.notice.startswith(first)
            assert session.notice.endswith(MESSAGES)
    session = ReadingSession(reading_of(), OWN)
    session.say_more(long)
    assert session.notice == f"{OWN} A note: {MESSAGES}"
    session.say_more(f"5 files could not be read: {MESSAGES}")
    assert session.notice.startswith(OWN)
    session.go(5)
    assert session.notice == ""


def test_a_short_note_stands_beside_the_two_keys_whole() -> None:
    session = ReadingSession(reading_of(), OWN, columns=lambda: 120)
    session.say_more("The file changed.")
    assert session.notice == f"{OWN} The file changed."
