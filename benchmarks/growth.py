"""Reads bodies of every kind at two sizes, and shows those whose time grows faster than they, or that take long.

    python benchmarks/growth.py [KIND …] [--size 64] [--times 4] [--only TEXT] [--pairs N]

Each is opened, and its sentences, its topics and a digest are found, in a process of its own, which is ended after a
minute of processor time.
"""

import argparse
import os
import resource
import select
import signal
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

from growth_bodies import bodies, pair_bodies  # noqa: E402 - the path above
from growth_inputs import KINDS, Kind  # noqa: E402 - the path above

_MAX_SECONDS = 60
_MAX_WAITING = 600.0
"""Seconds until a process is ended that has to wait for the processor."""
_MAX_RATIO = 1.5
"""The time may grow this much faster than the size."""
_NOISE = 0.15
"""Seconds that a computer with other work may take more or less."""


class _Measured(NamedTuple):
    opening: float
    finding: float
    digesting: float
    megabytes: int

    @property
    def seconds(self) -> float:
        return self.opening + self.finding + self.digesting


def main() -> None:
    """Print a line for each body that is slow or grows fast, and at the end how many there were."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--size", type=int, default=64, help="kB of the smaller body")
    parser.add_argument("--times", type=int, default=4, help="how many times larger the other one is")
    parser.add_argument("--only", default="", help="only bodies with this in their names")
    parser.add_argument(
        "--pairs", type=int, default=0, help="instead, so many pairs of units of each kind, at random"
    )
    parser.add_argument("--seed", type=int, default=1, help="of the pairs")
    parser.add_argument("--slow", type=float, default=1.0, help="seconds per MB from which a body is shown")
    options = parser.parse_args()
    _load()
    shown = count = 0
    largest = slowest = 0.0
    for name in options.kinds or KINDS:
        kind = KINDS[name]
        chosen = pair_bodies(kind, options.pairs, Random(options.seed)) if options.pairs else bodies(kind)
        for label, make in chosen:
            if options.only not in label:
                continue
            count += 1
            is_shown, growth, seconds_a_mb = _compare(name, label, kind, make, options)
            shown += is_shown
            largest, slowest = max(largest, growth), max(slowest, seconds_a_mb)
    print(
        f"{count} bodies, {shown} shown; for {options.times} times the size at most {largest:.1f} times the time, "
        f"at most {slowest:.1f} s a MB"
    )
    sys.exit(1 if shown else 0)


def _compare(
    name: str, label: str, kind: Kind, make: Callable[[int], str], options: argparse.Namespace
) -> tuple[bool, float, float]:
    """Measure a body; return whether it was shown, how its time grows, but for noise, and its seconds a MB."""
    size = options.size * 1000
    small = _measured(name, kind, make, size)
    large = _measured(name, kind, make, size * options.times)
    grows = large.seconds > small.seconds * options.times * _MAX_RATIO + _NOISE
    seconds_a_mb = large.seconds / (size * options.times / 1e6)
    is_shown = grows or (seconds_a_mb > options.slow and large.seconds > _NOISE) or large.megabytes > 1024
    growth = large.seconds / max(small.seconds, _NOISE)
    if is_shown or label == "prose":
        parts = f"{large.opening:.2f} + {large.finding:.2f} + {large.digesting:.2f}"
        print(
            f"{name:10} {label[:60]:60} {small.seconds:7.2f} s {large.seconds:7.2f} s  x{growth:5.1f}"
            f"  ({parts}) {large.megabytes:5} MB{'  GROWS' if grows else ''}",
            flush=True,
        )
    return is_shown, growth, seconds_a_mb


def _measured(name: str, kind: Kind, make: Callable[[int], str], size: int) -> _Measured:
    """Open a body and find its sentences, in a copy of this process."""
    data = kind.make(make(size))
    answer, question = os.pipe()
    pid = os.fork()
    if not pid:
        _answer(question, data, name)
    os.close(question)
    if not select.select([answer], [], [], _MAX_WAITING)[0]:
        os.kill(pid, signal.SIGKILL)
    text = os.read(answer, 100).decode()
    os.close(answer)
    os.waitpid(pid, 0)
    if not text:
        return _Measured(_MAX_SECONDS, 0.0, 0.0, 0)
    opening, finding, digesting, megabytes = text.split()
    return _Measured(float(opening), float(finding), float(digesting), int(megabytes))


def _answer(question: int, data: bytes, name: str) -> None:
    from tui.document.errors import StandfirstError
    from tui.sources.open import article_from_bytes
    from tui.summary.digests import summarize
    from tui.summary.topics import with_topics

    resource.setrlimit(resource.RLIMIT_CPU, (_MAX_SECONDS, _MAX_SECONDS))
    times = [time.thread_time()]  # under a limit, the time of the process is counted in ticks
    try:
        article = article_from_bytes(data, name)
        times.append(time.thread_time())
        assert article.sentences is not None
        times.append(time.thread_time())
        summarize(with_topics(article))
    except StandfirstError:
        pass
    except Exception as error:  # a body must end in an article or a message
        print(f"{name}: {type(error).__name__}: {error}"[:300], file=sys.stderr)
        os._exit(1)
    times += [time.thread_time()] * (4 - len(times))
    seconds = " ".join(f"{end - start:.4f}" for start, end in pairwise(times))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    os.write(question, f"{seconds} {memory}".encode())
    os._exit(0)


def _load() -> None:
    """Load what the readers need, so that no body pays for it."""
    from tui.sources.open import article_from_bytes
    from tui.summary.digests import summarize

    # Text that is in no language has all that is known of languages loaded.
    article_from_bytes(b"ab. " * 500, "a.txt")
    for name, kind in KINDS.items():
        try:
            summarize(article_from_bytes(kind.make(kind.prose), name))
        except Exception as error:
            print(f"{name}: {error}")


if __name__ == "__main__":
    main()
