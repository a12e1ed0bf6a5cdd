"""What every command does, each a test through its own key; one file a group, found by its being here.

A file beside this one says, for each command it knows:

    @command("line.next")
    async def a_line_on(window: Window) -> None:
        await window.do()  # presses the command's key
        assert ...
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Awaitable, Callable

from tests.tui.commands.window import Window

Check = Callable[[Window], Awaitable[None]]

CHECKS: dict[str, Check] = {}


def command(id_: str) -> Callable[[Check], Check]:
    """The function below says what the command of this id does."""

    def keep(check: Check) -> Check:
        assert id_ not in CHECKS, f"{id_} has a test already"
        CHECKS[id_] = check
        return check

    return keep


def all_checks() -> dict[str, Check]:
    """Every command's test, by the command's id."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return CHECKS
