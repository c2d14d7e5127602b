"""What ``standfirst batch --cluster`` does otherwise than a run on one machine."""

import logging
from collections.abc import Sequence
from dataclasses import KW_ONLY, asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.batch.cluster import Cluster, ClusterPool
from tui.batch.cluster_tasks import work_in
from tui.batch.partition_files import PartitionFolder
from tui.batch.partitioned import PartitionedRun
from tui.cli.diagnostics import Status, complain
from tui.cli.run_guarded import progress, run_guarded
from tui.document.errors import UsageError
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.batch.inputs import Inputs
    from tui.batch.run import Run


def check_cluster_options(
    run: "Run", cluster: str | None, partitions: str | None, output: str | None, jobs: int | None
) -> None:
    """Refuse what does not go together.

    Args:
        run: What was asked for besides.
        cluster: The scheduler's address, if there is one.
        partitions: The format of the partitions, if they are wanted.
        output: What --output names.
        jobs: What --jobs names.

    Raises:
        UsageError: Something does not go together.
    """
    if cluster is None:
        raise UsageError("--partitions are written by the workers of a cluster. Name one with --cluster.")
    if jobs is not None:
        raise UsageError(
            "--jobs counts processes here, and with --cluster the work is done elsewhere. Leave it out."
        )
    if partitions is None:
        if output is not None and is_url(output):
            raise UsageError(
                "To an address, the workers write themselves. Add --partitions jsonl or parquet."
            )
        return
    if output is None:
        raise UsageError("Partitions need a place. Name a folder or an address with --output.")
    if run.limit is not None or run.stop_at_error:
        raise UsageError(
            "Partitions are written apart, so --limit and --errors stop do not go with --partitions."
        )


@dataclass(frozen=True, slots=True)
class Target:
    """Where partitions go."""

    place: str
    """A folder or an address."""
    format: str
    _: KW_ONLY
    resume: bool = False
    """Whether to go on with what is there."""
    force: bool = False
    """Whether to replace what is there."""


class Clustered:
    """A run on a cluster.

    Args:
        address: Of its scheduler.

    Raises:
        StandfirstError: It cannot be used.
    """

    def __init__(self, address: str) -> None:
        self._cluster = Cluster(address)
        _quieten()
        self._folder = str(Path.cwd())

    def close(self) -> None:
        """Let go of the cluster."""
        self._cluster.close()

    def run(self, run: "Run") -> "Run":
        """The same run, whose records are digested on the cluster.

        Args:
            run: A run here.
        """
        return replace(
            run, pool=lambda work, plan: ClusterPool(self._cluster, work_in(self._folder, work), plan)
        )

    def write_partitions(
        self, run: "Run", inputs: "Inputs", named: tuple[Sequence[str], Sequence[str]], target: Target
    ) -> Status:
        """Let the workers write what comes out, each its part.

        Args:
            run: What is wanted.
            inputs: How sources become records.
            named: The sources, and the files that name more.
            target: Where to write.

        Raises:
            StandfirstError: It cannot be written.
        """
        place = target.place if is_url(target.place) else str(Path(target.place).absolute())
        parts = PartitionedRun(
            self._cluster,
            run.options,
            PartitionFolder(place, target.format),
            self._folder,
            inputs.fields,
            run.plan.timeout,
            tally=run.tally,
        )
        described = {"named": named, **asdict(inputs.selection)}
        parts.prepare(described, resume=target.resume, force=target.force)
        unread = replace(inputs, unread=True).records(*named)

        def work() -> None:
            with progress(run.tally, lambda: None) as advance:
                for _ in parts.write(unread, resume=target.resume):
                    advance()

        status = run_guarded(work)
        for told in run.tally.lines():
            complain(told)
        for lost in parts.lost:
            complain(f"Not written: {lost}")
        if status is not Status.DONE or parts.lost:
            complain(
                f"Written: {run.tally.total:,} articles. The same command with --resume goes on from there."
            )
        if status is Status.DONE and (run.tally.failed or parts.lost):
            return Status.FAILED
        return status


def _quieten() -> None:
    """Keep Dask from telling of a lost connection in pages of tracebacks: that is said here, in a line."""
    for name in [
        "distributed",
        *(name for name in logging.root.manager.loggerDict if name.startswith("distributed.")),
    ]:
        logging.getLogger(name).setLevel(logging.CRITICAL)
