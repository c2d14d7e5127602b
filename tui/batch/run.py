"""A run over many articles, from the start or resumed after an earlier one."""

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import islice
from typing import Any, NamedTuple

from tui.batch.pool import Executor, Pool, PoolOptions
from tui.batch.progress import RunStats
from tui.batch.results_file import ResultsFile
from tui.batch.worker import Result, Work, digest_work
from tui.document.errors import StandfirstError, UsageError
from tui.export.record import json_line
from tui.language.names import LANGUAGE_TABLE
from tui.pipeline import DigestOptions, Record, record_identity
from tui.summary.lengths import Length


class ArticleFailedError(StandfirstError):
    """An article failed in a run that stops at the first failure."""


@dataclass
class Run:
    """Digests a stream of records and returns lines of JSON, one at a time.

    The lines depend only on the records and the options, not on the number of processes or on crashes.
    """

    options: DigestOptions
    pool_options: PoolOptions = field(default_factory=PoolOptions)
    limit: int | None = None
    """The number of records to take from the input, including those of an earlier run; None for all."""
    stop_at_error: bool = False
    """True if the first article that fails ends the run. Its line is not written, so that it can be resumed there."""
    stats: RunStats = field(default_factory=RunStats)
    """The counts of the lines so far, including those of an earlier run."""
    work: Work | None = None
    """Makes the result of a record; None to digest it."""
    executor: Callable[[Work, PoolOptions], Executor] = Pool
    """Makes the executor that processes the records: local processes, or a cluster."""

    def __post_init__(self) -> None:
        """Parse the length, so that it can be compared with the one of an earlier run."""
        self.options = replace(self.options, length=Length.parse(self.options.length))

    def remaining(self, records: Iterable[Record], file: ResultsFile | None = None) -> Iterator[Record]:
        """Return the records that are still to be processed.

        Args:
            records: The input.
            file: The file that an earlier run has written; None if there is none.

        Raises:
            UsageError: An earlier run over this input would not have written this file.
        """
        limited = islice(records, self.limit)
        if file is None:
            return limited
        written = self._count_written(file)
        if self.pool_options.ordered:
            return after_written(limited, written, file.name)
        return without_written(limited, written)

    def lines(self, records: Iterable[Record]) -> Iterator[bytes]:
        """Process records, and yield a line for each.

        Raises:
            ArticleFailedError: An article failed and ``stop_at_error`` is set.
            StandfirstError: Worker processes cannot be started.
        """
        executor = self.executor(self.work or digest_work(self.options), self.pool_options)
        with closing(executor.outcomes(records)) as outcomes:
            for outcome in outcomes:
                self._count(outcome.result)
                yield outcome.result.line

    def _count(self, result: Result) -> None:
        if result.error is not None and self.stop_at_error:
            raise ArticleFailedError(result.error)
        self.stats.add(None if result.error is None else result.cause or result.error)

    def _count_written(self, file: ResultsFile) -> "Iterator[WrittenLine]":
        for line in written_lines(file.lines(), self.options, file.name):
            self.stats.add(line.cause)
            yield line


_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    (
        rf'(?P<head>\{{(?:"id": (?:{_STRING}|-?\d+|true|false), )?"source": (?:null|{_STRING})), '
        rf'(?:(?P<failed>"error": )|"title": {_STRING}, "language": (?P<language>{_STRING}), '
        rf'"method": (?P<method>{_STRING}), "length": (?P<length>{_STRING}), '
        rf'(?:"fingerprint": (?P<fingerprint>{_STRING}), )?)'
    ).encode()
)


class WrittenLine(NamedTuple):
    """A line of an earlier run."""

    head: bytes
    """Its beginning with the id and the source, which identify the record."""
    cause: str | None
    """The reason why there is no digest; None if there is one."""


def written_lines(lines: Iterable[bytes], options: DigestOptions, name: str) -> Iterator[WrittenLine]:
    """Parse the lines of an earlier run, and compare their options with those of this one.

    Raises:
        UsageError: A line was not written with these options, or not by a run at all.
    """
    has_digest = False
    for number, line in enumerate(lines, 1):
        match = _LINE.match(line)
        if match is None:
            raise UsageError(
                f"Cannot resume {name}: line {number} was not written by this command. Name another file."
            )
        if match["failed"]:
            yield WrittenLine(match["head"], json.loads(line).get("cause"))
            continue
        _compare("method", match["method"], options.method, name)
        _compare("length", match["length"], str(options.length), name)
        if options.language is not None:
            _compare("language", match["language"], options.language, name)
        _compare_fingerprint(match, name, number)
        if not has_digest:
            has_digest = True
            _compare_fields(json.loads(line), options, name)
        yield WrittenLine(match["head"], None)


def _compare(option: str, written: bytes, wanted: str, name: str) -> None:
    if (before := json.loads(written)) != wanted:
        raise UsageError(f"Cannot resume {name}: it was written with --{option} {before}. Use the same.")


def _compare_fingerprint(line: re.Match[bytes], name: str, number: int) -> None:
    from tui.summary.fingerprint import (
        fingerprint,  # loads tables, for which most runs have no use in this process
    )

    language, method = json.loads(line["language"]), json.loads(line["method"])
    is_known = line["fingerprint"] is not None and language in LANGUAGE_TABLE
    if not is_known or json.loads(line["fingerprint"]) != fingerprint(language, method):
        raise UsageError(
            f"Cannot resume {name}: line {number} was written with another version of this program, or of the tables "
            "and stemmers it uses, so the rest could differ. "
            "Use that version, or replace the file with --force."
        )


def _compare_fields(digest: dict[str, Any], options: DigestOptions, name: str) -> None:
    compared = {
        "--with-text": ("text" in digest, options.with_text),
        "--explain": (any("reasons" in entry for entry in digest["summary"]), options.explain),
        "--context": (any("context" in entry for entry in digest["summary"]), options.context > 0),
    }
    for option, (before, now) in compared.items():
        if before != now and (option == "--with-text" or digest["summary"]):
            verb = "with" if before else "without"
            raise UsageError(f"Cannot resume {name}: it was written {verb} {option}. Do the same.")


def after_written(records: Iterator[Record], written: Iterable[WrittenLine], name: str) -> Iterator[Record]:
    """Skip the records of the lines that an earlier run has written in input order.

    Raises:
        UsageError: The lines do not match the beginning of this input.
    """
    for number, line in enumerate(written, 1):
        record = next(records, None)
        if record is None or _head(record) != line.head:
            raise UsageError(
                f"Cannot resume {name}: its line {number} is not that of article {number} named here. "
                "Name the same sources in the same order, or if it was written with --unordered, use that again."
            )
    return records


def without_written(records: Iterator[Record], written: Iterable[WrittenLine]) -> Iterator[Record]:
    """Skip the records of the lines that an earlier run has written in any order; this takes nine bytes for each."""
    keys = array("Q", sorted(_key(line.head) for line in written))
    used = bytearray(len(keys))
    return (record for record in records if not _use_key(keys, used, _key(_head(record))))


def _use_key(keys: "array[int]", used: bytearray, key: int) -> bool:
    """Return whether a key was unused, and mark it as used. A key that occurs twice can be used twice."""
    position = bisect_left(keys, key)
    while position < len(keys) and keys[position] == key:
        if not used[position]:
            used[position] = True
            return True
        position += 1
    return False


def _head(record: Record) -> bytes:
    return json_line(record_identity(record)).encode()[: -len("}\n")]


def _key(head: bytes) -> int:
    return int.from_bytes(blake2b(head, digest_size=8).digest())
