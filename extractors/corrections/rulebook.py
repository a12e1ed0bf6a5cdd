"""The rules file: plain TOML that a person writes and shares, read once a run, added to by one key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from extractors.atomic import replace_durably
from extractors.corrections import location
from extractors.corrections.folder_lock import locked
from extractors.corrections.places import places_by_id
from extractors.corrections.rule import Rule
from extractors.corrections.rule_text import RuleError, lines_of, rule_of, text_of
from extractors.errors import CorrectionsError
from extractors.kinds.registry import kind_names
from extractors.model import Candidate
from extractors.tables import tables_in

_HEAD: Final = """# Rules: corrections for every article. text is a name or a wording, to the letter;
# kind is {} or {}.
#   [[reject]]  it is none             [[place]]   it is the place of that geonameid (or lat and lon)
#   [[add]]     it is one that was not found, with these fields: name, type, country, geonameid
#   [[merge]]   it is the one in into  [[change]]  it has these fields: name, type, country; becomes: another kind;
#                                                  unknown: a list of those that it has not, as ["lat", "lon"]
"""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in force, in the file's order, and what of the file is not, in words."""

    rules: tuple[Rule, ...] = ()
    notice: str = ""


def read(path: Path | None = None) -> Rulebook:
    """The rules of the file; none where there is none. A bad table is left out, a file that is no TOML as a whole."""
    path = path or location.rules()
    try:
        text = path.read_text("utf-8")
        tables = tables_in(text)
    except FileNotFoundError:
        return Rulebook()
    except OSError as error:
        return Rulebook(notice=f"{path}: no rule is applied ({error.strerror or error}).")
    except ValueError as error:
        return Rulebook(notice=f"{path}: no rule is applied, the file is no TOML: {error}.")
    rules: list[tuple[int, Rule]] = []
    troubles: list[str] = []
    lines = lines_of(text)
    with places_by_id() as place_of:
        for verb, found in tables.items():
            heads = lines.get(verb, [])
            for number, table in enumerate(found if isinstance(found, list) else [found]):
                line = heads[number] if number < len(heads) else 1
                try:
                    rules.append((line, _placed(rule_of(verb, table), place_of)))
                except (RuleError, CorrectionsError) as error:
                    troubles.append(f"line {line}: {error}")
    more = f" (and {len(troubles) - 1} more)" if len(troubles) > 1 else ""
    notice = f"{path}, {troubles[0]}: this rule is not applied{more}." if troubles else ""
    return Rulebook(tuple(rule for _, rule in sorted(rules, key=lambda pair: pair[0])), notice)


def added(rule: Rule, path: Path | None = None) -> None:
    """Write the rule at the file's end; what is there stays to the letter.

    Raises:
        CorrectionsError: The file cannot be written, or is no TOML.
    """
    path = path or location.rules()
    _changed(path, lambda text: f"{_ended(text or _head())}{text_of(rule)}")


def removed(rule: Rule, path: Path | None = None) -> bool:
    """Take the rule back where it is the file's last; whether it was.

    Raises:
        CorrectionsError: The file cannot be written, or is no TOML.
    """
    path = path or location.rules()
    if not _text(path).endswith(text_of(rule)):
        return False
    _changed(path, lambda text: text.removesuffix(text_of(rule)))
    return True


def _head() -> str:
    *others, last = kind_names()
    return _HEAD.format(", ".join(others), last)


def _changed(path: Path, change: Callable[[str], str]) -> None:
    try:
        with locked(path.parent):
            text = _text(path)
            tables_in(text)  # nothing is added to what cannot be read
            replace_durably(path, change(text).encode())
    except OSError as error:
        raise CorrectionsError(
            f"{path}: the rule cannot be kept there ({error.strerror or error}).", "It is not in force."
        ) from error
    except ValueError as error:
        raise CorrectionsError(f"{path} is no TOML: {error}.", "Mend it first: no rule was added.") from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


def _ended(text: str) -> str:
    return text if text.endswith("\n") else f"{text}\n"


def _placed(rule: Rule, place_of: Callable[[int], Candidate | None]) -> Rule:
    """A rule that names a place by its GeoNames id alone, with what the gazetteer knows of it.

    Raises:
        CorrectionsError: The gazetteer knows none.
    """
    if rule.to.get("geonameid") is None or rule.to.get("lat") is not None or rule.kind != "location":
        return rule
    if rule.verb not in ("place", "add"):
        return rule
    found = place_of(rule.to["geonameid"])
    if found is None:
        raise CorrectionsError(f"geonameid: the place index has no place {rule.to['geonameid']}")
    fields = ("name", "type", "country", "admin1", "lat", "lon", "geonameid")
    return replace(rule, to={**{name: getattr(found, name) for name in fields}, **rule.to})
