"""Figures of an article beside each other."""

from __future__ import annotations

from extractors.extracting import Extractor
from extractors.figures.linking import link_figures


def test_figures_that_count_the_same_thing_are_linked(extractor: Extractor) -> None:
    text = "They took two provincial capitals. They hold 12 of 34 provincial capitals and 300 tanks."
    groups = link_figures(extractor.nlp(text)._.q7x2_figures)
    assert [group.entity.same_as_unit for group in groups] == [("#1",), ("#0",), ()]


def test_sums_of_money_are_not_the_same_thing(extractor: Extractor) -> None:
    groups = link_figures(extractor.nlp("They paid $5 and then $7.")._.q7x2_figures)
    assert [group.entity.same_as_unit for group in groups] == [(), ()]


def test_linking_is_the_same_every_time(extractor: Extractor) -> None:
    found = extractor.nlp("Six soldiers and 10 civilians died; 12 soldiers were hurt.")._.q7x2_figures
    assert link_figures(found) == link_figures(found)


def test_an_article_without_figures_has_no_groups() -> None:
    assert link_figures([]) == ()
