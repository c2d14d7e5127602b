"""The headers and the parts of an e-mail (MIME, RFC 2045 and 2046), within bounds."""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator, Sequence
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime
from itertools import islice
from string import ascii_letters, digits
from typing import NamedTuple

from tui.document.build import Metadata
from tui.text.sanitize import clean_line

_LONGEST = 2_000
_REPLY = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|ref|rif|res|odp|fwd?|fw|wg|tr|vb|rv|enc)(?:\s?\[\d{1,4}\]|\^\d{1,4}|\(\d{1,4}\))?\s?[:：]",
    re.IGNORECASE,
)
_TAG = re.compile(r"\s*\[([^\[\]]{1,60})\]")
_FORWARDED = re.compile(r"\s*\((?:fwd?|was:? [^()]{1,200})\)\s*$", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(
    r"\W*(?:ann(?:ounce(?:ment)?)?|rfc|rfe|patch|pull|bug|vote|result|poll|security|urgent|draft|release|offtopic|ot)\b|.*\d",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<[^<>]*>")
_COMMENTED = re.compile(r"\s*\S+(?:\s+(?:at|en|à|AT)\s+\S+)?\s+\((.+)\)\s*")
_LIST_NAME = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<([^<>.]+)[^<>]*>")


def subject_of(headers: Message) -> str:
    """The subject without what replies, forwards and mailing lists put before it.

    Args:
        headers: The mail's headers.
    """
    subject = _text(headers, "Subject")
    while True:
        reply, tag = _REPLY.match(subject), _TAG.match(subject)
        if reply:
            subject = subject[reply.end() :]
        elif tag and subject[tag.end() :].strip() and not _SAYS_SOMETHING.match(tag[1]):
            subject = subject[tag.end() :]
        else:
            return clean_line(_FORWARDED.sub("", subject))


def metadata_of(headers: Message) -> Metadata:
    """Who wrote a mail, when, and on which mailing list.

    Args:
        headers: The mail's headers.
    """
    return Metadata(
        author=person(_text(headers, "From")) or None,
        date=_date(_text(headers, "Date")) or None,
        site=_list_name(headers) or None,
    )


def person(text: str) -> str:
    """A sender's name; the address only where there is no name.

    Args:
        text: A name and an address in any of the ways that mails and their archives write them.
    """
    text = clean_line(text)
    for pattern in (_NAMED, _COMMENTED):
        if (match := pattern.match(text)) and match[1].strip(" '"):
            name = match[1].strip(" '")
            # Address books have the family name first.
            family, comma, given = name.partition(", ")
            return f"{given} {family}" if comma and " " not in family and "," not in given else name
    return text.strip("<> ")


def _date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return clean_line(text)


def _list_name(headers: Message) -> str:
    identity = clean_line(_text(headers, "List-Id"))
    if match := _LIST_NAME.match(identity):
        return match[1] or match[2]
    if identity:
        return identity
    tag = _TAG.match(_REPLY.sub("", _text(headers, "Subject")))
    return clean_line(tag[1]) if tag and not _SAYS_SOMETHING.match(tag[1]) else ""


def _text(headers: Message, name: str) -> str:
    """A header with its encoded words (RFC 2047) read, where they can be."""
    value = str(headers.get(name, ""))[:_LONGEST]
    if "=?" not in value:
        return value
    try:
        return str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, ValueError):
        return value


MOST_PARTS = 2_000
"""The most parts of a mail that are looked at."""

_DEEPEST = 20
_LONGEST_HEAD = 256 * 1024
_LONGEST_HEADER = 4_000
_HEAD_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_ENVELOPE = re.compile(rb"\s*(?:>?From [^\r\n]*(?:\r\n?|\n))?")
_FOLDED = re.compile(r"\r?\n[ \t]+|\r[ \t]+")
_NOT_BASE64 = bytes(set(range(256)) - set(f"{ascii_letters}{digits}+/".encode()))
_DELIMITER_END = rb"(--)?[ \t]*(?=(\r?\n|\Z))"


class Part(NamedTuple):
    """A mail, or a part of one."""

    headers: Message
    body: bytes
    """As it was sent: with its transfer encoding."""

    @property
    def kind(self) -> str:
        """Its content type, such as ``text/plain``."""
        return self.headers.get_content_type()

    @property
    def is_mail(self) -> bool:
        """Whether it is a mail with headers of its own."""
        return self.kind == "message/rfc822"

    @property
    def file_name(self) -> str:
        """What it is called if it is an attachment; else empty."""
        return str(self.headers.get_filename() or "")

    @property
    def is_attached(self) -> bool:
        """Whether it is beside the mail's text, not in it."""
        return bool(self.file_name) or self.headers.get_content_disposition() == "attachment"

    def content(self) -> bytes:
        """Its bytes without the transfer encoding."""
        match str(self.headers.get("Content-Transfer-Encoding", "")).strip().lower():
            case "quoted-printable":
                return a2b_qp(self.body)
            case "base64":
                return _from_base64(self.body)
            case _:
                return self.body


def _from_base64(body: bytes) -> bytes:
    """The bytes, as many as there are; what was cut off or damaged still has its beginning."""
    letters = body.translate(None, _NOT_BASE64)
    letters = letters[: len(letters) - (len(letters) % 4 == 1)]
    return a2b_base64(letters + b"=" * (-len(letters) % 4))


def read_mail_part(data: bytes) -> Part:
    """A mail with its headers apart from its body.

    Args:
        data: All of its bytes; a line such as ``From ann@mill.example Mon May 6`` may stand before it.
    """
    envelope = _ENVELOPE.match(data)
    return _part(data, envelope.end() if envelope else 0)


def _part(data: bytes, start: int = 0) -> Part:
    """A mail or a part of one that begins somewhere; an empty line there says that it has no headers."""
    if data[start : start + 1] in (b"\n", b"\r"):
        return Part(_headers(b""), data[start:])
    end = _HEAD_END.search(data, start)
    head, body = (data[start : end.start()], data[end.end() :]) if end else (data[start:], b"")
    return Part(_headers(head[:_LONGEST_HEAD]), body)


def _headers(head: bytes) -> Message:
    """Headers, each on a line of its own and cut where it is endless."""
    try:
        text = head.decode("utf-8")
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace")
    lines = re.split(r"\r\n?|\n", _FOLDED.sub(" ", text))
    return HeaderParser().parsestr("\n".join(line[:_LONGEST_HEADER] for line in lines) + "\n\n")


def readable_parts(part: Part) -> Iterator[Part]:
    """What a mail is made of, in order: texts, attachments, and mails in the mail, which are not looked into.

    Of what is there in several forms, only the one that is best read comes: plain text, else HTML.

    Args:
        part: The mail.
    """
    yield from islice(_leaves(part, 0), MOST_PARTS)


def _leaves(part: Part, depth: int) -> Iterator[Part]:
    if part.headers.get_content_maintype() != "multipart" or depth >= _DEEPEST:
        yield part
        return
    parts = _parts_of(part)
    if not parts:
        yield Part(_headers(b""), part.body)
    elif part.kind == "multipart/alternative":
        yield from _leaves(_best(parts), depth + 1)
    else:
        for inner in parts:
            yield from _leaves(inner, depth + 1)


def _parts_of(part: Part) -> list[Part]:
    boundary = part.headers.get_boundary()
    if not boundary:
        return []
    delimiter = re.compile(
        rb"(?:^|\r?\n)--" + re.escape(boundary.encode("utf-8", "replace")) + _DELIMITER_END
    )
    parts: list[Part] = []
    start: int | None = None
    for match in delimiter.finditer(part.body):
        if start is not None:
            parts.append(_inner(part, part.body[start : max(start, match.start())]))
        # The line's end may belong to the next delimiter too, where a part has nothing in it.
        start = None if match[1] else match.end(2)
        if match[1] or len(parts) >= MOST_PARTS:
            break
    if start is not None and len(parts) < MOST_PARTS:
        parts.append(_inner(part, part.body[start:]))  # a mail that was cut off
    return parts


def _inner(around: Part, data: bytes) -> Part:
    part = _part(data)
    if around.kind == "multipart/digest" and "Content-Type" not in part.headers:
        part.headers["Content-Type"] = "message/rfc822"
    return part


def _best(parts: Sequence[Part]) -> Part:
    """Of one text in several forms, the plain one, unless it only says that there is another."""
    plain = next((part for part in parts if part.kind == "text/plain"), None)
    rich = next((part for part in parts if part.kind != "text/plain"), None)
    if plain is None or rich is None:
        return plain or rich or parts[0]
    is_stub = len(plain.body.split()) * 50 < len(rich.body.split())
    return rich if is_stub or not plain.body.strip() else plain
