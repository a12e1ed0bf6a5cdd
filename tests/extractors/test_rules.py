"""Rules: their order, and what their verdicts say."""

from __future__ import annotations

import orjson
import pytest

from extractors.rules import Rule, RuleError, Verdict, decided, ordered, verdicts_of


def rule(id_: str, *after: str, at: int = 0) -> Rule[int, int]:
    return Rule(id_, after, lambda number: number if number > at else None, "accept", "{0} of {1}")


def test_the_order_follows_what_rules_name_and_not_where_they_stand() -> None:
    rules = [rule("c", "a"), rule("a", "d"), rule("b"), rule("d")]
    assert [each.id for each in ordered(rules)] == [each.id for each in ordered(rules[::-1])]
    assert [each.id for each in ordered(rules)] == ["b", "d", "a", "c"]


def test_rules_that_wait_for_each_other_are_an_error_that_names_them() -> None:
    with pytest.raises(RuleError, match="wait for each other"):
        ordered([rule("a", "b"), rule("b", "a")])


def test_a_rule_after_an_unknown_one_is_an_error() -> None:
    with pytest.raises(RuleError, match="'a' comes after 'x'"):
        ordered([rule("a", "x")])


def test_an_id_that_two_rules_have_is_an_error() -> None:
    with pytest.raises(RuleError, match="two rules 'a'"):
        ordered([rule("a"), rule("a")])


def test_the_first_rule_that_speaks_decides() -> None:
    rules = ordered([rule("a", at=5), rule("b", "a")])
    found = decided(rules, 3)
    assert found is not None
    assert (found[0].id, found[1]) == ("b", 3)
    assert decided(rules, -1) is None


def test_a_verdict_is_rendered_from_its_rules_sentence_and_its_own_words() -> None:
    assert rule("a").rendered(rule("a").verdict(3, 9, "two", "four")) == "two of four"


def test_verdicts_come_back_from_json_as_they_were() -> None:
    verdict = Verdict("a", "refine", 3, 9, ("two",))
    sent = orjson.loads(orjson.dumps({"verdicts": [verdict]}, default=list))
    assert verdicts_of(sent) == [verdict]
