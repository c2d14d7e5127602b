"""``standfirst batch --cluster``: a run on a Dask cluster instead of this machine."""

import logging
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.batch.cluster import Cluster, ClusterPool, PartitionedRun
from tui.batch.cluster_tasks import work_in_folder
from tui.batch.partition_folder import PartitionFolder
from tui.cli.diagnostics import ExitStatus, print_error, progress_bar, run_guarded
from tui.document.errors import UsageError
from tui.text.urls import is_url

if TYPE_CHECKING:
    from tui.batch.inputs import Inputs
    from tui.batch.run import Run


def check_cluster_options(
    run: "Run", cluster: str | None, partitions: str | None, output: str | None, jobs: int | None
) -> None:
    if cluster is None:
        raise UsageError("Partitions are written by the workers of a cluster. Name one with --cluster.")
    if jobs is not None:
        raise UsageError("--jobs is for processes on this computer. Leave it out with --cluster.")
    if partitions is None:
        if output is not None and is_url(output):
            raise UsageError("Only the workers write to a URL. Add --partitions jsonl or parquet.")
        return
    if output is None:
        raise UsageError("--partitions needs --output, a folder or a URL.")
    if run.limit is not None or run.stop_at_error:
        raise UsageError(
            "The workers write partitions separately, so --limit and --errors stop cannot be used with --partitions."
        )


class PartitionTarget(NamedTuple):
    """The folder or URL of partitions, and whether to continue or replace its contents."""

    place: str
    format: str
    resume: bool
    force: bool


class Clustered:
    """Runs on the cluster of a scheduler."""

    def __init__(self, address: str) -> None:
        self._cluster = Cluster(address)
        _silence_dask()
        self._folder = str(Path.cwd())

    def close(self) -> None:
        self._cluster.close()

    def run(self, run: "Run") -> "Run":
        """Return a run on the cluster with the same options."""
        return replace(
            run,
            executor=lambda work, options: ClusterPool(
                self._cluster, work_in_folder(self._folder, work), options
            ),
        )

    def write_partitions(
        self,
        run: "Run",
        inputs: "Inputs",
        named: tuple[Sequence[str], Sequence[str]],
        target: PartitionTarget,
    ) -> ExitStatus:
        """Run on the cluster, where each worker writes its part."""
        place = target.place if is_url(target.place) else str(Path(target.place).absolute())
        parts = PartitionedRun(
            self._cluster,
            run.options,
            PartitionFolder(place, target.format),
            self._folder,
            inputs.fields,
            run.pool_options.timeout,
            stats=run.stats,
        )
        description = {"named": named, **asdict(inputs.files)}
        parts.prepare(description, resume=target.resume, force=target.force)
        records = replace(inputs, defer_json_lines=True).records(*named)

        def work() -> None:
            with progress_bar(run.stats, lambda: None) as advance:
                for _ in parts.write(records, resume=target.resume):
                    advance()

        status = run_guarded(work)
        for line in run.stats.failure_lines():
            print_error(line)
        for file in parts.missing:
            print_error(f"Not written: {file}")
        if status is not ExitStatus.DONE or parts.missing:
            print_error(
                f"Written: {run.stats.total:,} articles. The same command with --resume continues from there."
            )
        if status is ExitStatus.DONE and (run.stats.failed or parts.missing):
            return ExitStatus.FAILED
        return status


def _silence_dask() -> None:
    """Keep Dask from logging tracebacks of a lost connection, which is reported in one line."""
    for name in ("distributed", *logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)
