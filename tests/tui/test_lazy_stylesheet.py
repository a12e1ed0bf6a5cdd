"""The styles of a widget's parts are worked out when they are drawn, and again when what they are made of changed."""

from __future__ import annotations

from extractors.model import Article
from tests.tui.canned import CannedClient
from tui.app import ReaderApp
from tui.widgets.article_view import ArticleView


async def test_the_style_of_a_part_that_is_not_drawn_is_not_worked_out(sample: Article) -> None:
    app = ReaderApp([sample], CannedClient(None))
    async with app.run_test(size=(120, 40)):
        text = app.screen.query_one(ArticleView)
        worked_out = len(text._component_styles)
        assert worked_out < len(text.COMPONENT_CLASSES)
        for name in text.COMPONENT_CLASSES:
            assert text.get_component_styles(name).node is not None
        assert len(text._component_styles) == len(text.COMPONENT_CLASSES)


async def test_a_part_has_the_colours_of_the_theme_that_was_chosen_since(sample: Article) -> None:
    app = ReaderApp([sample], CannedClient(None), "dark")
    async with app.run_test(size=(120, 40)) as pilot:
        text = app.screen.query_one(ArticleView)
        name = sorted(text.COMPONENT_CLASSES)[0]
        dark = text.get_component_styles(name).color
        app.theme = "light"
        await pilot.pause()
        assert text.get_component_styles(name).color != dark
