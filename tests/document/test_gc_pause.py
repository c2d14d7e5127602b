import gc

import pytest

from tui.document.gc_pause import gc_paused


def test_the_garbage_collector_is_restored() -> None:
    with gc_paused():
        assert not gc.isenabled()
        with gc_paused():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_failure_restores_the_garbage_collector() -> None:
    with pytest.raises(ValueError, match="a"), gc_paused():
        raise ValueError("a")
    assert gc.isenabled()
