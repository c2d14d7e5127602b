"""What runs in the workers of a cluster: packets of records in, lines of JSON out; or partitions in, files written."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tui.batch.hosts import borrowed_host
from tui.batch.json_records import Fields
from tui.batch.partition_files import PartitionFolder
from tui.batch.partitions import Lines, Partition, count_lines, records_in
from tui.batch.tally import Tally
from tui.batch.worker import Answer, Record, Work

_MOST_RECORDS = 64
_MOST_CHARACTERS = 256 * 1024


@dataclass(frozen=True, slots=True)
class Packet:
    """Neighbouring records that go to a worker together."""

    first: int
    """The place of the first of them in the input, from 0."""
    records: list[Record]
    work: Work
    timeout: float | None


def packets_of(records: Iterable[Record], work: Work, timeout: float | None) -> Iterator[Packet]:
    """Put records together: some hundred short ones, or few that are long.

    Args:
        records: The input, which is read as packets are asked for.
        work: What is done with a record.
        timeout: The seconds that one record may take; None for as long as it wants.
    """
    packet: list[Record] = []
    first = weight = 0
    for record in records:
        packet.append(record)
        text = record.get("text")
        weight += len(text) if isinstance(text, str) else _MOST_CHARACTERS // _MOST_RECORDS
        if len(packet) == _MOST_RECORDS or weight >= _MOST_CHARACTERS:
            yield Packet(first, packet, work, timeout)
            first, packet, weight = first + len(packet), [], 0
    if packet:
        yield Packet(first, packet, work, timeout)


def answer_packet(packet: Packet) -> list[tuple[Any, ...]]:
    """The answers of a packet, each as a plain tuple. A process beside this one makes them, as in a local run.

    Args:
        packet: What to do.
    """
    with borrowed_host(packet.work, packet.timeout) as host:
        return [tuple(answer) for answer in host.answers(packet.records)]


@dataclass(frozen=True, slots=True)
class PartitionTask:
    """A partition to be read, answered and written by a worker."""

    partition: Partition
    work: Work
    timeout: float | None
    fields: Fields
    folder: str
    """What paths are relative to."""
    output: PartitionFolder


def write_partition(task: PartitionTask) -> Tally:
    """Answer the records of a partition and write its file.

    Args:
        task: What to do.

    Returns:
        What became of its records.

    Raises:
        StandfirstError: The file cannot be written.
    """
    tally = Tally()

    def counted(answers: Iterable[Answer]) -> Iterator[Answer]:
        for answer in answers:
            tally.add(None if answer.error is None else answer.cause or answer.error)
            yield answer

    with borrowed_host(task.work, task.timeout) as host:
        records = records_in(task.partition, task.folder, task.fields)
        task.output.write(task.partition.number, counted(host.answers(records)))
    return tally


def count_piece(piece: tuple[Lines, str]) -> int:
    """How many lines begin in a piece of a file.

    Args:
        piece: The piece, and what paths are relative to.
    """
    return count_lines(*piece)


def work_in(folder: str, work: Work) -> Work:
    """The same work where paths are relative to a folder, if the worker has it too.

    Args:
        folder: An absolute path.
        work: What is done with a record.
    """
    return partial(_work_in, folder=folder, work=work)


def _work_in(record: Record, folder: str, work: Work) -> Answer:
    with suppress(OSError):
        os.chdir(folder)  # this is a process that does nothing else
    return work(record)


def version_here() -> str:
    """The version of this program that is installed in this process."""
    try:
        return version("standfirst")
    except PackageNotFoundError:
        return "a version that is not installed"
