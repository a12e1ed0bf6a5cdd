from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import wordings
from extractors.asking.likeness import folded
from extractors.model import Actor, Analysis, Article, Bound, Entity, Figure, Mention, Place, Statement, Timex
from tests.tui.test_window import now, settled
from tui.amount_shown import amount_lead, unit_shown
from tui.app import ReaderApp
from tui.facts import Facts
from tui.filter import Filter, QueryError
from tui.query import Vocabulary

KABUL = Place("L1", "Kabul", "city", country="AF")
AFGHANISTAN = Place("L2", "Afghanistan", "country", country="AF")
LASHKAR_GAH = Place("L3", "Lashkar Gah", "city", country="AF")
TALIBAN = Actor("A1", "Taliban", "group", country=None)
TROOPS = Figure("F1", "count", 800.0, bound="about", unit="troops")
DOLLARS = Figure("F2", "money", 1.3e6, high=2e6, unit_id="USD")
THIRD = Figure("F3", "ordinal", 3.0, unit="army")
FRIDAY = Timex("D1", "date", "2021-08-13", first="2021-08-13", last="2021-08-13")
AUGUST = Timex("D2", "date", "2021-08", first="2021-08-01", last="2021-08-31")
VAGUE = Timex("D3", "duration", "PXD")
ALL: dict[Entity, frozenset[str]] = {
    KABUL: frozenset({"kabul"}),
    AFGHANISTAN: frozenset({"afghanistan"}),
    LASHKAR_GAH: frozenset({"lashkar gah"}),
    TALIBAN: frozenset({"taliban", "the insurgents"}),
    TROOPS: frozenset({"some 800 troops"}),
    DOLLARS: frozenset({"$1.3 million to $2 million"}),
    THIRD: frozenset({"third army"}),
    FRIDAY: frozenset({"friday"}),
    AUGUST: frozenset({"august"}),
    VAGUE: frozenset({"recent days"}),
}
VOCABULARY = Vocabulary(tuple(ALL), {entity.id: words for entity, words in ALL.items()})
EVERYTHING = "L1 L2 L3 A1 F1 F2 D1 D2 D3"


def shown(query: str) -> str:
    asked = Filter().asking(query).asked_of(VOCABULARY)
    return " ".join(entity.id for entity, wordings in ALL.items() if asked.shows(entity, wordings))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("", EVERYTHING),
        ("KABUL", "L1"),
        ("insurg", "A1"),
        ("kind:figure", "F1 F2"),
        ("kind:place", "L1 L2 L3"),
        ("kind:figures,dates", "F1 F2 D1 D2 D3"),
        ("country:af", "L1 L2 L3"),
        ("country:Afghanistan", "L1 L2 L3"),
        ("country:Peru", ""),
        ("type:group", "A1"),
        ("type:city,group", "L1 L3 A1"),
        ("type:ordinal", "F3"),
        ("name:gah", "L3"),
        ("value>500", "F1 F2"),
        ("value<=799", ""),
        ("unit:troop value>=800", "F1"),
        ("value=800", "F1"),
        ("value:1.5m", "F2"),
        ("value>1.5m", "F2"),
        ("value >= 0.8k", "F1 F2"),
        ('"the insurgents"', "A1"),
        ('"insurgents"', "A1"),
        ('"insurgent"', ""),
        ("fri 2021", "D1"),
        ("date:2021-08-13", "D1 D2"),
        ("date>2021-08-13", "D2"),
        ("date>=2021-08", "D1 D2"),
        ("date<2021-08-13", "D2"),
        ("date<=2021", "D1 D2"),
        ("date=2020", ""),
    ],
)
def test_a_query_narrows(query: str, ids: str) -> None:
    assert shown(query) == ids


