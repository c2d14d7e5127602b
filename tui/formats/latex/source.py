"""The source of a LaTeX document, read from front to back, and the numbers that its labels stand for."""

import re

_SPACE = re.compile(r"[ \t]*(?:%[^\n]*\n[ \t]*)*\n?[ \t]*")
_MAX_ARGUMENT_CHARS = 50_000
_MAX_FAILURES = 30
_BRACE = re.compile(r"\\.|[{}]|(?<!\\)%[^\n]*", re.DOTALL)
_OPTION = re.compile(r"\[((?:[^\[\]{}]|\{[^{}]*\}|\[[^\[\]]*\]){0,5000})\]")
_NUMBERED = re.compile(
    r"\\(?P<section>chapter|section|subsection|subsubsection)\b(?P<star>\*?)"
    r"|\\begin\{(?P<environment>[a-z]+)\}|\\label\{(?P<label>[^{}\n]{1,200})\}|(?<!\\)%[^\n]*|\\item\b"
)
_SECTIONS = ("chapter", "section", "subsection", "subsubsection")
_COUNTERS = {"align": "equation", "gather": "equation", "multline": "equation", "eqnarray": "equation"}
_COUNTED = frozenset(
    "equation align gather multline eqnarray figure table theorem lemma definition proposition corollary algorithm "
    "example remark listing".split()
)


class LatexSource:
    """A source and the position up to which it was read; methods that take something move it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self._failures = 0
        self._missing: set[str] = set()

    def skip_space(self) -> None:
        """Skip spaces, comments and at most one line end."""
        match = _SPACE.match(self.text, self.at)
        if match is not None:
            self.at = match.end()

    def is_at_group(self) -> bool:
        """Skip spaces if a group in braces follows, and return whether one does."""
        start = self.at
        self.skip_space()
        if self.text.startswith("{", self.at):
            return True
        self.at = start
        return False

    def take_option(self) -> str | None:
        """Take the text in square brackets that follows; None if none does."""
        match = _OPTION.match(self.text, self.at)
        if match is None:
            return None
        self.at = match.end()
        return match[1]

    def take_argument(self) -> str | None:
        """Take the text of the group in braces that follows; None if none does, or it is never closed."""
        if not self.is_at_group():
            return None
        end = self._end_of_group(self.at)
        if end < 0:
            return None
        argument = self.text[self.at + 1 : end]
        self.at = end + 1
        return argument

    def _end_of_group(self, start: int) -> int:
        """Return the offset of the brace that closes a group; -1 for none, or if many before it were never closed."""
        depth = 0
        if self._failures < _MAX_FAILURES:
            for match in _BRACE.finditer(self.text, start, start + _MAX_ARGUMENT_CHARS):
                if match[0] == "{":
                    depth += 1
                elif match[0] == "}":
                    depth -= 1
                    if depth == 0:
                        return match.start()
            self._failures += 1
        return -1

    def take_until(self, end: str) -> str | None:
        """Take the text up to an end, and skip the end; None if it does not follow."""
        place = -1 if end in self._missing else self.text.find(end, self.at)
        if place < 0:
            self._missing.add(end)
            return None
        taken = self.text[self.at : place]
        self.at = place + len(end)
        return taken


def label_numbers(text: str) -> dict[str, str]:
    """Return the printed number of each label: that of its section, figure, table or formula."""
    has_chapters = "\\chapter" in text
    names = _SECTIONS if has_chapters else _SECTIONS[1:]
    sections = [0] * len(names)
    counters: dict[str, int] = {}
    numbers: dict[str, str] = {}
    current = ""
    for match in _NUMBERED.finditer(text):
        if (name := match["section"]) in names and not match["star"]:
            depth = names.index(name)
            sections[depth] += 1
            sections[depth + 1 :] = [0] * (len(names) - depth - 1)
            current = ".".join(map(str, sections[: depth + 1]))
            if has_chapters and depth == 0:
                counters.clear()
        elif (environment := match["environment"]) in _COUNTED:
            counter = _COUNTERS.get(environment, environment)
            counters[counter] = counters.get(counter, 0) + 1
            current = f"{sections[0]}.{counters[counter]}" if has_chapters else str(counters[counter])
        elif match["label"]:
            numbers.setdefault(match["label"], current)
    return numbers
