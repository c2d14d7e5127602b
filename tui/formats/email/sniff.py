"""Tell an email from other text. Importing this is cheap."""

import re

_HEADERS = re.compile(
    r"\s{0,100}(?:>?From \S[^\n]{0,300}\n)?((?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)"
)
_HEADER_NAME = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]*(?=\S)", re.MULTILINE)
_KNOWN_HEADERS = frozenset(("from", "to", "subject", "date", "message-id", "received", "return-path"))
_REQUIRED_HEADERS = frozenset(("from", "subject", "message-id"))
_MAX_HEADERS_CHARS = 64 * 1024


def looks_like_email(text: str) -> bool:
    """Return True if a text begins with at least two headers of an email and nothing else before an empty line.

    Args:
        text: The beginning of a text; its line ends are line feeds.
    """
    match = _HEADERS.match(text, 0, _MAX_HEADERS_CHARS)
    if match is None or (text[match.end() :].strip() and text[match.end()] != "\n"):
        return False
    names = {name.lower() for name in _HEADER_NAME.findall(match[1])}
    return len(names & _KNOWN_HEADERS) >= 2 and bool(names & _REQUIRED_HEADERS)
