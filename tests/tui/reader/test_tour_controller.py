"""The tour follows what is done, without a window."""

from __future__ import annotations

import pytest

from tests.tui.reader.fakes import Reader
from tui.filter import Filter
from tui.keymap import COMMAND_OF
from tui.reader.tour_controller import STEPS, TourLine, TourStep


def line(reader: Reader) -> object:
    return reader.host.values["tour"]


def test_it_begins_with_the_first_step_and_goes_on_with_the_key_that_is_awaited(reader: Reader) -> None:
    tour = reader.controllers.tour
    assert tour.step is None
    tour.did("sentence.next")
    assert tour.step is None
    tour.start()
    assert tour.step is STEPS[0]
    tour.did("line.next")
    assert tour.step is STEPS[0]
    tour.did("sentence.next")
    assert tour.step is STEPS[1]


def test_a_filter_counts_once_its_question_is_answered(reader: Reader) -> None:
    tour = reader.controllers.tour
    tour.start()
    for step in STEPS[:4]:
        tour.did(step.command)
    assert tour.step is not None
    assert tour.step.types
    tour.did("filter.ask")
    assert tour.step.types
    reader.session.take(reader.session.now.filtered(Filter().asking("value>500")))
    assert tour.step is STEPS[5]
    tour.did("clear")
    assert tour.step is STEPS[5], "the filter is there still"


def test_the_last_step_ends_it_and_leaving_ends_it_anywhere(reader: Reader) -> None:
    tour = reader.controllers.tour
    tour.start()
    first = line(reader)
    assert isinstance(first, TourLine)
    assert (first.number, first.key) == (1, reader.host.key_of("sentence.next"))
    tour.leave()
    assert (tour.step, line(reader)) == (None, None)
    tour.start()
    assert tour.dismissal.is_there()


@pytest.mark.parametrize("step", STEPS)
def test_every_step_waits_for_a_command_that_there_is(step: TourStep) -> None:
    assert step.command in COMMAND_OF
