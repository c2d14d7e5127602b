"""Invariants of articles from any source."""

from tui.document.build import BLOCK_SEPARATOR
from tui.document.model import Article, BlockKind
from tui.text.sanitize import clean_text


def check_article(article: Article) -> None:
    """Assert that an article's blocks and sections fit its text, and that nothing in it can harm a terminal."""
    check_blocks(article)
    check_sections(article)
    strings = [article.title, article.text, article.source, article.author, article.date, article.site]
    strings += [dropped.text for dropped in article.dropped]
    strings += [block.marker for block in article.blocks]
    for string in filter(None, strings):
        assert clean_text(string) == string
    for line in filter(None, (article.title, article.source, article.author, article.date, article.site)):
        assert "\n" not in line


def check_blocks(article: Article) -> None:
    assert BLOCK_SEPARATOR.join(block.text for block in article.blocks) == article.text
    for block in article.blocks:
        assert block.text.strip()
        assert article.text[block.start : block.end] == block.text
        if block.kind not in (BlockKind.CODE, BlockKind.TABLE):
            assert "\n" not in block.text
        assert (block.level > 0) == (block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE))


def check_sections(article: Article) -> None:
    headings = [block for block in article.blocks if block.kind is BlockKind.HEADING]
    titled = [section for section in article.sections if section.title is not None]
    assert [(block.text, block.start, block.level) for block in headings] == [
        (section.title, section.start, section.level) for section in titled
    ]
    assert bool(article.blocks) == bool(article.sections)
    for index, section in enumerate(article.sections):
        assert section.index == index
        if section.title is None:
            assert (index, section.level, section.parent, section.start) == (0, 1, None, 0)
        else:
            assert article.text[section.start : section.start + len(section.title)] == section.title
        parent = None if section.parent is None else article.sections[section.parent]
        assert section.level == (1 if parent is None else parent.level + 1)
        if parent is not None:
            assert parent.title is not None
            assert parent.start < section.start <= section.end <= parent.end
        following = next(
            (other for other in article.sections[index + 1 :] if other.level <= section.level), None
        )
        limit = len(article.text) if following is None else following.start - len(BLOCK_SEPARATOR)
        assert section.end == limit
