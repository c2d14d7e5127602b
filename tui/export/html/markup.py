"""HTML that is safe by its type: a string becomes ``Html`` only by being escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import NewType

from tui.language.detect import LANGUAGES, language_code
from tui.text.sanitize import clean_text

Html = NewType("Html", str)

NOTHING = Html("")

_ON_LINES_OF_THEIR_OWN = frozenset(
    "header main footer nav section article h1 h2 h3 h4 h5 h6 p ol ul li blockquote div table tr".split()
)


def words(text: str) -> Html:
    """Text as the text it is: nothing in it is read as markup, and control characters are replaced.

    Args:
        text: Any string at all.
    """
    return Html(escape(clean_text(text)))


def element(name: str, *content: Html, **attributes: str) -> Html:
    """An element with its content.

    Args:
        name: Its name.
        content: What stands in it.
        attributes: Their values are escaped; those without one are left out. ``class_`` and ``aria_label`` stand for
            ``class`` and ``aria-label``.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"' for key, value in attributes.items() if value
    )
    end = "\n" if name in _ON_LINES_OF_THEIR_OWN else ""
    return Html(f"<{name}{shown}>{''.join(content)}</{name}>{end}")


def joined(parts: Iterable[Html], between: str = "") -> Html:
    """Parts one after the other.

    Args:
        parts: The parts.
        between: What stands between two of them, as text.
    """
    return Html(words(between).join(parts))


def is_web_address(address: str) -> bool:
    """Whether an address may be a link: it leads to a web page and can start nothing else."""
    return address.lower().startswith(("http://", "https://"))


def web_link(address: str, content: Html) -> Html:
    """A link to a web page, which is not told where its visitor came from; no link if it leads elsewhere.

    Args:
        address: Where it leads.
        content: What stands in it.
    """
    if not is_web_address(address):
        return content
    return element("a", content, href=address, rel="noreferrer")


_RIGHT_TO_LEFT = ("arabic", "hebrew")

Language = Mapping[str, str]
"""``lang``, its code, and ``dir``, the direction of its script."""


def language_attributes(language: str) -> Language:
    """What an element says of the language of its text; nothing if that is not known here.

    Args:
        language: Sumy's name.
    """
    direction = {"dir": "rtl"} if language in _RIGHT_TO_LEFT else {}
    return {"lang": language_code(language), **direction} if language in LANGUAGES else {}
