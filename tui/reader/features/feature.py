"""The interface of the reader's features."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from tui.reader.status import StatusPart

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.reader.jobs import MethodFailed, Progressed, RankingReady
    from tui.reader.screen import ReaderScreen
    from tui.reader.session import Session
    from tui.reader.worker.protocol import Opened
    from tui.summary.digests import Digest

Result = TypeVar("Result")


class Feature:
    """One feature of the reader. The screen tells its features of each event, in the order of its ``features``.

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
        """Follow an article that was put on the screen: all of it, or the part to begin with."""

    def article_closed(self) -> None:
        """Drop what belongs to the article on the screen: another one is about to take its place."""

    def digest_changed(self) -> None:
        """Follow another digest of the same article."""

    def position_changed(self) -> None:
        """Follow a change of place, of the current line or of what the status line says."""

    def work_progressed(self, event: "Progressed") -> None:
        """Follow the progress of a request."""

    def method_done(self, event: "RankingReady | MethodFailed") -> None:
        """Follow a method that has ranked the article, or cannot."""

    def work_stopped(self) -> None:
        """Give up what waits for the work that the user has stopped."""

    def escape(self) -> bool:
        """End what the feature shows or does.

        Returns:
            Whether there was anything to end.
        """
        return False

    def status(self) -> StatusPart:
        """Return the feature's contribution to the status."""
        return StatusPart()

    # For subclasses

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

        # The function and not its coroutine, which would never be awaited if the worker is cancelled before it begins.
        _: Worker[None] = self.screen.run_worker(
            work_and_post, group=group, description=group, exclusive=exclusive, exit_on_error=exit_on_error
        )
