"""The status line where there is little room."""

import pytest
from textual.app import App, ComposeResult

from tui.reader.widgets.status_line import StatusLine

HINTS = (("Tab", "digest"), ("J", "next section"), (")", "next sentence"), ("Enter", "digest"), ("?", "help"))
TIME = ("4 min left in this section · 12 min left", "4 min here · 12 min left", "12 min left")


class _App(App[None]):
    def compose(self) -> ComposeResult:
        yield StatusLine()


async def shown(width: int, **values: object) -> str:
    async with _App().run_test(size=(width, 3)) as pilot:
        line = pilot.app.query_one(StatusLine)
        for name, value in ({"hints": HINTS, "essential_hints": 1, "position": "34 %"} | values).items():
            setattr(line, name, value)
        return " ".join(line.render().plain.split())


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (
            120,
            "Tab digest J next section ) next sentence Enter digest ? help "
            "4 min left in this section · 12 min left · 34 %",
        ),
        (94, "Tab digest J next section ) next sentence 4 min left in this section · 12 min left · 34 %"),
        (80, "Tab digest J next section ) next sentence 4 min here · 12 min left · 34 %"),
        (60, "Tab digest J next section 12 min left · 34 %"),
        (40, "Tab digest 12 min left · 34 %"),
        (30, "Tab digest 34 %"),
    ],
)
async def test_the_time_left_never_pushes_out_the_first_key(width: int, expected: str) -> None:
    assert await shown(width, time_left=TIME) == expected


async def test_a_message_is_not_cut_for_the_time_left() -> None:
    message = "The text cannot be narrower than this."
    assert await shown(60, time_left=TIME, message=message) == f"{message} 12 min left · 34 %"
    assert await shown(50, time_left=TIME, message=message) == f"{message} 34 %"
