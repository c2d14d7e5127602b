"""The interface of the reader's features."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from textual.worker import Worker

    from tui.reader.messages import MethodFailed, RankingReady
    from tui.reader.screen import ReaderScreen
    from tui.reader.session import Session
    from tui.reader.worker.protocol import Opened

Result = TypeVar("Result")


class Feature:
    """One feature of the reader. The screen tells its features of each event, in the order of its ``features``.

    A feature overrides the events it needs. It reaches the rest of the reader through the screen's public attributes.

    Args:
        screen: The reader's screen.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        self.screen = screen

    @property
    def session(self) -> "Session | None":
        """The article being read; None until one is open."""
        return self.screen.reading

    # Events

    def article_opened(self, opened: "Opened") -> None:
        """Follow an article that was put on the screen: all of it, or the part to begin with."""

    def article_closed(self) -> None:
        """Drop what belongs to the article on the screen: another one is about to take its place."""

    def digest_changed(self) -> None:
        """Follow another digest of the same article."""

    def position_changed(self) -> None:
        """Follow a change of place, of the current line or of what the status line says."""

    def method_done(self, event: "RankingReady | MethodFailed") -> None:
        """Follow a method that has ranked the article, or cannot."""

    def work_stopped(self) -> None:
        """Give up what waits for the work that the user has stopped."""

    def escape(self) -> bool:
        """End the feature's mode, if it is on.

        Returns:
            Whether it was on.
        """
        return False

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
        """Await work in a worker of the event loop; its result comes back through the screen's message queue.

        Args:
            work: What to await.
            done: Called with the result in the screen's turn, never in the worker's; not called for cancelled work.
            group: The group of the worker.
            exclusive: Whether to cancel earlier work of the group.
            exit_on_error: Whether an exception ends the app; else it is dropped.
        """

        async def work_and_post() -> None:
            result = await work()
            self.screen.call_later(done, result)

        # The function and not its coroutine, which would never be awaited if the worker is cancelled before it begins.
        _: Worker[None] = self.screen.run_worker(
            work_and_post, group=group, description=group, exclusive=exclusive, exit_on_error=exit_on_error
        )
