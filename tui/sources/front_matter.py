"""The front matter of a Markdown file: lines such as ``author: Jane Doe``, read without a YAML parser."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress

from tui.article.clean import clean_line

_LINE = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_COMMENT = re.compile(r"(?:^|[ \t])#.*$")
_ESCAPED = re.compile(r'"(?:[^"\\]|\\.)*"')
"""What stands between double quotes: JSON's way of writing a text is one of YAML's."""
_DOUBLED = re.compile("'((?:[^']|'')*)'")
"""What stands between single quotes, where a doubled one is meant as one."""


def read_front_matter(content: str) -> Mapping[str, str]:
    """The fields of a front matter, by their names in lower case; a list's items are joined by commas.

    What is not a plain ``key: value`` line or an item of a list is passed over.

    Args:
        content: What stands between the two lines of dashes.
    """
    fields: dict[str, str] = {}
    key = ""
    for line in content.split("\n"):
        if match := _LINE.match(line):
            key = match[1].strip().lower()
            fields.setdefault(key, _value(match[2] or ""))
        elif key and (match := _ITEM.match(line)):
            fields[key] = ", ".join(filter(None, (fields[key], _value(match[1]))))
        elif line.strip() and not line[0].isspace():
            key = ""
    return {key: clean_line(value) for key, value in fields.items() if value}


def _value(text: str) -> str:
    text = text.strip()
    if match := _ESCAPED.match(text):
        with suppress(ValueError):
            return str(json.loads(match[0]))
        return match[0][1:-1]
    if match := _DOUBLED.match(text):
        return match[1].replace("''", "'")
    text = _COMMENT.sub("", text).strip()
    if text.startswith("[") and text.endswith("]"):
        return ", ".join(filter(None, (_value(item) for item in text[1:-1].split(","))))
    return "" if text in ("|", ">", "|-", ">-", "~", "null") else text
