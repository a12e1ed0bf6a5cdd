"""A window without widgets, for the tests of session and controllers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from extractors.model import Analysis, Article, Kind, Mention, Span
from tui.cards.card import Card
from tui.cards.line import Stop
from tui.reader.article_opener import ArticleOpener
from tui.reader.controllers import Controllers
from tui.reader.navigation import Navigable, Pointed
from tui.reader.question import Question
from tui.reader.selection_controller import SelectionController
from tui.reader.session import ReadingSession
from tui.reader.side import ChartPart
from tui.reading import Progress, Reading


class FakePart:
    """Something that can have the keys; it writes down what it is told."""

    def __init__(self, has_items: bool = False, pointed: Pointed | None = None) -> None:
        self.told: list[tuple[Any, ...]] = []
        self.has_items, self.at = has_items, pointed

    def line(self, step: int) -> None:
        self.told.append(("line", step))

    def side(self, step: int) -> bool:
        self.told.append(("side", step))
        return self.has_items

    def page(self, pages: float) -> None:
        self.told.append(("page", pages))

    def item(self, step: int) -> bool:
        self.told.append(("item", step))
        return self.has_items

    def edge(self, step: int) -> None:
        self.told.append(("edge", step))

    def activate(self) -> bool:
        self.told.append(("activate",))
        return self.has_items

    def pointed(self) -> Pointed | None:
        return self.at


class FakeText(FakePart):
    """The text: what it points at is under the reading's cursor."""

    def __init__(self, session: ReadingSession) -> None:
        super().__init__()
        self._session = session

    def pointed(self) -> Pointed | None:
        mention = self._session.now.under_cursor
        return Pointed(mention.entity, mention) if mention else None


class FakeCard(FakePart):
    """A card; `stop` is for the test to set."""

    def __init__(self) -> None:
        super().__init__()
        self.stop: Stop | None = None
        self.shown: list[tuple[str, int, int | None]] = []
        self.renewed = 0

    def show(self, card: Card, depth: int, at: int | None = None) -> None:
        self.shown.append((card.entity.id, depth, at))

    def renew(self, card: Card) -> None:
        self.renewed += 1


class FakeChart(FakePart):
    """A map or a timeline."""

    def __init__(self, name: str) -> None:
        super().__init__(has_items=True)
        self.name = name

    def take_keys(self) -> None:
        self.told.append(("take_keys",))

    def zoom(self, step: int) -> bool:
        self.told.append(("zoom", step))
        return True

    def fit(self) -> bool:
        self.told.append(("fit",))
        return True


class FakeSide:
    """The place beside the text."""

    card_room = 40

    def __init__(self) -> None:
        self.kind: Kind | None = None
        self.shown: Kind = "location"
        self.given: list[tuple[Kind, str | None]] = []
        self.card = FakeCard()
        self.is_card_shown = False
        self.charts: list[FakeChart] = []
        self.damage: OSError | None = None

    def give_keys(self, kind: Kind, entity: str | None = None) -> None:
        self.given.append((kind, entity))

    @property
    def has_panes(self) -> bool:
        return not self.is_card_shown

    def show_pane(self, kind: Kind) -> None:
        self.shown = kind

    def show_card(self) -> None:
        self.is_card_shown = True

    def hide_card(self) -> None:
        self.is_card_shown = False

    def make_chart(self, name: str) -> ChartPart:
        if self.damage is not None:
            raise self.damage
        return FakeChart(name)

    async def show_chart(self, chart: ChartPart) -> None:
        assert isinstance(chart, FakeChart)
        self.charts.append(chart)

    def hide_chart(self, chart: ChartPart) -> None:
        assert isinstance(chart, FakeChart)
        self.charts.remove(chart)


