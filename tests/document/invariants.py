"""Invariants of articles from any source."""

from collections.abc import Iterable

from tui.document.build import BLOCK_SEPARATOR
from tui.document.model import Article, Block, BlockKind, Span, SpanKind, table_text
from tui.document.sections import innermost_section
from tui.text.sanitize import clean_text

LEVELLED = (BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)
LEFT_OUT = (SpanKind.NOTE, SpanKind.IMAGE)
"""The kinds of spans that may be empty, since their mark or picture may be left out of the text."""


def check_article(article: Article) -> None:
    """Assert that the parts of an article fit its text and each other, and that nothing in it can harm a terminal.

    Its sentences are not checked, since finding them takes long.
    """
    check_blocks(article)
    for block in article.blocks:
        check_spans(block)
    check_sections(article)
    check_notes(article)
    check_dropped(article)
    check_strings(article)


def check_strings(article: Article) -> None:
    lines = [article.title, article.source, article.author, article.date, article.site, *article.warnings]
    lines += [note.label for note in article.notes]
    lines += [dropped.reason for dropped in article.dropped]
    lines += [block.marker for block in article.blocks]
    lines += [span.target for block in article.blocks for span in block.spans]
    lines += [line for block in article.blocks for line in block.picture or ()]
    texts = [article.text, *(note.text for note in article.notes), *(part.text for part in article.dropped)]
    for string in filter(None, lines):
        assert "\n" not in string
    for string in filter(None, (*lines, *texts)):
        assert clean_text(string) == string


def check_blocks(article: Article) -> None:
    assert BLOCK_SEPARATOR.join(block.text for block in article.blocks) == article.text
    for block in article.blocks:
        assert block.text.strip()
        assert article.text[block.start : block.end] == block.text
        if block.kind not in (BlockKind.CODE, BlockKind.TABLE):
            assert "\n" not in block.text
        assert (block.level > 0) == (block.kind in LEVELLED)
        assert bool(block.rows) == (block.kind is BlockKind.TABLE)
        assert not block.rows or table_text(block.rows) == block.text
        assert (block.picture is not None) == (block.kind is BlockKind.FIGURE)
        assert not block.marker or block.kind in (BlockKind.LIST_ITEM, BlockKind.QUOTE)


def check_spans(block: Block) -> None:
    """Assert that a block's spans are in it and in order, nested or apart, and that no link is within another."""
    around: list[Span] = []
    previous = (block.start, -block.end)
    for span in block.spans:
        assert block.start <= span.start <= span.end <= block.end
        assert span.start < span.end or span.kind in LEFT_OUT
        assert previous <= (span.start, -span.end), "spans are not in order"
        previous = (span.start, -span.end)
        while around and around[-1].end <= span.start:
            around.pop()
        if span.start == span.end:
            continue
        assert not around or span.end <= around[-1].end, "a span partly overlaps another"
        assert span.kind is not SpanKind.LINK or all(outer.kind is not SpanKind.LINK for outer in around)
        assert span.kind is not SpanKind.LINK or span.target
        around.append(span)


def check_notes(article: Article) -> None:
    """Assert that each note has a text and a label of its own, and that each mark in the text has a note."""
    labels = [note.label for note in article.notes]
    assert len(set(labels)) == len(labels)
    assert all(note.label.strip() and note.text.strip() for note in article.notes)
    assert marks_of(article.blocks) <= set(labels)


def marks_of(blocks: Iterable[Block]) -> set[str]:
    """Return the labels of the notes that blocks have marks of."""
    return {span.target for block in blocks for span in block.spans if span.kind is SpanKind.NOTE}


def check_dropped(article: Article) -> None:
    assert all(dropped.text.strip() and dropped.reason.strip() for dropped in article.dropped)


def check_sentences(article: Article) -> None:
    """Assert that an article's sentences are parts of blocks that hold sentences, in order and apart."""
    blocks = iter(block for block in article.blocks if block.holds_sentences)
    block = next(blocks, None)
    end = 0
    for index, sentence in enumerate(article.sentences):
        assert sentence.index == index
        assert sentence.text.strip()
        assert article.text[sentence.start : sentence.end] == sentence.text
        assert end <= sentence.start
        end = sentence.end
        while block is not None and block.end < sentence.end:
            block = next(blocks, None)
        assert block is not None and block.start <= sentence.start
        assert innermost_section(article.sections, sentence.start) == sentence.section


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
