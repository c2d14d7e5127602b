"""What the header, the frames and the status line say."""

from pathlib import Path
from typing import NamedTuple

from tui.document.model import Article, Section
from tui.document.sections import section_name
from tui.export.facts import article_facts, digest_facts
from tui.reader.keymap import Keymap
from tui.reader.rows.digest_items import Target
from tui.reader.session import Session

Hint = tuple[str, str]


def title_of(article: Article) -> str:
    """What an article is called on the screen: its title, or else its file's name."""
    return article.title or Path(article.source or "").name or "Untitled"


def header_facts(reading: Session, pace: int) -> tuple[str, ...]:
    """Language, words, minutes; with a digest, its method and how many of the sentences it has.

    Args:
        reading: What is read.
        pace: How fast, in words a minute.
    """
    if reading.digest is None:
        return article_facts(reading.article, pace)
    return digest_facts(reading.digest, pace)


def digest_position(reading: Session, target: Target | None) -> str:
    """Which line of the digest is the current one."""
    if target is None:
        return ""
    if isinstance(target, Section):
        return section_name(target)
    if target in reading.summary:
        return f"sentence {reading.summary.index(target) + 1:,} of {len(reading.summary):,}"
    return f"gist of {section_name(reading.article.sections[target.section])}"


def article_position(reading: Session, place: int) -> str:
    """Which section a place of the text is in."""
    section = reading.section_at(place)
    return "" if section is None else section_name(section)


class StatusContext(NamedTuple):
    """Where the reader is and what there is to do."""

    in_digest: bool
    """Whether keys act on the digest."""
    single: bool
    """Whether one pane has the whole screen."""
    working: bool
    """Whether something is being done that Esc stops."""
    jumped: bool
    """Whether there is a jump to undo."""
    across: str
    """What Enter does."""


def key_hints(keymap: Keymap, now: StatusContext) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        keymap: The keys in force.
        now: Where the reader is.
    """
    pane = ("switch-pane", "article" if now.in_digest else "digest")
    useful = (
        ("escape", "stop") if now.working else None,
        pane if now.single else None,
        ("next-section", "next section"),
        ("next-sentence", "next sentence"),
        ("across", now.across),
        ("help", "help"),
        ("back", "back") if now.jumped and not now.in_digest else None,
        None if now.single else pane,
        ("longer shorter", "length"),
        ("next-method", "method"),
        ("leave", "quit"),
    )
    keys = ((keymap.first(hint[0]), hint[1]) for hint in useful if hint is not None)
    return tuple(hint for hint in keys if hint[0])
