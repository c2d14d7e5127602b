"""The speed and memory of ``standfirst batch``, beside Sumy's.

    python benchmarks/batch.py [--jsonl FILE…] [--documents 2000] [--method lex-rank] [--rounds 3]
    python benchmarks/batch.py --files [FOLDER] [--documents 200]
    python benchmarks/batch.py --growth [--documents 1000,10000,100000]

Without a FILE, the sample articles are repeated, with some words changed each time. Our command is measured from its
start to its end; the fastest of the rounds counts. Sumy's library runs in a plain loop without its imports, Sumy's
command once for each document, both on the last of our documents. Sumy does less: it prints the sentences, where we add
the title, the language, the outline with its gists, and keywords. If Dask is installed, our command also runs on a
cluster of two local workers, which are started before. ``--files`` copies the files of a folder, or else the sample
articles, which are in all formats, and digests these. ``--growth`` shows the memory for several numbers of documents.
On a busy machine, compare the processor time.
"""

import argparse
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.batch_documents import Document, articles, copy_files, repeated, write_json_lines
from benchmarks.batch_memory import Measurement, measure
from benchmarks.batch_sumy import measure_commands, measure_loop, sumy_environment
from tests.batch.dask_cluster import DaskCluster
from tui.sources.folders import list_articles

_LOOP_DOCUMENTS = 150
_COMMAND_DOCUMENTS = 5
_FILES = 200
_HEAD = """\
| program | documents | documents a second | processor time for one | peak memory |
| --- | ---: | ---: | ---: | ---: |"""
SAMPLES = Path(__file__).resolve().parents[1] / "sample_articles"


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--jsonl", type=Path, nargs="+", default=[], help="documents; without, the samples")
    parser.add_argument("--documents", default="", help="how many; with --growth several, comma-separated")
    parser.add_argument("--method", default="lex-rank", help="lex-rank, text-rank or luhn")
    parser.add_argument("--rounds", type=int, default=3, help="the fastest one counts")
    parser.add_argument("--growth", action="store_true", help="memory at several numbers of documents")
    parser.add_argument(
        "--files", type=Path, nargs="?", const=SAMPLES, help="a folder with files in any format"
    )
    arguments = parser.parse_args()
    if arguments.files:
        show_files(arguments.files, int(arguments.documents or _FILES), arguments.method, arguments.rounds)
        return
    documents = articles(arguments.jsonl)
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    print(f"{len(documents)} articles of {words:,.0f} words, {arguments.method}\n")
    if arguments.growth:
        sizes = [int(size) for size in (arguments.documents or "1000,10000,100000").split(",")]
        show_growth(documents, sizes, arguments.method)
    else:
        show_speed(documents, int(arguments.documents or 2000), arguments.method, arguments.rounds)


def show_speed(documents: Sequence[Document], number: int, method: str, rounds: int) -> None:
    """Print the speed and memory of our command and of Sumy.

    Args:
        documents: The articles to repeat.
        number: The number of documents.
        method: Sumy's name of the method.
        rounds: The number of runs of our command.
    """
    print(_HEAD)
    with tempfile.TemporaryDirectory() as folder, sumy_environment() as environment:
        path = Path(folder) / "documents.jsonl"
        write_json_lines(repeated(documents, number), path)
        runs = [(jobs, measure_batch(path, method, jobs)) for _ in range(rounds) for jobs in (1, 2)]
        for jobs in (1, 2):
            best = min(run for run_jobs, run in runs if run_jobs == jobs)
            _row(f"standfirst batch --jobs {jobs}", number, best)
        if find_spec("distributed") is not None:
            best = min(measure_on_cluster(path, method, rounds))
            _row("standfirst batch --cluster", number, best._replace(peak=0.0, processor=None))
        few = Path(folder) / "few.jsonl"
        last = deque(repeated(documents, number), maxlen=_LOOP_DOCUMENTS)
        write_json_lines(last, few)
        _row("Sumy's library in a loop", len(last), measure_loop(method, few, environment))
        called = list(last)[:_COMMAND_DOCUMENTS]
        _row("Sumy's command", len(called), measure_commands(method, called, environment))


def show_files(source: Path, number: int, method: str, rounds: int) -> None:
    """Print the speed and memory of our command over copies of the files in a folder.

    Args:
        source: The folder.
        number: The number of copies.
        method: Sumy's name of the method.
        rounds: The number of runs.
    """
    files = list_articles(source)
    kinds = Counter(file.suffix.removeprefix(".") for file in files)
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()), f"files, {method}\n")
    print(_HEAD)
    with tempfile.TemporaryDirectory() as folder:
        copy_files(files, number, Path(folder))
        for jobs in (1, 2):
            best = min(measure_batch(Path(folder), method, jobs) for _ in range(rounds))
            _row(f"standfirst batch --jobs {jobs}", number, best)


def show_growth(documents: Sequence[Document], sizes: Sequence[int], method: str) -> None:
    """Print the memory for several numbers of documents.

    Args:
        documents: The articles to repeat.
        sizes: The numbers of documents.
        method: Sumy's name of the method.
    """
    print("| documents | documents a second | peak memory |")
    print("| ---: | ---: | ---: |")
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "documents.jsonl"
            write_json_lines(repeated(documents, number), path)
            run = measure_batch(path, method, 2)
        print(f"| {number:,} | {number / run.seconds:,.1f} | {run.peak:,.0f} MB |", flush=True)


def measure_on_cluster(path: Path, method: str, rounds: int) -> list[Measurement]:
    """Run our command over JSON Lines on a Dask cluster of two local workers with one thread each."""
    folder = path.parent / "cluster"
    folder.mkdir()
    with DaskCluster(folder) as cluster:
        command = [sys.executable, "-m", "tui", "batch", str(path), "--method", method]
        return [measure([*command, "--cluster", cluster.address]) for _ in range(rounds)]


def measure_batch(path: Path, method: str, jobs: int) -> Measurement:
    """Run our command over JSON Lines."""
    command = [sys.executable, "-m", "tui", "batch", str(path), "--method", method, "--jobs", str(jobs)]
    return measure(command)


def _row(program: str, number: int, run: Measurement) -> None:
    memory = f"{run.peak:,.0f} MB" if run.peak else ""
    each = "" if run.processor is None else f"{run.processor / number * 1000:,.1f} ms"
    print(f"| {program} | {number:,} | {number / run.seconds:,.1f} | {each} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
