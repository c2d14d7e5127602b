"""The files that the workers of a cluster write, JSON Lines or Parquet: one for each partition, whole or not at all."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

import pyarrow as pa
from pyarrow import parquet

from tui.batch.worker import Answer
from tui.document.errors import SourceError, StandfirstError
from tui.sources.stores import filesystem, printable_address, read_from_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

_ROWS = 1_000

_GIST = pa.struct(
    [("text", pa.string()), ("sentence", pa.int64()), ("start", pa.int64()), ("end", pa.int64())]
)
_TERM = pa.struct([("text", pa.string()), ("occurrences", pa.int64()), ("in_title", pa.bool_())])
_REASONS = pa.struct(
    [
        ("rank", pa.int64()),
        ("chosen_by", pa.int64()),
        ("methods", pa.int64()),
        ("terms", pa.list_(_TERM)),
        ("place_in_section", pa.int64()),
    ]
)
_CHOSEN = pa.struct(
    [
        ("text", pa.string()),
        ("sentence", pa.int64()),
        ("section", pa.int64()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("score", pa.float64()),
        ("reasons", _REASONS),
    ]
)
_SECTION = pa.struct(
    [
        ("section", pa.int64()),
        ("title", pa.string()),
        ("level", pa.int64()),
        ("parent", pa.int64()),
        ("sentences", pa.int64()),
        ("gist", pa.list_(_GIST)),
        ("keywords", pa.list_(pa.string())),
    ]
)
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("title", pa.string()),
        ("language", pa.string()),
        ("method", pa.string()),
        ("length", pa.string()),
        ("words", pa.int64()),
        ("sentences", pa.int64()),
        ("reading_minutes", pa.int64()),
        ("keywords", pa.list_(pa.string())),
        ("summary", pa.list_(_CHOSEN)),
        ("outline", pa.list_(_SECTION)),
        ("text", pa.string()),
        ("error", pa.string()),
        ("cause", pa.string()),
    ]
)
"""The columns: the fields of a line, each empty where a line does not have it. An ``id`` is text here."""


class ParquetRows:
    """Writes rows to a file, some at a time, so that few are ever kept.

    Args:
        file: A file to write to.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._writer = parquet.ParquetWriter(file, SCHEMA, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        """Take rows."""
        return self

    def __exit__(self, *_: object) -> None:
        """Write what is left, and the end of the file."""
        self._flush()
        self._writer.close()

    def add(self, record: dict[str, Any]) -> None:
        """Add a row.

        Args:
            record: The fields of a line.
        """
        if (identity := record.get("id")) is not None:
            record = {**record, "id": str(identity)}
        self._rows.append(record)
        if len(self._rows) >= _ROWS:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=SCHEMA))
            self._rows = []


FORMATS = ("jsonl", "parquet")
_BUFFER = 1 << 20


@dataclass(frozen=True, slots=True)
class PartitionFolder:
    """A folder, here or in a store, whose files are the parts of a result.

    What begins with ``_`` or ``.`` in it is no part: whatever reads such folders passes it over.
    """

    place: str
    """A path, absolute, or an address."""
    format: str = "jsonl"
    """One of ``FORMATS``."""

    @property
    def name(self) -> str:
        """What to call it, harmless."""
        return printable_address(self.place)

    def file_of(self, number: int) -> str:
        """The path or address of a partition's file.

        Args:
            number: The partition's number. In the order of their names, files are in the order of the input.
        """
        return f"{self.place.rstrip('/')}/part-{number:06}.{self.format}"

    def parts(self) -> list[str]:
        """The paths or addresses of the files that are there.

        Raises:
            StandfirstError: The folder cannot be looked into.
        """
        if not is_url(self.place):
            return sorted(str(path) for path in Path(self.place).glob("part-*"))
        try:
            store = filesystem(self.place)
            store.invalidate_cache()
            found = store.glob(f"{self.place.rstrip('/')}/part-*")
            return sorted(store.unstrip_protocol(path) for path in found)
        except FileNotFoundError:
            return []
        except Exception as error:
            raise _unwritable(self.name, error) from error

    def remove(self, parts: Iterable[str]) -> None:
        """Remove files.

        Args:
            parts: Some of ``parts()``.

        Raises:
            StandfirstError: The system or the store does not let them go.
        """
        try:
            for part in parts:
                filesystem(part).rm(part) if is_url(part) else Path(part).unlink()
        except Exception as error:
            raise _unwritable(self.name, error) from error

    def write(self, number: int, answers: Iterable[Answer]) -> None:
        """Write a partition. Its file is there once all of it is written, in the place of any that was there.

        Args:
            number: The partition's number.
            answers: Its answers, in order.

        Raises:
            StandfirstError: It cannot be written.
        """
        with whole_file(self.file_of(number)) as file:
            _write(file, self.format, answers)

    def write_note(self, note: Any) -> None:
        """Keep beside the parts what a later run has to know.

        Args:
            note: Plain data.

        Raises:
            StandfirstError: It cannot be written.
        """
        with whole_file(self._note) as file:
            file.write(json.dumps(note, indent=1).encode())

    def read_note(self) -> Any:
        """What was kept beside the parts; None if nothing was, or nothing that makes sense."""
        try:
            if is_url(self._note):
                return json.loads(read_from_store(self._note))
            return json.loads(Path(self._note).read_bytes())
        except (SourceError, OSError, ValueError):
            return None

    @property
    def _note(self) -> str:
        return f"{self.place.rstrip('/')}/_standfirst.json"


@contextmanager
def whole_file(destination: str) -> Iterator[IO[bytes]]:
    """A file to write to that is there, in the place of any that was, once all of it is written.

    Args:
        destination: A path or an address.

    Raises:
        StandfirstError: It cannot be written.
    """
    here = None if is_url(destination) else Path(destination)
    try:
        if here is not None:
            here.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(suffix=".tmp", prefix=".standfirst-", dir=here and here.parent)
        try:
            with os.fdopen(descriptor, "wb", _BUFFER) as file:
                yield file
            if here is not None:
                _let_be_read(name)
                os.replace(name, here)  # noqa: PTH105 - the name is no Path
            else:
                filesystem(destination).put_file(name, destination)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(name)  # noqa: PTH108
    except StandfirstError:
        raise
    except Exception as error:
        raise _unwritable(printable_address(destination), error) from error


def _write(file: IO[bytes], format_: str, answers: Iterable[Answer]) -> None:
    if format_ == "parquet":
        with ParquetRows(file) as rows:
            for answer in answers:
                rows.add(json.loads(answer.line))
        return
    for answer in answers:
        file.write(answer.line)


def _let_be_read(name: str) -> None:
    """Give a temporary file the rights that any other new file has."""
    mask = os.umask(0)
    os.umask(mask)
    with suppress(OSError):
        os.chmod(name, 0o666 & ~mask)  # noqa: PTH101


def _unwritable(name: str, error: Exception) -> StandfirstError:
    why: Any = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return StandfirstError(f"Cannot write {name}: {clean_line(str(why))}. Check the place and your access.")
