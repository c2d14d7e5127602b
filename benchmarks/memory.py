"""Shows the most memory that opening an article takes, for a text of some size of every kind.

    python benchmarks/memory.py [KIND …] [--size 4] [--line]

Each is opened in a process of its own. What that has before does not count; the size is that of the body, in UTF-8.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

from growth_inputs import KINDS, Kind  # noqa: E402 - the path above

_MAX_TIMES = 10
"""More than so many times the size of the body are reported by the exit status."""
_MEGABYTE = 1_000_000


def main() -> None:
    """Print a line for each kind; the exit status is 1 if one takes more than ten times the size of its body."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--size", type=int, default=4, help="MB of a body")
    parser.add_argument(
        "--line", action="store_true", help="bodies of words in a single line, instead of prose"
    )
    parser.add_argument("--open", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.open:
        _open(Path(options.open))
        return
    size = options.size * _MEGABYTE
    times = [_report(name, _body_of(KINDS[name], line=options.line), size) for name in options.kinds or KINDS]
    sys.exit(max(times) > _MAX_TIMES)


def _body_of(kind: Kind, *, line: bool) -> Callable[[int], str]:
    if line:
        return lambda size: "word " * (size // 5)
    unit = kind.prose if kind.prose != KINDS["a.txt"].prose else f"{kind.prose}\n\n"
    return lambda size: unit * (size // len(unit))


def _report(name: str, make: Callable[[int], str], size: int) -> float:
    body = make(size)
    size = len(body.encode())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(KINDS[name].make(body))
        packed = path.stat().st_size
        command = [sys.executable, __file__, "--open", str(path)]
        answer = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    megabytes, _, outcome = (answer or "0 no answer").strip().partition(" ")
    times = float(megabytes) * _MEGABYTE / size
    print(
        f"{name:10} {size / _MEGABYTE:6.1f} MB in {packed / _MEGABYTE:6.1f} MB: {float(megabytes):7.1f} MB,"
        f" {times:5.1f} times  {outcome[:100]}",
        flush=True,
    )
    return times


def _open(path: Path) -> None:
    """Open a file, and print how much memory that took, and what came of it."""
    from tui.document.errors import StandfirstError
    from tui.sources.open import article_from_bytes, open_article

    kind = KINDS[path.name]
    # These load what no text should pay for: the readers, and all that is known of languages.
    article_from_bytes(kind.make(kind.prose * 5), path.name)
    article_from_bytes(b"ab. " * 500, "a.txt")
    _forget_peak()
    before = _peak()
    try:
        outcome = f"{len(open_article(path).blocks):,} blocks"
    except StandfirstError as error:
        outcome = str(error)
    print(f"{(_peak() - before) / _MEGABYTE:.1f} {outcome}")


def _forget_peak() -> None:
    """Let the most memory be counted from now on, where the system can do that (Linux)."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def _peak() -> int:
    """Return the most memory that this process has had, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = (line.split() for line in status.read_text().splitlines())
        return next(int(words[1]) * 1024 for words in lines if words[0] == "VmHWM:")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    main()
