"""Lines of results from which reports are made."""

from functools import cache
from typing import Any

from tui.export.record import json_line
from tui.pipeline import DigestOptions, digest_record

HARBOUR = (
    "The harbour froze over in January. Ships waited outside for two weeks. The harbour opened in March."
)
EISEN = "Der Hafen war im Januar zugefroren. Die Schiffe warteten zwei Wochen lang draußen auf das Tauwetter."


def line_of(text: str, **fields: Any) -> bytes:
    return json_line(
        digest_record({"text": text, **fields}, DigestOptions(method="lex-rank", length=2))
    ).encode()


@cache
def lines() -> tuple[bytes, ...]:
    """Return the lines of three articles and of one that could not be digested."""
    return (
        line_of(HARBOUR, title="Ice", source="https://example.org/ice"),
        line_of(EISEN, title="Eis", source="eis.md"),
        line_of("", id=7, source="empty.md"),
        line_of(
            f"{HARBOUR}\n\nThe second winter\n\n{HARBOUR}\n\nThe third winter\n\n{HARBOUR}",
            source="winters.txt",
        ),
    )


@cache
def hostile_line() -> bytes:
    """Return the line of an article that is full of markup."""
    return line_of(
        "A <script>alert(1)</script> & a | pipe and `code` stand here. \x1b[31m Red.",
        title='<img src=x onerror="alert(1)"> | "it"',
        source="javascript:alert(1)",
    )
