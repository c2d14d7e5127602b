"""Lists what is in feeds, opens it, and fetches what is new in the background."""

import time
from asyncio import wrap_future
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.document.errors import StandfirstError
from tui.feeds.addresses import item_number
from tui.reader.features.feature import Feature
from tui.reader.threads import in_daemon_thread
from tui.text.phrases import count_phrase
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.feeds.store import FeedStore
    from tui.reader.dialogs.feeds import ChosenItem, FeedScope, FeedsDialog
    from tui.reader.dialogs.marking import PickedSources
    from tui.reader.feed_fetcher import FeedFetcher
    from tui.reader.feed_thread import FeedThread
    from tui.reader.screen import ReaderScreen
    from tui.reader.worker.protocol import Opened

_MIN_FETCH_SECONDS = 15 * 60
"""The list fetches by itself only if the last time was longer ago than this."""
_ALL = "Feeds"
_ONLY_IN_TERMINAL = "Feeds are for the reader in a terminal."


class FeedsFeature(Feature):
    """Shows the feeds that are subscribed to, or those that a source names."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._used_thread: FeedThread | None = None
        self._fetcher: FeedFetcher | None = None
        self._dialog: FeedsDialog | None = None
        self._scope: FeedScope | None = None
        self._state = ""
        self._view = "unread"
        self._listed: Sequence[str] = ()
        self._fetched_at: dict[FeedScope, float] = {}
        self._problems: list[str] = []

    def article_opened(self, opened: "Opened") -> None:
        """Mark an item as read once it is open."""
        number = item_number(str(self.screen.loader.requested))
        if number is not None and opened.whole:
            self.thread.submit(lambda store: store.mark_read([number]))

    def close(self) -> None:
        """Stop fetching."""
        if self._fetcher is not None:
            self._fetcher.close()

    @property
    def thread(self) -> "FeedThread":
        """The file of feeds, and of what is kept for later."""
        if self._used_thread is None:
            from tui.reader.feed_thread import FeedThread

            self._used_thread = FeedThread()
        return self._used_thread

    # Listing

    def show(self, *, quits: bool = False, view: str | None = None) -> None:
        """List the feeds that are subscribed to.

        Args:
            quits: Whether q then ends the reader, and does not only close the list.
            view: What is shown first, such as ``later``; None for what was shown last.
        """
        if not self.screen.access.unrestricted:
            self.screen.show_message(_ONLY_IN_TERMINAL)
            return
        from tui.reader.dialogs.feeds import FeedScope

        self._open(FeedScope(_ALL), quits=quits, view=view)

    def show_again(self, *, quits: bool = False) -> None:
        """List again the feeds from which an item was chosen."""
        if self._scope is not None:
            self._open(self._scope, quits=quits)

    def show_source(self, source: str | Path) -> None:
        """List the items of the feeds that a source names, without subscribing to them."""
        from tui.feeds.fetch import find_feeds

        self.screen.show_state("Opening …")
        title = Path(source).name if isinstance(source, Path) else source

        async def find() -> "FeedScope | str":
            from tui.reader.dialogs.feeds import FeedScope

            try:
                found = await in_daemon_thread(find_feeds, str(source))
            except StandfirstError as error:
                return str(error)
            return FeedScope(
                found[0].title if len(found) == 1 else title, tuple(each.address for each in found)
            )

        self.run_in_background(find, self._found, group="feeds")

    def show_page_feed(self) -> None:
        """List the feed that the page of the open article names."""
        source = None if self.session is None else self.session.article.source
        if source is None or not is_url(source):
            self.screen.show_message("Only web pages name a feed.")
        elif not self.screen.access.unrestricted:
            self.screen.show_message(_ONLY_IN_TERMINAL)
        else:
            self.show_source(source)

    def _found(self, found: "FeedScope | str") -> None:
        self.screen.show_state("")
        if isinstance(found, str):
            self.screen.loader.report_failure(found)
        else:
            self._open(found)

    def _open(self, scope: "FeedScope", *, quits: bool = False, view: str | None = None) -> None:
        if self._dialog is not None and self._dialog.is_attached:
            return
        self._view = view or (self._view if scope == self._scope else "unread")
        self._scope = scope
        self._push(scope, quits=quits)

    def _push(self, scope: "FeedScope", *, quits: bool) -> None:
        from tui.reader.dialogs.feeds import FeedActions, FeedsDialog

        thread = self.thread
        loader, actions = self.screen.loader, FeedActions(thread, self.fetch, self.show_problems)
        self._dialog = FeedsDialog(scope, actions, lambda: loader.has_article, view=self._view, quits=quits)
        self._dialog.state, self._dialog.first = self._state, self._from_here
        self.screen.app.push_screen(self._dialog, self._closed)
        messages = thread.submit(lambda store: store.pop_messages())
        self.run_in_background(lambda: wrap_future(messages), self._show_messages, group="feed-messages")
        if time.monotonic() - self._fetched_at.get(scope, -_MIN_FETCH_SECONDS) >= _MIN_FETCH_SECONDS:
            self.fetch()

    def _show_messages(self, messages: Sequence[str]) -> None:
        for message in messages:
            self.screen.show_message(message)

    def _closed(self, chosen: "ChosenItem | PickedSources | None") -> None:
        from tui.reader.dialogs.marking import PickedSources

        if self._dialog is not None:
            self._view = self._dialog.view
        if isinstance(chosen, PickedSources):
            self._dialog = None
            self.screen.joint.show(chosen.sources, self.show_again)
            return
        self._listed = self._listed if chosen is None else chosen.listed
        self._dialog = None
        self.screen.pickers.feed_item_chosen(chosen)

    @property
    def marked(self) -> Sequence[str | Path]:
        """The addresses of the items that are marked in the list; none if it is not on the screen."""
        return () if self._dialog is None else self._dialog.marked

    @property
    def story(self) -> Sequence[str]:
        """The addresses of the items that tell the current story of the list; none if it is not on the screen."""
        return () if self._dialog is None else self._dialog.story

    @property
    def _from_here(self) -> Sequence[str]:
        """The addresses of the items that were listed, from the open one on."""
        requested = str(self.screen.loader.requested)
        return self._listed[self._listed.index(requested) :] if requested in self._listed else ()

    # Fetching

    def fetch(self) -> None:
        """Fetch the feeds of the list, unless that is being done."""
        scope = self._scope
        if scope is None or (self._fetcher is not None and self._fetcher.is_running):
            return
        self._fetched_at[scope] = time.monotonic()
        addresses = self.thread.submit(partial(_addresses, scope.addresses))
        self.run_in_background(lambda: wrap_future(addresses), self._start, group="feed-fetch")

    def _start(self, addresses: Sequence[str] | None) -> None:
        from tui.reader.feed_fetcher import FeedFetcher

        self._problems = []
        if addresses is not None:
            self._fetcher = self._fetcher or FeedFetcher()
            self._fetcher.start(addresses, partial(self._report, len(addresses)))
            self._show_state("fetching …")

    def _report(self, count: int, said: Mapping[str, Any] | None) -> None:
        """Handle a message of the process, in the thread that reads it."""
        with suppress(RuntimeError):  # the app has ended
            self.screen.call_later(self._handle, count, said)

    def _handle(self, count: int, said: Mapping[str, Any] | None) -> None:
        dialog = self._dialog
        if said is None:
            self._show_state(self._problem_state)
        elif "done" in said:
            self._problems += [said["problem"]] if said["problem"] else []
            self._show_state(f"fetching {said['done']:,} of {count:,} …")
        elif "items" in said:
            self._show_state(self._problem_state)
            if dialog is not None:
                dialog.list_again()
        elif dialog is not None:
            dialog.update_item(said["item"])

    @property
    def _problem_state(self) -> str:
        if not self._problems:
            return ""
        key = self.screen.app.keymap.first("feed-problems")
        return f"{count_phrase(len(self._problems), 'feed')} failed" + (f", {key} tells why" if key else "")

    def show_problems(self) -> None:
        """Show why feeds could not be fetched the last time."""
        if self._problems:
            self.screen.show_notice("Not fetched", "\n\n".join(self._problems))

    def _show_state(self, state: str) -> None:
        self._state = state
        if self._dialog is not None and self._dialog.is_attached:
            self._dialog.show_state(state)


def _addresses(given: Sequence[str] | None, store: "FeedStore") -> Sequence[str] | None:
    """Return the addresses of the feeds to fetch; None if there is nothing to do."""
    if given is not None:
        return given
    feeds = store.feeds()
    return [feed.address for feed in feeds] if feeds or store.later() else None
