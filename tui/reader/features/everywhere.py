"""Finds words in everything that was read, if the settings say that texts are kept."""

from contextlib import suppress
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.library.library import Library
    from tui.library.records import FoundPassage


class EverywhereFeature(Feature):
    """Keeps the text of each article once its sentences are known, and lists what is found in all of them."""

    _kept = ""  # the identity of the edition whose text was kept last

    @property
    def is_keeping(self) -> bool:
        """True if the settings say that texts are kept."""
        return self.screen.app.settings.keep_text and self.screen.library is not None

    def article_closed(self) -> None:
        self._kept = ""

    def digest_changed(self) -> None:
        """Keep the text of the article, unless it came through a pipe."""
        library, identity, session = self.screen.library, self.screen.history.identity, self.session
        if library is None or identity is None or session is None or identity == self._kept:
            return
        if not self.is_keeping or self.screen.loader.is_piped:
            return
        self._kept = identity
        article = session.article

        def keep(kept: "Library") -> None:
            from tui.library.full_text import NoFullTextError

            with suppress(NoFullTextError):  # the list says so
                kept.keep_text(identity, article)

        library.submit(keep)

    def find(self, typed: str = "") -> None:
        """List what is found in everything read, beginning with some words."""
        from tui.reader.dialogs.everywhere import EverywhereDialog

        library = self.screen.library
        if library is None:
            self.screen.show_notice("Not found", "History is off (history = false in your settings).")
            return
        dialog = EverywhereDialog(library, typed, is_keeping=self.is_keeping)
        self.screen.app.push_screen(dialog, self._chosen)

    def _chosen(self, found: "FoundPassage | None") -> None:
        if found is not None:
            self.screen.highlights.go_to(found.entry.fingerprint, found.entry.source, found.start, found.text)
