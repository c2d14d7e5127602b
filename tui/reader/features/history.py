"""The part of the reader's screen that keeps how an article is left, for the next time."""

import asyncio
from time import monotonic

from textual import work
from textual.timer import Timer

from tui.document.errors import UsageError
from tui.library.anchors import anchor_at
from tui.library.records import ReadingState
from tui.reader.features.comparison import ComparingScreen
from tui.reader.startup import Startup
from tui.reader.worker.protocol import Remembered
from tui.summary.lengths import Length

_SECONDS_OF_REST = 1.0
"""How long nothing has changed before what there is now is kept."""
_SECONDS_OF_THE_HINT = 8.0


class KeepingScreen(ComparingScreen):
    """Keeps the place in the article and the choices made for it, unless the user wants nothing to be kept.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self.identity: str | None = None
        """That of the whole article that is shown; None while there is none, or where nothing is kept."""
        self._kept: ReadingState | None = None
        self._changed_at = 0.0
        self._saving: Timer | None = None

    def choices(self) -> ReadingState:
        """What was chosen for the article; its place and progress are left out."""
        raise NotImplementedError

    def take_up_article(self, remembered: Remembered) -> None:
        """Keep that the article was opened, and from now on how it is left."""
        if self.memory is None or self.reading is None:
            return
        article, source, identity = self.reading.article, remembered.source, remembered.identity
        self.identity, self._kept = identity, remembered.state
        self.memory.ask(lambda library: library.record_opened(article, source, fingerprint=identity))
        self.tell_of_memory(*remembered.messages)
        self._tell_of_keys()

    def leave_article(self) -> None:
        """Keep how the article is left that another one takes the place of."""
        self.keep_now()
        self.identity = self._kept = None
        super().leave_article()

    def show_position(self) -> None:
        """Bring the screen up to date, and keep what it shows once it rests."""
        super().show_position()
        self._changed_at = monotonic()
        if self._saving is None and self.identity is not None:
            self._saving = self.set_timer(_SECONDS_OF_REST, self._keep_at_rest)

    def _keep_at_rest(self) -> None:
        self._saving = None
        rest = self._changed_at + _SECONDS_OF_REST - monotonic()
        if rest > 0:
            self._saving = self.set_timer(rest, self._keep_at_rest)
        else:
            self.keep_now()

    def keep_now(self) -> None:
        """Have it kept how the article is left, if that has changed. This waits for nothing."""
        if self.memory is None or self.identity is None or self.reading is None:
            return
        pane = self.article_pane
        state = self.choices()._replace(
            anchor=anchor_at(self.reading.article.text, pane.place), progress=pane.progress / 100
        )
        if state != self._kept:
            self._kept, identity = state, self.identity
            self.memory.ask(lambda library: library.save(identity, state))
            self.tell_of_memory()

    @work(group="memory", exit_on_error=False)
    async def tell_of_memory(self, *messages: str) -> None:
        """Tell, once all is done that was asked of the library, what is wrong with its file; nothing if all is well."""
        assert self.memory is not None
        await asyncio.wrap_future(self.memory.ask(lambda library: None))
        messages += self.memory.take_messages()
        if messages:
            self.say_over_the_article("The library", "\n\n".join(dict.fromkeys(messages)))

    @work(group="memory", exit_on_error=False)
    async def _tell_of_keys(self) -> None:
        """Tell a new user, once, where the keys are listed."""
        from tui.library.data_folder import is_first_run

        assert self.memory is not None
        is_first = await asyncio.wrap_future(self.memory.ask(lambda library: is_first_run()))
        key = self.app.keymap.first("help")
        if is_first and key and not self.status_line.message:
            self.status_line.say(f"{key} lists the keys", _SECONDS_OF_THE_HINT)


def length_kept(typed: str | None) -> Length | None:
    """The length that is meant by what was kept; None if nothing is."""
    try:
        return None if typed is None else Length.parse(typed)
    except UsageError:
        return None
