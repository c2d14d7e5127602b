"""Headings and title of a document in print: lines that stand out, and how deep they are."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tui.formats.pdf.blocks import Block, Role
from tui.formats.pdf.library import Bookmark
from tui.formats.pdf.lines import Measures
from tui.formats.plain.heading_shapes import is_in_capitals, is_usual_name
from tui.formats.plain.raw_paragraph import ends_sentence, is_without_spaces, same_words
from tui.text.numbering import Number, parse_number

_LONGEST = 200
_LONGEST_SENTENCE = 80
_MOST_LINES = 4
_LARGE = 1.08
_NOT_SMALL = 0.9
_PROSE = 200
_DEEPEST = 6
_PROSE_WITHOUT_SPACES = 50

_WORD = re.compile(r"[^\W\d_\u02b0-\u02ff]{2}|[\u3040-\u30ff\u3400-\u9fff]")
_OPENING = "\"“„«‘'¿¡§"
_LOOSE_NUMBER = re.compile(r"^(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,6}|[A-Z](?:\.[0-9]{1,3})*)\s+")
_FEWEST_BOOKMARKS = 3
_HIGHEST_ROMAN = 30

Style = tuple[float, bool, bool, bool]
"""The size of a heading's letters; whether they are bold, capitals, upright. The larger the higher."""


def find_headings(
    blocks: Sequence[Block], measures: Measures, bookmarks: Iterable[Bookmark]
) -> dict[int, int]:
    """The headings among a document's blocks, by their index, with their levels, which may have gaps.

    Args:
        blocks: The blocks in reading order, without the title, their texts joined.
        measures: What is usual in the document.
        bookmarks: The outline that the document brings with it.
    """
    found = {position for position, block in enumerate(blocks) if _stands_out(block, measures)}
    known = _bookmarked(blocks, found, bookmarks)
    found -= _front_matter(blocks, found, known)
    found |= set(known)
    found = {
        position
        for position in found
        if any(later not in found for later in range(position + 1, len(blocks)))
    }
    levels = _levels(blocks, sorted(found), known)
    below = 1 - min(levels.values(), default=1)
    return {position: min(level + max(0, below), _DEEPEST) for position, level in levels.items()}


def style_of(block: Block) -> Style:
    """What a block's letters look like.

    Args:
        block: A block of lines of one make.
    """
    line = block.first
    return round(line.size * 2) / 2, line.is_bold, block.text.isupper(), not line.is_italic


def _stands_out(block: Block, measures: Measures) -> bool:
    text, line = block.text, block.first
    if block.role in (Role.TABLE, Role.CODE) or len(text) > _LONGEST or len(block.lines) > _MOST_LINES:
        return False
    if _WORD.search(text) is None or not (text[0].isalnum() or text[0] in _OPENING):
        return False
    is_named = parse_number(text) is not None or is_usual_name(text)
    if block.role is Role.ASIDE and (line.size < _NOT_SMALL * measures.size or not is_usual_name(text)):
        return False
    if line.size >= _LARGE * measures.size:
        return len(text) <= _LONGEST_SENTENCE or is_named or not ends_sentence(text)
    if text[-1] in ",;:" or text[0].islower():
        return False
    return _is_marked(block, measures, is_named)


def _is_marked(block: Block, measures: Measures, is_named: bool) -> bool:
    """Whether a block in letters of the usual size is marked as a heading: by bold ones, or capitals and a number."""
    if all(line.is_bold for line in block.lines) and not measures.is_bold:
        return is_named or block.text[-1] != "."
    number = parse_number(block.text)
    is_in_style = is_in_capitals(number.rest if number else block.text) or all(
        line.is_italic for line in block.lines
    )
    return is_named and is_in_style and len(block.lines) <= 2 and not ends_sentence(block.text)


def _bookmarked(blocks: Sequence[Block], found: set[int], bookmarks: Iterable[Bookmark]) -> dict[int, int]:
    """The blocks that say what a bookmark for their page says, with its level; those that stand out come first."""
    wanted: defaultdict[str, list[Bookmark]] = defaultdict(list)
    for mark in bookmarks:
        for words in _ways_to_say(mark.title):
            wanted[words].append(mark)
    levels: dict[int, int] = {}
    used: set[int] = set()
    others = (position for position, block in enumerate(blocks) if position not in found and _may_be(block))
    for position in (*sorted(found), *others) if wanted else ():
        block = blocks[position]
        for mark in (mark for words in _ways_to_say(block.text) for mark in wanted.get(words, ())):
            if id(mark) not in used and (mark.page is None or 0 <= block.first.page - mark.page <= 1):
                used.add(id(mark))
                levels[position] = mark.level
                break
    return levels


def _may_be(block: Block) -> bool:
    is_listed = block.role is Role.ITEM and not any(map(str.isalnum, block.marker))
    return len(block.text) <= _LONGEST and block.role not in (Role.TABLE, Role.CODE) and not is_listed


def _ways_to_say(title: str) -> list[str]:
    """A title's words, with its number and without."""
    number = parse_number(" ".join(title.split()))
    ways = [same_words(title), same_words(number.rest if number else _LOOSE_NUMBER.sub("", title))]
    return [words for words in ways if words]


