"""Headings of a document in print: lines that stand out, and how deep they are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from tui.article.heading_names import is_usual_name
from tui.article.heading_shapes import is_in_capitals
from tui.article.numbering import Number, number_of
from tui.article.passages import ends_sentence, is_without_spaces, same_words
from tui.sources.pdf.blocks import Block, Role
from tui.sources.pdf.library import Bookmark
from tui.sources.pdf.measures import Measures

_LONGEST = 200
_LONGEST_SENTENCE = 80
_MOST_LINES = 4
_LARGE = 1.08
_NOT_SMALL = 0.9
_PROSE = 200

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
    known = _bookmarked(blocks, bookmarks)
    found = {position for position, block in enumerate(blocks) if _stands_out(block, measures)}
    found -= _front_matter(blocks, found, known)
    found |= set(known)
    found = {
        position
        for position in found
        if any(later not in found for later in range(position + 1, len(blocks)))
    }
    return _levels(blocks, sorted(found), known)


def style_of(block: Block) -> Style:
    """What a block's letters look like.

    Args:
        block: A block of lines of one make.
    """
    line = block.first
    return round(line.size * 2) / 2, line.is_bold, is_in_capitals(block.text), not line.is_italic


def _stands_out(block: Block, measures: Measures) -> bool:
    text, line = block.text, block.first
    if block.role in (Role.TABLE, Role.CODE) or len(text) > _LONGEST or len(block.lines) > _MOST_LINES:
        return False
    if sum(map(str.isalpha, text)) < 2 and not is_without_spaces(text):
        return False
    is_named = number_of(text) is not None or is_usual_name(text)
    if line.size >= _LARGE * measures.size:
        return len(text) <= _LONGEST_SENTENCE or is_named or not ends_sentence(text)
    if block.role is Role.ASIDE and (line.size < _NOT_SMALL * measures.size or not is_usual_name(text)):
        return False
    if text[-1] in ",;:" or text[0].islower():
        return False
    return _is_marked(block, measures, is_named)


def _is_marked(block: Block, measures: Measures, is_named: bool) -> bool:
    """Whether a block in letters of the usual size is marked as a heading: by bold ones, or capitals and a number."""
    if all(line.is_bold for line in block.lines) and not measures.is_bold:
        return is_named or block.text[-1] != "."
    number = number_of(block.text)
    is_in_style = is_in_capitals(number.rest if number else block.text) or all(
        line.is_italic for line in block.lines
    )
    return is_named and is_in_style and len(block.lines) <= 2 and not ends_sentence(block.text)


def _bookmarked(blocks: Sequence[Block], bookmarks: Iterable[Bookmark]) -> dict[int, int]:
    """The blocks that say what a bookmark for their page says, with its level."""
    wanted: defaultdict[str, list[Bookmark]] = defaultdict(list)
    for mark in bookmarks:
        for words in _ways_to_say(mark.title):
            wanted[words].append(mark)
    found: dict[int, int] = {}
    used: set[int] = set()
    for position, block in enumerate(blocks):
        if len(block.text) > _LONGEST or block.role in (Role.TABLE, Role.CODE):
            continue
        marks = [mark for words in _ways_to_say(block.text) for mark in wanted.get(words, ())]
        for mark in marks:
            if id(mark) not in used and (mark.page is None or abs(mark.page - block.first.page) <= 1):
                used.add(id(mark))
                found[position] = mark.level
                break
    return found


def _ways_to_say(title: str) -> list[str]:
    """A title's words, with its number and without."""
    number = number_of(" ".join(title.split()))
    ways = [same_words(title), same_words(number.rest) if number else ""]
    return [words for words in ways if words]


def _front_matter(blocks: Sequence[Block], found: set[int], known: dict[int, int]) -> set[int]:
    """What only looks like headings before the text begins: authors, places, dates."""
    end = 0
    while end < len(blocks) and not (
        end in known
        or blocks[end].role not in (Role.TEXT, Role.ASIDE)
        or (end in found and (number_of(blocks[end].text) or is_usual_name(blocks[end].text)))
        or (end not in found and len(blocks[end].text) >= _PROSE)
    ):
        end += 1
    styles: defaultdict[Style, list[bool]] = defaultdict(list)
    for position in found:
        if position >= end:
            is_marked = position in known or number_of(blocks[position].text) is not None
            styles[style_of(blocks[position])].append(is_marked)
    # Where most headings of a style have numbers or bookmarks, one without is none.
    return {
        position
        for position in found
        if position < end and 2 * sum(marks := styles[style_of(blocks[position])]) >= len(marks)
    }


def _levels(blocks: Sequence[Block], found: Sequence[int], known: dict[int, int]) -> dict[int, int]:
    numbers = {position: number for position in found if (number := number_of(blocks[position].text))}
    exact = known if len(known) * 2 >= len(found) else {**_numbered_levels(numbers), **known}
    members = [(style_of(blocks[position]), exact.get(position)) for position in found]
    certain = {style for style, level in members if level is not None}
    styles = _levels_of_styles(members)
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


def _levels_of_styles(members: Iterable[tuple[Style, int | None]]) -> dict[Style, int]:
    """The level that each style stands for: what its known members have, else one below the style above it."""
    votes: defaultdict[Style, Counter[int]] = defaultdict(Counter)
    for style, level in members:
        votes[style].update([] if level is None else [level])
    order = sorted(votes, reverse=True)
    levels: dict[Style, int] = {}
    below = 0
    for style in order:
        if votes[style]:
            levels[style] = votes[style].most_common(1)[0][0]
        elif levels:
            levels[style] = below + 1
        else:
            continue
        below = levels[style]
    first = next(iter(levels.values()), 1 + len(order))
    for rank, style in enumerate(reversed([style for style in order if style not in levels])):
        levels[style] = first - 1 - rank
    return levels
