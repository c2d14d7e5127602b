"""Text that wraps as articles do."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.style import Style
from textual.visual import RenderOptions

from tui.reader.widgets.wrapped_content import WrappedContent


def lines(content: WrappedContent, width: int) -> list[str]:
    strips = content.render_strips(width, None, Style(), RenderOptions(lambda _: Style(), {}))
    return [strip.text.rstrip() for strip in strips]


def test_an_address_is_broken_after_a_slash() -> None:
    content = WrappedContent("See\nfile:///a/long/folder/lamp.png")
    assert lines(content, 26) == ["See", "file:///a/long/folder/", "lamp.png"]
    assert content.get_height({}, 26) == 3


@given(st.text(st.sampled_from("ab /[]é 世")), st.integers(2, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int) -> None:
    content = WrappedContent(text)
    found = lines(content, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in found)
    assert content.get_height({}, width) == len(found)
