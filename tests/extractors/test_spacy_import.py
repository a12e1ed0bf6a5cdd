"""spaCy is imported without its command line, and nothing is missing afterwards."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import sys
from extractors.spacy_import import import_spacy
spacy = import_spacy()
assert "jinja2" not in sys.modules and "spacy.cli" not in sys.modules and not hasattr(spacy, "cli")
assert import_spacy() is spacy is sys.modules["spacy"]
assert callable(spacy.info)
import spacy.cli
from spacy.cli import download
assert spacy.cli.info.__module__ == "spacy.cli.info"
print(spacy.info(silent=True)["spacy_version"] == spacy.__version__)
"""


def test_the_command_line_comes_in_only_when_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "True", done.stderr


_LOADED = """
import sys
import extractors.worker
from extractors import pipeline
assert "spacy" not in sys.modules, "a module of ours brought it in before it was loaded without its command line"
pipeline.load(sys.argv[1])
print("spacy" in sys.modules, "spacy.cli" in sys.modules, "httpx" in sys.modules)
"""


def test_an_analysing_process_never_imports_the_command_line(small_model: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, small_model], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "True False False", done.stderr
