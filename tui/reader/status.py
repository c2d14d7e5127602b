"""The title line, the frames and the status line, as one computed value."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len

from tui.document.model import Article, Section
from tui.document.sections import section_name
from tui.document.stats import count_words, reading_minutes
from tui.export.facts import article_facts, digest_facts, reading_time
from tui.reader.keymap import Keymap
from tui.reader.rows.digest_items import Target
from tui.reader.session import Session
from tui.summary.lengths import Unit
from tui.text.cells import fit

Hint = tuple[str, str]
"""A key and what it does."""

_ARTICLE = "Article"
_END = 100


class Status(NamedTuple):
    """The texts of the title line, the frames and the status line."""

    title: str = ""
    facts: tuple[str, ...] = ()
    """Facts about the article, on the right of the title."""
    article_title: str = _ARTICLE
    article_subtitle: str = ""
    digest_subtitle: str = ""
    hints: tuple[Hint, ...] = ()
    """The keys that matter now, the most useful first."""
    essential_hints: int = 1
    """The number of keys that are shown in any case, as far as there is room."""
    position: str = ""
    time_left: tuple[str, ...] = ()
    """The time that the rest takes, before the position; the longest form first."""


class StatusPart(NamedTuple):
    """A feature's contribution to the status; an empty field contributes nothing."""

    mode: str = ""
    """The way the article is shown, such as skimmed, for its frame."""
    legends: tuple[str, ...] = ()
    """The meaning of the tints or signs, for the frame of the article: two forms with a title, then some without, the
    longest first."""
    matches: str = ""
    """The matches of the query, before the position."""
    hints: tuple[Hint, ...] = ()
    """The keys of the feature, before all others."""
    enter_hint: str = ""
    """The hint for Enter, if it does not switch panes."""
    note: str = ""
    """The note on what the current line shows, for the frame of the article."""
    link: str = ""
    """Where the link on the article's current line leads, for the frame of the article."""
    progress: str = ""
    """The position to show while only the part is open where the article was left."""


class StatusContext(NamedTuple):
    """The state of the screen and of its panes."""

    in_digest: bool
    """True if keys act on the digest."""
    is_single: bool
    """True if one pane has the whole screen."""
    is_working: bool
    """True if there is work that Esc stops."""
    can_go_back: bool
    """True if there is a jump to undo."""
    section: Section | None
    """The section being read."""
    progress: int
    """The part of the article before the current line, in per cent."""
    target: Target | None
    """The digest's current line."""
    title_cells: int
    """The room for a title on the frame of the article, in cells."""
    place: int | None = None
    """The offset of the article's current line; None if keys act on the digest."""
    is_narrow: bool = False
    """True if there is room for few keys."""


def compute_status(
    session: Session | None, context: StatusContext, parts: Iterable[StatusPart], keymap: Keymap, pace: int
) -> Status:
    """Return the status, with the features' contributions; the pace is the reading speed, in words a minute."""
    part = _merged(parts)
    enter_hint = part.enter_hint or ("go there" if context.in_digest else "digest")
    keys = {key for key, _ in part.hints}
    has_sections = session is None or len(session.article.sections) > 1
    useful = key_hints(keymap, context, enter_hint, has_sections=has_sections)
    hints = (hint for hint in useful if hint[0] not in keys)
    status = Status(
        article_title=article_title(part.mode, part.legends, context.title_cells),
        hints=(*part.hints, *hints),
        essential_hints=len(part.hints) + context.is_working + 1,
    )
    if session is None:
        return status
    progress = f"{context.progress} %"
    section = "" if context.section is None else section_name(context.section)
    target = _target_position(session, context.target)
    if context.is_single:
        article_subtitle = f"digest: {target}" if target else ""
        digest_subtitle = f"article: {progress} · {section}"
    else:
        article_subtitle, digest_subtitle = section, target
    if part.link:
        article_subtitle = fit(part.link, context.title_cells)
    if part.progress:
        return status._replace(
            title=title_of(session.article),
            facts=(session.article.language,),
            digest_subtitle=digest_subtitle,
            position=part.progress,
        )
    return status._replace(
        title=title_of(session.article),
        facts=_facts(session, pace),
        article_subtitle=part.note or article_subtitle,
        digest_subtitle=digest_subtitle,
        position=" · ".join(filter(None, (part.matches, progress))),
        time_left=()
        if part.matches
        else time_left(session.article, context, pace) or summary_left(session, context),
    )


