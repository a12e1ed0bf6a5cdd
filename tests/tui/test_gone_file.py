"""A file that disappears between its first page and the window's own reading: a sentence, and the terminal as it was."""

from __future__ import annotations

import sys
import termios
from pathlib import Path

from tests.pseudo_terminal import PseudoTerminal

# The first page is painted, then the file goes, then the window reads it.
PROGRAM = """
import os, sys
from tui.startup import first_page
paint = first_page.painted
def painted(*arguments):
    page = paint(*arguments)
    assert page is not None
    os.unlink(sys.argv[1])
    return page
first_page.painted = painted
from tui.cli import main
sys.exit(main())
"""


def test_a_file_that_disappears_behind_its_first_page_is_a_sentence(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Some 40 people died in Kabul.\n\nThe Taliban took Ghazni, officials said.", "utf-8")
    with PseudoTerminal(sys.executable, "-c", PROGRAM, str(article)) as terminal:
        assert terminal.sees("there is no such file")
        assert terminal.process.wait(timeout=60) == 1
        assert termios.tcgetattr(terminal.slave) == terminal.modes
