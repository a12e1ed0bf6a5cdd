"""A value printed in any of the supported forms is read back as that value."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.figures.vocabulary import vocabulary
from tests.extractors.figures_reading import figures_without_model, in_words, the_figure

WHOLE = st.integers(1, 10**12)
DECIMALS = st.decimals("0.01", "999.99", places=2)
MAGNITUDES = {
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "k": 1e3,
    "crore": 1e7,
    "lakh": 1e5,
}
SIGNS = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "Y=": "JPY",
    "₹": "INR",
    "Rs ": "INR",
    "R$": "BRL",
    "EUR": "EUR",
    "EUR ": "EUR",
    "USD": "USD",
    "GBP ": "GBP",
    "RM": "MYR",
    "AUD ": "AUD",
}
NAMES = {
    "dollars": "USD",
    "US dollars": "USD",
    "euros": "EUR",
    "yen": "JPY",
    "yuan": "CNY",
    "Canadian dollars": "CAD",
    "Swiss francs": "CHF",
    "pounds sterling": "GBP",
    "Indian rupees": "INR",
    "shekels": "ILS",
    "Mexican pesos": "MXN",
    "USD": "USD",
    "€": "EUR",
}
UNITS = {
    "km": "kilometre",
    "kilometres": "kilometre",
    "miles": "mile",
    "kg": "kilogram",
    "tonnes": "metric ton",
    "mph": "mile per hour",
    "metres per second": "metre per second",
    "square feet": "square foot",
    "degrees Celsius": "degree celsius",
    "kWh": "kilowatt hour",
    "barrels a day": "barrel per day",
    "per cent": "percent",
    "percentage points": "percentage point",
    "%": "percent",
}


def close(a: float | None, b: float) -> bool:
    return a is not None and math.isclose(a, b, rel_tol=1e-9)


@given(WHOLE)
def test_grouped_digits_are_read_back(number: int) -> None:
    assert close(the_figure(f"It weighed {number:,} kg.")["value"], number)


@given(WHOLE)
def test_plain_digits_are_read_back(number: int) -> None:
    assert close(the_figure(f"It weighed {number} kg.")["value"], number)


@given(st.integers(100_000, 10**11))
def test_indian_grouping_is_read_back(number: int) -> None:
    head, tail = divmod(number, 1000)
    pairs: list[str] = []
    while head:
        head, pair = divmod(head, 100)
        pairs.insert(0, f"{pair:02}" if head else str(pair))
    assert close(the_figure(f"It cost Rs {','.join(pairs)},{tail:03}.")["value"], number)


@given(DECIMALS)
def test_decimals_are_read_back(number: object) -> None:
    assert close(the_figure(f"It rose {number} %.")["value"], float(str(number)))


@given(st.integers(2, 10**15 - 1), st.sampled_from([" and ", " "]))
def test_number_words_are_read_back(number: int, joined: str) -> None:
    assert close(the_figure(f"They drove {in_words(number, joined)} miles.")["value"], number)


@given(DECIMALS, st.sampled_from(sorted(MAGNITUDES)), st.sampled_from(sorted(SIGNS)))
def test_magnitudes_with_a_currency_sign_are_read_back(number: object, magnitude: str, sign: str) -> None:
    gap = "" if len(magnitude) < 3 else " "
    figure = the_figure(f"It cost {sign}{number}{gap}{magnitude} to build.")
    assert close(figure["value"], float(str(number)) * MAGNITUDES[magnitude])
    assert figure["unit_id"] == SIGNS[sign]


@given(
    DECIMALS, st.sampled_from(["thousand", "million", "billion", "bn", "m"]), st.sampled_from(sorted(NAMES))
)
def test_currency_names_are_read_back(number: object, magnitude: str, name: str) -> None:
    gap = "" if magnitude in ("bn", "m") else " "
    figure = the_figure(f"It cost {number}{gap}{magnitude} {name} to build.")
    assert close(figure["value"], float(str(number)) * MAGNITUDES[magnitude])
    assert (figure["unit_id"], figure["type"]) == (NAMES[name], "money")


@given(WHOLE, st.sampled_from(sorted(UNITS)))
def test_units_are_read_back(number: int, unit: str) -> None:
    figure = the_figure(f"It was {number:,} {unit} then.")
    assert close(figure["value"], number)
    assert figure["unit_id"] == UNITS[unit]


@given(WHOLE, WHOLE, st.sampled_from(["{}-{}", "{} to {}", "between {} and {}", "from {} to {}", "{}–{}"]))
def test_ranges_are_read_back(one: int, other: int, form: str) -> None:
    low, high = sorted((one, other))
    assume(low < high)
    figure = the_figure(f"It weighed {form.format(f'{low:,}', f'{high:,}')} kg.")
    assert close(figure["value"], low)
    assert close(figure["high"], high)
    assert figure["type"] == "range"


@given(st.integers(1, 400), st.integers(401, 999), st.sampled_from(["million", "billion"]))
def test_a_range_shares_its_magnitude(low: int, high: int, magnitude: str) -> None:
    for text in (
        f"It cost ${low} to ${high} {magnitude}.",
        f"It cost between ${low} {magnitude} and ${high} {magnitude}.",
    ):
        figure = the_figure(text)
        assert close(figure["value"], low * MAGNITUDES[magnitude])
        assert close(figure["high"], high * MAGNITUDES[magnitude])


@given(st.integers(1, 9), st.sampled_from([2, 3, 4, 5, 8, 10]))
def test_fractions_are_read_back(part: int, whole: int) -> None:
    assume(part < whole)
    names = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth"}
    name = names[whole] if part == 1 else "halves" if whole == 2 else f"{names[whole]}s"
    assume(not (whole == 2 and part > 1) and not (whole == 4 and part == 2))
    assert close(the_figure(f"It lasted {part}/{whole} of a mile.")["value"], part / whole)
    assert close(the_figure(f"It lasted {in_words(part)}-{name} of a mile.")["value"], part / whole)


@given(st.integers(2, 50), st.integers(51, 99))
def test_odds_are_read_as_a_share(part: int, whole: int) -> None:
    for text in (f"It hit {part} in {whole} of them.", f"It hit {in_words(part)} out of {whole} of them."):
        assert close(the_figure(text)["value"], part / whole)


@given(st.integers(1, 99_999), st.sampled_from(["-{}%", "−{}%", "minus {} %"]))
def test_signs_are_read_back(number: int, form: str) -> None:
    assert close(the_figure(f"It moved {form.format(number)} then.")["value"], -number)


@given(st.integers(1, 999), st.integers(1, 99))
def test_cents_belong_to_their_dollars(dollars: int, cents: int) -> None:
    figure = the_figure(f"It cost {in_words(dollars)} dollars and {in_words(cents)} cents.")
    assert close(figure["value"], dollars + cents / 100)


@pytest.mark.parametrize(
    ("text", "si", "si_unit"),
    [
        ("62 mph", 27.71648, "metre per second"),
        ("-40 °F", 233.15, "kelvin"),
        ("3 square miles", 7769964.330432, "square metre"),
        ("5 GWh", 1.8e13, "joule"),
        ("50 centimetres/millisecond", 500.0, "metre per second"),
    ],
)
def test_a_physical_figure_has_its_si_value(text: str, si: float, si_unit: str) -> None:
    figure = the_figure(f"It was {text}.")
    assert figure["si"] is not None
    assert math.isclose(figure["si"], si, rel_tol=1e-6)
    assert figure["si_unit"] == si_unit


def test_a_month_or_money_has_no_si_value() -> None:
    assert the_figure("It was £5.")["si"] is None


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=120))
def test_any_text_is_read_without_harm(text: str) -> None:
    for figure in figures_without_model(text):
        assert text[figure["start"] : figure["end"]] == figure["text"]


PIECES = [
    "$",
    "5",
    "1,000",
    ".",
    "-",
    " to ",
    " and ",
    "m",
    " million",
    "½",
    "three",
    " of ",
    "a ",
    "half ",
    "/",
    "%",
    " km",
    "\n",
    "²",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_heap_of_numbers_is_read_without_harm(text: str) -> None:
    for figure in figures_without_model(text):
        assert text[figure["start"] : figure["end"]] == figure["text"]
        assert math.isfinite(figure["value"])


def test_every_unit_in_the_tables_has_a_name_and_a_finite_factor() -> None:
    words = vocabulary()
    for unit in {*words.names.values(), *words.symbols.values(), *words.signs.values()}:
        assert unit.name
        assert math.isfinite(unit.factor)
        assert unit.kind == "money" or unit.unit_id == unit.name
