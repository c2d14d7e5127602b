"""The reader's screen: opens articles, has them summarised, and takes every choice about the digest.

Its dialogs are loaded when they are opened: the first picture is not to wait for them.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content

from tui.document.errors import UsageError
from tui.document.model import Article, Section, Sentence
from tui.document.sections import section_name
from tui.export.facts import candidate_count
from tui.language.names import english_name
from tui.library.records import ReadingState
from tui.reader import gc_control, messages
from tui.reader.commands import reader_bindings
from tui.reader.features.comparison import ComparisonFeature
from tui.reader.features.feature import Feature
from tui.reader.features.heat import HeatFeature
from tui.reader.features.highlights import HighlightsFeature
from tui.reader.features.history import HistoryFeature
from tui.reader.features.links import LinkingScreen
from tui.reader.features.skim import SkimFeature
from tui.reader.heat import article_title
from tui.reader.session import Session
from tui.reader.startup import Startup
from tui.reader.widgets.article_pane import ArticlePane
from tui.reader.worker.protocol import Opened
from tui.summary.lengths import Length
from tui.summary.methods import METHODS

if TYPE_CHECKING:
    from tui.summary.digests import Digest

_SECONDS_OF_A_PROBLEM = 10.0
_FRAME = 6
"""The cells of a frame that its title leaves free."""


class ReaderScreen(LinkingScreen):
    """Shows one article at a time.

    Args:
        start: What to open first, and how to begin.
    """

    # Here and not above: Textual puts the bindings of a class and of all it comes from together anew for each class.
    BINDINGS: ClassVar[list[BindingType]] = [*reader_bindings()]

    def __init__(self, start: Startup) -> None:
        super().__init__(start)
        self.skim = SkimFeature(self)
        self.heat = HeatFeature(self)
        self.comparison = ComparisonFeature(self)
        self.history = HistoryFeature(self)
        self.highlights = HighlightsFeature(self)
        self.features: tuple[Feature, ...] = (
            self.history,
            self.skim,
            self.heat,
            self.highlights,
            self.comparison,
        )
        self._wanted_method = start.request.method
        self._length = start.request.length
        # By hand, so that what an article was last read with gives way.
        self._by_hand = set(start.request.given)
        self._language_by_hand: str | None = None
        self._section_left: int | None = None

    def on_mount(self) -> None:
        """Open what was asked for, and load what summaries need meanwhile."""
        self.call_after_refresh(self._after_first_picture)
        self.start.engine.warm_up()
        self.open_start()
        self._tell_of_settings()

    def _after_first_picture(self) -> None:
        gc_control.collect_at_leisure()
        if self.memory is not None:
            self.memory.begin()

    def on_unmount(self) -> None:
        """Leave nothing running."""
        self.start.engine.close()

    def _tell_of_settings(self) -> None:
        """Say once what was passed over in the user's settings."""
        if self.app.settings_file.problems:
            self.status_line.say(self.app.settings_file.summary(brief=True), _SECONDS_OF_A_PROBLEM)

    # What the features are told

    def leave_article(self) -> None:
        """Let every feature drop what belongs to the article on the screen."""
        for feature in self.features:
            feature.article_closed()
        super().leave_article()

    def article_opened(self, opened: Opened) -> None:
        """Let every feature follow an article that was put on the screen."""
        for feature in self.features:
            feature.article_opened(opened)

    def show_position(self) -> None:
        """Bring the screen up to date, with how the article is shown."""
        super().show_position()
        room = self.article_pane.outer_size.width - _FRAME
        title = article_title(self.skim.is_on, self.heat.heat, room)
        self.article_pane.border_title = Content(title)
        for feature in self.features:
            feature.position_changed()

    @property
    def marked_texts(self) -> Sequence[str]:
        """The marked sentences of the article, in reading order."""
        return self.highlights.texts

    def reveal(self, place: int) -> None:
        """Show what stands at a place of the text, if the article is shown without it."""
        self.skim.reveal(place)

    @property
    def across_hint(self) -> str:
        """What Enter does."""
        return self.skim.enter_hint or super().across_hint

    def action_across(self) -> None:
        """On a line for text that is left out: unfold it, or fold it again. Else from one pane to the other."""
        if not self.skim.toggle_current_line():
            super().action_across()

    @on(ArticlePane.FoldClicked)
    def _fold_clicked(self, event: ArticlePane.FoldClicked) -> None:
        self.skim.line_clicked(event.line)

    def action_skim(self) -> None:
        """Fold the article to its summary, or show all of it again."""
        self.skim.toggle()

    def action_heat(self) -> None:
        """Tint by rank, then by agreement, then not at all."""
        self.heat.cycle()

    def action_compare(self) -> None:
        """Show what the methods choose, side by side."""
        self.comparison.open()

    def action_mark(self) -> None:
        """Mark the current sentence, or remove its mark."""
        self.highlights.toggle()

    def action_marks(self) -> None:
        """List the marked sentences, of this article or of all."""
        self.highlights.list_all()

    def rank_with(self, methods: Sequence[str]) -> None:
        """Have several methods rank the article."""
        assert self.reading is not None
        self._rank_with_all(self.shown_generation, self.reading.article, methods)

    # Same worker group as the summary's own ranking: the worker process handles one request at a time.
    @work(exclusive=True, group="summarize", exit_on_error=False)
    async def _rank_with_all(self, generation: int, article: Article, methods: Sequence[str]) -> None:
        await self.work_room.compare(generation, article, methods)

    # Summarising the article

    @property
    def wanted_method(self) -> str:
        """The method whose digest is shown, or will be."""
        return self._wanted_method

    def take_up_choices(self, state: ReadingState) -> None:
        """Use the method and length of the last time, unless others were chosen since the reader was started."""
        request = self.start.request
        if "method" not in self._by_hand:
            kept = state.method or ""
            self._wanted_method = kept if kept in METHODS else request.method
        if "length" not in self._by_hand:
            self._length = _parsed_length(state.length) or request.length
        self._language_by_hand, self._section_left = state.language, state.section

    def choices(self) -> ReadingState:
        """What was chosen for the article; None stands for what the reader begins with."""
        request, length = self.start.request, self._length
        by_hand = "method" in self._by_hand or self._wanted_method != request.method
        return ReadingState(
            method=self._wanted_method if by_hand else None,
            length=str(length) if "length" in self._by_hand or length != request.length else None,
            section=None if self.reading is None else self.reading.section,
            language=self._language_by_hand,
        )

    def new_reading(self, article: Article) -> Session:
        """With the method and length chosen last."""
        section, self._section_left = self._section_left, None
        if section is not None and not (self.is_whole and section < len(article.sections)):
            section = None
        return Session(article, self._wanted_method, self._length, section)

    def begin_summary(self) -> None:
        """Show the wanted method's digest, once it has ranked the article. While another is opened, that waits."""
        if self.reading is None or self.is_opening or not self.is_whole:
            return
        self.workers.cancel_group(self, "summarize")
        if self._wanted_method in self.reading.rankings:
            self._show_ranking()
        else:
            self.show_state("Summarizing …")
            self._rank(self.shown_generation, self.reading.article, self._wanted_method)

    @work(exclusive=True, group="summarize", exit_on_error=False)
    async def _rank(self, generation: int, article: Article, method: str) -> None:
        await self.work_room.summarize(generation, article, method)

    def _is_stale(self, event: messages.WorkMessage) -> bool:
        return event.generation != self.shown_generation or self.reading is None

    @on(messages.WorkProgressed)
    def _work_progressed(self, event: messages.WorkProgressed) -> None:
        if self._is_stale(event):
            return
        if self.is_working and not self.is_opening:
            self.show_state(event.state)
        self.comparison.work_progressed(event.state)

    @on(messages.MethodBegun)
    def _method_started(self, event: messages.MethodBegun) -> None:
        if not self._is_stale(event):
            self.comparison.method_started(event.method)

    @on(messages.MethodFailed)
    def _method_failed(self, event: messages.MethodFailed) -> None:
        if not self._is_stale(event):
            for feature in self.features:
                feature.method_done(event)

    @on(messages.SentencesReady)
    def _sentences_ready(self, event: messages.SentencesReady) -> None:
        if self.reading is not None and not self._is_stale(event):
            self.reading.choose(article=event.article)

    @on(messages.RankingReady)
    def _ranking_ready(self, event: messages.RankingReady) -> None:
        if self.reading is None or self._is_stale(event):
            return
        self.reading.add(event.ranking)
        if event.ranking.method == self._wanted_method and not self.is_opening:
            self._show_ranking()
        for feature in self.features:
            feature.method_done(event)

    @on(messages.SummarizingFailed)
    def _summarizing_failed(self, event: messages.SummarizingFailed) -> None:
        if not self._is_stale(event) and not self.is_opening:
            way = self.app.keymap.press("choose-method")
            self.show_state(f"{event.reason} {way} to choose a method and try again.", working=False)

    def _show_ranking(self) -> None:
        """The wanted method has ranked the article: the work is over."""
        assert self.reading is not None
        self.reading.choose(method=self._wanted_method)
        self.show_state("")
        self._show_digest()
        gc_control.keep_what_is_there()

    def _show_digest(self) -> None:
        if self.reading is not None and self.reading.digest is not None:
            self.digest_pane.show_digest(self.reading.digest)
            self.mark_article()
            for feature in self.features:
                feature.digest_changed()
            self.show_position()

    # Choices about the digest

    def action_longer(self) -> None:
        """A longer summary."""
        digest = None if self.reading is None else self.reading.digest
        if digest is not None and len(digest.summary) == candidate_count(digest):
            self.status_line.say("The summary has every sentence already.")
        else:
            self._use_length(self._length.longer())

    def action_shorter(self) -> None:
        """A shorter summary."""
        self._use_length(self._length.shorter())

    def action_first_length(self) -> None:
        """The length that the reader was started with."""
        self._use_length(self.start.request.length)

    def _use_length(self, length: Length) -> None:
        self._length = length
        self._by_hand.add("length")
        if self.reading is not None:
            self.reading.choose(length=length)
            self._show_digest()
        self.status_line.say(f"Length {length}")

    def action_next_method(self) -> None:
        """The method after this one."""
        names = list(METHODS)
        self.use_method(names[(names.index(self._wanted_method) + 1) % len(names)])

    def action_choose_method(self) -> None:
        """Choose a method from a list."""
        from tui.reader.dialogs.choice import ChoiceDialog
        from tui.reader.rows.entries import ListEntry

        choices = [ListEntry(m.name, f"{m.title} ({m.name})", m.description) for m in METHODS.values()]
        self.app.push_screen(ChoiceDialog("Methods", choices, self._wanted_method), self.use_method)

    def use_method(self, method: str | None) -> None:
        """Show another method's digest; None for no other."""
        if method is not None:
            self._wanted_method = method
            self._by_hand.add("method")
            if self.reading is not None and not self.is_whole and not self.is_opening:
                way = self.app.keymap.press("open")
                self.status_line.say(f"Only the beginning of the article is open. {way} to open it again.")
                return
            self.status_line.say(f"Method {method}: {METHODS[method].title}")
            self.begin_summary()

    def action_language(self) -> None:
        """Choose the language that the article is read in."""
        from tui.reader.dialogs.languages import LanguagesDialog

        if self.reading is None:
            return
        if self.is_opening or not self.is_whole:
            self.status_line.say("The article is not all there yet.")
            return
        self.app.push_screen(LanguagesDialog(self.reading.article), self._use_language)

    def _use_language(self, language: str | None) -> None:
        """Find the sentences anew and rank them anew; the text, the place in it and the focus stay."""
        if language is None or self.reading is None or self.is_opening:
            return
        self.status_line.say(f"Language {english_name(language)}")
        self._language_by_hand = language
        if language == self.reading.article.language:
            return
        section = self.reading.section
        self.show_anew(self.reading.article.in_language(language))
        self.reading.choose_section(section)
        self.mark_article()
        self.begin_summary()

    def action_section_alone(self) -> None:
        """The summary of the section that the article is in, or of the whole again."""
        if self.reading is None or self.reading.digest is None:
            return
        section = None
        if self.reading.section is None:
            chosen = self.digest_pane.current if self.in_digest else None
            here = self.reading.section_at(self.article_pane.place)
            section = chosen if isinstance(chosen, Section) else here
        self._use_section(section)

    def _use_section(self, section: Section | None) -> None:
        assert self.reading is not None
        self.reading.choose_section(None if section is None else section.index)
        self._show_digest()
        self.status_line.say("The whole article" if section is None else f"Only {section_name(section)}")

    # The rest

    def action_library(self) -> None:
        """List what was read before, and the sample articles."""
        self.list_library()

    def action_help(self) -> None:
        """Show the keys."""
        from tui.reader.dialogs.help import Help

        self.app.push_screen(Help())

    def action_information(self) -> None:
        """Show what is known about the article, what was left out of it, and why the current sentence was chosen."""
        from tui.reader.dialogs.information import Information

        if self.reading is None:
            return
        digest, sentence = self.reading.digest, self.current_sentence
        if digest is None or self.is_working:
            sentence = None
        self.app.push_screen(Information(self.reading.article, self.app.settings.words_per_minute, sentence))
        if digest is not None and sentence is not None:
            self._explain(self.shown_generation, digest, sentence)

    @work(exclusive=True, group="explain", exit_on_error=False)
    async def _explain(self, generation: int, digest: "Digest", sentence: Sentence) -> None:
        await self.work_room.explain(generation, digest, sentence)

    @on(messages.SentenceExplained)
    def _sentence_explained(self, event: messages.SentenceExplained) -> None:
        from tui.reader.dialogs.information import Information

        if isinstance(self.app.screen, Information) and not self._is_stale(event):
            self.app.screen.explain(event.sentence, event.facts, event.keywords)

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
        """End one thing: a selection, the work in hand, what was found, skim, heat, one pane, one section alone."""
        if self.end_selection():
            return
        if self.is_working:
            self._stop_working()
        elif self.end_find() or any(feature.escape() for feature in self.features):
            return
        elif self.has_class("-zoomed"):
            self.action_one_pane()
        elif self.reading is not None and self.reading.section is not None:
            self._use_section(None)

    def _stop_working(self) -> None:
        self.start.engine.close()
        if self.is_opening:
            self.stop_opening()
            return
        self.workers.cancel_group(self, "summarize")
        if self.reading is None or self.reading.digest is None:
            way = self.app.keymap.press("choose-method")
            self.show_state(f"Stopped. {way} to choose a method and go on.", working=False)
            return
        self._wanted_method = self.reading.method
        self.show_state("")
        for feature in self.features:
            feature.work_stopped()
        self.status_line.say("Stopped.")


def _parsed_length(typed: str | None) -> Length | None:
    try:
        return None if typed is None else Length.parse(typed)
    except UsageError:
        return None