class FakeHost:
    """The window; tasks wait until `rest` runs them."""

    def __init__(self, session: ReadingSession) -> None:
        self.text: Navigable = FakeText(session)
        self.focus: Navigable | None = self.text
        self.size = (120, 36)
        self.is_narrow = self.is_wide = False
        self.values: dict[str, object] = {}
        self.prepared: list[Reading] = []
        self.question: Question | None = None
        self.typed = ""
        self.noted = ""
        self.tasks: list[tuple[str, Coroutine[Any, Any, Any]]] = []
        self.dialogs: list[tuple[str, tuple[Any, ...], Callable[[Any], None] | None]] = []
        self.selected_text = ""
        self.selected_span: Span | None = None
        self.copied: list[str] = []
        self.code: int | None = None
        self.posted = threading.Event()  # whether another thread had something done

    def give_keys(self, part: Navigable) -> None:
        self.focus = part

    def is_there(self, part: Navigable) -> bool:
        return True

    def prepare(self, reading: Reading) -> Iterator[None]:
        self.prepared.append(reading)
        yield

    def show(self, name: str, value: object) -> None:
        self.values[name] = value

    def ask(self, question: Question) -> None:
        self.question, self.typed = question, question.words

    @property
    def asked(self) -> str | None:
        return self.typed if self.question is not None else None

    def type(self, words: str) -> None:
        """Type an answer."""
        assert self.question is not None
        self.typed = words
        self.question.changed(words)

    def answer(self, words: str) -> str:
        """Type an answer and press Enter; what is wrong with it."""
        self.type(words)
        question, self.question = self.question, None
        assert question is not None
        trouble = question.answered(words)
        if trouble:
            self.question = question
        return trouble

    def note(self, words: str, is_error: bool = False) -> None:
        self.noted = f"error: {words}" if is_error else words

    def end_question(self, keys_to_text: bool = False) -> None:
        self.question = None
        if keys_to_text:
            self.focus = self.text

    def run(self, task: Coroutine[Any, Any, Any], group: str, is_exclusive: bool = True) -> None:
        if is_exclusive:
            for _, earlier in (pair for pair in self.tasks if pair[0] == group):
                earlier.close()
            self.tasks = [pair for pair in self.tasks if pair[0] != group]
        self.tasks.append((group, task))

    async def rest(self, group: str | None = None) -> None:
        """Run the tasks that wait, one after another, and those that they start."""
        while waiting := [pair for pair in self.tasks if group in (None, pair[0])]:
            self.tasks.remove(waiting[0])
            await waiting[0][1]

    def post(self, then: Callable[[], None]) -> None:
        then()
        self.posted.set()

    def open(self, dialog: str, *arguments: Any, then: Callable[[Any], None] | None = None) -> None:
        self.dialogs.append((dialog, arguments, then))

    def key_of(self, command: str) -> str:
        return {"zen": "z"}.get(command, "?")

    def clear_selection(self) -> None:
        self.selected_text, self.selected_span = "", None

    def copy(self, words: str) -> None:
        self.copied.append(words)

    def exit(self, code: int) -> None:
        self.code = code

    def close(self) -> None:
        """Nobody waits for the tasks any more."""
        for _, task in self.tasks:
            task.close()
        self.tasks = []


class FakeClient:
    """A worker that writes down what it is told."""

    def __init__(self) -> None:
        self.heard: list[Any] = []
        self.has_ended = False
        self.events_to_come: list[Any] = []
        self.is_borrowed = False

    def send(self, command: Any) -> None:
        self.heard.append(command)

    async def connect(self) -> None:
        return None

    async def events(self) -> Any:
        for event in self.events_to_come:
            if isinstance(event, Exception):
                raise event
            yield event

    def another(self) -> FakeClient:
        return FakeClient()

    def end(self) -> None:
        self.has_ended = True

    leave = abandon = end


OPENED: list[Reader] = []  # by the test that runs


class Reader:
    """Session and controllers on fakes.

    Args:
        articles: What can be read.
        analysis: What is known of the first; None knows nothing.
        options: As `Controllers` takes them.
    """

    def __init__(self, articles: list[Article], analysis: Analysis | None = None, **options: Any) -> None:
        self.opener = options.pop("opener", None) or ArticleOpener(articles)
        reading = self.opener.opened(0)
        if analysis is not None:
            reading = reading.analysed(analysis, Progress(is_complete=True))
        self.session = ReadingSession(reading)
        OPENED.append(self)
        self.host, self.side, self.client = FakeHost(self.session), FakeSide(), FakeClient()
        self.controllers = Controllers(
            self.session, self.host, self.side, self.opener, self.client, **options  # type: ignore[arg-type]
        )  # fmt: skip

    @property
    def now(self) -> Reading:
        return self.session.now

    @property
    def notice(self) -> str:
        return self.session.notice

    @property
    def selection(self) -> SelectionController:
        return self.controllers.selection

    def mention(self, words: str) -> Mention:
        """The first mention with these words."""
        return next(mention for mention in self.now.facts.mentions if mention.text == words)

    def go(self, words: str) -> Mention:
        """Go to the first mention with these words, and choose it."""
        mention = self.mention(words)
        self.session.go(mention.start, mention.entity)
        return mention
