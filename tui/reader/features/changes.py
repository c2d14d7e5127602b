"""News in an article since it was read: announced when the article is opened, and shown by a key."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.document.model import Article
    from tui.library.editions import Changes

_MESSAGE_SECONDS = 8.0


class ChangesFeature(Feature):
    """Compares the article with the edition that was read last, and keeps this one in its place."""

    _changes: "Changes | None" = None
    _compared = ""  # the identity of the edition that was compared

    def article_closed(self) -> None:
        self._changes, self._compared = None, ""

    def digest_changed(self) -> None:
        """Compare the article once its sentences are known."""
        library, identity, session = self.screen.library, self.screen.history.identity, self.session
        if library is None or identity is None or session is None or self._compared == identity:
            return
        self._compared = identity
        texts = [sentence.text for sentence in session.article.sentences]
        compared = library.submit(lambda kept: kept.keep_sentences(identity, texts))
        done = partial(self._show_changes, session.article)
        self.run_in_background(lambda: asyncio.wrap_future(compared), done, group="changes")

    def _show_changes(self, article: "Article", changes: "Changes") -> None:
        if self.session is None or self.session.article is not article or not changes:
            return
        self._changes = changes
        key = self.screen.app.keymap.press("changes")
        shows = f" {key} to see them." if changes.new or changes.changed else ""
        self.screen.show_message(f"Since you read it: {changes}.{shows}", _MESSAGE_SECONDS)

    def show(self) -> None:
        """Show the new and the changed sentences in place of the summary."""
        from tui.summary.excerpts import Excerpt

        changes, session = self._changes, self.summarized_session()
        if session is None:
            return
        if changes is None:
            self.screen.show_message("Nothing has changed since you read it, as far as is known.")
        elif not (changes.new or changes.changed):
            self.screen.show_message(f"Since you read it: {changes}.")
        else:
            order = tuple(sorted((*changes.new, *changes.changed)))
            scores = (0.0,) * len(session.article.sentences)
            title = f"Since you read it: {changes}"
            self.screen.ask.show(Excerpt(title, order, scores, is_whole=True))
