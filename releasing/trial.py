"""What somebody does first with a new installation, in a folder of its own."""

from __future__ import annotations

import json
from pathlib import Path

from releasing.environment import Failed, homes, run

TEXT = "Some 3,000 troops left Kabul on Friday, the Taliban said."


def tried(*program: str | Path, folder: Path, version: str) -> str:
    """Ask the program for its version, its own look at itself, and an analysis; what came of it, in words.

    Args:
        program: The command line before the arguments.
        folder: An empty one.
        version: What it must say that it is.

    Raises:
        Failed: Something is not as it should be.
    """
    home = homes(folder)
    said = run(*program, "--version", cwd=folder, **home)
    if version not in said:
        raise Failed(f"it says that it is {said.strip()!r}, and not {version}")
    doctor = json.loads(run(*program, "doctor", "--format", "json", cwd=folder, **home))
    (folder / "article.txt").write_text(TEXT, "utf-8")
    analysis = json.loads(
        run(
            *program, "extract", "article.txt", "--date", "2021-08-13", "--format", "json", cwd=folder, **home
        )
    )
    names = {entity.get("name") for entity in analysis["entities"]}
    if doctor["wrong"] or not {"Kabul", "Taliban"} <= names:
        raise Failed(f"doctor: {doctor}; found: {names}")
    found = ", ".join(sorted(filter(None, names)))
    return f"{said.strip()}: {len(doctor['findings'])} findings of the doctor, none wrong; found {found}"
