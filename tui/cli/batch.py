"""``standfirst batch``: many articles to JSON Lines."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from dataclasses import dataclass, replace
from io import UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import click

from tui.cli.diagnostics import Status, complain
from tui.cli.option_defaults import SETTINGS_NOTE, complain_of_settings
from tui.cli.options import (
    debug_option,
    language_option,
    length_option,
    method_option,
    section_option,
    sources_argument,
)
from tui.cli.output import Output
from tui.cli.run_guarded import progress, run_guarded
from tui.cli.sources import is_piped
from tui.document.errors import UsageError
from tui.pipeline import DigestOptions
from tui.sources.files import STANDARD_INPUT
from tui.summary.lengths import Length

if TYPE_CHECKING:
    from tui.batch.inputs import FileIdentity, Inputs
    from tui.batch.report.writing import Report
    from tui.batch.results_file import ResultsFile
    from tui.batch.run import Run
    from tui.cli.cluster import Clustered

_EXAMPLES = """
\b
Examples:
  standfirst batch articles/ -o digests.jsonl
  standfirst batch articles/ -o digests.jsonl --resume
  standfirst batch news.jsonl.gz --text-field body --id-field key > digests.jsonl
  find . -name "*.html" | standfirst batch --jobs 4 - > digests.jsonl
  standfirst batch articles/ -o digests.jsonl --report report.html
  standfirst batch --cluster tcp://scheduler:8786 news/*.jsonl -o digests.jsonl
