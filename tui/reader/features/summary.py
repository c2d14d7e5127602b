"""Summarizes the article by the method, length, language and section that the user chooses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.document.model import Section
from tui.document.sections import section_name
from tui.export.facts import candidate_count
from tui.reader import gc_control
from tui.reader.features.feature import Feature
from tui.reader.jobs import ExplanationReady, MethodFailed, Progressed, RankingReady
from tui.reader.session import Choices
from tui.reader.worker.protocol import Opened
from tui.settings.table import MAX_CONTEXT
from tui.summary.lengths import Length
from tui.summary.methods import METHODS

if TYPE_CHECKING:
    from tui.reader.screen import ReaderScreen


class SummaryFeature(Feature):
    """Keeps the digest in step with the user's choices."""

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        options = screen.startup.options
        self._first_context = options.settings_file.settings.context
        self.choices = Choices(options.method, options.length, options.explicit, self._first_context)

    # The work

    def article_opened(self, opened: Opened) -> None:
        if opened.whole:
            self.begin()

    def begin(self) -> None:
        """Show the digest of the chosen method, and first rank the article if necessary.

        While an article is being opened this does nothing.
        """
        session = self.session
        if session is None or not self.screen.loader.is_complete:
            return
        self.screen.jobs.cancel()
        if self.choices.method in session.rankings:
            self._show_chosen()
        else:
            self.screen.show_state("Summarizing …")
            self.screen.jobs.rank(session.article, self.choices.method)

    def work_progressed(self, event: Progressed) -> None:
        """Show the progress of the work that the digest waits for."""
        if (
            self.screen.is_working
            and not self.screen.loader.is_opening
            and event.method in (None, self.choices.method)
        ):
            self.screen.show_state(event.state)

    def method_done(self, event: RankingReady | MethodFailed) -> None:
        """Show the digest of the chosen method, or the reason why there is none."""
        if isinstance(event, RankingReady):
            if event.ranking.method == self.choices.method:
                self._show_chosen()
        elif event.method == self.choices.method:
            press = self.screen.app.keymap.press("choose-method")
            self.screen.show_state(f"{event.reason} {press} to choose a method and try again.", working=False)

    def escape(self) -> bool:
        """Stop the work; the last digest stays."""
        if not self.screen.is_working:
            return False
        self.screen.jobs.cancel()
        session = self.session
        if session is None or session.digest is None:
            press = self.screen.app.keymap.press("choose-method")
            self.screen.show_state(f"Stopped. {press} to choose a method and go on.", working=False)
            return True
        self.choices.method = session.method
        self.screen.show_state("")
        for feature in self.screen.features:
            feature.work_stopped()
        self.screen.show_message("Stopped.")
        return True

    def _show_chosen(self) -> None:
        assert self.session is not None
        self.session.choose(method=self.choices.method)
        self.screen.show_state("")
        self.screen.show_digest()
        gc_control.freeze_heap()

    # Length

    def lengthen(self, steps: int = 1) -> None:
        """Make the summary longer by some steps; on a heading of the skimmed article, open its section."""
        if self.screen.skim.fold_section(unfold=True):
            return
        digest = self.digest
        if digest is not None and len(digest.summary) == candidate_count(digest):
            self.screen.show_message("The summary already has every sentence.")
        elif digest is not None and digest.excerpt and len(digest.summary) == len(digest.excerpt.order):
            self.screen.show_message("There are no more sentences like these.")
        else:
            self._step_length(Length.longer, steps)

    def shorten(self, steps: int = 1) -> None:
        """Make the summary shorter by some steps; on a heading of the skimmed article, close its section."""
        if self.screen.skim.fold_section(unfold=False):
            return
        self._step_length(Length.shorter, steps)

    def _step_length(self, step: Callable[[Length], Length], times: int) -> None:
        length = self.choices.length
        for _ in range(times):
            length = step(length)
        self.use_length(length)

    def set_length(self, sentences: int) -> None:
        """Use a number of sentences; for 0, the length the reader was started with."""
        self.use_length(Length(sentences) if sentences else self.choices.first_length)

    def use_length(self, length: Length) -> None:
        self.choices.choose_length(length)
        if self.session is not None:
            self.session.choose(length=length)
            self.screen.show_digest()
        self.screen.show_message(f"Length {length}")

    # Context

    def show_context(self, sentences: int = 0) -> None:
        """Show up to some sentences before each of the summary that refers back to them.

        For 0, show none if some are shown, else as many as the settings say, or one.
        """
        session = self.session
        if session is None or session.digest is None:
            self.screen.show_message("There is no summary yet.")
            return
        shown, wanted = self.choices.context, self._first_context or 1
        self.choices.context = min(sentences, MAX_CONTEXT) or (0 if shown else wanted)
        session.choose(context=self.choices.context)
        self.screen.show_digest()
        count = sum(bool(session.digest.context_of(sentence)) for sentence in session.summary)
        if not self.choices.context:
            self.screen.show_message("The summary alone")
        elif count:
            self.screen.show_message(
                f"In brackets: what stands before {count:,} of {len(session.summary):,} sentences"
            )
        else:
            self.screen.show_message("No sentence of the summary refers back.")

    # Method

    def next_method(self) -> None:
        names = list(METHODS)
        self.use_method(names[(names.index(self.choices.method) + 1) % len(names)])

    def choose_method(self) -> None:
        from tui.reader.dialogs.lists import methods_dialog

        dialog = methods_dialog(self.choices.method)
        self.screen.app.push_screen(dialog, self.use_method)

    def use_method(self, method: str | None) -> None:
        """Show another method's digest; None changes nothing."""
        if method is None:
            return
        self.choices.choose_method(method)
        loading = self.screen.loader
        if self.session is not None and not loading.is_whole and not loading.is_opening:
            press = self.screen.app.keymap.press("open")
            self.screen.show_message(f"Only the beginning of the article is open. {press} to open it again.")
            return
        self.screen.show_message(f"Method {method}: {METHODS[method].title}")
        self.begin()

    # Language

    def choose_language(self) -> None:
        from tui.reader.dialogs.lists import LanguagesDialog

        if self.session is None:
            return
        if not self.screen.loader.is_complete:
            self.screen.show_message("The article is still loading.")
            return
        self.screen.app.push_screen(LanguagesDialog(self.session.article), self.use_language)

    def use_language(self, language: str | None) -> None:
        """Find and rank the article's sentences in another language; the place and the focus stay."""
        session = self.session
        if language is None or session is None or self.screen.loader.is_opening:
            return
        from tui.language.detect import english_name  # 7 ms, which the first paint does not need

        self.screen.show_message(f"Language {english_name(language)}")
        self.choices.language = language
        if language == session.article.language:
            return
        self.screen.loader.replace_article(session.article.in_language(language))
        assert self.session is not None
        self.session.choose_section(session.section)
        self.screen.mark_summary()
        self.begin()

    # Section

    def toggle_section(self) -> None:
        """Summarize only the outline's current section, or else the one being read; or the whole article again."""
        session, screen = self.session, self.screen
        if session is None or session.digest is None:
            return
        section = None
        if session.section is None:
            target = screen.digest_pane.current if screen.in_digest else None
            section = target if isinstance(target, Section) else screen.article_pane.section
        self._use_section(section)

    def leave_section(self) -> bool:
        """Summarize the whole article again.

        Returns:
            Whether only a section was summarized.
        """
        if self.session is None or self.session.section is None:
            return False
        self._use_section(None)
        return True

    def _use_section(self, section: Section | None) -> None:
        assert self.session is not None
        self.session.choose_section(None if section is None else section.index)
        self.screen.show_digest()
        self.screen.show_message("The whole article" if section is None else f"Only {section_name(section)}")

    # Information

    def show_information(self) -> None:
        """Show facts about the article, what was left out of it, and why the current sentence was chosen."""
        from tui.reader.dialogs.information import Information

        session, screen = self.session, self.screen
        if session is None:
            return
        sentence = None if session.digest is None or screen.is_working else screen.current_sentence
        pace, is_whole = screen.app.settings.words_per_minute, screen.loader.is_whole
        dialog = Information(session.article, pace, sentence, is_whole=is_whole)
        screen.app.push_screen(dialog, self._information_closed)
        if session.digest is not None and sentence is not None:
            screen.jobs.explain(session.digest, sentence)

    def _information_closed(self, result: str | None) -> None:
        from tui.reader.dialogs.information import CHOOSE_ENCODING

        if result == CHOOSE_ENCODING:
            self.screen.loader.choose_encoding()

    def explained(self, event: ExplanationReady) -> None:
        """Show the reasons in the information dialog, if it is open."""
        from tui.reader.dialogs.information import Information

        if isinstance(self.screen.app.screen, Information):
            self.screen.app.screen.explain(event.sentence, event.facts, event.keywords)
