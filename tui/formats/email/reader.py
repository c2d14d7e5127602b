"""Read emails, posts of mailing lists, and mailboxes (RFC 4155)."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Note, SpanKind
from tui.formats.email.digest import Digest, split_digest
from tui.formats.email.headings import without_false_headings
from tui.formats.email.parts import (
    MAX_MESSAGE_PARTS,
    Part,
    metadata_of,
    parse_message,
    readable_parts,
    subject_of,
)
from tui.formats.email.text import message_text
from tui.formats.encoding import decode_text
from tui.formats.limits import MAX_EMAIL_CHARS, check_markup_limits
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text

_HEADER = rb"\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:"
# Without an empty line before it, only a line with a time and a year in it is believed to begin a message.
_FROM_LINE = re.compile(
    rb"(?:\A\s*|(?:\r?\n){2,})(?=From [^\r\n]{1,300}" + _HEADER + rb")"
    rb"|\n(?=From [^\r\n]{1,200}? \d{1,2}:\d{2}(?::\d{2})?[^\r\n]{0,20} [12]\d{3}\b[^\r\n]{0,20}"
    + _HEADER
    + rb")"
)
_STARTS_WITH_FROM = re.compile(rb"\s*From ")
_SNIFF_BYTES = 100
_MAX_MESSAGES = 5_000
_MAX_DEPTH = 5
_MAX_ATTACHMENTS_LISTED = 100
_SIGNATURE_CLASSES = "gmail_signature moz-signature yahoo_quoted_signature".split()


def read_email(data: bytes, name: str, encoding: str | None = None) -> ParsedDocument:
    """Read an email, or a mailbox, in which each message is a section; raise a SourceError if there is no text.

    Quotations are kept, with their depth and their authors. Signatures, mailing list footers, legal notices and
    attachments are dropped.
    """
    if b"\0" in data[:_SNIFF_BYTES] or not data[:1].isascii():
        # Saved as text in UTF-16, or with a byte order mark.
        data = decode_text(data, name, encoding=encoding).text.encode("utf-8", "replace")
        encoding = None
    threads = [
        _read_message(parse_message(message, encoding), name, 0, encoding) for message in _split_mailbox(data)
    ]
    messages = [pair for thread in threads for pair in thread.flattened()]
    if not any(message.drafts for message, _ in messages):
        raise SourceError(
            f"Cannot read {name}: there is no text in this e-mail. Open its attachments instead."
        )
    dropped = [dropped for message, _ in messages for dropped in message.dropped]
    warnings = tuple(dict.fromkeys(warning for message, _ in messages for warning in message.warnings))
    if len(messages) == 1:
        (message,) = threads
        return ParsedDocument(
            message.subject, message.drafts, dropped, message.metadata, notes=message.notes, warnings=warnings
        )
    notes: list[Note] = []
    taken: set[str] = set()
    for message, _ in messages:
        message.drafts, own_notes = _with_own_labels(message.drafts, message.notes, taken)
        notes += own_notes
        taken.update(note.label for note in own_notes)
    metadata = replace(
        threads[0].metadata,
        author=_shared(thread.metadata.author for thread in threads),
        site=_shared(thread.metadata.site for thread in threads),
    )
    title = _shared(thread.subject for thread in threads)
    if not title:
        title = metadata.site or f"{len(threads):,} e-mails" if len(threads) > 1 else ""
    drafts = list(_sections(messages, title))
    return ParsedDocument(title, drafts, dropped, metadata, notes=notes, warnings=warnings)


def _split_mailbox(data: bytes) -> list[memoryview]:
    """Return the messages of a mailbox, each with its ``From `` line; anything else is one message."""
    if b"\nFrom " not in data and not _STARTS_WITH_FROM.match(data):  # in a fraction of the time
        return [memoryview(data)]
    starts = [match.end() for match in islice(_FROM_LINE.finditer(data), _MAX_MESSAGES + 1)]
    if not starts or data[: starts[0]].strip():
        return [memoryview(data)]
    ends = [*starts[1:], len(data)]
    return [memoryview(data)[start:end] for start, end in zip(starts, ends, strict=True)][:_MAX_MESSAGES]


@dataclass(slots=True)
class _Message:
    subject: str
    metadata: Metadata
    drafts: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    attached: list["_Message"] = field(default_factory=list)

    def flattened(self, depth: int = 0) -> Iterator[tuple["_Message", int]]:
        """Yield this message and those attached to it, each with its depth."""
        yield self, depth
        for message in self.attached:
            yield from message.flattened(depth + 1)


def _read_message(source: Part, name: str, depth: int, encoding: str | None) -> _Message:
    message = _Message(subject_of(source.headers, encoding), metadata_of(source.headers, encoding))
    message.warnings += source.warnings
    attachments: list[str] = []
    for part in islice(readable_parts(source), MAX_MESSAGE_PARTS):
        is_attachment = part.file_name or part.headers.get_content_disposition() == "attachment"
        if part.content_type == "message/rfc822" and depth < _MAX_DEPTH:
            inner = parse_message(part.content().lstrip(b"\r\n"), encoding)
            message.attached.append(_read_message(inner, name, depth + 1, encoding))
        elif is_attachment or part.content_type not in ("text/plain", "text/html"):
            attachments.append(clean_line(part.file_name) or part.content_type)
        elif not part.is_empty:
            _read_text(part, message, name, depth, encoding)
    message.dropped += [Dropped("an attachment", what) for what in attachments[:_MAX_ATTACHMENTS_LISTED]]
    if len(attachments) > _MAX_ATTACHMENTS_LISTED:
        more = len(attachments) - _MAX_ATTACHMENTS_LISTED
        message.dropped.append(Dropped("an attachment", f"and {more:,} more"))
    return message


def _read_text(part: Part, message: _Message, name: str, depth: int, encoding: str | None) -> None:
    text = _decoded_text(part, message, name, encoding)
    if part.content_type == "text/html":
        message.drafts += _html_drafts(text, message)
        return
    flowed = str(part.headers.get_param("format", "")).lower() == "flowed"
    delete_space = str(part.headers.get_param("delsp", "")).lower() == "yes"
    check_markup_limits(text, name, MAX_EMAIL_CHARS)
    digest = split_digest(text) if depth < _MAX_DEPTH else None
    if digest is not None:
        _read_digest(digest, message, name, depth)
        return
    plain, dropped = message_text(text, flowed=flowed, delete_space=delete_space)
    del text  # of a long one, too much would be in memory at once
    message.dropped += dropped
    if plain.strip():
        from tui.formats.plain.reader import read_plain_text

        parsed = read_plain_text(plain, title=message.subject, name=name)
        message.subject = message.subject or parsed.title
        drafts, notes = _with_own_labels(parsed.drafts, parsed.notes, {note.label for note in message.notes})
        message.drafts += without_false_headings(drafts)
        message.notes += notes
        message.dropped += parsed.dropped


def _decoded_text(part: Part, message: _Message, name: str, encoding: str | None) -> str:
    try:
        decoded = decode_text(part.content(), name, part.headers.get_content_charset(), encoding)
    except SourceError:
        return ""  # empty, or binary in spite of its content type
    message.warnings += decoded.warnings
    return clean_text(decoded.text)


def _read_digest(digest: Digest, message: _Message, name: str, depth: int) -> None:
    message.dropped.append(Dropped("the beginning of a digest", digest.preamble))
    for text in digest.messages[:_MAX_MESSAGES]:
        part = parse_message(text.encode("utf-8", "replace"))
        del part.headers["Content-Type"], part.headers["Content-Transfer-Encoding"]
        part.headers["Content-Type"] = "text/plain; charset=utf-8"
        message.attached.append(_read_message(part, name, depth + 1, None))
    message.dropped.append(Dropped("a mailing list's footer", digest.trailer))


def _with_own_labels(
    drafts: Sequence[Draft], notes: Sequence[Note], taken: Collection[str]
) -> tuple[list[Draft], list[Note]]:
    """Return the blocks and notes of a message with labels that no other message has."""
    labels = {note.label: f"{note.label} ({len(taken) + count})" for count, note in enumerate(notes, 1)}
    labels = {label: new for label, new in labels.items() if label in taken}
    if not labels:
        return list(drafts), list(notes)
    renamed = []
    for draft in drafts:
        spans = tuple(
            span._replace(target=labels.get(span.target, span.target)) if span.kind is SpanKind.NOTE else span
            for span in draft.spans
        )
        renamed.append(replace(draft, spans=spans))
    return renamed, [Note(labels.get(note.label, note.label), note.text) for note in notes]


def _html_drafts(text: str, message: _Message) -> list[Draft]:
    from lxml import etree

    from tui.formats.html.blocks import html_blocks
    from tui.formats.html.page import clean_page, parse_markup

    try:
        tree = parse_markup(text)
    except (etree.ParserError, ValueError):
        return []
    clean_page(tree)
    for element in tree.xpath("//*[@class]"):
        is_signature = any(name in element.get("class") for name in _SIGNATURE_CLASSES)
        if is_signature and element.getparent() is not None:
            message.dropped.append(Dropped("a signature", clean_line(element.text_content())))
            element.drop_tree()
    return [block.draft for block in html_blocks(tree)]


def _shared(values: Iterable[str | None]) -> str | None:
    """Return the value if all values are the same."""
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _sections(messages: Sequence[tuple[_Message, int]], title: str) -> Iterator[Draft]:
    """Yield the blocks of all messages, each under a heading of its author and, if it is not the title, its subject.

    The first message on a subject begins an article, which the others continue.
    """
    is_alone = sum(not depth for _, depth in messages) == 1
    subjects = {title}
    for message, depth in messages:
        level = depth + (not is_alone)
        author = message.metadata.author or ""
        subject = "" if message.subject == title else message.subject
        heading = f"{subject} ({author})" if subject and author else subject or author or message.subject
        if level and heading:
            is_new = level == 1 and message.subject not in subjects
            yield Draft(BlockKind.HEADING, heading, level, begins_article=is_new)
        subjects.add(message.subject)
        for draft in message.drafts:
            yield replace(draft, level=draft.level + level) if draft.kind is BlockKind.HEADING else draft
