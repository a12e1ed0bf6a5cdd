"""The part of the window that suits it to the reader's eyes: width of the text, the article alone, dark or light."""

from __future__ import annotations

from textual.reactive import var

from extractors.settings.known import LEAST_WIDTH, MOST_WIDTH
from tui.geometry import MEASURE, article_columns, measure, text_place
from tui.keymap import key_of
from tui.screens.charting import ChartingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.chart import Chart

# Cells that one press makes the text wider or narrower.
_STEP = 4


class ComfortScreen(ChartingScreen):
    """Changes how the text stands; the words under the reader's eyes stay where they are.

    Whatever shows something beside the text brings everything back first.
    """

    width: var[int] = var(MEASURE, init=False)
    is_zen: var[bool] = var(False, init=False)

    _came_from = ""  # the theme that was left for this one

    def on_mount(self) -> None:
        """Make room for lines longer than the style sheet expects."""
        self._make_room()

    def action_width(self, step: int) -> None:
        """Make the lines of the text longer or shorter."""
        wanted = min(max(self.width + step * _STEP, LEAST_WIDTH), MOST_WIDTH)
        if wanted == self.width:
            self.notice = (
                f"The text is at most {wanted} wide: {'no more' if step > 0 else 'no less'} is read well."
            )
            return
        self.width = wanted
        self.notice = f"The text is at most {wanted} wide.{self._lack_of_room(wanted)}"

    def action_zen(self) -> None:
        """Show the article alone, or everything again."""
        self.close_card(is_put_back=False)
        self.is_zen = not self.is_zen

    def action_clear(self) -> None:
        """Everything again where the article stands alone."""
        if self.is_zen:
            self.is_zen = False
        else:
            super().action_clear()

    def action_choose(self) -> None:
        """In a pane, to the text; from the text, to a pane."""
        self.is_zen = False
        super().action_choose()

    def open_card(self, entity: str, at: int | None = None) -> None:
        """Show the card beside the text."""
        self.is_zen = False
        super().open_card(entity, at)

    async def _open(self, chart: Chart) -> None:
        self.is_zen = False
        await super()._open(chart)

    def action_theme(self) -> None:
        """Change to the same family's theme on the other ground, and back to the one that was left."""
        from tui.themes import counterpart

        theme = self.app.theme
        self.app.theme = counterpart(theme, self._came_from)
        self._came_from = theme
        self.notice = f"Theme: {self.app.theme}. The palette (^p) changes it to any other."

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
            self.set_focus(self.query_one(ArticleView))

    def _lack_of_room(self, width: int) -> str:
        columns, rows = self.size
        room = measure(columns - 1 if self.is_zen else text_place(columns, rows, width)[1], width)
        if room >= width:
            return ""
        return f" There is room for {room}{'' if self.is_zen else '; ' + key_of(self.app, 'zen') + ': the article alone'}."

    def _make_room(self) -> None:
        view = self.query_one(ArticleView)
        view.styles.max_width = article_columns(self.width, self.is_zen)
