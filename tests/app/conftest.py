"""The reader's tests begin with somebody who has been told of the keys: what is told once would hide other messages."""

from pathlib import Path

import pytest

from tui.library.first_run import is_first_run


@pytest.fixture(autouse=True)
def told_of_the_keys(own_library: Path) -> None:
    """It was told in an earlier run."""
    is_first_run(own_library)
