"""Keeps the open article for later, and gives it tags."""

from asyncio import wrap_future
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from tui.feeds.addresses import is_item_address
from tui.reader.features.feature import Feature

if TYPE_CHECKING:
    from tui.feeds.pages import Page, PageMarks
    from tui.feeds.store import FeedStore
    from tui.reader.worker.protocol import Opened

Result = TypeVar("Result")

_ONLY_IN_TERMINAL = "Articles are kept and tagged in the reader in a terminal."
_FROM_PIPE = "It came through a pipe, so it cannot be opened again: write it to a file first."


class LaterFeature(Feature):
    """Keeps the open article for later, and gives it tags, in the file of feeds."""

    def article_opened(self, opened: "Opened") -> None:
        """Let what is kept of the article follow it to where it was moved."""
        resume = opened.resume
        if resume is not None and resume.moved_from and resume.source:
            from tui.feeds.pages import follow_page

            move = partial(follow_page, source=resume.moved_from, target=resume.source)
            self.screen.feeds.thread.submit(move)

    def toggle(self) -> None:
        """Keep the article for later, or no longer."""
        from tui.feeds.pages import toggle_later

        def tell(is_kept: bool) -> None:
            self.screen.show_message("Kept for later." if is_kept else "No longer kept for later.")

        if (page := self._page()) is not None:
            self._run(partial(toggle_later, page=page), tell)

    def tag(self) -> None:
        """Ask for the tags of the article."""
        from tui.feeds.pages import page_marks

        if (page := self._page()) is not None:
            self._run(partial(page_marks, page=page), partial(self._ask, page))

    def _ask(self, page: "Page", marks: "PageMarks") -> None:
        from tui.reader.dialogs.tags import TagsPrompt

        self.screen.app.push_screen(TagsPrompt(marks.tags, marks.user_tags), partial(self._tagged, page))

    def _tagged(self, page: "Page", tags: Sequence[str] | None) -> None:
        from tui.feeds.pages import set_tags

        def tell(_: None) -> None:
            self.screen.show_message(" ".join(f"#{tag}" for tag in tags or ()) or "It has no tags now.")

        if tags is not None:
            self._run(partial(set_tags, page=page, tags=tags), tell)

    def _page(self) -> "Page | None":
        """Return the open article, or tell why it cannot be kept."""
        from tui.feeds.pages import Page

        loader, session = self.screen.loader, self.session
        requested = str(loader.requested)
        source = None if session is None or loader.is_piped else session.article.source
        source = requested if is_item_address(requested) else source
        if not self.screen.access.unrestricted:
            self.screen.show_message(_ONLY_IN_TERMINAL)
        elif session is not None and source:
            return Page(source, session.article.title)
        elif session is not None:
            self.screen.show_message(_FROM_PIPE)
        return None

    def _run(self, work: "Callable[[FeedStore], Result]", done: Callable[[Result], object]) -> None:
        future = self.screen.feeds.thread.submit(work)
        self.run_in_background(lambda: wrap_future(future), done, group="later", exclusive=False)
