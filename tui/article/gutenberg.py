"""Project Gutenberg's books: the header and the licence around them, and what the header says."""

import re

from tui.article.model import Dropped
from tui.article.unwrapping import Unwrapped

_START = re.compile(
    r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.{0,300}?\*{3} *$", re.MULTILINE | re.DOTALL
)
_END = re.compile(
    r"^(?:End of (?:the |this )?Project Gutenberg|\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG)", re.MULTILINE
)
_FIELD = re.compile(r"^(Title|Author|Language): +(.+(?:\n {2,}\S.*)*)", re.MULTILINE)
_CREDITS = re.compile(
    r"\s*(?:(?:Produced|Transcribed|E-?text prepared|Scanned|HTML version) by\b.*(?:\n.+)*\n\s*\n)",
    re.IGNORECASE,
)
_TRANSCRIBER = re.compile(
    r"^[ \[*]*(?:original )?transcriber[’']s notes?[:.\]* ]*\n\s*(?:.+\n)+", re.IGNORECASE | re.MULTILINE
)
_EMPHASIS = re.compile(r"_(?<!\w_)(?=[^\s_])([^_\n]*(?:\n[^_\n]+)?)_(?!\w)")
_HEADER_LENGTH = 20_000


def unwrap_book(text: str) -> Unwrapped | None:
    """Take a book out of Project Gutenberg's header and licence; None if the text is no such book.

    Args:
        text: Clean text.
    """
    start = _START.search(text, 0, _HEADER_LENGTH)
    if start is None:
        return None
    header = text[: start.end()]
    ends = list(_END.finditer(text, start.end()))
    end = ends[0].start() if ends else len(text)
    body = text[start.end() : end]
    dropped = [Dropped("Project Gutenberg's header", header.strip())]
    for note in (_CREDITS.match(body), _TRANSCRIBER.search(body, 0, _HEADER_LENGTH)):
        if note is not None:
            dropped.append(Dropped("a note on who made this copy", note[0].strip()))
            body = body.replace(note[0], "\n", 1)
    if text[end:].strip():
        dropped.append(Dropped("Project Gutenberg's licence", text[end:].strip()))
    fields = {key: " ".join(value.split()) for key, value in _FIELD.findall(header)}
    # Underscores stand for the italics of the printed book.
    body = _EMPHASIS.sub(r"\1", body)
    return Unwrapped(
        body,
        fields.get("Title", ""),
        fields.get("Author"),
        language=fields.get("Language"),
        dropped=tuple(dropped),
    )
