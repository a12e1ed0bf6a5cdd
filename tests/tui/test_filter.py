import pytest

from extractors.model import Actor, Figure, Place, Timex
from tui.filter import Filter, QueryError

KABUL = Place("L1", "Kabul", "city", country="AF")
TALIBAN = Actor("A1", "Taliban", "group", country=None)
TROOPS = Figure("F1", "count", 800.0, bound="about", unit="troops")
FRIDAY = Timex("D1", "date", "2021-08-13")
ALL = {
    KABUL: frozenset({"kabul"}),
    TALIBAN: frozenset({"taliban", "the insurgents"}),
    TROOPS: frozenset({"some 800 troops"}),
    FRIDAY: frozenset({"friday"}),
}


def shown(query: str) -> list[str]:
    filter = Filter().asking(query)
    return [entity.id for entity, wordings in ALL.items() if filter.shows(entity, wordings)]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", ["L1", "A1", "F1", "D1"]),
        ("KABUL", ["L1"]),
        ("insurg", ["A1"]),
        ("kind:figure", ["F1"]),
        ("kind:place", ["L1"]),
        ("country:af", ["L1"]),
        ("type:group", ["A1"]),
        ("value>500", ["F1"]),
        ("value<=799", []),
        ("unit:troop value>=800", ["F1"]),
        ('"the insurgents"', ["A1"]),
        ('"insurgents"', ["A1"]),
        ('"insurgent"', []),
        ("value >= 0.8k", ["F1"]),
        ("kind:figures", ["F1"]),
        ("fri 2021", ["D1"]),
        ("value>", ["L1", "A1", "F1", "D1"]),
    ],
)
def test_a_query_narrows(query: str, ids: list[str]) -> None:
    assert shown(query) == ids


@pytest.mark.parametrize(
    "query", ["colour:red", "value>many", "type>city", "kind:foo", "country:Afghanistan"]
)
def test_a_query_that_makes_no_sense_says_why(query: str) -> None:
    with pytest.raises(QueryError, match="“"):
        Filter().asking(query)


def test_a_kind_toggles() -> None:
    hidden = Filter().toggled("location")
    assert not hidden.shows(KABUL, frozenset())
    assert hidden.toggled("location").shows(KABUL, frozenset())
    assert hidden.in_words() == "actors, figures, dates"
