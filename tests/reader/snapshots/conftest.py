"""Compare pictures of the reader. After a wanted change: pytest tests/reader/snapshots --snapshot-update -n 0."""

import asyncio
from collections.abc import Iterator, Sequence

import pytest

from tests.reader.snapshots.pictures import (
    Compare,
    Run,
    picture,
)
from tui.reader.app import StandfirstApp


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turn off animations and everything that depends on the terminal of the tests."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("textual.widgets.Input._toggle_cursor", lambda _: None)
    yield


@pytest.fixture
def snap_compare(snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> Compare:
    """Compare a picture, or one in each of some themes, and check the contrast of all its text."""

    def compare(
        app: StandfirstApp, terminal_size: tuple[int, int], run_before: Run, themes: Sequence[str] = ()
    ) -> bool:
        async def pictures() -> list[str]:
            async with app.run_test(size=terminal_size) as pilot:
                await run_before(pilot)
                return [await picture(pilot, theme) for theme in themes or [app.theme]]

        def is_same(taken: str) -> bool:
            monkeypatch.setattr("textual._doc.take_svg_screenshot", lambda **_: taken)
            return snap_compare(app)

        return all(map(is_same, asyncio.run(pictures())))

    return compare
