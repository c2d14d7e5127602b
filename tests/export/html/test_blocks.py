import re

import pytest

from tui.document.model import Block, BlockKind
from tui.export.html.blocks import nested_lists, nested_quotes
from tui.export.html.markup import escaped


def shape(kind: BlockKind, *items: tuple[int, str, str]) -> str:
    """Return the HTML of blocks with a level, a marker and a text, with spans as ``_``."""
    blocks = [Block(kind, text, 0, 0, level, marker) for level, marker, text in items]
    write = nested_lists if kind is BlockKind.LIST_ITEM else nested_quotes
    return re.sub(r"</?span[^>]*>", "_", write(blocks, lambda block: escaped(block.text))).replace("\n", "")


@pytest.mark.parametrize(
    ("items", "wanted"),
    [
        ([(1, "•", "a"), (1, "•", "b")], "<ul><li>a</li><li>b</li></ul>"),
        ([(1, "3.", "a"), (1, "4)", "b")], '<ol><li value="3">a</li><li value="4">b</li></ol>'),
        ([(1, "[1]", "a"), (1, "iv.", "b")], '<ul class="own"><li>_[1] _a</li><li>_iv. _b</li></ul>'),
        (
            [(1, "•", "a"), (2, "1.", "b"), (1, "•", "c")],
            '<ul><li>a<ol><li value="1">b</li></ol></li><li>c</li></ul>',
        ),
        ([(1, "•", "a"), (1, "1.", "b")], '<ul><li>a</li></ul><ol><li value="1">b</li></ol>'),
        ([(1, "•", "a"), (1, "", "more"), (1, "•", "b")], "<ul><li>a<p>more</p></li><li>b</li></ul>"),
        ([(1, "", "a")], '<ul class="own"><li>a</li></ul>'),
        ([(2, "•", "a"), (2, "•", "b"), (1, "•", "c")], None),
        ([(1, "•", "a"), (3, "•", "b"), (2, "•", "c")], None),
        ([(0, "•", "a"), (99, "•", "b")], "<ul><li>a<ul><li>b</li></ul></li></ul>"),
    ],
)
def test_lists_nest_as_their_levels_do(items: list[tuple[int, str, str]], wanted: str | None) -> None:
    made = shape(BlockKind.LIST_ITEM, *items)
    assert wanted is None or made == wanted
    assert re.sub("<[^>]*>|_[^_]*_", " ", made).split() == [text for _, _, text in items]
    assert (
        made.count("<li") - made.count("<li><ul") == sum(bool(marker) for _, marker, _ in items)
        or "own" in made
    )


def test_a_list_that_begins_deep_comes_back_up() -> None:
    assert shape(BlockKind.LIST_ITEM, (2, "•", "a"), (2, "•", "b"), (1, "•", "c")) == (
        '<ul class="own"><li><ul><li>a</li><li>b</li></ul></li></ul><ul><li>c</li></ul>'
    )


def test_quotations_nest_as_their_levels_do() -> None:
    made = shape(BlockKind.QUOTE, (1, "", "a"), (2, "•", "b"), (1, "", "c"))
    assert made == "<blockquote><p>a</p><blockquote><p>_• _b</p></blockquote><p>c</p></blockquote>"


def test_no_depth_is_too_deep() -> None:
    levels = range(1, 3000)
    assert shape(BlockKind.LIST_ITEM, *((level, "•", "a") for level in levels)).count("<ul>") == 12
    assert shape(BlockKind.QUOTE, *((level, "", "a") for level in levels)).count("<blockquote>") == 12
