"""The lines of a roff source: its requests with their arguments, without definitions and conditions."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_REQUEST = re.compile(r"[.'][ \t]*([^\s\\]{0,40})[ \t]*(.*)", re.DOTALL)
_ARGUMENT = re.compile(r'"((?:[^"]|"")*)"?|((?:[^\s\\]|\\.)+)')
_STRING_DEFINITION = re.compile(r"(\S+)[ \t]*\"?(.*)")


class Request(NamedTuple):
    """A request or macro, with its arguments."""

    name: str
    rest: str
    """Its arguments as they are written."""

    @property
    def arguments(self) -> list[str]:
        """The arguments, split."""
        return split_arguments(self.rest)


def split_arguments(text: str) -> list[str]:
    """Return the arguments of a request; one in quotation marks may have spaces."""
    return [
        match[1].replace('""', '"') if match[1] is not None else match[2]
        for match in _ARGUMENT.finditer(text)
    ]


def roff_lines(text: str, strings: dict[str, str]) -> Iterator[Request | str]:
    """Yield requests and lines of text as a terminal shows them; strings are defined as they come.

    Of conditional text, only the branch for terminals is read, not that for printers.
    """
    skipped_until = ""
    depth = 0
    was_taken = False
    for line in text.split("\n"):
        if skipped_until:
            if line.strip() == skipped_until:
                skipped_until = ""
            continue
        if depth:
            depth += line.count("\\{") - line.count("\\}")
            depth = max(depth, 0)
            continue
        if line[:1] not in (".", "'"):
            yield line.replace("\\}", "") if line.endswith("\\}") else line
            continue
        match = _REQUEST.match(line)
        name, rest = (match[1], match[2]) if match else ("", "")
        if name in ("de", "de1", "am", "ig"):
            end = split_arguments(rest)[1 if name != "ig" else 0 :]
            skipped_until = f".{end[0]}" if end else ".."
        elif name in ("if", "ie", "el", "while"):
            taken, body = (not was_taken, rest) if name == "el" else _condition(rest)
            was_taken = taken if name == "ie" else was_taken
            body = body.strip()
            if not taken:
                depth = max(0, body.count("\\{") - body.count("\\}"))
            elif content := body.removeprefix("\\{").removeprefix("\\").removesuffix("\\}").strip():
                found = _REQUEST.match(content) if content[0] in ".'" else None
                yield Request(found[1], found[2]) if found else content
        elif name in ("ds", "as"):
            definition = _STRING_DEFINITION.match(rest)
            if definition and "\\*" not in definition[2]:
                strings[definition[1]] = definition[2]
        elif name:
            yield Request(name, rest)


def _condition(rest: str) -> tuple[bool, str]:
    """Return whether a condition holds on a terminal, and the text after it."""
    rest = rest.strip()
    negated = rest.startswith("!")
    condition = rest[1:] if negated else rest
    if condition[:1] in ("n", "t", "o", "e", "v") and not condition[1:2].isalnum():
        return (condition[0] in "no") != negated, condition[1:]
    # Conditions on numbers and strings count as false: hardly any in manual pages decides about text.
    if condition[:1] in ("'", '"'):
        end = condition.find(condition[0], condition.find(condition[0], 1) + 1)
        return negated, condition[end + 1 :] if end > 0 else ""
    _, _, body = condition.partition(" ")
    return negated, body
