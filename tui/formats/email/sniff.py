"""Telling an e-mail from other text. Importing this is cheap."""

import re

_HEAD = re.compile(
    r"\s{0,100}(?:>?From \S[^\n]{0,300}\n)?((?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)"
)
_NAME = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]*(?=\S)", re.MULTILINE)
_TELLING = frozenset(("from", "to", "subject", "date", "message-id", "received", "return-path"))
_NEEDED = frozenset(("from", "subject", "message-id"))
_LONGEST_HEAD = 64 * 1024


def looks_like_mail(text: str) -> bool:
    """Whether a text begins as e-mails do: with two headers that they have, and nothing else before an empty line.

    Args:
        text: The beginning of a text; its line ends are line feeds.
    """
    match = _HEAD.match(text, 0, _LONGEST_HEAD)
    if match is None or (text[match.end() :].strip() and text[match.end()] != "\n"):
        return False
    names = {name.lower() for name in _NAME.findall(match[1])}
    return len(names & _TELLING) >= 2 and bool(names & _NEEDED)
