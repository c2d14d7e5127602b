"""Errors that say what was wanted, for arguments of another type."""

from types import UnionType

from tui.document.errors import UsageError
from tui.document.model import Article

_MAX_SHOWN = 40


def require(value: object, kind: type | UnionType, name: str, wanted: str, hint: str = "") -> None:
    """Check the type of an argument.

    Args:
        value: The argument.
        kind: The type that it must have. A boolean is no number.
        name: Its name.
        wanted: What it is, to come after “must be”.
        hint: A sentence with what would help.

    Raises:
        UsageError: It has another type.
    """
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise UsageError(f"{name} must be {wanted}, not {_describe(value)}.{hint and f' {hint}'}")


def require_article(article: object) -> None:
    """Raise a ``UsageError`` if an argument is no article."""
    require(article, Article, "article", "an Article, as open_article and article_from_text return it")


def _describe(value: object) -> str:
    if value is None or isinstance(value, bool):
        return repr(value)
    if isinstance(value, bytes):
        return "bytes"
    kind = type(value).__name__
    shown = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    if len(shown) > _MAX_SHOWN:
        shown = f"{shown[:_MAX_SHOWN]}…"
    return f"the {kind} “{shown}”" if shown else f"{'an' if kind[0] in 'aeiouAEIOU' else 'a'} {kind}"
