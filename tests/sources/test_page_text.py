"""The words of a page: once, in order, apart where a browser shows them apart, and whole where it shows them whole."""

from __future__ import annotations

import json
import random
from pathlib import Path

import lxml.html
import pytest
from lxml.html import builder as tag

from extractors.sources.html import document_of
from extractors.sources.markup import text_of_blocks, tree_of
from tests.command_run import q7x2

pytestmark = pytest.mark.usefixtures("parsed_here")

FIRST = "Some 40 people died in Kabul on Friday, officials said."
SECOND = "About 600 troops would be deployed in Herat."
THIRD = "Canada is sending 12 doctors."

SHORT = {
    "br": f"{FIRST}<br>{SECOND}<br><br>{THIRD}",
    "span and br": f"<span>{FIRST}</span><br><span>{SECOND}</span><br><span>{THIRD}</span>",
    "div": f"<div>{FIRST}</div><div>{SECOND}</div><div>{THIRD}</div>",
    "br in div": f"<div>{FIRST}<br/>{SECOND}</div><div>{THIRD}</div>",
    "nested": f"<div><span>{FIRST}</span><div>{SECOND}</div>{THIRD}</div>",
    "div in span": f"<div><span><div>{FIRST}</div>{SECOND}<br></span>{THIRD}</div>",
    "layout table": f"<table><tr><td>{FIRST}<br>{SECOND}</td></tr><tr><td>{THIRD}</td></tr></table>",
    "list": f"<ul><li>{FIRST}</li><li>{SECOND}</li><li>{THIRD}</li></ul>",
    "headings": f"<h2>{FIRST}</h2>{SECOND}<h3>{THIRD}</h3>",
    "terms": f"<dl><dt>{FIRST}</dt><dd>{SECOND}</dd><dt>{THIRD}</dt></dl>",
    "centre": f"<center>{FIRST}<br>{SECOND}<br>{THIRD}</center>",
    "article": f"<article>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</article>",
    "paragraphs": f"<p>{FIRST}</p><p>{SECOND}<br>{THIRD}</p>",
    "pre": f"<pre>{FIRST}\n{SECOND}\n{THIRD}</pre>",
}


def paragraphs(body: str) -> list[str]:
    page = f"<!doctype html><html><head><title>Storm</title></head><body>{body}</body></html>"
    return [line for line in document_of(page.encode(), "a").text.split("\n") if line]


@pytest.mark.parametrize("name", SHORT)
def test_a_short_page_is_said_once_a_sentence_a_line(name: str) -> None:
    assert paragraphs(SHORT[name]) == [FIRST, SECOND, THIRD]


def test_words_on_two_lines_are_two() -> None:
    assert paragraphs("<div>One<br>Two</div><ul><li>Three</li><li>Four</li></ul><h2>Five</h2>Six") == [
        "One", "Two", "Three", "Four", "Five", "Six",
    ]  # fmt: skip


def test_cells_of_a_row_stay_together_and_apart() -> None:
    tree = tree_of(
        b"<table><tr><th>Kabul</th><td>40</td></tr><tr><th>Herat</th><td>12</td></tr></table>", "a"
    )
    assert text_of_blocks(tree) == "Kabul | 40\n\nHerat | 12"


def test_what_is_set_within_a_word_does_not_part_it() -> None:
    (line,) = paragraphs(
        "<div>CO<sub>2</sub> rose over 40 km<sup>2</sup> of Rus<wbr>sia and Afghan&shy;istan, <a href='/x'>K</a>abul said,"
        " and <b>Ger</b>many, <i>I</i>ran<!-- and --> and Fra<span>nce</span> saw 12<em>,</em>500 in the capital&#8203;s.</div>"
    )
    assert line == (
        "CO2 rose over 40 km2 of Russia and Afghanistan, Kabul said, and Germany, Iran and France saw 12,500 in the capitals."
    )


def test_any_page_of_lines_without_paragraphs_is_said_once_and_in_order() -> None:
    forms = ("{}<br>", "<span>{}</span><br>", "<div>{}</div>", "<div><span>{}</span></div>", "{}<br/><br/>", "<li>{}</li>",
             "<b>{}</b><br>", "<h2>{}</h2>", "<div><div>{}</div></div>")  # fmt: skip
    around = (
        "{}",
        "<div>{}</div>",
        "<div><span>{}</span></div>",
        "<table><tr><td>{}</td></tr></table>",
        "<article>{}</article>",
    )
    for seed in range(60):
        dice = random.Random(seed)
        told = [
            " ".join(
                [
                    f"Number{n}",
                    *dice.choices(("people", "fled", "the", "city", "officials"), k=dice.choice((4, 9, 20))),
                ]
            )
            + "."
            for n in range(dice.randint(1, 6))
        ]
        body = dice.choice(around).format("".join(dice.choice(forms).format(words) for words in told))
        assert paragraphs(body) == told, body


def test_a_page_without_paragraphs_gives_each_of_its_facts_once(tmp_path: Path) -> None:
    body = [part for words in (FIRST, SECOND, THIRD) for part in (tag.SPAN(words), tag.BR())]
    page = tag.HTML(tag.HEAD(tag.TITLE("Storm")), tag.BODY(tag.DIV(*body)))
    (tmp_path / "a.html").write_bytes(lxml.html.tostring(page, encoding="utf-8"))
    run = q7x2("extract", str(tmp_path / "a.html"), "--format", "json")
    found = [m["text"] for m in json.loads(run.stdout)["mentions"] if m["kind"] in ("figure", "location")]
    assert sorted(found) == ["12 doctors", "About 600 troops", "Herat", "Kabul", "Some 40 people"]
