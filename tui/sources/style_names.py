"""What paragraph styles are for, by the names that word processors give them."""

import re

_CODE = re.compile(r"code|preformatted|listing|macro text|verbatim")
_QUOTE = re.compile(r"quot|block text|blockquote|zitat")
_HEADING = re.compile(r"heading ([1-9])")
_NAMES = {"title": "title", "subtitle": "subtitle", "caption": "caption", "toc heading": "contents"}


def role_of_style(name: str, outline_level: int | None) -> tuple[str, int]:
    """The role of a style's paragraphs, and their level if they are headings.

    Args:
        name: The style's name; the usual ones are English in every language's files.
        outline_level: The level of the outline that the style gives its paragraphs, from 1; None if it gives none.

    Returns:
        ``title``, ``subtitle``, ``heading``, ``quote``, ``code``, ``caption``, ``contents`` or nothing; a level or 0.
    """
    name = name.lower()
    if match := _HEADING.fullmatch(name):
        return "heading", int(match[1])
    if name in _NAMES:
        return _NAMES[name], 0
    if name.startswith("toc "):
        return "contents", 0
    if outline_level is not None:
        return "heading", outline_level
    if _CODE.search(name):
        return "code", 0
    return ("quote", 0) if _QUOTE.search(name) else ("", 0)
