from pathlib import Path

from extractors.corpus.manual import tables


def test_every_column_stands_in_the_documentation_as_it_is() -> None:
    assert tables() in (Path(__file__).resolve().parents[2] / "docs" / "corpus.md").read_text("utf-8")