HERAT = Place("L1", "Herat", "city", country="AF", admin1="Herat", lat=34.35, lon=62.2)
MASHHAD = Place("L2", "Mashhad", "city", country="IR", lat=36.3, lon=59.6)
ARMY = Actor("A1", "Afghan National Army", "organisation", country="AF")
MONDAY = Timex("D1", "date", "2021-08-09", "2021-08-09", "2021-08-09")
MILITIA = Actor("A2", "Uprising Force", "group")
DEAD = Figure(
    "F1", "count", 12.0, unit="people", where="L1", when="D1", who="A1", who_with=("A2",), bound="at least"
)
COST = Figure("F2", "money", 3e6, unit_id="USD", source="a police spokesman", bound="about")
LINKED: dict[Entity, frozenset[str]] = {
    HERAT: frozenset({"herat"}),
    MASHHAD: frozenset({"mashhad"}),
    ARMY: frozenset({"afghan national army", "troops"}),
    MILITIA: frozenset({"uprising force"}),
    MONDAY: frozenset({"monday"}),
    DEAD: frozenset({"at least 12 people"}),
    COST: frozenset({"about $3 million"}),
}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("who:army", "F1"),
        ("who:troops", "F1"),
        ("who:taliban", ""),
        ("who:uprising", "F1"),
        ("where:herat", "F1"),
        ("where:afghanistan", "F1"),
        ("where:mashhad", ""),
        ("where:herat value>10", "F1"),
        ("where:herat value>100", ""),
        ("when:2021-08", "F1"),
        ("when>2021-08-09", ""),
        ("when>=2021", "F1"),
        ("source:police", "F2"),
        ("source:F2", ""),
        ('bound:"at least"', "F1"),
        ("bound:at least", "F1"),
        ("bound:least,about", "F1 F2"),
        ('near:"Herat 100km"', "L1"),
        ("near:Herat 400 km", "L1 L2"),
        ('near:"herat 300 mi"', "L1 L2"),
        ("near:herat", "L1"),
        ('near:"36.3,59.6 10km"', "L2"),
        ('near:"Paris 100km"', ""),
        ("-near:herat kind:location", "L2"),
        ("kind:figure -who:army", "F2"),
    ],
)
def test_links_bounds_and_neighbourhoods_are_asked_for(query: str, ids: str) -> None:
    vocabulary = Vocabulary(tuple(LINKED), {entity.id: words for entity, words in LINKED.items()})
    asked = Filter().asking(query).asked_of(vocabulary)
    assert " ".join(e.id for e, words in LINKED.items() if asked.shows(e, words)) == ids


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("bound:nearly", "“nearly” is no bound"),
        ("when:soon", "“soon” is no date"),
        ("who>army", "asked for with"),
    ],
)
def test_a_link_that_makes_no_sense_says_why(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        Filter().asking(query)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("-kabul", "L2 L3 A1 F1 F2 D1 D2 D3"),
        ("kind:location -kabul", "L2 L3"),
        ("!kind:location !kind:date", "A1 F1 F2"),
        ('-"the insurgents" kind:actor', ""),
        ("kind:figure -value>1000", "F1"),
        ("-", EVERYTHING),
    ],
)
def test_a_minus_leaves_out(query: str, ids: str) -> None:
    assert shown(query) == ids


FIGURES = (
    Figure("F1", "count", 27934.02, unit="points"),
    Figure("F2", "money", 9e9, unit_id="USD", change="down", from_value=12e9),
    Figure("F3", "ratio", 0.666666666666667),
    Figure("F4", "ratio", 12.0, of=34.0),
    Figure("F5", "money", 2.3e6, unit_id="EUR"),
)


_UNITS = st.sampled_from(
    [
        ("count", "people", None), ("count", None, None), ("money", "$", "USD"), ("money", "€", "EUR"),
        ("money", "rupees", "INR"), ("percent", "percent", "percent"), ("quantity", "km", "kilometre"),
        ("quantity", "mph", "mile per hour"), ("quantity", "degrees", "degree Celsius"), ("money", None, "CHF"),
    ]
)  # fmt: skip
_NUMBERS = st.one_of(
    st.integers(0, 10**12).map(float),
    st.decimals(0, 10**7, places=2, allow_nan=False).map(float),
    st.integers(1, 9999).map(lambda n: n * 1e5),
)


