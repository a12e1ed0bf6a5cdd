"""Printed pages as a person reads them: columns one after the other, rows of a table with their cells apart, words whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from extractors.sources.pdf import document_of
from tests.test_command_line import q7x2

pytestmark = pytest.mark.usefixtures("parsed_here")

STORY = (
    "A storm that swept over the northern coast on Wednesday killed at least 40 people and left some 12,000 without a home.",
    "Most of the victims were in the port of Karwar, where a wall collapsed on a row of shops, police said in a statement.",
    "The army has sent 600 troops and two field hospitals to the region, and schools there remain closed until next week.",
    "Insurers put the damage at about $45 million, less than half of what the floods of 2009 had cost the whole country.",
)
ROWS = (
    ("Province", "Killed", "Homeless"),
    ("Kabul", "40", "12,000"),
    ("North West", "", "900"),
    ("Herat", "7", "1,300"),
)
WIDTH, HEIGHT = A4


def told(count: int) -> list[str]:
    return [f"{STORY[number % len(STORY)]} So ends part {number} of it." for number in range(count)]


def in_frames(
    path: Path,
    columns: int,
    parts: Sequence[str],
    rows: Sequence[Sequence[str]] = (),
    is_justified: bool = False,
) -> Path:
    """A page as desktop publishing sets it: column after column, with a head and a page number."""
    width = (WIDTH - 100 - 18 * (columns - 1)) / columns
    frames = [
        Frame(50 + number * (width + 18), 60, width, HEIGHT - 140, leftPadding=0, rightPadding=0)
        for number in range(columns)
    ]

    def furnish(canvas: Any, document: Any) -> None:
        canvas.drawString(50, HEIGHT - 40, "THE DAILY COAST")
        canvas.drawCentredString(WIDTH / 2, 30, f"Page {document.page}")

    style = getSampleStyleSheet()["Normal"]
    style = ParagraphStyle("justified", parent=style, alignment=4) if is_justified else style
    flow: list[Any] = [piece for part in parts for piece in (Paragraph(part, style), Spacer(1, 6))]
    flow[4:4] = [Table([list(row) for row in rows])] if rows else []
    BaseDocTemplate(
        str(path), pagesize=A4, pageTemplates=[PageTemplate(frames=frames, onPage=furnish)]
    ).build(flow)
    return path


def line_by_line(path: Path, columns: int, parts: Sequence[str]) -> Path:
    """A page that is drawn line by line over all its columns."""
    width = (WIDTH - 100 - 20 * (columns - 1)) / columns
    lines: list[str] = []
    for part in parts:
        lines.append("")
        for word in part.split():
            longer = f"{lines[-1]} {word}".strip()
            if stringWidth(longer, "Helvetica", 9) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        lines.append("")
    size = -(-len(lines) // columns)
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 9)
    for row in range(size):
        for column, line in enumerate(lines[row::size]):
            canvas.drawString(50 + column * (width + 20), HEIGHT - 100 - row * 12, line)
    canvas.save()
    return path


def lines(path: Path, *said: str, step: float = 13) -> Path:
    canvas = Canvas(str(path), pagesize=A4)
    for number, line in enumerate(said):
        canvas.drawString(60, 780 - number * step, line)
    canvas.save()
    return path


def paragraphs(path: Path) -> list[str]:
    return document_of(path.read_bytes(), "a").text.split("\n\n")


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("is_justified", [False, True])
def test_columns_are_read_one_after_the_other_over_pages(
    tmp_path: Path, columns: int, is_justified: bool
) -> None:
    parts = told(40)
    assert paragraphs(in_frames(tmp_path / "a.pdf", columns, parts, is_justified=is_justified)) == parts


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("count", [6, 9, 10])
def test_columns_that_are_drawn_line_by_line_are_read_one_after_the_other(
    tmp_path: Path, columns: int, count: int
) -> None:
    text = " ".join(paragraphs(line_by_line(tmp_path / "a.pdf", columns, told(count))))
    assert text == " ".join(told(count))


@pytest.mark.parametrize("columns", [1, 2])
def test_rows_of_a_table_stand_alone_with_their_cells_apart(tmp_path: Path, columns: int) -> None:
    head, *found = paragraphs(in_frames(tmp_path / "a.pdf", columns, told(14), ROWS))
    assert head == "THE DAILY COAST", "on one page nothing shows that it is a running head"
    at = found.index("Province | Killed | Homeless")
    assert found[at + 1 : at + 4] == ["Kabul | 40 | 12,000", "North West | 900", "Herat | 7 | 1,300"]
    assert found[:at] + found[at + 4 :] == told(14)


def test_a_tight_table_of_two_columns_is_no_text(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number, (name, count) in enumerate(
        [("Kabul", "40"), ("Kandahar", "1,200"), ("Herat", "7"), ("Ghazni", "12")]
    ):
        canvas.drawString(60, 700 - 13 * number, name)
        canvas.drawString(160, 700 - 13 * number, count)
    canvas.save()
    assert paragraphs(tmp_path / "a.pdf") == ["Kabul | 40", "Kandahar | 1,200", "Herat | 7", "Ghazni | 12"]


HYPHENS = {
    ("Troops began the evacua-", "tion of the port."): "Troops began the evacuation of the port.",
    ("It is a well-", "known port of the north."): "It is a well-known port of the north.",
    ("Police held a 25-", "year-old man of the port."): "Police held a 25-year-old man of the port.",
    ("He spoke of an EU-", "funded project in the north."): "He spoke of an EU-funded project in the north.",
    ("It was a Franco-", "German project in the north."): "It was a Franco-German project in the north.",
    ("The port was closed -", "at last, police said."): "The port was closed - at last, police said.",
    ("The re-election came after a re-", "election in the north."): "The re-election came after a re-election in the north.",
    ("A cooperative met its co-", "operative partners there."): "A cooperative met its cooperative partners there.",
    ("Many rep\u00ad", "resentatives left the port."): "Many representatives left the port.",
}  # fmt: skip


@pytest.mark.parametrize("said", HYPHENS)
def test_a_word_that_a_line_breaks_is_whole_and_a_compound_keeps_its_hyphen(
    tmp_path: Path, said: tuple[str, str]
) -> None:
    assert paragraphs(lines(tmp_path / "a.pdf", *said)) == [HYPHENS[said]]


def test_a_head_that_two_pages_share_and_their_numbers_are_left_out(tmp_path: Path) -> None:
    text = "\n".join(paragraphs(in_frames(tmp_path / "a.pdf", 2, told(40))))
    assert "DAILY COAST" not in text
    assert "Page" not in text


def test_two_columns_and_a_table_give_each_fact_once_at_the_command_line(tmp_path: Path) -> None:
    in_frames(tmp_path / "a.pdf", 2, [STORY[0], STORY[1], STORY[2], STORY[3]], ROWS)
    run = q7x2("extract", str(tmp_path / "a.pdf"), "--format", "json")
    article = json.loads(run.stdout)["article"]
    assert [article["text"].count(words) for words in STORY] == [1] * 4
    assert all(" | ".join(filter(None, row)) in article["text"] for row in ROWS)


def with_marks(path: Path, is_risen: bool) -> Path:
    """A line with small digits behind its words, raised by the text's rise or drawn higher; its notes are drawn first."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 7)
    canvas.drawString(60, 100, "1  Of them 4,200 are children.")
    left, pieces = (
        60.0,
        (
            "Some 18,000 people",
            "1",
            " left 12 km",
            "2",
            " of land in 2021",
            "2",
            ", and 10",
            "6",
            " fish died.",
        ),
    )
    for number, words in enumerate(pieces):
        size, rise = (6, 4) if number % 2 else (10, 0)
        text = canvas.beginText(left, 700 + (0 if is_risen else rise))
        text.setFont("Helvetica", size)
        text.setRise(rise if is_risen else 0)
        text.textOut(words)
        canvas.drawText(text)
        left += stringWidth(words, "Helvetica", size)
    canvas.setFont("Helvetica", 10)
    for line, words in enumerate(
        ("The ministry counts again.", "A second line of it says more.", "A third line of it says the most.")
    ):
        canvas.drawString(60, 670 - 14 * line, words)
    canvas.save()
    return path


@pytest.mark.parametrize("is_risen", [True, False])
def test_small_digits_are_marks_of_notes_or_powers_and_do_not_grow_into_words_and_numbers(
    tmp_path: Path, is_risen: bool
) -> None:
    text = " ".join(document_of(with_marks(tmp_path / "a.pdf", is_risen).read_bytes(), "a").text.split())
    assert text.startswith("Some 18,000 people [1] left 12 km² of land in 2021 [2], and 10⁶ fish died.")
    assert text.endswith("1 Of them 4,200 are children."), (
        "notes stand below the text, whenever they were drawn"
    )
