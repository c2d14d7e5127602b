"""One visitor's reader: a process of its own, which ends when the visitor leaves."""

import asyncio
import json
import logging
import os
import sys
from contextlib import suppress

from textual_serve.app_service import AppService

_SECONDS_TO_LEAVE = 3.0
"""After this a reader that was asked to end is killed."""
_MOST_COLUMNS = 1_000
_MOST_ROWS = 500
_LEAST = 2
_OF_THE_WEB = ("http://", "https://")

_LOGGER = logging.getLogger(__name__)


class ReaderSession(AppService):
    """Starts a reader and stands between it and a websocket; the arguments are those of textual-serve's class.

    What comes from the websocket is the visitor's, and nothing there is believed.
    """

    async def start(self, width: int, height: int) -> None:
        """Start the reader.

        Args:
            width: Of the visitor's window, in cells.
            height: The same.
        """
        await super().start(_within(width, _MOST_COLUMNS), _within(height, _MOST_ROWS))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Tell the reader that the window has another size.

        Args:
            width: In cells.
            height: In cells.
        """
        await super().set_terminal_size(_within(width, _MOST_COLUMNS), _within(height, _MOST_ROWS))

    async def run(self) -> None:
        """Pass on what the reader shows until it ends, and then let the visitor know."""
        await super().run()
        await self.remote_close()

    async def stop(self) -> None:
        """End the reader, if it has not ended, and wait until it has."""
        process = self._process
        try:
            async with asyncio.timeout(_SECONDS_TO_LEAVE):
                await super().stop()
                if process is not None:
                    await process.wait()
        except TimeoutError:
            _LOGGER.warning("a reader did not end and was killed")
            if process is not None:
                with suppress(ProcessLookupError):
                    process.kill()

    async def on_meta(self, data: bytes) -> None:
        """Do what the reader asks of the browser; it may open web pages, and nothing else."""
        asked = json.loads(data)
        if asked.get("type") == "open_url" and not str(asked.get("url")).startswith(_OF_THE_WEB):
            return
        await super().on_meta(data)

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {
            **super()._build_environment(width, height),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }


def _within(cells: int, most: int) -> int:
    """A number of cells that a screen can have, whatever was asked for."""
    return min(max(int(cells), _LEAST), most)
