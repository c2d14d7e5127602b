"""``standfirst batch``: many articles to JSON Lines."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass, replace
from functools import partial
from io import UnsupportedOperation
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import click

from tui.cli.diagnostics import ExitStatus, print_error, print_warnings, progress_bar, run_guarded
from tui.cli.options import (
    SETTINGS_NOTE,
    about_option,
    context_option,
    debug_option,
    encoding_option,
    facet_option,
    language_option,
    length_option,
    method_option,
    print_settings_problems,
    section_option,
    sources_argument,
    topics_option,
)
from tui.cli.output import Output
from tui.cli.printing import STANDARD_OUTPUT, WriterType, quiet_option
from tui.cli.sources import is_piped
from tui.document.errors import SourceError, UsageError
from tui.pipeline import DigestOptions, failed_record
from tui.sources.files import STANDARD_INPUT
from tui.summary.lengths import Length

if TYPE_CHECKING:
    from tui.batch.inputs import FileIdentity, Inputs
    from tui.batch.report.report import Report
    from tui.batch.results_file import ResultsFile
    from tui.batch.run import Run
    from tui.pipeline import Record

_EXAMPLES = """
\b
Examples:
  standfirst batch articles/ -o digests.jsonl
  standfirst batch articles/ -o digests.jsonl --resume
  standfirst batch news.jsonl.gz --text-field body --id-field key > digests.jsonl
  find . -name "*.html" | standfirst batch --jobs 4 - > digests.jsonl
  standfirst batch articles/ -o digests.jsonl --report report.html
  standfirst batch feeds.opml --days 1 -o today.jsonl --report today.html
  standfirst batch --cluster tcp://scheduler:8786 news/*.jsonl -o digests.jsonl
