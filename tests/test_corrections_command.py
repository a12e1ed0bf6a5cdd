"""Corrections and rules in what the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.corrections.correction import Alter, Redate, Reject, Target
from extractors.corrections.ledger import Ledger
from extractors.corrections.reviewer import Reviewer
from extractors.exports import as_schema
from extractors.model import Analysis, Article
from tests.command_run import q7x2
from tests.extractors.test_corrections import FOUND, TEXT, target

ARTICLE = Article("t", "t.txt", TEXT)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "corrections", tmp_path / "rules.toml")


def exported(ledger: Ledger, with_rejected: bool = False) -> dict[str, Any]:
    said: list[str] = []
    reviewer = Reviewer(ledger, with_rejected, said.append)
    return as_schema(*reviewer.reviewed(ARTICLE, lambda _: FOUND))


def test_what_was_rejected_is_left_out_unless_it_is_asked_for(ledger: Ledger) -> None:
    ledger.changed(ARTICLE, [Reject("1", target(FOUND, "L1"))])
    assert not [e for e in exported(ledger)["entities"] if e["name" if "name" in e else "id"] == "Titan"]
    asked = exported(ledger, with_rejected=True)
    assert [e["status"] for e in asked["entities"] if e.get("name") == "Titan"] == ["rejected"]
    titans = [m for m in asked["mentions"] if m["text"] == "Titan"]
    assert [m["status"] for m in titans] == ["rejected", "rejected"]
    assert titans[0]["status_reason"] == "Your correction"


def test_what_was_changed_says_what_it_was(ledger: Ledger) -> None:
    ledger.changed(ARTICLE, [Alter("1", target(FOUND, "A2"), {"name": "Atlantic alliance"})])
    (alliance,) = [e for e in exported(ledger)["entities"] if e.get("name") == "Atlantic alliance"]
    assert (alliance["status"], alliance["was"]) == ("corrected", {"name": "NATO"})
    assert "status" not in next(e for e in exported(ledger)["entities"] if e["id"] == "F1")


def test_the_analysis_is_made_under_the_date_that_was_given(ledger: Ledger) -> None:
    ledger.changed(ARTICLE, [Redate("1", "2021-08-20")])
    dates: list[str | None] = []

    def analyse(article: Article) -> Analysis:
        dates.append(article.published)
        return FOUND

    Reviewer(ledger).reviewed(ARTICLE, analyse)
    assert dates == ["2021-08-20"]


def test_a_damaged_file_is_said_once(ledger: Ledger) -> None:
    ledger.rules_path.write_text("[[reject]", "utf-8")
    said: list[str] = []
    reviewer = Reviewer(ledger, say=said.append)
    for _ in range(2):
        assert reviewer.reviewed(ARTICLE, lambda _: FOUND)[1] is FOUND
    assert len(said) == 1
    assert "no TOML" in said[0]


def test_extract_applies_them_and_leaves_them_out_where_that_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "date 2021-08-13\nThe Taliban said on Friday that 12 men fled Kabul.\n"
    article = tmp_path / "a.txt"
    article.write_text(text, "utf-8")
    start = text.index("Kabul")
    kabul = Target("location", start, start + 5, "Kabul", "Kabul", whole=True)
    data, config = tmp_path / "data", tmp_path / "config"
    Ledger(data / "q7x2-tui" / "corrections").changed(Article("a", "a", text), [Reject("1", kabul)])
    (config / "q7x2-tui").mkdir(parents=True)
    (config / "q7x2-tui" / "rules.toml").write_text(
        '[[reject]]\nkind = "figure"\ntext = "12 men"\n[[sing]]\n'
    )
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))

    def wordings(*options: str) -> tuple[set[str], str]:
        done = q7x2("extract", *options, article)
        assert done.returncode == 0, done.stderr
        return {mention["text"] for mention in json.loads(done.stdout)["mentions"]}, done.stderr

    there, said = wordings()
    assert not there & {"Kabul", "12 men"}
    assert "line 4: “sing” is none of" in said or "line 4: write it as" in said
    found, said = wordings("--no-corrections")
    assert found >= {"Kabul", "12 men"}
    assert said == ""
