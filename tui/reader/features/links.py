"""Follows the article's links: within it, to other articles and back, and into the browser."""

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tui.document.model import Article, Link
from tui.document.sections import section_name
from tui.reader.features.feature import Feature
from tui.reader.jumps import JumpList, Position
from tui.reader.rows.spans import overlapping
from tui.reader.status import StatusPart, bound_hints
from tui.reader.threads import in_daemon_thread
from tui.reader.widgets.letters import Spot, letters_for
from tui.reader.worker.protocol import Opened
from tui.summary.rankings import Ranking

if TYPE_CHECKING:
    from tui.reader.dialogs.link_letters import Chosen
    from tui.reader.screen import ReaderScreen

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
    rankings: dict[str, Ranking]
    position: Position
    jumps: JumpList


class LinksFeature(Feature):
    """Shows letters beside links, follows them, and goes back to the articles one came from."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._trail: list[Departure] = []
        self._opened: Opened | None = None
        self._leaving: Departure | None = None
        self._is_returning = False
        self._ranges: tuple[Article | None, list[tuple[int, int]]] = (None, [])

    # Events

    def article_opened(self, opened: Opened) -> None:
        self._opened = opened if opened.whole else None

    def article_closed(self) -> None:
        """Keep the article to come back to if it is left through a link, and else forget all of them."""
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
        found = overlapping(self._link_ranges(session.article), start, end)
        if not found:
            return ""
        address = session.article.links[found[0]].address
        return f"→ {address}" if len(found) == 1 else f"→ {address} +{len(found) - 1}"

    def _link_ranges(self, article: Article) -> list[tuple[int, int]]:
        """Return the starts and ends of an article's links, which are looked up on every move."""
        if self._ranges[0] is not article:
            self._ranges = (article, [(link.start, link.end) for link in article.links])
        return self._ranges[1]

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
        spots = pane.letters.in_view(self._link_ranges(session.article))
        if not spots:
            self.screen.show_message("There is no link on this page.")
            return
        letters = dict(zip(letters_for(len(spots)), spots, strict=True))
        self._narrowed(letters, spots, list(letters), is_copy=False)
        self.screen.app.push_screen(
            LinkLetters(letters, lambda left, is_copy: self._narrowed(letters, spots, left, is_copy=is_copy)),
            partial(self._chosen, session.article, letters),
        )

    def _narrowed(
        self, letters: dict[str, int], spots: dict[int, Spot], left: list[str], *, is_copy: bool
    ) -> None:
        """Show the letters that can still be meant, and what typing them does."""
        self.screen.article_pane.letters.show({spots[letters[each]]: each for each in left})
        does = "copies the address · Y follow" if is_copy else "follows the link · Y copy"
        self.screen.show_message(f"A letter {does} · Esc", _LETTERS_SECONDS)

    def _chosen(self, article: Article, letters: dict[str, int], chosen: "Chosen | None") -> None:
        self.screen.article_pane.letters.show({})
        self.screen.show_message("")
        if chosen is None or self.session is None or self.session.article.links != article.links:
            return
        link = article.links[letters[chosen.letters]]
        if chosen.is_copy:
            self.screen.clipboard.copy(link.address, "the address")
        else:
            self.follow(link)

    # Following

    def follow(self, link: Link) -> None:
        """Follow a link: within the article, to another one that is opened here, or else after a question."""
        if self.session is None:
            return
        address, _, fragment = link.address.partition("#")
        if address == (self.session.article.source or "").partition("#")[0]:
            self._jump_to_fragment(fragment)
        elif self._opened is None or not self.screen.access.allows(link.address) or _is_not_read(address):
            self.show(link)
        else:
            self._leaving = self._departure(self._opened)
            self.screen.loader.open(link.address, partial(self._not_opened, link))

    def _jump_to_fragment(self, fragment: str) -> None:
        assert self.session is not None
        if not fragment:
            self.screen.navigator.jump_to_place(0)
            return
        sections = self.session.article.sections
        found = next((s for s in sections if _letters_of(section_name(s)) == _letters_of(fragment)), None)
        if found is None:
            self.screen.show_message("The place that it leads to was not found.")
        else:
            self.screen.navigator.jump_to_place(found.start)

    def _departure(self, opened: Opened) -> Departure:
        """Return the article as it is, to come back to."""
        screen, session = self.screen, self.session
        assert session is not None
        resume = opened.resume and opened.resume._replace(
            state=screen.summary.choices.state(session.section), place=None, messages=()
        )
        left = opened._replace(article=session.article, resume=resume)
        return Departure(left, dict(session.rankings), screen.navigator.position, screen.navigator.jumps)

    def _not_opened(self, link: Link, reason: str) -> None:
        self._leaving = None
        self.show(link, reason)

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

        self.screen.app.push_screen(LinkDialog(link, reason), partial(self._open_or_copy, link.address))

    def _open_or_copy(self, address: str, choice: str | None) -> None:
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


def _letters_of(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
