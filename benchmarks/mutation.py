"""Change the code in small ways, one at a time, and count the changes that the tests notice.

    pytest --durations=0 --cov=tui --cov-context=test --cov-report= tests/document … > durations.txt
    python benchmarks/mutation.py --coverage .coverage --durations durations.txt [--sample 40] [--seed 1] [ROOM …]

Rooms are folders of tui/; each has the same number of mutants, drawn at random. A mutant is tried with the tests of its
module that run its statement, then with the others that do, then with those that run its module; the fastest come
first. Before, the tests are run without a change. What no test notices is either equivalent to the code, or a hole in
the tests. Tests start in a process that has loaded what they need except the code, which saves most of their time.
``--part 0 --parts 2`` tries every second mutant. Needs pytest-cov.
"""

import argparse
import importlib
import os
import re
import resource
import shutil
import signal
import sqlite3
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import NamedTuple, NoReturn

import pytest
from hypothesis import strategies
from mutation_operators import Mutant, count_mutants, make_mutant

_ROOT = Path(__file__).resolve().parent.parent
_ROOMS = ("document", "language", "summary", "formats/plain")
_LIBRARIES = (
    "numpy nltk sumy lxml.html hypothesis.strategies regex trafilatura markdown_it chardet click".split()
)
_MAX_SHOWN = 200
"""How many characters of a statement are printed."""
_MAX_TEST_SECONDS = 200.0
"""How long all the tests of one mutant may take, as they did when coverage was measured."""
_SECONDS_PER_TEST = 0.02
"""What each test takes besides."""
_LOG = "tests.log"
_CPU_SECONDS = 40
"""The processor time that a mutant has; what takes longer has been noticed."""


class Trial(NamedTuple):
    """A mutant, and what became of it."""

    room: str
    path: str
    mutant: Mutant
    verdict: str
    tests: int

    def __str__(self) -> str:
        before, after = self.mutant.before[:_MAX_SHOWN], self.mutant.after[:_MAX_SHOWN]
        return f"{self.path}:{self.mutant.lines.start}: {self.verdict} ({self.tests} tests)\n    {before}\n    {after}"


class Coverage:
    """Which tests run which lines."""

    def __init__(self, database: Path) -> None:
        self._rows = sqlite3.connect(database)

    @cached_property
    def _contexts(self) -> dict[int, str]:
        rows = self._rows.execute("select id, context from context")
        return {number: name.rsplit("|", 1)[0] for number, name in rows if name}

    @cache  # noqa: B019 - there is one
    def tests(self, path: str) -> dict[int, set[str]]:
        """Return the tests that run each line of a module."""
        tests = defaultdict(set)
        rows = self._rows.execute(
            "select context_id, numbits from line_bits join file on file.id = file_id where path like ?",
            (f"%/{path}",),
        )
        for context, bits in rows:
            if context in self._contexts:
                for byte, value in enumerate(bits):
                    for bit in range(8):
                        if value & (1 << bit):
                            tests[byte * 8 + bit].add(self._contexts[context])
        return tests

    def all_tests(self, room: Path) -> set[str]:
        """Return the tests of a room."""
        folder = f"tests/{room.relative_to('tui')}/"
        return {test for test in self._contexts.values() if test.startswith(folder)}


