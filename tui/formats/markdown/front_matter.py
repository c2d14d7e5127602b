"""The front matter of Markdown: YAML between lines of dashes, TOML between lines of plus signs."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from typing import NamedTuple

from tui.text.patterns import lazy_pattern
from tui.text.sanitize import clean_line

_MAX_CHARS = 100_000
_FENCE = lazy_pattern(r"(---|\+\+\+)[ \t]*\n")
_ENDS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_FIELD = lazy_pattern(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_LIST_ITEM = lazy_pattern(r"[ \t]*-[ \t]+(.*)$")
_NAME_KEY = lazy_pattern(r"name:[ \t]+")
_COMMENT = lazy_pattern(r"(?:^|[ \t])#.*$")
_ITEM = lazy_pattern(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\[\],]+)""")
"""An item of a list in one line."""
_DOUBLE_QUOTED = lazy_pattern(r'"(?:[^"\\]|\\.)*"')
_SINGLE_QUOTED = lazy_pattern("'((?:[^']|'')*)'")


class FrontMatter(NamedTuple):
    """The fields of the front matter, and the text after it."""

    fields: Mapping[str, str]
    text: str


def split_front_matter(text: str) -> FrontMatter:
    """Split a text with LF line ends into front matter and text; the front matter may be empty."""
    body = text.lstrip("\ufeff\n \t") if text[:1] in "\ufeff\n \t" else text
    fence = _FENCE.match(body)
    end = fence and _ENDS[fence[1]].search(body, fence.end(), fence.end() + _MAX_CHARS)
    if not fence or not end:
        return FrontMatter({}, text)
    content = body[fence.end() : end.start()]
    if fence[1] == "+++":
        fields = _read_toml(content)
    else:
        first = next((line for line in content.split("\n") if line.strip() and not line.startswith("#")), "")
        # The lines may be two rules around ordinary text.
        fields = read_front_matter(content) if _FIELD.match(first) or not content.strip() else None
    return FrontMatter({}, text) if fields is None else FrontMatter(fields, body[end.end() :])


def _read_toml(content: str) -> Mapping[str, str] | None:
    import tomllib

    try:
        values = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    texts = {}
    for key, value in values.items():
        items = value if isinstance(value, list) else [value]
        texts[key.lower()] = clean_line(
            ", ".join(str(item) for item in items if not isinstance(item, dict | list))
        )
    return {key: value for key, value in texts.items() if value}


def read_front_matter(content: str) -> Mapping[str, str]:
    """Return the fields of a front matter without its dashes, by names in lower case.

    Of YAML, only lines such as ``key: value`` and list items, which are joined by commas, are read.
    """
    fields: dict[str, str] = {}
    key = ""
    for line in content.split("\n"):
        if match := _FIELD.match(line):
            key = match[1].strip().lower()
            fields.setdefault(key, _value(match[2] or ""))
        elif key and (match := _LIST_ITEM.match(line)):
            item = _NAME_KEY.sub("", match[1])
            fields[key] = ", ".join(filter(None, (fields[key], _value(item))))
        elif line.strip() and not line[0].isspace():
            key = ""
    return {key: clean_line(value) for key, value in fields.items() if value}


def _value(text: str) -> str:
    """Return the text of a value; the items of lists, also of lists within lists, are joined by commas."""
    listed = _COMMENT.sub("", text).strip()
    if not (listed.startswith("[") and listed.endswith("]")):
        return _scalar(text.strip())
    return ", ".join(filter(None, (_scalar(item.strip()) for item in _ITEM.findall(listed))))


def _scalar(text: str) -> str:
    if match := _DOUBLE_QUOTED.match(text):
        with suppress(ValueError):  # JSON strings are YAML strings too
            return str(json.loads(match[0]))
        return match[0][1:-1]
    if match := _SINGLE_QUOTED.match(text):
        return match[1].replace("''", "'")
    text = _COMMENT.sub("", text).strip()
    return "" if text in ("|", ">", "|-", ">-", "~", "null") else text