"""
_TIMEOUT = 120


@click.command(epilog=_EXAMPLES + SETTINGS_NOTE, short_help="Digest many articles, on all processors.")
@sources_argument
@click.option(
    "--list",
    "lists",
    multiple=True,
    metavar="FILE",
    help="A file with one SOURCE per line. Can be given repeatedly.",
)
@click.option("--include", multiple=True, metavar="GLOB", help="Only files that match GLOB.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Skip files and folders that match GLOB.")
@click.option("--text-field", default="text", show_default=True, help="Field with the text, in JSON Lines.")
@click.option(
    "--title-field", default="title", show_default=True, help="Field with the title, in JSON Lines."
)
@click.option(
    "--id-field",
    default="id",
    show_default=True,
    help="Field with the article's id (copied to the output).",
)
@method_option
@length_option
@language_option
@encoding_option
@section_option
@topics_option
@context_option
@about_option
@facet_option
@click.option("--explain", is_flag=True, help="Say why each sentence of the summary was chosen.")
@click.option("--with-text", is_flag=True, help="Add the article's text, which all offsets refer to.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    callback=lambda _context, _parameter, name: None if name == STANDARD_OUTPUT else name,
    help="Write to FILE instead of standard output.",
)
@click.option(
    "-f", "--format", type=WriterType(("json",)), expose_value=False, help="The only format is json."
)
@click.option("--json", is_flag=True, expose_value=False, help="The same as --format json.")
@click.option("--resume", is_flag=True, help="Continue the --output of an earlier run.")
@click.option("--force", is_flag=True, help="Let --output replace a file.")
@click.option(
    "-j", "--jobs", type=click.IntRange(min=1), help="Worker processes.  [default: one per processor]"
)
@click.option(
    "--chunk",
    type=click.IntRange(min=1),
    default=8,
    show_default=True,
    help="Short articles sent to a worker at a time.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=_TIMEOUT,
    show_default=True,
    metavar="SECONDS",
    help="Give up on an article that takes longer; 0 for no limit.",
)
@click.option(
    "--days",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Of feeds, only what was published in the last N days.",
)
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help="Stop after N articles.")
@click.option(
    "--errors",
    type=click.Choice(["skip", "stop"]),
    default="skip",
    show_default=True,
    help="When an article fails: write a line with its error and continue, or stop.",
)
@click.option("--unordered", is_flag=True, help="Write each line as soon as it is ready, in any order.")
@click.option("--report", metavar="FILE", help="Also write a report on all articles, as .html or .md.")
@click.option("--cluster", metavar="ADDRESS", help="Run on a Dask cluster, at its scheduler's address.")
@click.option(
    "--partitions",
    type=click.Choice(["jsonl", "parquet"]),
    help="On a cluster: the workers write to --output, a folder or a URL such as s3://bucket/digests.",
)
@quiet_option
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
    encoding: str | None,
    section: str | None,
    topics: bool,
    context: int,
    about: str | None,
    facet: str | None,
    explain: bool,
    with_text: bool,
    output: str | None,
    resume: bool,
    force: bool,
    jobs: int | None,
    chunk: int,
    timeout: float,
    days: float | None,
    limit: int | None,
    errors: str,
    unordered: bool,
    report: str | None,
    cluster: str | None,
    partitions: str | None,
    quiet: bool,
) -> ExitStatus:
    """Write the digest of each SOURCE as a line of JSON, in the order of the input.

    A SOURCE is a file, a web address, a folder with everything below it, a feed or a list of feeds (OPML), whose
    unread items are digested, JSON Lines (.jsonl, .ndjson), or “-” for standard input: JSON Lines or one SOURCE per
    line. Any of them may be compressed with gzip. Standard input is also read if no SOURCE is named and something is
    piped in.

    An article that cannot be digested gives a line with “error” and “cause”, and the exit status 1 at the end.
    """
    from tui.batch.inputs import FileFilter, Inputs
    from tui.batch.json_records import Fields
    from tui.batch.pool import PoolOptions, processor_count
    from tui.batch.run import Run

    if resume and (force or output is None):
        raise UsageError("--resume needs --output, and cannot be used with --force.")
    named = _named_sources(sources, lists)
    inputs = Inputs(
        Fields(text_field, title_field, id_field),
        FileFilter(include, exclude),
        _standard_input(named),
        feeds=partial(feed_records, days),
    )
    run = Run(
        DigestOptions(
            method,
            length,
            language,
            section,
            with_text=with_text,
            explain=explain,
            encoding=encoding,
            context=context,
            about=about,
            facet=facet,
            topics=topics,
        ),
        PoolOptions(jobs or processor_count(), chunk, timeout or None, not unordered),
        limit=limit,
        stop_at_error=errors == "stop",
    )
    if cluster is not None or partitions is not None:
        from tui.cli.cluster import check_cluster_options

        check_cluster_options(run, cluster, partitions, output, jobs)
        if partitions is not None and report is not None:
            raise UsageError("--report is made from the results, which --partitions does not send back.")
    for path in (output, report):
        _check_not_a_source(path, named)
    print_settings_problems(quiet)
    with ExitStack() as stack:
        digest_report = None
        if report is not None:
            from tui.batch.report.report import Report

            digest_report = stack.enter_context(closing(Report(Path(report), overwrite=force or resume)))
        if cluster is not None:
            from tui.cli.cluster import Clustered, PartitionTarget

            clustered = stack.enter_context(closing(Clustered(cluster)))
            if partitions is not None:
                return clustered.write_partitions(
                    run, inputs, named, PartitionTarget(output or "", partitions, resume, force)
                )
            run = clustered.run(run)
        destination = stack.enter_context(
            closing(_Destination.at(output, resume=resume, force=force, quiet=quiet))
        )
        return _run(run, inputs, named, destination, digest_report)


def feed_records(days: float | None, source: str) -> Iterator["Record"]:
    """Yield records of what is unread in the feeds of a source, after fetching them."""
    from tui.feeds.morning import unread_items
    from tui.feeds.store import FeedStore

    try:
        with closing(FeedStore()) as store:
            items = unread_items(store, source, print_error, days=days)
    except SourceError as error:
        yield failed_record({"source": source}, str(error))
        return
    for item in items:
        yield {"source": item.link or item.source, "title": item.title, "item": item.address}


class _Named(NamedTuple):
    """The sources on the command line, and the files of ``--list``."""

    sources: Sequence[str]
    lists: Sequence[str]


def _named_sources(sources: Sequence[str], lists: Sequence[str]) -> _Named:
    if not (sources or lists) and is_piped():
        sources = (STANDARD_INPUT,)
    if not (sources or lists):
        raise UsageError("No source is named. Name a file, a folder or JSON Lines, or pipe a list in.")
    if [*sources, *lists].count(STANDARD_INPUT) > 1:
        raise UsageError("Standard input can be read only once: - can be given only once.")
    return _Named(sources, lists)


def _check_not_a_source(output: str | None, named: _Named) -> None:
    from tui.batch.inputs import file_identity

    target = None if output is None else file_identity(output)
    if target is not None and any(file_identity(path) == target for path in (*named.sources, *named.lists)):
        raise UsageError(f"{output} is a source. Name another file to write to.")


def _standard_input(named: _Named) -> BinaryIO | None:
    """Open a copy of standard input: at exit, Python would wait for a thread that is reading the original."""
    if STANDARD_INPUT not in (*named.sources, *named.lists) or sys.stdin is None:
        return None
    try:
        return os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    except (OSError, UnsupportedOperation):
        return sys.stdin.buffer


@dataclass(frozen=True)
class _Destination:
    """The file or standard output to which the lines are written."""

    write: Callable[[bytes], None]
    file: "ResultsFile | None" = None
    resumes: bool = False
    quiet: bool = False
    """True for neither notes nor progress."""

    @classmethod
    def at(cls, path: str | None, *, resume: bool, force: bool, quiet: bool) -> "_Destination":
        if path is None:
            output = Output(encoding="utf-8")
            return cls(lambda line: output.add(line.decode()), quiet=quiet)
        from tui.batch.results_file import ResultsFile

        file = ResultsFile(Path(path), resume=resume, overwrite=force)
        return cls(file.write, file, resume, quiet)

    def close(self) -> None:
        if self.file is not None:
            self.file.close()

    @property
    def identity(self) -> "FileIdentity | None":
        from tui.batch.inputs import file_identity

        if self.file is not None:
            return self.file.identity
        # The stream may be missing, or have no descriptor.
        with suppress(OSError, ValueError, AttributeError):
            return file_identity(sys.stdout.fileno())
        return None

    @property
    def shows_progress(self) -> bool:
        """True if a progress bar is wanted, and can be shown without mixing with the lines."""
        if self.quiet:
            return False
        return self.file is not None or sys.stdout is None or not sys.stdout.isatty()


def _run(
    run: "Run", inputs: "Inputs", named: _Named, destination: _Destination, report: "Report | None"
) -> ExitStatus:
    inputs = replace(inputs, output=destination.identity)
    records = inputs.records(*named)
    left = run.remaining(records, destination.file if destination.resumes else None)
    if report is not None and destination.file is not None:
        for line in destination.file.lines():
            report.add(line)

    def count() -> int | None:
        found = inputs.count(*named)
        return found if found is None or run.limit is None else min(found, run.limit)

    written = 0

    def work() -> None:
        nonlocal written
        with progress_bar(run.stats, count, wanted=destination.shows_progress) as advance:
            for line in run.lines(left):
                destination.write(line)
                written += 1
                if report is not None:
                    report.add(line)
                advance()

    status = run_guarded(work)
    if not run.stats.total and status is ExitStatus.DONE and run.limit != 0:
        print_warnings(["There are no articles in the sources."], destination.quiet)
    for summary in run.stats.failure_lines():
        print_error(summary)
    if status is not ExitStatus.DONE:
        print_error(_resume_hint(written, destination))
        return status
    if report is not None:
        report.write()
    return ExitStatus.FAILED if run.stats.failed else ExitStatus.DONE


def _resume_hint(written: int, destination: _Destination) -> str:
    stopped = f"Stopped; done so far: {written:,}"
    if destination.file is None or destination.file.identity is None:
        return f"{stopped}. With --output FILE, a later run could continue from there."
    return f"{stopped}, in {destination.file.name}. The same command with --resume continues from there."
