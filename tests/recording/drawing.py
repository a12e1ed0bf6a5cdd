"""A recording as an animated SVG, without script: its frames side by side on a strip that moves by steps behind a window.

A row that several frames share is drawn once. Whoever asks the system for less motion sees the last frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from tests.recording.recorder import Frame, Recording
from tests.recording.screen import Cell, Look, Row

_CELL: Final = 8.4  # SVG units
_LINE: Final = 18.0
_MARGIN: Final = 10.0
_CAPTION: Final = 34.0
_INK, _GROUND, _FRAME = "#e0e0e0", "#121212", "#1c1c1c"
_FONT: Final = "ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace"


def as_svg(recording: Recording, only: int | None = None) -> str:
    """The picture.

    Args:
        recording: What is drawn.
        only: The number of a frame that is drawn alone and does not move, to be looked at; None for all.
    """
    script = recording.script
    width = script.columns * _CELL + 2 * _MARGIN
    height = script.rows * _LINE + 2 * _MARGIN + _CAPTION
    frames = recording.frames if only is None else [recording.frames[only]]
    sheet = _Sheet()
    drawn = "".join(
        f'<g transform="translate({number * width:g})">{"".join(sheet.frame(frame, script.rows))}</g>'
        for number, frame in enumerate(frames)
    )
    definitions = sheet.definitions()  # before the rules, which are of the looks in them
    box = f'width="{width:g}" height="{height:g}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" xml:space="preserve" role="img" '
        f'data-script="{script.digest}"><title>{escape(script.title)}</title>'
        f"<style>{_motion(frames, width)}{sheet.rules()}</style><defs>{definitions}</defs>"
        f'<rect {box} rx="8" fill="{_FRAME}"/>'
        f'<svg {box} viewBox="0 0 {width:g} {height:g}"><g class="strip">{drawn}</g></svg></svg>\n'
    )


def _motion(frames: list[Frame], width: float) -> str:
    """The strip's way: each frame stands for its seconds, then the next is there at once."""
    total, now, stops = sum(frame.seconds for frame in frames), 0.0, []
    for number, frame in enumerate(frames):
        stops.append(f"{100 * now / total:.3f}%{{transform:translateX({-number * width:g}px)}}")
        now += frame.seconds
    stops.append(f"100%{{transform:translateX({-(len(frames) - 1) * width:g}px)}}")
    if len(frames) == 1:
        return ""
    return (
        f".strip{{animation:s {total:.2f}s steps(1,end) infinite}}@keyframes s{{{''.join(stops)}}}"
        f"@media(prefers-reduced-motion){{.strip{{animation:none;transform:translateX({-(len(frames) - 1) * width:g}px)}}}}"
    )


class _Sheet:
    """Rows and looks that were drawn, each once."""

    def __init__(self) -> None:
        self._rows: dict[Row, str] = {}
        self._looks: dict[str, str] = {}

    def frame(self, frame: Frame, rows: int) -> Iterator[str]:
        """A frame: its rows, and what is said of it below them."""
        for number, row in enumerate(frame.rows):
            if any(cell.text.strip() or cell.look.ground or cell.look.is_reversed for cell in row):
                name = self._rows.setdefault(row, f"r{len(self._rows)}")
                yield f'<use href="#{name}" x="{_MARGIN:g}" y="{_MARGIN + number * _LINE:g}"/>'
        middle, x = _MARGIN + rows * _LINE + _CAPTION / 2 + 6, 2 * _MARGIN
        for key in frame.keys.split():
            wide = len(key) * _CELL + 14
            yield f'<rect class="key" x="{x:g}" y="{middle - 15:g}" width="{wide:g}" height="22" rx="4"/>'
            yield f'<text class="cap" x="{x + 7:g}" y="{middle:g}">{escape(key)}</text>'
            x += wide + 6
        if frame.says:
            yield f'<text class="say" x="{x + (4 if frame.keys else 0):g}" y="{middle:g}">{escape(frame.says)}</text>'

    def definitions(self) -> str:
        """The rows."""
        return "".join(f'<g id="{name}">{"".join(self._row(row))}</g>' for row, name in self._rows.items())

    def rules(self) -> str:
        """The looks as style rules, and those of what stands around the screen."""
        looks = "".join(f".{name}{{{look}}}" for look, name in self._looks.items())
        return (
            f"text{{font:14px {_FONT};fill:{_INK};white-space:pre}}.key{{fill:#333;stroke:#555}}"
            f".cap{{fill:#fff}}.say{{fill:#b0b0b0;font-family:system-ui,sans-serif}}{looks}"
        )

    def _row(self, row: Row) -> Iterator[str]:
        """Grounds below, letters above: a run of one look is one element."""
        runs, at = [], 0
        for look, cells in groupby(row, key=lambda cell: cell.look):
            run = list(cells)
            runs.append((at, look, run))
            at += len(run)
        for start, look, run in runs:
            if ground := (look.ink or _INK) if look.is_reversed else look.ground:
                yield (
                    f'<rect x="{start * _CELL:g}" width="{len(run) * _CELL + 0.3:g}" height="{_LINE + 0.3:g}" fill="{ground}"/>'
                )
        for start, look, run in runs:
            yield from self._letters(start, look, run)

    def _letters(self, start: int, look: Look, run: list[Cell]) -> Iterator[str]:
        """The letters of a run, parted where blanks follow: a browser's letters may be wider or narrower than ours."""
        text = "".join(cell.text for cell in run)
        is_lined = look.is_underlined or look.is_struck
        if not text.strip() and not is_lined:
            return
        wide = len(run)
        if not is_lined:
            start += len(text) - len(text.lstrip())
            wide -= len(text) - len(text.strip())
            text = text.strip()
        name = self._look(look)
        css = f' class="{name}"' if name else ""
        yield f'<text{css} x="{start * _CELL:g}" y="13.5" textLength="{wide * _CELL:g}">{escape(text, quote=False)}</text>'

    def _look(self, look: Look) -> str:
        """The class of a look; empty where it has none."""
        ink = (look.ground or _GROUND) if look.is_reversed else look.ink
        lines = [
            line for line, has in (("underline", look.is_underlined), ("line-through", look.is_struck)) if has
        ]
        rules = [
            f"fill:{ink}" if ink else "",
            "font-weight:bold" if look.is_bold else "",
            "fill-opacity:.6" if look.is_dim else "",
            "font-style:italic" if look.is_italic else "",
            f"text-decoration:{' '.join(lines)}" if lines else "",
        ]
        css = ";".join(filter(None, rules))
        return self._looks.setdefault(css, f"c{len(self._looks)}") if css else ""
