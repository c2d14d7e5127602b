"""JSON Lines: a record a line, each with the text of an article."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, NoReturn

from tui.batch.lines import split_lines
from tui.pipeline import failed_record
from tui.sources.files import SIZE_LIMIT

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""The file name endings of JSON Lines, lower case."""

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Fields:
    """Under which names the lines of JSON Lines hold what is wanted of them."""

    text: str = "text"
    title: str = "title"
    id: str = "id"


def json_records(stream: BufferedReader, name: str, fields: Fields, first: int = 1) -> Iterator[Record]:
    """The records of a stream of JSON Lines. A line that is no record becomes one with an ``error``.

    Args:
        stream: What ``plain_stream`` gave.
        name: What to call it, already harmless. A record whose line names no ``source`` has this and the line's number.
        fields: The names of the lines' fields.
        first: The number of the stream's first line, where it is a part of something.

    Raises:
        SourceError: It cannot be read to its end. The records before have come.
    """
    for number, line in enumerate(split_lines(stream, name), first):
        if line.strip():
            yield _record(line, f"{name}:{number}", fields)


def _record(line: bytes, place: str, fields: Fields) -> Record:
    if len(line) > SIZE_LIMIT:
        return _failed(place, "the line has more than 64 MB. Split it, or leave it out.")
    try:
        entry = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return _failed(place, "the line is not JSON. Check how it was written.")
    if not isinstance(entry, dict):
        return _failed(place, "the line is not a JSON object. Write one object a line.")
    source = entry.get("source")
    record: Record = {"source": source if isinstance(source, str) and source else place}
    if (identity := entry.get(fields.id)) is not None:
        record["id"] = _identity(identity)
    if isinstance(title := entry.get(fields.title), str):
        record["title"] = title
    if (text := entry.get(fields.text)) is None:
        why = f"the line has no field “{fields.text}”. Name the field with --text-field."
        return failed_record(record, f"Cannot read {place}: {why}")
    return record | {"text": text}


def _failed(place: str, why: str) -> Record:
    return failed_record({"source": place}, f"Cannot read {place}: {why}")


def _identity(value: Any) -> str | int:
    """Something that any reader of JSON takes, which infinity is not."""
    return value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
