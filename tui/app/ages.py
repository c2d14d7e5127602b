"""How long ago something was, as people say it."""

from datetime import datetime

_MONTHS_FROM, _YEARS_FROM = 60, 730


def age(moment: datetime, now: datetime) -> str:
    """How long ago a moment was: ``today``, ``yesterday``, ``3 days ago``, ``2 weeks ago``, ``5 months ago``.

    Args:
        moment: The moment, in this computer's time.
        now: The moment now. What is said to lie ahead was today: the clock was set since.
    """
    days = (now.date() - moment.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 14:
        return f"{days} days ago"
    if days < _MONTHS_FROM:
        return f"{days // 7} weeks ago"
    return f"{days // 30} months ago" if days < _YEARS_FROM else f"{days // 365} years ago"
