"""The packed world, its projection and its raster."""

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.map.atlas import atlas
from tui.map.build import world_of
from tui.map.canvas import Canvas, braille
from tui.map.legend import scale_bar
from tui.map.packing import Country, Line, World, packed, unpacked
from tui.map.sheet import Sheet
from tui.map.simplifying import areas_km2
from tui.map.view import FARTHEST, NEAREST, View

WORLD = World(
    (Line([0, 80, 160], [0, 800, -80], [1, 0, 1]), Line([-14400, 14400], [7200, -7200], [1, 1])),
    {"XX": Country((0, 1), (-1.5, -2.0, 3.0, 4.0)), "AA": Country((1,), (0.0, 0.0, 1.0, 1.0))},
    "made up",
)


def test_what_is_packed_is_unpacked() -> None:
    world = unpacked(packed(WORLD))
    assert [(list(a.x), list(a.y), list(a.coarse)) for a in world.lines] == [
        (list(a.x), list(a.y), list(a.coarse)) for a in WORLD.lines
    ]
    assert world.countries == WORLD.countries
    assert packed(world) == packed(WORLD)


@pytest.mark.parametrize("data", [b"", b"nonsense", packed(WORLD)[:-9]])
def test_a_damaged_file_is_said_to_be_one(data: bytes) -> None:
    with pytest.raises(ValueError, match="damaged"):
        unpacked(data)


def test_the_world_that_is_shipped_is_small_and_has_the_countries_of_the_news() -> None:
    world = atlas()
    assert {"AF", "US", "UA", "GB", "PS", "TW", "XK", "FJ", "NZ"} <= set(world.countries)
    assert sum(len(stroke.x) for stroke in world.coarse) < sum(len(stroke.x) for stroke in world.fine) / 2


@pytest.mark.parametrize(
    ("code", "longitude", "latitude", "is_in"),
    [
        ("AF", 69.17, 34.53, True),
        ("PK", 69.17, 34.53, False),
        ("RU", 37.6, 55.75, True),
        ("RU", 172.0, 67.0, True),
        ("RU", -175.0, 66.5, True),  # beyond the antimeridian
        ("US", -149.9, 64.8, True),
        ("US", -105.0, 55.0, False),
        ("AQ", 20.0, -85.0, True),
        ("LS", 28.5, -29.5, True),
        ("ZA", 28.5, -29.5, False),  # Lesotho is a hole in it
        ("XK", 21.0, 42.6, True),
        ("RS", 21.0, 42.6, False),
        ("XK", 44.5, 9.7, False),  # Somaliland, which has no number either
        ("SO", 44.5, 9.7, True),
        ("CY", 33.5, 35.3, True),
    ],
)
def test_a_country_holds_its_own_ground_and_not_its_neighbours(
    code: str, longitude: float, latitude: float, is_in: bool
) -> None:
    for km in (600.0, 40_000.0):
        view = View.of((longitude, latitude, longitude, latitude), 60, 24, km)
        cell = view.cell(longitude, latitude)
        if km < 1000 or is_in:
            assert cell
            assert Sheet(atlas(), view).territory(code).has(cell) is is_in


def test_a_shape_that_two_rows_of_the_source_share_is_outlined_around_both() -> None:
    square = [[0, 0], [10, 0], [0, 10]]
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square, [[10, 10], [-10, 0], [0, -10]], [[10, 10], [10, 0], [0, -10], [-10, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]], "id": "706", "properties": {"name": "Somalia"}},
                    {"type": "Polygon", "arcs": [[~0, 2]], "properties": {"name": "Somaliland"}},
                ]
            }
        },
    }
    world = world_of(topology, {706: "SO"})
    assert set(world.countries) == {"SO"}
    assert world.countries["SO"].lines == (1, 2)


def test_a_shape_without_a_number_is_no_country_whose_code_has_none() -> None:
    named = ({"id": "706", "name": "Somalia"}, {"name": "Siachen Glacier"}, {"id": "0", "name": "Kosovo"})
    topology = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[10 * at, 0], [9, 0], [0, 9], [-9, -9]] for at in range(3)],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[at]], "id": one.get("id"), "properties": one}
                    for at, one in enumerate(named)
                ]
            }
        },
    }
    world = world_of(topology, {706: "SO", 0: "XK"})
    assert {code: country.lines for code, country in world.countries.items()} == {
        "SO": (0,),
        "-": (1,),
        "XK": (2,),
    }


def test_the_antimeridian_is_no_coast() -> None:
    for stroke in atlas().fine:
        for (x1, y1), (x2, y2) in pairwise(zip(stroke.x, stroke.y, strict=True)):
            assert abs(x2 - x1) < 180 * 80
            assert not (abs(x1) == 180 * 80 == abs(x2) and abs(y1 - y2) > 2)


def test_the_least_triangle_goes_first_and_the_ends_never() -> None:
    areas = areas_km2([(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)])
    assert areas[0] == areas[-1] == math.inf
    assert areas[1] == min(areas)
    assert areas[1] <= areas[2] <= areas[3]


@pytest.mark.parametrize("middle", [0.0, 71.0, 179.5, -179.5])
def test_a_point_stands_where_it_should_over_the_antimeridian_too(middle: float) -> None:
    view = View.of((middle - 5, 20, middle + 5, 30), 60, 20)
    assert view.cell(middle, 25) == (30, 10)
    assert view.cell(middle + 360, 25) == (30, 10)
    left, right = view.cell(middle - 4, 25), view.cell(middle + 4, 25)
    assert left
    assert right
    assert left[0] < 30 < right[0]
    assert view.cell(middle + 180, 25) is None


