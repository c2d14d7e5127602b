"""The two panes and every way to move in them."""

from collections.abc import Callable
from typing import NamedTuple, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.document.model import Section, Sentence
from tui.reader.base_app import ConfiguredApp
from tui.reader.rows.digest_items import DigestItem, Target
from tui.reader.session import Session
from tui.reader.status import (
    StatusContext,
    article_position,
    digest_position,
    header_facts,
    key_hints,
    title_of,
)
from tui.reader.widgets.article_pane import TOP, ArticlePane
from tui.reader.widgets.digest_pane import DigestPane
from tui.reader.widgets.status_line import StatusLine, TitleLine

Breakpoints = list[tuple[int, str]]

PaneType = TypeVar("PaneType", bound=Widget)

_MAXIMUM_JUMPS = 200
_EVEN_SHARE = 50


class Jump(NamedTuple):
    """Where the reader was before a jump."""

    place: int
    row: int
    """The row of the view that the place was on."""
    item: DigestItem | None
    in_digest: bool


class NavigationScreen(Screen[None]):
    """Shows an article beside its digest and moves in both.

    Moving in the digest moves the article; the digest shows where the article is. Whatever needs an article does
    nothing while there is none.
    """

    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS: Breakpoints = [(0, "-too-narrow"), (40, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS: Breakpoints = [(0, "-too-low"), (10, "-high-enough")]  # noqa: RUF012

    app = getters.app(ConfiguredApp)
    title_line = getters.query_one(TitleLine)
    article_pane = getters.query_one("#article", ArticlePane)
    digest_pane = getters.query_one("#digest", DigestPane)
    status_line = getters.query_one(StatusLine)

    def __init__(self) -> None:
        super().__init__()
        self.reading: Session | None = None
        self.is_working = False
        self._jumps: list[Jump] = []

    def compose(self) -> ComposeResult:
        """The header, the two panes, the status line.

        The screen begins with the classes that it will have: Textual looks at its size only after painting, and
        every class added later styles all of it anew.
        """
        width, height = self.app.size
        sizes = (
            _breakpoint(width, self.HORIZONTAL_BREAKPOINTS),
            _breakpoint(height, self.VERTICAL_BREAKPOINTS),
        )
        self.add_class(*sizes, "-digest-page", update=False)
        yield TitleLine()
        settings = self.app.settings
        with Horizontal(id="panes"):
            yield _sharing(ArticlePane(settings.text_width, id="article"), settings.split_percent)
            yield _sharing(DigestPane(id="digest"), 100 - settings.split_percent)
        yield StatusLine()
        yield Static("The reader needs at least 40 columns and 10 rows.", id="too-small")

    def on_mount(self) -> None:
        """Begin in the digest."""
        self.turn_to(in_digest=True)

    # Where the reader is

    @property
    def in_digest(self) -> bool:
        """Whether keys act on the digest."""
        return self.has_class("-digest-page")

    @property
    def pane(self) -> ArticlePane | DigestPane:
        """The pane that keys act on."""
        return self.digest_pane if self.in_digest else self.article_pane

    @property
    def is_single(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoomed") or not self.has_class("-wide")

    def turn_to(self, *, in_digest: bool) -> None:
        """Let keys act on a pane; where one pane has the screen, show that one."""
        self.turn_page(in_digest=in_digest)
        self.pane.focus(scroll_visible=False)
        self.show_position()

    def turn_page(self, *, in_digest: bool) -> None:
        """Show the pane where one pane has the screen; the focus stays where it is."""
        self.set_class(in_digest, "-digest-page")
        self.set_class(not in_digest, "-article-page")

    def on_resize(self) -> None:
        """Say what matters at the new size; a terminal that was too small for the panes took the focus from them."""
        if self.focused is None:
            self.pane.focus(scroll_visible=False)
        self.show_position()

    def show_position(self) -> None:
        """Bring the header, the frames and the status line up to date."""
        now = StatusContext(
            self.in_digest, self.is_single, self.is_working, bool(self._jumps), self.across_hint
        )
        self.status_line.hints = key_hints(self.app.keymap, now)
        reading = self.reading
        if reading is None:
            return
        self.app.title = self.title_line.title = title_of(reading.article)
        self.title_line.facts = header_facts(reading, self.app.settings.words_per_minute)
        progress = f"{self.article_pane.progress} %"
        self.status_line.position = progress
        article = article_position(reading, self.article_pane.place)
        digest = digest_position(reading, self.digest_pane.current)
        if self.is_single:
            article, digest = f"digest: {digest}" if digest else "", f"article: {progress} · {article}"
        self.article_pane.border_subtitle = Content(article)
        self.digest_pane.border_subtitle = Content(digest)

    @property
    def across_hint(self) -> str:
        """What Enter does."""
        return "go there" if self.in_digest else "digest"

    def mark_article(self) -> None:
        """Mark the summary in the article, the digest's current sentence more strongly."""
        current = self.digest_pane.current
        summary = () if self.reading is None else self.reading.summary
        self.article_pane.mark_sentences(summary, current if isinstance(current, Sentence) else None)

    @property
    def current_sentence(self) -> Sentence | None:
        """The digest's current line if it is a sentence, else the sentence at the article's current line."""
        target = self.digest_pane.current if self.in_digest else None
        if isinstance(target, Sentence) or self.reading is None:
            return target if isinstance(target, Sentence) else None
        return self.reading.sentence_at(self.article_pane.place)

    # Jumps

    def jump_to(self, target: Target, *, select: bool = True) -> None:
        """Go to a sentence or section in the article, in a way that can be undone.

        Args:
            target: Where to go.
            select: Make its line the digest's current one.
        """
        self.remember()
        self.status_line.message = ""
        self.show_target(target)
        if select:
            self.digest_pane.select(target)
            self.mark_article()
        self.show_position()

    def show_target(self, target: Target) -> None:
        """Bring a sentence or section of the article into view."""
        self.article_pane.go_to(target.start, row=TOP if isinstance(target, Section) else None)

    def here(self) -> Jump:
        """Where the reader is."""
        return Jump(
            self.article_pane.place,
            self.article_pane.resting_row,
            self.digest_pane.current_item,
            self.in_digest,
        )

    def remember(self, jump: Jump | None = None) -> None:
        """Remember a place to come back to: where the reader is, or was."""
        self._jumps = [*self._jumps[1 - _MAXIMUM_JUMPS :], jump or self.here()]

    def return_to(self, jump: Jump) -> None:
        """Go back to where the reader was."""
        self.article_pane.go_to(jump.place, row=jump.row)
        if jump.item is not None and jump.item.target is not None:
            self.digest_pane.select(jump.item.target, jump.item.style)
        self.mark_article()
        self.turn_to(in_digest=jump.in_digest)

    def forget_jumps(self) -> None:
        """Forget them all: they were in another article."""
        self._jumps = []

    # What the panes report

    @on(ArticlePane.Moved)
    def _article_moved(self, event: ArticlePane.Moved) -> None:
        section = None if self.reading is None else self.reading.section_at(event.place)
        self.digest_pane.mark_section(None if section is None else section.index)
        self.show_position()

    @on(ArticlePane.Clicked)
    def _article_clicked(self, event: ArticlePane.Clicked) -> None:
        self.remember()
        self.article_pane.go_to(event.place)
        self.turn_to(in_digest=False)

    @on(DigestPane.Moved)
    def _digest_moved(self, event: DigestPane.Moved) -> None:
        self.show_target(event.target)
        self.mark_article()
        self.show_position()

    @on(DigestPane.Clicked)
    def _digest_clicked(self, event: DigestPane.Clicked) -> None:
        item = event.item
        if item is None or item.target is None:
            self.turn_to(in_digest=True)
            return
        self.remember()
        self.digest_pane.select(item.target, item.style)
        self.show_target(item.target)
        self.mark_article()
        self.turn_to(in_digest=False)

    # What the keys do

    def action_move_lines(self, lines: int) -> None:
        """Line by line, or item by item."""
        self.pane.move_lines(lines)

    def action_move_pages(self, pages: float) -> None:
        """By pages or parts of one."""
        self.pane.move_pages(pages)

    def action_move_to_end(self, top: bool) -> None:
        """To the first or last row."""
        self.pane.move_to_end(top=top)

    def action_switch_pane(self) -> None:
        """To the other pane."""
        self.turn_to(in_digest=not self.in_digest)

    def action_next_section(self) -> None:
        """To the next section that starts after the current line."""
        self._jump(lambda reading, place: reading.section_after(place), "This is the last section.")

    def action_previous_section(self) -> None:
        """To the last section that starts before the current line."""
        self._jump(lambda reading, place: reading.section_before(place), "This is the first section.")

    def action_go_to_section(self, number: int) -> None:
        """To a top-level section with a heading, by its number."""
        self._jump(lambda reading, _: reading.numbered_section(number), f"There is no section {number}.")

    def action_next_sentence(self) -> None:
        """To the next sentence of the summary."""
        self._jump(
            lambda reading, place: reading.summary_after(place),
            "No sentence of the summary comes after this.",
        )

    def action_previous_sentence(self) -> None:
        """To the previous sentence of the summary."""
        self._jump(
            lambda reading, place: reading.summary_before(place),
            "No sentence of the summary comes before this.",
        )

    def _jump(self, find: Callable[[Session, int], Target | None], otherwise: str) -> None:
        """Jump to what is found from the current line, or say why not."""
        if self.reading is None:
            return
        target = find(self.reading, self.article_pane.place)
        if target is None:
            self.status_line.say(otherwise)
        else:
            self.jump_to(target)

    def action_across(self) -> None:
        """From a line of the digest to its place in the article, and from there back to the digest."""
        if self.in_digest:
            if (target := self.digest_pane.current) is not None:
                self.jump_to(target, select=False)
                self.turn_to(in_digest=False)
        elif self.reading is not None and (target := self._target_here()) is not None:
            self.remember()
            self.digest_pane.select(target)
            self.mark_article()
            self.turn_to(in_digest=True)

    def _target_here(self) -> Target | None:
        """The digest's line for this place: a sentence of the summary on the current line, else the section."""
        assert self.reading is not None
        place, end = self.article_pane.place, self.article_pane.line_end()
        return self.reading.summary_between(place, end) or self.reading.section_at(place)

    def action_back(self) -> None:
        """Undo the last jump."""
        if not self._jumps:
            self.status_line.say("There is no jump to undo.")
            return
        self.return_to(self._jumps.pop())

    def action_fold(self) -> None:
        """Fold the outline to its top level, or unfold it."""
        folded = self.digest_pane.toggle_fold()
        self.status_line.say("The outline is folded." if folded else "The outline is unfolded.")

    def action_widen_text(self, columns: int) -> None:
        """Make the article's text wider, or narrower by a negative number; the place stays."""
        now = self.article_pane.widen_text(columns)
        if self.is_single and self.in_digest:
            self.status_line.say("The article is not in view.")
        elif now is None:
            self.status_line.say(
                "The text cannot be narrower." if columns < 0 else "The text fills the pane."
            )
        else:
            self.status_line.say(f"The text is at most {now} columns wide.")

    def action_one_pane(self) -> None:
        """One pane over the whole screen, and back."""
        if not self.has_class("-wide"):
            self.status_line.say("One pane has the whole screen already.")
            return
        self.toggle_class("-zoomed")
        self.show_position()


def _sharing(pane: PaneType, share: int) -> PaneType:
    """A pane with its share of the width, in per cent."""
    if share != _EVEN_SHARE:
        pane.styles.width = f"{share}fr"
    return pane


def _breakpoint(size: int, breakpoints: Breakpoints) -> str:
    return max(breakpoint for breakpoint in breakpoints if breakpoint[0] <= size)[1]
