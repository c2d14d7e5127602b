"""A session whose visitor has vanished while the reader writes."""

import asyncio

from textual_serve.download_manager import DownloadManager

from tui.serve.session import ReaderSession


async def test_a_reader_whose_output_nobody_takes_is_not_blocked(
    command: str, patient: None, reported: list[str]
) -> None:
    fails = asyncio.Event()

    async def write(data: bytes | str) -> None:
        if data == b"flood.":
            fails.set()
        if fails.is_set():
            raise ConnectionResetError("the visitor is gone")

    async def close() -> None:
        pass

    session = ReaderSession(
        command, write_bytes=write, write_str=write, close=close, download_manager=DownloadManager()
    )
    await session.start(80, 24)
    await session.send_bytes(b"f")
    await fails.wait()
    await session.stop()
    assert session._process is not None
    assert session._process.returncode == 0
    assert reported == []
