"""What is known about the article, over the article."""

from dataclasses import dataclass
from textwrap import shorten

from textual import on, work
from textual.message import Message

from tui.document.model import Article, Sentence
from tui.reader.article_info import ArticleStats, describe, measure
from tui.reader.dialogs.dialog import Notice
from tui.reader.threads import in_daemon_thread

_SENTENCE_WIDTH = 200


class Information(Notice):
    """Says what is known about the article, and why a sentence is in its summary or is not.

    Args:
        article: The article.
        pace: How fast it is read, in words a minute.
        sentence: The sentence whose reasons will follow, with ``explain``; None if there will be none.
    """

    @dataclass(eq=False, repr=False)
    class Found(Message):
        """The article is measured."""

        sizes: ArticleStats

    def __init__(self, article: Article, pace: int, sentence: Sentence | None) -> None:
        self._article = article
        self._pace = pace
        self._sentence = sentence
        self._sizes: ArticleStats | None = None
        self._reasons: tuple[str, ...] = ("Comparing the methods …",)
        self._keywords: tuple[str, ...] = ()
        super().__init__("About this article", self._said)

    def on_mount(self) -> None:
        """Measure the article."""
        if self._article.has_sentences:
            self._measure()

    @work(group="measure", exit_on_error=False)
    async def _measure(self) -> None:
        self.post_message(self.Found(await in_daemon_thread(measure, self._article)))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        self._sizes = event.sizes
        self.change(self._said)

    def explain(self, sentence: Sentence, facts: tuple[str, ...], keywords: tuple[str, ...]) -> None:
        """Give the reasons, as lines, and the article's keywords.

        Those for another sentence than this one's come too late and are passed over.
        """
        if sentence is self._sentence:
            self._reasons = tuple(f"• {fact}" for fact in facts)
            self._keywords = keywords
            self.change(self._said)

    @property
    def _said(self) -> str:
        why: tuple[str, ...] = ()
        if self._sentence is not None:
            quoted = f"“{shorten(self._sentence.text, _SENTENCE_WIDTH, placeholder=' …')}”"
            why = ("Why this sentence:", quoted, *self._reasons)
        return describe(self._article, self._pace, self._sizes, why, self._keywords)
