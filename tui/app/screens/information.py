"""What is known about the article, over the article."""

from textwrap import shorten

from tui.app.facts import about
from tui.app.screens.notice import Notice
from tui.article.model import Article, Sentence

_SENTENCE_WIDTH = 200


class Information(Notice):
    """Says what is known about the article, and why a sentence is in its summary or is not.

    Args:
        article: The article.
        sentence: The sentence whose reasons will follow, with ``explain``; None if there will be none.
    """

    def __init__(self, article: Article, sentence: Sentence | None) -> None:
        self._article = article
        self._sentence = sentence
        super().__init__("About this article", self._with(("Comparing the methods …",)))

    def explain(self, sentence: Sentence, facts: tuple[str, ...], keywords: tuple[str, ...]) -> None:
        """Give the reasons, as lines, and the article's keywords.

        Those for another sentence than this one's come too late and are passed over.
        """
        if sentence is self._sentence:
            self.change(self._with(tuple(f"• {fact}" for fact in facts), keywords))

    def _with(self, reasons: tuple[str, ...], keywords: tuple[str, ...] = ()) -> str:
        if self._sentence is None:
            return about(self._article)
        quoted = f"“{shorten(self._sentence.text, _SENTENCE_WIDTH, placeholder=' …')}”"
        return about(self._article, ["Why this sentence:", quoted, *reasons], keywords)
