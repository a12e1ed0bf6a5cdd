"""Every action of the window, each through its own key: a deed without a test fails here.

The tests themselves are in `tests/tui/deeds/`, one file a group.
"""

from __future__ import annotations

import pytest

from extractors.model import Analysis, Article
from extractors.sources.text import article_of
from tests.tui.canned import CannedClient
from tests.tui.deeds import all_checks
from tests.tui.deeds.window import Window
from tests.tui.test_window import settled
from tui.app import ReaderApp
from tui.keymap import DEEDS, Deed

CHECKS = all_checks()


def test_every_deed_has_a_test() -> None:
    assert sorted(CHECKS) == sorted(deed.id for deed in DEEDS)


def test_ids_are_stable_names_and_no_key_is_given_twice() -> None:
    ids = [deed.id for deed in DEEDS]
    keys = [key for deed in DEEDS for key in deed.keys.split(",")]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.id)
async def test_a_deed_does_what_it_says(deed: Deed, sample: Article, stored_analysis: Analysis) -> None:
    client = CannedClient(stored_analysis)
    other = article_of("Nothing else happened.", id="other", source="other.txt")
    app = ReaderApp([sample, other], client)
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        window = Window(app, pilot, deed, client)
        await CHECKS[deed.id](window)
        assert window.times_done, "the test never pressed the deed's own key"