@given(_UNITS, _NUMBERS, st.one_of(st.none(), st.none(), _NUMBERS), st.sampled_from(get_args(Bound)))
def test_every_word_that_a_row_shows_of_its_amount_finds_the_row(
    unit: tuple[str, str | None, str | None], value: float, old: float | None, bound: Bound
) -> None:
    type_, worded, id_ = unit
    change: Any = None if old is None else "down" if value < old else "up"
    figure = Figure(
        "F1",
        type_,
        value,
        unit=worded,
        unit_id=id_,
        bound=bound,
        from_value=old,
        change=change,  # type: ignore[arg-type]
    )
    vocabulary = Vocabulary((figure,), {"F1": frozenset({"what the text says"})})
    shown = f"{amount_lead(figure, '')} {unit_shown(figure)}"
    amounts = [f"value={part}" for part in wordings.amount(figure).split(" → ")]
    for query in (*shown.split(), *amounts):
        if query in ("→", "<", ">"):
            continue  # signs of the language, and the arrow of a change
        asked = Filter().asking(query).asked_of(vocabulary)
        assert asked.shows(figure, vocabulary.words_of(figure)), (query, shown)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.id)
def test_each_number_that_a_row_shows_finds_the_row_and_no_other(figure: Figure) -> None:
    for shown in wordings.amount(figure).split(" → "):
        asked = Filter().asking(f"value={shown}").asked_of(Vocabulary(FIGURES, {}))
        assert [each.id for each in FIGURES if asked.shows(each, frozenset())] == [figure.id]


def test_a_change_is_compared_by_its_new_value() -> None:
    asked = Filter().asking("value>9bn").asked_of(Vocabulary(FIGURES, {}))
    assert not any(asked.shows(each, frozenset()) for each in FIGURES)


@pytest.mark.parametrize("query", ["value>", "date>=", "date>=2021-0", "kind:", "value>-"])
def test_what_is_half_typed_hides_nothing_yet_and_is_asked_for_at_the_end(query: str) -> None:
    assert shown(query) == EVERYTHING
    with pytest.raises(QueryError, match=r"what\?|which"):
        Filter().asking(query, is_final=True)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("colour:red", "“colour” is no field. Fields: kind, type"),
        ("contry:AF", "perhaps “country”"),
        ("value>many", "“many” is no number"),
        ("type>city", "asked for with “:”"),
        ("type:citty", "perhaps “city”"),
        ("kind:foo", "“foo” is no kind"),
        ("kind:actr", "perhaps “actor”"),
        ("date>soon", "is no date: 2021-08-13"),
        ("date:2021-13-01", "is no date: 2021-08-13"),
    ],
)
def test_a_query_that_makes_no_sense_says_why_and_what_would(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=r"“|a day is") as error:
        Filter().asking(query)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("query", "ids"),
    [("lashkr", "L3"), ("lashkargah", "L3"), ("afganistan", "L2"), ("tailban", "A1"), ("kabil", "L1")],
)
def test_a_slip_finds_the_name_where_no_name_is_so(query: str, ids: str) -> None:
    assert shown(query) == ids
    assert Filter().asking(query).asked_of(VOCABULARY).slips == (query,)


@pytest.mark.parametrize("query", ["iran", "kabu", "xabul", "slovenia", "-kabil", '"kabil"', "name:kabil"])
def test_a_short_word_another_beginning_or_a_field_is_no_slip(query: str) -> None:
    assert not Filter().asking(query).asked_of(VOCABULARY).slips


def test_accents_and_capitals_do_not_matter() -> None:
    town = Place("L1", "São Tomé", "city")
    asked = Filter().asking("sao tome").asked_of(Vocabulary((town,), {"L1": frozenset({folded("São Tomé")})}))
    assert asked.shows(town, frozenset({folded("São Tomé")}))
    assert not asked.slips


def test_a_kind_toggles() -> None:
    hidden = Filter().toggled("location")
    assert not hidden.asked_of(VOCABULARY).shows(KABUL, frozenset())
    assert hidden.toggled("location").asked_of(VOCABULARY).shows(KABUL, frozenset())
    assert hidden.in_words() == "actors, figures, dates"


