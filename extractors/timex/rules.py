"""The rules of dates: a wording of each form is one where its sentence agrees, and then the words say which days it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, get_args

from extractors.rules import Rule
from extractors.timex.acceptance import CHECKS, accepted
from extractors.timex.annotations import Form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.rules import Verdict
    from extractors.timex.case import Case

NAMES: Final = {
    "calendar": "a year, month or day of the calendar",
    "within": "a part of a year or week that is said by its direction",
    "weekday": "a weekday",
    "month": "a month",
    "season": "a season",
    "deictic": "a day counted from the article’s",
    "unit": "a day, week, month or year said by its direction",
    "offset": "a distance in time from a day",
    "duration": "a length of time",
    "set": "a repeated time",
    "decade": "a decade",
    "century": "a century",
    "quarter": "a quarter",
    "half": "a half year",
    "clock": "a time of day",
    "reference": "a vague reference to before, now or after",
    "holiday": "a named day",
    "event": "a day of an event",
    "vague": "a vague time",
    "weekend": "a weekend",
}
"""What a wording of each form says, in words."""


def _accepted(case: Case) -> bool | None:
    return accepted(case)


def _refused(case: Case) -> bool | None:
    return not accepted(case)


ACCEPTED: Final[dict[str, Rule[Case, bool]]] = {
    form: Rule(f"date-{form}", (), _accepted, "accept", f"the words say {NAMES.get(form, form)}")
    for form in get_args(Form)
    if form != "none"
}
"""By form, what takes a wording of it for a date."""

_SAME: Final = {"within": "calendar"}
"""Forms that are checked as another one is."""

_SURE: Final = frozenset({"century"})
"""Forms whose check may change what is said, and refuses nothing."""

_REFUSALS: Final[dict[str, Rule[Case, bool]]] = {
    form: Rule(
        f"date-no-{form}",
        (f"date-{form}",),
        _refused,
        "reject",
        f"the words can say {NAMES.get(form, form)}, and do not in this sentence",
    )
    for form in CHECKS
    if form not in _SAME and form not in _SURE
}
REFUSED: Final = {form: _REFUSALS[_SAME.get(form, form)] for form in CHECKS if form not in _SURE}
"""By form, what refuses a wording of it; forms that nothing refuses are left out."""


def _unread(fields: dict[str, Any]) -> bool | None:
    return bool(fields.get("unusual")) or None


UNUSUAL: Rule[dict[str, Any], bool] = Rule(
    "date-unusual",
    (),
    _unread,
    "accept",
    "the model takes the words for a date, and a reader of dates knows their unusual wording",
)
"""The reading of a wording that the grammar does not have."""


def _reasoned(reason: str) -> str | None:
    return reason or None


RESOLVED: Rule[str, str] = Rule("date-resolved", (), _reasoned, "refine", "{0}")
"""What a date was resolved to and from what, in the words of the resolution itself."""

_ALL: Final[tuple[Rule[Any, Any], ...]] = (*ACCEPTED.values(), *_REFUSALS.values(), UNUSUAL, RESOLVED)
DATE_RULES: Final = {rule.id: rule for rule in _ALL}
"""Every rule of dates by its id."""


def rendered(verdicts: Sequence[Verdict], most: int) -> str:
    """The reason of a date: how its wordings were resolved, each wording once, at most so many."""
    return "; ".join([*dict.fromkeys(map(RESOLVED.rendered, verdicts))][:most])
