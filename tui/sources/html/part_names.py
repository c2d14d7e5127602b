"""What the parts of a page say that they are: with their tags, their roles, and the names of their classes."""

import re

from tui.article.passages import same_words
from tui.sources.html.parts import PagePart

_BESIDE = frozenset("aside dialog footer form menu nav search".split())
_ROLES_BESIDE = frozenset(
    "alert alertdialog banner complementary contentinfo dialog form menu menubar navigation search tablist "
    "toolbar".split()
)
_MAIN = frozenset(("article", "main"))
_TEXT = frozenset("html body p pre blockquote h1 h2 h3 h4 h5 h6 table tbody tr td code".split())
"""What is never judged by its name: most of a page is in it, or it is part of a text."""
_PARTS_OF_NAMES_BESIDE = re.compile(
    "advert|breadcrumb|comment|community|cookie|dialog|disqus|footer|gdpr|legends|lightbox|masthead|modal|navbar|"
    "outbrain|overlay|pagination|paging|popup|recommend|related|remark|sharing|shoutbox|sidebar|skyscraper|social|"
    "sponsor|supplemental|taboola|topnav",
    re.IGNORECASE,
)
_WORDS_BESIDE = frozenset(
    "ad ads banner combx extra header menu nav noprint pager replies reply rss share sharer".split()
)
_LESS_SURELY_BESIDE = re.compile(
    "author|byline|contact|hidden|meta|newsletter|popular|promo|scroll|shopping|subscri|tags|trending|widget",
    re.IGNORECASE,
)
_NAMES_OF_TEXT = re.compile("article|blog|body|column|content|entry|main|page|post|story|text", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_SHORTEST_SLUG = 12


def is_beside(part: PagePart) -> bool:
    """Whether its tag or its role says that a part of a page stands beside the page's text."""
    return part.tag in _BESIDE or _role(part) in _ROLES_BESIDE


def is_named_beside(part: PagePart, first_words: str) -> bool:
    """Whether its class or its id says so.

    Args:
        part: A part of a page.
        first_words: The text of its first block; an id that was made from that is no name.
    """
    return _can_be_beside(part) and bool(_beside(_names(part, first_words)))


def leaning(part: PagePart, first_words: str) -> int:
    """What the names of a part speak for: 1 that it is text, -1 that it is not, 0 neither or both.

    Args:
        part: A part of a page.
        first_words: As for ``is_named_beside``.
    """
    if not _can_be_beside(part):
        return 0
    names = _names(part, first_words)
    return bool(_NAMES_OF_TEXT.search(names)) - bool(_beside(names) or _LESS_SURELY_BESIDE.search(names))


def _can_be_beside(part: PagePart) -> bool:
    is_main = part.tag in _MAIN or _role(part) in _MAIN
    return not is_main and part.tag not in _TEXT and "articlebody" not in _value(part, "itemprop").lower()


def _role(part: PagePart) -> str:
    return _value(part, "role").lower()


def _names(part: PagePart, first_words: str) -> str:
    of_class, of_id = _value(part, "class"), _value(part, "id")
    if len(of_id) >= _SHORTEST_SLUG and same_words(of_id) in same_words(first_words):
        of_id = ""
    return f"{of_class} {of_id}"


def _value(part: PagePart, attribute: str) -> str:
    return part.element.get(attribute) or ""


def _beside(names: str) -> bool:
    return _PARTS_OF_NAMES_BESIDE.search(names) is not None or any(
        word.lower() in _WORDS_BESIDE for word in _WORD.findall(names)
    )
