"""Parses a source in a subprocess, so that a file that hangs, crashes or exhausts memory harms nothing else."""

from __future__ import annotations

import atexit
import contextlib
import json
import subprocess
import sys
import threading
from typing import Any

from extractors.errors import SourceError
from extractors.sources.document import Document
from extractors.sources.loading import Loading
from extractors.visible import visible
from extractors.witness import Witness

# After so long a person is told what takes so long, in seconds.
_PATIENCE_S = 1.0

_running: set[subprocess.Popen[bytes]] = set()
_lock = threading.Lock()


def documents_in_subprocess(
    form: str, name: str, loading: Loading, data: bytes = b"", address: str | None = None
) -> list[Document]:
    """The documents of a source.

    Args:
        form: The format, or `web` for an address.
        name: What the person calls it.
        loading: The limits.
        data: Its bytes; none for an address.
        address: Where it is fetched from.

    Raises:
        SourceError: It cannot be read, or takes too long.
    """
    task = {
        "format": form,
        "name": name,
        "address": address,
        "timeout_s": loading.timeout_s,
        "max_bytes": loading.max_bytes,
        "allows_private": loading.allows_private,
    }
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "extractors.sources.extraction", json.dumps(task)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # ^c in the terminal is for its parent, which ends it
    )
    with _lock:
        _running.add(process)
    try:
        return _documents(_said(process, name, data, loading), name)
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()
        with _lock:
            _running.discard(process)


@atexit.register
def end_all() -> None:
    """End whatever is being read: the person has left."""
    with _lock:
        for process in _running:
            with contextlib.suppress(ProcessLookupError):
                process.kill()


def _said(process: subprocess.Popen[bytes], name: str, data: bytes, loading: Loading) -> bytes:
    is_telling = not loading.is_quiet and sys.stderr.isatty()
    try:
        return process.communicate(data, timeout=min(_PATIENCE_S, loading.timeout_s))[0]
    except subprocess.TimeoutExpired:
        pass
    if is_telling:
        print(f"Reading {visible(name)}…", end="", file=sys.stderr, flush=True)
    try:
        return process.communicate(timeout=loading.timeout_s)[0]
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{name}: it could not be read within {loading.timeout_s:.0f} seconds.",
            "Give more time with --timeout, or save it as plain text where it was made.",
        ) from error
    finally:
        if is_telling:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _documents(said: bytes, name: str) -> list[Document]:
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError as error:
        raise SourceError(
            f"{name}: the program that reads it broke down over it.",
            "Save it as plain text where it was made.",
        ) from error
    if answer["error"]:
        raise SourceError(answer["error"], answer["hint"])
    return [_document(said) for said in answer["documents"]]


def _document(said: dict[str, Any]) -> Document:
    witnesses = tuple(Witness(**witness) for witness in said.pop("witnesses"))
    return Document(**said, witnesses=witnesses)
