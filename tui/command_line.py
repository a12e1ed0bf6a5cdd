"""From the words of the command line to the window: what names sources alone is read without the options' parser."""

from __future__ import annotations

import sys
from functools import partial

from extractors.running import ended
from extractors.settings.file import Configured, options
from tui.ending import Ending
from tui.opening import Asked, opened
from tui.startup.early_worker import EarlyWorker
from tui.startup.first_page import FirstPage
from tui.startup.module_image import ModuleImage
from tui.startup.start import Start


def main(
    arguments: list[str],
    page: FirstPage | None = None,
    configuration: Configured | None = None,
    ending: Ending | None = None,
    early: EarlyWorker | None = None,
    image: ModuleImage | None = None,
) -> int:
    """Run the command; its exit code.

    Args:
        arguments: The command line without the program's name.
        page: The first page, where it was painted already.
        configuration: What the configuration file says, where there is one.
        ending: What listens for an end from outside.
        early: The analysing process, where it was started already.
        image: What modules come from, where there is one.
    """
    start = Start(page, configuration or Configured(), ending, early, image)
    try:
        code, words = ended(partial(_run, arguments, start, is_plain=configuration is None))
    finally:
        if page is not None:
            page.end()
    sys.stderr.write(words)
    return code


def _run(arguments: list[str], start: Start, is_plain: bool) -> int:
    """Read the command line; of sources alone, with nothing configured, there is nothing to read."""
    if is_plain and not any(argument.startswith("-") for argument in arguments):
        return opened(start, Asked(tuple(arguments)))
    from tui.chosen.whats import with_value
    from tui.reading_command import read

    set_there = options(start.configured)
    code: int = read.main(with_value(arguments), standalone_mode=False, obj=start, default_map=set_there)
    return code
