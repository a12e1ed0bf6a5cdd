"""The window: it holds the one `Reading`, and is the only one that changes it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.reactive import var
from textual.screen import Screen

from extractors.errors import WorkerError
from extractors.model import KINDS, Article, Kind, Mention
from extractors.protocol import Analyse, Analysed, Event, Failed, Look, Progressed, Redate
from tui.client import Client
from tui.keymap import DEEDS
from tui.messages import EntityChosen, FocusMoved, KindChosen, PageShown, RowPointed
from tui.quoting import citation
from tui.reading import Progress, Reading
from tui.screens.prompting import Prompting
from tui.widgets.article_view import ArticleView
from tui.widgets.entity_pane import EntityPane
from tui.widgets.facts_column import NARROW, WIDE, FactsColumn
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar
from tui.widgets.title_bar import TitleBar


class ReadingScreen(Prompting, Screen[None]):
    """An article and its panes.

    Args:
        articles: What can be read, in order; never none.
        client: The analysing process.
    """

    AUTO_FOCUS = "#article"
    BINDINGS: ClassVar[list[BindingType]] = [deed.binding for deed in DEEDS]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]

    reading: var[Reading | None] = var(None, init=False)
    notice: var[str] = var("", init=False)
    place: var[str] = var("", init=False)

    def __init__(self, articles: list[Article], client: Client) -> None:
        super().__init__()
        self._articles = articles
        self._readings: dict[int, Reading] = {}  # of the articles that were left
        self._at = 0
        self._client = client
        self._jumps: list[int] = []
        self._looked_at = -1
        self.set_reactive(ReadingScreen.reading, Reading.of(articles[0]))
        self.set_reactive(ReadingScreen.place, self._place())
        self._before_prompt: Reading | None = None

    def compose(self) -> ComposeResult:
        """Title, text and panes, status."""
        yield TitleBar(id="title").data_bind(ReadingScreen.reading, ReadingScreen.place)
        with Container(id="body"):
            yield ArticleView(id="article").data_bind(ReadingScreen.reading)
            yield FactsColumn(id="facts").data_bind(ReadingScreen.reading)
        yield StatusBar(id="status").data_bind(ReadingScreen.reading, ReadingScreen.notice)
        yield Prompt(id="prompt")

    def on_mount(self) -> None:
        """Have the article analysed."""
        self._follow()

    def on_unmount(self) -> None:
        """The worker ends with the window."""
        self._client.end()

    @property
    def now(self) -> Reading:
        """The reading; there is one from the beginning."""
        assert self.reading is not None
        return self.reading

    def _take(self, reading: Reading) -> None:
        """Make it the reading, and tell the worker where the reader is while it still matters."""
        self.reading = reading
        self.notice = ""
        if not reading.progress.is_complete and reading.paragraph.start != self._looked_at:
            self._looked_at = reading.paragraph.start
            self._client.send(Look(self._at, reading.focus.offset))

    # --- the analysis

    def _follow(self) -> None:
        self.run_worker(self._listen(self._client), group="analysis", exclusive=True, exit_on_error=False)

    async def _listen(self, client: Client) -> None:
        try:
            await client.connect()
            self._analyse()
            async for event in client.events():
                self._hear(event)
        except WorkerError as error:
            self._trouble(error)
        except OSError as error:
            self._trouble(WorkerError(f"The analysis cannot be reached ({error.strerror}).", "Press r to analyse again."))

    def _analyse(self) -> None:
        if not self.now.progress.is_complete:
            self._client.send(Analyse(self._at, self.now.article, self.now.focus.offset))

    def _hear(self, event: Event) -> None:
        match event:
            case Analysed(job=job) if job == self._at:
                progress = Progress(event.done, event.total, event.complete)
                self.reading = self.now.analysed(event.analysis, progress)
            case Progressed(job=job) if job == self._at:
                self.reading = self.now.progressed(Progress(event.done, event.total))
            case Failed():
                raise WorkerError(event.message, event.hint)

    def _trouble(self, error: WorkerError) -> None:
        hint = error.hint or "Press r to analyse again."
        kept = self.now.progress
        self.reading = self.now.progressed(Progress(kept.done, kept.total, kept.is_complete, f"{error.message} {hint}"))

    def action_retry(self) -> None:
        """Start another worker where the last one failed."""
        if not self.now.progress.trouble:
            self.notice = "The analysis is running, or done."
            return
        self._client.end()
        self._client = Client(self._client.model)
        self._take(self.now.progressed(Progress()))
        self._follow()

    # --- moving

    def action_line(self, step: int) -> None:
        """Go by lines."""
        self._go(self.query_one(ArticleView).by_lines(step))

    def action_page(self, pages: float) -> None:
        """Go by pages of the screen."""
        self._go(self.query_one(ArticleView).by_pages(pages))

    def action_sentence(self, step: int) -> None:
        """Go by sentences."""
        sentences, here = self.now.facts.sentences, self.now.sentence
        there = sentences.after(here) if step > 0 else sentences.before(here)
        self._go(there.start if there else None)

    def action_paragraph(self, step: int) -> None:
        """Go by paragraphs; back goes to this one's beginning first."""
        self._go(self.now.paragraph_by(step))

    def action_start(self) -> None:
        """Go to the beginning."""
        self._jump(self.now.article.paragraphs[0].start)

    def action_end(self) -> None:
        """Go to the last sentence."""
        self._jump(self.now.facts.sentences.within(len(self.now.article.paragraphs) - 1)[-1].start)

    def action_mention(self, step: int) -> None:
        """Go to the next or previous mention that the filter shows."""
        reading = self.now
        self._go_to(reading.next_mention() if step > 0 else reading.previous_mention())

    def action_again(self, step: int) -> None:
        """Go to the next match of the search; without one, to the next mention of the chosen entity."""
        reading = self.now
        if reading.search.words:
            match = reading.search.after(reading.focus.offset) if step > 0 else reading.search.before(reading.focus.offset)
            self._jump(match.start if match else None)
        elif reading.focus.entity:
            self._go_to(reading.next_of_chosen(step))
        else:
            self.notice = "Search with / or choose an entity with ] first."

    def action_back(self) -> None:
        """Go back to where the last jump began."""
        if self._jumps:
            self._take(self.now.focused_on(self._jumps.pop()))
        else:
            self.notice = "You have not jumped anywhere yet."

    def _go(self, offset: int | None, entity: str | None = None) -> None:
        if offset is not None:
            self._take(self.now.focused_on(offset, entity))

    def _go_to(self, mention: Mention | None) -> None:
        if mention is None:
            self.notice = "There is none further on." if self.now.facts.mentions else "The filter shows none."
        else:
            self._go(mention.start, mention.entity)

    def _jump(self, offset: int | None, entity: str | None = None) -> None:
        came_from = self.now.focus.offset
        self._go(offset, entity)
        self.remember(came_from)

    def remember(self, offset: int) -> None:
        """A jump began there."""
        if offset != self.now.focus.offset:
            self._jumps = [*self._jumps[-99:], offset]

    def on_focus_moved(self, message: FocusMoved) -> None:
        """The text was clicked."""
        self._jump(message.offset, message.entity)
        self.query_one(ArticleView).focus()

    def on_page_shown(self, message: PageShown) -> None:
        """The text was scrolled."""
        self.reading = self.now.showing(message.page)

    # --- panes

    def action_pane(self, step: int) -> None:
        """Give the keys to the next pane, or to the text, around."""
        column = self.query_one(FactsColumn)
        stations: list[Kind | None] = [None, *KINDS]
        here = self.focused.kind if isinstance(self.focused, EntityPane) else None
        there = stations[(stations.index(here) + step) % len(stations)]
        if here is None and self.has_class("-narrow"):
            there = column.shown  # the pane in view comes first
        if there is None:
            self.notice = ""
            self.query_one(ArticleView).focus()
        else:
            column.shown = there
            column.pane(there).focus()

    def action_choose(self) -> None:
        """From the text to the row of the entity under the focus."""
        reading = self.now
        mention = reading.facts.at(reading.focus.offset) or next(iter(reading.facts.between(reading.sentence)), None)
        if mention is None:
            self.notice = "There is no entity in this sentence."
            return
        column = self.query_one(FactsColumn)
        column.shown = mention.kind
        self._go(reading.focus.offset, mention.entity)
        column.pane(mention.kind).show(mention.entity)

    def on_entity_chosen(self, message: EntityChosen) -> None:
        """A row was chosen: go to its first mention; where it is chosen already, to the next."""
        reading = self.now
        mentions = reading.facts.of_entity.get(message.entity, [])
        if not mentions:
            return
        mention = reading.next_of_chosen(1) if reading.focus.entity == message.entity else mentions[0]
        if mention is not None:
            self._jump(mention.start, message.entity)
            self.notice = f"mention {mentions.index(mention) + 1} of {len(mentions)} · Enter: next · Tab: panes · ^o: back"

    def on_row_pointed(self, message: RowPointed) -> None:
        """Say why the entity is what it is."""
        entity = self.now.facts.entities.get(message.entity)
        self.notice = entity.reason if entity else ""

    def on_kind_chosen(self, message: KindChosen) -> None:
        """A pane's header was clicked."""
        column = self.query_one(FactsColumn)
        column.shown = message.kind
        column.pane(message.kind).focus()

    def action_scope(self) -> None:
        """Mark more or less of the text in the panes."""
        self._take(self.now.scoped(self.now.scope.following))
        self.notice = f"The panes mark what is in: {self.now.scope.value}."

    def action_order(self) -> None:
        """Order the panes another way."""
        self._take(self.now.ordered(self.now.order.following))

    def action_kind(self, kind: Kind) -> None:
        """Show or hide a kind."""
        self._take(self.now.filtered(self.now.filter.toggled(kind)))

    # --- the article

    def action_article(self, step: int) -> None:
        """Read the next or previous article; what is known of this one is kept."""
        there = self._at + step
        if not 0 <= there < len(self._articles):
            self.notice = "There is no other article that way." if len(self._articles) > 1 else "This is the only article."
            return
        self._readings[self._at] = self.now
        self._at, self._jumps = there, []
        self.place = self._place()
        self._take(self._readings.get(there) or Reading.of(self._articles[there]))
        self._analyse()

    def redate(self, published: str | None) -> None:
        """Resolve the dates against another anchor."""
        reading = self.now.dated(published)
        self._articles[self._at] = reading.article
        self._take(reading)
        self._client.send(Redate(self._at, published, reading.article.published_from))

    def action_copy(self) -> None:
        """Copy the sentence as a citation."""
        self.app.copy_to_clipboard(citation(self.now))
        self.notice = "The sentence was copied as a citation."

    def action_theme(self) -> None:
        """Change between the dark and the light theme."""
        self.app.theme = "q7x2-light" if self.app.current_theme.dark else "q7x2-dark"

    def action_help(self) -> None:
        """Show every key."""
        from tui.screens.help_screen import HelpScreen

        self.app.push_screen(HelpScreen())

    def _place(self) -> str:
        return f"{self._at + 1} of {len(self._articles)}" if len(self._articles) > 1 else ""
