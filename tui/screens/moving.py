"""The part of the window that moves through the text."""

from __future__ import annotations

from extractors.model import Mention
from tui.messages import FocusMoved, PageShown
from tui.screens.searching import SearchingScreen
from tui.widgets.article_view import ArticleView
from tui.widgets.listing import Listing


class MovingScreen(SearchingScreen):
    """By line, sentence, paragraph, page, entity, match and jump."""

    def action_line(self, step: int) -> None:
        """Go by lines of the text, or by rows of the list that has the keys."""
        if isinstance(self.focused, Listing):
            self.focused.point(step)
            return
        self.go(self.query_one(ArticleView).by_lines(step))

    def action_page(self, pages: float) -> None:
        """Go by pages of the screen, or by that many rows."""
        if isinstance(self.focused, Listing):
            self.focused.point_by_pages(pages)
            return
        self.go(self.query_one(ArticleView).by_pages(pages))

    def action_sentence(self, step: int) -> None:
        """Go by sentences."""
        sentences, here = self.now.facts.sentences, self.now.sentence
        there = sentences.after(here) if step > 0 else sentences.before(here)
        self.go(there.start if there else None)

    def action_paragraph(self, step: int) -> None:
        """Go by paragraphs; back goes to this one's beginning first."""
        self.go(self.now.paragraph_by(step))

    def action_start(self) -> None:
        """Go to the beginning of the text or of the list."""
        if isinstance(self.focused, Listing):
            self.focused.point_at_end(-1)
            return
        self.jump(self.now.article.paragraphs[0].start)

    def action_end(self) -> None:
        """Go to the last sentence, or to the list's last row."""
        if isinstance(self.focused, Listing):
            self.focused.point_at_end(1)
            return
        self.jump(self.now.facts.sentences.within(len(self.now.article.paragraphs) - 1)[-1].start)

    def action_mention(self, step: int) -> None:
        """Go to the next or previous mention that the filter shows."""
        reading = self.now
        self._go_to(reading.next_mention() if step > 0 else reading.previous_mention(), step)

    def action_again(self, step: int) -> None:
        """Go to the next match of the search; without one, to the next mention of the chosen entity."""
        reading = self.now
        if reading.search.words:
            self.step_match(step)
        elif reading.focus.entity:
            self._go_to(reading.next_of_chosen(step), step)
        else:
            self.notice = "Search with / or choose an entity with ] first."

    def action_back(self, step: int = 1) -> None:
        """Go back to where the last jump began (1), or on again (-1)."""
        here = self.now.focus.offset
        found = self.jumps.gone_back(here) if step > 0 else self.jumps.gone_on(here)
        if found is None:
            self.notice = (
                "You have not jumped anywhere yet." if step > 0 else "You have not gone back from anywhere."
            )
            return
        offset, self.jumps = found
        self.go(offset)

    def on_focus_moved(self, message: FocusMoved) -> None:
        """The text was clicked."""
        self.jump(message.offset, message.entity)
        self.set_focus(self.query_one(ArticleView))

    def on_text_selected(self) -> None:
        """The mouse was let go: what it selected is copied."""
        words = self.get_selected_text()
        if words:
            self.app.copy_to_clipboard(words)
            count = len(words.split())
            self.notice = f"Copied {count} {'word' if count == 1 else 'words'}."

    def action_labels(self) -> None:
        """Show or hide the letters of the kinds."""
        self.take(self.now.labelled(not self.now.has_labels))
        self.notice = (
            "L location · A actor · F figure · D date"
            if self.now.has_labels
            else "No letters at the mentions."
        )

    def on_page_shown(self, message: PageShown) -> None:
        """The text was scrolled."""
        self.reading = self.now.showing(message.page)

    def _go_to(self, mention: Mention | None, step: int) -> None:
        if mention is not None:
            self.go(mention.start, mention.entity)
        elif self.now.facts.listed:
            self.notice = "There is none further on." if step > 0 else "There is none before this."
        else:
            self.notice = "The filter shows none." if self.now.filter.is_active else "No entity is known yet."
