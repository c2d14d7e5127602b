"""One run over many articles."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from tui.article.errors import StandfirstError
from tui.batch.ordering import Outcome
from tui.batch.pool import Plan, Pool
from tui.batch.results_file import ResultsFile
from tui.batch.resuming import DoneLine, after_done, done_lines, without_done
from tui.batch.tally import Tally
from tui.batch.worker import Answer, Record, Work, digest_work
from tui.pipeline import DigestOptions
from tui.summary.lengths import Length


class AnyPool(Protocol):
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
    plan: Plan = field(default_factory=Plan)
    limit: int | None = None
    """How many records are taken of the input, with those that were done before."""
    stop_at_error: bool = False
    """Whether the first article that fails ends the run. Its line is not written, so that it can be resumed there."""
    tally: Tally = field(default_factory=Tally)
    """What has come out so far, with what was done before."""
    work: Work | None = None
    """What is done with a record; None for digesting it."""
    pool: Callable[[Work, Plan], AnyPool] = Pool
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
