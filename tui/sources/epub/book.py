"""Reading EPUB books."""

from collections.abc import Iterator, Sequence
from typing import Any

from tui.article.build import Draft
from tui.article.clean import clean_line
from tui.article.model import BlockKind, Dropped
from tui.article.titles import is_author, is_same_title
from tui.sources.archives import Archive
from tui.sources.epub.matter import Chapter, leave_out_matter
from tui.sources.epub.navigation import parse_document, read_navigation
from tui.sources.epub.notes import prune
from tui.sources.epub.outline import book_drafts
from tui.sources.epub.package import BookFile, read_package
from tui.sources.html.blocks import html_blocks
from tui.sources.reading import Reading

_LARGEST_TEXT = 24 * 1024 * 1024
_BEGINNING = 6
_SHOWN = 200


def read_epub(data: bytes, name: str) -> Reading:
    """Read an EPUB book, of version 2 or 3.

    Its sections are those of its table of contents, with the headings of its chapters below them. Left out are
    covers, title and copyright pages, lists of contents, footnotes, and what is not in the running text.

    Args:
        data: The book's bytes.
        name: What to call it in an error, already harmless.

    Raises:
        SourceError: It is damaged, locked, or too large, or there is no text in it.
    """
    archive = Archive(data, name)
    package = read_package(archive)
    navigation = read_navigation(archive, package)
    trees, missing = _trees(archive, package.spine)
    notes = prune(trees)
    chapters = [Chapter(path, list(html_blocks(root))) for path, root in trees]
    chapters, matter = leave_out_matter(
        [chapter for chapter in chapters if chapter.blocks], package, navigation
    )
    if not chapters:
        raise archive.refusal("it is an EPUB book without any text", "Its pages may be pictures")
    drafts = list(book_drafts(chapters, navigation.points))
    kept, repeats = _without_title(drafts, package.title, package.metadata.author)
    aside = list(_aside(archive, package.aside))
    return Reading(
        package.title, kept, [*missing, *matter, *repeats, *notes, *aside], package.metadata, package.language
    )


def _trees(archive: Archive, files: Sequence[BookFile]) -> tuple[list[tuple[str, Any]], list[Dropped]]:
    trees: list[tuple[str, Any]] = []
    missing = []
    left = _LARGEST_TEXT
    for file in files:
        if archive.find(file.path) is None:
            missing.append(Dropped("a part that is missing from the book", clean_line(file.path)))
            continue
        data = archive.read(file.path)
        left -= len(data)
        if left < 0:
            raise archive.refusal(
                f"it has more than {_LARGEST_TEXT // 1024 // 1024} MB of text", "Open a part of it"
            )
        root = parse_document(data)
        if root is not None:
            trees.append((file.path, root))
    return trees, missing


def _aside(archive: Archive, files: Sequence[BookFile]) -> Iterator[Dropped]:
    for file in files:
        root = parse_document(archive.read(file.path)) if archive.find(file.path) is not None else None
        text = "" if root is None else clean_line(" ".join(root.itertext()))[:_SHOWN]
        yield Dropped("a part that is not in the running text", text or clean_line(file.path))


def _without_title(
    drafts: Sequence[Draft], title: str, author: str | None
) -> tuple[list[Draft], list[Dropped]]:
    """The blocks without the title and the author's name where they stand at the beginning."""
    kept, dropped = [], []
    has_begun = not title
    for position, draft in enumerate(drafts):
        if not has_begun and is_same_title(draft.text, title):
            dropped.append(Dropped("the title again", draft.text))
        elif not has_begun and author and is_author(draft.text, author):
            dropped.append(Dropped("the author's name, as on a title page", draft.text))
        else:
            kept.append(draft)
            has_begun |= draft.kind is BlockKind.HEADING or position >= _BEGINNING
    return (kept, dropped) if kept else (list(drafts), [])
