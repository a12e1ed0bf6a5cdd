"""The day that a text says itself: a bulletin's hour and day, a release's dateline, the week of a heading."""

from __future__ import annotations

import pytest

from extractors.model import Article
from extractors.sources.text import article_of

BULLETINS = {
    "BULLETIN\nHurricane Odette Advisory Number 19\n500 PM EDT Wed Sep 17 2025\n\nOdette moved west.": "2025-09-17",
    "Tropical Storm Ana\n0900 UTC WED SEP 17 2025\n\nAna moved west.": "2025-09-17",
    "Advisory 3\nIssued at 1100 AM AST Sat Sep 6 2025\n\nAna moved west.": "2025-09-06",
    "10:30 am, Monday 6 May 2024\n\nThe dam broke.": "2024-05-06",
    "A hike\nAt 5 pm on 6 May 2024 he left\n\nThe dam broke.": None,
}
RELEASES = {
    "Prize\n\nPRESS RELEASE - For immediate release\nGeneva, 22 October 2025\n\nThe jury chose three.": "2025-10-22",
    "Joint statement\nNew York and Geneva, 3 May 2021\n\nWe are alarmed.": "2021-05-03",
    "Media Statement\nPretoria, South Africa, 3 May 2021\n\nThe dam is full.": "2021-05-03",
    "Prize\nGeneva, 22 October 2025\n\nThe foundation today announced it.": "2025-10-22",
    "Nairobi, Kenya, May 3, 2021\n\nThe bank launched today a fund.": "2021-05-03",
    "Statement of facts\nParis, 3 May 2021\n\nHe was out.": None,
    "Baghdad, 12 March 2003\n\nThe bombs fell.": None,
    'Paris, 3 May 2021\n\n"We walked today," he said.': None,
}
SIGNED = {
    "Rains\n\nBy our correspondent, 21 January 2026\n\nRain fell.": "2026-01-21",
    "Fire\nBy Ann Lee in Leeds, May 3, 2024\n\nA fire broke out.": "2024-05-03",
    "Fire\nBy a staff reporter | 3 May 2024\n\nA fire broke out.": "2024-05-03",
    "Jobs\n\nThe firm cut 300 jobs.\n\nIssued by the Press Office, Lusaka, 2 September 2025": "2025-09-02",
    "Fire\n\nA fire broke out.\n\nReleased by the Fire Service on 3 May 2024.": "2024-05-03",
    "By the end of 2 September 2025 the town was empty.\n\nIt burned.": None,
    "Fire\nBy law 3 of 3 May 2024\n\nIt burned.": None,
    "The treaty\n\nIt was issued by the king, 3 May 1904, and it ended the war.": None,
    "The fair\n\nIt ends on Monday.\n\nTickets are on sale until 3 May 2024": None,
}
WEEKS = {
    "Sheriff's Log: Week of Oct. 6-12, 2025\nMonday": "2025-10-12",
    "What's on: Cork, week of 9 to 15 March 2026\n\nMONDAY": "2026-03-15",
    "Rota, week of 29 September to 5 October 2025\n\nMonday": "2025-10-05",
    "Week of Dec. 29 - Jan. 4, 2026\n\nMonday": "2026-01-04",
    "Toll, week ending 12 October 2025\n\nThree died.": "2025-10-12",
    "Log, week of Oct. 6, 2025\n\nThree died.": "2025-10-12",
    "Log, week of Oct. 6 - 31, 2025\n\nThree died.": None,
    "He fell in the week of Oct. 6-12, 1962.\n\nIt rained.": None,
    "The strike began in the week of Oct. 6-12, 2025, when all of the drivers of the buses and trams of the town left": None,
}


def read(text: str, record_date: str | None = None) -> Article:
    return article_of(text, id="a", source="a.txt", record_date=record_date)


@pytest.mark.parametrize("text", [*BULLETINS, *RELEASES, *SIGNED])
def test_a_day_above_the_story_is_its_own(text: str) -> None:
    article, day = read(text), (BULLETINS | RELEASES | SIGNED)[text]

    assert (article.published, article.published_from) == (day, "header" if day else None)
    assert not article.published_guess


@pytest.mark.parametrize("text", WEEKS)
def test_the_week_of_a_heading_is_a_guess_at_its_last_day(text: str) -> None:
    article = read(text)

    assert article.published == WEEKS[text]
    assert article.published_guess == (WEEKS[text] is not None)
    assert article.published is None or "a week" in (article.published_reason or "")


def test_what_a_record_says_goes_before_the_week_of_a_heading() -> None:
    article = read("Log: Week of Oct. 6-12, 2025\n\nThree died.", record_date="2025-10-13")

    assert (article.published, article.published_guess) == ("2025-10-13", False)
