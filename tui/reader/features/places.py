"""Names places in the article by letters, and goes back to them."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tui.library.anchors import TextAnchor, anchor_at, locate
from tui.library.records import NamedPlace
from tui.reader.features.feature import Feature
from tui.reader.worker.protocol import Opened

if TYPE_CHECKING:
    from textual.events import Key

    from tui.reader.screen import ReaderScreen

_QUESTION_SECONDS = 600.0
_BACK = "'"
"""The letter, as in less and vim, of the place before the last jump."""


class PlacesFeature(Feature):
    """Waits for a letter after a key, and names the current place by it or goes to the place of that name.

    The names are kept in the library with the article, or without history as long as the article is open.
    """

    _act: Callable[[str], None] | None = None  # what is done with the letter; None while none is waited for

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._anchors: dict[str, TextAnchor] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The letters that are names of places, in alphabetical order."""
        return tuple(sorted(self._anchors))

    def article_opened(self, opened: Opened) -> None:
        """Read the names from the library."""
        library, identity = self.screen.library, self.screen.history.identity
        if library is None or identity is None or opened.resume is None or not opened.whole:
            return
        asked = library.submit(lambda kept: kept.named_places(identity))
        self.run_in_background(
            lambda: asyncio.wrap_future(asked),
            partial(self._listed, identity),
            group="places",
            exclusive=False,
        )

    def _listed(self, identity: str, places: tuple[NamedPlace, ...]) -> None:
        if identity == self.screen.history.identity:
            self._anchors = {**dict(places), **self._anchors}

    def article_closed(self) -> None:
        self._act, self._anchors = None, {}

    # The letter

    def name_place(self) -> None:
        """Wait for the letter to name this place by."""
        if self.session is None:
            return
        if self.screen.library is not None and self.screen.history.identity is None:
            self.screen.show_message("Wait until the whole article is loaded.")
        else:
            taken = f" Taken: {'  '.join(self.names)}" if self.names else ""
            self._ask(self._name, f"Name this place by a letter.{taken}")

    def go_to_place(self) -> None:
        """Wait for the letter of the place to go to."""
        if self.session is not None:
            back = [f"{_BACK} before the last jump"] if self.screen.navigator.jumps.last else []
            self._ask(self._go_to, f"Go to the place … {'  '.join([*self.names, *back])}".rstrip())

    def _ask(self, act: Callable[[str], None], question: str) -> None:
        self._act = act
        self.screen.show_message(question, _QUESTION_SECONDS)

    def take_key(self, event: "Key") -> bool:
        """Take the key that is waited for; any but a letter ends the waiting."""
        act, self._act = self._act, None
        if act is None:
            return False
        self.screen.show_message("")
        letter = event.character or ""
        if letter.isalpha() or (letter == _BACK and act == self._go_to):
            act(letter)
        elif event.key != "escape":
            self.screen.show_message("Places are named by letters.")
        return True

    def escape(self) -> bool:
        was_asking, self._act = self._act is not None, None
        return was_asking

    # Places

    def _name(self, letter: str) -> None:
        library, session, identity = self.screen.library, self.session, self.screen.history.identity
        if session is None:
            return
        anchor = anchor_at(session.article.text, self.screen.article_pane.place)
        self._anchors[letter] = anchor
        if library is None or identity is None:
            self._named(letter)
            return
        kept = library.submit(lambda kept: kept.name_place(identity, letter, anchor))
        self.run_in_background(
            lambda: asyncio.wrap_future(kept),
            lambda _: self._named(letter),
            group="places",
            exclusive=False,
        )

    def _named(self, letter: str) -> None:
        """Say that a place has its name, once that is on the disk."""
        key = self.screen.app.keymap.first("go-to-place")
        self.screen.show_message(
            f"This is place {letter}: {key}{letter} goes here." if key else f"This is place {letter}."
        )
        if self.screen.library is not None:
            self.screen.history.report_problems()

    def _go_to(self, letter: str) -> None:
        if letter == _BACK:
            self.screen.navigator.go_to_last()
        elif self.session is not None and letter in self._anchors:
            self.screen.navigator.jump_to_place(self._place_of(letter))
        else:
            key = self.screen.app.keymap.first("name-place")
            how = f" Name one with {key} and a letter." if key else ""
            self.screen.show_message(f"There is no place {letter}.{how}")

    def _place_of(self, letter: str) -> int:
        assert self.session is not None
        return locate(self.session.article.text, self._anchors[letter])

    def list_places(self) -> None:
        """List the named places; going to one of them is a jump."""
        from tui.reader.dialogs.lists import EntriesDialog
        from tui.reader.rows.entries import ListEntry

        session = self.session
        if session is None or not self._anchors:
            self.screen.show_message("No place has a name yet.")
            return

        def go_to(chosen: str | None) -> None:
            if chosen is not None and chosen in self._anchors:
                self._go_to(chosen)

        places = sorted((self._place_of(letter), letter) for letter in self._anchors)
        entries = [
            ListEntry(letter, f"{letter}  {session.line_at(place)}", session.section_name_at(place))
            for place, letter in places
        ]
        self.screen.app.push_screen(EntriesDialog("Named places", "go there", entries), go_to)
