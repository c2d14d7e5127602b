"""The graphics that the terminal can show, found by asking it."""

import asyncio
import re
from collections.abc import Callable
from typing import Protocol as Interface
from typing import runtime_checkable

from tui.reader.pictures.request import Graphics, Protocol
from tui.reader.terminal_replies import Replies

_QUERY = "\x1b_Gi=7302,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>0q\x1b[16t\x1b[c"
"""Whether Kitty's protocol is known, the terminal's name (XTVERSION), the size of a cell (XTWINOPS 16), and last what
every terminal answers (DA1), where 4 means sixels."""
_KITTY = re.compile(r"\x1b_G[^\x1b]*\x1b\\")
_NAME = re.compile(r"\x1bP>\|([^\x1b]*)\x1b\\")
_CELL = re.compile(r"\x1b\[6;(\d{1,4});(\d{1,4})t")
_UNFINISHED = re.compile(
    r"\x1b(?:_(?:G[^\x1b]*\x1b?)?|P(?:>(?:\|[^\x1b]*\x1b?)?)?|\[(?:6[0-9;]*|\?[0-9;]*)?)?\Z"
)
_WITH_ITERM_PROTOCOL = ("iTerm2", "mintty", "WezTerm", "Rio")
_SIXEL = "4"
_MAX_SECONDS = 1.0
_MAX_CELL = 200


class GraphicsReplies(Replies):
    """Separates replies about graphics from what is typed.

    Args:
        when_complete: Called, in the thread that reads, once all replies are there.
    """

    def __init__(self, when_complete: Callable[[], object] = lambda: None) -> None:
        takers = {_KITTY: self._take_kitty, _NAME: self._take_name, _CELL: self._take_cell}
        super().__init__(takers, _UNFINISHED)
        self.graphics = Graphics()
        self._when_complete = when_complete

    def _take_kitty(self, reply: re.Match[str]) -> None:
        if reply[0].endswith(";OK\x1b\\"):
            self.graphics = self.graphics._replace(protocol=Protocol.KITTY)

    def _take_name(self, reply: re.Match[str]) -> None:
        if reply[1].startswith(_WITH_ITERM_PROTOCOL) and self.graphics.protocol is Protocol.BLOCKS:
            self.graphics = self.graphics._replace(protocol=Protocol.ITERM)

    def _take_cell(self, reply: re.Match[str]) -> None:
        height, width = int(reply[1]), int(reply[2])
        if 0 < height <= _MAX_CELL and 0 < width <= _MAX_CELL:
            self.graphics = self.graphics._replace(cell_width=width, cell_height=height)

    def completed(self, attributes: list[str]) -> None:
        """Take whether the terminal knows sixels, and tell that all is known."""
        if _SIXEL in attributes and self.graphics.protocol is Protocol.BLOCKS:
            self.graphics = self.graphics._replace(protocol=Protocol.SIXEL)
        self._when_complete()


@runtime_checkable
class AskedDriver(Interface):
    """A driver that can ask the terminal something."""

    def ask(self, question: str, replies: GraphicsReplies) -> None: ...


async def ask_graphics(driver: object) -> Graphics:
    """Return what the terminal can show: half blocks if it cannot be asked, or does not answer within a second."""
    if not isinstance(driver, AskedDriver):
        return Graphics()
    loop, answered = asyncio.get_running_loop(), asyncio.Event()
    replies = GraphicsReplies(lambda: loop.call_soon_threadsafe(answered.set))
    driver.ask(_QUERY, replies)
    try:
        await asyncio.wait_for(answered.wait(), _MAX_SECONDS)
    except TimeoutError:
        return Graphics()
    return replies.graphics
