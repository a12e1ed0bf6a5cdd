"""What is learnt of another page repaints of a pane what changed in sight."""

import pytest

from extractors.model import Analysis, Article
from extractors.protocol import Analysed
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.widgets.entity_pane import EntityPane

SIZE = (120, 36)


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int | None]]:
    """Of each pane's repaint the kind and the line; None is all of it."""
    found: list[tuple[str, int | None]] = []
    whole, line = EntityPane.refresh, EntityPane.refresh_line

    def refresh(self: EntityPane, *regions: object, **named: object) -> object:
        if not regions:
            found.append((self.kind, None))
        return whole(self, *regions, **named)  # type: ignore[arg-type]

    def refresh_line(self: EntityPane, y: int) -> None:
        found.append((self.kind, y))
        line(self, y)

    monkeypatch.setattr(EntityPane, "refresh", refresh)
    monkeypatch.setattr(EntityPane, "refresh_line", refresh_line)
    return found


async def test_a_row_that_is_told_more_often_is_painted_alone(
    sample: Article, stored_analysis: Analysis, painted: list[tuple[str, int | None]]
) -> None:
    client = CannedClient(None)
    app = ReaderApp([sample], client)
    async with app.run_test(size=SIZE) as pilot:
        client.say(Analysed(0, stored_analysis, 1, 2, complete=False, section=0, sections=2))
        await pilot.pause()
        pane = app.screen.query_one("#pane-location", EntityPane)
        place = next(row.entity for row in pane.rows if row.count > 1)
        at = pane.rows.place(place)
        count = pane.rows[at].count  # type: ignore[index]
        again = next(m for m in reversed(stored_analysis.mentions) if m.entity == place)
        far = Analysis(
            mentions=(again,),
            entities=tuple(e for e in stored_analysis.entities if e.id == place),
            analysed=1,
        )
        painted.clear()
        client.say(Analysed(0, far, 2, 2, complete=True, section=1, sections=2))
        await pilot.pause()
        assert pane.rows[at].count == count + 1  # type: ignore[index]
        assert ("location", at) in painted
        assert ("location", None) not in painted
        assert not [kind for kind, line in painted if kind != "statement" and line is None]
