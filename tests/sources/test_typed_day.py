"""Days as persons type them."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.errors import SourceError
from extractors.sources.typed_day import typed_day

_TODAY = dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-03-31", "2024-03-31"),
        ("1918-11-11", "1918-11-11"),
        ("  31 March 2024 ", "2024-03-31"),
        ("31st  Mar 2024", "2024-03-31"),
        ("March 31, 2024", "2024-03-31"),
        ("Mar. 31 2024", "2024-03-31"),
        ("2024 March 31", "2024-03-31"),
        ("2024/3/31", "2024-03-31"),
        ("31.3.2024", "2024-03-31"),
        ("31/3/2024", "2024-03-31"),
        ("3/31/2024", "2024-03-31"),
        ("Fri 13 Aug 2021", "2021-08-13"),
        ("Friday, August 13, 2021", "2021-08-13"),
        ("29 February 2024", "2024-02-29"),
        ("today", "2026-03-01"),
        ("Yesterday", "2026-02-28"),
    ],
)
def test_a_day_is_understood_as_it_is_typed(words: str, day: str) -> None:
    assert typed_day(words, _TODAY).isoformat() == day


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2024-13-40", "“2024-13-40” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("20240331", "“20240331” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("2024-W05-1", "“2024-W05-1” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("30 February 2024", "“30 February 2024” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("31 March", "“31 March” has no year. Give it as 2024-03-31 or 31 March 2024."),
        ("Mar 3rd", "“Mar 3rd” has no year. Give it as 2024-03-31 or 31 March 2024."),
        ("March 2024", "“March 2024” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("3/4/2024", "“3/4/2024” may be two days, or none. Write the month as a word."),
        ("13/14/2024", "“13/14/2024” may be two days, or none. Write the month as a word."),
        ("Monday 13 August 2021", "13 August 2021 was a Friday. Which of the two is meant?"),
        ("31 March 2024 or so", "“31 March 2024 or so” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("nonsense", "“nonsense” is no day. Give it as 2024-03-31 or 31 March 2024."),
        ("\x1b[31m", "“␛[31m” is no day. Give it as 2024-03-31 or 31 March 2024."),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused_with_a_sentence(words: str, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        typed_day(words, _TODAY)
    assert f"{refused.value}" == said
