"""Recognise an email by its headers, and find its subject and length. Importing this is cheap."""

import re
from typing import BinaryIO

from tui.document.stats import count_words
from tui.formats.parsed_document import ProbedText, scale_word_count

_HEADERS = re.compile(
    r"\s{0,100}(?:>?From \S[^\n]{0,300}\n)?((?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)"
)
_HEADER_NAME = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):[ \t]*(?=\S)", re.MULTILINE)
_KNOWN_HEADERS = frozenset(("from", "to", "subject", "date", "message-id", "received", "return-path"))
_REQUIRED_HEADERS = frozenset(("from", "subject", "message-id"))
_MAX_HEADERS_CHARS = 64 * 1024

_HEAD_BYTES = 32 * 1024
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
_MULTIPART = re.compile(rb"^content-type:\s*multipart/(?:mixed|related)", re.IGNORECASE | re.MULTILINE)


def sniff_email(head: str) -> bool:
    """Return whether a text begins with headers only, at least two of them common in emails."""
    match = _HEADERS.match(head, 0, _MAX_HEADERS_CHARS)
    if match is None or (head[match.end() :].strip() and head[match.end()] != "\n"):
        return False
    names = {name.lower() for name in _HEADER_NAME.findall(match[1])}
    return len(names & _KNOWN_HEADERS) >= 2 and bool(names & _REQUIRED_HEADERS)


def probe_email(head: str, file: BinaryIO, size: int) -> ProbedText:
    """Find the subject of an email, and estimate its words unless it has attachments."""
    from email import message_from_bytes

    from tui.formats.email.parts import subject_of

    file.seek(0)
    beginning = file.read(_HEAD_BYTES)
    end = _END_OF_HEADERS.search(beginning)
    headers = beginning if end is None else beginning[: end.end()]
    words = None
    if not _MULTIPART.search(headers):
        sample = head[len(headers) :] or head
        words = scale_word_count(count_words(sample), sample, size - len(headers))
    return ProbedText(subject_of(message_from_bytes(headers)), words)
