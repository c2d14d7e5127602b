"""The replies of a terminal to questions, separated from what is typed."""

import re
from collections.abc import Callable, Mapping

_END = re.compile(r"\x1b\[\?([0-9;]*)c")
"""The attributes of the terminal (DA1): every terminal replies to that question, which is the last one."""


class Replies:
    """Separates the terminal's replies from what is typed, however both arrive.

    Args:
        takers: What takes each reply, by the pattern of the reply.
        unfinished: The pattern of the beginning of any of the replies at the end of a text.
    """

    def __init__(
        self,
        takers: Mapping[re.Pattern[str], Callable[[re.Match[str]], None]],
        unfinished: re.Pattern[str],
    ) -> None:
        self.is_complete = False
        """True once the last reply was there: all that follows is typed."""
        self._takers = takers
        self._unfinished = unfinished
        self._held = ""

    def typed(self, text: str) -> str:
        """Return the typed part of what was read; the beginning of a reply is held back until the rest arrives."""
        text, self._held = self._held + text, ""
        if self.is_complete:
            return text
        for pattern, take in self._takers.items():
            while reply := pattern.search(text):
                take(reply)
                text = text[: reply.start()] + text[reply.end() :]
        if end := _END.search(text):
            self.is_complete = True
            self.completed(end[1].split(";"))
            return text[: end.start()] + text[end.end() :]
        if unfinished := self._unfinished.search(text):
            self._held = unfinished[0]
            text = text[: unfinished.start()]
        return text

    def completed(self, attributes: list[str]) -> None:
        """Handle the end of the replies, the numbers of the terminal's attributes; nothing by default."""
