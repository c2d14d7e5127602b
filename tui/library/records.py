"""The records of the library, as plain values. The annotations of their fields name the columns."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, NamedTuple

from tui.document.model import Article
from tui.library import columns
from tui.library.anchors import TextAnchor, find_nearest
from tui.text.sanitize import clean_line

_FINGERPRINT_BYTES = 16
_HIGHLIGHT_COUNT = "(SELECT count(*) FROM mark WHERE mark.article = number)"


class ReadingState(NamedTuple):
    """The state in which an article was left."""

    anchor: Annotated[TextAnchor | None, columns.Embedded(TextAnchor, is_optional=True)] = None
    """The reading position."""
    progress: columns.Fraction = 0.0
    """The part of the article that was read, from 0 to 1."""
    method: columns.OptionalLine = None
    """The name of the method used last; the method may no longer exist."""
    length: columns.OptionalLine = None
    """The length used last, as it is typed: ``5``, ``20%``, ``150w`` or ``3min``."""
    section: columns.OptionalCount = None
    """The index of the section that was summarised alone; None for the whole article."""
    language: columns.OptionalLine = None
    """The language, if the user chose it."""
    row: columns.OptionalCount = None
    """The row of the view that the reading position was on."""
    pane: columns.OptionalLine = None
    """The pane that keys acted on, ``article`` or ``digest``."""
    read_parts: columns.OptionalLine = None
    """The parts of the text that were read, as ``ReadRanges`` writes them."""
    digest_line: columns.OptionalLine = None
    """The digest's current line: its kind and the offset that it leads to, such as ``gist 1234``."""


class LibraryEntry(NamedTuple):
    """An article that was opened before."""

    fingerprint: Annotated[columns.Line, "identity"]
    """Of its title and text as last opened; see ``fingerprint_of``."""
    title: columns.Line
    """The article's own title, which may be empty."""
    source: columns.Source
    """The absolute path or the URL to open it again, unsafe to show; None for piped input."""
    site: columns.OptionalLine
    author: columns.OptionalLine
    words: columns.Count
    first_opened: columns.Moment
    last_opened: columns.Moment
    """Both in local time."""
    state: Annotated[ReadingState, columns.Embedded(ReadingState)] = ReadingState()
    highlight_count: Annotated[int, columns.SqlColumn(columns.to_count, expression=_HIGHLIGHT_COUNT)] = 0

    @property
    def name(self) -> str:
        """Its name in a list: the title, or else the file's name."""
        return self.title or clean_line(Path(self.source or "").name) or "Untitled"

    @property
    def shown_source(self) -> str:
        """Its source, safe to be shown; empty if there is none."""
        return clean_line(self.source or "")

    @property
    def search_text(self) -> str:
        """The text besides its name that it is found by: source, site and author."""
        return " ".join(filter(None, (self.shown_source, self.site, self.author)))


class Highlight(NamedTuple):
    """A sentence, or another part of the text, that the user marked."""

    start: columns.Count
    """Its offset in the edition last opened."""
    text: columns.Text
    """The sentence, by which it is found in other editions."""
    created: Annotated[columns.Moment, "made"]
    """In local time."""
    note: columns.Line = ""
    """What the user wrote about it."""
    section: columns.Line = ""
    """The name of the section that it was in when it was marked; empty for older marks."""

    @property
    def end(self) -> int:
        """The offset of its end in the edition last opened."""
        return self.start + len(self.text)


class NamedPlace(NamedTuple):
    """A place in an article that the user has named by a letter."""

    name: columns.Line
    anchor: Annotated[TextAnchor, columns.Embedded(TextAnchor)]


class KeptSketch(NamedTuple):
    """The sketch of an article's sentences as they were last read; see ``editions``."""

    fingerprint: str
    """Of the edition that was read."""
    sentences: bytes


class HighlightedArticle(NamedTuple):
    """An article with its highlights, in the order of its text."""

    entry: LibraryEntry
    highlights: tuple[Highlight, ...]


class FoundPassage(NamedTuple):
    """A passage of an article that has all words that were looked for."""

    entry: LibraryEntry
    """Its article."""
    start: int
    """Its offset in the edition last opened."""
    text: str
    """A sentence, a heading, a caption, or a line of code or of a table."""

    @property
    def end(self) -> int:
        """The offset of its end."""
        return self.start + len(self.text)


def locate_highlight(text: str, highlight: Highlight) -> int | None:
    """Return the start of a highlight in a text that may have been edited; None if the sentence is gone.

    If the sentence occurs several times, the nearest to the old offset counts.
    """
    return find_nearest(text, highlight.text, highlight.start)


def new_entry(article: Article, fingerprint: str, source: str | None, opened: datetime) -> LibraryEntry:
    """Return the entry of an article that is opened for the first time."""
    site, author = columns.to_line(article.site) or None, columns.to_line(article.author) or None
    title = clean_line(article.title)
    return LibraryEntry(fingerprint, title, source, site, author, article.word_count, opened, opened)


def fingerprint_of(title: str, text: str) -> str:
    """Return the BLAKE2b hash (RFC 7693) of an article's title and text, in 32 hexadecimal digits."""
    from hashlib import blake2b  # 7 ms, which the first paint does not need

    content = f"{title}\0{text}".encode(errors="surrogatepass")
    return blake2b(content, digest_size=_FINGERPRINT_BYTES).hexdigest()
