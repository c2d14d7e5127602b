"""The headers and the parts of an email (MIME, RFC 2045 and 2046)."""

import re
from binascii import a2b_qp
from collections.abc import Iterator, Sequence
from email.message import Message
from email.parser import HeaderParser
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from tui.document.build import Metadata
from tui.document.errors import SourceError
from tui.formats.email.encoded_words import decode_base64, decode_words
from tui.formats.encoding import Decoded, decode_or_guess
from tui.text.sanitize import clean_line

_MAX_HEADER_VALUE = 2_000
_REPLY_PREFIX = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|ref|rif|res|odp|fwd?|fw|wg|tr|vb|rv|enc)(?:\s?\[\d{1,4}\]|\^\d{1,4}|\(\d{1,4}\))?\s?[:：]",
    re.IGNORECASE,
)
_SUBJECT_TAG = re.compile(r"\s*\[([^\[\]]{1,60})\]")
_FORWARD_SUFFIX = re.compile(r"\s*\((?:fwd?|was:? [^()]{1,200})\)\s*$", re.IGNORECASE)
_MEANINGFUL_TAG = re.compile(
    r"\W*(?:ann(?:ounce(?:ment)?)?|rfc|rfe|patch|pull|bug|vote|result|poll|security|urgent|draft|release|offtopic|ot)\b|.*\d",
    re.IGNORECASE,
)
_NAME_AND_ADDRESS = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<[^<>]*>")
_ADDRESS_AND_COMMENT = re.compile(r"\s*\S+(?:\s+(?:at|en|à|AT)\s+\S+)?\s+\((.+)\)\s*")
_LIST_ID = re.compile(r"\s*\"?([^\"<>]*?)\"?\s*<([^<>.]+)[^<>]*>")


def subject_of(headers: Message, encoding: str | None = None) -> str:
    """Return the subject without the prefixes of replies, forwards and mailing lists."""
    subject = _header(headers, "Subject", encoding)
    while True:
        reply, tag = _REPLY_PREFIX.match(subject), _SUBJECT_TAG.match(subject)
        if reply:
            subject = subject[reply.end() :]
        elif tag and subject[tag.end() :].strip() and not _MEANINGFUL_TAG.match(tag[1]):
            subject = subject[tag.end() :]
        else:
            return clean_line(_FORWARD_SUFFIX.sub("", subject))


def metadata_of(headers: Message, encoding: str | None = None) -> Metadata:
    """Return the sender, the date and the mailing list of a message."""
    return Metadata(
        author=display_name(_header(headers, "From", encoding)) or None,
        date=_date(_header(headers, "Date", encoding)) or None,
        site=_list_name(headers, encoding) or None,
    )


def display_name(sender: str) -> str:
    """Return the name of a sender, in any of the forms that emails and archives use; else the address."""
    sender = clean_line(sender)
    for pattern in (_NAME_AND_ADDRESS, _ADDRESS_AND_COMMENT):
        if (match := pattern.match(sender)) and match[1].strip(" '"):
            name = match[1].strip(" '")
            # Address books put the family name first.
            family, comma, given = name.partition(", ")
            return f"{given} {family}" if comma and " " not in family and "," not in given else name
    return sender.strip("<> ")


def _date(text: str) -> str:
    try:
        return parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return clean_line(text)


def _list_name(headers: Message, encoding: str | None) -> str:
    list_id = clean_line(_header(headers, "List-Id", encoding))
    if match := _LIST_ID.match(list_id):
        return match[1] or match[2]
    if list_id:
        return list_id
    tag = _SUBJECT_TAG.match(_REPLY_PREFIX.sub("", _header(headers, "Subject", encoding)))
    return clean_line(tag[1]) if tag and not _MEANINGFUL_TAG.match(tag[1]) else ""


def _header(headers: Message, name: str, encoding: str | None) -> str:
    return decode_words(str(headers.get(name, ""))[:_MAX_HEADER_VALUE], encoding).text


MAX_MESSAGE_PARTS = 2_000
_MAX_DEPTH = 20
_MAX_HEADERS_BYTES = 256 * 1024
_MAX_HEADER_LINE = 4_000
_HEADERS_END = re.compile(rb"\r?\n[ \t]*\r?\n|\r[ \t]*\r(?!\n)")
_ENVELOPE = re.compile(rb"\s*(?:>?From [^\r\n]*(?:\r\n?|\n))?")
_BODY_CHARSET = re.compile(
    rb"^content-type:[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*){0,5}?charset=[\"']?([\w.:-]{1,40})",
    re.IGNORECASE | re.MULTILINE,
)
_FOLDED = re.compile(r"\r?\n[ \t]+|\r[ \t]+")
_NOT_SPACE = re.compile(rb"\S")
_WORD = re.compile(rb"\S+")
_DELIMITER_END = rb"(--)?[ \t]*(?=(\r?\n|\Z))"


