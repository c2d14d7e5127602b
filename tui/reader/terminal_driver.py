"""Textual's driver for terminals, changed for programs that are stopped, and for terminals that reply."""

import asyncio
import os
import selectors
from codecs import getincrementaldecoder
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from tui.reader.background import BackgroundReplies, Query
    from tui.reader.pictures.terminal import GraphicsReplies
    from tui.reader.terminal_replies import Replies

_CHUNK = 4096
_SECONDS_BETWEEN_TICKS = 0.1


@runtime_checkable
class AsksTerminal(Protocol):
    """An app that wants to know the replies of the terminal."""

    def terminal_replied(self, replies: "BackgroundReplies") -> None: ...


class TerminalDriver(LinuxDriver):
    """A driver that also starts again after it was stopped by another program (SIGSTOP), and never starts twice."""

    def start_application_mode(self) -> None:
        self._loop = asyncio.get_running_loop()
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def _sigcont_application(self, *signal: object) -> None:
        if self._must_signal_resume or not self._auto_restart:
            super()._sigcont_application(*signal)
        else:
            # Not here: what was interrupted may hold the lock of the output.
            self._loop.call_soon_threadsafe(self._start_again)

    def _start_again(self) -> None:
        """Take the terminal again, which a shell has changed meanwhile, and paint everything."""
        self.suspend_application_mode()
        self._must_signal_resume = True
        self.resume_application_mode()


def driver_after(query: "Query | None", typed: str = "") -> type[LinuxDriver]:
    """Return the driver for a terminal that can be asked something.

    Args:
        query: What it was asked already. When its last reply arrives, the app is told whether the terminal is light.
        typed: What was typed until now.
    """
    waiting = [typed] if typed else []
    expected: list[Replies] = [] if query is None else [query.replies]

    class ReplyingTerminalDriver(TerminalDriver):
        def start_application_mode(self) -> None:
            super().start_application_mode()
            if query is not None:
                self.attrs_before: list[Any] | None = query.attributes

        def ask(self, question: str, replies: "GraphicsReplies") -> None:
            """Ask the terminal something else, whose replies are then taken out of what is typed."""
            expected.append(replies)
            self.write(question)

        def run_input_thread(self) -> None:
            """Read keys and replies until the end, as the base class does."""
            decode = getincrementaldecoder("utf-8")(errors="replace").decode
            parser = XTermParser(self._debug)
            with selectors.SelectSelector() as selector:
                selector.register(self.fileno, selectors.EVENT_READ)
                while not self.exit_event.is_set():
                    if selector.select(0 if waiting else _SECONDS_BETWEEN_TICKS):
                        if not (data := os.read(self.fileno, _CHUNK)):
                            break
                        waiting.append(self._typed(decode(data)))
                    keys = "".join(waiting)
                    waiting.clear()
                    # An empty text would mean the end.
                    for event in chain(parser.feed(keys) if keys else (), parser.tick()):
                        self.process_message(event)

        def _typed(self, text: str) -> str:
            """Return the typed part of a text, and tell the app once all replies to its first question are there."""
            while expected:
                replies = expected[0]
                text = replies.typed(text)
                if not replies.is_complete:
                    break
                expected.remove(replies)
                if query is not None and replies is query.replies and isinstance(self._app, AsksTerminal):
                    self._app.call_later(self._app.terminal_replied, replies)
            return text

    return ReplyingTerminalDriver
