"""Counts typed before a key, as in less and vim: ``5j``, ``3)``, ``50%``."""

from collections.abc import Awaitable
from typing import TYPE_CHECKING

from tui.reader.commands import DIGIT_COMMANDS, Command, Counted
from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from textual.timer import Timer

_MAX_DIGITS = 4


class CountsFeature(Feature):
    """Collects digits for the next key. Without one that soon follows, they are the number of a section to go to."""

    seconds = 0.4
    """The time to wait for the next key."""
    _digits = ""
    _timer: "Timer | None" = None

    @property
    def is_counting(self) -> bool:
        """True while a number is being typed."""
        return bool(self._digits)

    def type_digit(self, digit: int) -> None:
        before = self.take() or ""
        self._digits = f"{before}{digit}".lstrip("0")[:_MAX_DIGITS]
        if self._digits:
            self.screen.show_message(self._digits, 2 * self.seconds)
            self._timer = self.screen.set_timer(self.seconds, self._go_to_section)

    def run(self, command: Command) -> Awaitable[None] | None:
        """Run a command, with the count typed before it if it takes one, else at the section of that number.

        Esc drops a count and does nothing else.
        """
        count = None if command in DIGIT_COMMANDS else self.take()
        if count is None:
            return command.run(self.screen)
        self.screen.show_message("")
        if isinstance(command.run, Counted):
            command.run.act(self.screen, count)
            return None
        if command.id == "escape":
            return None
        self.screen.navigator.numbered_section(count)
        return command.run(self.screen)

    def take(self) -> int | None:
        """Return the count typed before a key, if there is one, and begin anew."""
        digits, self._digits = self._digits, ""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        return int(digits) if digits else None

    def _go_to_section(self) -> None:
        if (number := self.take()) is not None:
            self.screen.show_message("")
            self.screen.navigator.numbered_section(number)
