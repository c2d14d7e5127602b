"""What a report tells of one article."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from tui.article.outline import OPENING

_KEYWORDS = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the results."""

    number: int
    """Its place among them, from 1."""
    record: dict[str, Any]

    @property
    def error(self) -> str | None:
        """Why there is no digest; None if there is one."""
        return self.record.get("error")

    @property
    def source(self) -> str:
        """Where the article came from; empty if nothing says so."""
        return self.record.get("source") or ""

    @property
    def title(self) -> str:
        """The article's title, or else what its source is called."""
        return self.record.get("title") or _last_part(self.source) or f"Article {self.number}"

    @property
    def language(self) -> str:
        """Sumy's name of it."""
        return str(self.record["language"])

    @property
    def words(self) -> int:
        """How many words it has."""
        return int(self.record["words"])

    @property
    def minutes(self) -> int:
        """How long reading it takes."""
        return int(self.record["reading_minutes"])

    @property
    def keywords(self) -> list[str]:
        """The weightiest few."""
        return list(self.record["keywords"][:_KEYWORDS])

    @property
    def summary(self) -> list[str]:
        """The sentences of the summary, in reading order."""
        return [chosen["text"] for chosen in self.record["summary"]]

    @property
    def gist(self) -> str:
        """The best sentence of the summary, the first of those that are as good; empty if there is none."""
        best = max(self.record["summary"], key=lambda chosen: chosen["score"] or 0.0, default=None)
        return best["text"] if best else ""

    @property
    def sections(self) -> list[tuple[int, str, str]]:
        """Of each section how deep it stands, from 1, its heading and its gist; none if there is only one."""
        outline = self.record["outline"]
        if len(outline) < 2:
            return []
        return [
            (
                section["level"],
                section["title"] or OPENING,
                " ".join(each["text"] for each in section["gist"]),
            )
            for section in outline
        ]


def _last_part(source: str) -> str:
    """What a file or a page is called."""
    address = urlsplit(source) if "://" in source else None
    return PurePath(address.path).name or address.netloc if address else PurePath(source).name
