"""Two articles side by side: what both say is joined, what only one says is marked."""

import asyncio
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from tui.document.model import Article, Sentence
from tui.document.parts import Part, parts_of
from tui.document.sections import sentence_at
from tui.reader.base_app import Breakpoints, breakpoint_class
from tui.reader.dialogs.dialog import PANE_MOVES, Dialog, movement_bindings
from tui.reader.jobs import failure_reason
from tui.reader.widgets.article_pane import HEADING_ROW, ArticlePane
from tui.reader.widgets.status_line import LongMessage, StatusLine
from tui.reader.worker.client import WorkerClient
from tui.reader.worker.requests import FindCounterparts
from tui.text.phrases import count_phrase
from tui.text.sanitize import clean_line
from tui.text.urls import without_credentials

if TYPE_CHECKING:
    from tui.summary.counterparts import Counterparts

_ONLY_HERE = "Only this article says this."
_NOTHING_ONLY_HERE = "The other article says all that this one does."


class _Side:
    """One of the two articles, in its pane."""

    def __init__(
        self,
        pane: ArticlePane,
        article: Article,
        joined: Sequence[int | None],
        parts: Sequence[Part],
        others: Sequence[Part],
    ) -> None:
        self.pane = pane
        self.article = article
        self.joined = joined
        self.parts = [part.sentence for part in parts]
        self.lines = frozenset(part.sentence for part in parts if part.block is not None)
        self.alone = joined.count(None)
        marked = [part for part in parts if _differs(part, joined[part.sentence.index], others)]
        self.marked = [part.sentence for part in marked]
        self.stops = [part.sentence for part in marked[:1]]
        self.stops += [after.sentence for before, after in pairwise(marked) if _is_stop(before, after)]

    @property
    def current(self) -> Sentence | None:
        """The sentence or line at the cursor, or the next one."""
        return sentence_at(self.parts, self.pane.place)

    def mark(self, current: Sentence | None) -> None:
        """Mark the current sentence or line, and those that the other article does not have."""
        self.pane.mark_sentences(self.marked, current)

    def show(self, name: str) -> None:
        """Show the article under a name, with how much of it only it has."""
        self.pane.show_article(self.article)
        self.pane.border_title = Content(name)
        total = count_phrase(len(self.joined), "passage" if self.lines else "sentence")
        self.pane.border_subtitle = Content(f"{self.alone:,} of {total} only here")


def _differs(part: Part, joined: int | None, others: Sequence[Part]) -> bool:
    """Return whether the other article does not have a part: a line with changes is another one."""
    if joined is None or part.block is None:
        return joined is None
    return part.sentence.text.split() != others[joined].sentence.text.split()


def _is_stop(before: Part, after: Part) -> bool:
    """Return whether one stops at a part that differs, after another: not at each row of one table."""
    is_next = after.sentence.index == before.sentence.index + 1
    return after.block is None or after.block is not before.block or not is_next


