"""Read e-mails, posts of mailing lists, and mailboxes (RFC 4155)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped
from tui.formats.email.parts import Part, metadata_of, read_mail_part, readable_parts, subject_of
from tui.formats.email.text import mail_text
from tui.formats.encoding import decode
from tui.formats.limits import MOST_LINES_OF_MAIL, refuse_endless
from tui.formats.parsed_document import ParsedDocument
from tui.text.sanitize import clean_line, clean_text

MOST_MAILS = 5_000
"""The most mails of a mailbox that are read."""

_FROM_LINE = re.compile(rb"(?:\A\s*|(?:\r?\n){2,})(?=From [^\r\n]{1,300}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:)")


def split_mailbox(data: bytes) -> list[bytes]:
    """The mails of a mailbox, each with its ``From `` line; what is no mailbox is one mail.

    Args:
        data: The bytes of a mailbox or of one mail.
    """
    starts: list[int] = []
    for match in _FROM_LINE.finditer(data):
        starts.append(match.end())
        if len(starts) > MOST_MAILS:
            break
    if not starts or data[: starts[0]].strip():
        return [data]
    return [data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)][:MOST_MAILS]


_BEGINNING = 100
_DEEPEST = 5
_MOST_LISTED = 100
_SIGNATURES = "gmail_signature moz-signature yahoo_quoted_signature".split()


@dataclass(slots=True)
class _Post:
    """One mail, read."""

    subject: str
    metadata: Metadata
    drafts: list[Draft] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    inner: list["_Post"] = field(default_factory=list)
    """The mails that are in it."""

    def flattened(self, depth: int = 0) -> Iterator[tuple["_Post", int]]:
        """This mail and those in it, each with its depth."""
        yield self, depth
        for post in self.inner:
            yield from post.flattened(depth + 1)


def read_email(data: bytes, name: str) -> ParsedDocument:
    """Read an e-mail, or a mailbox, in which each mail is a section.

    Quotations are kept, each with its depth and with who is quoted. Signatures, footers of mailing lists, legal
    notices and attachments are left out.

    Args:
        data: The bytes of the mail or the mailbox.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: There is no text in it.
    """
    if b"\0" in data[:_BEGINNING] or not data[:1].isascii():
        # It was saved as a text in UTF-16, or with a byte order mark.
        data = decode(data, name).encode("utf-8", "replace")
    posts = [_post(read_mail_part(mail), name, 0) for mail in split_mailbox(data)]
    flattened = [pair for post in posts for pair in post.flattened()]
    if not any(post.drafts for post, _ in flattened):
        raise SourceError(
            f"Cannot read {name}: there is no text in this e-mail. Open its attachments instead."
        )
    dropped = [dropped for post, _ in flattened for dropped in post.dropped]
    if len(flattened) == 1:
        (post,) = posts
        return ParsedDocument(post.subject, post.drafts, dropped, post.metadata)
    title = posts[0].subject if len(posts) == 1 else _common_subject(posts)
    return ParsedDocument(title, list(_sections(flattened, title)), dropped, _common_metadata(posts))


def _post(mail: Part, name: str, depth: int) -> _Post:
    post = _Post(subject_of(mail.headers), metadata_of(mail.headers))
    attached: list[str] = []
    for part in readable_parts(mail):
        if part.is_mail and depth < _DEEPEST:
            post.inner.append(_post(read_mail_part(part.content().lstrip(b"\r\n")), name, depth + 1))
        elif part.is_attached or part.kind not in ("text/plain", "text/html"):
            attached.append(clean_line(part.file_name) or part.kind)
        elif part.body.strip():
            _read_text(part, post, name)
    post.dropped += [Dropped("an attachment", what) for what in attached[:_MOST_LISTED]]
    if len(attached) > _MOST_LISTED:
        post.dropped.append(Dropped("an attachment", f"and {len(attached) - _MOST_LISTED:,} more"))
    return post


def _read_text(part: Part, post: _Post, name: str) -> None:
    try:
        text = decode(part.content(), name, part.headers.get_content_charset())
    except SourceError:
        return  # empty, or binary in spite of what it says
    if part.kind == "text/html":
        post.drafts += _drafts_of_html(text, post)
        return
    flowed = str(part.headers.get_param("format", "")).lower() == "flowed"
    delete_space = str(part.headers.get_param("delsp", "")).lower() == "yes"
    text = clean_text(text)
    refuse_endless(text, name, MOST_LINES_OF_MAIL)
    plain, dropped = mail_text(text, flowed=flowed, delete_space=delete_space)
    post.dropped += dropped
    if plain.strip():
        from tui.formats.plain.reader import read_plain_text

        reading = read_plain_text(plain, title=post.subject, name=name)
        post.subject = post.subject or reading.title
        post.drafts += reading.drafts
        post.dropped += reading.dropped


def _drafts_of_html(text: str, post: _Post) -> list[Draft]:
    from lxml import etree, html

    from tui.formats.html.blocks import html_drafts

    try:
        tree: Any = html.document_fromstring(clean_text(text))
    except (etree.ParserError, ValueError):
        return []
    for element in tree.xpath("//*[@class]"):
        if any(name in element.get("class") for name in _SIGNATURES) and element.getparent() is not None:
            post.dropped.append(Dropped("a signature", clean_line(element.text_content())))
            element.drop_tree()
    return list(html_drafts(tree))


def _common_subject(posts: Sequence[_Post]) -> str:
    """What all the mails of a mailbox are about; else the mailing list's name; else how many they are."""
    subjects = Counter(post.subject for post in posts)
    subject, count = subjects.most_common(1)[0]
    if count == len(posts) and subject:
        return subject
    return _common_metadata(posts).site or f"{len(posts):,} e-mails"


def _common_metadata(posts: Sequence[_Post]) -> Metadata:
    """What the mails say alike, and the day of the first."""
    metadata = posts[0].metadata
    return replace(
        metadata,
        author=_shared(post.metadata.author for post in posts),
        site=_shared(post.metadata.site for post in posts),
    )


def _shared(values: Iterable[str | None]) -> str | None:
    different = set(values)
    return different.pop() if len(different) == 1 else None


def _sections(posts: Sequence[tuple[_Post, int]], title: str) -> Iterator[Draft]:
    """The mails one behind the other, each under its subject, if that is not the title, and its author."""
    is_alone = sum(not depth for _, depth in posts) == 1
    for post, depth in posts:
        level = depth + (not is_alone)
        author = post.metadata.author or ""
        subject = "" if post.subject == title else post.subject
        heading = f"{subject} ({author})" if subject and author else subject or author or post.subject
        if level and heading:
            yield Draft(BlockKind.HEADING, heading, level)
        for draft in post.drafts:
            yield replace(draft, level=draft.level + level) if draft.kind is BlockKind.HEADING else draft
