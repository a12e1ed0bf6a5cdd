"""Whether the fields of a wording can be one expression, and which: a part of a month, a weekday further off."""

from __future__ import annotations

from typing import Any

Fields = dict[str, Any]

_CENTURIES = 21
_LAST = -1  # the ordinal "final"


def fits(fields: Fields) -> bool:
    """Whether the numbers can be a date's."""
    if fields["form"] == "duration" and fields.get("units") == []:
        return False
    if fields["form"] == "within" and not _within_unit(fields):
        return False
    if fields["form"] == "month" and ("units" in fields or "ordinal" in fields):
        return _within_month(fields)
    if fields["form"] == "weekday" and ("units" in fields or fields.get("beyond")):
        return _beyond(fields)
    if {"weekday", "month"} <= fields.keys() and fields.get("direction") == "last" and "day" not in fields:
        fields["ordinal"] = _LAST  # "the last Sunday of October"
        fields.pop("direction")
    form, ordinal = fields["form"], int(fields.get("ordinal", _LAST))
    if form == "quarter":
        if ordinal == _LAST:
            ordinal = fields["ordinal"] = 4  # the last, or final, quarter of a year
            if "year" in fields:
                fields.pop("direction", None)
        if not 1 <= ordinal <= 4 or "quarter" not in fields.get("units", ["quarter"]):
            return False
        if "year" in fields.get("units", []):
            fields["unit"] = "year"  # the quarter of this or another year
    if form == "half" and ordinal not in (1, 2):
        return False
    if form == "century" and (fields.get("unit") != "century" or not 1 <= ordinal <= _CENTURIES):
        return False
    hour, minute = (int(part) for part in fields.get("clock", "00:00").split(":")[:2])
    return (
        hour <= 24 and minute <= 59 and 1 <= fields.get("month", 1) <= 12 and 1 <= fields.get("day", 1) <= 31
    )


def _within_unit(fields: Fields) -> bool:
    """Whether a month is one of a year ("October next year"), a weekday one of a week; others stand for themselves."""
    if fields["unit"] == "day" and "year" in fields:
        return fields.get("direction") in ("this", "same")  # "on this day in 1996"
    if "month" not in fields and "weekday" not in fields:
        return False
    return bool("direction" in fields and fields["unit"] == ("year" if "month" in fields else "week"))


def _beyond(fields: Fields) -> bool:
    """A weekday further off than the next or the last: "Friday before last", "Friday week", "a fortnight from Friday"."""
    unit = fields.pop("unit", "week")
    if "sign" in fields and unit in ("month", "year"):
        fields["unit"] = unit
        return "amount" in fields or fields.setdefault("amount", 1.0) > 0
    weeks = {"week": 1.0, "fortnight": 2.0}.get(unit)
    if weeks is None:
        return False
    if "sign" in fields:  # "a week ago Friday"
        fields["beyond"] = -int(weeks * fields.pop("amount", 1.0))
        return True
    fields.setdefault("direction", "next")
    fields["beyond"] = int(weeks * fields.pop("amount", 1.0)) * (-1 if fields["direction"] == "last" else 1)
    return True


def _within_month(fields: Fields) -> bool:
    """The first week of March is early in March; the first day of March is a day."""
    ordinal, unit = fields.pop("ordinal", _LAST), fields.pop("unit", "half")
    fields.pop("direction", None)
    if unit == "day" and ordinal > 0:
        fields.update(form="calendar", day=ordinal)
        return bool(ordinal <= 31)
    if unit == "half" and ordinal in (1, 2, _LAST):
        fields.update(form="calendar" if "year" in fields else "month", half=1 if ordinal == 1 else 2)
        return True
    if unit == "week" and ordinal <= 5:
        fields["week"] = ordinal
        fields.update(
            {"modifier": "early"} if ordinal == 1 else {"modifier": "late"} if ordinal == _LAST else {}
        )
        fields["form"] = "calendar" if "year" in fields else "month"
        return True
    return False
