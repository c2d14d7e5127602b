"""Byte code made once: in a new checkout, each test process would otherwise compile all modules by itself."""

import os
from compileall import compile_file
from pathlib import Path

import pytest
from _pytest.assertion import rewrite

_ROOT = Path(__file__).parent.parent


def compile_share(config: pytest.Config) -> None:
    """Compile this process's share of the modules that have no byte code yet; the other processes do the rest."""
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker is None:
        return
    modules = sorted(path for folder in ("tui", "tests") for path in (_ROOT / folder).rglob("*.py"))
    for module in modules[int(worker.removeprefix("gw")) :: int(os.environ["PYTEST_XDIST_WORKER_COUNT"])]:
        if module.name.startswith("test_"):
            _rewrite_assertions(module, config)
        else:
            compile_file(module, quiet=2)


def _rewrite_assertions(module: Path, config: pytest.Config) -> None:
    """Compile a test module as pytest does before it imports it."""
    state = config.stash.get(rewrite.assertstate_key, None)
    cached = rewrite.get_cache_dir(module) / (module.stem + rewrite.PYC_TAIL)
    if (
        state is None
        or not rewrite.try_makedirs(cached.parent)
        or rewrite._read_pyc(module, cached) is not None
    ):
        return
    stat, code = rewrite._rewrite_test(module, config)
    rewrite._write_pyc(state, code, stat, cached)
