"""A run on a cluster whose workers read their parts of the input and write their parts of the result themselves."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from importlib.util import find_spec
from typing import Any

from tui.batch.cluster import Cluster, first_line
from tui.batch.cluster_tasks import PartitionTask, count_piece, work_in, write_partition
from tui.batch.json_records import Fields, Record
from tui.batch.partition_files import PartitionFolder
from tui.batch.partitions import MOST_BYTES, Lines, Partition, partitions_of
from tui.batch.run import RunStats
from tui.batch.worker import digest_work
from tui.document.errors import StandfirstError, UsageError
from tui.pipeline import DigestOptions


@dataclass
class PartitionedRun:
    """Digests records on a cluster into a folder of files, the lines of which are those of a run here."""

    cluster: Cluster
    options: DigestOptions
    output: PartitionFolder
    folder: str
    """What paths are relative to, here and on the workers."""
    fields: Fields = field(default_factory=Fields)
    timeout: float | None = None
    """The seconds that one record may take; None for as long as it wants."""
    most_bytes: int = MOST_BYTES
    """The size of the pieces that JSON Lines are cut into."""
    tally: RunStats = field(default_factory=RunStats)
    """What has come out so far, without what was done before."""
    lost: list[str] = field(default_factory=list)
    """The files that are missing, each with why: the workers that were to write them failed."""

    def prepare(self, inputs: Any, *, resume: bool, force: bool) -> None:
        """See that the folder is empty, or what an earlier run of the same kind has left.

        Args:
            inputs: What the input is made of, as plain data.
            resume: Whether to go on with what is there.
            force: Whether to remove what is there.

        Raises:
            UsageError: It is neither empty, nor to be gone on with, nor to be replaced.
            StandfirstError: It cannot be looked into or written to.
        """
        if self.output.format == "parquet" and find_spec("pyarrow") is None:
            raise StandfirstError(
                'Writing Parquet takes another package, here and on the workers. pip install "standfirst[parquet]"'
            )
        plan = self._plan(inputs)
        parts = self.output.parts()
        if resume:
            before = self.output.read_note()
            if before not in (None, plan) or (before is None and parts):
                raise UsageError(
                    f"Cannot go on with {self.output.name}: it was written from something else or in another way. "
                    "Name the same sources and options, or another folder."
                )
        elif parts and not force:
            raise UsageError(
                f"{self.output.name} has results already. Go on with them with --resume, or replace them with --force."
            )
        else:
            self.output.remove(parts)
        self.output.write_note(plan)

    def write(self, records: Iterable[Record], *, resume: bool) -> Iterator[RunStats]:
        """Write the parts of the result.

        Args:
            records: What ``Inputs`` with ``unread`` gives.
            resume: Whether parts that are there stay.

        Returns:
            What became of the records of each part, as soon as it is there.

        Raises:
            StandfirstError: A part cannot be written, or the cluster went away.
        """
        done = frozenset(self.output.parts()) if resume else frozenset()
        partitions = partitions_of(records, self.folder, self._counted, self.most_bytes)
        tasks = (self._task(part) for part in partitions if self.output.file_of(part.number) not in done)
        for task, result in self.cluster.results(write_partition, tasks, ordered=False):
            if isinstance(result, RunStats):
                self.tally.include(result)
                yield result
            elif isinstance(result, StandfirstError):
                raise result
            else:
                self.lost.append(f"{self.output.file_of(task.partition.number)}: {first_line(result)}")

    def _task(self, partition: Partition) -> PartitionTask:
        work = work_in(self.folder, digest_work(self.options))
        return PartitionTask(partition, work, self.timeout, self.fields, self.folder, self.output)

    def _counted(self, pieces: list[Lines]) -> list[int]:
        asked = [(piece, self.folder) for piece in pieces]
        return [
            count if isinstance(count, int) else 0
            for _, count in self.cluster.results(count_piece, asked, ordered=True)
        ]

    def _plan(self, inputs: Any) -> Any:
        """What decides over the parts, as JSON knows it."""
        options = asdict(self.options) | {"length": str(self.options.length)}
        plan = {"inputs": inputs, "fields": asdict(self.fields), "options": options, "bytes": self.most_bytes}
        return json.loads(json.dumps(plan))
