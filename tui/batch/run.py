"""One run over many articles, and its statistics."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from tui.batch.pool import Pool, PoolOptions
from tui.batch.results_file import ResultsFile
from tui.batch.resuming import DoneLine, after_done, done_lines, without_done
from tui.batch.worker import Answer, Outcome, Record, Work, digest_work
from tui.document.errors import StandfirstError
from tui.pipeline import DigestOptions
from tui.summary.lengths import Length

_MOST_CAUSES = 1000
_OTHER = "other causes"


@dataclass
class RunStats:
    """Counts outcomes. However many there are, it stays small."""

    total: int = 0
    failed: int = 0
    causes: Counter[str] = field(default_factory=Counter)

    def add(self, cause: str | None) -> None:
        """Count one outcome.

        Args:
            cause: Why there is no digest; None if there is one.
        """
        self.total += 1
        if cause is not None:
            self.failed += 1
            self.causes[cause if cause in self.causes or len(self.causes) < _MOST_CAUSES else _OTHER] += 1

    def include(self, other: "RunStats") -> None:
        """Count what was counted elsewhere.

        Args:
            other: Another tally.
        """
        self.total += other.total
        self.failed += other.failed
        for cause, count in other.causes.items():
            known = cause in self.causes or len(self.causes) < _MOST_CAUSES
            self.causes[cause if known else _OTHER] += count

    def lines(self, most: int = 20) -> Iterator[str]:
        """What to tell if anything failed: how many, and then each cause, the most frequent first.

        Args:
            most: How many causes to tell of; the rest are one line.
        """
        if not self.failed:
            return
        yield f"{self.failed:,} of {self.total:,} articles could not be digested:"
        told = sorted(self.causes.items(), key=lambda item: (-item[1], item[0]))
        for cause, count in told[:most]:
            yield f"{count:,} × {cause}"
        if rest := told[most:]:
            yield f"{sum(count for _, count in rest):,} × something else"


class Executor(Protocol):
    """What answers a stream of records."""

    def outcomes(self, records: Iterable[Record]) -> Generator[Outcome, None, None]:
        """The outcomes of all records.

        Args:
            records: The input.
        """
        ...


class FailedArticle(StandfirstError):  # noqa: N818 - named after what it tells of
    """The first article that failed, where that ends the run."""


@dataclass
class Run:
    """Digests a stream of records and hands the lines on, one at a time.

    Its order and its options alone decide what comes out: not how many processes there are, nor what befell them.
    """

    options: DigestOptions
    plan: PoolOptions = field(default_factory=PoolOptions)
    limit: int | None = None
    """How many records are taken of the input, with those that were done before."""
    stop_at_error: bool = False
    """Whether the first article that fails ends the run. Its line is not written, so that it can be resumed there."""
    tally: RunStats = field(default_factory=RunStats)
    """What has come out so far, with what was done before."""
    work: Work | None = None
    """What is done with a record; None for digesting it."""
    pool: Callable[[Work, PoolOptions], Executor] = Pool
    """What does it: processes here, or a cluster."""

    def __post_init__(self) -> None:
        """Settle how the length is written, so that it can be compared."""
        self.options = replace(self.options, length=Length.parse(self.options.length))

    def left(self, records: Iterable[Record], file: ResultsFile | None = None) -> Iterator[Record]:
        """The records that are still to be done.

        Args:
            records: The input.
            file: What an earlier run has written; None if there was none.

        Raises:
            UsageError: The file is not what an earlier run over this input would have written.
        """
        taken = islice(records, self.limit)
        if file is None:
            return taken
        done = self._counted(file)
        if self.plan.ordered:
            return after_done(taken, done, file.name)
        return without_done(taken, done)

    def lines(self, records: Iterable[Record]) -> Iterator[bytes]:
        """The lines of records, as they come.

        Args:
            records: What is still to be done.

        Raises:
            FailedArticle: An article failed, and that is to end the run.
            StandfirstError: Worker processes cannot be started.
        """
        pool = self.pool(self.work or digest_work(self.options), self.plan)
        with closing(pool.outcomes(records)) as outcomes:
            for outcome in outcomes:
                self._count(outcome.answer)
                yield outcome.answer.line

    def _count(self, answer: Answer) -> None:
        if answer.error is not None and self.stop_at_error:
            raise FailedArticle(answer.error)
        self.tally.add(None if answer.error is None else answer.cause or answer.error)

    def _counted(self, file: ResultsFile) -> Iterator[DoneLine]:
        for line in done_lines(file.done(), self.options, file.name):
            self.tally.add(line.cause)
            yield line
