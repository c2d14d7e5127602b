"""One visitor's reader: a process of its own, which ends when the visitor leaves."""

import asyncio
import json
import logging
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from typing import Literal

from textual_serve.app_service import AppService

_STOP_TIMEOUT = 10.0
"""A reader that was asked to end is killed after this time."""
_MAX_COLUMNS = 1_000
_MAX_ROWS = 500
_MIN_CELLS = 2
_WEB_SCHEMES = ("http://", "https://")
_PRELUDE = b"__GANGLION__\n"
"""The line after which a reader sends packets, and ends in order at the end of its standard input."""
_HEAD_BYTES = 5
_MAX_PENDING_BYTES = 4 * 1024 * 1024
_MAX_ERROR_BYTES = 64 * 1024

_LOGGER = logging.getLogger(__name__)


class ReaderSession(AppService):
    """Runs a reader and connects it to a WebSocket, whose messages are not trusted."""

    _is_ready = False
    _is_stopping = False

    async def start(self, width: int, height: int) -> None:
        """Start the reader in a terminal of the visitor's size, in cells."""
        await super().start(_clamped(width, _MAX_COLUMNS), _clamped(height, _MAX_ROWS))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Change the size of the reader's terminal, in cells."""
        await super().set_terminal_size(_clamped(width, _MAX_COLUMNS), _clamped(height, _MAX_ROWS))

    async def run(self) -> None:
        """Forward the reader's output until it ends, then close the connection."""
        process = self._process
        assert process is not None and process.stdout is not None and process.stderr is not None
        errors = asyncio.create_task(_last_line(process.stderr))
        try:
            await self._forward(process.stdout)
            if error := await errors:
                _LOGGER.error("A reader failed: %s", error)
        finally:
            errors.cancel()
            if not self._is_stopping:
                await self.remote_close()

    async def _forward(self, output: asyncio.StreamReader) -> None:
        """Forward the reader's packets to the visitor.

        They are read even if the visitor has left: a reader whose output is not read cannot end.
        """
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await output.readuntil(_PRELUDE)
            self._is_ready = True
            while True:
                head = await output.readexactly(_HEAD_BYTES)
                payload = await output.readexactly(int.from_bytes(head[1:], "big"))
                if not self._is_stopping:
                    with suppress(ConnectionError):
                        await self._forward_packet(head[:1], payload)

    async def _forward_packet(self, kind: bytes, payload: bytes) -> None:
        match kind:
            case b"D":
                await self.on_data(payload)
            case b"M":
                await self.on_meta(payload)
            case b"P":
                await self.on_packed(payload)

    async def stop(self) -> None:
        """Stop the reader, and wait until it has ended; kill it only if it does not."""
        process, task = self._process, self._task
        if process is None or self._is_stopping:
            return
        self._is_stopping = True
        await self._download_manager.cancel_app_downloads(app_service_id=self.app_service_id)
        try:
            async with asyncio.timeout(_STOP_TIMEOUT):
                if not self._is_ready:  # it has nothing to save yet
                    _end(process)
                self.stdin.close()
                await process.wait()
        except TimeoutError:
            _LOGGER.warning("A reader did not end and was killed.")
        finally:
            if process.returncode is None:
                _end(process, kill=True)
            if task is not None:
                task.cancel()

    async def send_bytes(self, data: bytes) -> bool:
        """Send keys to the reader."""
        return self._send(b"D", data)

    async def send_meta(self, data: dict[str, str | int | bool | None]) -> bool:
        """Send a control message to the reader."""
        return self._send(b"M", json.dumps(data).encode())

    def _send(self, kind: Literal[b"D", b"M"], data: bytes) -> bool:
        """Send a packet without waiting until the reader takes it: meanwhile its visitor may leave.

        Raises:
            OverflowError: The reader has not taken much that was sent before.
        """
        if self.stdin.is_closing():
            return False
        if self.stdin.transport.get_write_buffer_size() > _MAX_PENDING_BYTES:
            raise OverflowError("more was sent than the reader takes")
        self.stdin.write(self.encode_packet(kind, data))
        return True

    async def on_meta(self, data: bytes) -> None:
        """Forward a request of the reader to the browser, which opens only web addresses."""
        request = json.loads(data)
        if request.get("type") == "open_url" and not str(request.get("url")).startswith(_WEB_SCHEMES):
            return
        await super().on_meta(data)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Start the reader in a session of its own: Ctrl+C is for the server, which then stops its readers."""
        self._process = process = await asyncio.create_subprocess_shell(
            self.command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=self._build_environment(width, height),
            start_new_session=True,
        )
        self._stdin = process.stdin
        return process

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return {
            **super()._build_environment(width, height),
            "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        }


def _end(process: Process, *, kill: bool = False) -> None:
    """Terminate or kill a reader with the processes that it has started."""
    with suppress(ProcessLookupError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL if kill else signal.SIGTERM)
        else:
            process.kill()


async def _last_line(stream: asyncio.StreamReader) -> str:
    """Return the last line that is not empty."""
    end = b""
    while chunk := await stream.read(_MAX_ERROR_BYTES):
        end = (end + chunk)[-_MAX_ERROR_BYTES:]
    return end.decode("utf-8", "replace").rstrip().rpartition("\n")[2]


def _clamped(cells: int, maximum: int) -> int:
    return min(max(int(cells), _MIN_CELLS), maximum)