class Chosen:
    """A plugin of pytest that keeps some tests, in their order."""

    def __init__(self, tests: Collection[str]) -> None:
        self._order = {name: place for place, name in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep the chosen tests."""
        kept = [item for item in items if item.nodeid in self._order]
        items[:] = sorted(kept, key=lambda item: self._order[item.nodeid])


class Tester:
    """Tries mutants in copies of the project, each in a process of its own."""

    def __init__(self, coverage: Coverage, durations: dict[str, float]) -> None:
        self._coverage = coverage
        self._durations = durations

    def verdict(self, tree: Path, path: str, mutant: Mutant) -> tuple[str, int]:
        """Return the test that notices a mutant, or what else became of it, and how many tests have tried it."""
        tried = 0
        for tests in self._rounds(path, mutant.lines):
            if tests:
                tried += len(tests)
                verdict = self._tried(tree, path, mutant.code, tests)
                if verdict != "survived":
                    return verdict, tried
        return "survived", tried

    def _rounds(self, path: str, lines: range) -> Iterator[list[str]]:
        by_line = self._coverage.tests(path)
        near = set().union(*(by_line[line] for line in lines))
        # What runs at import may be used by any other module.
        far = set().union(*by_line.values()) if near else self._coverage.all_tests(Path(path).parent)
        mirrored = Path("tests", *Path(path).parts[1:-1], f"test_{Path(path).name}")
        own = {test for test in near or far if test.startswith(str(mirrored))}
        yield from map(self._fast, (own, near - own, far - near - own))

    def check_without_change(self, tree: Path, room: str) -> None:
        """Check that the tests of a room pass as long as nothing is changed.

        Raises:
            RuntimeError: One fails.
        """
        path = f"tui/{room}/__init__.py"
        tests = self._fast(self._coverage.all_tests(Path(path).parent))
        if (verdict := self._tried(tree, path, (tree / path).read_text(), tests)) != "survived":
            raise RuntimeError(f"without any change: {verdict}")

    def _fast(self, tests: Collection[str]) -> list[str]:
        """Return the tests that together take no longer than is allowed, the fastest first."""
        chosen, left = [], _MAX_TEST_SECONDS
        for test in sorted(tests, key=lambda test: (self._durations.get(test, 0.0), test)):
            left -= self._durations.get(test, 0.0) + _SECONDS_PER_TEST
            if left < 0:
                break
            chosen.append(test)
        return chosen

    def _tried(self, tree: Path, path: str, code: str, tests: list[str]) -> str:
        module = tree / path
        original = module.read_text()
        module.write_text(code)
        shutil.rmtree(module.parent / "__pycache__", ignore_errors=True)
        shutil.rmtree(tree / ".hypothesis", ignore_errors=True)
        child = os.fork()
        if not child:
            _run_tests(tree, tests)
        status = os.waitpid(child, 0)[1]
        module.write_text(original)
        if os.WIFSIGNALED(status):
            return "too slow" if os.WTERMSIG(status) == signal.SIGXCPU else "died"
        code_of_exit = os.WEXITSTATUS(status)
        if code_of_exit == pytest.ExitCode.NO_TESTS_COLLECTED:
            raise RuntimeError(f"none of {tests} exists")
        return "survived" if code_of_exit == pytest.ExitCode.OK else _failure(tree)


def _failure(tree: Path) -> str:
    """Return the name of the test that failed."""
    found = re.search(r"^(?:FAILED|ERROR) (\S+)", (tree / _LOG).read_text(errors="replace"), re.MULTILINE)
    return found[1] if found else "noticed"


def _run_tests(tree: Path, tests: list[str]) -> NoReturn:
    """Run tests in this process, and exit with the status of pytest."""
    resource.setrlimit(resource.RLIMIT_CPU, (_CPU_SECONDS, _CPU_SECONDS + 5))
    os.chdir(tree)
    sys.path.insert(0, str(tree))
    os.environ["PYTHONPATH"] = str(tree)
    log = os.open(tree / _LOG, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    status = 1
    try:
        files = sorted({test.split("::")[0] for test in tests})
        options = ["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--tb=line"]
        status = pytest.main([*options, *files], plugins=[Chosen(tests)])
    finally:
        os._exit(status)


def _sample(room: str, count: int, seed: int) -> list[tuple[str, Mutant]]:
    modules = sorted((_ROOT / "tui" / room).glob("*.py"))
    found = [
        (str(module.relative_to(_ROOT)), number)
        for module in modules
        for number in range(count_mutants(module.read_text()))
    ]
    print(f"{room}: {len(found):,} mutants", flush=True)
    chosen = Random(f"{seed} {room}").sample(found, min(count, len(found)))
    return [(path, make_mutant((_ROOT / path).read_text(), number)) for path, number in chosen]


def _durations(output: Path) -> dict[str, float]:
    lines = re.findall(r"^([\d.]+)s \w+ +(\S.*)$", output.read_text(), re.MULTILINE)
    taken: dict[str, float] = defaultdict(float)
    for seconds, test in lines:
        taken[test] += float(seconds)
    return taken


def _trials(options: argparse.Namespace, room: str, part: int) -> Iterator[Trial]:
    tester = Tester(Coverage(options.coverage), _durations(options.durations))
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(_ROOT, tree, ignore=shutil.ignore_patterns(".git", ".hypothesis", ".*_cache"))
        tester.check_without_change(tree, room)
        for path, mutant in _sample(room, options.sample, options.seed)[part :: options.parts]:
            yield Trial(room, path, mutant, *tester.verdict(tree, path, mutant))


def main() -> None:
    """Try a sample of mutants, and print those that no test notices, and the score of each room."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("rooms", nargs="*", default=_ROOMS)
    parser.add_argument("--coverage", type=Path, required=True, help="coverage's database, with contexts")
    parser.add_argument("--durations", type=Path, required=True, help="the output of pytest --durations=0")
    parser.add_argument("--sample", type=int, default=40, help="mutants of each room")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=int, default=0)
    parser.add_argument("--parts", type=int, default=1)
    options = parser.parse_args()
    for library in _LIBRARIES:
        importlib.import_module(library)
    strategies.text().validate()
    for room in options.rooms:
        counts: Counter[bool] = Counter()
        for trial in _trials(options, room, options.part):
            counts[trial.verdict == "survived"] += 1
            print(trial, flush=True)
        print(f"{room}: {counts[False]} of {counts.total()} noticed", flush=True)


if __name__ == "__main__":
    main()
