"""Keeps track of which sections were read."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tui.reader.features.feature import Feature
from tui.reader.rows.read_ranges import ReadRanges, shown_ranges
from tui.reader.rows.spans import TextRange
from tui.reader.worker.protocol import Opened

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen

_FASTEST = 3
"""A part that was in view for less time than reading it this many times faster than usual takes was not read."""


class _View(NamedTuple):
    """The state of the article pane after the last event."""

    place: int
    shown: Sequence[TextRange]
    section: TextRange
    """The section that the cursor is in."""
    in_digest: bool
    jumps: int
    """The number of jumps made so far."""


class ReadingFeature(Feature):
    """Keeps track of the parts of the article that were read, and dims the outline's sections that were read.

    Text is read when the reader moves on past it, by lines, by pages or with the wheel. What was jumped to is also read
    if it was in view for long enough. What is jumped over or previewed is not read.

    Args:
        screen: The reader's screen.
        clock: Returns the time in seconds.
    """

    def __init__(self, screen: "ReaderScreen", clock: Callable[[], float] = monotonic) -> None:
        super().__init__(screen)
        self.clock = clock
        self._length = 0  # of the article's text
        self._parts = ReadRanges()
        self._sections: frozenset[int] = frozenset()
        self._view: _View | None = None  # None while the article is not being read, as during a preview
        self._since = 0.0

    @property
    def saved(self) -> str | None:
        """The parts that were read, as the library keeps them."""
        return self._parts.dump(self._length) or None

    @property
    def reached(self) -> int:
        """The offset up to which the article was read, or is in view if it is being read."""
        view = self._current_view()
        ends = [
            part.end for part in (*self._parts.ranges[-1:], *(view.shown[-1:] if view is not None else ()))
        ]
        return max(ends, default=0)

    # Events

    def article_opened(self, opened: Opened) -> None:
        """Restore what was read before."""
        self._view = None
        if not opened.whole:
            return
        state = None if opened.resume is None else opened.resume.state
        length = len(opened.article.text)
        if self._length == length and (state is None or state.read_parts is None):
            return  # the same text was read again
        self._length, self._parts = length, ReadRanges()
        for part in ReadRanges.parse(None if state is None else state.read_parts, length).ranges:
            self._add(part)
        self._show()

    def article_closed(self) -> None:
        self._length, self._parts, self._sections, self._view = 0, ReadRanges(), frozenset(), None
        self._show()

    def digest_changed(self) -> None:
        """Look again at which sections were read: topics are found after the article is opened."""
        if self.session is not None and self._parts.ranges:
            sections, parts = self.session.article.sections, self._parts
            self._sections = frozenset(
                index for part in parts.ranges for index in parts.read_among(sections, *part)
            )
            self._show()

    def position_changed(self) -> None:
        """Add what was read between the last position and this one."""
        before, now = self._view, self._current_view()
        if before is not None:
            has_moved = now is None or now.place != before.place
            if now is not None and now.jumps == before.jumps and now.place > before.place:
                self._add_passed(before, now)
            elif not before.in_digest and (has_moved or (now is not None and now.in_digest)):
                self._add_if_stayed(before)
        if now is None or before is None or (now.place, now.in_digest) != (before.place, before.in_digest):
            self._since = self.clock()
        self._view = now

    def _current_view(self) -> _View | None:
        screen, pane = self.screen, self.screen.article_pane
        if (
            self.session is None
            or not screen.loader.is_whole
            or screen.find.is_asking
            or screen.navigator.previewed_from is not None
        ):
            return None
        section, top = self.session.section_at(pane.place), pane.scroll_offset.y
        return _View(
            pane.place,
            shown_ranges(pane.line_index, top, top + pane.page_rows - 1),
            TextRange(0, self._length) if section is None else TextRange(section.start, section.end),
            screen.in_digest,
            screen.navigator.jumps.made,
        )

    # What was read

    def _add_passed(self, before: _View, now: _View) -> None:
        """Add what was in view and is now above the cursor; at the end of the article, all that is in view."""
        pane = self.screen.article_pane
        for start, end in before.shown:
            self._add(TextRange(start, min(end, now.place)))
        if pane.scroll_offset.y >= pane.last_scroll > 0:
            for part in now.shown:
                self._add(part)
        self._show()

    def _add_if_stayed(self, view: _View) -> None:
        """Add what was in view of the section with the cursor, unless it was in view for too short a time."""
        assert self.session is not None
        first, last = view.section
        parts = [TextRange(max(start, first), min(end, last)) for start, end in view.shown]
        words_before = self.session.article.words_before
        words = sum(words_before(end) - words_before(start) for start, end in parts if start < end)
        pace = self.screen.app.settings.words_per_minute * _FASTEST
        if self.clock() - self._since >= 60 * words / pace:
            for part in parts:
                self._add(part)
            self._show()

    def _add(self, part: TextRange) -> None:
        parts = self._parts.with_range(*part)
        if self.session is not None and parts != self._parts:
            self._parts = parts
            self._sections = self._sections.union(parts.read_among(self.session.article.sections, *part))

    def _show(self) -> None:
        self.screen.digest_pane.mark_read(self._sections)