class Part(NamedTuple):
    """A message, or a part of one."""

    headers: Message
    body: memoryview
    """In its transfer encoding: a part of the bytes of the whole, not a copy."""
    warnings: tuple[str, ...] = ()
    """Lines for the user about the encoding of its headers."""

    @property
    def content_type(self) -> str:
        return self.headers.get_content_type()

    @property
    def file_name(self) -> str:
        """The file name of an attachment; else empty."""
        return decode_words(str(self.headers.get_filename() or "")).text

    @property
    def is_empty(self) -> bool:
        """True if the body has nothing but white space."""
        return _NOT_SPACE.search(self.body) is None

    def content(self) -> bytes:
        """Return the body without its transfer encoding."""
        match str(self.headers.get("Content-Transfer-Encoding", "")).strip().lower():
            case "quoted-printable":
                return a2b_qp(self.body)
            case "base64":
                return decode_base64(bytes(self.body))
            case _:
                return bytes(self.body)


def parse_message(data: bytes | memoryview, encoding: str | None = None) -> Part:
    """Split a message, with or without the ``From `` line of a mailbox, into its headers and its body."""
    data = memoryview(data)
    envelope = _ENVELOPE.match(data)
    part = _parse_part(data, envelope.end() if envelope else 0, encoding)
    values = (str(part.headers.get(name, ""))[:_MAX_HEADER_VALUE] for name in ("Subject", "From"))
    warnings = [warning for value in values for warning in decode_words(value, encoding).warnings]
    return part._replace(warnings=(*part.warnings, *warnings))


def _parse_part(data: memoryview, start: int = 0, encoding: str | None = None) -> Part:
    if bytes(data[start : start + 1]) in (b"\n", b"\r"):  # no headers
        return Part(_parse_headers(""), data[start:])
    end = _HEADERS_END.search(data, start)
    head, body = (data[start : end.start()], data[end.end() :]) if end else (data[start:], data[:0])
    decoded = _decode_headers(bytes(head[:_MAX_HEADERS_BYTES]), encoding)
    return Part(_parse_headers(decoded.text), body, decoded.warnings)


def _parse_headers(text: str) -> Message:
    lines = re.split(r"\r\n?|\n", _FOLDED.sub(" ", text))
    return HeaderParser().parsestr("\n".join(line[:_MAX_HEADER_LINE] for line in lines) + "\n\n")


def _decode_headers(head: bytes, encoding: str | None) -> Decoded:
    """Decode headers, which are ASCII or UTF-8 if they are as they should be, else mostly encoded as the body is."""
    if head.isascii():
        return Decoded(head.decode("ascii"))

    charset = _BODY_CHARSET.search(head)
    try:
        return decode_or_guess(head, "the headers", charset[1].decode("ascii") if charset else None, encoding)
    except SourceError:  # they have control characters
        return Decoded(head.decode("utf-8", "replace"))


def readable_parts(part: Part, depth: int = 0) -> Iterator[Part]:
    """Yield the texts, attachments and attached messages in order; of alternatives, the plain text or else the HTML."""
    if part.headers.get_content_maintype() != "multipart" or depth >= _MAX_DEPTH:
        yield part
        return
    parts = _split_multipart(part)
    if not parts:
        yield Part(_parse_headers(""), part.body)
    elif part.content_type == "multipart/alternative":
        yield from readable_parts(_best_alternative(parts), depth + 1)
    else:
        for inner in parts:
            yield from readable_parts(inner, depth + 1)


def _split_multipart(part: Part) -> list[Part]:
    boundary = part.headers.get_boundary()
    if not boundary:
        return []
    name = re.escape(boundary.encode("utf-8", "replace"))
    delimiter = re.compile(rb"(?:^|\r?\n)--" + name + _DELIMITER_END)
    parts: list[Part] = []
    start: int | None = None
    for match in delimiter.finditer(part.body):
        if start is not None:
            parts.append(_parse_inner(part, part.body[start : max(start, match.start())]))
        # If the part is empty, the end of this line also begins the next delimiter.
        start = None if match[1] else match.end(2)
        if match[1] or len(parts) >= MAX_MESSAGE_PARTS:
            break
    if start is not None and len(parts) < MAX_MESSAGE_PARTS:
        parts.append(_parse_inner(part, part.body[start:]))  # a truncated message
    return parts


def _parse_inner(outer: Part, data: memoryview) -> Part:
    part = _parse_part(data)
    if outer.content_type == "multipart/digest" and "Content-Type" not in part.headers:
        part.headers["Content-Type"] = "message/rfc822"
    return part


def _best_alternative(parts: Sequence[Part]) -> Part:
    """Return the plain text, unless it is empty or only refers to the other form."""
    plain = next((part for part in parts if part.content_type == "text/plain"), None)
    rich = next((part for part in parts if part.content_type != "text/plain"), None)
    if plain is None or rich is None:
        return plain or rich or parts[0]
    is_stub = _count_words(plain) * 50 < _count_words(rich)
    return rich if is_stub or plain.is_empty else plain


def _count_words(part: Part) -> int:
    return sum(1 for _ in _WORD.finditer(part.body))
