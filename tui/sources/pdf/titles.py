"""The title of a document in print: the largest line at its beginning, or what the file says it is called."""

import re
from collections.abc import Sequence

from tui.article.passages import same_words
from tui.sources.pdf.blocks import Block, Role
from tui.sources.pdf.headings import style_of
from tui.sources.pdf.measures import Measures

_LONGEST = 300
_LARGE = 1.12
_BEGINNING = 12
_LONGEST_COVER = 300
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint|excel)\b.*|powerpoint[ -]presentation|presentation\d*|presentación.*|untitled.*|"
    r"(?:no )?title|document\d*|unbenannt.*|sans titre.*|.*\.(?:docx?|odt|rtf|pptx?|xlsx?|indd|qxd|tex|dvi|ps|pdf|"
    r"html?|txt|md|pages|fm|wpd|p65|eps|cdr|pub)|[\w-]*\d[\w-]*|[^\s]{1,3}|\W*|https?:.*|about:blank|slide \d+",
    re.IGNORECASE,
)


def sensible_title(title: str) -> str:
    """A document's own word on its title, or an empty text if it is a file's name or says nothing.

    Args:
        title: What the file says, on one line.
    """
    return "" if len(title) > _LONGEST or _NO_TITLE.fullmatch(title) else title


def title_blocks(blocks: Sequence[Block], measures: Measures, said: str) -> range:
    """The blocks that are the title, one below the other; empty if none is.

    Args:
        blocks: The document's blocks in reading order, their texts joined.
        measures: What is usual in the document.
        said: The title that the file says it has; empty if it says none.
    """
    if not blocks:
        return range(0)
    page = blocks[0].first.page
    first = [
        position
        for position, block in enumerate(blocks)
        if block.first.page == page and block.role in (Role.TEXT, Role.ITEM) and _is_short(block)
    ]
    if said and (known := _blocks_that_say(blocks, first, said)):
        return known
    large = [position for position in first if blocks[position].first.size >= _LARGE * measures.size]
    if not large:
        return range(0)
    size = max(blocks[position].first.size for position in large)
    start = next(position for position in large if blocks[position].first.size == size)
    return range(start, start + 1) if _is_alone(blocks, start) else range(0)


def _is_short(block: Block) -> bool:
    return len(block.text) <= _LONGEST and len(block.lines) <= 6 and any(map(str.isalpha, block.text))


def _blocks_that_say(blocks: Sequence[Block], positions: Sequence[int], title: str) -> range:
    words = same_words(title)
    for start in positions[:_BEGINNING]:
        together = ""
        for end in range(start, min(len(blocks), start + 4)):
            together += same_words(blocks[end].text[:_LONGEST])
            if together == words:
                return range(start, end + 1)
            if not words.startswith(together):
                break
    return range(0)


def _is_alone(blocks: Sequence[Block], title: int) -> bool:
    """Whether nothing else in the document is as large as its title, or the title has a page of its own."""
    size, page = style_of(blocks[title])[0], blocks[title].first.page
    others = [block for position, block in enumerate(blocks) if position != title]
    if not any(_is_short(block) and style_of(block)[0] >= size for block in others):
        return True
    return sum(len(block.text) for block in others if block.first.page == page) < _LONGEST_COVER
