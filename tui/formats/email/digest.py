"""Split the text of a mailing list's digest into its messages (RFC 1153)."""

import re
from typing import NamedTuple

_PREAMBLE_END = re.compile(r"^-{70}\n\n+", re.MULTILINE)
_MESSAGE_END = re.compile(r"^-{30}\n\n+", re.MULTILINE)
_HEADERS = re.compile(
    r"(?:Message: \d{1,5}\n)?(?=(?:[A-Za-z][A-Za-z0-9-]{0,60}:.*\n(?:[ \t]+\S.*\n)*){0,40}?From:.*\n)"
)


class Digest(NamedTuple):
    """The parts of a mailing list's digest."""

    preamble: str
    """How to use the list, and the topics."""
    messages: list[str]
    """Each with its headers."""
    trailer: str


def split_digest(text: str) -> Digest | None:
    """Return the parts of a digest; None for any other text."""
    end = _PREAMBLE_END.search(text)
    if end is None or not _HEADERS.match(text, end.end()):
        return None
    parts = _MESSAGE_END.split(text[end.end() :])
    is_message = [_HEADERS.match(part) for part in parts]
    messages = [part[match.end() :] for part, match in zip(parts, is_message, strict=True) if match]
    rest = [part.strip() for part, match in zip(parts, is_message, strict=True) if not match]
    return Digest(text[: end.start()].strip(), messages, "\n\n".join(rest))
