"""Feeds and their items as they are parsed, before anything of them is kept. All strings but texts are clean lines."""

from collections.abc import Sequence
from typing import NamedTuple


class ParsedItem(NamedTuple):
    """An item of a feed."""

    key: str
    """What the feed knows it by, or else its address, or else its title."""
    title: str
    link: str
    """The absolute address of its page; empty if it has none."""
    html: str = ""
    """The text that the feed has of it, as HTML; it is not clean."""
    is_content: bool = False
    """True if the feed calls this text the content, and not a summary."""
    author: str = ""
    published: int | None = None
    """In milliseconds since 1970; None if the feed does not say."""
    tags: tuple[str, ...] = ()


class ParsedFeed(NamedTuple):
    """A feed."""

    title: str
    home: str
    """The absolute address of the site; empty if it names none."""
    items: Sequence[ParsedItem]
    is_cut: bool = False
    """True if it has more items than are read."""


class Subscription(NamedTuple):
    """A feed that a list names."""

    address: str
    """An address, or an absolute path."""
    title: str = ""
    tags: tuple[str, ...] = ()
    """The folders of the list that it is in."""
