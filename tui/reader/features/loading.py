"""The part of the reader's screen that opens articles."""

from collections.abc import Callable
from os.path import expanduser  # unlike the method of Path, it never raises
from pathlib import Path

from textual import on, work

from tui.document.errors import StandfirstError
from tui.document.model import Article
from tui.document.sections import find_section
from tui.library.anchors import anchor_at, locate
from tui.library.records import ReadingState
from tui.reader import messages
from tui.reader.article_load import ArticleLoad
from tui.reader.features.pickers import ListingScreen
from tui.reader.jobs import JobRunner
from tui.reader.session import Session
from tui.reader.startup import Startup
from tui.reader.status import title_of
from tui.reader.widgets.article_pane import LEFT_OFF, TOP
from tui.reader.worker.protocol import Opened, Remembered
from tui.text.urls import is_url

_FIRST = 1


class OpeningScreen(ListingScreen):
    """Opens one article in the place of another.

    Every request to open something has a generation. What comes of a request before the latest is passed over; the
    article that is shown keeps the generation that it was asked for with.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Startup) -> None:
        super().__init__()
        self.start = start
        self.memory = start.memory
        self.grounds = start.grounds
        self.work_room = JobRunner(start.engine, self.post_message)
        self.is_opening = False
        self.is_whole = False
        self.shown_generation = 0
        self._asked_generation = 0
        self._first_section = start.request.section
        self._part: Remembered | None = None  # while only the part is shown where the article was left
        self._not_opened_yet = ""

    # What the summarising part decides

    def new_reading(self, article: Article) -> Session:
        """How an article is read that was just opened."""
        raise NotImplementedError

    def take_up_choices(self, state: ReadingState) -> None:
        """Read the next article as it was left, as far as nothing else was chosen since."""
        raise NotImplementedError

    def article_opened(self, opened: Opened) -> None:
        """Tell that an article was put on the screen."""
        raise NotImplementedError

    def begin_summary(self) -> None:
        """Have the whole article that is shown now summarised."""
        raise NotImplementedError

    def show_state(self, state: str, *, working: bool = True) -> None:
        """Say what is being done, or why nothing is; an empty text means that all is done."""
        self.is_working = bool(state) and working
        self.digest_pane.show_state(state)
        self.show_position()

    def leave_article(self) -> None:
        """Forget what is about the article that was shown before, as another one takes its place."""
        self.forget_jumps()
        self.drop_find()

    # Asking for an article

    def open_start(self) -> None:
        """Open what the reader was started with."""
        start = self.start
        if start.opening is not None:
            self._open_first(start.opening)
        elif start.folder is not None:
            self.open_path(start.folder)
        elif start.files:
            self.list_files(start.files)
        else:
            self.list_library()

    def action_open(self) -> None:
        """Ask for a path or an address and open it. One that could not be opened stands there to be corrected."""
        from tui.reader.dialogs.prompts import OpenPrompt

        self.app.push_screen(OpenPrompt(self.grounds, self._not_opened_yet), self._open_typed)

    def _open_typed(self, typed: str | None) -> None:
        if typed is not None:
            self._not_opened_yet = typed
            self.open_source(typed)

    def open_source(self, source: str | Path) -> None:
        """Open a file or a web page, or list the articles of a folder."""
        if isinstance(source, str) and is_url(source):
            self._begin_opening(self.start.engine.open(source, self.start.request.language))
        else:
            self.open_path(Path(source))

    def open_path(self, path: Path) -> None:
        """Open a file, or list the articles of a folder."""
        from tui.sources.files import is_folder

        path = Path(expanduser(path))  # noqa: PTH111
        if self.grounds.hold(path) and is_folder(path):
            self.list_folder(path)
        else:
            self._begin_opening(self.start.engine.open(path, self.start.request.language))

    def open_kept(self, source: str) -> None:
        """Open an article of the library by its source: an absolute path, or an address."""
        self._begin_opening(
            self.start.engine.open(source if is_url(source) else Path(source), self.start.request.language)
        )

    @property
    def has_something(self) -> bool:
        """Whether an article is shown, or is about to be."""
        return self.reading is not None or self.is_opening

    def _open_first(self, opening: ArticleLoad) -> None:
        """Show what is there already, so that it is in the first picture of the screen."""
        first = opening.first
        if not first.done() or first.exception() is not None:
            self._begin_opening(opening)
            return
        self._asked_generation += 1
        self._show(first.result(), self._asked_generation)
        if not first.result().whole:
            self._await(opening)

    def _begin_opening(self, opening: ArticleLoad) -> None:
        self._asked_generation += 1
        self.workers.cancel_group(self, "summarize")
        self._await(opening)

    def _await(self, opening: ArticleLoad) -> None:
        self.is_opening = True
        self.show_state("Opening …")
        self._open(self._asked_generation, opening)

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _open(self, generation: int, opening: ArticleLoad) -> None:
        await self.work_room.open(generation, opening)

    # What comes of it

    @on(messages.ArticleOpened)
    def _article_opened(self, event: messages.ArticleOpened) -> None:
        if event.generation == self._asked_generation:
            self._show(event.opened, event.generation)

    def _show(self, opened: Opened, generation: int) -> None:
        if self.reading is not None and self.reading.article is opened.article:
            return
        goes_on = generation == self.shown_generation
        self.shown_generation, self.is_whole = generation, opened.whole
        place, row = self._place_in(opened, goes_on=goes_on)
        if not goes_on:
            self.leave_article()
        remembered = opened.remembered
        if remembered is not None or not goes_on:
            self.take_up_choices(ReadingState() if remembered is None else remembered.state)
        self._part = None if opened.whole else remembered
        self.reading = self.new_reading(opened.article)
        self.article_pane.show_article(opened.article, place, row)
        self.digest_pane.show_article(None if self._part else opened.article, goes_on=goes_on)
        if goes_on:
            self.find_anew()
        self.app.title = title_of(opened.article)
        if opened.whole:
            self._show_whole(opened, place)
        self.show_position()

    def _show_whole(self, opened: Opened, place: int | None) -> None:
        self.is_opening = False
        self._not_opened_yet = ""
        for note in opened.article.notes:
            self.status_line.say(note)
        here = None if place is None or self.reading is None else self.reading.section_at(place)
        if here is not None and self.digest_pane.current is None:
            self.digest_pane.select(here)
        self._begin_in_section(opened.article)
        self.article_opened(opened)
        self.begin_summary()

    def _place_in(self, opened: Opened, *, goes_on: bool) -> tuple[int | None, int]:
        """Where to show an article, and on which row of the view: where it was left, or where the reader is by now."""
        pane, left = self.article_pane, None if opened.remembered is None else opened.remembered.place
        if not goes_on or (self._part is None and pane.is_at_top and left is not None):
            return left, LEFT_OFF
        if self._part is None or self._part.place is None or self.reading is None:
            return pane.place, pane.resting_row
        here = anchor_at(self.reading.article.text, pane.place)
        expected = (left or 0) + pane.place - self._part.place
        self.forget_jumps()  # they were in the part
        return locate(opened.article.text, here._replace(offset=max(1, expected))), pane.resting_row

    def show_position(self) -> None:
        """Bring the screen up to date; of an article of which a part is shown, with what is known of the whole."""
        super().show_position()
        if self._part is not None and self.reading is not None:
            self.title_line.facts = (self.reading.article.language,)
            self.status_line.position = f"{round(100 * self._part.state.progress)} %"
            self.article_pane.border_subtitle = ""

    @on(messages.OpeningProgressed)
    def _opening_progressed(self, event: messages.OpeningProgressed) -> None:
        if self.is_opening and event.generation == self._asked_generation:
            self.show_state(event.state)

    @on(messages.OpeningFailed)
    def _opening_failed(self, event: messages.OpeningFailed) -> None:
        if event.generation != self._asked_generation:
            return
        self.is_opening = False
        if event.generation == _FIRST and self.reading is None and not self.has_list:
            self.app.exit(event.reason, return_code=1)
            return
        self.refuse(event.reason)
        if self.reading is None:
            self.show_state("")
        elif self.is_whole:
            self.begin_summary()
        else:
            self.show_state("Only the beginning could be opened.", working=False)

    def refuse(self, reason: str) -> None:
        """Say why an article was not opened; the one that was open stays."""
        if not self.has_something and not self.has_list:
            self.app.exit(reason, return_code=1)
            return
        self.say_over_the_article("Not opened", reason, self._list_if_empty)

    def _list_if_empty(self, _: None) -> None:
        if not self.has_something:
            self.list_again()

    def say_over_the_article(self, title: str, text: str, then: Callable[[None], None] | None = None) -> None:
        """Say something that the reader must have seen.

        Args:
            title: What it is about.
            text: What there is to say.
            then: Called once it is closed.
        """
        from tui.reader.dialogs.dialog import Notice

        self.app.push_screen(Notice(title, text), then)

    def show_anew(self, article: Article) -> None:
        """Show the same text as another article; what is still being found out about the former is passed over."""
        self._asked_generation += 1
        self.shown_generation = self._asked_generation
        self.reading = self.new_reading(article)
        self.digest_pane.show_article(article, goes_on=True)
        self.show_position()

    def _begin_in_section(self, article: Article) -> None:
        wanted, self._first_section = self._first_section, None
        if wanted is None:
            return
        try:
            section = find_section(article, wanted)
        except StandfirstError as error:
            self.say_over_the_article("No such section", str(error))
            return
        self.article_pane.go_to(section.start, row=TOP)
        self.digest_pane.select(section)

    def stop_opening(self) -> None:
        """Give up opening an article; the one that was open stays."""
        self.workers.cancel_group(self, "open")
        self.is_opening = False
        if self.reading is None or not self.is_whole:
            self.show_state("Stopped before the whole article was there.", working=False)
        else:
            self.begin_summary()
