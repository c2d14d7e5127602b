"""HTML that is safe by its type: only escaping turns a string into ``Html``."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import NewType

from tui.language.detect import LANGUAGES, language_code
from tui.text.sanitize import clean_text

Html = NewType("Html", str)
Attributes = Mapping[str, str]

EMPTY_HTML = Html("")

_ENDED_BY_NEWLINE = frozenset(
    "header main footer nav section article h1 h2 h3 h4 h5 h6 p ol ul li blockquote div table tr figure".split()
)
_RIGHT_TO_LEFT = ("arabic", "hebrew", "pashto", "persian", "urdu", "uyghur")


def escaped(text: str) -> Html:
    """Escape a text, so that nothing in it is markup, and replace control characters."""
    return Html(escape(clean_text(text)))


def element(name: str, *content: Html, **attributes: str) -> Html:
    """Return an element with its content and attributes.

    Values of attributes are escaped, and empty ones left out; ``class_`` and ``aria_label`` become ``class`` and
    ``aria-label``.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"'
        for key, value in attributes.items()
        if value
    )
    end = "\n" if name in _ENDED_BY_NEWLINE else ""
    return Html(f"<{name}{written}>{''.join(content)}</{name}>{end}")


def joined(parts: Iterable[Html], separator: str = "") -> Html:
    """Join parts with a text between them, which is escaped."""
    return Html(escaped(separator).join(parts))


def is_web_address(address: str) -> bool:
    """Return whether an address is that of a web page, so that it may be a link."""
    return address.lower().startswith(("http://", "https://"))


def web_link(address: str, content: Html) -> Html:
    """Return a link to a web page, without a referrer; for any other address, only the content."""
    is_link = is_web_address(address)
    return element("a", content, href=address, rel="noreferrer") if is_link else content


def language_attributes(language: str) -> Attributes:
    """Return ``lang`` and ``dir`` for text in a language, given by Sumy's name; empty if it is unknown."""
    direction = {"dir": "rtl"} if language in _RIGHT_TO_LEFT else {}
    return {"lang": language_code(language), **direction} if language in LANGUAGES else {}
