"""`make pictures`: record the scripts in `docs/pictures` and draw them as animated SVG."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.recording.cast import as_cast
from tests.recording.drawing import as_svg
from tests.recording.recorder import recorded
from tests.recording.script import scripts


def main() -> int:
    """Record; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="which scripts; all unless told")
    parser.add_argument("--stale", action="store_true", help="only those whose picture is of another script")
    parser.add_argument("--casts", type=Path, help="a folder for the casts, too")
    parser.add_argument("--frames", type=Path, help="a folder for each frame by itself, too")
    given = parser.parse_args()
    for script in scripts():
        if (given.names and script.name not in given.names) or (given.stale and script.is_drawn):
            continue
        recording = recorded(script)
        script.picture.write_text(as_svg(recording), "utf-8")
        size = script.picture.stat().st_size / 1000
        print(
            f"{script.name}: {len(recording.frames)} frames, {script.seconds:.1f} s, {size:.0f} kB",
            flush=True,
        )
        if given.casts:
            given.casts.mkdir(parents=True, exist_ok=True)
            (given.casts / f"{script.name}.cast").write_text(as_cast(recording), "utf-8")
        for number in range(len(recording.frames) if given.frames else 0):
            given.frames.mkdir(parents=True, exist_ok=True)
            path = given.frames / f"{script.name}-{number:02}.svg"
            path.write_text(as_svg(recording, number), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
