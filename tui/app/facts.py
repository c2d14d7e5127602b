"""What the header, the frames and the status line say."""

from tui.app.layout.digest_items import Target
from tui.app.reading import Reading
from tui.article.model import Section
from tui.article.outline import section_name
from tui.article.statistics import reading_minutes, word_count

Hint = tuple[str, str]


def header_facts(reading: Reading) -> tuple[str, ...]:
    """Language, words, minutes; with a digest, its method and how many of the sentences it has."""
    words = word_count(reading.article)
    facts = (
        reading.article.language,
        f"{words:,} {'word' if words == 1 else 'words'}",
        reading_time(reading_minutes(reading.article)),
    )
    digest = reading.digest
    if digest is None:
        return facts
    total = len(reading.article.sentences)
    return (*facts, reading.method, f"{len(digest.summary):,} of {total:,}")


def reading_time(minutes: int) -> str:
    """A reading time in words, such as ``3 min`` or ``14 h 52 min``."""
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


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


def hints(*, in_digest: bool, single: bool, working: bool, jumped: bool) -> tuple[Hint, ...]:
    """The keys that matter now, the most useful first.

    Args:
        in_digest: Whether keys act on the digest.
        single: Whether one pane has the whole screen.
        working: Whether something is being done that Esc stops.
        jumped: Whether there is a jump to undo.
    """
    article, digest = ("Tab", "article"), ("Tab", "digest")
    first = [("Esc", "stop")] if working else []
    across = ("Enter", "go there") if in_digest else ("Enter", "digest")
    pane = ("Tab", "other pane") if not single else article if in_digest else digest
    back = [("Backspace", "back")] if jumped and not in_digest else []
    return (
        *first,
        *back,
        ("J", "next section"),
        ("K", "previous"),
        (")", "next sentence"),
        across,
        pane,
        ("?", "help"),
        ("+ -", "length"),
        ("m", "method"),
        ("q", "quit"),
    )
