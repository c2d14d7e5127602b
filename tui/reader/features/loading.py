"""Opens articles, and reloads them."""

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.document.sections import find_section
from tui.library.anchors import TextAnchor, anchor_at, locate
from tui.library.records import ReadingState
from tui.reader.features.feature import Feature
from tui.reader.jobs import Progressed
from tui.reader.session import Session
from tui.reader.status import StatusPart
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.article_pane import HEADING_ROW, RESUME_ROW
from tui.reader.worker.client import ArticleLoad
from tui.reader.worker.protocol import Opened, ResumeInfo
from tui.text.urls import is_url, path_of_file_url

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen
    from tui.summary.rankings import Ranking


class _Reload(NamedTuple):
    """The position in an article that is being reloaded."""

    place: TextAnchor
    row: int
    """The row of the view that shows the place."""
    is_at_top: bool


class LoadingFeature(Feature):
    """Replaces the open article by another, or by a new version of itself at the same position."""

    is_opening = False
    requested: str | Path | None = None
    """The source that was asked for last; None for one that cannot be asked for again."""
    is_whole = False
    """True if all of the article is open, not only a part of it."""
    _is_startup = False  # the latest request is for the source the reader was started with
    _is_piped = False
    _is_part_shown = False  # a part, or all, of the latest request is on the screen
    _first_section: str | None = None
    _first_at: str | None = None
    _resumed_part: ResumeInfo | None = None  # while only the part is shown where the article was left
    _rejected = ""  # the last text typed that could not be opened
    _reload: _Reload | None = None
    _if_failed: Callable[[str], None] | None = None

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._encodings: dict[str, str] = {}  # by source, as chosen by the user; empty to detect it

    @property
    def has_article(self) -> bool:
        """True if an article is shown, or is about to be."""
        return self.session is not None or self.is_opening

    @property
    def is_piped(self) -> bool:
        """True if the article came through a pipe."""
        return self._is_piped

    @property
    def file(self) -> Path | None:
        """The file of the article; None if it came from the web or through a pipe."""
        source = None if self.session is None else self.session.article.source
        return None if not source or self._is_piped or is_url(source) else Path(source).absolute()

    @property
    def is_complete(self) -> bool:
        """True if a whole article is shown and no other one is being opened."""
        return self.session is not None and self.is_whole and not self.is_opening

    def status(self) -> StatusPart:
        part = self._resumed_part
        return StatusPart() if part is None else StatusPart(progress=f"{round(100 * part.state.progress)} %")

    def escape(self) -> bool:
        """Stop opening an article; the one on the screen stays."""
        if not self.is_opening:
            return False
        self.screen.jobs.cancel()
        self.is_opening = False
        if self.session is None or not self.is_whole:
            self.screen.show_state("Stopped before the whole article was loaded.", working=False)
        else:
            self.screen.summary.begin()
        return True

    # Requests

    def start(self) -> None:
        """Open the source the reader was started with."""
        startup = self.screen.startup
        self._first_section, self._first_at = startup.options.section, startup.options.at
        if startup.load is not None:
            self._is_startup = True
            self.requested = startup.source
            self._open_first(startup.load)
        elif startup.folder is not None:
            self._open_folder(startup.folder)
        elif startup.sources:
            self.screen.pickers.list_sources(startup.sources)
        else:
            self.screen.pickers.list_library()

    def _open_folder(self, folder: Path) -> None:
        from tui.feeds.folders import is_feed_folder

        if is_feed_folder(folder) and not self.screen.startup.options.is_served:
            self.screen.feeds.show_source(folder)
        else:
            self.open(folder)

    def ask(self) -> None:
        """Ask for a path or an address and open it. The prompt begins with the last one that failed."""
        from tui.reader.dialogs.prompts import OpenPrompt

        self.screen.app.push_screen(OpenPrompt(self._rejected, self.screen.access), self._open_typed)

    def _open_typed(self, typed: str | None) -> None:
        if typed is not None:
            self._rejected = typed
            self.open(typed)

    def open(self, source: str | Path, if_failed: Callable[[str], None] | None = None) -> None:
        """Open a file or a web page, or list the articles of a folder.

        Args:
            source: A path or a web address; a ``Path`` is always a path.
            if_failed: Called with the reason if it cannot be opened, in place of showing that.
        """
        from tui.sources.files import is_folder

        if isinstance(source, str):
            source = path_of_file_url(source) or source
        if isinstance(source, str) and is_url(source):
            self._request(source, if_failed)
            return
        path = Path(expanduser(source))  # noqa: PTH111
        if self.screen.access.allows(path) and is_folder(path):
            self._rejected = ""
            self.screen.pickers.list_folder(path)
        else:
            self._request(path, if_failed)

    def open_at(self, source: str, words: str) -> None:
        """Open an article at some of its words."""
        self._first_at = words
        self.open(source)

    def show_again(self, opened: Opened, rankings: "Mapping[str, Ranking]") -> None:
        """Show an article that was open before, with what it was ranked by."""
        self.screen.jobs.cancel()
        self.requested = opened.article.source
        self._is_startup = self._is_part_shown = False
        self._reload = None
        self.screen.summary.choices.expect_article()
        self._show(opened, is_continuation=False, rankings=rankings)

    def open_library_source(self, source: str) -> None:
        """Open an article of the library by its source: an absolute path, or an address."""
        self._request(source if is_url(source) else Path(source))

    def _request(self, source: str | Path, if_failed: Callable[[str], None] | None = None) -> None:
        self._if_failed, self.requested = if_failed, source
        self.screen.pickers.close_lists()
        self.screen.summary.choices.expect_article()
        self._is_startup = self._is_part_shown = False
        self._reload = None
        self.screen.jobs.open(source, self._encodings.get(str(source)))
        self._wait()

    def _open_first(self, load: ArticleLoad) -> None:
        """Show the article if it is open already, so that it is in the first frame."""
        if load.first.done() and load.first.exception() is None:
            self.article_ready(load.first.result())
            if self.is_whole:
                return
        self.screen.jobs.follow(load)
        self._wait()

    def _wait(self) -> None:
        self.is_opening = True
        self.screen.show_state("Opening …")

    # Results

    def work_progressed(self, event: Progressed) -> None:
        if self.is_opening:
            self.screen.show_state(event.state)

    def failed(self, reason: str, *, is_feed: bool = False) -> None:
        """Show why an article was not opened, or list a feed; the article on the screen stays."""
        self.is_opening = False
        if is_feed and self.requested is not None and self.screen.access.unrestricted:
            self.screen.feeds.show_source(self.requested)
            return
        if self._is_startup and self.session is None and not self.screen.pickers.has_list:
            self.screen.app.exit(reason, return_code=1)
            return
        if_failed, self._if_failed = self._if_failed, None
        (if_failed or self.report_failure)(reason)
        if self.session is None:
            self.screen.show_state("")
        elif self.is_whole:
            self.screen.summary.begin()
        else:
            self.screen.show_state("Only the beginning could be opened.", working=False)

    def report_failure(self, reason: str) -> None:
        """Show why something was not opened; if no article is open, then show the list or quit."""
        if self.has_article or self.screen.pickers.has_list:
            self.screen.show_notice("Not opened", reason, self._list_if_empty)
        else:
            self.screen.app.exit(reason, return_code=1)

    def _list_if_empty(self, _: None) -> None:
        if not self.has_article:
            self.screen.pickers.list_again()

    def article_ready(self, opened: Opened) -> None:
        """Show an article that was opened, or the whole in place of its first part."""
        session = self.session
        if self._reload is not None and session is not None:
            self._show_reloaded(opened, self._reload, session)
        elif session is None or session.article is not opened.article:
            self._show(opened, is_continuation=self._is_part_shown)

    def _show(
        self, opened: Opened, *, is_continuation: bool, rankings: "Mapping[str, Ranking] | None" = None
    ) -> None:
        screen, choices, resumed = self.screen, self.screen.summary.choices, opened.resume
        self.is_whole, self._is_part_shown = opened.whole, True
        place, row = self._place_in(opened, is_continuation=is_continuation)
        if not is_continuation:
            screen.close_article()
            self._is_piped = self._is_startup and screen.startup.options.stdin is not None
        if resumed is not None or not is_continuation:
            state = ReadingState() if resumed is None else resumed.state
            choices.restore(state, keeps_chosen=is_continuation or screen.session is None)
        self._resumed_part = None if opened.whole else resumed
        screen.session = choices.session(opened.article, is_whole=opened.whole)
        screen.session.rankings.update(rankings or {})
        screen.article_pane.show_article(opened.article, place, row)
        outline = None if self._resumed_part else opened.article
        screen.digest_pane.show_article(outline, is_continuation=is_continuation)
        if not is_continuation and screen.is_single:
            self._begin_tour(opened.article)
        if opened.whole:
            self._finish(screen.session, place)
        screen.article_opened(opened)

    def _begin_tour(self, article: Article) -> None:
        """Focus the text of the tour: it tells what to try, also in the digest."""
        from tui.sources.folders import is_tour

        if is_tour(article.source or ""):
            self.screen.navigator.focus_pane(in_digest=False)

    def _place_in(self, opened: Opened, *, is_continuation: bool) -> tuple[int | None, int]:
        """Return the place to show, and its row of the view: where the article was left, or where the user is now."""
        pane, part = self.screen.article_pane, self._resumed_part
        left = None if opened.resume is None else opened.resume.place
        if not is_continuation or (part is None and pane.is_at_top):
            row = None if opened.resume is None else opened.resume.state.row
            return left, RESUME_ROW if row is None else row
        if part is None or part.place is None or self.session is None:
            return pane.place, pane.place_row
        anchor = anchor_at(self.session.article.text, pane.place)
        expected = (left or 0) + pane.place - part.place
        self.screen.navigator.clear_jumps()  # their offsets were in the part
        return locate(opened.article.text, anchor._replace(offset=max(1, expected))), pane.place_row

    def _finish(self, session: Session, place: int | None) -> None:
        """Finish opening a whole article: show its warnings, and go to the section to begin in."""
        self.is_opening = False
        self._rejected = ""
        for warning in session.article.warnings:
            self.screen.show_message(warning)
        section = None if place is None else session.section_at(place)
        if section is not None and self.screen.digest_pane.current is None:
            self.screen.digest_pane.select(section)
        self._go_to_first_place(session)
        if self._first_section is not None and not self._awaits_topics(session.article):
            self._go_to_first_section(session)

    def _awaits_topics(self, article: Article) -> bool:
        from tui.summary.topics import may_have_topics

        return self.screen.app.settings.topics and may_have_topics(article)

    def digest_changed(self) -> None:
        """Go to the topic that the reader was started at, now that topics are known."""
        if self._first_section is not None and self.is_whole and self.session is not None:
            self._go_to_first_section(self.session)

    def _go_to_first_section(self, session: Session) -> None:
        wanted, self._first_section = self._first_section, None
        assert wanted is not None
        try:
            section = find_section(session.article, wanted)
        except StandfirstError as error:
            self.screen.show_notice("No such section", str(error))
            return
        self.screen.article_pane.go_to(section.start, row=HEADING_ROW)
        self.screen.digest_pane.select(section)

    def _go_to_first_place(self, session: Session) -> None:
        """Find the words that the reader was started at, and go there."""
        wanted, self._first_at = self._first_at, None
        if wanted is None:
            return
        from tui.document.quoting import find_quoted

        def go_to(place: int | None) -> None:
            if place is None:
                self.screen.show_notice("No such place", f"“{wanted}” is not in this article.")
            elif self.session is not None and self.session.article.text == session.article.text:
                self.screen.navigator.jump_to_sentence(place)

        text = session.article.text
        self.run_in_background(
            lambda: in_daemon_thread(find_quoted, text, wanted), go_to, group="place", exclusive=False
        )

    def choose_encoding(self) -> None:
        """Let the user choose the encoding of the article, and reload it in that."""
        from tui.reader.dialogs.lists import EncodingsDialog

        source = self._reloadable_source()
        if source is not None:
            dialog = EncodingsDialog(self._encodings.get(source, ""))
            self.screen.app.push_screen(dialog, partial(self._use_encoding, source))

    def _use_encoding(self, source: str, encoding: str | None) -> None:
        if encoding is not None and self.session is not None and self.session.article.source == source:
            self._encodings[source] = encoding
            self.reload()

    def replace_article(self, article: Article) -> None:
        """Show another article of the same text; the digest has to be made again."""
        self.screen.session = self.screen.summary.choices.session(article, is_whole=True)
        self.screen.digest_pane.show_article(article, is_continuation=True)
        self.screen.update_status()

    # Reloading

    def reload(self) -> None:
        """Reload the article, and keep the place."""
        session, source = self.session, self._reloadable_source()
        if session is None or source is None:
            return
        read = self.screen.navigator.reading.position
        is_at_top = self.screen.article_pane.is_at_top
        self.open(source)
        self._reload = _Reload(anchor_at(session.article.text, read.place), read.row, is_at_top)

    def _reloadable_source(self) -> str | None:
        """Return the source of the article, or show why it cannot be reloaded now."""
        if self.session is None:
            return None
        if self.is_opening:
            self.screen.show_message("The article is still being opened.")
            return None
        source = self.session.article.source
        if not source or self._is_piped:
            self.screen.show_message("Piped input cannot be reloaded.")
            return None
        return source

    def _show_reloaded(self, opened: Opened, reload: _Reload, session: Session) -> None:
        if not opened.whole:  # the article on the screen is better than its first part
            return
        self._reload = None
        article = opened.article
        if self.is_whole and _content(article) == _content(session.article):
            self.escape()
            self.screen.show_message("Reloaded: nothing has changed.")
            return
        self.screen.navigator.clear_jumps()
        self._show(opened, is_continuation=True)
        if not reload.is_at_top:
            self.screen.article_pane.go_to(locate(article.text, reload.place), row=reload.row)
        if not article.warnings:
            self.screen.show_message("Reloaded: it has changed.")


_content = attrgetter("text", "title", "blocks", "notes", "warnings")
