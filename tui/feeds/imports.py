"""Read what other programs have kept for later: exports of Pocket, Instapaper, wallabag and Omnivore, and bookmarks.

They come as CSV, JSON or HTML. What differs between the programs is only the names of the fields.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from io import StringIO
from itertools import islice
from typing import Any, NamedTuple

from tui.document.errors import SourceError
from tui.feeds.dates import parse_date
from tui.feeds.item_text import plain_title
from tui.feeds.parse import MAX_ITEMS
from tui.feeds.records import ParsedItem
from tui.formats.encoding import decode
from tui.formats.links import web_address
from tui.text.sanitize import clean_line

_URLS = ("url", "given_url", "resolved_url", "href")
_TITLES = ("title", "given_title", "resolved_title")
_TIMES = ("time_added", "timestamp", "created_at", "savedat", "creation date", "add_date")
_TAGS = ("tags", "labels")
_STATES = ("status", "state", "folder", "is_archived")
_READ = frozenset(("archive", "archived", "read", "1", "true"))
_LINK_OR_HEADING = re.compile(
    r"<a\b([^<>]{1,4000})>(.{0,2000}?)</a\s*>|<h[1-6]\b[^<>]*>(.{0,200}?)</h", re.DOTALL | re.IGNORECASE
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z_-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_MAX_FIELD = 16 * 1024 * 1024
_MIN_MILLISECONDS = 10**11
"""Smaller numbers are seconds."""


class ImportedPage(NamedTuple):
    """A page that was kept for later."""

    item: ParsedItem
    is_read: bool


def read_export(data: bytes, name: str) -> tuple[ImportedPage, ...]:
    """Return the pages in an export of another program, in its order.

    Args:
        data: The file: CSV, JSON or HTML.
        name: Its name in error messages.

    Raises:
        SourceError: No address of a page is found in it.
    """
    text = decode(data, name).removeprefix("\ufeff")
    start = text.lstrip()[:1]
    records = (
        _json_records(text)
        if start in ("{", "[")
        else _html_records(text)
        if start == "<"
        else _csv_records(text)
    )
    found: dict[str, ImportedPage] = {}
    for record in islice(records, MAX_ITEMS):
        page = _page({key.strip().lower(): value for key, value in record.items() if isinstance(key, str)})
        if page is not None:
            found.setdefault(page.item.link, page)
    if not found:
        raise SourceError(
            f"Cannot read {name}: no pages are found in it. Export from Pocket, Instapaper, wallabag or Omnivore "
            "as CSV, JSON or HTML."
        )
    return tuple(found.values())


def _page(record: Mapping[str, Any]) -> ImportedPage | None:
    link = web_address(unescape(_first(record, _URLS)))
    if link is None:
        return None
    title, content = plain_title(_first(record, _TITLES)), record.get("content")
    item = ParsedItem(
        link,
        "" if title == link else title,
        link,
        content if isinstance(content, str) else "",
        is_content=True,
        author=clean_line(_first(record, ("author", "published_by"))),
        published=_moment(_first(record, _TIMES)),
        tags=tuple(_tags(next(filter(None, (record.get(name) for name in _TAGS)), ""))),
    )
    return ImportedPage(item, any(_is_read(record.get(name)) for name in _STATES))


def _first(record: Mapping[str, Any], names: Iterable[str]) -> str:
    values = (record.get(name) for name in names)
    return next((str(value) for value in values if isinstance(value, str | int | float) and value != ""), "")


def _moment(text: str) -> int | None:
    try:
        number = float(text)
    except ValueError:
        return parse_date(text)
    return int(number if number >= _MIN_MILLISECONDS else number * 1000) if 0 < number < 10**14 else None


def _is_read(state: object) -> bool:
    return str(state).strip().lower() in _READ


def _tags(tags: object) -> Iterator[str]:
    if isinstance(tags, str):
        try:
            tags = json.loads(tags) if tags.lstrip().startswith("[") else re.split(r"[|,]", tags)
        except ValueError:
            return
    if isinstance(tags, dict):  # Pocket's programming interface has them as keys
        tags = [*tags]
    for tag in tags if isinstance(tags, list) else ():
        named = next(filter(None, (tag.get("label"), tag.get("name"))), "") if isinstance(tag, dict) else tag
        if isinstance(named, str) and clean_line(named):
            yield clean_line(named)[:100]


def _json_records(text: str) -> Iterator[Mapping[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    if isinstance(value, dict):
        value = next(
            (value[name] for name in ("list", "items", "entries", "articles") if name in value), [value]
        )
    listed = [*value.values()] if isinstance(value, dict) else value
    yield from (record for record in listed if isinstance(record, dict))


def _csv_records(text: str) -> Iterator[Mapping[str, Any]]:
    csv.field_size_limit(_MAX_FIELD)
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    try:
        yield from csv.DictReader(StringIO(text.replace("\0", "")), delimiter=separator)
    except csv.Error:
        return


def _html_records(text: str) -> Iterator[Mapping[str, Any]]:
    folder = ""
    for attributes, title, heading in _LINK_OR_HEADING.findall(text):
        if not attributes:
            folder = "archive" if "archive" in heading.lower() else ""
            continue
        found = {
            name: first or second or third for name, first, second, third in _ATTRIBUTE.findall(attributes)
        }
        yield {**found, "title": title, "folder": folder}
