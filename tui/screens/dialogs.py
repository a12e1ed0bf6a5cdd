"""The dialogs that can lie over the window, by name: each is imported when it is opened first."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from textual.screen import ModalScreen

DIALOGS = {
    "articles": ("tui.screens.article_list", "ArticleListScreen"),
    "choice": ("tui.screens.choosing_screen", "ChoosingScreen"),
    "explanation": ("tui.screens.explanation_screen", "ExplanationScreen"),
    "export": ("tui.screens.export_screen", "ExportScreen"),
    "help": ("tui.screens.help_screen", "HelpScreen"),
    "story": ("tui.screens.story_screen", "StoryScreen"),
    "versions": ("tui.screens.versions_screen", "VersionsScreen"),
    "messages": ("tui.screens.messages_screen", "MessagesScreen"),
}


def dialog(name: str, *arguments: Any) -> ModalScreen[Any]:
    """The dialog of that name."""
    module, screen = DIALOGS[name]
    made: ModalScreen[Any] = getattr(import_module(module), screen)(*arguments)
    return made
