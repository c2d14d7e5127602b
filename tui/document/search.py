"""Search the text of an article."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from time import process_time
from typing import TYPE_CHECKING, NamedTuple

from tui.document.errors import UsageError
from tui.text.fold import FoldedText, fold

if TYPE_CHECKING:
    import regex

REGEX_PREFIX = "\\v"
"""The prefix of a query that is a regular expression, as in Vim."""
MAX_MATCHES = 20_000
"""The number of matches after which the search stops."""
_TIMEOUT_SECONDS = 0.25
"""The processor time that a search may take. The time by the clock also depends on what else the machine does."""
_TOO_LONG = "This search takes too long. Try something more specific."


class Matches(NamedTuple):
    """The matches of a query in a text."""

    spans: Sequence[tuple[int, int]]
    """Start and end of each match, in reading order, none of them empty."""
    is_complete: bool = True
    """False if the search stopped at ``MAX_MATCHES``."""


def find_matches(text: str, query: str) -> Matches:
    """Find all matches of a query in a text.

    A space of the query matches any run of spaces and line ends. Case matters only if the query has capitals. Ligatures
    and full-width forms match plain letters. A query that begins with ``\\v`` is a regular expression, matched against
    the text as it is written; an empty query matches nothing.

    Raises:
        UsageError: The regular expression is not valid, or the search takes too long.
    """
    pattern = _compiled(query)
    if pattern is None:
        return Matches(())
    try:
        spans = list(islice(_spans(pattern, text, query, _TIMEOUT_SECONDS), MAX_MATCHES))
    except TimeoutError as error:
        raise UsageError(_TOO_LONG) from error
    return Matches(spans, is_complete=len(spans) < MAX_MATCHES)


def find_in_each(texts: Iterable[str], query: str) -> dict[int, list[tuple[int, int]]]:
    """Find the matches of a query in each of many short texts, as ``find_matches`` does.

    Returns:
        The spans in each text that has any, by the text's number from 0.

    Raises:
        UsageError: The regular expression is not valid, or the search takes too long.
    """
    pattern = _compiled(query)
    if pattern is None:
        return {}
    found: dict[int, list[tuple[int, int]]] = {}
    until = process_time() + _TIMEOUT_SECONDS
    try:
        for number, text in enumerate(texts):
            if spans := list(_spans(pattern, text, query, max(0.0, until - process_time()))):
                found[number] = spans
    except TimeoutError as error:
        raise UsageError(_TOO_LONG) from error
    return found


def _spans(pattern: "regex.Pattern[str]", text: str, query: str, timeout: float) -> Iterator[tuple[int, int]]:
    if query.startswith(REGEX_PREFIX):
        matches = pattern.finditer(text, timeout=timeout)
        return (match.span() for match in matches if match.end() > match.start())
    folded = FoldedText(text)
    return (folded.span(*match.span()) for match in pattern.finditer(folded.text, timeout=timeout))


def _compiled(query: str) -> "regex.Pattern[str] | None":
    import regex  # unlike the standard library's, it has a timeout

    wanted, is_expression = query, query.startswith(REGEX_PREFIX)
    if is_expression:
        wanted = query.removeprefix(REGEX_PREFIX)
    if not wanted.strip():
        return None
    pattern = wanted if is_expression else r"\s+".join(map(regex.escape, fold(wanted).split()))
    has_capitals = wanted != wanted.lower()
    try:
        return regex.compile(pattern, regex.MULTILINE | (0 if has_capitals else regex.IGNORECASE))
    except regex.error as error:
        raise UsageError(f"Not a valid regular expression: {error.msg}.") from error
