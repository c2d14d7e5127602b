"""Numbers, sizes, ages and paths as people say them."""

from datetime import datetime
from os.path import expanduser

_DOUBLE_MARKS = frozenset('“”„"')
_UNITS = ("KB", "MB", "GB")
_MIN_DAYS_IN_WEEKS, _MIN_DAYS_IN_MONTHS, _MIN_DAYS_IN_YEARS = 14, 60, 730


def count_phrase(number: int, noun: str) -> str:
    """Return a number of things, such as ``1 mark`` or ``1,204 marks``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def quoted(text: str) -> str:
    """Return a text in quotation marks: double ones, or single ones around a text that has double ones."""
    return f"‘{text}’" if _DOUBLE_MARKS.intersection(text) else f"“{text}”"


def size_phrase(size: int) -> str:
    """Return a size in bytes such as ``empty``, ``812 bytes``, ``3.9 KB`` or ``12 MB``."""
    if size < 1000:
        return count_phrase(size, "byte") if size else "empty"
    amount, units = size / 1024, iter(_UNITS)
    unit = next(units)
    while amount >= 1000 and (larger := next(units, None)) is not None:
        amount, unit = amount / 1024, larger
    return f"{amount:.1f} {unit}" if amount < 9.95 else f"{amount:.0f} {unit}"


def age_phrase(moment: datetime, now: datetime) -> str:
    """Return how long ago a moment was, such as ``today``, ``yesterday``, ``3 days ago`` or ``2 weeks ago``.

    Args:
        moment: The moment, in this computer's time.
        now: The moment now. A later ``moment`` counts as today: the clock was set back since.
    """
    days = (now.date() - moment.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < _MIN_DAYS_IN_WEEKS:
        return f"{days} days ago"
    if days < _MIN_DAYS_IN_MONTHS:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < _MIN_DAYS_IN_YEARS else f"{days // 365} years ago"


def short_path(path: str) -> str:
    """Return a path with ``~`` for the user's home folder; anything else, such as an address, as it is."""
    if not path.startswith("/"):
        return path
    home = f"{expanduser('~')}/"  # noqa: PTH111 - unlike Path.home, it never raises
    return f"~/{path.removeprefix(home)}" if path.startswith(home) else path
