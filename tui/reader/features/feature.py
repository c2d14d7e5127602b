"""The interface of the reader's features."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from tui.reader.status import StatusPart

if TYPE_CHECKING:
    from textual.events import Key
    from textual.worker import Worker

    from tui.reader.jobs import MethodFailed, Progressed, RankingReady
    from tui.reader.screen import ReaderScreen
    from tui.reader.session import Session
    from tui.reader.worker.protocol import Opened
    from tui.summary.digests import Digest

Result = TypeVar("Result")


class Feature:
    """One feature of the reader. The screen passes each event to its ``features``, in their order.

    A feature overrides the events it needs. It reaches the rest of the reader through the screen's public attributes.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self.screen = screen

    @property
    def session(self) -> "Session | None":
        """The article being read; None until one is open."""
        return self.screen.session

    @property
    def digest(self) -> "Digest | None":
        """The digest on the screen; None until there is one."""
        return None if self.screen.session is None else self.screen.session.digest

    # Events

    def article_opened(self, opened: "Opened") -> None:
        """Handle a newly shown article: all of it, or its first part."""

    def article_closed(self) -> None:
        """Drop all state of the article on the screen, which is about to be replaced."""

    def digest_changed(self) -> None:
        """Handle a new digest of the same article."""

    def position_changed(self) -> None:
        """Handle a change of the position, of the current line or of the status."""

    def work_progressed(self, event: "Progressed") -> None:
        """Handle the progress of a request."""

    def method_done(self, event: "RankingReady | MethodFailed") -> None:
        """Handle a ranking, or the failure of a method."""

    def work_stopped(self) -> None:
        """Stop waiting for work that the user has cancelled."""

    def take_key(self, event: "Key") -> bool:
        """Handle a key before the commands, if the feature waits for one.

        Returns:
            Whether the feature has taken the key.
        """
        return False

    def escape(self) -> bool:
        """Handle Esc: end what the feature shows or does.

        Returns:
            Whether there was anything to end.
        """
        return False

    def status(self) -> StatusPart:
        """Return the feature's contribution to the status."""
        return StatusPart()

    # For subclasses

    def summarized_session(self) -> "Session | None":
        """Return the article being read once its summary is there; until then say that it is not, and return None."""
        session = self.session
        if session is None or session.digest is None or self.screen.is_working:
            self.screen.show_message("The summary is not ready yet.")
            return None
        return session

    def run_in_background(
        self,
        work: Callable[[], Awaitable[Result]],
        done: Callable[[Result], object],
        *,
        group: str,
        exclusive: bool = True,
        exit_on_error: bool = False,
    ) -> None:
        """Await work in a worker of the event loop, and call ``done`` with the result from the screen's message queue.

        Exclusive work cancels earlier work of its group, which is then never done. An exception either ends the app or
        is dropped.
        """

        async def work_and_post() -> None:
            self.screen.call_later(done, await work())

        # Pass the function, not a coroutine: that would never be awaited if the worker were cancelled before it starts.
        _: Worker[None] = self.screen.run_worker(
            work_and_post, group=group, description=group, exclusive=exclusive, exit_on_error=exit_on_error
        )
