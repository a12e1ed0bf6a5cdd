"""Every action of the window, each through its own key: a command without a test fails here.

The tests themselves are in `tests/tui/commands/`, one file a group.
"""

from __future__ import annotations

import pytest

from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.commands import all_checks
from tests.tui.commands.window import Window
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.keymap import COMMANDS, Command

CHECKS = all_checks()


def test_every_command_has_a_test() -> None:
    assert sorted(CHECKS) == sorted(command.id for command in COMMANDS)


def test_ids_are_stable_names_and_no_key_is_given_twice() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [key for command in COMMANDS for key in command.keys.split(",")]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
async def test_a_command_does_what_it_says(
    command: Command, sample: Article, stored_analysis: Analysis
) -> None:
    client = CannedClient(stored_analysis)
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], client)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        window = Window(app, pilot, command, client)
        await CHECKS[command.id](window)
        assert window.times_done, "the test never pressed the command's own key"
