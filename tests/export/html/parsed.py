"""Pages parsed as a browser would."""

from copy import deepcopy
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

from lxml import html

WITHOUT_END = ("meta",)
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "footer",
        "nav",
        "section",
        "article",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "ol", "ul", "li", "div", "blockquote", "pre", "code", "span"),
    *("a", "mark", "table", "tr", "th", "td", "figure", "figcaption"),
    *("em", "strong", "sup", "sub"),
}
ATTRIBUTES = {
    *(
        "lang",
        "dir",
        "charset",
        "http-equiv",
        "content",
        "name",
        "class",
        "id",
        "href",
        "rel",
        "role",
        "value",
    ),
    *("aria-label", "aria-labelledby", "aria-level", "tabindex", "scope"),
}


class Strict(HTMLParser):
    """A parser that fails on markup that a browser would have to repair, and on elements that our pages never have."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names))
        assert set(names) <= ATTRIBUTES
        if (place := dict(attrs).get("id")) is not None:
            assert place not in self.ids
            self.ids.add(place)
        if tag not in WITHOUT_END:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def parsed(page: str) -> Any:
    """Check everything that is true of all pages, and return the root."""
    assert page.startswith("<!doctype html>\n")
    strict = Strict()
    strict.feed(page)
    strict.close()
    assert strict.open == []
    root = html.document_fromstring(page.encode())
    for address in root.xpath("//@href"):
        assert address.lower().startswith(("http://", "https://")) or address[1:] in strict.ids, address
    levels = [int(heading.tag[1]) for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    return root


def place(root: Any, name: str) -> Any:
    """Return the element with an id."""
    (found,) = root.xpath("//*[@id=$name]", name=name.removeprefix("#"))
    return found


def text_of(element: Any) -> str:
    """Return an element's text without backlinks, markers and marks of notes, on one line."""
    bare = deepcopy(element)
    bare.tail = None
    for own in bare.xpath(".//*[@class='steps' or @class='back' or @class='marker' or @class='note']"):
        own.drop_tree()
    return " ".join(bare.text_content().split())
