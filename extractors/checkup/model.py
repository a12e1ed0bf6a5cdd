"""The model that analyses are made with, and its image; whether it can really be used is tried in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from extractors import installation
from extractors.checkup.finding import Finding
from extractors.model_image import image_of
from extractors.model_package import how_to_install

AREA, TRIAL = "analysis", "trial"
PATIENCE_S: Final = 120.0
"""Seconds that a trial may take: on a slow disk the model takes a while, and the place index may have to be built first."""


def model(name: str) -> Iterator[Finding]:
    """Whether the pipeline is installed, and has its image.

    Args:
        name: An installed package or a folder, as `--model` takes it.
    """
    if "/" in name:
        is_there = (Path(name) / "meta.json").is_file()
        words = f"{name}" if is_there else f"{name}: there is no pipeline in this folder."
        remedy = (
            ""
            if is_there
            else "Name one that is there, or leave --model (and model in the configuration) out."
        )
        yield Finding(AREA, "model", "ok" if is_there else "wrong", words, remedy)
        return
    try:
        found = version(name.replace("_", "-"))
    except PackageNotFoundError:
        yield Finding(AREA, "model", "wrong", f"The model {name!r} is not installed.", how_to_install(name))
        return
    yield Finding(AREA, "model", "ok", f"{name} {found}")
    image = image_of(name)
    words = (
        f"in {image}"
        if image
        else "none yet, so it takes twice the time to load; one is written after an article was read"
    )
    yield Finding(AREA, "image of the model", "ok" if image else "note", words)


class Trial:
    """A sentence that is analysed in a process of its own, which is started at once and asked for later."""

    def __init__(self, model: str) -> None:
        command = [sys.executable, "-P", "-m", "extractors.checkup.trial", model]
        self._process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def findings(self) -> Iterator[Finding]:
        """What came of it; it waits."""
        try:
            out, err = self._process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.end()
            words = f"A sentence was not analysed within {PATIENCE_S:g} seconds."
            yield Finding(
                AREA, "analysis", "wrong", words, "Look whether the machine is busy, or out of memory."
            )
            return
        told: dict[str, Any] = {}
        with suppress(ValueError):
            told = json.loads(out)
        if not told:
            last = (
                err.decode("utf-8", "replace").strip().splitlines()
                or [f"exit code {self._process.returncode}"]
            )[-1]
            yield Finding(
                TRIAL, "analysis", "wrong", f"The analysis cannot begin: {last}", installation.again()
            )
            return
        if damage := told.get("damage"):
            words = f"It cannot be loaded ({damage}), and the package is, which takes longer."
            remedy = f"Delete the folder {told['image']}: it is written anew after an article was read."
            yield Finding(TRIAL, "image of the model", "wrong", words, remedy)
        if error := told.get("error"):
            yield Finding(TRIAL, "analysis", "wrong", error, told.get("hint") or installation.again())
        else:
            found = ", ".join(told["found"])
            words = f"a sentence was analysed by {told['model']} in {told['seconds']:.1f} s with its loading: {found}"
            yield Finding(TRIAL, "analysis", "ok", words)

    def end(self) -> None:
        """End it, where nobody wants it any more."""
        self._process.kill()
        self._process.communicate()