"""
_SECONDS = 120
_STANDARD_OUTPUT = "-"


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Digest many articles, on all processors.")
@sources_argument
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A file that names a SOURCE a line, as often as you like.",
)
@click.option("--include", multiple=True, metavar="GLOB", help="Of folders: only such files.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Of folders: no such files and folders.")
@click.option("--text-field", default="text", show_default=True, help="Of JSON Lines: where the text is.")
@click.option("--title-field", default="title", show_default=True, help="Of JSON Lines: where the title is.")
@click.option(
    "--id-field",
    default="id",
    show_default=True,
    help="Of JSON Lines: what names an article. It comes back as id.",
)
@method_option
@length_option
@language_option
@section_option
@click.option("--explain", is_flag=True, help="With each sentence of the summary, why it was chosen.")
@click.option("--with-text", is_flag=True, help="With the article's text, which all offsets count in.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=lambda _context, _parameter, name: None if name == _STANDARD_OUTPUT else name,
    help="Write to FILE instead of standard output.",
)
@click.option("--resume", is_flag=True, help="Go on with what an earlier run has written to --output.")
@click.option("--force", is_flag=True, help="Let --output replace a file.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one a processor]"
)
@click.option(
    "--chunk",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    help="Short articles that a worker is given at a time.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=_SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="What takes longer is given up; 0 waits for ever.",
)
@click.option("--limit", type=click.IntRange(min=0), help="Only so many articles.")
@click.option(
    "--errors",
    type=click.Choice(["skip", "stop"]),
    default="skip",
    show_default=True,
    help="When an article fails: write a line with its error and go on, or stop there.",
)
@click.option("--unordered", is_flag=True, help="Write each line as soon as it is there, in any order.")
@click.option("--report", metavar="FILE", help="Write a page on all articles too, as .html or .md.")
@click.option("--cluster", metavar="ADDRESS", help="Work on a Dask cluster: its scheduler's address.")
@click.option(
    "--partitions",
    type=click.Choice(["jsonl", "parquet"]),
    help="On a cluster: --output is a folder, or an address such as s3://bucket/digests, and the workers write to it.",
)
@debug_option
def batch(  # noqa: PLR0913, PLR0917 - an argument for each option
    sources: tuple[str, ...],
    lists: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    text_field: str,
    title_field: str,
    id_field: str,
    method: str,
    length: Length,
    language: str | None,
    section: str | None,
    explain: bool,
    with_text: bool,
    output: str | None,
    resume: bool,
    force: bool,
    jobs: int | None,
    chunk: int,
    timeout: float,
    limit: int | None,
    errors: str,
    unordered: bool,
    report: str | None,
    cluster: str | None,
    partitions: str | None,
) -> Status:
    """Write the digest of each SOURCE as a line of JSON, in the order of the input.

    A SOURCE is a file, a web address, a folder with all that is below it, JSON Lines (.jsonl, .ndjson), or “-” for
    standard input: JSON Lines or a list with a SOURCE a line. Any of them may be compressed with gzip. Standard input
    is also read if no SOURCE is named and something is piped in.

    An article that cannot be digested gives a line with “error” and “cause”, and the exit status 1 at the end.
    """
    from tui.batch.folders import Selection
    from tui.batch.inputs import Inputs
    from tui.batch.json_records import Fields
    from tui.batch.pool import PoolOptions, processors
    from tui.batch.run import Run

    if resume and (force or output is None):
        raise UsageError("--resume goes on with the file that --output names, and not together with --force.")
    named = _what_is_named(sources, lists)
    inputs = Inputs(
        Fields(text_field, title_field, id_field), Selection(include, exclude), _standard_input(named)
    )
    run = Run(
        DigestOptions(method, length, language, section, with_text=with_text, explain=explain),
        PoolOptions(jobs or processors(), chunk, timeout or None, not unordered),
        limit=limit,
        stop_at_error=errors == "stop",
    )
    if cluster is not None or partitions is not None:
        from tui.cli.cluster import check_cluster_options

        check_cluster_options(run, cluster, partitions, output, jobs)
        if partitions is not None and report is not None:
            raise UsageError(
                "A report is made of lines that come back, so --report does not go with --partitions."
            )
    for written in (output, report):
        _refuse_source(written, named)
    complain_of_settings()
    with _report(report, overwrite=force or resume) as told, _clustered(cluster) as clustered:
        if clustered is not None and partitions is not None:
            from tui.cli.cluster import Target

            target = Target(output or "", partitions, resume=resume, force=force)
            return clustered.write_partitions(run, inputs, (named.sources, named.lists), target)
        destination = _Destination.at(output, resume=resume, force=force)
        with closing(destination):
            return _do(clustered.run(run) if clustered else run, inputs, named, destination, told)


def _report(path: str | None, *, overwrite: bool) -> "AbstractContextManager[Report | None]":
    if path is None:
        return nullcontext()
    from tui.batch.report.writing import Report

    return closing(Report(Path(path), overwrite=overwrite))


def _clustered(address: str | None) -> "AbstractContextManager[Clustered | None]":
    if address is None:
        return nullcontext()
    from tui.cli.cluster import Clustered

    return closing(Clustered(address))


class _Named(NamedTuple):
    """What the command line names."""

    sources: Sequence[str]
    lists: Sequence[str]


def _what_is_named(sources: Sequence[str], lists: Sequence[str]) -> _Named:
    if not (sources or lists) and is_piped():
        sources = (STANDARD_INPUT,)
    if not (sources or lists):
        raise UsageError("No source is named. Name a file, a folder or JSON Lines, or pipe a list in.")
    if [*sources, *lists].count(STANDARD_INPUT) > 1:
        raise UsageError("Standard input can be read only once. Write - only once.")
    return _Named(sources, lists)


def _refuse_source(output: str | None, named: _Named) -> None:
    """See that nothing that is to be read is written over."""
    from tui.batch.inputs import identity_of

    target = None if output is None else identity_of(output)
    if target is not None and any(identity_of(path) == target for path in (*named.sources, *named.lists)):
        raise UsageError(f"{output} is to be read. Name another file to write to.")


def _standard_input(named: _Named) -> BinaryIO | None:
    """Standard input as a stream of its own: at the end, Python would wait for a thread that still reads the other."""
    if STANDARD_INPUT not in (*named.sources, *named.lists) or sys.stdin is None:
        return None
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except (OSError, UnsupportedOperation):
        return sys.stdin.buffer


@dataclass(frozen=True)
class _Destination:
    """Where lines go."""

    write: Callable[[bytes], None]
    file: "ResultsFile | None" = None
    resumes: bool = False

    @classmethod
    def at(cls, path: str | None, *, resume: bool, force: bool) -> "_Destination":
        if path is None:
            output = Output(encoding="utf-8")
            return cls(lambda line: output.add(line.decode()))
        from tui.batch.results_file import ResultsFile

        file = ResultsFile(Path(path), resume=resume, overwrite=force)
        return cls(file.write, file, resume)

    def close(self) -> None:
        if self.file is not None:
            self.file.close()

    @property
    def identity(self) -> "FileIdentity | None":
        """By what the file is known that the lines go to."""
        from tui.batch.inputs import identity_of

        if self.file is not None:
            return self.file.identity
        # There may be no such stream, or none of the system's.
        with suppress(OSError, ValueError, AttributeError):
            return identity_of(sys.stdout.fileno())
        return None

    @property
    def shows_progress(self) -> bool:
        """Whether the lines do not stand in the way of a bar."""
        return self.file is not None or sys.stdout is None or not sys.stdout.isatty()


def _do(
    run: "Run", inputs: "Inputs", named: _Named, destination: _Destination, report: "Report | None"
) -> Status:
    inputs = replace(inputs, output=destination.identity)
    records = inputs.records(named.sources, named.lists)
    left = run.left(records, destination.file if destination.resumes else None)
    if report is not None and destination.file is not None:
        for line in destination.file.done():
            report.add(line)

    def count() -> int | None:
        found = inputs.count(named.sources, named.lists)
        return found if found is None or run.limit is None else min(found, run.limit)

    def work() -> None:
        with progress(run.tally, count, wanted=destination.shows_progress) as advance:
            for line in run.lines(left):
                destination.write(line)
                if report is not None:
                    report.add(line)
                advance()

    status = run_guarded(work)
    if not run.tally.total and status is Status.DONE and run.limit != 0:
        complain("note: There was no article in what was named.")
    for told in run.tally.lines():
        complain(told)
    if status is not Status.DONE:
        complain(_how_to_go_on(run, destination))
        return status
    if report is not None:
        report.write()
    return Status.FAILED if run.tally.failed else Status.DONE


def _how_to_go_on(run: "Run", destination: _Destination) -> str:
    written = f"Stopped; done so far: {run.tally.total:,}"
    if destination.file is None or destination.file.identity is None:
        return f"{written}. With --output FILE, a later run could go on from there."
    return f"{written}, in {destination.file.name}. The same command with --resume goes on from there."
