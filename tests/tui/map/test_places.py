"""The article's places on the map: what is shown how, and said in words."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.model import Actor, Analysis, Article, Entity, Mention, Place, Span
from tui.facts import Facts
from tui.filter import Filter
from tui.map import legend
from tui.map.atlas import atlas
from tui.map.framing import LEAST_KM, focus_box, joined, whole_box
from tui.map.labels import Ground, Label, Wanted, placed
from tui.map.picture import Emphasis, Picture
from tui.map.sheet import Sheet
from tui.map.spots import NO_OUTLINE, Spots, spots_of
from tui.map.view import View
from tui.marks import Marks

KABUL = Place("L1", "Kabul", "city", "AF", "Kabul", 34.53, 69.17)
HERAT = Place("L2", "Herat", "city", "AF", "Herat", 34.35, 62.2)
AFGHANISTAN = Place("L3", "Afghanistan", "country", "AF", None, 33.4, 65.6)
HELMAND = Place("L4", "Helmand Province", "province", "AF", "Helmand", 31.63, 64.24)
EUROPE = Place("L5", "Europe", "region", None, None, 48.7, 9.1)
NORTH = Place("L6", "the north", "area", reason="No place of this name is in the gazetteer.")
STATES = Place("L7", "United States", "country", "US", None, 39.8, -98.6)
TOKYO = Place("L8", "Tokyo", "city", "JP", None, 35.7, 139.7)


def facts(*named: Entity, unnamed: tuple[Entity, ...] = (), filter: Filter | None = None) -> Facts:
    mentions = tuple(Mention(e.kind, 10 * i, 10 * i + 5, "words", e.id) for i, e in enumerate(named))
    entities = tuple({e.id: e for e in (*named, *unnamed)}.values())
    article = Article("a", "a", "x" * 1000, paragraphs=(Span(0, 1000),))
    return Facts(article, Analysis(mentions=mentions, entities=entities), filter or Filter())


def spots(*named: Entity, unnamed: tuple[Entity, ...] = ()) -> Spots:
    return spots_of(facts(*named, unnamed=unnamed), atlas().has)


def picture(found: Spots, columns: int = 60, rows: int = 20) -> Picture:
    box = focus_box(found, None, atlas())
    assert box is not None
    return Picture(Sheet(atlas(), View.of(box, columns, rows, LEAST_KM)), found)


def text_of(rows: list[list[tuple[str, str]]]) -> str:
    return "\n".join("".join(text for text, _ in row) for row in rows)


def test_a_country_is_an_outline_a_city_a_point_a_province_a_middle_and_a_region_nowhere() -> None:
    found = spots(KABUL, AFGHANISTAN, HELMAND, EUROPE, NORTH)
    assert [spot.shape for spot in found] == ["point", "outline", "area", "nowhere", "nowhere"]
    assert found[3].reason == NO_OUTLINE
    assert found[4].reason == NORTH.reason
    assert found[4].longitude is None


def test_an_unresolved_country_without_an_outline_is_nowhere_never_at_nought() -> None:
    lost = replace(AFGHANISTAN, country="ZZ", lat=None, lon=None)
    assert [spot.shape for spot in spots(lost)] == ["nowhere"]


def test_a_state_that_acts_is_on_the_map_and_leads_to_its_own_mention() -> None:
    britain = Actor("A1", "United States", "state", country="US", place="L7")
    (spot,) = spots(britain, unnamed=(STATES,))
    assert (spot.name, spot.entity, spot.count, spot.shape) == ("United States", "A1", 1, "outline")
    (both,) = spots(britain, STATES)
    assert (both.entity, set(both.ids), both.count) == ("L7", {"L7", "A1"}, 2)


def test_what_the_filter_hides_is_not_on_the_map() -> None:
    shown = facts(KABUL, HERAT, filter=Filter().asking("herat"))
    assert [spot.name for spot in spots_of(shown, atlas().has)] == ["Herat"]


def test_mentions_are_counted_and_the_first_comes_first() -> None:
    found = spots(HERAT, KABUL, HERAT)
    assert [(spot.name, spot.count) for spot in found] == [("Herat", 2), ("Kabul", 1)]


def test_the_map_opens_on_what_the_article_is_about_and_fits_everything_when_asked() -> None:
    found = spots(KABUL, KABUL, HERAT, STATES)
    near, all_ = focus_box(found, "AF", atlas()), whole_box(found, atlas())
    assert near is not None
    assert all_ is not None
    assert near[0] > 55
    assert near[2] < 80
    assert all_[0] < -120


def test_the_box_goes_over_the_antimeridian_where_that_is_the_shorter_way() -> None:
    assert joined([(139.7, 35.7, 139.7, 35.7), (-124.7, 25.0, -67.0, 49.4)]) == pytest.approx(
        (139.7, 25.0, 293.0, 49.4)
    )
    assert joined([(10, 0, 20, 5), (30, 1, 40, 6)]) == (10, 0, 40, 6)
    assert joined([]) is None
    assert focus_box(spots(NORTH), None, atlas()) is None


def test_one_city_is_shown_with_the_land_around_it() -> None:
    view = View.of(focus_box(spots(TOKYO), None, atlas()) or (0, 0, 0, 0), 48, 20, LEAST_KM)
    assert view.km_per_column * view.columns >= LEAST_KM


def test_labels_never_share_a_cell_and_never_cover_a_marker() -> None:
    many = [Wanted(f"L{i}", f"Place {i}", (7 * i % 50, i * 13 % 15)) for i in range(60)]
    markers = [want.marker for want in many if want.marker]
    labels = placed(many, Ground(50, 15, markers))
    cells = [(label.column + i, label.row) for label in labels.values() for i in range(len(label.text))]
    assert len(cells) == len(set(cells))
    assert not set(cells) & set(markers)
    assert all(0 <= column < 50 and 0 <= row < 15 for column, row in cells)
    assert 5 < len(labels) < 60
    alone = placed(many[:1], Ground(50, 15, markers[:1]))
    assert alone["L0"].text == "Place 0"


def test_names_keep_a_blank_between_them() -> None:
    ground = Ground(20, 1, ())
    assert ground.takes(Label("a", "Kabul", 0, 0))
    assert not ground.takes(Label("b", "Herat", 5, 0))
    assert ground.takes(Label("b", "Herat", 6, 0))


def test_a_name_is_never_as_near_to_another_marker_as_to_its_own() -> None:
    ground = Ground(30, 1, [(0, 0), (8, 0)])
    labels = placed([Wanted("a", "Kabul", (0, 0)), Wanted("b", "Herat", (8, 0))], ground)
    assert "a" not in labels  # • Kabul • Herat: whose name is it?
    assert labels["b"].column == 10
    assert placed([Wanted("a", "Kabul", (0, 0))], Ground(30, 1, [(0, 0), (9, 0)]))["a"].column == 2


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_every_name_is_next_to_its_marker_or_in_or_beside_its_country(data: st.DataObject) -> None:
    codes = data.draw(
        st.lists(st.sampled_from(["BD", "IN", "PK", "NP", "US", "MX", "LU", "FJ", "RU"]), unique=True)
    )
    points = st.tuples(st.floats(20, 35), st.floats(70, 95))
    towns = data.draw(st.lists(points, min_size=1, max_size=25))
    countries = [Place(f"C{code}", f"Country of {code}", "country", code) for code in codes]
    cities = [Place(f"T{i}", f"Town {i}", "city", "IN", None, *at) for i, at in enumerate(towns)]
    found = spots(*countries, *cities)
    view = View.of(
        (data.draw(st.sampled_from([70.0, 88.0])), 18, 95, data.draw(st.sampled_from([27.0, 60.0]))),
        *data.draw(st.sampled_from([(46, 12), (80, 18), (120, 60)])),
    )
    sheet = Sheet(atlas(), view)
    for label in Picture(sheet, found).labels(Emphasis()).values():
        spot = found[found.place(label.key) or 0]
        width = len(label.text)
        if spot.shape == "outline":
            ground = sheet.territory(spot.country or "")
            reached = [
                (label.column + across, label.row + down)
                for across in range(-2, width + 2)
                for down in (-1, 0, 1)
            ]
            assert any(ground.has(cell) for cell in reached)
        else:
            assert spot.longitude is not None
            assert spot.latitude is not None
            column, row = view.cell(spot.longitude, spot.latitude) or (-9, -9)
            assert abs(label.row - row) <= 1
            assert label.column - 2 <= column <= label.column + width + 1


def test_a_small_countrys_name_gives_way_rather_than_stand_in_its_neighbour() -> None:
    india, bangladesh = Place("L1", "India", "country", "IN"), Place("L2", "Bangladesh", "country", "BD")
    view = View.of((-125, -35, 155, 70), 80, 24)
    for named in ((india, bangladesh), (bangladesh, india)):
        sheet = Sheet(atlas(), view)
        label = Picture(sheet, spots(*named)).labels(Emphasis()).get("L2")
        if label is not None:
            home = sheet.territory("BD").middle
            assert home
            assert label.column - 2 <= home[0] <= label.column + len(label.text) + 1


def test_a_wide_script_takes_the_cells_it_takes() -> None:
    tokyo = replace(TOKYO, name="東京都")
    shown = picture(spots(tokyo))
    rows = shown.rows(Emphasis())
    assert "東京都" in text_of(rows)
    from rich.cells import cell_len

    assert {sum(cell_len(text) for text, _ in row) for row in rows} == {60}


def test_emphasis_moves_no_name_that_can_stay() -> None:
    shown = picture(spots(KABUL, HERAT, AFGHANISTAN, HELMAND))
    plain = shown.labels(Emphasis())
    assert shown.labels(Emphasis(Marks(frozenset({"L1"})), "L4")) == plain


def test_a_name_that_had_no_room_gets_it_when_its_place_comes_into_scope() -> None:
    crowd = [
        replace(KABUL, id=f"L{i + 10}", name=f"Village number {i}", lat=34.5 + i / 500) for i in range(40)
    ]
    shown = picture(spots(KABUL, HERAT, *crowd), 40, 12)
    hidden = next(place.id for place in crowd if place.id not in shown.labels(Emphasis()))
    assert hidden in shown.labels(Emphasis(Marks(frozenset({hidden}))))
    assert hidden in shown.labels(Emphasis(chosen=hidden))


def test_what_stands_out_does_so_without_colour_too() -> None:
    shown = picture(spots(KABUL, HERAT, AFGHANISTAN))
    plain, scoped = (
        text_of(shown.rows(Emphasis())),
        text_of(shown.rows(Emphasis(Marks(frozenset({"L1", "L3"}))))),
    )
    assert "•" in plain
    assert "◆" not in plain
    assert scoped.count("◆") == 1
    dots = [
        sum((ord(c) - 0x2800).bit_count() for c in text if 0x2800 <= ord(c) < 0x2900)
        for text in (plain, scoped)
    ]
    assert dots[1] > dots[0]


def test_the_country_is_named_in_capitals_where_it_is_seen() -> None:
    found = spots(KABUL, KABUL, AFGHANISTAN)
    view = View(69.17, 34.53, 0.01, 60, 20)  # so near that neither outline nor middle is in view
    shown = Picture(Sheet(atlas(), view), found)
    assert "AFGHANISTAN" in text_of(shown.rows(Emphasis()))
    assert shown.in_view == {"L1", "L3"}


def test_the_words_name_the_scope_the_edge_and_what_is_nowhere() -> None:
    found = spots(KABUL, HERAT, NORTH, EUROPE, STATES)
    shown = picture(found)
    view = View.of(focus_box(found, "AF", atlas()) or (0, 0, 0, 0), 60, 20, LEAST_KM)
    emphasis = Emphasis(Marks(frozenset({"L1", "L2"})))
    assert text_of([legend.in_scope(found, emphasis, "sentence", 60)]) == " ◆ sentence: Kabul · Herat"
    assert "no place" in text_of([legend.in_scope(found, Emphasis(), "sentence", 60)])
    assert text_of(legend.beyond(found, shown.in_view, view, atlas(), 60)).endswith("← United States")
    lost = text_of(legend.nowhere(found, emphasis, 60, 6))
    assert "the north" in lost
    assert "no place of this name" in lost
    assert "Europe: region" in lost
    assert "no outline of it is known" in " ".join(lost.split())


def test_a_place_that_may_be_another_bears_its_sign_on_the_map_and_under_it_and_is_not_left_out_first() -> (
    None
):
    doubted = replace(TOKYO, doubt=("Which?",))
    found = spots(KABUL, STATES, doubted)
    view = View.of(focus_box(found, "AF", atlas()) or (0, 0, 0, 0), 60, 20, LEAST_KM)
    assert text_of(legend.beyond(found, frozenset({"L1"}), view, atlas(), 35)) == (
        " beyond the edge: → ?Tokyo +1"
    )
    assert legend.rows_beyond(found, 35, 36) == 2
    assert legend.rows_beyond(found, 35, 19) == 1, "a low map has no row to spare"
    assert text_of(legend.beyond(found, frozenset({"L1"}), view, atlas(), 35, 2)).splitlines() == [
        " beyond the edge: → ?Tokyo",
        "   ← United States",
    ]
    assert "?Tokyo" in text_of([legend.in_scope(found, Emphasis(Marks(frozenset({"L8"}))), "sentence", 60)])
    assert "?Kabul" in text_of(picture(spots(replace(KABUL, doubt=("Which?",)))).rows(Emphasis()))


def test_too_many_that_are_nowhere_are_counted_and_the_chosen_one_is_shown() -> None:
    lost = spots(*(replace(NORTH, id=f"L{i}", name=f"nowhere {i}") for i in range(30)))
    lines = legend.nowhere(lost, Emphasis(chosen="L25"), 70, 4)
    assert len(lines) <= 4
    assert "nowhere 25" in text_of(lines)
    assert "more that are not on the map" in text_of(lines)


def test_a_long_list_is_cut_with_its_count() -> None:
    found = spots(*(replace(KABUL, id=f"L{i}", name=f"Some place {i}") for i in range(20)))
    marked = Emphasis(Marks(frozenset(spot.entity for spot in found)))
    text = text_of([legend.in_scope(found, marked, "article", 40)])
    assert len(text) <= 40
    assert text.endswith("Some place 0 +19")


def test_the_name_of_a_country_that_the_edge_cuts_off_is_not_put_into_its_neighbour() -> None:
    emirates = Place("L1", "United Arab Emirates", "country", "AE")
    view = View.of((46.0, 22.0, 52.0, 26.0), 48, 28)
    shown = Picture(Sheet(atlas(), view), spots(emirates))
    assert "L1" in shown.in_view
    assert shown.labels(Emphasis()) == {}


def test_places_that_share_a_point_say_so() -> None:
    near = replace(KABUL, id="L9", name="Kabul Province", type="province", lat=34.54)
    found = spots(KABUL, KABUL, near, HERAT)
    shared = picture(found).shared
    assert [[spot.name for spot in group] for group in shared] == [["Kabul", "Kabul Province"]]
    assert text_of([legend.shared(shared, 60)]) == " one point: Kabul + Kabul Province ·"
    assert legend.shared(picture(spots(KABUL, HERAT)).shared, 60) == []
