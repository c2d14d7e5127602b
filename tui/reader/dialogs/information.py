"""Information about an article: its length, readability, keywords, and what was left out of it."""

from collections.abc import Sequence
from functools import lru_cache
from textwrap import shorten
from typing import ClassVar, NamedTuple

from textual import work
from textual.binding import Binding, BindingType

from tui.document.model import Article, Section, Sentence
from tui.document.sections import longest_section, section_name
from tui.document.stats import reading_minutes
from tui.export.facts import facts_line, reading_time
from tui.language.detect import english_name
from tui.language.readability import MIN_WORDS, Readability, has_reading_measure, readability
from tui.reader.dialogs.dialog import Dialog, TextFrame
from tui.reader.dialogs.left_out import left_out_lines
from tui.reader.threads import in_daemon_thread
from tui.text.phrases import count_phrase, quoted
from tui.text.urls import is_url

_MAX_HEADING_CHARS = 60
_PART = "Only a part is open so far. What was left out is known once all of it is."


class ArticleStats(NamedTuple):
    """Facts about an article that take up to a second to compute."""

    readability: Readability | None
    """None if there is no measure for the language, or the text is too short for one."""
    longest_section: tuple[Section, int] | None
    """With the number of its words."""
    feed: str = ""
    """The address of the feed that its page names; empty if it names none."""


@lru_cache(maxsize=1)  # the dialog may be opened again
def measure(article: Article) -> ArticleStats:
    """Return the statistics of an article whose sentences are found; a book takes a second."""
    return ArticleStats(readability(article), longest_section(article), _feed_of(article.source))


def _feed_of(source: str | None) -> str:
    if source is None or not is_url(source):
        return ""
    from tui.feeds.page_links import feeds_of_kept_page

    return next((feed.address for feed in feeds_of_kept_page(source)), "")


def describe(
    article: Article,
    pace: int,
    stats: ArticleStats | None = None,
    why: Sequence[str] = (),
    keywords: Sequence[str] = (),
    *,
    is_whole: bool = True,
) -> str:
    """Return lines about an article: its facts, and what was left out of it and why.

    Args:
        article: The article.
        pace: The reading speed, in words a minute.
        stats: Its statistics, once they are computed.
        why: Lines about one of its sentences.
        keywords: Its keywords, once they are known.
        is_whole: False while only a part of it is open, whose facts these are.
    """
    facts = {
        "Title": article.title,
        "Source": article.source,
        "Author": article.author,
        "Date": article.date,
        "Site": article.site,
        "Language": english_name(article.language),
        "Length": facts_line(_length(article, pace)),
        "Sections": _sections(article, stats),
        "Notes": f"{len(article.notes):,}" if article.notes else "",
        "Readability": _readability(article, stats),
        "Keywords": ", ".join(keywords),
        "Feed": f"{stats.feed} (“The feed of this page” in the palette lists it)"
        if stats and stats.feed
        else "",
    }
    lines = [f"{name}: {value}" for name, value in facts.items() if value]
    lines += ["", *article.warnings] if article.warnings else []
    lines += ["", *why] if why else []
    left_out = left_out_lines(article.dropped) if is_whole else [_PART]
    return "\n".join([*lines, "", *left_out])


def _length(article: Article, pace: int) -> tuple[str, ...]:
    words = count_phrase(article.word_count, "word")
    minutes = f"{reading_time(reading_minutes(article.word_count, pace))} at {pace:,} words a minute"
    if not article.has_sentences:
        return words, minutes
    return words, count_phrase(len(article.sentences), "sentence"), minutes


def _sections(article: Article, stats: ArticleStats | None) -> str:
    number = f"{len(article.sections):,}"
    if stats is None or stats.longest_section is None or len(article.sections) == 1:
        return number
    section, words = stats.longest_section
    name = shorten(section_name(section), _MAX_HEADING_CHARS, placeholder=" …")
    return f"{number}, the longest {quoted(name)} with {count_phrase(words, 'word')}"


def _readability(article: Article, stats: ArticleStats | None) -> str:
    if not has_reading_measure(article.language):
        return f"no measure is known for {english_name(article.language)}"
    if not article.has_sentences:
        return "measured once the sentences are found"
    if stats is None:
        return "measuring …"
    found = stats.readability
    if found is None:
        return f"the text is too short to measure: it has fewer than {MIN_WORDS} words in sentences"
    causes = [f"{found.words_a_sentence:.1f} words a sentence"]
    if found.syllables_a_word is not None:
        causes.append(f"{found.syllables_a_word:.2f} syllables a word")
    return f"{found.value:.0f}, {found.meaning} ({found.measure}; {', '.join(causes)})"


_MAX_SENTENCE_CHARS = 200


CHOOSE_ENCODING = "encoding"


class Information(Dialog[str]):
    """Shows facts about the article, and, once ``explain`` is called, why a sentence was chosen or not.

    Its result is ``CHOOSE_ENCODING`` if another encoding is wanted, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "Close", show=False),
        Binding("e", "choose_encoding", "Choose the encoding", show=False),
    ]

    def __init__(
        self, article: Article, words_per_minute: int, sentence: Sentence | None, *, is_whole: bool = True
    ) -> None:
        self._article = article
        self._words_per_minute = words_per_minute
        self._sentence = sentence
        self._is_whole = is_whole
        self._stats: ArticleStats | None = None
        self._reasons: tuple[str, ...] = ("Comparing the methods …",)
        self._keywords: tuple[str, ...] = ()
        self._frame = TextFrame("About this article", self._text, hints=("e encoding", "Esc close"))
        super().__init__(self._frame)

    def on_mount(self) -> None:
        if self._article.has_sentences:
            self._measure()

    def action_choose_encoding(self) -> None:
        """Close with the request for another encoding."""
        self.dismiss(CHOOSE_ENCODING)

    @work(group="measure", exit_on_error=False)
    async def _measure(self) -> None:
        self.call_later(self._show_stats, await in_daemon_thread(measure, self._article))

    def _show_stats(self, stats: ArticleStats) -> None:
        self._stats = stats
        self._frame.update(self._text)

    def explain(self, sentence: Sentence, facts: tuple[str, ...], keywords: tuple[str, ...]) -> None:
        """Show the reasons for a sentence, if the dialog is about that one, and the article's keywords."""
        if sentence is self._sentence:
            self._reasons = tuple(f"• {fact}" for fact in facts)
            self._keywords = keywords
            self._frame.update(self._text)

    @property
    def _text(self) -> str:
        why: tuple[str, ...] = ()
        if self._sentence is not None:
            sentence = shorten(self._sentence.text, _MAX_SENTENCE_CHARS, placeholder=" …")
            why = ("Why this sentence:", quoted(sentence), *self._reasons)
        return describe(
            self._article,
            self._words_per_minute,
            self._stats,
            why,
            self._keywords,
            is_whole=self._is_whole,
        )
