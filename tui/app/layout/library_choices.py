"""The articles of the library as choices of a list."""

from datetime import datetime
from pathlib import Path

from tui.app.ages import age
from tui.app.layout.choices import Choice
from tui.export.facts import facts_line
from tui.library.records import KeptArticle

_GONE = "gone"


def kept_choice(number: int, article: KeptArticle, now: datetime, *, gone: bool = False) -> Choice:
    """An article that was opened before: how much of it is read, when it was opened, where it came from.

    Args:
        number: Which of the entries it is; the choice's id.
        article: The article.
        now: The moment now, in this computer's time.
        gone: Whether its source is known not to be there.
    """
    source = at_home(article.shown_source)
    facts = (
        _GONE if gone else "",
        f"{round(100 * article.state.progress)} %",
        age(article.last_opened, now),
        _counted(article.mark_count),
        source or "came through a pipe",
    )
    return Choice(str(number), article.name, facts_line(tuple(filter(None, facts))), article.searched)


def removal_choice(number: int, article: KeptArticle) -> Choice:
    """The question whether an article is to be removed, in its place.

    Args:
        number: Which of the entries it is; the choice's id.
        article: The article.
    """
    what = f"its place, {_counted(article.mark_count)}" if article.mark_count else "its place"
    return Choice(str(number), article.name, f"d again forgets {what}", article.searched)


def at_home(path: str) -> str:
    """A path that is shown, with ``~`` for the user's folder."""
    try:
        home = f"{Path.home()}/"
    except RuntimeError:  # the system does not say where it is
        return path
    return f"~/{path.removeprefix(home)}" if path.startswith(home) else path


def _counted(marks: int) -> str:
    return f"{marks:,} {'mark' if marks == 1 else 'marks'}" if marks else ""
