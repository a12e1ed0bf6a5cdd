"""A day as a person reads it. Only the calendar is imported for it: a first page needs it before anything else is there."""

from __future__ import annotations

import datetime as dt


def day(iso: str) -> str:
    """`Fri 13 Aug 2021` for an ISO day."""
    return dt.date.fromisoformat(iso).strftime("%a %-d %b %Y")
