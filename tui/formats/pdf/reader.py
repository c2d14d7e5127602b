"""Read PDF documents in a child process, so that a broken one that crashes PDFium costs only that.

Run as a program, this module is the child: it reads a document from standard input, and writes JSON to standard output.
"""

import re
import sys
from collections.abc import Iterable
from html import unescape
from typing import Any, BinaryIO

from tui.document.build import Draft, Metadata
from tui.document.errors import SourceError
from tui.document.model import BlockKind, Dropped, Note, Picture, Span, SpanKind
from tui.formats.parsed_document import ParsedDocument, ProbedText
from tui.text.patterns import lazy_pattern

_MIN_CPU_SECONDS = 10
_CPU_SECONDS_PER_MB = 10
"""A thousand pages of text are 5 to 10 MB, and take 20 seconds."""
_MAX_CPU_SECONDS = 300
_PATIENCE = 6
"""The seconds that are waited for each second of the child's CPU time, since the machine may be busy."""
_WATCH_SECONDS = 0.5
_MAX_MEMORY_BYTES = 1024 * 1024 * 1024


def sniff_pdf(head: bytes) -> bool:
    """Return whether a file begins as a PDF document does."""
    return head[:1024].lstrip().startswith(b"%PDF-")


def read_pdf(data: bytes, name: str) -> ParsedDocument:
    """Return the document in a PDF file.

    Args:
        data: The file.
        name: Its name, for messages.

    Raises:
        SourceError: It is locked, damaged, too large, or holds only pictures of text.
    """
    import json
    import subprocess

    seconds = _PATIENCE * max_cpu_seconds(len(data))
    try:
        answer = json.loads((_read_in_fork if _forks else _read_in_process)(data, seconds))
    except (OSError, subprocess.SubprocessError):
        raise SourceError(
            f"Cannot read {name}: it takes too long or too much memory, or is damaged. "
            "Open a part of it, or save a copy with a PDF viewer and open that."
        ) from None
    if "error" in answer:
        raise SourceError(f"Cannot read {name}: {answer['error']}")
    return ParsedDocument(
        answer["title"],
        [
            Draft(
                BlockKind(kind),
                text,
                level,
                marker,
                tuple(Span(SpanKind(name), start, end, target) for name, start, end, target in spans),
                tuple(map(tuple, rows)),
                Picture() if kind == BlockKind.FIGURE else None,
                is_prose,
            )
            for kind, text, level, marker, spans, rows, is_prose in answer["drafts"]
        ],
        [Dropped(reason, text) for reason, text in answer["dropped"]],
        Metadata(author=answer["author"], date=answer["date"]),
        answer["language"],
        notes=[Note(label, text) for label, text in answer["notes"]],
        warnings=answer["warnings"],
    )