def test_a_view_has_its_whole_box_in_it_wherever_that_is() -> None:
    for box in ((60, 29, 75, 38), (-141, 25, 75, 83), (166, -47, 182, -34), (-70, -55, -60, 10)):
        view = View.of(box, 48, 28)
        for longitude, latitude in ((box[0], box[1]), (box[2], box[3]), (box[0], box[3])):
            assert view.cell(longitude, latitude) is not None


def test_zoom_stops_where_nothing_more_is_known_and_where_the_world_ends() -> None:
    near = far = View.of((60, 29, 75, 38), 80, 20)
    for _ in range(40):
        near, far = near.zoomed(2), far.zoomed(0.5)
    assert near.scale == NEAREST
    assert far.scale <= FARTHEST
    west, _, east, _ = far.box
    assert east - west <= 360.001


def test_panning_east_goes_around_the_world() -> None:
    view = View.of((60, 29, 75, 38), 80, 20)
    for _ in range(100):
        view = view.panned(0.5, 0)
        assert -180 <= view.longitude <= 180
    assert view.panned(0, 50).latitude < 0


def test_a_line_sets_the_dots_between_its_ends_and_none_outside() -> None:
    canvas = Canvas(4, 2)
    canvas.line([0, 7], [0, 0])
    assert "".join(braille(cell) for cell in canvas.cells[:4]) == "⠉⠉⠉⠉"
    canvas.line([-100, 100], [7, 7])
    assert "".join(braille(cell) for cell in canvas.cells[4:]) == "⣀⣀⣀⣀"
    untouched = bytes(canvas.cells)
    canvas.line([-5, -1], [-3, 90])
    canvas.line([50, 60], [0, 7])
    assert bytes(canvas.cells) == untouched


def test_a_thick_line_holds_the_thin_one() -> None:
    sheet = Sheet(atlas(), View.of(atlas().countries["AF"].box, 48, 20))
    thin, thick = sheet.outline("AF"), sheet.outline("AF", is_thick=True)
    assert all(a & b == a for a, b in zip(thin, thick, strict=True))
    assert sum(cell.bit_count() for cell in thick) > 1.5 * sum(cell.bit_count() for cell in thin)


def test_a_name_stands_in_the_part_of_the_country_that_is_seen() -> None:
    sheet = Sheet(atlas(), View.of((100, 60, 120, 66), 60, 20))
    russia = sheet.territory("RU")
    assert russia.middle
    assert russia.stands(8, russia.middle)
    assert not sheet.territory("BR")
    assert sheet.territory("BR").middle is None
    assert sheet.territory("BR").stands(6, (0, 0)) == []


@given(
    code=st.sampled_from(sorted(atlas().countries)),
    zoom=st.floats(0.02, 20),
    size=st.sampled_from([(48, 20), (80, 18), (120, 60)]),
    width=st.integers(3, 30),
)
@settings(max_examples=60, deadline=None)
def test_a_countrys_name_stands_in_it_over_it_or_right_beside_it(
    code: str, zoom: float, size: tuple[int, int], width: int
) -> None:
    view = View.of(atlas().countries[code].box, *size).zoomed(zoom)
    ground = Sheet(atlas(), view).territory(code)
    for column, row in ground.stands(width, ground.middle or (0, 0)):
        assert 0 <= column <= size[0] - width
        reached = [(column + across, row + down) for across in range(-2, width + 2) for down in (-1, 0, 1)]
        assert any(ground.has(cell) for cell in reached)


@given(
    places=st.tuples(st.floats(-180, 180), st.floats(-85, 85)),
    middle=st.tuples(st.floats(-180, 180), st.floats(-85, 85)),
    scale=st.floats(NEAREST, FARTHEST),
    steps=st.lists(st.sampled_from([1.5, 1 / 1.5]), max_size=25),
    size=st.sampled_from([(1, 1), (46, 8), (80, 18), (125, 60)]),
)
def test_zooming_about_a_point_keeps_it_in_view(
    places: tuple[float, float],
    middle: tuple[float, float],
    scale: float,
    steps: list[float],
    size: tuple[int, int],
) -> None:
    view = View.of((*middle, *middle), *size, least_km=scale * size[0] * 2 * 111.2)
    for step in steps:
        view = view.zoomed(step, places)
        assert view.cell(*places)


def test_zooming_about_a_point_leaves_it_where_it_stands() -> None:
    view = View.of((60, 29, 75, 38), 80, 24)
    assert view.zoomed(1.5, (66, 34)).cell(66, 34) == view.cell(66, 34)
    assert view.zoomed(1 / 1.5, (66, 34)).cell(66, 34) == view.cell(66, 34)


def test_a_cells_position_is_in_the_cell() -> None:
    view = View.of((60, 29, 75, 38), 80, 24)
    assert all(view.cell(*view.position(cell)) == cell for cell in ((0, 0), (79, 23), (40, 12)))


@pytest.mark.parametrize(
    ("km_per_column", "bar"),
    [(25.0, "├──────┤ 200 km"), (2.2, "├───────┤ 20 km"), (300.0, "├─────┤ 2,000 km")],
)
def test_the_scale_bar_is_a_round_number(km_per_column: float, bar: str) -> None:
    assert scale_bar(km_per_column, 12) == bar
