"""Lines of results as rows of a Parquet file. Importing this loads pyarrow."""

from typing import IO, Any, Self

import pyarrow as pa
from pyarrow import parquet

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
