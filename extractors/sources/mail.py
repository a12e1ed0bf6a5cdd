"""The header of a saved mail: lines `From: ...`, `Subject: ...`, `Date: ...` above a blank line."""

from __future__ import annotations

from typing import NamedTuple

from extractors.patterns import pattern_of

# How far a mail's header can reach, in code points: what relays add is long.
_REACH = 20_000

# A field's name, and what follows it, folded lines included (RFC 5322, section 2.2).
_FIELD = pattern_of(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?([^\r\n]*(?:\r?\n[ \t]+[^\r\n]+)*)(?:\r?\n|$)")
_KNOWN = frozenset(
    ("from", "to", "subject", "date", "sent", "cc", "reply-to", "message-id", "received", "newsgroups")
)
_MARKS = pattern_of(r"\s*(?:>[> \t]*)?")


class Mail(NamedTuple):
    """What a mail's header says.

    Attributes:
        start: Where the first field begins.
        end: Where the last field ends, its line's end left out.
        subject: What it is about; None where it does not say.
        date: The words of its date; None where it has none.
        sender: Who it is from; None where it does not say.
    """

    start: int
    end: int
    subject: str | None
    date: str | None
    sender: str | None


def mail_header(text: str) -> Mail | None:
    """The header that the text begins with; None where it begins with something else.

    Two fields at least are known ones: a list of two colons is no mail.
    """
    start = len(text) - len(text.lstrip()) if text[:1].isspace() else 0
    is_mailbox = text.startswith("From ", start)  # the line that parts the mails of a mailbox
    at = (text.find("\n", start) + 1 or len(text)) if is_mailbox else start
    fields: dict[str, str] = {}
    while at < start + _REACH and (match := _FIELD.match(text, at)):
        fields.setdefault(match[1].lower(), " ".join(match[2].split()))
        at = match.end()
    if len(fields.keys() & _KNOWN) < 2 or not (at >= len(text) or text[at : at + 1] in "\r\n"):
        return None
    return Mail(
        start,
        len(text[:at].rstrip()),
        _decoded(fields.get("subject")),
        fields.get("date") or fields.get("sent"),
        _decoded(fields.get("from")),
    )


def _decoded(words: str | None) -> str | None:
    """Words of a header that were encoded to pass through old relays (RFC 2047)."""
    if words and "=?" in words:
        from email.errors import MessageError
        from email.header import decode_header, make_header

        try:
            words = str(make_header(decode_header(words)))
        except (MessageError, LookupError, ValueError):
            return words
    return words or None
