"""The dates of feeds: RFC 822 (RSS), RFC 3339 (Atom, JSON Feed) and what is written in their place."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})-?(\d\d)?-?(\d\d)?(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d))?(?:[.,]\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)
_MAX_CHARS = 100


def parse_date(text: str) -> int | None:
    """Return the moment that a date of a feed means, in milliseconds since 1970; None if it means none.

    A date without a time zone counts as UTC.
    """
    text = text.strip()[:_MAX_CHARS]
    try:
        match = _ISO.match(text)
        moment = parsedate_to_datetime(text) if match is None else _iso_moment(match)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0, round(moment.timestamp() * 1000))


def _iso_moment(match: re.Match[str]) -> datetime:
    year, month, day, hour, minute, second, zone = match.groups()
    zone = "+00:00" if zone is None or zone in "zZ" else zone
    sign, digits = zone[0], zone[1:].replace(":", "")
    clock = f"{hour or '00'}:{minute or '00'}:{second or '00'}"
    return datetime.fromisoformat(
        f"{year}-{month or '01'}-{day or '01'}T{clock}{sign}{digits[:2]}:{digits[2:]}"
    )
