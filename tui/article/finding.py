"""Finding what a reader types in the text of an article."""

from collections.abc import Sequence
from typing import NamedTuple

from tui.article.errors import UsageError

EXPRESSION_MARK = "\\v"
"""What a query begins with that is a regular expression, as in Vim."""
MOST_MATCHES = 20_000
"""After so many the rest is not looked for."""
_SECONDS = 0.25


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
    # The same library that NLTK uses: unlike the standard one, it can be told to give up.
    import regex

    wanted, is_expression = query, query.startswith(EXPRESSION_MARK)
    if is_expression:
        wanted = query.removeprefix(EXPRESSION_MARK)
    if not wanted.strip():
        return Matches(())
    pattern = wanted if is_expression else r"\s+".join(map(regex.escape, wanted.split()))
    has_capitals = wanted != wanted.lower()
    spans: list[tuple[int, int]] = []
    try:
        compiled = regex.compile(pattern, regex.MULTILINE | (0 if has_capitals else regex.IGNORECASE))
        for match in compiled.finditer(text, timeout=_SECONDS):
            if match.end() > match.start():
                spans.append(match.span())
            if len(spans) == MOST_MATCHES:
                return Matches(spans, is_all=False)
    except regex.error as error:
        raise UsageError(f"That is no regular expression: {error.msg}.") from error
    except TimeoutError as error:
        raise UsageError("That takes too long to look for. Try something more exact.") from error
    return Matches(spans)
