"""Read random and damaged inputs, and look for crashes, hangs and harmful output.

    python benchmarks/fuzz.py [--seconds 300] [--first 0] [--only SEED]

Every input is made from its number, so that it can be made again. Each must end, within 10 seconds, in an
article whose parts fit together or in a one-line message; no text that comes of it may hold a character that a terminal
would act on. Bad inputs are named at the end, and the exit status is then 1.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

_SECONDS_AN_INPUT = 10.0
_SLACK = 20.0
"""The additional seconds in which a worker makes the input and checks the result."""
_MOST_MEMORY = 1024
"""The limit for a worker, in MB."""
_SUMMARISED = 20_000
_SUMMARISED_EVERY = 4


class Outcome(NamedTuple):
    """The result of an input."""

    seed: int
    verdict: str
    seconds: float
    megabytes: int


def main() -> None:
    """Read inputs until the time is up, and print the results."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--only", type=int, help="read this input alone, here, with its traceback")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        _work()
    elif options.only is not None:
        print(*_verdict(options.only))
    else:
        sys.exit(_report(_outcomes(options.first, options.seconds)))


def _report(outcomes: Iterator[Outcome]) -> int:
    counts: Counter[str] = Counter()
    bad, slowest, largest = [], 0.0, 0
    for outcome in outcomes:
        counts[outcome.verdict if outcome.verdict in ("article", "message") else "bad"] += 1
        slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
        if outcome.verdict not in ("article", "message"):
            bad.append(outcome)
            print(f"{outcome.seed}: {outcome.verdict}", flush=True)
        elif outcome.seconds > _SECONDS_AN_INPUT or outcome.megabytes > _MOST_MEMORY:
            bad.append(outcome)
            print(f"{outcome.seed}: {outcome.seconds:.1f} s, {outcome.megabytes} MB", flush=True)
    print(
        f"{counts.total():,} inputs: {counts['article']:,} articles, {counts['message']:,} messages, {len(bad):,} bad; "
        f"the slowest took {slowest:.1f} s, the largest worker had {largest:,} MB."
    )
    return 1 if bad else 0


def _outcomes(first: int, seconds: float) -> Iterator[Outcome]:
    """Yield the results of the inputs, from a worker for each processor."""
    until = time.monotonic() + seconds
    count = os.cpu_count() or 1
    outcomes: SimpleQueue[Outcome | None] = SimpleQueue()
    for number in range(count):
        Thread(
            target=_drive, args=(range(first + number, sys.maxsize, count), until, outcomes), daemon=True
        ).start()
    while count:
        outcome = outcomes.get()
        if outcome is None:
            count -= 1
        else:
            yield outcome


def _drive(seeds: range, until: float, outcomes: "SimpleQueue[Outcome | None]") -> None:
    """Let a worker read one input after the other, and replace it if it ends or has to be killed."""
    worker = None
    for seed in seeds:
        if time.monotonic() > until:
            break
        if worker is None:
            worker = subprocess.Popen(
                [sys.executable, __file__, "--worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        outcome = _asked(worker, seed)
        outcomes.put(outcome)
        if worker.poll() is not None or outcome.megabytes > _MOST_MEMORY:
            worker.kill()
            worker = None
    if worker is not None:
        worker.kill()
    outcomes.put(None)


def _asked(worker: "subprocess.Popen[str]", seed: int) -> Outcome:
    assert worker.stdin is not None and worker.stdout is not None
    started = time.monotonic()
    end = Timer(_SECONDS_AN_INPUT + _SLACK, worker.kill)
    end.start()
    worker.stdin.write(f"{seed}\n")
    worker.stdin.flush()
    answer = worker.stdout.readline()
    end.cancel()
    seconds = time.monotonic() - started
    if not answer:
        worker.wait()
        hung = seconds >= _SECONDS_AN_INPUT
        return Outcome(seed, "no end" if hung else f"the worker died ({worker.returncode})", seconds, 0)
    verdict, own_seconds, megabytes = answer.rstrip("\n").rsplit("\t", 2)
    return Outcome(seed, verdict, float(own_seconds), int(megabytes))


def _work() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _verdict(0)  # loads what every input needs
    for line in sys.stdin:
        seconds = 0.0
        try:
            verdict, seconds = _verdict(int(line))
        except Exception as error:
            at = traceback.extract_tb(error.__traceback__)[-1]
            verdict = " ".join(
                f"{type(error).__name__}: {error} ({Path(at.filename).name}:{at.lineno})".split()
            )[:300]
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(verdict, f"{seconds:.3f}", memory, sep="\t", file=answers, flush=True)


def _verdict(seed: int) -> tuple[str, float]:
    """Return the result of an input and the seconds that it took. Raises whatever reading it raises."""
    from fuzz_inputs import make_input

    from tui.document.errors import StandfirstError
    from tui.sources.open import article_from_bytes

    made = make_input(seed)
    started = time.monotonic()
    try:
        article = article_from_bytes(made.data, made.name)
    except StandfirstError as error:
        _require_harmless(str(error))
        assert "\n" not in str(error), "a message of several lines"
        return "message", time.monotonic() - started
    seconds = time.monotonic() - started
    _check(article, summarise=seed % _SUMMARISED_EVERY == 0)
    return "article", seconds


def _check(article: object, *, summarise: bool) -> None:
    from tests.document.invariants import check_article, check_sentences
    from tui.document.model import Article
    from tui.export.html.page import digest_html
    from tui.export.markdown.digest import digest_markdown
    from tui.export.record import digest_json
    from tui.export.text import article_text, digest_text
    from tui.summary.digests import summarize

    assert isinstance(article, Article)
    check_article(article)
    _require_harmless(article_text(article, width=60))
    if summarise and 0 < len(article.text) < _SUMMARISED:
        check_sentences(article)
        digest = summarize(article)
        _require_harmless(digest_markdown(digest, with_text=True))
        _require_harmless(digest_text(digest, with_text=True))
        _require_harmless(digest_json(digest, with_text=True))
        _require_harmless(digest_html(digest))


def _require_harmless(text: str) -> None:
    from tui.text.sanitize import clean_text

    assert clean_text(text) == text, "a harmful character"


if __name__ == "__main__":
    main()
