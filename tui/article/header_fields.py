"""Texts that begin with a few fields, such as ``Title: …``: enhancement proposals, FAQs and notes."""

import re

from tui.article.model import Dropped
from tui.article.unwrapping import Unwrapped

_FIELDS = re.compile(
    r"\s{0,200}((?:[A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?:(?: [^\n]*)?\n(?: +\S[^\n]*\n)*){2,60})(?=\s*\n)"
)
_FIELD = re.compile(r"([A-Z][A-Za-z-]{1,30}(?: [A-Za-z]{1,20})?): *([^\n]*(?:\n +\S[^\n]*)*)")
_ADDRESS = re.compile(r"\s*<[^<>]*>")
_LONGEST = 16_000
_TITLES = ("title", "subject", "name", "titel", "titre")
_AUTHORS = ("author", "authors", "by", "autor", "auteur", "maintainer")
_DATES = ("date", "created", "published", "last-modified", "updated", "datum")


def unwrap_fields(text: str) -> Unwrapped | None:
    """Take the fields from the head of a text; None if it does not begin with two or more, a title among them.

    Args:
        text: Clean text.
    """
    match = _FIELDS.match(text, 0, _LONGEST)
    if match is None:
        return None
    fields = {name.lower(): " ".join(value.split()) for name, value in reversed(_FIELD.findall(match[1]))}
    title = _first(fields, _TITLES)
    if not title:
        return None
    return Unwrapped(
        text[match.end() :],
        title,
        _ADDRESS.sub("", _first(fields, _AUTHORS)) or None,
        _first(fields, _DATES) or None,
        fields.get("language"),
        (Dropped("the document's head", match[1].strip()),),
    )


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")
