"""Why words are a mention, or none: the worker is asked, and its answer is a dialog."""

from __future__ import annotations

from extractors.model import Article
from extractors.protocol import Explain, Explained
from tests.tui.reader.fakes import Reader


def asked_at(reader: Reader) -> list[int]:
    """The code points that the workers were asked about."""
    return [command.at for command in reader.client.heard if isinstance(command, Explain)]


async def answered(reader: Reader, answer: Explained) -> None:
    """Have the worker that is asked say this."""
    reader.client.events_to_come = [answer]
    await reader.host.rest()


async def test_the_mention_that_was_gone_to_is_asked_about(reader: Reader) -> None:
    kabul = reader.go("Kabul")
    reader.controllers.explanation.open()
    assert reader.notice == "Asking the rules: the model is loaded first …"
    await answered(reader, Explained(0, kabul.start, (("Kabul", "a place"),)))
    assert asked_at(reader) == [kabul.start]
    assert reader.host.dialogs[-1][:2] == ("explanation", ((("Kabul", "a place"),),))
    assert reader.notice == ""


async def test_where_no_mention_is_pointed_at_the_words_under_the_cursor_are(sample: Article) -> None:
    reader = Reader([sample])
    reader.session.go(40)
    reader.controllers.explanation.open()
    await reader.host.rest()
    assert asked_at(reader) == [reader.now.focus.offset]
    assert not reader.host.dialogs


async def test_an_answer_that_comes_while_something_is_typed_opens_nothing(reader: Reader) -> None:
    kabul = reader.go("Kabul")
    reader.controllers.explanation.open()
    reader.controllers.search.ask()
    await answered(reader, Explained(0, kabul.start, (("Kabul",),)))
    assert not reader.host.dialogs
