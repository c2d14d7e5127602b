"""Labels of notes that are unique in the article."""

from tui.text.sanitize import clean_line

_MAX_LABEL = 40
_NO_LABEL = "*"


class NoteLabels:
    """The labels of an article's notes so far."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[str, int] = {}

    def unique(self, wanted: str) -> str:
        """Return a label that no other note has: the wanted one if it is free, else with a number added."""
        label = wanted = clean_line(wanted)[:_MAX_LABEL] or _NO_LABEL
        while label in self._taken:
            self._counts[wanted] = self._counts.get(wanted, 1) + 1
            label = f"{wanted}-{self._counts[wanted]}"
        self._taken.add(label)
        return label
