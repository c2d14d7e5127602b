"""How many documents a second ``standfirst batch`` digests, and in how much memory, beside Sumy.

    python benchmarks/batch.py [--jsonl FILE…] [--documents 2000] [--method lex-rank] [--rounds 3]
    python benchmarks/batch.py --growth [--documents 1000,10000,100000]

Without a FILE, the sample articles are repeated, with some words changed each time. Ours is the command, from its start
to its end, as often as there are rounds, of which the fastest counts. Sumy's library runs in a plain loop whose imports
are not counted, Sumy's command is called once a document, both on the last of our documents. Sumy does less: it prints
the sentences, where we have the title, the language, the outline with its gists, and keywords besides. Where Dask is
installed, it is run on a cluster of two workers of this machine too, which are there before it is. ``--growth``
shows the memory at some numbers of documents. On a machine that is busy otherwise, believe the processor time.
"""

import argparse
import sys
import tempfile
from collections import deque
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.batch_documents import Document, articles, repeated, write_json_lines
from benchmarks.batch_memory import Measured, measured
from benchmarks.batch_sumy import sumys_environment, time_of_commands, time_of_loop
from tests.batch.dask_cluster import DaskCluster

_IN_LOOP = 150
_IN_COMMANDS = 5


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--jsonl", type=Path, nargs="+", default=[], help="documents; without, the samples")
    parser.add_argument("--documents", default="", help="how many; with --growth several, comma-separated")
    parser.add_argument("--method", default="lex-rank", help="lex-rank, text-rank or luhn")
    parser.add_argument("--rounds", type=int, default=3, help="of which the fastest counts")
    parser.add_argument("--growth", action="store_true", help="memory at several numbers of documents")
    arguments = parser.parse_args()
    documents = articles(arguments.jsonl)
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    print(f"{len(documents)} articles of {words:,.0f} words, {arguments.method}\n")
    if arguments.growth:
        sizes = [int(size) for size in (arguments.documents or "1000,10000,100000").split(",")]
        show_growth(documents, sizes, arguments.method)
    else:
        show_speed(documents, int(arguments.documents or 2000), arguments.method, arguments.rounds)


def show_speed(documents: Sequence[Document], number: int, method: str, rounds: int) -> None:
    """Print how many documents a second each way digests.

    Args:
        documents: The articles to repeat.
        number: How many documents the runs have.
        method: Sumy's name for it.
        rounds: How often each of ours is run.
    """
    print("| what | documents | documents a second | processor time for one | peak memory |")
    print("| --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder, sumys_environment() as environment:
        path = Path(folder) / "documents.jsonl"
        write_json_lines(repeated(documents, number), path)
        runs = [(jobs, digested(path, method, jobs)) for _ in range(rounds) for jobs in (1, 2)]
        for jobs in (1, 2):
            best = min(run for of, run in runs if of == jobs)
            _row(f"standfirst batch --jobs {jobs}", number, best)
        if find_spec("distributed") is not None:
            best = min(digested_on_a_cluster(path, method, rounds))
            _row("standfirst batch --cluster", number, best._replace(peak=0.0, processor=None))
        few = Path(folder) / "few.jsonl"
        last = deque(repeated(documents, number), maxlen=_IN_LOOP)
        write_json_lines(last, few)
        _row("Sumy's library in a loop", len(last), time_of_loop(method, few, environment))
        called = list(last)[:_IN_COMMANDS]
        _row("Sumy's command", len(called), time_of_commands(method, called, environment))


def show_growth(documents: Sequence[Document], sizes: Sequence[int], method: str) -> None:
    """Print the memory that runs of several sizes take.

    Args:
        documents: The articles to repeat.
        sizes: The numbers of documents.
        method: Sumy's name for it.
    """
    print("| documents | documents a second | peak memory |")
    print("| ---: | ---: | ---: |")
    for number in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "documents.jsonl"
            write_json_lines(repeated(documents, number), path)
            run = digested(path, method, 2)
        print(f"| {number:,} | {number / run.seconds:,.1f} | {run.peak:,.0f} MB |", flush=True)


def digested_on_a_cluster(path: Path, method: str, rounds: int) -> list[Measured]:
    """How the same goes on a Dask cluster of two workers here, each with one thread.

    Args:
        path: JSON Lines.
        method: The method's name.
        rounds: How often it is run.
    """
    folder = path.parent / "cluster"
    folder.mkdir()
    with DaskCluster(folder) as there:
        command = [sys.executable, "-m", "tui", "batch", str(path), "--method", method]
        return [measured([*command, "--cluster", there.address]) for _ in range(rounds)]


def digested(path: Path, method: str, jobs: int) -> Measured:
    """How ``standfirst batch`` goes.

    Args:
        path: JSON Lines.
        method: The method's name.
        jobs: How many worker processes.
    """
    command = [sys.executable, "-m", "tui", "batch", str(path), "--method", method, "--jobs", str(jobs)]
    return measured(command)


def _row(what: str, number: int, run: Measured) -> None:
    memory = f"{run.peak:,.0f} MB" if run.peak else ""
    each = "" if run.processor is None else f"{run.processor / number * 1000:,.1f} ms"
    print(f"| {what} | {number:,} | {number / run.seconds:,.1f} | {each} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
