"""The command-line options that several commands share, each in one wording."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from extractors import DEFAULT_MODEL
from extractors.errors import SourceError
from extractors.exports.characters import in_one_line
from extractors.settings.known import ANCHORS, ARTICLES_OWN
from extractors.sources.formats import MAX_BYTES, files_read, records_read
from extractors.sources.home import known_home
from extractors.sources.loading import Loading, bytes_of, fields_of, size_in_words

_Documented = TypeVar("_Documented", bound=Callable[..., Any])
_Command = TypeVar("_Command", bound=Callable[..., Any])


if TYPE_CHECKING:
    _ParamType = click.ParamType[Any]
else:
    _ParamType = click.ParamType  # older versions of click have no parameter of their own


def sources_told(command: _Documented) -> _Documented:
    """Put into a command's help, for `%(sources)s`, what it reads."""
    command.__doc__ = (command.__doc__ or "").replace(
        "%(sources)s",
        f'a {files_read()}, records {{"id", "date", "title", "text"}} in {records_read()}, a folder of these, or the '
        "address of a page",
    )
    return command


class _Told(_ParamType):
    """A value that our own sentence refuses."""

    def __init__(self, name: str, read: Callable[[str], Any]) -> None:
        self.name = name
        self._read = read

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read it.

        Raises:
            BadParameter: It is none.
        """
        try:
            return self._read(value) if isinstance(value, str) else value
        except SourceError as error:
            self.fail(str(error), param, ctx)


class WholeNumber(click.IntRange):
    """A whole number in a range, both ends meant, that our own sentence refuses."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read it.

        Raises:
            BadParameter: It is none, or beyond the range.
        """
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            reach = f"from {self.min:,} to {self.max:,}" if self.max is not None else f"from {self.min:,} on"
            self.fail(f"“{in_one_line(str(value))}” is no whole number {reach}.", param, ctx)


def _day_of(words: str) -> dt.date:
    from extractors.sources.typed_day import typed_day  # most commands are told none

    return typed_day(words)


home_option = click.option(
    "--home",
    default="",
    metavar="PLACE",
    help="Where the outlet is, such as “Paris, Texas”, of articles that do not say; none: not even what they say.",
)
_OPTIONS = (
    click.option(
        "--max-size",
        type=_Told("size", bytes_of),
        default=MAX_BYTES,
        metavar="SIZE",
        help=f"How large a source, or a record, may be, such as 500MB.  [default: {size_in_words(MAX_BYTES)}]",
    ),
    click.option(
        "--timeout",
        type=click.FloatRange(0.1, 3600),
        default=Loading().timeout_s,
        metavar="SECONDS",
        help=f"How long fetching or parsing a source may take.  [default: {Loading().timeout_s:.0f}]",
    ),
    click.option(
        "--field",
        multiple=True,
        metavar="FIELD=NAME",
        help="Another name of a record's id, date, title, text or home; points lead inwards: date=meta.published.",
    ),
    home_option,
    click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses of private networks and of this machine too.",
    ),
    click.option(
        "--full", is_flag=True, help="Fetch the page of every entry of a feed, where the site allows it."
    ),
    click.option(
        "--no-recurse",
        is_flag=True,
        help="Of a folder, read its own files alone, not those of the folders inside.",
    ),
    click.option("--offline", is_flag=True, help="Fetch nothing; of a feed, read what was kept of it."),
    click.option(
        "--full-source",
        is_flag=True,
        help="Name an article's source with its path as given, in all that is written or copied.  [default: the file's name]",
    ),
)


date_option = click.option(
    "--date",
    type=_Told("day", _day_of),
    metavar="DAY",
    help="The article's own date (2024-03-31 or 31 March 2024), before any that it says itself.",
)
model_option = click.option(
    "--model",
    default=DEFAULT_MODEL,
    metavar="NAME",
    show_default=True,
    help="An installed English spaCy pipeline.",
)
anchor_option = click.option(
    "--anchor",
    type=click.Choice(ANCHORS),
    default=ARTICLES_OWN,
    show_default=True,
    help="What “Friday” is counted from: the article's own date, or only one that you or a record give.",
)
jobs_option = click.option(
    "--jobs",
    type=WholeNumber(1, 256),
    default=1,
    show_default=True,
    metavar="N",
    help="Analyse in N processes; each needs memory for a model of its own.",
)

# For commands without a window: what the window takes they take too.
no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    help="Neither use nor keep finished analyses, as this command never does.",
)


def source_options(command: _Command) -> _Command:
    """Add the options; the command gets what they say as `loading`, a `Loading`."""

    @wraps(command)
    def told(
        *arguments: Any,
        max_size: int,
        timeout: float,
        field: tuple[str, ...],
        home: str,
        allow_private: bool,
        full_source: bool,
        full: bool,
        no_recurse: bool,
        offline: bool,
        **others: Any,
    ) -> Any:
        try:
            loading = Loading(
                max_size,
                timeout,
                allow_private,
                fields_of(field),
                has_full_source=full_source,
                is_full=full,
                is_offline=offline,
                home=known_home(home),
                is_deep=not no_recurse,
            )
        except SourceError as error:
            raise click.UsageError(str(error)) from error
        return command(*arguments, loading=loading, **others)

    added: Any = told
    for option in reversed(_OPTIONS):
        added = option(added)
    return cast(_Command, added)
