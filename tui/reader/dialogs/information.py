"""What is known about the article."""

from textwrap import shorten
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType

from tui.document.model import Article, Sentence
from tui.reader.article_info import ArticleStats, describe, measure
from tui.reader.dialogs.dialog import Dialog, TextFrame
from tui.reader.threads import in_daemon_thread

_MAX_SENTENCE_CHARS = 200


class Information(Dialog[None]):
    """Shows what is known about the article, and, once ``explain`` is called, why a sentence was chosen or not."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "close", "Close", show=False)]

    def __init__(self, article: Article, words_per_minute: int, sentence: Sentence | None) -> None:
        self._article = article
        self._words_per_minute = words_per_minute
        self._sentence = sentence
        self._stats: ArticleStats | None = None
        self._reasons: tuple[str, ...] = ("Comparing the methods …",)
        self._keywords: tuple[str, ...] = ()
        self._frame = TextFrame("About this article", self._text)
        super().__init__(self._frame)

    def on_mount(self) -> None:
        """Measure the article."""
        if self._article.has_sentences:
            self._measure()

    @work(group="measure", exit_on_error=False)
    async def _measure(self) -> None:
        self.call_later(self._show_stats, await in_daemon_thread(measure, self._article))

    def _show_stats(self, stats: ArticleStats) -> None:
        self._stats = stats
        self._frame.update(self._text)

    def explain(self, sentence: Sentence, facts: tuple[str, ...], keywords: tuple[str, ...]) -> None:
        """Show the reasons for a sentence, if it is still this one, and the article's keywords."""
        if sentence is self._sentence:
            self._reasons = tuple(f"• {fact}" for fact in facts)
            self._keywords = keywords
            self._frame.update(self._text)

    @property
    def _text(self) -> str:
        why: tuple[str, ...] = ()
        if self._sentence is not None:
            quoted = f"“{shorten(self._sentence.text, _MAX_SENTENCE_CHARS, placeholder=' …')}”"
            why = ("Why this sentence:", quoted, *self._reasons)
        return describe(self._article, self._words_per_minute, self._stats, why, self._keywords)
