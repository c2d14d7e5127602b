"""Strip the markup of Vim's help files, as described in Vim's ``helphelp.txt``, "Writing help files"."""

import re
from collections.abc import Iterator, Sequence

from tui.document.model import Dropped
from tui.formats.plain.wrappers import StrippedText

_HEAD = re.compile(r"\s{0,100}\*[\w.+-]{1,60}\.txt\*[ ]*(?P<about>[^\n]{0,200})\n")
_MANUAL = re.compile(r" *VIM (?:REFERENCE|USER) MANUAL\b(?:.*\bby (?P<author>.+))?", re.IGNORECASE)
_TAG = re.compile(r"(?<!\S)\*([^\s*|]+)\*(?!\S)")
_SECTION_NUMBER = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}")
_LINK = re.compile(r"(?<!\S)\|([^\s|]+)\|")
_CHANGE = re.compile(r"Last change: *(.+)")
_MODELINE = re.compile(r" *vim:\S.*")
_RULE = re.compile(r"(=|-){40,}")


def strip_vim_help(text: str) -> StrippedText | None:
    """Strip the head, the tags and the marks of a help file of Vim's; None for any other text.

    The rules above its headings are drawn below them instead, as in other texts.
    """
    head = _HEAD.match(text)
    if head is None:
        return None
    lines = text[head.end() :].rstrip().split("\n")
    if _MODELINE.fullmatch(lines[-1]):
        lines.pop()
    dropped = [head[0].strip()]
    start = _first_filled(lines, 0)
    author = None
    if start < len(lines) and (manual := _MANUAL.fullmatch(lines[start])):
        dropped.append(manual[0].strip())
        author = manual["author"]
        start = _first_filled(lines, start + 1)
    start = next(
        (place for place in range(start, len(lines)) if _without_marks(lines[place]).strip()), len(lines)
    )
    title = _without_marks(lines[start]).strip() if start < len(lines) else ""
    change = _CHANGE.search(head["about"])
    return StrippedText(
        "\n".join(_without_rules(lines[start + 1 :])),
        title,
        author,
        change[1].strip() if change else None,
        dropped=tuple(Dropped("the document's head", line) for line in dropped),
    )


def _first_filled(lines: Sequence[str], start: int) -> int:
    return next((position for position in range(start, len(lines)) if lines[position].strip()), len(lines))


def _without_marks(line: str) -> str:
    """Return a line without tags, except the numbers of sections, and without the bars around links."""
    if "*" in line:
        line = _TAG.sub(lambda tag: tag[1] if _SECTION_NUMBER.fullmatch(tag[1]) else "", line)
    return _LINK.sub(r"\1", line).rstrip() if "|" in line else line.rstrip()


def _without_rules(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines without marks: headings with a rule below, listings indented."""
    rule = ""
    is_listing = False
    for line in lines:
        if match := _RULE.fullmatch(line.strip()):
            rule = match[1]
            yield ""
            continue
        text = _without_marks(line)
        if is_listing and text and not text.startswith(" "):
            is_listing = False
            text = text.removeprefix("<")
            yield ""
        if rule and text:
            yield from (text, 3 * rule, "")
            rule = ""
        elif text.endswith("~") and not text.startswith(" "):
            yield from _emphasized(text.removesuffix("~").rstrip())
        elif text == ">" or text.endswith(" >"):
            is_listing = True
            yield from (text.removesuffix(">").rstrip(), "")
        else:
            yield text


def _emphasized(line: str) -> tuple[str, ...]:
    """Return a line marked by ``~`` as an underlined heading; as it is if it heads columns or ends with a colon."""
    return ("", line, "") if "  " in line or line.endswith(":") else ("", line, "~~~", "")
