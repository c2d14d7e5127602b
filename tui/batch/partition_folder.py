"""The folder that workers of a cluster write to: a file for each partition, JSON Lines or Parquet."""

import json
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from tui.batch.worker import Result
from tui.document.errors import SourceError, StandfirstError
from tui.export.files import replaced_file
from tui.pipeline import Record
from tui.sources.stores import filesystem, printable_address, read_from_store
from tui.text.sanitize import clean_line
from tui.text.urls import is_url

_ROW_GROUP = 1_000


def _text_columns() -> dict[str, Any]:
    """Return the columns of an article's text, which ``--with-text`` adds."""
    import pyarrow as pa

    string, integer = pa.string(), pa.int64()
    span = pa.struct({"kind": string, "start": integer, "end": integer, "target": string})
    block = pa.struct(
        {
            "kind": string,
            **dict.fromkeys(("start", "end", "level"), integer),
            "spans": pa.list_(span),
            "marker": string,
            "rows": pa.list_(pa.list_(string)),
            "picture": pa.struct({"alternative": string, "address": string}),
        }
    )
    return {
        "text": string,
        "blocks": pa.list_(block),
        "notes": pa.list_(pa.struct({"label": string, "text": string})),
        "dropped": pa.list_(pa.struct({"reason": string, "text": string})),
    }


@cache
def _parquet_schema() -> Any:
    """Return the columns: the fields of all records, null where a record has none. An ``id`` is a string here."""
    import pyarrow as pa

    string, integer, strings = pa.string(), pa.int64(), pa.list_(pa.string())
    gist = pa.struct({"text": string, "sentence": integer, "start": integer, "end": integer})
    term = pa.struct({"text": string, "occurrences": integer, "in_title": pa.bool_()})
    reasons = pa.struct(
        {
            **dict.fromkeys(("rank", "chosen_by", "methods"), integer),
            "terms": pa.list_(term),
            "place_in_section": integer,
        }
    )
    sentence = pa.struct(
        {
            "text": string,
            **dict.fromkeys(("sentence", "section", "start", "end"), integer),
            "score": pa.float64(),
            "context": pa.list_(gist),
            "reasons": reasons,
        }
    )
    section = pa.struct(
        {
            "section": integer,
            "title": string,
            **dict.fromkeys(("level", "parent", "sentences"), integer),
            "gist": pa.list_(gist),
            "keywords": strings,
        }
    )
    return pa.schema(
        {
            **dict.fromkeys(("id", "source", "title", "language", "method", "length", "fingerprint"), string),
            **dict.fromkeys(("words", "sentences", "reading_minutes"), integer),
            "warnings": strings,
            "keywords": strings,
            "summary": pa.list_(sentence),
            "outline": pa.list_(section),
            **_text_columns(),
            **dict.fromkeys(("error", "cause"), string),
        }
    )


class _ParquetFile:
    """Writes records as rows of a Parquet file, a group at a time to limit the memory it takes."""

    def __init__(self, file: IO[bytes]) -> None:
        from pyarrow import parquet

        self._writer = parquet.ParquetWriter(file, _parquet_schema(), compression="zstd")
        self._rows: list[Record] = []

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def add(self, record: Record) -> None:
        if (identity := record.get("id")) is not None:
            record = {**record, "id": str(identity)}
        self._rows.append(record)
        if len(self._rows) >= _ROW_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa

        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, schema=_parquet_schema()))
            self._rows = []


@dataclass(frozen=True, slots=True)
class PartitionFolder:
    """A folder, on this machine or in a store, with a file for each partition of a result.

    Files whose names begin with ``_`` or ``.`` are not partitions; Spark and other programs ignore them too.
    """

    location: str
    """An absolute path or an address."""
    format: str = "jsonl"
    """``jsonl`` or ``parquet``."""

    @property
    def name(self) -> str:
        """Its sanitized name for messages."""
        return printable_address(self.location)

    def path_of(self, number: int) -> str:
        """Return the path or address of a partition's file. Sorted, they are in the order of the input."""
        return self._path(f"part-{number:06}.{self.format}")

    def existing(self) -> list[str]:
        """Return the paths or addresses of the files that exist.

        Raises:
            StandfirstError: The folder cannot be read.
        """
        if not is_url(self.location):
            return sorted(str(path) for path in Path(self.location).glob("part-*"))
        try:
            store = filesystem(self.location)
            store.invalidate_cache()
            return sorted(store.unstrip_protocol(path) for path in store.glob(self._path("part-*")))
        except FileNotFoundError:
            return []
        except Exception as error:
            raise _write_error(self.name, error) from error

    def remove(self, paths: Iterable[str]) -> None:
        """Remove files, some of those that exist.

        Raises:
            StandfirstError: A file cannot be removed.
        """
        try:
            for path in paths:
                filesystem(path).rm(path) if is_url(path) else Path(path).unlink()
        except Exception as error:
            raise _write_error(self.name, error) from error

    def write(self, number: int, results: Iterable[Result]) -> None:
        """Write the file of a partition. It appears, or replaces one, when it is complete.

        Raises:
            StandfirstError: The file cannot be written.
        """
        with _replaced(self.path_of(number)) as file:
            if self.format == "parquet":
                with closing(_ParquetFile(file)) as rows:
                    for result in results:
                        rows.add(json.loads(result.line))
            else:
                file.writelines(result.line for result in results)

    def write_manifest(self, manifest: Any) -> None:
        """Write the manifest, which a later run compares with its own, as JSON beside the partitions.

        Raises:
            StandfirstError: The file cannot be written.
        """
        with _replaced(self._manifest_path) as file:
            file.write(json.dumps(manifest, indent=1).encode())

    def read_manifest(self) -> Any:
        """Return the manifest of an earlier run; None if there is none that can be read."""
        path = self._manifest_path
        try:
            return json.loads(read_from_store(path) if is_url(path) else Path(path).read_bytes())
        except (SourceError, OSError, ValueError):
            return None

    @property
    def _manifest_path(self) -> str:
        return self._path("_standfirst.json")

    def _path(self, name: str) -> str:
        return f"{self.location.rstrip('/')}/{name}"


@contextmanager
def _replaced(path: str) -> Iterator[IO[bytes]]:
    """Open a file at a path or address that replaces the one there when it is complete."""
    try:
        if is_url(path):
            with tempfile.TemporaryDirectory(prefix="standfirst-") as folder:
                draft = Path(folder) / "draft"
                with draft.open("wb") as file:
                    yield file
                filesystem(path).put_file(str(draft), path)
        else:
            with replaced_file(Path(path)) as file:
                yield file
    except StandfirstError:
        raise
    except Exception as error:
        raise _write_error(printable_address(path), error) from error


def _write_error(name: str, error: Exception) -> StandfirstError:
    why = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return StandfirstError(f"Cannot write {name}: {clean_line(str(why))}. Check the place and your access.")
