"""Going on with what an earlier run has written."""

import json
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, NamedTuple

from tui.batch.worker import Record
from tui.document.errors import UsageError
from tui.pipeline import DigestOptions, identity
from tui.text.json_lines import json_line

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    (
        rf'(?P<head>\{{(?:"id": (?:{_STRING}|-?\d+|true|false), )?"source": (?:null|{_STRING})), '
        rf'(?:(?P<failed>"error": )|"title": {_STRING}, "language": (?P<language>{_STRING}), '
        rf'"method": (?P<method>{_STRING}), "length": (?P<length>{_STRING}), )'
    ).encode()
)


class DoneLine(NamedTuple):
    """A line that was written before."""

    head: bytes
    """How it begins: by this the record that it belongs to is known."""
    cause: str | None
    """Why there is no digest in it; None if there is one."""


def done_lines(lines: Iterable[bytes], options: DigestOptions, name: str) -> Iterator[DoneLine]:
    """Look through lines that were written before.

    Args:
        lines: Whole lines.
        options: What is wanted of the digests now.
        name: What to call the file, already harmless.

    Raises:
        UsageError: One of them was not written with these options, or is no line of a batch at all.
    """
    has_digest = False
    for number, line in enumerate(lines, 1):
        match = _LINE.match(line)
        if match is None:
            raise UsageError(
                f"Cannot go on with {name}: line {number} was not written by this command. Name another file."
            )
        if match["failed"]:
            yield DoneLine(match["head"], json.loads(line).get("cause"))
            continue
        _compare("method", match["method"], options.method, name)
        _compare("length", match["length"], str(options.length), name)
        if options.language is not None:
            _compare("language", match["language"], options.language, name)
        if not has_digest:
            has_digest = True
            _compare_fields(json.loads(line), options, name)
        yield DoneLine(match["head"], None)


def after_done(records: Iterator[Record], done: Iterable[DoneLine], name: str) -> Iterator[Record]:
    """The records that are left when the first ones are done, in the order of the input.

    Args:
        records: The input.
        done: What was written, in the same order. It is gone through at once.
        name: What to call the file, already harmless.

    Raises:
        UsageError: They are not the beginning of this input.
    """
    for number, line in enumerate(done, 1):
        record = next(records, None)
        if record is None or _head(record) != line.head:
            raise UsageError(
                f"Cannot go on with {name}: its line {number} is not that of article {number} named here. "
                "Name the same sources in the same order, or if it was written with --unordered, say so again."
            )
    return records


def without_done(records: Iterator[Record], done: Iterable[DoneLine]) -> Iterator[Record]:
    """The records that are left when some of them are done, wherever they stand.

    Args:
        records: The input.
        done: What was written, in any order. It is gone through at once, and takes nine bytes of memory a line.
    """
    keys = array("Q", sorted(_key(line.head) for line in done))
    used = bytearray(len(keys))
    return (record for record in records if not _use(keys, used, _key(_head(record))))


def _use(keys: "array[int]", used: bytearray, key: int) -> bool:
    """Whether a key was there that nobody had used yet. One that stands there twice can be used twice."""
    place = bisect_left(keys, key)
    while place < len(keys) and keys[place] == key:
        if not used[place]:
            used[place] = True
            return True
        place += 1
    return False


def _head(record: Record) -> bytes:
    return json_line(identity(record)).encode()[: -len("}\n")]


def _key(head: bytes) -> int:
    return int.from_bytes(blake2b(head, digest_size=8).digest())


def _compare(what: str, written: bytes, wanted: str, name: str) -> None:
    if (before := json.loads(written)) != wanted:
        raise UsageError(
            f"Cannot go on with {name}: it was written with --{what} {before}. Ask for the same."
        )


def _compare_fields(digest: dict[str, Any], options: DigestOptions, name: str) -> None:
    asked = {
        "--with-text": ("text" in digest, options.with_text),
        "--explain": (any("reasons" in entry for entry in digest["summary"]), options.explain),
    }
    for option, (before, now) in asked.items():
        if before != now and (option != "--explain" or digest["summary"]):
            verb = "with" if before else "without"
            raise UsageError(f"Cannot go on with {name}: it was written {verb} {option}. Ask for the same.")