def time_left(article: Article, context: StatusContext, pace: int) -> tuple[str, ...]:
    """Return how long the rest of the section and of the article takes to read, the longest form first."""
    if context.place is None or context.progress == _END:
        return ()

    def minutes(start: int, end: int) -> int:
        return reading_minutes(article.words_before(end) - article.words_before(start), pace)

    rest, section = minutes(context.place, len(article.text)), context.section
    in_all = f"{reading_time(rest)} left"
    if rest == 0 or section is None or section.end == len(article.text):
        return (in_all,) if rest else ()
    in_section = reading_time(minutes(max(context.place, section.start), section.end))
    return f"{in_section} left in this section · {in_all}", f"{in_section} here · {in_all}", in_all


def summary_left(session: Session, context: StatusContext) -> tuple[str, ...]:
    """Return how long a summary with a length in minutes takes from the digest's current line on."""
    if (
        session.length.unit is not Unit.MINUTES
        or not context.in_digest
        or context.target not in session.summary
    ):
        return ()
    rest = session.summary[session.summary.index(context.target) :]
    words = sum(count_words(sentence.text) for sentence in rest)
    minutes = reading_time(reading_minutes(words, session.length.words_per_minute))
    return f"{minutes} left of the summary", f"{minutes} left"


def title_of(article: Article) -> str:
    """Return an article's title, or else its file's name."""
    return article.title or Path(article.source or "").name or "Untitled"


def article_title(mode: str, legends: tuple[str, ...], cells: int) -> str:
    """Return the title on the frame of the article, shortened to the room; see ``StatusPart``."""
    title = f"{_ARTICLE} · {mode}" if mode else _ARTICLE
    prefixes = (f"{title} · ", f"{mode} · ", "") if mode else (f"{title} · ", "")
    wanted = (
        f"{prefix}{legend}" for forms in (legends[:2], legends[2:]) for prefix in prefixes for legend in forms
    )
    return next((text for text in wanted if cell_len(text) <= cells), title)


def key_hints(
    keymap: Keymap, context: StatusContext, enter_hint: str, *, has_sections: bool
) -> tuple[Hint, ...]:
    """Return the keys that matter now, the most useful first."""
    pane = ("switch-pane", "article" if context.in_digest else "digest")
    is_first = context.is_single or context.is_narrow
    useful = (
        ("escape", "stop") if context.is_working else None,
        pane if is_first else None,
        ("next-section", "next section") if has_sections else None,
        ("next-sentence", "next sentence"),
        ("follow", enter_hint),
        None if is_first else pane,
        ("help", "help"),
        ("back", "back") if context.can_go_back and not context.in_digest else None,
        ("longer shorter", "length"),
        ("next-method", "method"),
        ("leave", "quit"),
    )
    return bound_hints(keymap, useful)


def bound_hints(keymap: Keymap, hints: Iterable[Hint | None]) -> tuple[Hint, ...]:
    """Replace the command id in each hint by the first key of the command; hints without a key are left out."""
    keys = ((keymap.first(hint[0]), hint[1]) for hint in hints if hint is not None)
    return tuple(hint for hint in keys if hint[0])


def _merged(parts: Iterable[StatusPart]) -> StatusPart:
    merged = StatusPart()
    for part in parts:
        merged = merged._replace(**{name: value for name, value in part._asdict().items() if value})
    return merged


def _facts(session: Session, pace: int) -> tuple[str, ...]:
    """Return the language, words and minutes, and of a digest its method and number of sentences."""
    if session.digest is None:
        return article_facts(session.article, pace)
    return digest_facts(session.digest, pace)


def _target_position(session: Session, target: Target | None) -> str:
    """Return the position of the digest's current line in words."""
    if target is None:
        return ""
    if isinstance(target, Section):
        return section_name(target)
    if target in session.summary:
        return f"sentence {session.summary.index(target) + 1:,} of {len(session.summary):,}"
    return f"gist of {section_name(session.article.sections[target.section])}"
