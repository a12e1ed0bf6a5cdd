"""What a reader gets from a sentence: the number, its bound, what it counts, and what is no figure at all."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.extracting import Extractor

Said = tuple[str, float, str, str | None]


@pytest.fixture
def figures(extractor: Extractor) -> Any:
    def read(text: str, ordinals: bool = False) -> list[dict[str, Any]]:
        found = extractor.nlp(text)._.q7x2_figures
        assert all(text[each["start"] : each["end"]] == each["text"] for each in found)
        return [each for each in found if ordinals or each["type"] != "ordinal"]

    return read


@pytest.mark.parametrize(
    ("text", "wording", "value", "bound", "unit"),
    [
        ("Those countries lost some 800 troops there.", "some 800 troops", 800, "about", "troops"),
        (
            "They captured another two provincial capitals.",
            "another two provincial capitals",
            2,
            "exactly",
            "provincial capitals",
        ),
        (
            "They took more than a dozen provincial capitals.",
            "more than a dozen provincial capitals",
            12,
            "more than",
            "provincial capitals",
        ),
        (
            "They control over two-thirds of the country.",
            "over two-thirds of the country",
            2 / 3,
            "more than",
            "of the country",
        ),
        ("No fewer than 40 soldiers were killed.", "No fewer than 40 soldiers", 40, "at least", "soldiers"),
        ("It will hire up to 400 people this year.", "up to 400 people", 400, "at most", "people"),
        ("The company cut upwards of 10,000 jobs.", "upwards of 10,000 jobs", 10_000, "more than", "jobs"),
        ("Fewer than 30 villages were flooded.", "Fewer than 30 villages", 30, "less than", "villages"),
        (
            "An estimated 5 million children died.",
            "An estimated 5 million children",
            5e6,
            "about",
            "children",
        ),
        ("The ministry counted exactly 31 cases.", "exactly 31 cases", 31, "exactly", "cases"),
        ("Police arrested 20 people or more.", "20 people or more", 20, "at least", "people"),
        ("The automaker will put 20 EV models on the road.", "20 EV models", 20, "exactly", "EV models"),
        ("There are 68,400 people who are unemployed.", "68,400 people", 68_400, "exactly", "people"),
        ("She has 1.2m followers on Twitter.", "1.2m followers", 1.2e6, "exactly", "followers"),
        ("Half a million Syrians have died.", "Half a million Syrians", 5e5, "exactly", "Syrians"),
        ("Around one in five Americans agreed.", "Around one in five Americans", 0.2, "about", "Americans"),
        ("The margin of error is plus or minus 3 points.", "plus or minus 3 points", 3, "exactly", "points"),
    ],
)
def test_a_figure_keeps_its_bound_and_what_it_counts(
    figures: Any, text: str, wording: str, value: float, bound: str, unit: str
) -> None:
    (figure,) = figures(text)
    assert figure["text"] == wording
    assert figure["value"] == pytest.approx(value)
    assert (figure["bound"], figure["unit"]) == (bound, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit_id"),
    [
        ("The bonds pay $14.95 a month.", 14.95, "dollar per month"),
        ("It pumps 500,000 barrels of oil a day.", 500_000, "barrel per day"),
        ("Winds reached 50mph on Friday.", 50, "mile per hour"),
        ("The shares closed at 164p in London.", 164, "penny"),
        ("The Fed raised its rate by 25 basis points.", 25, "basis point"),
        ("It costs RM79 in Malaysia.", 79, "MYR"),
        ("They paid A$25 million for it.", 25e6, "AUD"),
        ("It is worth Y=28,030 now.", 28_030, "JPY"),
        ("A 22-year-old man was arrested.", 22, "year of age"),
        ("The 7-month-old boy was found.", 7, "month"),
        ("Mary Smith, 54, was elected.", 54, "year of age"),
        ("Its turnout was 20 per cent in all.", 20, "percent"),
        ("The yield fell 3 percentage points.", 3, "percentage point"),
        ("The army bought 25 lakh tonnes of wheat.", 2.5e6, "metric ton"),
        ("The plot measures 3,923 sq m in all.", 3923, "square metre"),
    ],
)
def test_a_unit_has_its_standard_name(figures: Any, text: str, value: float, unit_id: str) -> None:
    (figure,) = figures(text)
    assert figure["value"] == pytest.approx(value)
    assert figure["unit_id"] == unit_id


@pytest.mark.parametrize(
    "text",
    [
        "In 2008 the war began, and by 1999 it was forgotten.",
        "The match starts at 7:30 p.m. in Kabul.",
        "Section 230 and Article 5 were cited in Room 12.",
        "Call 555-123-4567 or 841-4467.",
        "The FTSE 100 and the S&P 500 were flat.",
        "The Boeing 737 landed beside an F-16 and a MiG-29.",
        "The vote was 7-2, and the match ended 1 – 0.",
        "No one knew; this one was theirs.",
        "It stands at 350 S. Main St. and 1232 Haco Drive.",
        "The Covid-19 ward took the No. 1 seed.",
        "The second half was better than the first quarter.",
        "Packs 122, 124 and 131 met there.",
        "An event like this could one day happen.",
    ],
)
def test_what_only_looks_like_a_figure_is_none(figures: Any, text: str) -> None:
    assert figures(text) == []


def test_a_ratio_keeps_its_whole(figures: Any) -> None:
    (figure,) = figures("The Taliban have taken 12 of Afghanistan’s 34 provincial capitals.")
    assert (figure["value"], figure["of"], figure["unit"]) == (12, 34, "provincial capitals")
    assert figure["text"] == "12 of Afghanistan’s 34 provincial capitals"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit_id"),
    [
        ("Winds of 15 to 22 mph blew.", 15, 22, "mile per hour"),
        ("Between 5% and 6% stayed home.", 5, 6, "percent"),
        ("It cost $800,000 to $1.3 million.", 8e5, 1.3e6, "USD"),
        ("Let us go from $10 to $15 billion.", 1e10, 1.5e10, "USD"),
        ("The road runs 252 miles to 287.", 252, 287, "mile"),
    ],
)
def test_a_range_has_both_ends(figures: Any, text: str, low: float, high: float, unit_id: str) -> None:
    (figure,) = figures(text)
    assert (figure["value"], figure["high"], figure["unit_id"]) == (low, high, unit_id)


def test_by_how_much_and_to_what_level_are_two_figures(figures: Any) -> None:
    change, level = figures("The index rose 64.06 points to 4,577.10.")
    assert (change["value"], change["change"], change["unit"]) == (64.06, "up", "points")
    assert (level["value"], level["unit"]) == (4577.1, "points")


def test_a_fall_from_one_value_to_another_keeps_its_direction(figures: Any) -> None:
    (figure,) = figures("Unemployment fell from 6.1 per cent to 5.8 per cent.")
    assert (figure["from_value"], figure["value"], figure["high"]) == (6.1, 5.8, None)
    assert (figure["change"], figure["type"]) == ("down", "percent")


def test_a_noun_said_once_serves_both_numbers(figures: Any) -> None:
    assert [
        each["unit"] for each in figures("About 460 vehicles were stolen, compared with 63 in 2020.")
    ] == ["vehicles"] * 2


def test_a_dollar_set_against_another_dollar_stays_unnamed(figures: Any) -> None:
    australian, other = figures("The debt was about US$113 trillion ($161 trillion).")
    assert australian["unit_id"] == "USD"
    assert (other["unit_id"], other["unit"]) == (None, "$")


def test_a_rank_is_kept_apart(figures: Any) -> None:
    (rank,) = figures("They took the second and third largest cities.", ordinals=True)
    assert (rank["type"], rank["value"], rank["high"], rank["unit"]) == ("ordinal", 2, 3, "largest cities")


def test_a_counted_duration_is_a_date_and_no_figure(figures: Any) -> None:
    assert figures("Nuclear fusion will feed the grid in 15 years.") == []


def test_a_doc_with_an_offset_has_figures_in_article_offsets(extractor: Extractor) -> None:
    from extractors.figures.recognition import recognise

    doc = extractor.nlp("Police arrested 20 people.")
    plain = recognise(doc)
    doc._.q7x2_offset, doc._.q7x2_timex = 1000, []
    assert [each["start"] for each in recognise(doc)] == [plain[0]["start"] + 1000]


def test_the_component_works_in_any_pipeline_without_dates() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("q7x2_figures", config={"ordinals": False})
    doc = nlp("It cost $5m in the third quarter.")
    assert [each["value"] for each in doc._.q7x2_figures] == [5e6]
    assert [span.label_ for span in doc.spans["q7x2_figures"]] == ["money"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He left three months ago.", []),
        ("Nine days later he died.", []),
    ],
)
def test_how_long_ago_is_a_date_alone(figures: Any, text: str, values: list[float]) -> None:
    assert [each["value"] for each in figures(text)] == values