def _front_matter(blocks: Sequence[Block], found: set[int], known: dict[int, int]) -> set[int]:
    """What only looks like headings before the text begins: authors, places, dates."""
    doubtful = {
        position for position in found if position not in known and not _is_named(blocks[position].text)
    }
    if len(known) >= _FEWEST_BOOKMARKS:
        return {position for position in doubtful if position < min(known)}
    end = next(
        (position for position, block in enumerate(blocks) if _begins_text(block, position in found)), 0
    )
    styles: defaultdict[Style, list[bool]] = defaultdict(list)
    for position in found:
        if position >= end:
            styles[style_of(blocks[position])].append(position not in doubtful)
    # Where most headings of a style have numbers or bookmarks, one without is none.
    return {
        position
        for position in doubtful
        if position < end and 2 * sum(marks := styles[style_of(blocks[position])]) >= len(marks)
    }


def _begins_text(block: Block, is_found: bool) -> bool:
    """Whether a block shows that the front matter is over."""
    if block.role not in (Role.TEXT, Role.ASIDE):
        return True
    return _is_named(block.text) if is_found else _is_prose(block.text)


def _is_named(text: str) -> bool:
    """Whether a number or its name says that a line is a heading; initials are no numbers."""
    number = parse_number(text)
    if number is None:
        return is_usual_name(text)
    return number.system != "letter" and (number.system != "roman" or number.parts[0] <= _HIGHEST_ROMAN)


def _is_prose(text: str) -> bool:
    return len(text) >= (_PROSE_WITHOUT_SPACES if is_without_spaces(text[:_PROSE]) else _PROSE)


def _levels(blocks: Sequence[Block], found: Sequence[int], known: dict[int, int]) -> dict[int, int]:
    numbers = {position: number for position in found if (number := parse_number(blocks[position].text))}
    has_bookmarks = len(known) >= _FEWEST_BOOKMARKS
    exact = known if has_bookmarks else {**_numbered_levels(numbers), **known}
    members = [(style_of(blocks[position]), exact.get(position)) for position in found]
    certain = {style for style, level in members if level is not None}
    styles = _levels_of_styles(members, may_rise=not has_bookmarks)
    highest = min(exact.values(), default=1)
    levels = {}
    for position, (style, level) in zip(found, members, strict=True):
        # An abstract is often set in letters of its own.
        is_apart = bool(exact) and style not in certain and is_usual_name(blocks[position].text)
        levels[position] = level if level is not None else highest if is_apart else styles[style]
    return levels


def _numbered_levels(numbers: dict[int, Number]) -> dict[int, int]:
    """Levels by numbers alone. The system that comes first is the outermost; books and chapters come before all."""
    systems = [number.system for number in numbers.values()]
    order: list[str] = [system for system in ("book", "chapter") if system in systems]
    order += [system for system in dict.fromkeys(systems) if system not in order]
    return {position: order.index(number.system) + len(number.parts) for position, number in numbers.items()}


def _levels_of_styles(members: Iterable[tuple[Style, int | None]], may_rise: bool) -> dict[Style, int]:
    """The level that each style stands for: what its known members have, else one below the style above it.

    Args:
        members: Of each heading the style and, if it is known, the level.
        may_rise: Whether a style may stand above all that are known, as those of chapters do above numbered sections.
    """
    votes: defaultdict[Style, list[int | None]] = defaultdict(list)
    for style, level in members:
        votes[style].append(level)
    levels: dict[Style, int] = {}
    above: list[Style] = []
    below = 0
    for style in sorted(votes, reverse=True):
        known = Counter(level for level in votes[style] if level is not None)
        if known:
            below = known.most_common(1)[0][0]
        elif not levels:
            above.append(style)
            continue
        levels[style] = below if known else below + 1
        # What is so but once is rather a word in a picture.
        below += not known and len(votes[style]) > 1
    are_all_above = not levels
    level = next(iter(levels.values()), 1 + len(above))
    for style in reversed(above):
        level -= are_all_above or (may_rise and len(votes[style]) > 1)
        levels[style] = level
    return levels


_MAX_TITLE = 300
_LARGE_TITLE = 1.12
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
    return "" if len(title) > _MAX_TITLE or _NO_TITLE.fullmatch(title) else title


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
    large = [position for position in first if blocks[position].first.size >= _LARGE_TITLE * measures.size]
    if not large:
        return range(0)
    size = max(blocks[position].first.size for position in large)
    start = next(position for position in large if blocks[position].first.size == size)
    return range(start, start + 1) if _is_alone(blocks, start) else range(0)


def _is_short(block: Block) -> bool:
    return len(block.text) <= _MAX_TITLE and len(block.lines) <= 6 and any(map(str.isalpha, block.text))


def _blocks_that_say(blocks: Sequence[Block], positions: Sequence[int], title: str) -> range:
    words = same_words(title)
    for start in positions[:_BEGINNING]:
        together = ""
        for end in range(start, min(len(blocks), start + 4)):
            together += same_words(blocks[end].text[:_MAX_TITLE])
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
