"""A list of what can be opened, which may be all that is on the screen."""

from collections.abc import Callable

from tui.app.screens.filtered import FilteredDialog, ResultType


class OpeningList(FilteredDialog[ResultType]):
    """Shows what can be opened. A subclass says what that is.

    Args:
        title: What is chosen from.
        is_something_under: Whether there is an article to go back to.
    """

    def __init__(self, title: str, is_something_under: Callable[[], bool]) -> None:
        super().__init__(title)
        self._is_something_under = is_something_under
        self.set_class(not is_something_under(), "-nothing-under")

    @property
    def own_ways(self) -> tuple[str, ...]:
        """The keys that only this list has, each with what it does."""
        return ()

    @property
    def ways(self) -> tuple[str, ...]:
        """The keys to tell of, each with what it does."""
        if self.is_narrowing:
            return ("Enter open", "Esc show all")
        find = self.app.keymap.first("find")
        close = "Esc close" if self._is_something_under() else f"{self.app.quit_key} quit"
        return ("Enter open", *([f"{find} find"] if find else []), *self.own_ways, close)

    def action_close(self) -> None:
        """End what was typed, or close without a choice; with no article open, Esc has nothing to go back to."""
        if self.is_narrowing or self._is_something_under():
            super().action_close()