def test_what_remains_is_counted_of_what_can_be_shown() -> None:
    text = "Kabul Taliban third army"
    mentions = (
        Mention("location", 0, 5, "Kabul", "L1"),
        Mention("actor", 6, 13, "Taliban", "A1"),
        Mention("figure", 14, 24, "third army", "F3"),
    )
    analysis = Analysis(mentions=mentions, entities=(KABUL, AFGHANISTAN, TALIBAN, THIRD))
    article = Article("a", "a", text)
    facts = Facts(article, analysis, Filter())
    assert (facts.listed, facts.listable) == (2, 2)  # no mention, or no count: nothing to show
    narrowed = Facts(article, analysis, Filter().asking("kabul"))
    assert (narrowed.listed, narrowed.listable) == (1, 2)
    assert Facts(article, analysis, Filter().asking("type:ordinal")).listable == 3


def test_what_names_no_day_and_ranks_count_where_they_are_asked_for() -> None:
    recently = Timex("D2", "reference", "PAST_REF")
    for entity in (recently, THIRD):
        assert not Filter().counts(entity)
        assert Filter().asking(f"type:{entity.type}").counts(entity)


KM = Figure("F1", "quantity", 15.0, unit="km", unit_id="kilometre")
SPEED = Figure("F2", "quantity", 90.0, unit="km/h", unit_id="kilometre per hour")
SHARE = Figure("F3", "percent", 5.2, unit="percent", unit_id="percent")
POINTS = Figure("F4", "percent", 25.0, unit="basis points", unit_id="basis point")
BILLION = Figure("F5", "money", 1.5e9, unit="$", unit_id="USD")
MONTHLY = Figure("F6", "money", 40.0, unit="$ a month", unit_id="US dollar per month")
EUROS = Figure("F7", "money", 3e6, unit="€", unit_id="EUR")
INDEX = Figure("F8", "count", 27934.02, unit="points")
RUPEES = Figure("F9", "money", 500.0, unit="rupees")
MEN = Figure("F10", "count", 6.0, unit="men")
LONDON = Place("L1", "London", "city", country="GB")
LAGOS = Place("L2", "Lagos", "city", country="NG")
NIAMEY = Place("L3", "Niamey", "city", country="NE")
REUTERS = Actor("A1", "Reuters", "organisation")
BRITAIN = Actor("A2", "United Kingdom", "state", country="GB")
MEASURED: tuple[Entity, ...] = (
    KM, SPEED, SHARE, POINTS, BILLION, MONTHLY, EUROS, INDEX, RUPEES, MEN, LONDON, LAGOS, NIAMEY, REUTERS, BRITAIN,
)  # fmt: skip


def measured(query: str, is_final: bool = True) -> str:
    words = {entity.id: frozenset({folded(getattr(entity, "name", None) or "x")}) for entity in MEASURED}
    asked = Filter().asking(query, is_final).asked_of(Vocabulary(MEASURED, words))
    return " ".join(entity.id for entity in MEASURED if asked.shows(entity, words[entity.id]))


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("unit:%", "F3"),
        ("unit:percent", "F3"),
        ("unit:per cent", "F3"),
        ("unit:pct", "F3"),
        ("unit:km", "F1"),
        ("unit:kilometres", "F1"),
        ("unit=km", "F1"),
        ("unit:km/h", "F2"),
        ("unit:km,bps", "F1 F4"),
        ("unit:$", "F5 F6"),
        ("unit:USD", "F5 F6"),
        ("unit:dollars", "F5 F6"),
        ("unit:euro", "F7"),
        ("unit:rupees", "F9"),
        ("unit:point", "F4 F8"),
        ("unit:men", "F10"),
        ("value>5%", "F3"),
        ("value>5.2%", ""),
        ("value>=5 percent", "F3"),
        ("value > 5 per cent", "F3"),
        ("value<30bps", "F4"),
        ("value>$1bn", "F5"),
        ("value>$1 billion", "F5"),
        ("value>us$1bn", "F5"),
        ("value>usd 1bn", "F5"),
        ("value>1bn usd", "F5"),
        ("value>$10", "F5 F6"),
        ("value>€2.5m", "F7"),
        ("value=3 million", "F7"),
        ('value="3 million"', "F7"),
        ("value:€3 million", "F7"),
        ("value<£1m", ""),
        ("value=27,934.02", "F8"),
        ("value>27,934", "F5 F7 F8"),
        ("value≥15 km", "F1"),
        ("value<15km", ""),
        ("value>5 men", "F10"),
        ("country:GB", "L1 A2"),
        ("country:UK", "L1 A2"),
        ("country:gbr", "L1 A2"),
        ("country:United Kingdom", "L1 A2"),
        ('country:"United Kingdom"', "L1 A2"),
        ("country:united kingdom kind:location", "L1"),
        ("country:Britain", "L1 A2"),
        ("country:the united kingdom", "L1 A2"),
        ("country:british,nigeria", "L1 L2 A2"),
        ("country:Niger", "L3"),
        ("country:nige", "L2 L3"),
        ("country=NG", "L2"),
        ("place:london", "L1"),
        ("place:reuters", ""),
        ("actor:reut", "A1"),
        ("actor:“Reuters”", "A1"),
        ("-country:GB kind:location", "L2 L3"),
        ("country:GB unit:km", "F1 L1 A2"),
        ("actor:reuters country:nigeria value>1bn", "F5 L2 A1"),
        ("actor:reuters country:peru", ""),
        ("place:london country:NG", ""),
    ],
)
def test_units_amounts_and_countries_mean_what_they_say(query: str, ids: str) -> None:
    assert measured(query) == ids


