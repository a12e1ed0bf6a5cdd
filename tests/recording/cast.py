"""A recording as a cast of asciinema, version 2: a header and an event a line (docs.asciinema.org/manual/asciicast/v2)."""

from __future__ import annotations

import json

from tests.recording.recorder import Recording


def as_cast(recording: Recording) -> str:
    """What any player of asciinema plays; times are the script's."""
    script = recording.script
    header = {"version": 2, "width": script.columns, "height": script.rows, "title": script.title}
    lines, now = [json.dumps(header)], 0.0
    for frame in recording.frames:
        if frame.written:
            lines.append(json.dumps([round(now, 3), "o", frame.written], ensure_ascii=False))
        now += frame.seconds
    lines.append(json.dumps([round(now, 3), "o", ""]))
    return "\n".join(lines) + "\n"
