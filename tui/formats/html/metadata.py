"""The title, author, date and site of a web page, only as the page declares them: never guessed from its text.

Pages declare them in ``meta`` elements, in JSON-LD (schema.org), and in elements with the attributes ``itemprop``,
``rel`` or ``pubdate``.
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email.utils import parsedate
from html import unescape
from itertools import chain, islice
from typing import Any

from tui.document.build import Metadata
from tui.formats.html.elements import visible_text
from tui.formats.xml import tag_of
from tui.text.sanitize import clean_line

TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title", "title")
_AUTHOR_NAMES = (
    "author article:author citation_author dc.creator dcterms.creator parsely-author sailthru.author byl"
).split()
_DATE_NAMES = (
    "article:published_time datepublished citation_publication_date citation_date dc.date dcterms.date "
    "dc.date.issued dcterms.created date pubdate publishdate publication_date parsely-pub-date sailthru.date".split()
)
_SITE_NAMES = ("og:site_name", "application-name", "citation_journal_title")
_ARTICLE_TYPE = re.compile(
    r"article|posting|report|webpage|recipe|review|guide|creativework|book|chapter", re.IGNORECASE
)
_DATE = re.compile(r"\b(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_WRITTEN_DATE = re.compile(r"(?:([A-Za-z]{3,9})\.? (\d{1,2})|(\d{1,2})\.? ([A-Za-z]{3,9})\.?),? (\d{4})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_ADDRESS = re.compile(r"https?://|^@|www\.|\.(?:com|org|net)\b", re.IGNORECASE)
_PICTURES_BY = re.compile(
    r"(?:photo|illustration|picture|image|video)\w*\W+(?:by|von|par|de)\b", re.IGNORECASE
)
_MAX_NAME = 100
_MAX_AUTHORS = 10
_MAX_DATA_CHARS = 2_000_000
_MAX_OBJECTS = 2_000
_COMMENT_NAME = re.compile(r"comment|reply|replies|related|disqus", re.IGNORECASE)
_MAX_DEPTH = 30


@dataclass(slots=True)
class PageData:
    """The metadata that a page declares."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    """The contents of its meta elements by name, in lower case."""
    objects: list[dict[str, Any]] = field(default_factory=list)
    """The objects of JSON-LD that describe an article or a page, articles first."""


def page_data(page: Any) -> PageData:
    """Collect what a page declares; call this before its scripts are removed."""
    data = PageData()
    for element in page.iter("meta"):
        name = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        if content := clean_line(element.get("content") or ""):
            data.metas.setdefault(name, []).append(content)
    found = list(islice(_json_objects(page), _MAX_OBJECTS))
    data.objects = sorted(found, key=lambda item: "page" in _type_of(item).lower())
    return data


def article_metadata(page: Any, data: PageData) -> Metadata:
    """Return the author, the date and the site that a page declares."""
    return Metadata(author=_author(page, data), date=_date(page, data), site=_site(data))


def declared_titles(page: Any, data: PageData) -> list[str]:
    """Return the titles that a page declares, first those that seldom name the site, last its ``title`` element."""
    headlines = (_string(item.get("headline")) for item in data.objects)
    names = (title for name in TITLE_NAMES for title in data.metas.get(name, ()))
    element = (clean_line(title.text or "") for title in page.iter("title"))
    return list(dict.fromkeys(filter(None, chain(headlines, names, islice(element, 1)))))


def article_body(data: PageData) -> str:
    """Return the text of the article in a page's JSON-LD; empty if it has none, or those of several."""
    bodies = {body for item in data.objects if isinstance(body := item.get("articleBody"), str)}
    body = bodies.pop() if len(bodies) == 1 else ""
    return body if "<" in body else unescape(body)