@pytest.mark.parametrize(
    "half",
    [
        "value>$",
        "value>27,9",
        "value>1,5",
        "country:a",
        "country:za,n",
        'actor:"Reu',
        '"',
        "date>=2021-1",
        "unit:,",
    ],
)
def test_what_may_become_a_term_hides_nothing_and_is_asked_for_at_the_end(half: str) -> None:
    assert len(measured(half, is_final=False).split()) == len(MEASURED)
    with pytest.raises(QueryError, match=r"what\?|which|not closed"):
        Filter().asking(half, is_final=True)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("country:zz", "“zz” is no country"),
        ("country:afganistan", "perhaps “afghanistan”"),
        ("value>$5km", "no number"),
        ("value>>5", "is no sign"),
        ("value==5", "is no sign"),
        ("value!=5", "“!=” is no sign"),
        ("date>=2021-13", "is no date"),
        ("date>=2021-00", "is no date"),
        ("date>=0000", "is no date"),
        ("kind:person", "type:person is"),
        ("type:location", "kind:location is"),
        ("place>kabul", "asked for with “:”"),
        ("palce:kabul", "perhaps “place”"),
    ],
)
def test_what_cannot_be_meant_says_what_could(query: str, says: str) -> None:
    with pytest.raises(QueryError) as error:
        Filter().asking(query)
    assert says in str(error.value)


async def test_what_is_typed_at_an_active_filter_narrows_it_further(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("f", *"kind:figure", "enter", "f", *"value>5", "enter")
        assert now(app).filter.query == "kind:figure value>5"
        await pilot.press("f", "enter")
        assert now(app).filter.query == "kind:figure value>5", "no blank is left at its end"


async def test_another_day_takes_the_place_of_the_one_that_stands_there(app: ReaderApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await pilot.press("d", *"2024-12-31", "enter")
        assert now(app).article.published == "2024-12-31"
        await pilot.press("d", "right", "backspace", "0", "enter")
        assert now(app).article.published == "2024-12-30", "a key that moves in it edits it"


def test_a_type_is_asked_for_by_its_beginning_so_that_direct_is_not_indirect() -> None:
    told = Statement("S1", "indirect", "asserts", "he came")
    quoted = Statement("S2", "direct", "asserts", "I came")

    def shows(query: str, statement: Statement) -> bool:
        return Filter().asking(query).asked_of(VOCABULARY).shows(statement, frozenset({"came"}))

    assert not shows("type:direct", told)
    assert shows("type:direct", quoted)
    assert shows("kind:statement type:indir", told)
    with pytest.raises(QueryError, match="no type"):
        Filter().asking("type:rect", is_final=True).asked_of(VOCABULARY)
