"""Parse JSON Feed: https://www.jsonfeed.org/version/1.1/."""

import json
from collections.abc import Mapping
from html import escape
from itertools import islice
from typing import Any

from tui.feeds.dates import parse_date
from tui.feeds.item_text import plain_title
from tui.feeds.records import ParsedFeed, ParsedItem
from tui.formats.links import web_address
from tui.text.sanitize import clean_line

_VERSION = "https://jsonfeed.org/version/"


def parse_json_feed(text: str, address: str, max_items: int) -> ParsedFeed | None:
    """Parse a JSON Feed; None if it is anything else."""
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(feed, dict) or not _line(feed, "version").startswith(
        (_VERSION, "https://www.jsonfeed.org/")
    ):
        return None
    listed = feed.get("items")
    items = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    parsed = (_item(item, address) for item in islice(items, max_items))
    return ParsedFeed(
        plain_title(_line(feed, "title")),
        _address(feed, "home_page_url", address),
        [item for item in parsed if item is not None],
        is_cut=len(items) > max_items,
    )


def _item(item: Mapping[str, Any], address: str) -> ParsedItem | None:
    link = _address(item, "url", address) or _address(item, "external_url", address)
    html = _text(item, "content_html") or _paragraphs(_text(item, "content_text"))
    title = plain_title(_line(item, "title"))
    key = _line(item, "id") or link or title
    if not key:
        return None
    dates = (parse_date(_line(item, name)) for name in ("date_published", "date_modified"))
    return ParsedItem(
        key,
        title,
        link,
        html or _paragraphs(_text(item, "summary")),
        is_content=bool(html),
        author=_author(item),
        published=next((date for date in dates if date is not None), None),
        tags=_tags(item.get("tags")),
    )


def _author(item: Mapping[str, Any]) -> str:
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    return ", ".join(filter(None, (_line(author, "name") for author in listed if isinstance(author, dict))))


def _tags(tags: object) -> tuple[str, ...]:
    return tuple(clean_line(tag) for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return value if isinstance(value, str) else ""


def _line(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return clean_line(str(value)) if isinstance(value, str | int | float) else ""


def _address(record: Mapping[str, Any], name: str, base: str) -> str:
    given = _line(record, name)
    return web_address(given, base) or "" if given else ""


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())
