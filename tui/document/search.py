"""Finding what a reader types in the text of an article."""

from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from tui.document.errors import UsageError

if TYPE_CHECKING:
    import regex

EXPRESSION_MARK = "\\v"
"""What a query begins with that is a regular expression, as in Vim."""
MOST_MATCHES = 20_000
"""After so many the rest is not looked for."""
_SECONDS = 0.25
_TOO_LONG = "That takes too long to look for. Try something more exact."


class Matches(NamedTuple):
    """Where in a text something stands."""

    spans: Sequence[tuple[int, int]]
    """Start and end of each match, in reading order, none of them empty."""
    is_all: bool = True
    """Whether these are all that there are."""


def find_matches(text: str, query: str) -> Matches:
    """Find all places of a text that match a query.

    A space of the query matches any run of spaces and line ends. Capitals matter only if the query has any. A query
    that begins with ``\\v`` is a regular expression.

    Args:
        text: The text to look in.
        query: What to look for; an empty one matches nothing.

    Raises:
        UsageError: The regular expression is none, or takes too long to look for.
    """
    pattern = _compiled(query)
    if pattern is None:
        return Matches(())
    spans: list[tuple[int, int]] = []
    try:
        for match in pattern.finditer(text, timeout=_SECONDS):
            start, end = span = match.span()
            if start < end:
                spans.append(span)
                if len(spans) == MOST_MATCHES:
                    return Matches(spans, is_all=False)
    except TimeoutError as error:
        raise UsageError(_TOO_LONG) from error
    return Matches(spans)


def find_in_each(texts: Iterable[str], query: str) -> dict[int, list[tuple[int, int]]]:
    """Find which of many short texts match a query, and where, as ``find_matches`` does in one.

    Args:
        texts: The texts to look in.
        query: What to look for; an empty one matches nothing.

    Returns:
        The spans in each text that has any, by the text's number.

    Raises:
        UsageError: The regular expression is none, or takes too long to look for.
    """
    pattern = _compiled(query)
    if pattern is None:
        return {}
    found: dict[int, list[tuple[int, int]]] = {}
    until = monotonic() + _SECONDS
    try:
        for number, text in enumerate(texts):
            matches = pattern.finditer(text, timeout=max(0.0, until - monotonic()))
            if spans := [match.span() for match in matches if match.end() > match.start()]:
                found[number] = spans
    except TimeoutError as error:
        raise UsageError(_TOO_LONG) from error
    return found


def _compiled(query: str) -> "regex.Pattern[str] | None":
    """What a query looks for; None if that is nothing."""
    # The same library that NLTK uses: unlike the standard one, it can be told to give up.
    import regex

    wanted, is_expression = query, query.startswith(EXPRESSION_MARK)
    if is_expression:
        wanted = query.removeprefix(EXPRESSION_MARK)
    if not wanted.strip():
        return None
    pattern = wanted if is_expression else r"\s+".join(map(regex.escape, wanted.split()))
    has_capitals = wanted != wanted.lower()
    try:
        return regex.compile(pattern, regex.MULTILINE | (0 if has_capitals else regex.IGNORECASE))
    except regex.error as error:
        raise UsageError(f"{error.msg[:1].upper()}{error.msg[1:]}: that is no regular expression.") from error
