"""The server of the extra `serve`, for its own page alone."""

from __future__ import annotations

import asyncio
import signal

import click
from aiohttp import web
from aiohttp.typedefs import Handler
from textual_serve.server import Server

# The page asks for fonts elsewhere: a reader that works offline asks nobody.
_POLICY = (
    "default-src 'self' 'unsafe-inline' data: blob:; connect-src 'self' ws: wss:; frame-ancestors 'none'"
)


class GuardedServer(Server):
    """Serves a command's window. Another page in the same browser could type into it: it is refused by host and origin.

    Args:
        command: What runs the reader, for a shell.
        host: The address it listens at.
        port: The port.
        names: What a browser may call the address; the first is the one that is told.
    """

    def __init__(self, command: str, host: str, port: int, names: list[str]) -> None:
        super().__init__(command, host, port, title="q7x2-tui", public_url=f"http://{names[0]}:{port}")
        self._own = {f"{name}:{port}" for name in names}

    def initialize_logging(self) -> None:
        """It says what we say, and nothing else."""

    async def on_startup(self, app: web.Application) -> None:
        """Say nothing yet: nobody listens."""

    def serve(self, debug: bool = False) -> None:  # noqa: ARG002 - as the server declares it
        """Serve until ^C or SIGTERM, and say where, once it listens.

        Raises:
            OSError: It cannot listen there.
        """
        self.initialize_logging()
        loop = asyncio.new_event_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.request_exit)
        # What listens calls this when it does.
        web.run_app(
            self._make_app(),
            host=self.host,
            port=self.port,
            handle_signals=False,
            loop=loop,
            print=self._told,
        )

    def _told(self, *_words: object) -> None:
        click.echo(f"Open {self.public_url} in a browser; ^C ends it.", err=True)

    async def _make_app(self) -> web.Application:
        app = await super()._make_app()

        @web.middleware
        async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._guarded(request, handler)

        app.middlewares.append(guarded)
        return app

    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host", "")
        origin = request.headers.get("Origin", f"http://{host}")
        if host not in self._own or origin.removeprefix("http://") not in self._own:
            raise web.HTTPForbidden(text="This window is for its own page only.")
        response = await handler(request)
        if not response.prepared:
            response.headers["Content-Security-Policy"] = _POLICY
        return response
