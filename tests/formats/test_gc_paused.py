import gc

import pytest

from tui.formats.gc_paused import gc_paused


def test_the_collector_is_as_it_was_afterwards() -> None:
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_does_not_leave_it_off() -> None:
    with pytest.raises(ValueError, match="a"), gc_paused():
        raise ValueError("a")
    assert gc.isenabled()