def max_cpu_seconds(size: int) -> int:
    """Return the CPU time in seconds that reading a document may take, by its size in bytes."""
    return min(_MIN_CPU_SECONDS + _CPU_SECONDS_PER_MB * size // 1_000_000, _MAX_CPU_SECONDS)


def read_in_forks() -> None:
    """From now on, read each document in a fork of this process: without loading everything in a new one each time.

    A process that calls it must have no thread that may hold a lock. This is for Linux alone: elsewhere, libraries of
    the system may not work in a fork.
    """
    global _forks  # noqa: PLW0603 - a property of the process
    _forks = sys.platform == "linux"


_forks = False


def _read_in_process(data: bytes, seconds: float) -> bytes:
    import os
    import subprocess

    return subprocess.run(
        # -P: a file in the current folder must not replace a module.
        [sys.executable, "-P", "-m", __name__],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
    ).stdout


def _read_in_fork(data: bytes, seconds: float) -> bytes:
    import tui.formats.pdf.document  # noqa: F401 - loaded once, and not in each fork
    from tui.formats.pdf.forked import run_in_fork

    def work() -> bytes:
        _end_with_parent()
        return _answer(data, _address_space())

    return run_in_fork(work, seconds)


def _address_space() -> int:
    """Return the size in bytes with which a fork begins."""
    import os
    from pathlib import Path

    return int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Read a PDF file from standard input, and write the document, or an error, as JSON to standard output."""
    _end_with_parent()
    sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))


def _answer(data: bytes, used_memory: int = 0) -> bytes:
    """Return the document in a PDF file, or an error, as JSON. This process is for that alone."""
    import json

    _limit_resources(max_cpu_seconds(len(data)), used_memory)
    from tui.formats.pdf.document import parse_pdf
    from tui.formats.pdf.pdfium import UnreadableError

    try:
        document = parse_pdf(data)
    except UnreadableError as error:
        answer: dict[str, Any] = {"error": str(error)}
    else:
        answer = {
            "title": document.title,
            "drafts": [
                (
                    draft.kind,
                    draft.text,
                    draft.level,
                    draft.marker,
                    draft.spans,
                    draft.rows,
                    draft.is_prose,
                )
                for draft in document.drafts
            ],
            "dropped": list(document.dropped),
            "notes": list(document.notes),
            "warnings": list(document.warnings),
            "author": document.metadata.author,
            "date": document.metadata.date,
            "language": document.language,
        }
    return json.dumps(answer).encode()


def _end_with_parent() -> None:
    """End this process when the one that started it has ended, as when the reader is left while a document opens."""
    import os
    import threading
    import time

    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCH_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _limit_resources(cpu_seconds: int, used_memory: int) -> None:
    """Let the system end this process, without a core dump, before it takes too much time or more memory."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    memory = used_memory + _MAX_MEMORY_BYTES
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


_TAIL_BYTES = 64 * 1024
_WORDS_PER_PAGE = 500
_INFO_REFERENCE = lazy_pattern(rb"/Info\s{1,9}(\d{1,9})\s{1,9}(\d{1,5})\s{1,9}R")
_TITLE = lazy_pattern(
    rb"/Title\s{0,9}(?:\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.){0,500}\)){0,2000})\)|<([0-9A-Fa-f\s]{0,4000})>)",
    re.DOTALL,
)
_XMP_TITLE = lazy_pattern(rb"<dc:title>\s{0,99}<rdf:Alt>\s{0,99}<rdf:li\b[^<>]{0,99}>([^<]{1,2000})</")
_PAGE_COUNT = lazy_pattern(rb"/Count\s{1,9}(\d{1,6})|/Linearized[^<>]{0,200}/N\s{1,9}(\d{1,6})")
_DICTIONARY = lazy_pattern(rb"<<((?:[^<>]|<[^<>]*>){0,60000})>>")
_PAGES_TYPE = lazy_pattern(rb"/Type\s{0,9}/Pages\b")
_ESCAPE = lazy_pattern(rb"\\([nrtbf()\\]|[0-7]{1,3}|\r\n|\r|\n)")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"", b"f": b""}
# PDFDocEncoding, where it is not Latin-1: ISO 32000-1, annex D.3.
_PDF_DOC_ENCODING = dict(zip(range(0x80, 0x9F), "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", strict=True)) | {0xA0: "€"}


def probe_pdf(head: bytes, file: BinaryIO, size: int) -> ProbedText:
    """Return the title and an estimate of the words, from the two ends of a file, unless these are compressed."""
    file.seek(max(0, size - _TAIL_BYTES))
    ends = (head, file.read(_TAIL_BYTES))
    pages = max(map(_page_count, ends))
    return ProbedText(_title(ends), pages * _WORDS_PER_PAGE or None)


def _title(ends: Iterable[bytes]) -> str:
    data = b"\n".join(ends)
    if b"/Encrypt" in data:
        return ""
    if (info := _INFO_REFERENCE.search(data)) is not None:
        start = re.search(rb"(?<!\d)%s\s+%s\s+obj" % (info[1], info[2]), data)
        content = b"" if start is None else data[start.end() : start.end() + 8 * 1024]
        title = _TITLE.search(content.partition(b"endobj")[0])
        if title is not None and (text := _decode_string(title)).strip():
            return text
    title = _XMP_TITLE.search(data)
    return unescape(title[1].decode("utf-8", "replace")) if title else ""


def _decode_string(title: re.Match[bytes]) -> str:
    if title[2] is not None:
        digits = re.sub(rb"\s", b"", title[2]).decode()
        text = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        text = _ESCAPE.sub(_unescaped, title[1])
    if text.startswith((b"\xfe\xff", b"\xff\xfe")):
        return text.decode("utf-16", "replace")
    if text.startswith(b"\xef\xbb\xbf"):
        return text.decode("utf-8-sig", "replace")
    return text.decode("latin-1").translate(_PDF_DOC_ENCODING)


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    if escape[:1].isdigit():
        return bytes([int(escape, 8) & 0xFF])
    return _ESCAPED.get(escape, b"" if escape[:1] in b"\r\n" else escape)


def _page_count(data: bytes) -> int:
    """Return the highest count in the page tree; outlines have counts too."""
    counts = [0]
    for part in _DICTIONARY.finditer(data):
        count = _PAGE_COUNT.search(part[1])
        if count is not None and (count[2] or _PAGES_TYPE.search(part[1])):
            counts.append(int(count[1] or count[2]))
    return max(counts)


if __name__ == "__main__":
    main()
