import gc

import pytest

from tui.formats.gc_paused import without_collecting


def test_the_collector_is_as_it_was_afterwards() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_does_not_leave_it_off() -> None:
    with pytest.raises(ValueError, match="a"), without_collecting():
        raise ValueError("a")
    assert gc.isenabled()
