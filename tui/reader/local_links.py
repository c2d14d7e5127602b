"""The links of an article into itself, and to files beside it."""

from bisect import bisect_right
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from tui.document.model import Article, Span
from tui.document.sections import section_name
from tui.text.urls import is_url

_WITH_LINKS_TO_FILES = frozenset(
    ".md .markdown .html .htm .xhtml .rst .adoc .asciidoc .org .ipynb .tex".split()
)
"""The endings of files whose links lead to other files; those of books lead to their own parts."""


class LocalTarget(NamedTuple):
    path: Path | None = None
    """A file; None for the article itself."""
    fragment: str = ""
    """The name of a place in it."""


class LocalLinks:
    """The local links of an article that lead somewhere."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def place_of(self, fragment: str) -> int | None:
        """Return the offset of the text that a name in the article stands for: of a block, or of a heading like it."""
        name = unquote(fragment)
        if name in self._anchors:
            return self._anchors[name]
        return self._headings.get(_letters_of(name)) if _letters_of(name) else None

    def target_of(self, address: str) -> LocalTarget | None:
        """Return where a local link leads; None if it cannot be followed."""
        path, _, fragment = address.partition("#")
        if not path:
            return LocalTarget(None, fragment) if self.place_of(fragment) is not None else None
        source = self._article.source
        if not source or is_url(source) or Path(source).suffix.lower() not in _WITH_LINKS_TO_FILES:
            return None
        name = unquote(path.partition("?")[0])
        return LocalTarget(Path(source).parent / name, fragment) if "\0" not in name else None

    def leads_somewhere(self, span: Span) -> bool:
        """Return whether a local link can be followed, and does not lead to its own block, as in many headings."""
        target = self.target_of(span.target)
        if target is None or target.path is not None:
            return target is not None
        blocks = self._article.blocks
        own = blocks[bisect_right(blocks, span.start, key=lambda block: block.start) - 1]
        return self.place_of(target.fragment) != own.start

    @cached_property
    def spans(self) -> list[Span]:
        """The local links that can be followed, in the order of the text."""
        return [
            span for block in self._article.blocks for span in block.local_links if self.leads_somewhere(span)
        ]

    @cached_property
    def _anchors(self) -> dict[str, int]:
        blocks = reversed(self._article.blocks)
        return {anchor: block.start for block in blocks for anchor in block.anchors}

    @cached_property
    def _headings(self) -> dict[str, int]:
        sections = reversed(self._article.sections)
        return {_letters_of(section_name(section)): section.start for section in sections}


def _letters_of(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
