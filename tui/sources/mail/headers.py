"""What the headers of an e-mail say."""

import re
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parsedate_to_datetime

from tui.article.build import Metadata
from tui.article.clean import clean_line

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
