"""The time that a server asks to wait before the next request (RFC 9110, section 10.2.3)."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_SECONDS = 7 * 24 * 60 * 60.0
"""More is not believed."""


def retry_seconds(header: str, now: datetime | None = None) -> float:
    """Return the seconds that a ``Retry-After`` header means, from 0 to a week.

    Args:
        header: The header, a number of seconds or a date; 0 for anything else.
        now: The time; None for that of the clock.
    """
    header = header.strip()
    if header.isascii() and header.isdecimal():
        return min(float(header[:10]), MAX_SECONDS)
    try:
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError, IndexError):
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return min(max(0.0, (until - (now or datetime.now(UTC))).total_seconds()), MAX_SECONDS)
