"""The window in a browser: served on this machine alone, to its own page alone."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from extractors import installation

COMMAND = str(Path(sys.executable).parent / "q7x2-tui")


@pytest.fixture
def served() -> Iterator[str]:
    """The address of a server of the sample; it ends with the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port), "--no-cache"], stderr=subprocess.PIPE, text=True
    )
    assert server.stderr is not None
    try:
        assert f"Open http://127.0.0.1:{port} in a browser" in server.stderr.readline()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) == 0, "it listens when it says so"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)


async def test_a_page_gets_a_window_of_its_own_and_keys_reach_it(served: str) -> None:
    address = served.replace("http", "ws") + "/ws?width=120&height=36"
    async with aiohttp.ClientSession() as session:
        async with session.get(served) as page:
            assert page.status == 200
            assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        async with session.ws_connect(address, origin=served) as window:
            assert await seen(window, "encircling")
            await window.send_json(["stdin", "?"])
            assert await seen(window, "Next paragraph")


async def seen(window: aiohttp.ClientWebSocketResponse, words: str) -> bool:
    shown = ""
    async with asyncio.timeout(60):
        async for message in window:
            if message.type == aiohttp.WSMsgType.BINARY:
                shown += message.data.decode("utf-8", "replace")
            if words in shown:
                return True
    return False


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
async def test_another_page_cannot_type_into_the_window(served: str, headers: dict[str, str]) -> None:
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await session.ws_connect(served.replace("http", "ws") + "/ws", headers=headers)
        assert refused.value.status == 403


def test_without_the_extra_a_sentence_names_it(tmp_path: Path) -> None:
    (tmp_path / "textual_serve.py").write_text("raise ImportError('not here')")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    run = subprocess.run(
        [COMMAND, "serve"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )
    assert run.returncode == 1
    assert installation.with_extra("serve") in run.stderr
    assert "Traceback" not in run.stderr


def test_every_address_at_once_is_not_served() -> None:
    run = subprocess.run([COMMAND, "serve", "--host", "0.0.0.0"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "not every address" in run.stderr


def test_standard_input_is_not_served() -> None:
    run = subprocess.run([COMMAND, "serve", "-"], capture_output=True, text=True, check=False, input="")
    assert run.returncode == 2
    assert "Give a file" in run.stderr
