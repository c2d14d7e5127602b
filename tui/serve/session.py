"""One visitor's reader: a process of its own, which ends when the visitor leaves."""

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress

from textual_serve.app_service import AppService

_STOP_TIMEOUT = 3.0
"""A reader that was asked to end is killed after this time."""
_MAX_COLUMNS = 1_000
_MAX_ROWS = 500
_MIN_CELLS = 2
_WEB_SCHEMES = ("http://", "https://")

_LOGGER = logging.getLogger(__name__)


class ReaderSession(AppService):
    """Runs a reader and connects it to a WebSocket, whose messages are not trusted."""

    async def start(self, width: int, height: int) -> None:
        """Start the reader in a terminal of the visitor's size, in cells."""
        await super().start(_clamped(width, _MAX_COLUMNS), _clamped(height, _MAX_ROWS))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Change the size of the reader's terminal, in cells."""
        await super().set_terminal_size(_clamped(width, _MAX_COLUMNS), _clamped(height, _MAX_ROWS))

    async def run(self) -> None:
        """Forward the reader's output until it ends, then close the connection."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """Stop the reader, and wait until it has ended."""
        process = self._process
        try:
            async with asyncio.timeout(_STOP_TIMEOUT):
                await super().stop()
                if process is not None:
                    await process.wait()
        except TimeoutError:
            _LOGGER.warning("a reader did not end and was killed")
            if process is not None:
                with suppress(ProcessLookupError):
                    process.kill()

    async def on_meta(self, data: bytes) -> None:
        """Forward a request of the reader to the browser, which opens only web addresses."""
        request = json.loads(data)
        if request.get("type") == "open_url" and not str(request.get("url")).startswith(_WEB_SCHEMES):
            return
        await super().on_meta(data)

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {
            **super()._build_environment(width, height),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }


def _clamped(cells: int, maximum: int) -> int:
    return min(max(int(cells), _MIN_CELLS), maximum)
