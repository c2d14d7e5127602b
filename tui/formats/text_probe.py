"""The title of a text, and about how many words it has, by its beginning."""

import re

from tui.document.errors import SourceError
from tui.document.stats import count_words
from tui.formats.encoding import decode
from tui.formats.kinds import Kind
from tui.sources.probe import SAMPLE, ProbedText, whole_characters

_TITLE_WITHIN = 800
_TITLE_BEHIND_HEADER_WITHIN = 6000
_LONG_HEADER = re.compile(r"PROJECT GUTENBERG|Request for Comments|Internet-Draft", re.IGNORECASE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_ATTACHED = re.compile(rb"^content-type:\s*multipart/(?:mixed|related)", re.IGNORECASE | re.MULTILINE)


def text_hints(kind: Kind, sample: str, beginning: bytes, size: int) -> ProbedText:
    """What the beginning of a text gives away.

    Args:
        kind: Markdown, mail or plain text.
        sample: Its beginning as it was decoded.
        beginning: Its first bytes, the sample's among them.
        size: How many bytes the whole has.
    """
    if kind is Kind.MAIL:
        return _mail_hints(beginning, sample, size)
    return ProbedText(_title(kind, sample), _words(_prose(sample, beginning), size))


def _prose(sample: str, beginning: bytes) -> str:
    """A piece of a text that tells how long its words are: of a long one, from behind its table of contents."""
    if len(beginning) < 2 * SAMPLE:
        return sample
    try:
        return decode(whole_characters(beginning[-SAMPLE:]), "it")
    except SourceError:
        return sample


def _title(kind: Kind, text: str) -> str:
    """The title that the kind's own reader finds in a beginning."""
    if kind is Kind.MARKDOWN:
        from tui.formats.markdown import read_markdown

        return read_markdown(text[:_TITLE_WITHIN]).title
    from tui.formats.plain.reader import read_plain_text

    within = _TITLE_BEHIND_HEADER_WITHIN if _LONG_HEADER.search(text) else _TITLE_WITHIN
    return read_plain_text(text[:within]).title


def _words(sample: str, size: int) -> int:
    sampled = len(sample.encode("utf-8", "replace"))
    return round(count_words(sample) * size / sampled) if sampled else 0


def _mail_hints(beginning: bytes, sample: str, size: int) -> ProbedText:
    from email import message_from_bytes

    from tui.formats.email.parts import subject_of

    end = _HEAD_END.search(beginning)
    head = beginning if end is None else beginning[: end.end()]
    words = None if _ATTACHED.search(head) else _words(sample[len(head) :] or sample, size - len(head))
    return ProbedText(subject_of(message_from_bytes(head)), words)
