"""The reader's screen: opens articles, has them summarised, and takes every choice about the digest.

Its dialogs are loaded when they are opened: the first picture is not to wait for them.
"""

import gc
from collections.abc import Callable
from pathlib import Path

from textual import on, work

from tui.app import messages
from tui.app.engine.frames import Opened
from tui.app.facts import about
from tui.app.openings import Opening
from tui.app.reading import Reading
from tui.app.screens.navigation import NavigationScreen
from tui.app.start import Start
from tui.app.widgets.title_line import fitted
from tui.app.work import Work
from tui.article.clean import clean_line
from tui.article.errors import StandfirstError
from tui.article.model import Article, Section, Sentence
from tui.article.outline import find_section, section_name
from tui.summary.lengths import Length
from tui.summary.methods import METHODS

_COPIED_SHOWN = 40


def _collect_garbage_again() -> None:
    """From now on there is garbage. What was loaded to get here is none, and is not looked at again."""
    gc.freeze()
    gc.enable()


class ReaderScreen(NavigationScreen):
    """Shows one article at a time.

    Args:
        start: What to open first, and how to begin.
    """

    def __init__(self, start: Start) -> None:
        super().__init__()
        self._start = start
        request = start.request
        self._wanted_method = request.method
        self._length = request.length
        self._first_section = request.section
        self._generation = 0
        self._is_whole = False
        self._listed: tuple[str, tuple[Path, ...]] | None = None
        self._work = Work(start.engine, self.post_message)

    def on_mount(self) -> None:
        """Open what was asked for, and load what summaries need meanwhile."""
        self.call_after_refresh(_collect_garbage_again)
        start = self._start
        start.engine.warm_up()
        if start.opening is not None:
            self._open_first(start.opening)
        elif start.folder is not None:
            self.open_path(start.folder)
        elif start.files:
            self.list_articles("Articles", start.files)
        else:
            self.action_library()

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self._start.engine.close()

    # Opening an article

    def open_path(self, path: Path) -> None:
        """Open a file, or list the articles of a folder."""
        from tui.sources.folders import articles_in, is_folder

        path = path.expanduser()
        if not is_folder(path):
            self.open_file(path)
            return
        try:
            self.list_articles(clean_line(str(path)), articles_in(path))
        except StandfirstError as error:
            self.opening_failed(str(error))

    def list_articles(self, title: str, paths: tuple[Path, ...]) -> None:
        """Let the reader choose from files."""
        from tui.app.screens.articles import ArticlesDialog

        self._listed = (title, paths)
        dialog = ArticlesDialog(title, paths, nothing_under=self.reading is None)
        self.app.push_screen(dialog, self._open_chosen)

    def open_file(self, path: Path) -> None:
        """Open an article in the place of the one that is shown, once it can be read."""
        self._generation += 1
        self.workers.cancel_group(self, "summarize")
        self._show_state("Opening …")
        self._open(self._generation, self._start.engine.open(path, self._start.request.language))

    def _open_first(self, opening: Opening) -> None:
        """Show what is there already, so that it is in the first picture of the screen."""
        self._generation += 1
        if opening.first.done() and opening.first.exception() is None:
            opened = opening.first.result()
            self._show_article(opened)
            if opened.whole:
                return
        self._show_state("Opening …")
        self._open(self._generation, opening)

    def _open_chosen(self, path: str | None) -> None:
        if path is not None:
            self.open_file(Path(path))
        elif self.reading is None:
            self.app.exit()

    @work(exclusive=True, group="open", exit_on_error=False)
    async def _open(self, generation: int, opening: Opening) -> None:
        await self._work.open(generation, opening)

    @on(messages.ArticleOpened)
    def _article_opened(self, event: messages.ArticleOpened) -> None:
        if event.generation == self._generation:
            self._show_article(event.opened)

    def _show_article(self, opened: Opened) -> None:
        if self.reading is not None and self.reading.article is opened.article:
            return
        goes_on = self.reading is not None and not self._is_whole
        place = self.article_pane.place if goes_on else None
        self._is_whole = opened.whole
        if not goes_on:
            self.forget_jumps()
        self.reading = Reading(opened.article, self._wanted_method, self._length)
        self.article_pane.show_article(opened.article, place)
        self.digest_pane.show_article(opened.article)
        self.app.title = opened.article.title or "Standfirst"
        if opened.whole:
            self._begin_in_section(opened.article)
            self._summarize()
        self.show_position()

    @on(messages.OpeningFailed)
    def _opening_failed(self, event: messages.OpeningFailed) -> None:
        if event.generation != self._generation:
            return
        self._show_state("")
        self.opening_failed(event.reason)
        if self.reading is not None and self._is_whole and self.reading.digest is None:
            self._summarize()

    def opening_failed(self, reason: str) -> None:
        """Say why an article was not opened; the one that was open stays. With none to go back to, leave."""
        if self.reading is None and self._listed is None:
            self.app.exit(reason, return_code=1)
            return
        self._notify("Not opened", reason, self._list_again)

    def _notify(self, title: str, text: str, then: Callable[[None], None] | None = None) -> None:
        from tui.app.screens.notice import Notice

        self.app.push_screen(Notice(title, text), then)

    def _list_again(self, _: None) -> None:
        if self.reading is None and self._listed is not None:
            self.list_articles(*self._listed)

    def _begin_in_section(self, article: Article) -> None:
        wanted, self._first_section = self._first_section, None
        if wanted is None:
            return
        try:
            section = find_section(article, wanted)
        except StandfirstError as error:
            self._notify("No such section", str(error))
            return
        self.article_pane.go_to(section.start, to_top=True)
        self.digest_pane.select(section)

    # Summarising it

    def _summarize(self) -> None:
        if self.reading is None or not self._is_whole:
            return
        ranking = self.reading.rankings.get(self._wanted_method)
        if ranking is not None:
            self.workers.cancel_group(self, "summarize")
            self.reading.choose(method=self._wanted_method)
            self._show_digest()
            return
        self._show_state("Summarizing …")
        self._rank(self._generation, self.reading.article, self._wanted_method)

    @work(exclusive=True, group="summarize", exit_on_error=False)
    async def _rank(self, generation: int, article: Article, method: str) -> None:
        await self._work.summarize(generation, article, method)

    @on(messages.WorkProgressed)
    def _work_progressed(self, event: messages.WorkProgressed) -> None:
        if event.generation == self._generation and self.is_working:
            self._show_state(event.state)

    @on(messages.SentencesReady)
    def _sentences_ready(self, event: messages.SentencesReady) -> None:
        if event.generation == self._generation and self.reading is not None:
            self.reading.choose(article=event.article)

    @on(messages.RankingReady)
    def _ranking_ready(self, event: messages.RankingReady) -> None:
        if event.generation != self._generation or self.reading is None:
            return
        self.reading.add(event.ranking)
        if event.ranking.method == self._wanted_method:
            self._show_digest()

    @on(messages.SummarizingFailed)
    def _summarizing_failed(self, event: messages.SummarizingFailed) -> None:
        if event.generation == self._generation:
            self._show_state(f"{event.reason} Press M to choose a method and try again.", working=False)

    def _show_state(self, state: str, *, working: bool = True) -> None:
        self.is_working = bool(state) and working
        self.digest_pane.show_state(state)
        self.show_position()

    def _show_digest(self) -> None:
        self._show_state("")
        if self.reading is not None and self.reading.digest is not None:
            self.digest_pane.show_digest(self.reading.digest)
            self.mark_article()
            self.show_position()

    # Choices about the digest

    def action_longer(self) -> None:
        """A longer summary."""
        self._use_length(self._length.longer())

    def action_shorter(self) -> None:
        """A shorter summary."""
        self._use_length(self._length.shorter())

    def action_first_length(self) -> None:
        """The length that the reader was started with."""
        self._use_length(self._start.request.length)

    def _use_length(self, length: Length) -> None:
        self._length = length
        if self.reading is not None:
            self.reading.choose(length=length)
            self._show_digest()
        self.status_line.say(f"Length {length}")

    def action_next_method(self) -> None:
        """The method after this one."""
        names = list(METHODS)
        self._use_method(names[(names.index(self._wanted_method) + 1) % len(names)])

    def action_choose_method(self) -> None:
        """Choose a method from a list."""
        from tui.app.screens.choice import Choice, ChoiceDialog

        choices = [Choice(m.name, f"{m.title} ({m.name})", m.description) for m in METHODS.values()]
        self.app.push_screen(ChoiceDialog("Methods", choices, self._wanted_method), self._use_method)

    def _use_method(self, method: str | None) -> None:
        if method is not None:
            self._wanted_method = method
            self.status_line.say(f"Method {method}: {METHODS[method].title}")
            self._summarize()

    def action_section_alone(self) -> None:
        """The summary of the section that the article is in, or of the whole again."""
        if self.reading is None or self.reading.digest is None:
            return
        section = None
        if self.reading.section is None:
            section = self.reading.section_at(self.article_pane.place)
        self._use_section(section)

    def _use_section(self, section: Section | None) -> None:
        assert self.reading is not None
        self.reading.choose(section=None if section is None else section.index)
        self._show_digest()
        self.status_line.say("The whole article" if section is None else f"Only {section_name(section)}")

    # Copying

    def action_copy_item(self) -> None:
        """Copy the digest's current item, or the sentence at the article's current line."""
        if self.reading is None:
            return
        here = self.reading.sentence_at(self.article_pane.place)
        target = self.digest_pane.current if self.in_digest else here
        if isinstance(target, Sentence):
            self._copy(target.text, f"“{fitted(target.text, _COPIED_SHOWN)}”")
        elif isinstance(target, Section):
            self._copy(section_name(target), f"“{fitted(section_name(target), _COPIED_SHOWN)}”")
        else:
            self.status_line.say("There is no sentence to copy yet.")

    def action_copy_digest(self) -> None:
        """Copy the summary and the outline, as Markdown."""
        from tui.export.markdown import digest_markdown

        if self.reading is None or self.reading.digest is None:
            self.status_line.say("There is no digest to copy yet.")
            return
        self._copy(digest_markdown(self.reading.digest), "the digest")

    def _copy(self, text: str, what: str) -> None:
        self.app.copy_to_clipboard(text)
        self.status_line.say(f"Sent to the clipboard: {what}")

    # The rest

    def action_open(self) -> None:
        """Ask for a path and open it."""
        from tui.app.screens.open_prompt import OpenPrompt

        self.app.push_screen(OpenPrompt(), lambda path: self.open_path(Path(path)) if path else None)

    def action_library(self) -> None:
        """List the sample articles."""
        from tui.sources.samples import sample_articles

        self.list_articles("Sample articles", sample_articles())

    def action_help(self) -> None:
        """Show the keys."""
        from tui.app.screens.help import Help

        self.app.push_screen(Help())

    def action_information(self) -> None:
        """Show what is known about the article, and what was left out of it."""
        if self.reading is not None:
            self._notify("About this article", about(self.reading.article))

    def action_palette(self) -> None:
        """Find a command by name."""
        self.app.action_command_palette()

    def action_theme(self) -> None:
        """Choose the colours."""
        self.app.action_change_theme()

    def action_leave(self) -> None:
        """Quit: nothing is over the article."""
        self.app.exit()

    def action_escape(self) -> None:
        """End one thing: the work in hand, else one pane, else this section alone."""
        if self.is_working:
            self._stop_working()
        elif self.has_class("-zoomed"):
            self.action_one_pane()
        elif self.reading is not None and self.reading.section is not None:
            self._use_section(None)

    def _stop_working(self) -> None:
        self.workers.cancel_node(self)
        self._start.engine.close()
        if self.reading is None or not self._is_whole:
            self._show_state(
                "Stopped before the whole article was there. Press o to open it again.", working=False
            )
            return
        if self.reading.digest is None:
            self._show_state("Stopped. Press M to choose a method and go on.", working=False)
            return
        self._wanted_method = self.reading.method
        self._show_state("")
        self.status_line.say("Stopped.")
