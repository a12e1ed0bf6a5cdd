"""The charts: one at a time, with the keys of the text while they have them."""

from __future__ import annotations

from tests.tui.reader.fakes import Reader
from tui.reader.navigation import Pointed


async def test_a_chart_is_opened_with_the_keys_and_closed_by_the_same_key(reader: Reader) -> None:
    charts = reader.controllers.charts
    await charts.toggle("map")
    assert [chart.name for chart in reader.side.charts] == ["map"]
    assert charts.has_keys
    await charts.toggle("map")
    assert not reader.side.charts
    assert reader.host.focus is reader.host.text


async def test_another_chart_takes_the_place_of_the_first(reader: Reader) -> None:
    await reader.controllers.charts.toggle("map")
    await reader.controllers.charts.toggle("timeline")
    assert [chart.name for chart in reader.side.charts] == ["timeline"]


async def test_a_chart_under_a_card_comes_to_the_fore(reader: Reader) -> None:
    await reader.controllers.charts.toggle("map")
    reader.go("Kabul")
    reader.controllers.cards.show_of(reader.mention("Kabul").entity)
    await reader.controllers.charts.toggle("map")
    assert not reader.controllers.cards.is_open
    assert reader.controllers.charts.has_keys


async def test_a_map_that_cannot_be_drawn_says_why(reader: Reader) -> None:
    reader.side.damage = OSError("no atlas.")
    await reader.controllers.charts.toggle("map")
    assert reader.notice == "The map cannot be drawn: no atlas. Install the reader anew."
    assert not reader.controllers.charts.is_open


async def test_scales_are_the_charts_and_without_one_that_is_said(reader: Reader) -> None:
    reader.controllers.charts.zoom(1)
    reader.controllers.charts.fit()
    assert reader.notice == "The map and the timeline have scales: m and t open them."
    await reader.controllers.charts.toggle("map")
    reader.controllers.charts.zoom(-1)
    reader.controllers.charts.fit()
    assert reader.side.charts[0].told[-2:] == [("zoom", -1), ("fit",)]


async def test_tab_is_the_charts_while_it_has_the_keys(reader: Reader) -> None:
    await reader.controllers.charts.toggle("map")
    reader.controllers.layout.pane(1)
    assert reader.side.charts[0].told[-1] == ("item", 1)
    reader.host.focus = reader.host.text
    reader.controllers.layout.pane(1)
    assert reader.controllers.charts.has_keys


async def test_in_a_narrow_window_it_gives_way_to_the_text_that_is_gone_to(reader: Reader) -> None:
    reader.host.is_narrow = True
    await reader.controllers.charts.toggle("map")
    reader.controllers.navigation.choose()
    assert reader.controllers.charts.is_open, "nothing was chosen"
    reader.side.charts[0].at = Pointed(reader.mention("Kabul").entity)
    reader.controllers.navigation.choose()
    assert not reader.controllers.charts.is_open


async def test_in_a_narrow_window_it_makes_room_for_a_card(reader: Reader) -> None:
    await reader.controllers.charts.toggle("map")
    reader.host.is_narrow, reader.host.focus = True, reader.host.text
    reader.controllers.charts.take_keys_where_covering()
    assert reader.controllers.charts.is_covering
    reader.controllers.cards.show_of(reader.mention("Kabul").entity)
    assert not reader.controllers.charts.is_open
