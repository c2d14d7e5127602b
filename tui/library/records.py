"""What is known of articles between runs, as plain values."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tui.library.anchors import TextAnchor, find_nearest
from tui.text.sanitize import clean_line

_FINGERPRINT_BYTES = 16


class ReadingState(NamedTuple):
    """How an article was left."""

    place: TextAnchor | None = None
    """Where the reader was."""
    progress: float = 0.0
    """How much of it was behind the reader, from 0 to 1."""
    method: str | None = None
    """The method last used, by its name; whoever uses it checks that there is one of that name."""
    length: str | None = None
    """The length last used, as it is typed: ``5``, ``20%`` or ``150w``."""
    section: int | None = None
    """The index of the section that alone was summarised; None for the whole article."""
    language: str | None = None
    """The language, where it was chosen by hand."""


class Highlight(NamedTuple):
    """A sentence that was marked."""

    start: int
    """Where it started when it was marked, in code points of the article's text."""
    text: str
    """The sentence, by which it is found again when the text was changed."""
    made: datetime
    """When it was marked, in this computer's time."""

    @property
    def end(self) -> int:
        """Where it ended."""
        return self.start + len(self.text)


class LibraryEntry(NamedTuple):
    """An article that was opened before."""

    identity: str
    """Of its text as last opened; see ``identity_of``."""
    title: str
    """Its own title, which may be empty."""
    source: str | None
    """The absolute path or the address it was last opened from, to open it again: any characters may stand in it, so
    it is never shown. None if there is nothing to open, such as for what came through a pipe."""
    site: str | None
    author: str | None
    words: int
    first_opened: datetime
    last_opened: datetime
    """Both in this computer's time."""
    state: ReadingState
    mark_count: int

    @property
    def name(self) -> str:
        """What it is called in a row: its title, or else its file's name."""
        return self.title or clean_line(Path(self.source or "").name) or "Untitled"

    @property
    def shown_source(self) -> str:
        """Its source as it may be shown; empty if there is none."""
        return clean_line(self.source or "")

    @property
    def searched(self) -> str:
        """What else than its name it is found by: source, site and author."""
        return " ".join(filter(None, (self.shown_source, self.site, self.author)))


class HighlightedArticle(NamedTuple):
    """An article with its marks, in the order of its text."""

    article: LibraryEntry
    marks: tuple[Highlight, ...]


def locate_highlight(text: str, mark: Highlight) -> int | None:
    """Where a marked sentence starts in a text that may have been changed since; None if it is not there any more.

    Args:
        text: The article's text as it is now.
        mark: The mark. Of several sentences alike, the one nearest to where it was is taken.
    """
    return find_nearest(text, mark.text, mark.start)


def fingerprint_of(title: str, text: str) -> str:
    """A short name that an article with this title and text always has, and no other article in practice.

    It is a BLAKE2b hash (RFC 7693) of 128 bits. A book takes a few milliseconds.

    Args:
        title: The article's title.
        text: All of its text.

    Returns:
        32 hexadecimal digits.
    """
    from hashlib import blake2b  # 7 ms, which the first picture need not wait for

    content = f"{title}\0{text}".encode(errors="surrogatepass")
    return blake2b(content, digest_size=_FINGERPRINT_BYTES).hexdigest()
