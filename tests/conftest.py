"""Fixtures of all tests: nothing is read from or written to the folders of the user who runs them."""

import ctypes
import gc
import os
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from punkt.model.registry import _load_cached as load_tables

from tests.compiling import compile_share
from tui.language.punkt import load_tokenizer
from tui.language.readability import syllable_counter
from tui.language.stemmers import tools_for

_PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")
_MAX_ID = 60
_FEW_LANGUAGES = 2
_LANGUAGE_CACHES = (load_tables, load_tokenizer, syllable_counter, tools_for)
_NEW_OBJECTS = 100_000
_MAX_NEW_BLOCKS = 100_000
_MAX_GARBAGE_BLOCKS = 400_000
_MAX_NEW_PAGES = 4_000
_MEMORY = Path("/proc/self/statm")
_numbers = count()

libc = None if sys.platform == "win32" else ctypes.CDLL(None)
if hasattr(libc, "mallopt"):  # else what a large test took stays with the thread that took it
    _M_MMAP_THRESHOLD, _M_ARENA_MAX = -3, -8
    libc.mallopt(_M_MMAP_THRESHOLD, 1 << 17)
    libc.mallopt(_M_ARENA_MAX, 1)

# An installed program has its byte code; without, each process that a test starts compiles everything.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # so it is in the background, and for all that is started there
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let Hypothesis build its table of characters before the tests are loaded: the first time it takes 180 MB."""
    st.text().validate()
    compile_share(session.config)
    gc.disable()  # nothing of what collecting the tests makes is garbage


def pytest_make_parametrize_id(val: object) -> str | None:
    """Name long texts by their beginning: by default their tests are named by all of it, and every worker keeps it."""
    if isinstance(val, str | bytes) and len(val) > _MAX_ID:
        return f"{val[:_MAX_ID]!r} and {len(val) - _MAX_ID:,} more"
    return None


@pytest.fixture(autouse=True)
def page_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder in which this test, and the processes it starts, would cache web pages; disable proxies."""
    folder = tmp_path_factory.getbasetemp() / "caches" / str(next(_numbers))
    monkeypatch.setenv("STANDFIRST_CACHE_DIR", str(folder))
    for name in _PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    return folder / "pages"


@pytest.fixture(autouse=True)
def own_library(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder in which this test, and the processes it starts, would store the library."""
    folder = tmp_path_factory.getbasetemp() / "libraries" / str(next(_numbers))
    monkeypatch.setenv("STANDFIRST_DATA_DIR", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide the user's settings file and environment from this test and the processes it starts."""
    for name in [*os.environ]:
        if name == "NO_COLOR" or (name.startswith("STANDFIRST_") and not name.endswith("_DIR")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("STANDFIRST_CONFIG", "")


class _Heap:
    """The memory blocks and pages that were left by the last collection, and the blocks by the last of everything."""

    blocks = all_blocks = pages = 0


def _collect(*, everything: bool) -> None:
    """Collect garbage, by default only among what is new since the last time: the rest takes a fifth of a second."""
    if everything:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
    if hasattr(libc, "malloc_trim"):
        libc.malloc_trim(0)
    _Heap.blocks, _Heap.pages = sys.getallocatedblocks(), _resident_pages()
    if everything:
        _Heap.all_blocks = _Heap.blocks


def _resident_pages() -> int:
    """Return the pages of memory that this process has, or 0 where the system does not tell."""
    return int(_MEMORY.read_text().split()[1]) if _MEMORY.exists() else 0


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Leave to the collector only what tests make."""
    gc.enable()
    gc.set_threshold(_NEW_OBJECTS)
    _collect(everything=True)


@pytest.fixture(autouse=True)
def garbage_collected() -> Iterator[None]:
    """Collect what the test has left, once it is much."""
    yield
    blocks = sys.getallocatedblocks()
    grown = _resident_pages() - _Heap.pages > _MAX_NEW_PAGES  # trees of lxml are no blocks of Python's
    if grown or blocks - _Heap.blocks > _MAX_NEW_BLOCKS:
        _collect(everything=blocks - _Heap.all_blocks > _MAX_GARBAGE_BLOCKS)


@pytest.fixture(autouse=True)
def memory_given_back() -> Iterator[None]:
    """Return the memory of the tables of many languages to the system."""
    yield
    many = [cached for cached in _LANGUAGE_CACHES if cached.cache_info().currsize > _FEW_LANGUAGES]
    for cached in many:
        cached.cache_clear()
    if many:
        _collect(everything=False)
