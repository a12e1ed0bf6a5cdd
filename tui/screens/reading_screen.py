"""The reading window: composes its widgets, and passes commands and messages on to the controllers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.geometry import Region, Size
from textual.message import Message
from textual.messages import Layout, Update
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget

from tui import messages
from tui.client import Client
from tui.geometry import MEASURE, NARROW, WIDE, article_columns, facts_columns
from tui.keymap import COMMAND_OF, COMMANDS, bindings, done_by
from tui.reader.article_opener import ArticleOpener
from tui.reader.controllers import Controllers
from tui.reader.session import ReadingSession
from tui.reader.tour_controller import TourLine
from tui.reading import Reading
from tui.screens.side_column import SideColumn
from tui.screens.window_host import Posted, WindowHost
from tui.themes import GroundToggle
from tui.widgets.article_view import ArticleView
from tui.widgets.facts_column import FactsColumn
from tui.widgets.prompt import Prompt
from tui.widgets.status_bar import StatusBar
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from extractors.corrections.ledger import Ledger
    from tui.article_loader import ArticleLoader
    from tui.chosen.choice import Choice

# A window that is killed loses no more than this of where the reader was.
_PLACE_KEPT_EVERY_S = 10.0


class ReadingScreen(Screen[None]):
    """An article and its panes.

    Args:
        opener: Opens the articles, and has the list of them; never none.
        client: The analysing process.
        notice: What the reader should know first.
        ledger: Where corrections are kept; None keeps none.
        width: Cells that a line of the text takes at most.
        loader: Where the articles come from, and others may still come; None where they are all there is.
        choice: What is to be chosen and written to a pipe; None where nothing is.
    """

    ALLOW_MAXIMIZE = False
    AUTO_FOCUS = "#article"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - Textual's own

    # What the widgets are bound to: the session's, what has the keys, and what controllers show.
    reading: var[Reading | None] = var(None, init=False)
    notice: var[str] = var("", init=False)
    reason: var[str] = var("", init=False)
    key_context: var[str] = var("text", init=False)  # as `tui.key_contexts` calls it
    place: var[str] = var("", init=False)
    chosen: var[str] = var("", init=False)
    width: var[int] = var(MEASURE, init=False)
    is_zen: var[bool] = var(False, init=False)
    tour: var[TourLine | None] = var(None, init=False)

    def __init__(
        self,
        opener: ArticleOpener,
        client: Client,
        notice: str = "",
        ledger: Ledger | None = None,
        width: int = MEASURE,
        loader: ArticleLoader | None = None,
        choice: Choice | None = None,
    ) -> None:
        super().__init__()
        reading = opener.opened(0)
        notice = " ".join(filter(None, (notice, opener.greeting(reading))))
        self.session = ReadingSession(reading, notice, self._log, lambda: self.size.width)
        self.session.follow(self._show_reading)
        self.session.listen(self._show_notice)
        self.host = WindowHost(self)
        self._themes = GroundToggle()
        self._was_shown = False
        self._stands = False  # it was laid out, and so painted, once
        self._opening: dict[
            Widget, tuple[bool, bool]
        ] = {}  # its parts while that is done, and which scrollbars they had
        self._side = SideColumn(self)
        self.controllers = Controllers(
            self.session, self.host, self._side, opener, client, ledger, width, loader, choice
        )
        self.set_reactive(ReadingScreen.reading, reading)
        self.set_reactive(ReadingScreen.notice, notice)
        self.set_reactive(ReadingScreen.width, width)
        self.set_reactive(ReadingScreen.place, self.controllers.articles.position)

    def compose(self) -> ComposeResult:
        """Title, text and panes, status."""
        # The class that Textual gives a screen of this width later, when all of it would be styled again.
        self.add_class(
            next(
                name for least, name in reversed(self.HORIZONTAL_BREAKPOINTS) if self.app.size.width >= least
            )
        )
        yield TitleBar(id="title").data_bind(ReadingScreen.reading, ReadingScreen.place)
        with Container(id="body"):
            view = ArticleView(self.session, id="article")
            yield view.data_bind(ReadingScreen.reading, ReadingScreen.width)
            yield FactsColumn(self.reading, id="facts").data_bind(ReadingScreen.reading)
        yield StatusBar(id="status").data_bind(
            ReadingScreen.reading,
            ReadingScreen.notice,
            ReadingScreen.reason,
            ReadingScreen.key_context,
            ReadingScreen.chosen,
        )
        yield Prompt(id="prompt")

    @property
    def now(self) -> Reading:
        """The reading."""
        return self.session.now

    # --- the life of the window

    def on_mount(self) -> None:
        """Make room for the text, and begin."""
        self._make_room()
        # As Textual sets it once the window stands, which would lay all of it out again.
        self.query("#textual-toastrack").set(display=False)
        self.set_interval(_PLACE_KEPT_EVERY_S, self.controllers.articles.keep_place_aside)
        self.controllers.begin()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """All that opens was styled as it was mounted, and is laid out now; a dialog that closes may leave another theme."""
        event.refresh_styles = event.refresh_styles and self._was_shown
        if not self._was_shown and self.outer_size != self.app.size:
            parts = self.walk_children(Widget, with_self=True)
            self._opening = {part: part.scrollbars_enabled for part in parts}
            self.call_next(self._opened)
        self._was_shown = True

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it again; not where Textual asks for it after the first layout, which painted all there is."""
        if self._opening and self.outer_size == self.app.size and not (regions or layout or recompose):
            for part, (is_scrolled, *across) in self._opening.items():
                if part.scrollbars_enabled == (
                    is_scrolled,
                    *across,
                ):  # else it has less room than it was laid out for
                    for each in (part, part.vertical_scrollbar) if is_scrolled else (part,):
                        each._layout_required = each._repaint_required = False
            self._opening, self._stands = {}, True
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def check_message_enabled(self, message: Message) -> bool:
        """Before the first layout nobody needs to ask for one, or to be painted anew."""
        is_asking = isinstance(message, Layout | Update)
        return (self._stands or not is_asking) and super().check_message_enabled(message)

    def _opened(self) -> None:
        """Where the first layout was another than thought, lay out all that was asked for meanwhile."""
        if not self._stands:
            self._opening, self._stands = {}, True
            self.refresh(layout=True)

    def _screen_resized(self, size: Size) -> None:
        """Lay it out where its size is another: of the first one Textual tells three times."""
        if size != self.outer_size:
            super()._screen_resized(size)

    def on_unmount(self) -> None:
        """The window is closed."""
        self.controllers.end()

    def abandoned(self) -> None:
        """The terminal is gone; from another thread, without a word to it."""
        self.controllers.abandon()

    # --- commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a question is open its keys are letters."""
        return False if self.host.asked is not None else super().check_action(action, parameters)

    async def action_command(self, id_: str) -> None:
        """Do a command of the keymap."""
        command = COMMAND_OF[id_]
        part = self if command.target == "window" else getattr(self.controllers, command.target)
        await done_by(part, (command,), id_)
        self.controllers.tour.did(id_)

    def help(self) -> None:
        """Show every key."""
        self.host.open("help", self.key_context)

    def toggle_theme(self) -> None:
        """Change to the same family's theme on the other ground, and back to the one that was left."""
        self.app.theme = self._themes.other_than(self.app.theme)
        self.session.say(f"Theme: {self.app.theme}. The palette (^p) changes it to any other.")

    # --- what is shown

    def _log(self, words: str) -> None:
        if (log := getattr(self.app, "messages", None)) is not None:
            log.add(words)

    def _show_reading(self, _old: Reading, new: Reading) -> None:
        self.reading = new

    def _show_notice(self) -> None:
        self.reason = self.session.reason
        self.notice = self.session.notice

    def watch_focused(self, focused: Widget | None) -> None:
        """Footer and help speak of what has the keys."""
        self.key_context = getattr(focused, "key_context", "text")

    def watch_tour(self) -> None:
        """Say the tour's step, or take it away."""
        from tui.widgets.tour_bar import TourBar  # few windows have a tour

        bars = self.query(TourBar)
        if self.tour is None:
            bars.remove()
            return
        bar = bars.first() if bars else TourBar(id="tour")
        bar.tell(self.tour)
        if not bar.is_attached:
            self.mount(bar, before="#status")

    def watch_width(self) -> None:
        """Room for the line, beside what stands around it."""
        self._make_room()

    def watch_is_zen(self) -> None:
        """Take away what is not the article, or bring it back."""
        self.set_class(self.is_zen, "-zen")
        for selector in ("#title", "#facts"):  # at once: a pane that gets the keys with this must be there
            self.query_one(selector).display = not self.is_zen
        self._make_room()
        if self.is_zen:
            self.set_focus(self.host.text)

    def _make_room(self) -> None:
        self.host.text.styles.max_width = article_columns(self.width, self.is_zen)
        self._side.widen(facts_columns(self.size.width, self.width))

    def on_resize(self) -> None:
        """The facts have what the text leaves; a chart that now covers the text gets the keys."""
        if not self.query(ArticleView):
            return  # it may come before the window's parts are there, or after they are gone
        self._make_room()
        self.call_after_refresh(self._take_keys)

    def _take_keys(self) -> None:
        if self.query(ArticleView):
            self.controllers.charts.take_keys_where_covering()

    # --- what the widgets tell

    def on_posted(self, message: Posted) -> None:
        """A controller has something to do in the window's own thread."""
        message.then()

    def on_page_shown(self, message: messages.PageShown) -> None:
        """The text was scrolled."""
        self.session.update(self.now.showing(message.page))

    def on_notice_broken(self, message: messages.NoticeBroken) -> None:
        """What is said is longer than the last line, or no longer is."""
        from tui.widgets.notice_lines import show_lines  # the window opens without it

        show_lines(self, message.above)

    def on_focus_moved(self, message: messages.FocusMoved) -> None:
        """The text was clicked."""
        self.controllers.navigation.go_to_click(message.offset, message.entity)

    def on_text_selected(self) -> None:
        """The mouse was let go: what it selected is copied."""
        words = self.host.selected_text
        if words:
            self.host.copy(words)
            count = len(words.split())
            marks = self.host.key_of("words.mark")
            self.session.say(
                f"Copied {count} {'word' if count == 1 else 'words'}; {marks} marks what was missed."
            )

    def on_row_pointed(self, message: messages.RowPointed) -> None:
        """Say why the entity is what it is; a card that was opened since says so itself."""
        if not self.controllers.cards.has_keys:
            self.controllers.layout.say_why(message.entity)

    def on_kind_chosen(self, message: messages.KindChosen) -> None:
        """A pane's header was clicked."""
        self.controllers.layout.choose_pane(message.kind)

    def on_entity_chosen(self, message: messages.EntityChosen) -> None:
        """An entity was chosen in a pane or on the map."""
        self.controllers.cards.choose_entity(message.entity)

    def on_mention_chosen(self, message: messages.MentionChosen) -> None:
        """A mention was chosen on the timeline."""
        self.controllers.cards.choose_mention(message.offset, message.entity)

    def on_stop_pointed(self, message: messages.StopPointed) -> None:
        """The card's cursor moved."""
        self.controllers.cards.point_at(message.at)

    def on_stop_chosen(self, message: messages.StopChosen) -> None:
        """A line of the card was clicked twice."""
        self.controllers.cards.choose_stop(message.at)

    def on_card_resized(self) -> None:
        """The card's lines are made for another width."""
        self.controllers.cards.renew()
