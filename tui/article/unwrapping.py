"""Texts out of what was put around them: what all the kinds of wrapping have in common."""

from dataclasses import dataclass

from tui.article.model import Dropped


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without its wrapping, and what that said."""

    text: str
    title: str = ""
    """Empty if the wrapping does not say."""
    author: str | None = None
    date: str | None = None
    language: str | None = None
    dropped: tuple[Dropped, ...] = ()