def _json_objects(page: Any) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = []
    for script in page.iter("script"):
        if "ld+json" in (script.get("type") or "") and len(script.text or "") <= _MAX_DATA_CHARS:
            try:
                waiting.append(json.loads(script.text or "", strict=False))
            except (ValueError, RecursionError):
                continue
    for _ in range(_MAX_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            if _ARTICLE_TYPE.search(_type_of(item)):
                yield item
            waiting += [value for key in ("@graph", "mainEntity") if (value := item.get(key)) is not None]


def _type_of(item: dict[str, Any]) -> str:
    kind = item.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _string(value: Any) -> str:
    return clean_line(value) if isinstance(value, str) else ""


def _names(value: Any) -> list[str]:
    """Return the names of people or organisations in JSON-LD, where each is an object or a string."""
    entries = value if isinstance(value, list) else [value]
    names = [entry.get("name") if isinstance(entry, dict) else entry for entry in entries[:_MAX_AUTHORS]]
    flat = chain.from_iterable(name if isinstance(name, list) else [name] for name in names)
    return [name for name in map(_string, flat) if name]


def _author(page: Any, data: PageData) -> str | None:
    sources: list[Sequence[str]] = [_names(item.get("author")) for item in data.objects if item.get("author")]
    sources += [data.metas.get(name, []) for name in _AUTHOR_NAMES]
    sources.append(list(islice(_marked(page, "author"), _MAX_AUTHORS)))
    for names in sources:
        people = [name for name in dict.fromkeys(map(_person, names)) if name]
        if people:
            return ", ".join(people[:_MAX_AUTHORS])
    return None


def _person(name: str) -> str:
    name = re.sub(r"^(?:by|von|par|por|di|door)\s+(?=\S)", "", name, count=1, flags=re.IGNORECASE)
    return "" if len(name) > _MAX_NAME or _ADDRESS.search(name) or _PICTURES_BY.match(name) else name


def _date(page: Any, data: PageData) -> str | None:
    dates = chain(
        (_string(item.get("datePublished")) for item in data.objects),
        (date for name in _DATE_NAMES for date in data.metas.get(name, ())),
        _marked_times(page),
        (_string(item.get("dateCreated")) for item in data.objects),
    )
    return next(filter(None, map(_iso_date, dates)), None)


def _iso_date(text: str) -> str | None:
    """Return a date as year, month and day with hyphens; None if it is not one."""
    if (match := _DATE.search(text)) is not None:
        year, month, day = map(int, match.groups())
    elif (match := _WRITTEN_DATE.search(text)) is not None:
        name = (match[1] or match[4])[:3].lower()
        if name not in _MONTHS:
            return None
        year, month, day = int(match[5]), _MONTHS.index(name) + 1, int(match[2] or match[3])
    elif (parsed := parsedate(text)) is not None:
        year, month, day = parsed[:3]
    else:
        return None
    is_date = 1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= 31
    return f"{year:04}-{month:02}-{day:02}" if is_date else None


def _site(data: PageData) -> str | None:
    publishers = (name for item in data.objects for name in _names(item.get("publisher")))
    names = (site for name in _SITE_NAMES for site in data.metas.get(name, ()))
    return next(filter(None, chain(names, publishers)), None)


def _marked(page: Any, name: str) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        is_marked = name in (element.get("itemprop") or "").lower().split() or (
            tag_of(element) == "a" and name in (element.get("rel") or "").lower().split()
        )
        if is_marked and not _is_in_comments(element):
            named = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
            yield clean_line(named.get("content") or visible_text(named))


def _marked_times(page: Any) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        is_marked = (element.get("itemprop") or "").lower() in ("datepublished", "datecreated")
        is_marked = is_marked or (tag_of(element) == "time" and element.get("pubdate") is not None)
        if is_marked and not _is_in_comments(element):
            yield clean_line(element.get("datetime") or element.get("content") or visible_text(element))


def _is_in_comments(element: Any) -> bool:
    around = islice(element.iterancestors(), _MAX_DEPTH)
    return any(_COMMENT_NAME.search(f"{part.get('class') or ''} {part.get('id') or ''}") for part in around)
