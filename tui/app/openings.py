"""Articles about to be opened. This loads neither Textual nor any format's reader."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tui.article.model import Article
from tui.article.statistics import word_count


@dataclass(frozen=True, slots=True)
class Opening:
    """An article to open."""

    whole: Callable[[], Article]
    beginning: Callable[[], Article | None] = lambda: None
    """Gives the first part of a long article, which can be read while the rest is opened."""

    def first(self) -> "Opened":
        """Open what can be read first."""
        article = self.beginning()
        return Opened(self.whole(), whole=True) if article is None else Opened(article, whole=False)

    def rest(self) -> "Opened":
        """Open all of an article whose beginning was opened."""
        return Opened(self.whole(), whole=True)


@dataclass(frozen=True, slots=True)
class Opened:
    """What was opened: all of an article, or its beginning."""

    article: Article
    whole: bool

    def __post_init__(self) -> None:
        """Count the words while this is still off the event loop."""
        word_count(self.article)


def opening_of(source: str | Path, language: str | None) -> Opening:
    """How a file is opened.

    Args:
        source: Its path.
        language: Sumy's name of its language; None to find it out.
    """
    from tui.sources.opening import open_article, preview_article

    path = Path(source).expanduser()
    return Opening(
        whole=lambda: open_article(path, language=language),
        beginning=lambda: preview_article(path, language=language),
    )


def opening_of_pipe(descriptor: int, language: str | None) -> Opening:
    """How the article that comes through a pipe is opened, once.

    Args:
        descriptor: A duplicate of the pipe's descriptor.
        language: Sumy's name of its language; None to find it out.
    """
    from tui.sources.opening import open_stream

    def read() -> Article:
        with open(descriptor, "rb") as stream:
            return open_stream(stream, language=language)

    return Opening(whole=read)
