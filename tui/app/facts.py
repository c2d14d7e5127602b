"""What the header, the frames and the status line say."""

from pathlib import Path

from tui.app.keymap import Keymap
from tui.app.layout.digest_items import Target
from tui.app.reading import Reading
from tui.article.model import Article, Section
from tui.article.outline import section_name
from tui.export.facts import article_facts, digest_facts

Hint = tuple[str, str]


def title_of(article: Article) -> str:
    """What an article is called on the screen: its title, or else its file's name."""
    return article.title or Path(article.source or "").name or "Untitled"


def header_facts(reading: Reading, pace: int) -> tuple[str, ...]:
    """Language, words, minutes; with a digest, its method and how many of the sentences it has.

    Args:
        reading: What is read.
        pace: How fast, in words a minute.
    """
    if reading.digest is None:
        return article_facts(reading.article, pace)
    return digest_facts(reading.digest, pace)


def digest_position(reading: Reading, target: Target | None) -> str:
    """Which line of the digest is the current one."""
    if target is None:
        return ""
    if isinstance(target, Section):
        return section_name(target)
    if target in reading.summary:
        return f"sentence {reading.summary.index(target) + 1:,} of {len(reading.summary):,}"
    return f"gist of {section_name(reading.article.sections[target.section])}"


def article_position(reading: Reading, place: int) -> str:
    """Which section a place of the text is in."""
    section = reading.section_at(place)
    return "" if section is None else section_name(section)


def hints(keymap: Keymap, *, in_digest: bool, single: bool, working: bool, jumped: bool) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        keymap: The keys in force.
        in_digest: Whether keys act on the digest.
        single: Whether one pane has the whole screen.
        working: Whether something is being done that Esc stops.
        jumped: Whether there is a jump to undo.
    """
    pane = ("switch-pane", "article" if in_digest else "digest")
    useful = (
        ("escape", "stop") if working else None,
        pane if single else None,
        ("next-section", "next section"),
        ("next-sentence", "next sentence"),
        ("across", "go there" if in_digest else "digest"),
        ("help", "help"),
        ("back", "back") if jumped and not in_digest else None,
        None if single else pane,
        ("longer shorter", "length"),
        ("next-method", "method"),
        ("leave", "quit"),
    )
    keys = ((keymap.first(hint[0]), hint[1]) for hint in useful if hint is not None)
    return tuple(hint for hint in keys if hint[0])
