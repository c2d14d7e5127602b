"""The mapping of a record's fields to SQL columns.

A field's annotation is the type of its column, such as ``words: Count``, or ``Annotated[Count, "name"]`` if the column
has another name. SQL statements are made from these annotations and bind values by name, so that a new column needs
only a field and a migration.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from math import isnan
from typing import Annotated, Any, NamedTuple, TypeVar, get_type_hints

from tui.text.sanitize import clean_line, clean_text

_MAX_COUNT = 2**31 - 1
_MAX_MILLISECONDS = 253_402_000_000_000
"""A moment in the year 9999."""

RecordType = TypeVar("RecordType")


class SqlColumn(NamedTuple):
    """The column of a field."""

    load: Callable[[Any], object]
    """Converts whatever SQLite returns to a valid value: other programs can write to the file, too."""
    store: Callable[[Any], object] | None = None
    """Converts a value to the one that SQLite stores; by default ``load``, which does not change valid values."""
    expression: str = ""
    """The SQL expression of a computed value, which is never written."""


class Embedded(NamedTuple):
    """The columns, in the same table, of a field that is a record itself."""

    record: Callable[..., object]
    is_optional: bool = False
    """True if the field is None where the record's first column is NULL."""


def select_list(record: Callable[..., object]) -> str:
    """Return the columns of a record for a SELECT."""
    columns = _columns(record).items()
    return ", ".join(f"{kept.expression} AS {name}" if kept.expression else name for name, kept in columns)


def from_row(record: Callable[..., RecordType], row: Mapping[str, object]) -> RecordType:
    """Make a record of a class from a row's values by column."""
    made: RecordType = _loader(record)(row)
    return made


def to_row(record: tuple[object, ...]) -> dict[str, object]:
    """Return the values that SQLite stores of a record, by column."""
    values: dict[str, object] = {}
    for field, (name, kept) in _fields(type(record)).items():
        value = getattr(record, field)
        if isinstance(kept, Embedded):
            values |= dict.fromkeys(_columns(kept.record)) if value is None else to_row(value)
        elif not kept.expression:
            values[name] = (kept.store or kept.load)(value)
    return values


def insert_into(table: str, columns: Iterable[str], *, or_else: str = "ABORT") -> str:
    """Return an INSERT statement with the columns' names as parameters.

    Args:
        table: The name of the table.
        columns: The names of the columns.
        or_else: SQLite's conflict resolution, such as ``IGNORE``.
    """
    names = list(columns)
    values = ", ".join(f":{name}" for name in names)
    return f"INSERT OR {or_else} INTO {table} ({', '.join(names)}) VALUES ({values})"


def assignments(columns: Iterable[str]) -> str:
    """Return the assignments of an UPDATE, with the columns' names as parameters."""
    return ", ".join(f"{name} = :{name}" for name in columns)


@cache
def _loader(record: Callable[..., RecordType]) -> Callable[[Mapping[str, object]], RecordType]:
    parts = [_part(name, kept) for name, kept in _fields(record).values()]
    return lambda row: record(*[part(row) for part in parts])


def _part(name: str, kept: "SqlColumn | Embedded") -> Callable[[Mapping[str, object]], object]:
    if isinstance(kept, SqlColumn):
        load_value = kept.load
        return lambda row: load_value(row[name])
    load = _loader(kept.record)
    first = next(iter(_columns(kept.record))) if kept.is_optional else None
    return load if first is None else lambda row: None if row[first] is None else load(row)


@cache
def _fields(record: Callable[..., object]) -> dict[str, tuple[str, SqlColumn | Embedded]]:
    fields = {}
    for field, hint in get_type_hints(record, include_extras=True).items():
        kept, *names = hint.__metadata__
        fields[field] = (names[0] if names else field), kept
    return fields


@cache
def _columns(record: Callable[..., object]) -> dict[str, SqlColumn]:
    columns: dict[str, SqlColumn] = {}
    for name, kept in _fields(record).values():
        columns |= {name: kept} if isinstance(kept, SqlColumn) else _columns(kept.record)
    return columns


def to_line(value: object) -> str:
    """Return one line of text that is safe on the screen; empty for anything but text."""
    return clean_line(value) if isinstance(value, str) else ""


def to_text(value: object) -> str:
    """Return text that is safe on the screen; empty for anything but text."""
    return clean_text(value) if isinstance(value, str) else ""


def to_source(value: object) -> str | None:
    """Return a path or URL from its bytes; None for anything else."""
    return value.decode(errors="surrogateescape") if isinstance(value, bytes) and value else None


def to_source_bytes(source: str | None) -> bytes | None:
    """Return the bytes of a path or URL; those of a path need not be text."""
    return None if source is None else source.encode(errors="surrogateescape")


def to_count(value: object) -> int:
    """Return an integer from 0; 0 for anything but an integer."""
    return min(max(value, 0), _MAX_COUNT) if isinstance(value, int) else 0


def to_fraction(value: object) -> float:
    """Return a part of a whole, from 0 to 1; 0 for anything but a number."""
    return min(max(value, 0.0), 1.0) if isinstance(value, int | float) and not isnan(value) else 0.0


def to_moment(value: object) -> datetime:
    """Return a moment in local time from milliseconds since 1970."""
    milliseconds = min(max(value, 0), _MAX_MILLISECONDS) if isinstance(value, int) else 0
    return datetime.fromtimestamp(milliseconds / 1000, UTC).astimezone()


def to_milliseconds(when: datetime) -> int:
    """Return a moment in milliseconds since 1970."""
    return round(when.timestamp() * 1000)


Line = Annotated[str, SqlColumn(to_line)]
OptionalLine = Annotated[str | None, SqlColumn(lambda value: to_line(value) or None)]
Text = Annotated[str, SqlColumn(to_text)]
Source = Annotated[str | None, SqlColumn(to_source, to_source_bytes)]
Count = Annotated[int, SqlColumn(to_count)]
OptionalCount = Annotated[int | None, SqlColumn(lambda value: None if value is None else to_count(value))]
Fraction = Annotated[float, SqlColumn(to_fraction)]
Moment = Annotated[datetime, SqlColumn(to_moment, to_milliseconds)]
