"""TOML that a person wrote, or was sent: read in a time that grows with its length, or refused in a sentence."""

from __future__ import annotations

import pytest

from extractors.tables import tables_in


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a = " + "[" * 5_000, "nested too deep"),
        ("a." * 100_000 + "b = 1", "more than 64 parts"),
        ("[" + "a . " * 100_000 + "b]", "more than 64 parts"),
        ("a.'b'." * 50_000 + "c = 1", "more than 64 parts"),
        ("a = 1\n" * 200_000, "larger than 1 MB"),
        ("a = ", "line 1|end of document"),
    ],
)
def test_what_nobody_writes_is_refused(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        tables_in(text)


def test_dots_that_part_no_keys_count_for_nothing() -> None:
    dots = "." * 200
    text = f"# {dots} it's\na = \"{dots}\"\nb = '{dots}'\nc = [{'1.5, ' * 200}]\n" + f'd = """\n{dots}\n"""\n'
    assert tables_in(text) == {"a": dots, "b": dots, "c": [1.5] * 200, "d": f"{dots}\n"}
