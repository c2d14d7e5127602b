"""Asks the article: in place of the summary, the digest has the sentences that answer a question."""

from typing import TYPE_CHECKING

from tui.reader.features.feature import Feature
from tui.reader.jumps import Position
from tui.reader.status import StatusPart, bound_hints

if TYPE_CHECKING:
    from tui.reader.jobs import AnswerReady
    from tui.reader.screen import ReaderScreen
    from tui.reader.widgets.search_bar import QueryHistory
    from tui.summary.excerpts import Excerpt


class AskFeature(Feature):
    """Asks for a question, and shows its answer until Esc.

    Looking at the answer is a preview like any other: Esc brings back the place and the line from before, unless the
    reader has gone to one of its sentences meanwhile.
    """

    def __init__(self, screen: "ReaderScreen") -> None:
        super().__init__(screen)
        self._history: QueryHistory | None = None
        self._origin: Position | None = None  # from before the first question

    @property
    def is_answered(self) -> bool:
        """True if the digest has the answer to a question, or what is new, in place of the summary."""
        return self.digest is not None and self.digest.excerpt is not None

    def status(self) -> StatusPart:
        if not self.is_answered:
            return StatusPart()
        return StatusPart(hints=bound_hints(self.screen.app.keymap, [("escape", "summary")]))

    def article_closed(self) -> None:
        self._origin = None

    def escape(self) -> bool:
        """Show the summary again."""
        if not self.is_answered:
            return False
        self._leave()
        return True

    def ask(self) -> None:
        """Ask for a question; an empty one shows the summary again."""
        from tui.reader.dialogs.ask import AskPrompt
        from tui.reader.widgets.search_bar import QueryHistory

        if self.summarized_session() is None:
            return
        self._history = self._history or QueryHistory()
        self.screen.app.push_screen(AskPrompt(self._history), self._asked)

    def _asked(self, about: str | None) -> None:
        if about is None or self.session is None:
            return
        if not about:
            self.escape()
            return
        self.screen.show_state("Looking for the answer …")
        self.screen.jobs.answer(self.session.article, about)

    def answered(self, event: "AnswerReady") -> None:
        """Show the answer, its first sentence as the current line."""
        self.screen.show_state("")
        if event.excerpt is None:
            self.screen.show_message(event.reason)
        else:
            self.show(event.excerpt)

    def show(self, excerpt: "Excerpt") -> None:
        """Show sentences in place of the summary, the first one as the current line."""
        screen, session = self.screen, self.session
        assert session is not None
        if not self.is_answered:
            self._origin = screen.navigator.position
        screen.digest_pane.filter("")
        session.choose_excerpt(excerpt)
        screen.show_digest()
        screen.navigator.focus_pane(in_digest=True)
        if session.summary:
            screen.navigator.preview_line(session.summary[0])

    def _leave(self) -> None:
        assert self.session is not None
        is_looking = self.screen.navigator.previewed_from is not None
        self.session.choose_excerpt(None)
        self.screen.show_digest()
        if is_looking and self._origin is not None:
            self.screen.navigator.go_back_to(self._origin)
        self._origin = None
        self.screen.show_message("The summary again")
