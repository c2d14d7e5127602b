"""The numbers that a reader names sections by."""

from collections.abc import Sequence

from tui.document.model import Section

_WITHOUT_DIGITS = ("letter", "appendix")


class SectionNumbers:
    """The numbers of an article's sections: those that the headings bear, if most of them do, and else counted.

    Args:
        sections: All sections of the article, in reading order.
    """

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = tuple(sections)
        borne = tuple(map(_borne, sections))
        titled = sum(section.title is not None for section in sections)
        self.are_borne = sum(map(bool, borne)) * 2 > titled
        """Whether the headings bear their numbers, so that they need not be added."""
        self.numbers = borne if self.are_borne else _counted(sections)
        """One for each section, such as ``2`` or ``2.1``; empty for one without."""

    def before(self, section: Section) -> str:
        """Return the prefix of a heading that does not bear its number, such as ``2.1. ``; empty if it does."""
        number = "" if self.are_borne else self.numbers[section.index]
        return f"{number}. " if number else ""

    def find(self, number: str) -> Section | None:
        """Return the section with a number; None if there is none.

        Args:
            number: The number, with or without a dot at its end. Where a part and a chapter have the same, it is the
                part that is meant.
        """
        wanted = number.removesuffix(".")
        found = [section for section in self._sections if wanted and self.numbers[section.index] == wanted]
        return min(found, key=lambda section: section.level, default=None)


def _borne(section: Section) -> str:
    from tui.text.numbering import parse_number  # not needed by the first paint

    number = None if section.title is None else parse_number(section.title)
    if number is None or number.system in _WITHOUT_DIGITS:
        return ""
    return ".".join(map(str, number.parts))


def _counted(sections: Sequence[Section]) -> tuple[str, ...]:
    """Numbers that count the sections with a heading from 1, those below each section again."""
    numbers: list[str] = []
    counts: dict[int | None, int] = {}
    for section in sections:
        if section.title is None:
            numbers.append("")
            continue
        counts[section.parent] = count = counts.get(section.parent, 0) + 1
        above = "" if section.parent is None else numbers[section.parent]
        numbers.append(f"{above}.{count}" if above else str(count))
    return tuple(numbers)
