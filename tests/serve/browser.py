"""A headless Chromium, driven through its debugging protocol."""

import asyncio
import json
import re
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from shutil import which
from typing import Any

import aiohttp

from tests.serve.support import Onlooker, without_sequences

CHROMIUM = next(filter(None, map(which, ("chromium", "chromium-browser", "google-chrome"))), None)
_OPTIONS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0")
_SECONDS = 600.0
_KEYS = {"\r": {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"}}


class Browser:
    """A running browser.

    Args:
        socket: Where it takes commands.
    """

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._pages: dict[str, Page] = {}

    async def listen(self) -> None:
        """Take what the browser says until it ends."""
        async for message in self._socket:
            said = json.loads(message.data)
            if "id" in said:
                self._answers.pop(said["id"]).set_result(said)
            elif (page := self._pages.get(said.get("sessionId", ""))) is not None:
                page.hear(said["method"], said["params"])

    async def ask(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        """Have the browser do something."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        command = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(command if session is None else {**command, "sessionId": session})
        answer = await asyncio.wait_for(self._answers[number], _SECONDS)
        assert "result" in answer, answer
        return answer["result"]

    async def page(self, address: str) -> "Page":
        """A new page, on its way to an address."""
        made = await self.ask("Target.createTarget", url="about:blank")
        session = (await self.ask("Target.attachToTarget", targetId=made["targetId"], flatten=True))[
            "sessionId"
        ]
        page = self._pages[session] = Page(self, session)
        for domain in ("Network", "Runtime", "Log", "Page"):
            await page.ask(f"{domain}.enable")
        await page.ask("Page.navigate", url=address)
        return page


class Page(Onlooker):
    """A page in the browser.

    Args:
        browser: The browser.
        session: What it calls the page.
    """

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self.requests: list[str] = []
        self.complaints: list[str] = []
        """The errors in its console."""

    def hear(self, method: str, said: dict[str, Any]) -> None:
        """Take what the browser says of the page."""
        match method:
            case "Network.webSocketFrameReceived" if said["response"]["opcode"] == 2:
                data = b64decode(said["response"]["payloadData"])
                self.shown += without_sequences(data.decode("utf-8", "replace"))
            case "Network.requestWillBeSent":
                self.requests.append(said["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(said["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(said["exceptionDetails"]))
            case "Log.entryAdded" if said["entry"]["level"] == "error":
                self.complaints.append(said["entry"]["text"])

    async def ask(self, method: str, **parameters: Any) -> Any:
        """Have the browser do something with the page."""
        return await self._browser.ask(method, self._session, **parameters)

    async def value_of(self, expression: str) -> Any:
        """What a script's expression comes to in the page."""
        answer = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return answer["result"].get("value")

    async def type(self, keys: str) -> None:
        """Press keys, one after the other, as a person does."""
        await self.ask("Page.bringToFront")
        for key in keys:
            pressed = _KEYS.get(key, {"key": key, "text": key})
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **pressed)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=pressed["key"])


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """A browser that keeps its things in a folder, and what it downloads in ``downloads`` there."""
    process = await asyncio.create_subprocess_exec(
        *(str(CHROMIUM), *_OPTIONS, f"--user-data-dir={folder / 'profile'}", "about:blank"),
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    async with asyncio.timeout(_SECONDS):
        while not (found := re.search(rb"listening on (ws://\S+)", await process.stderr.readline())):
            pass
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(found[1].decode(), max_msg_size=0) as socket,
    ):
        running = Browser(socket)
        listening = asyncio.create_task(running.listen())
        (folder / "downloads").mkdir()
        await running.ask(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder / "downloads")
        )
        try:
            yield running
        finally:
            await running.ask("Browser.close")
            await listening
    await process.communicate()