class SidesScreen(Dialog[str]):
    """Shows two articles side by side; its result is the reason why it could not, or None.

    Args:
        sources: The paths or addresses of the two.
        client: Opens and compares them; it is closed with the screen.
        language: The language of both, by Sumy's name; None to detect it.
        words: The words of the first one to begin at.
    """

    AUTO_FOCUS = "#first"
    HORIZONTAL_BREAKPOINTS: Breakpoints = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        *movement_bindings({**PANE_MOVES, "next-sentence": "walk(1)", "previous-sentence": "walk(-1)"}),
        Binding("tab,shift+tab", "switch_pane", "The other article", show=False, id="switch-pane"),
        Binding("enter", "join", "To where the other article says the same", show=False),
    ]

    status_line = getters.query_one(StatusLine)

    def __init__(
        self,
        sources: Sequence[str | Path],
        client: WorkerClient,
        language: str | None = None,
        words: str = "",
    ) -> None:
        super().__init__()
        self._sources = sources
        self._client = client
        self._language = language
        self._words = words
        self._sides: Sequence[_Side] = ()
        self._in_second = False

    def compose(self) -> ComposeResult:
        """Yield the two panes and the status line."""
        width = breakpoint_class(self.app.size.width, self.HORIZONTAL_BREAKPOINTS)
        self.add_class(width, "-first-page", update=False)
        with Horizontal(id="sides"):
            yield ArticlePane(self.app.settings.text_width, id="first")
            yield ArticlePane(self.app.settings.text_width, id="second")
        yield StatusLine()
        yield LongMessage()

    def on_mount(self) -> None:
        """Open the two articles."""
        self.status_line.position = "Opening both articles …"
        self._open()

    def on_unmount(self) -> None:
        """Stop what is still being done."""
        self._client.close()

    @work(exclusive=True, group="sides", exit_on_error=False)
    async def _open(self) -> None:
        try:
            first, second = [await self._article(source) for source in self._sources]
            found = await self._client.ask(first, FindCounterparts(second))
        except Exception as error:
            self.call_later(self._fail, failure_reason("compared", error))
        else:
            self.call_later(self._show, first, second, found)

    def _fail(self, reason: str) -> None:
        self.dismiss(reason)

    async def _article(self, source: str | Path) -> Article:
        opened = await asyncio.wrap_future(self._client.open(source, self._language).whole)
        return await self._client.with_sentences(opened.article)

    def _show(self, first: Article, second: Article, found: "Counterparts") -> None:
        self.status_line.position = ""
        panes, parts = self.query(ArticlePane), (parts_of(first), parts_of(second))
        pairs = zip(panes, (first, second), found, parts, reversed(parts), strict=True)
        self._sides = [_Side(*each) for each in pairs]
        for side, source in zip(self._sides, self._sources, strict=True):
            name = "" if first.title == second.title else side.article.title
            side.show(name or clean_line(without_credentials(side.article.source or str(source))))
        begin = next((each for each in self._sides[0].parts if each.text == self._words), None)
        if begin is not None:
            self._here.pane.go_to(begin.start, row=HEADING_ROW)
            self._bring_other(begin)
        self._update()

    @property
    def _here(self) -> _Side:
        return self._sides[self._in_second]

    @property
    def _there(self) -> _Side:
        return self._sides[not self._in_second]

    def _counterpart(self, sentence: Sentence | None) -> Sentence | None:
        """Return what the other article has in the place of a sentence or line of this one."""
        index = None if sentence is None else self._here.joined[sentence.index]
        return None if index is None else self._there.parts[index]

    def _likeness(self, one: Sentence, other: Sentence | None) -> str:
        """Return whether both articles have a sentence or a line, and in the same words."""
        if other is None:
            return "only here"
        if one.text.split() == other.text.split():
            return "both"
        return "both, with changes" if one in self._here.lines else "both, in other words"

    def _bring_other(self, sentence: Sentence) -> bool:
        """Scroll the other article to where it says the same; return whether it does."""
        other = self._counterpart(sentence)
        if other is not None:
            self._there.pane.go_to(other.start, row=self._here.pane.place_row)
        return other is not None

    @on(ArticlePane.Moved)
    def _update(self) -> None:
        """Mark the sentence at the cursor in both articles, and show the keys."""
        if not self._sides:
            return
        current = self._here.current
        other = self._counterpart(current)
        self._here.mark(current)
        self._there.mark(other)
        keymap = self.app.keymap
        walks = " ".join(filter(None, (keymap.first("next-sentence"), keymap.first("previous-sentence"))))
        self.status_line.hints = (
            *((("Enter", "the same there"),) if other is not None else ()),
            (walks, "only here"),
            (keymap.first("switch-pane"), "other article"),
            ("Esc", "close"),
        )
        self.status_line.position = "" if current is None else self._likeness(current, other)

    @on(ArticlePane.Clicked)
    def _clicked(self, event: ArticlePane.Clicked) -> None:
        event.pane.go_to(event.place)
        self._focus(second=event.pane.id == "second")

    def _focus(self, *, second: bool) -> None:
        self._in_second = second
        self.update_classes({"-second-page": second, "-first-page": not second})
        self.query(ArticlePane)[second].focus(scroll_visible=False)
        self._update()

    @property
    def pane(self) -> ArticlePane:
        return self.query(ArticlePane)[self._in_second]

    def action_switch_pane(self) -> None:
        """Go to the other article."""
        self._focus(second=not self._in_second)

    def action_walk(self, step: int) -> None:
        """Go to what only this article has: the next sentence, table or code, or the previous one."""
        if not self._sides:
            return
        place, alone = self.pane.place, self._here.stops
        ahead = [each for each in alone[::step] if (each.start - place) * step > 0]
        if ahead:
            self.pane.go_to(ahead[0].start)
        else:
            which = "last" if step > 0 else "first"
            message = f"This was the {which} that only this article has." if alone else _NOTHING_ONLY_HERE
            self.status_line.show_message(message)

    def action_join(self) -> None:
        """Scroll the other article to where it says the same, and go there if it is not in view."""
        current = self._here.current if self._sides else None
        if current is None:
            return
        if not self._bring_other(current):
            self.status_line.show_message(_ONLY_HERE)
        elif self.has_class("-narrow"):
            self.action_switch_pane()
