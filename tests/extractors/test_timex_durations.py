from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.timex.lexicon import lexicon
from extractors.timex.token_class import TokenClass
from tests.extractors.timex_reading import dates_in

CODES = {
    "seconds": "PT{}S",
    "minutes": "PT{}M",
    "hours": "PT{}H",
    "days": "P{}D",
    "weeks": "P{}W",
    "months": "P{}M",
    "years": "P{}Y",
    "decades": "P{}DE",
    "centuries": "P{}CE",
}
ONES = [
    word
    for word, sense in lexicon().items()
    if sense.token_class == TokenClass.NUMBER and 1 <= sense.meaning <= 19 and sense.meaning != 12
] + ["twelve"]
TENS = {
    20: "twenty",
    30: "thirty",
    40: "forty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
}


def in_words(number: int) -> str:
    """A number below 1000 as a paper writes it."""
    hundreds, rest = divmod(number, 100)
    names = {lexicon()[word].meaning: word for word in ONES}
    words = [f"{names[hundreds]} hundred"] if hundreds else []
    if rest in names:
        words.append(names[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        words.append(TENS[tens * 10] + (f"-{names[ones]}" if ones else ""))
    return " ".join(words)


@given(
    amount=st.integers(2, 900),
    unit=st.sampled_from(sorted(CODES)),
    spelled=st.booleans(),
    hyphened=st.booleans(),
)
def test_an_amount_of_time_is_read_back_from_digits_and_words(
    amount: int, unit: str, spelled: bool, hyphened: bool
) -> None:
    said = in_words(amount) if spelled else str(amount)
    wording = f"{said}-{lexicon()[unit].meaning}" if hyphened else f"{said} {unit}"
    (group,) = dates_in(f"It was for a total of {wording} that it went on.", None)
    entity = group.entity
    assert (entity.type, entity.value) == ("duration", CODES[unit].format(amount))
    assert (entity.amount, entity.unit) == (amount, unit)


@pytest.mark.parametrize(
    ("wording", "value", "amount"),
    [
        ("half an hour", "PT30M", 0.5),
        ("half a year", "P6M", 0.5),
        ("a year and a half", "P18M", 1.5),
        ("two and a half days", "P2.5D", 2.5),
        ("2 1/2 days", "P2.5D", 2.5),
        ("6½ years", "P78M", 6.5),
        ("1.5 hours", "PT90M", 1.5),
        ("half a century", "P50Y", 0.5),
        ("a dozen years", "P12Y", 12),
        ("three consecutive days", "P3D", 3),
        ("several months", "PXM", None),
        ("a few weeks", "PXW", None),
        ("six to eight weeks", "PXW", None),
    ],
)
def test_an_amount_of_time_is_as_exact_as_its_words(wording: str, value: str, amount: float | None) -> None:
    (group,) = dates_in(f"It went on for {wording}.", None)
    assert group.spans[0].end - group.spans[0].start == len(wording)
    assert (group.entity.value, group.entity.amount) == (value, amount)


@pytest.mark.parametrize(
    "wording", ["more than two years", "nearly two years", "at least two years", "about two years"]
)
def test_what_bounds_a_length_of_time_is_said(wording: str) -> None:
    (group,) = dates_in(f"It went on for {wording}.", None)
    assert group.spans[0].end - group.spans[0].start == len(wording)
    assert group.entity.value == "P2Y"
    assert wording.removesuffix(" two years") in group.entity.reason


@pytest.mark.parametrize(
    ("reach", "first", "last"), [("past", "2021-07-14", "2021-08-13"), ("next", "2021-08-13", "2021-09-12")]
)
def test_a_length_of_time_that_touches_the_articles_date_has_its_days(
    reach: str, first: str, last: str
) -> None:
    (group,) = dates_in(f"It went on over the {reach} 30 days.", "2021-08-13")
    assert (group.entity.value, group.entity.first, group.entity.last) == ("P30D", first, last)
    (unanchored,) = dates_in(f"It went on over the {reach} 30 days.", None)
    assert (unanchored.entity.value, unanchored.entity.first) == ("P30D", None)
