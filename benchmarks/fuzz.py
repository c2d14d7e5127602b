"""Read random and damaged inputs, and look for crashes, hangs and harmful output.

    python benchmarks/fuzz.py [--seconds 300] [--first 0] [--jobs N] [--only SEED]

Every input is made from its number, so that a bad one can be made again; each kind that is read has its share of the
numbers. Each must end, within 10 seconds of processor time, in an article whose parts fit together or in a one-line
message; no text that comes of it may hold a character that a terminal would act on. Bad inputs are named at once, and
the exit status is then 1. PDF documents are read in the worker itself, so that what the reader's own child process
would hide is seen.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(_ROOT))

_MAX_SECONDS_PER_INPUT = 10.0
_TIMEOUT_SECONDS = 90.0
"""Seconds until a worker is ended: it also makes the input, looks at what came of it, and waits for the processor."""
_MAX_MEGABYTES = 1024
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
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are read at once")
    parser.add_argument("--only", type=int, help="read this input alone, here, with its traceback")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        _work()
    elif options.only is not None:
        _read_pdfs_here()
        print(*_verdict(options.only))
    else:
        sys.exit(_report(_outcomes(options.first, options.seconds, options.jobs)))


def _report(outcomes: Iterator[Outcome]) -> int:
    from fuzz_inputs import kind_of

    counts: dict[str, Counter[str]] = defaultdict(Counter)
    bad, slowest, largest = 0, ("", 0.0), ("", 0)
    for outcome in outcomes:
        kind = kind_of(outcome.seed)
        is_fine = outcome.verdict in ("article", "message")
        counts[kind][outcome.verdict if is_fine else "bad"] += 1
        slowest = max(slowest, (f"{outcome.seed}, {kind}", outcome.seconds), key=lambda found: found[1])
        largest = max(largest, (f"{outcome.seed}, {kind}", outcome.megabytes), key=lambda found: found[1])
        if not is_fine or outcome.seconds > _MAX_SECONDS_PER_INPUT or outcome.megabytes > _MAX_MEGABYTES:
            bad += 1
            why = outcome.verdict if not is_fine else f"{outcome.seconds:.1f} s, {outcome.megabytes} MB"
            print(f"{outcome.seed} ({kind}): {why}", flush=True)
    for kind, count in counts.items():
        print(
            f"  {kind:20} {count['article']:7,} articles {count['message']:7,} messages {count['bad']:3,} bad"
        )
    total = sum(count.total() for count in counts.values())
    print(
        f"{total:,} inputs, {bad:,} bad; the slowest took {slowest[1]:.1f} s ({slowest[0]}), "
        f"the largest worker had {largest[1]:,} MB (at {largest[0]})."
    )
    return 1 if bad else 0


def _outcomes(first: int, seconds: float, count: int) -> Iterator[Outcome]:
    """Yield the outcome of each input, from several workers."""
    until = time.monotonic() + seconds
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
        if worker.poll() is not None or outcome.megabytes > _MAX_MEGABYTES:
            worker.kill()
            worker = None
    if worker is not None:
        worker.kill()
    outcomes.put(None)


def _asked(worker: "subprocess.Popen[str]", seed: int) -> Outcome:
    assert worker.stdin is not None and worker.stdout is not None
    started = time.monotonic()
    end = Timer(_TIMEOUT_SECONDS, worker.kill)
    end.start()
    worker.stdin.write(f"{seed}\n")
    worker.stdin.flush()
    answer = worker.stdout.readline()
    end.cancel()
    seconds = time.monotonic() - started
    if not answer:
        worker.wait()
        hung = seconds >= _TIMEOUT_SECONDS
        return Outcome(seed, "no end" if hung else f"the worker died ({worker.returncode})", seconds, 0)
    verdict, own_seconds, megabytes = answer.rstrip("\n").rsplit("\t", 2)
    return Outcome(seed, verdict, float(own_seconds), int(megabytes))


def _work() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _read_pdfs_here()
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


def _read_pdfs_here() -> None:
    """Have PDF documents read without a process for each, whose start would take most of the time."""
    from tui.document.errors import SourceError
    from tui.formats.parsed_document import ParsedDocument
    from tui.formats.pdf import reader
    from tui.formats.pdf.document import parse_pdf
    from tui.formats.pdf.pdfium import UnreadableError

    def read_pdf(data: bytes, name: str) -> ParsedDocument:
        try:
            return parse_pdf(data)
        except UnreadableError as error:
            raise SourceError(f"Cannot read {name}: {error}") from error

    reader.read_pdf = read_pdf


def _verdict(seed: int) -> tuple[str, float]:
    """Return the result of an input and the seconds that it took. Raises whatever reading it raises."""
    from fuzz_inputs import make_input

    from tui.document.errors import StandfirstError
    from tui.sources.open import article_from_bytes

    made = make_input(seed)
    started = time.process_time()
    try:
        article = article_from_bytes(made.data, made.name)
    except StandfirstError as error:
        _require_harmless(str(error))
        assert "\n" not in str(error), "a message of several lines"
        return "message", time.process_time() - started
    seconds = time.process_time() - started
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


_JOINERS = re.compile("[\u200b-\u200d]")
"""Harmless anywhere; which of them are left out depends on what stands before them, as the marks of an export do."""


def _require_harmless(text: str) -> None:
    from tui.text.sanitize import clean_text

    text = _JOINERS.sub("", text)
    assert clean_text(text) == text, "a harmful character"


if __name__ == "__main__":
    main()
