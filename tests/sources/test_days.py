"""Which day a page or a file is of, and whether that is a guess: through the command line, all of them in one run."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, NamedTuple

import lxml.html
import pytest
from lxml.html import builder as tag
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

from extractors.sources.page_address import day_in_address
from tests.command_run import q7x2
from tests.sources import making

pytestmark = pytest.mark.usefixtures("parsed_here")

UTC = "2017-11-14T03:30:00Z"


class Said(NamedTuple):
    """What a page says of its day, and what is to be made of it."""

    day: str | None
    origin: str | None
    metas: tuple[tuple[str, str], ...] = ()
    script: str = ""
    canonical: str = ""
    above: str = ""
    below: str = ""
    is_guess: bool = False
    after: str = ""
    language: str = "en"


def metas(**said: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"article:{name}", content) for name, content in said.items())


PAGES = {
    "utc-alone": Said("2017-11-14", "metadata", metas(published_time=UTC)),
    "utc-and-address": Said(
        "2017-11-13", "address", metas(published_time=UTC), canonical="https://example.org/2017/11/13/storm"
    ),
    "utc-and-month-by-name": Said(
        "2017-11-13", "address", metas(published_time=UTC), canonical="https://example.org/2017/nov/13/storm"
    ),
    "utc-and-seen": Said(
        "2017-11-13", "page", metas(published_time=UTC), below="By Jane Doe | November 13, 2017 at 10:30 p.m."
    ),
    "utc-and-seen-above": Said("2017-11-13", "page", metas(published_time=UTC), above="Monday, 13 Nov 2017"),
    "utc-and-seen-in-digits": Said("2017-11-13", "page", metas(published_time=UTC), below="13.11.2017, 22:30"),
    "utc-and-offset": Said(
        "2017-11-13", "metadata", metas(published_time=UTC, modified_time="2017-11-14T09:00:00-05:00")
    ),
    "utc-and-offset-in-script": Said(
        "2017-11-13",
        "metadata",
        metas(published_time=UTC),
        script='{"@type": "NewsArticle", "dateModified": "2017-11-14T09:00:00-05:00"}',
    ),
    "east-of-utc": Said(
        "2017-11-15",
        "page",
        metas(published_time="2017-11-14T22:00:00+00:00"),
        below="Published 15 November 2017",
    ),
    "utc-at-noon": Said(
        "2017-11-14", "metadata", metas(published_time="2017-11-14T15:00:00Z"), below="Updated November 15, 2017"
    ),
    "same-day-seen": Said("2017-11-14", "metadata", metas(published_time=UTC), below="November 14, 2017"),
    "local": Said("2017-11-13", "metadata", metas(published_time="2017-11-13T22:30:00-05:00")),
    "changed-beside-the-title": Said(
        "2018-03-02",
        "page",
        metas(published_time="2017-11-13T12:00:00-05:00", modified_time="2018-03-02T12:00:00-05:00"),
        below="March 2, 2018",
        is_guess=True,
    ),
    "called-a-change-beside-the-title": Said(
        "2017-11-13",
        "metadata",
        metas(published_time="2017-11-13T12:00:00-05:00", modified_time="2018-03-02T12:00:00-05:00"),
        below="Updated March 2, 2018",
    ),
    "utc-and-zone-of-the-site": Said(
        "2017-11-13", "metadata", metas(published_time=UTC), script='{"timezone_string": "America/Denver"}'
    ),
    "utc-and-its-own-clock": Said(
        "2017-11-13", "metadata", metas(published_time=UTC), script='{"datePublished": "2017-11-13 22:30:00"}'
    ),
    "a-date-of-nothing-and-seen": Said(
        "2022-01-27", "page", (("date", "2022-01-21T15:38:44+01:00"),), below="27.01.2022"
    ),
    "seen-in-german": Said("2020-01-05", "page", below="Von Jana Rot | Sonntag, 5. Januar 2020", language="de"),
    "seen-in-french": Said("2020-05-07", "page", below="Par Jeanne Rouge le 7 mai 2020 - 12:38", language="fr"),
    "seen-in-spanish": Said("2019-03-21", "page", below="21 de marzo de 2019", language="es"),
    "slashes-in-french": Said("2022-02-03", "page", below="03/02/2022", language="fr"),
    "slashes-in-american": Said("2022-02-03", "page", below="02/03/2022", language="en-US"),
    "slashes-in-some-english": Said(None, None, below="02/03/2022"),
    "said-at-the-end": Said("2016-12-30", "page", after="Published on 30 December 2016 by Jane Doe"),
    "said-in-german-at-the-end": Said(
        "2015-12-14", "page", after="Dieser Artikel wurde am 14. Dezember 2015 veröffentlicht.", language="de"
    ),
    "published-is-another-thing": Said(
        None, None, after="The inquiry's final and long awaited report was published on 5 May 2019."
    ),
    "change-at-the-end": Said(
        "2016-12-30", "modified", after="Aktualisiert: 30.12.2016", language="de", is_guess=True
    ),
    "never-changed-after": Said(
        "2021-08-12",
        "modified",
        metas(modified_time="2021-08-12T06:21:00+02:00"),
        below="20 August 2021, town hall",
        is_guess=True,
    ),
    "rights-alone": Said("2019-12-19", "guess", after="Copyright © 19.12.2019 by The Weekly", is_guess=True),
    "address-alone": Said("2019-11-18", "address", canonical="https://example.org/2019/November/18/storm"),
    "seen-alone": Said("2019-11-18", "page", below="By Jane Doe, Nov. 18, 2019"),
    "day-of-the-story": Said(
        None,
        None,
        below="The storm of 18 November 2019 was the worst that anybody in the two provinces could remember, the council said.",
    ),
    "modified": Said("2021-08-13", "modified", metas(modified_time="2021-08-13T06:21:00+02:00")),
    "updated": Said("2021-08-13", "modified", (("og:updated_time", "2021-08-13T06:21:00+02:00"),)),
    "last-modified": Said("2021-08-13", "modified", (("last-modified", "Fri, 13 Aug 2021 10:21:00 GMT"),)),
    "modified-in-script": Said("2021-08-13", "modified", script='{"dateModified": "2021-08-13T06:21:00+02:00"}'),
    "modified-and-address": Said(
        "2021-08-12",
        "address",
        metas(modified_time="2021-08-13T06:21:00+02:00"),
        canonical="https://example.org/2021/08/12/storm",
    ),
}  # fmt: skip

BODY = (
    "The council said on Monday that 40 people had been hurt in the storm that",
    "crossed the coast after midnight, and that aid would come from the capital",
    "within two days. On 5 May 2019 a similar storm killed 12 people in the",
    "region, officials said on Tuesday at a news conference in the capital city.",
)
PRINTED = {
    "head": ([BODY] * 4, "The Weekly   13 August 2021   #", "2021-08-13", "page"),
    "own-line": ([("Two capitals fall", "", "Kabul, 13 August 2021", "", *BODY)], "", "2021-08-13", "page"),
    "labelled": ([("Two capitals fall", "Published: August 13, 2021", "", *BODY)], "", "2021-08-13", "page"),
    "dateline": ([("KABUL, 13 August 2021 (AP) - A storm crossed the coast.", "", *BODY)], "", "2021-08-13", "header"),
    "of-the-story": ([BODY], "", None, "file"),
    "received": ([("Received 3 May 2021", "Two capitals fall", "", *BODY)], "", None, "file"),
}  # fmt: skip


def page(said: Said) -> bytes:
    """A page that lxml builds: one heading, and a story that names days."""
    metas = [tag.META(property=name, content=content) for name, content in said.metas]
    scripts = [tag.SCRIPT(said.script, type="application/ld+json")] if said.script else []
    links = [tag.LINK(rel="canonical", href=said.canonical)] if said.canonical else []
    tree = tag.HTML(
        tag.HEAD(tag.TITLE(making.TITLE), *metas, *links, *scripts),
        tag.BODY(
            tag.E.article(
                tag.DIV(said.above), tag.H1(making.TITLE), tag.DIV(said.below), *map(tag.P, making.STORY), tag.P(said.after)
            )
        ),
        lang=said.language,
    )  # fmt: skip
    return bytes(lxml.html.tostring(tree, encoding="utf-8", doctype="<!doctype html>"))


def printed(pages: list[tuple[str, ...]], head: str) -> bytes:
    """A PDF that reportlab draws line by line."""
    out = io.BytesIO()
    paper = canvas.Canvas(out, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        paper.drawString(60, 810, head.replace("#", str(number)))
        at = 760
        for line in lines:
            paper.drawString(60, at, line)
            at -= 14 if line else 10
        paper.showPage()
    paper.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def read(
    tmp_path_factory: pytest.TempPathFactory, small_model: str, parsed_here: None
) -> dict[str, dict[str, Any]]:
    """Every page and print, schema 1 by its name."""
    folder = tmp_path_factory.mktemp("days")
    for name, said in PAGES.items():
        (folder / f"{name}.html").write_bytes(page(said))
    for name, (pages, head, _, _) in PRINTED.items():
        (folder / f"{name}.pdf").write_bytes(printed(pages, head))
    run = q7x2("extract", folder, "--format", "jsonl", "--jobs", "1", "--model", small_model)
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    return {one["article"]["id"]: one["article"] for one in found}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_of_the_day_that_it_was_where_it_was_published(read: dict[str, Any], name: str) -> None:
    article, said = read[name], PAGES[name]
    assert (article["published"], article["published_from"]) == (said.day, said.origin)


@pytest.mark.parametrize("name", PAGES)
def test_what_only_weak_words_speak_for_is_a_guess_and_nothing_else_is(
    read: dict[str, Any], name: str
) -> None:
    assert read[name]["published_guess"] == (PAGES[name].is_guess or PAGES[name].origin == "modified")


def test_a_reason_says_where_witnesses_disagree(read: dict[str, Any]) -> None:
    assert "2017-11-13" in read["changed-beside-the-title"]["published_reason"]
    assert "2022-01-21" in read["a-date-of-nothing-and-seen"]["published_reason"]


def test_a_day_that_goes_before_a_utc_stamp_says_so(read: dict[str, Any]) -> None:
    assert read["utc-and-address"]["published_reason"] == (
        "the page's address names the day; its metadata say 2017-11-14 by UTC"
    )
    assert "beside the page's title" in read["utc-and-seen"]["published_reason"]
    assert "last change" in read["modified"]["published_reason"]
    assert read["day-of-the-story"]["published_reason"] is None


@pytest.mark.parametrize("name", PRINTED)
def test_a_day_on_the_pages_goes_before_the_day_the_file_was_made_which_is_a_guess(
    read: dict[str, Any], name: str
) -> None:
    *_, day, origin = PRINTED[name]
    article = read[name]
    assert article["published_from"] == origin
    assert article["published_guess"] == (origin == "file")
    assert day in (None, article["published"])


@pytest.mark.usefixtures("by_small_model")
def test_a_guess_is_shown_as_one_and_stays_one(tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_bytes(page(PAGES["modified"]))

    def run(*arguments: str | Path) -> str:
        done = q7x2(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout

    shown = "Fri 13 Aug 2021?, a guess: modified"
    assert shown in run(source).splitlines()
    for form in ("markdown", "html", "text"):
        assert shown in run("extract", source, "--format", form).replace("\\", "")
    (tmp_path / "again.jsonl").write_text(run("extract", source, "--format", "jsonl"), "utf-8")
    again = json.loads(run("extract", tmp_path / "again.jsonl", "--format", "jsonl"))["article"]
    assert (again["published_from"], again["published_guess"]) == ("modified", True)
    given = json.loads(run("extract", source, "--date", "2021-08-13", "--format", "jsonl"))["article"]
    assert (given["published_from"], given["published_guess"]) == ("option", False)


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2019/nov/18/storm", "2019-11-18"),
        ("/2019/November/18/", "2019-11-18"),
        ("/2019/sept/5/", "2019-09-05"),
        ("/18-nov-2019/", "2019-11-18"),
        ("/nov/18/2019/storm", "2019-11-18"),
        ("/20191118/", "2019-11-18"),
        ("/20191118-storm", "2019-11-18"),
        ("/2019/20191118.html", "2019-11-18"),
        ("/2017/7/12/storm", "2017-07-12"),
        ("/2019-11-18-storm.html", "2019-11-18"),
        ("/23-01-2022-storm", "2022-01-23"),
        ("/news/uk-20191118", None),
        ("/news/20191118", None),
        ("/story/20191118345", None),
        ("/story/20191388/", None),
        ("/the-attacks-of-11-sep-2001", None),
        ("/11-september-2001-remembered", None),
        ("/03-04-2022-storm", None),
        ("/2019/11/", None),
        ("/2099/11/13/", None),
        ("/web/20120216182711/", None),
        ("/storm?day=2019/11/18/", None),
    ],
)
def test_an_address_names_a_day_where_nothing_else_is_meant(path: str, day: str | None) -> None:
    import datetime as dt

    found = day_in_address([f"https://example.org{path}"], dt.date(2026, 1, 1))
    assert (found and found.isoformat()) == day
