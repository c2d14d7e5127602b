"""Follows the article's links: within it, to other articles and back, and in the browser."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Article, Block, Link
from tui.reader.features.feature import Feature
from tui.reader.jumps import JumpList, Position
from tui.reader.local_links import LocalLinks
from tui.reader.rows.spans import overlapping
from tui.reader.status import StatusPart, bound_hints
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.article_pane import HEADING_ROW
from tui.reader.widgets.letters import LetterPosition, letters_for
from tui.reader.worker.protocol import Opened, ResumeInfo
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.reader.dialogs.link_letters import Chosen
    from tui.reader.screen import ReaderScreen
    from tui.summary.rankings import Ranking

_NOT_READ = frozenset(
    ".png .jpg .jpeg .gif .svg .webp .ico .mp3 .ogg .wav .mp4 .webm .mov .avi .mkv .zip .tar .7z .rar .exe .dmg .iso "
    ".deb .rpm .apk .css .js .woff .woff2 .ttf".split()
)
"""The endings of addresses that are not of articles, which are not even fetched."""
_LETTERS_SECONDS = 600.0
_MAX_TRAIL = 50


class Departure(NamedTuple):
    """An article that was left through a link, and where."""

    opened: Opened
    rankings: "dict[str, Ranking]"
    position: Position
    jumps: JumpList


class _ArticleLinks(NamedTuple):
    """The links of an article to the web, into itself and to files, in the order of the text."""

    blocks: tuple[Block, ...]
    links: list[Link]
    ranges: list[tuple[int, int]]
    local: LocalLinks

    @classmethod
    def of(cls, article: Article) -> "_ArticleLinks":
        local = LocalLinks(article)
        inside = (
            Link(article.text[span.start : span.end], span.target, span.start, span.end)
            for span in local.spans
        )
        links: list[Link] = []
        for link in sorted((*article.links, *inside), key=lambda link: link.start):
            if not links or link.start >= links[-1].end:
                links.append(link)
        return cls(article.blocks, links, [(link.start, link.end) for link in links], local)


class LinksFeature(Feature):
    """Shows letters beside links, follows them, and goes back to the articles one came from."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._trail: list[Departure] = []
        self._opened: Opened | None = None
        self._leaving: Departure | None = None
        self._is_returning = False
        self._links: _ArticleLinks | None = None
        self._fragment = ""  # the place to go to in the article that is being opened

    # Events

    def article_opened(self, opened: Opened) -> None:
        self._opened = opened if opened.whole else None
        if opened.whole and self._fragment:
            fragment, self._fragment = self._fragment, ""
            if (place := self._links_of(opened.article).local.place_of(fragment)) is not None:
                self.screen.article_pane.go_to(place, row=HEADING_ROW)

    def article_closed(self) -> None:
        """Remember the article if it is left through a link, to return to it; else forget all remembered ones."""
        if self._leaving is not None:
            self._trail = [*self._trail[1 - _MAX_TRAIL :], self._leaving]
        elif not self._is_returning:
            self._trail = []
        self._leaving = None

    def status(self) -> StatusPart:
        """Return the address of the first link on the current line, and the key that leads back to an article."""
        screen = self.screen
        can_go_back = self._trail and not screen.navigator.jumps.can_go_back and not screen.in_digest
        hints = bound_hints(screen.app.keymap, (("back", "back"),)) if can_go_back else ()
        return StatusPart(hints=hints, link="" if screen.in_digest else self._link_here())

    def _link_here(self) -> str:
        if (session := self.session) is None or self.screen.article_pane.fold_line is not None:
            return ""
        start, end = self.screen.article_pane.line_range
        links = self._links_of(session.article)
        found = overlapping(links.ranges, start, end)
        if not found:
            return ""
        address = links.links[found[0]].address
        return f"→ {address}" if len(found) == 1 else f"→ {address} +{len(found) - 1}"

    def _links_of(self, article: Article) -> "_ArticleLinks":
        """Return an article's links, which are looked up on every move."""
        if self._links is None or self._links.blocks is not article.blocks:
            self._links = _ArticleLinks.of(article)
        return self._links

    # Letters

    def show_letters(self) -> None:
        """Show letters beside the links in view, and follow the one whose letters are typed."""
        if self.screen.is_single and self.screen.in_digest:
            self.screen.navigator.show_article_pane()
            self.screen.call_after_refresh(self._show_letters)
        else:
            self._show_letters()

    def _show_letters(self) -> None:
        from tui.reader.dialogs.link_letters import LinkLetters

        if (session := self.session) is None:
            return
        pane = self.screen.article_pane
        links = self._links_of(session.article)
        positions = pane.letters.in_view(links.ranges)
        if not positions:
            self.screen.show_message("There is no link on this page.")
            return
        narrowest_first = sorted(positions, key=lambda index: positions[index].cells > 1)
        letters = dict(zip(letters_for(len(positions)), narrowest_first, strict=True))
        self._narrowed(letters, positions, list(letters), is_copy=False)
        self.screen.app.push_screen(
            LinkLetters(
                letters, lambda left, is_copy: self._narrowed(letters, positions, left, is_copy=is_copy)
            ),
            partial(self._chosen, links, letters),
        )

    def _narrowed(
        self, letters: dict[str, int], positions: dict[int, LetterPosition], left: list[str], *, is_copy: bool
    ) -> None:
        """Show the letters that can still be meant, and what typing them does."""
        self.screen.article_pane.letters.show({positions[letters[each]]: each for each in left})
        does = "copies the address · Y follow" if is_copy else "follows the link · Y copy"
        self.screen.show_message(f"A letter {does} · Esc", _LETTERS_SECONDS)

    def _chosen(self, links: "_ArticleLinks", letters: dict[str, int], chosen: "Chosen | None") -> None:
        self.screen.article_pane.letters.show({})
        self.screen.show_message("")
        if chosen is None or self.session is None or self.session.article.blocks is not links.blocks:
            return
        link = links.links[letters[chosen.letters]]
        if chosen.is_copy:
            self.screen.clipboard.copy(link.address, "the address")
        else:
            self.follow(link)

    # Following

    def follow(self, link: Link) -> None:
        """Follow a link: within the article, to another one that is opened here, or else after a question."""
        if self.session is None:
            return
        article = self.session.article
        address, _, fragment = link.address.partition("#")
        local = None if is_url(link.address) else self._links_of(article).local.target_of(link.address)
        if (local is not None and local.path is None) or address == (article.source or "").partition("#")[0]:
            self._jump_to_fragment(fragment)
        elif local is not None and local.path is not None:
            self._open(local.path, local.fragment, self._file_not_opened)
        elif not self.screen.access.allows(link.address) or _is_not_read(address):
            self.show(link)
        else:
            self._open(link.address, fragment, partial(self._not_opened, link))

    def _open(self, source: str | Path, fragment: str, if_failed: Callable[[str], None]) -> None:
        """Open an article, at a place in it, from which one can come back to this one."""
        if self._opened is None:
            self.screen.show_message("The article is still loading.")
            return
        self._leaving, self._fragment = self._departure(self._opened), fragment
        self.screen.loader.open(source, if_failed)

    def _jump_to_fragment(self, fragment: str) -> None:
        assert self.session is not None
        place = self._links_of(self.session.article).local.place_of(fragment) if fragment else 0
        if place is None:
            self.screen.show_message("The place that it leads to was not found.")
        else:
            self.screen.navigator.jump_to_place(place)

    def _departure(self, opened: Opened) -> Departure:
        """Return the article as it is, to come back to."""
        screen, session = self.screen, self.session
        assert session is not None
        choices = screen.summary.choices.state(session.section)
        state = choices._replace(read_parts=screen.reading.saved)
        resume = (opened.resume or ResumeInfo())._replace(state=state, place=None, messages=())
        left = opened._replace(article=session.article, resume=resume)
        return Departure(left, dict(session.rankings), screen.navigator.position, screen.navigator.jumps)

    def _file_not_opened(self, reason: str) -> None:
        self._leaving, self._fragment = None, ""
        self.screen.show_notice("Not opened", reason)

    def _not_opened(self, link: Link, reason: str) -> None:
        self._leaving, self._fragment = None, ""
        # The dialog has the address already.
        self.show(link, reason.replace(f"Cannot read {link.address}:", "Cannot read it:"))

    def go_back(self) -> bool:
        """Show the article again that this one was opened from, at the place of the link.

        Returns:
            False if this article was not opened from another one.
        """
        if not self._trail:
            return False
        departure = self._trail.pop()
        self._is_returning = True
        self.screen.loader.show_again(departure.opened, departure.rankings)
        self._is_returning = False
        self.screen.navigator.jumps = departure.jumps
        self.screen.navigator.go_back_to(departure.position)
        return True

    def show(self, link: Link, reason: str = "") -> None:
        """Show a link's address, then copy or open it as the user chooses.

        Args:
            link: The link.
            reason: Why it was not opened here.
        """
        from tui.reader.dialogs.dialog import LinkDialog

        self.screen.app.push_screen(LinkDialog(link, reason), partial(self.open_or_copy, link.address))

    def open_or_copy(self, address: str, choice: str | None) -> None:
        """Open an address in another program, or copy it, as the user chose in a dialog."""
        from tui.reader.dialogs.dialog import COPY, OPEN

        if choice == COPY:
            self.screen.clipboard.copy(address, "the address")
        elif choice == OPEN and self.screen.app.is_web:
            self.screen.app.open_url(address)
        elif choice == OPEN:
            self._open_browser(address)

    def _open_browser(self, address: str) -> None:
        from tui.reader import browser

        self.screen.show_message("Opening the browser …")
        self.run_in_background(
            lambda: in_daemon_thread(browser.open_in_browser, address),
            self._browser_opened,
            group="browser",
            exclusive=False,
        )

    def _browser_opened(self, is_open: bool) -> None:
        self.screen.show_message(
            "Opened in your browser."
            if is_open
            else "There is no browser here to open it in. Copy the address instead."
        )


def _is_not_read(address: str) -> bool:
    path = address.partition("://")[2].partition("?")[0].partition("/")[2]
    return PurePosixPath(path).suffix.lower() in _NOT_READ
