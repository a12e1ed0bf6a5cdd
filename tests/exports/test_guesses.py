"""What the article told before, and is a guess of a figure, is said to be one in every report."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from extractors.exports.registry import format_named
from extractors.model import Actor, Analysis, Article, Figure, Mention, Place, Reach, Span, Timex

TEXT = "It weighs 90 kg."
FIGURE = Figure("F1", "measure", 90.0, unit="kg", who="A1", where="L1", when="D1", source="A1")


def analysis(**reach: Reach | None) -> Analysis:
    others = (
        Actor("A1", "Sotheby", "organisation"),
        Place("L1", "Sigi", "city"),
        Timex("D1", "date", "2024"),
    )
    mention = Mention("figure", 10, 15, "90 kg", "F1")
    return Analysis((Span(0, len(TEXT)),), (mention,), (replace(FIGURE, **reach), *others))


def report(format: str, found: Analysis) -> str:
    return (
        format_named(format)
        .alone(Article("a", "a.txt", TEXT, paragraphs=(Span(0, len(TEXT)),)), found)
        .decode()
    )


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
@pytest.mark.parametrize(("field", "words"), [
    ("who_from", "Sotheby (a guess)"), ("where_from", "in Sigi (a guess)"), ("when_from", "2024 (a guess)"),
])  # fmt: skip
def test_a_guess_is_said_to_be_one_in_reports(format: str, field: str, words: str) -> None:
    assert words in report(format, analysis(**{field: "article"})).replace("\\", "")
    for near in ("sentence", "clause", None):
        assert "a guess" not in report(format, analysis(**{field: near})), near


def test_a_table_has_how_far_away_each_stands() -> None:
    found = analysis(who_from="article", where_from="sentence")
    (row,) = csv.DictReader(io.StringIO(report("csv", found), newline=""))
    assert (row["who_from"], row["where_from"], row["when_from"]) == ("article", "sentence", "")
