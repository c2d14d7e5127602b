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
    """A running browser, controlled through a WebSocket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._pages: dict[str, Page] = {}

    async def listen(self) -> None:
        """Receive the browser's messages until it ends."""
        async for message in self._socket:
            received = json.loads(message.data)
            if "id" in received:
                self._answers.pop(received["id"]).set_result(received)
            elif (page := self._pages.get(received.get("sessionId", ""))) is not None:
                page.handle_event(received["method"], received["params"])

    async def ask(self, method: str, session: str | None = None, **parameters: Any) -> Any:
        """Send a command to the browser, and return its result."""
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        command = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(command if session is None else {**command, "sessionId": session})
        answer = await asyncio.wait_for(self._answers[number], _SECONDS)
        assert "result" in answer, answer
        return answer["result"]

    async def page(self, address: str) -> "Page":
        """Open a page at an address."""
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
    """A page in the browser, by the id of its session."""

    def __init__(self, browser: Browser, session: str) -> None:
        self._browser = browser
        self._session = session
        self.requests: list[str] = []
        self.errors: list[str] = []
        """The errors in its console."""

    def handle_event(self, method: str, parameters: dict[str, Any]) -> None:
        """Handle a message of the browser about the page."""
        match method:
            case "Network.webSocketFrameReceived" if parameters["response"]["opcode"] == 2:
                data = b64decode(parameters["response"]["payloadData"])
                self.shown += without_sequences(data.decode("utf-8", "replace"))
            case "Network.requestWillBeSent":
                self.requests.append(parameters["request"]["url"])
            case "Network.webSocketCreated":
                self.requests.append(parameters["url"])
            case "Runtime.exceptionThrown":
                self.errors.append(str(parameters["exceptionDetails"]))
            case "Log.entryAdded" if parameters["entry"]["level"] == "error":
                self.errors.append(parameters["entry"]["text"])

    async def ask(self, method: str, **parameters: Any) -> Any:
        """Send a command for the page to the browser, and return its result."""
        return await self._browser.ask(method, self._session, **parameters)

    async def value_of(self, expression: str) -> Any:
        """Evaluate a script's expression in the page."""
        answer = await self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        return answer["result"].get("value")

    async def type(self, keys: str) -> None:
        """Press keys, one after the other."""
        await self.ask("Page.bringToFront")
        for key in keys:
            pressed = _KEYS.get(key, {"key": key, "text": key})
            await self.ask("Input.dispatchKeyEvent", type="keyDown", **pressed)
            await self.ask("Input.dispatchKeyEvent", type="keyUp", key=pressed["key"])


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Browser]:
    """Run a browser with its profile and its ``downloads`` in a folder."""
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
