"""Kill readers (SIGKILL) while they write to the library, and check that it has everything that they confirmed.

    python benchmarks/library_kills.py [--kills 200] [--readers 8] [--pause SECONDS] [--seed 1]

Some readers at a time save states, highlight sentences of one article that they share, and remove and reopen articles
of their own; each prints every change once it is confirmed. One after the other is killed at a random moment, at times
before it has opened the library, or leaves; another takes its place. Each time the library is compared with what was
printed, while the others go on: of the change that was under way at a kill it may have all or nothing. At the end the
changes of all readers are compared once more.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import NamedTuple

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.library import database_file
from tui.library.anchors import anchor_at
from tui.library.library import Library
from tui.library.records import ReadingState, fingerprint_of

READERS = 8
"""The most at a time."""
_ARTICLES = 3
_SENTENCES = [
    f"This is sentence number {number} of {word}." for number in range(40) for word in ("all", "these")
]
_METHODS = ("lead", "lsa", "kl")
_EARLY_SHARE = 0.2
_LEAVING_SHARE = 0.2
_MAX_PAUSE_SECONDS = 0.15
_PAUSE_SECONDS = 0.0005
"""Without a pause one reader would block the other for seconds: SQLite does not queue them."""


class Change(NamedTuple):
    """One change that a reader makes."""

    kind: str
    article: int
    """One of the reader's own articles; highlights are of the article that both share."""
    number: int


@dataclass
class Written:
    """The changes that one reader has written."""

    states: dict[int, ReadingState] = field(default_factory=dict)
    highlights: set[int] = field(default_factory=set)

    def apply(self, change: Change) -> None:
        """Record a change in the expected state."""
        if change.kind == "open":
            self.states.setdefault(change.article, ReadingState())
        elif change.kind == "save" and change.article in self.states:
            self.states[change.article] = state_of(change)
        elif change.kind == "remove":
            self.states.pop(change.article, None)
        elif change.kind == "highlight":
            self.highlights.add(change.number)
        elif change.kind == "unhighlight":
            self.highlights.discard(change.number)


class Ended(NamedTuple):
    """A reader that was killed, or has left."""

    name: str
    reader: int
    confirmed: int
    was_killed: bool


def changes_of(name: str, reader: int) -> Iterator[Change]:
    """Yield the changes that a reader makes, always the same. It highlights other sentences than the other reader.

    Args:
        name: The round.
        reader: Its place among the readers.
    """
    random = Random(f"{name} {reader}")
    kinds, weights = ("save", "highlight", "unhighlight", "open", "remove"), (8, 6, 2, 3, 1)
    yield from (Change("open", article, 0) for article in range(_ARTICLES))
    while True:
        (kind,) = random.choices(kinds, weights)
        sentence = random.randrange(len(_SENTENCES) // READERS) * READERS + reader
        yield Change(kind, random.randrange(_ARTICLES), sentence)


def state_of(change: Change) -> ReadingState:
    """Return the state that a change saves."""
    method = _METHODS[change.number % len(_METHODS)]
    anchor = anchor_at(" ".join(_SENTENCES), change.number * 10)
    return ReadingState(anchor, anchor.fraction, method, str(change.number + 1), None, None)


def article_of(name: str, reader: int | str, number: int | str) -> Article:
    """Return one of the articles of a round."""
    drafts = [Draft(BlockKind.PARAGRAPH, " ".join(_SENTENCES))]
    return build_article(drafts, title=f"{name}, reader {reader}, article {number}")


def fingerprint(article: Article) -> str:
    """Return the fingerprint under which the library keeps an article of a round."""
    return fingerprint_of(article.title, article.text)


def write(folder: Path, name: str, reader: int) -> None:
    """Change the library until this process is killed or told to leave (SIGTERM), and print each change."""
    is_leaving: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: is_leaving.append(number))
    wait_for_others()
    shared = article_of(name, "all", "shared")
    own = [article_of(name, reader, number) for number in range(_ARTICLES)]
    starts = _starts()
    library = Library(folder)
    library.record_opened(shared, f"/{name}/shared")
    for number, change in enumerate(changes_of(name, reader), 1):
        match change.kind:
            case "open":
                library.record_opened(own[change.article], f"/{name}/{reader}/{change.article}")
            case "save":
                library.save(fingerprint(own[change.article]), state_of(change))
            case "remove":
                library.remove(fingerprint(own[change.article]))
            case "highlight":
                library.add_highlight(fingerprint(shared), starts[change.number], _SENTENCES[change.number])
            case "unhighlight":
                start = starts[change.number]
                unwanted = [
                    found for found in library.highlights(fingerprint(shared)) if found.start == start
                ]
                library.remove_highlights(fingerprint(shared), *unwanted)
        if not library.is_persistent:
            sys.exit(f"not persistent: {library.pop_messages()}")
        os.write(1, f"{number}\n".encode())
        if is_leaving:
            break
        time.sleep(_PAUSE_SECONDS)
    library.close()


def wait_for_others() -> None:
    """Let changes wait minutes for other readers: on a busy machine, a process may not run for seconds."""
    database_file.LOCK_TIMEOUT = 600.0
    database_file._MAX_TRIES = 30_000


def _starts() -> list[int]:
    starts, start = [], 0
    for sentence in _SENTENCES:
        starts.append(start)
        start += len(sentence) + 1
    return starts


class Readers:
    """Readers that write to one library at once. In the place of each that ends, another one starts.

    Args:
        folder: The library's.
        count: How many there are at a time.
    """

    def __init__(self, folder: Path, count: int) -> None:
        self._folder = folder
        self._rounds = [0] * count
        self._processes = [self._started(reader) for reader in range(count)]

    def _started(self, reader: int) -> "subprocess.Popen[bytes]":
        self._rounds[reader] += 1
        command = [sys.executable, __file__, "--write", str(self._folder), "--name", self._name(reader)]
        command += ["--reader", str(reader)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)

    def _name(self, reader: int) -> str:
        return f"Round {self._rounds[reader]}"

    def end_one(self, random: Random) -> Ended:
        """End a reader at a random moment, and start another one.

        Raises:
            RuntimeError: A reader failed.
        """
        reader = random.randrange(len(self._processes))
        process = self._processes[reader]
        printed = b""
        if random.random() >= _EARLY_SHARE:
            assert process.stdout is not None
            printed = process.stdout.readline()
        time.sleep(random.uniform(0, _MAX_PAUSE_SECONDS))
        leaves = bool(printed) and random.random() < _LEAVING_SHARE
        ended = self._end(reader, printed, is_killed=not leaves)
        self._processes[reader] = self._started(reader)
        return ended

    def kill_all(self) -> list[Ended]:
        """Kill all readers, and start none."""
        return [self._end(reader, b"", is_killed=True) for reader in range(len(self._processes))]

    def _end(self, reader: int, printed: bytes, *, is_killed: bool) -> Ended:
        process = self._processes[reader]
        process.send_signal(signal.SIGKILL if is_killed else signal.SIGTERM)
        rest, errors = process.communicate()
        if errors:
            raise RuntimeError(errors.decode())
        confirmed = len((printed + rest).splitlines())
        return Ended(self._name(reader), reader, confirmed, is_killed)


def is_complete(library: Library, ended: Ended) -> bool:
    """Return whether the library has what was confirmed; after a kill, perhaps also the change that was under way."""
    expected, changes = Written(), changes_of(ended.name, ended.reader)
    for _ in range(ended.confirmed):
        expected.apply(next(changes))
    actual = _actual(library, ended)
    if actual == expected or not ended.was_killed:
        return actual == expected
    expected.apply(next(changes))
    return actual == expected


def _actual(library: Library, ended: Ended) -> Written:
    actual = Written()
    for number in range(_ARTICLES):
        entry = library.find(article_of(ended.name, ended.reader, number))
        if entry is not None:
            actual.states[number] = entry.state
    starts = {start: number for number, start in enumerate(_starts())}
    highlights = library.highlights(fingerprint(article_of(ended.name, "all", "shared")))
    numbers = [starts[highlight.start] for highlight in highlights]
    actual.highlights = {number for number in numbers if number % READERS == ended.reader}
    return actual


def main() -> None:
    """Kill readers and print what was confirmed and what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200, help="how many readers to kill")
    parser.add_argument("--readers", type=int, default=READERS, help="how many there are at a time")
    parser.add_argument("--pause", type=float, default=0.0, help="seconds between two ends")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    for hidden in ("--write", "--name", "--reader"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.write:
        write(Path(options.write), options.name, int(options.reader))
        return
    wait_for_others()
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder), options)


def _report(folder: Path, options: argparse.Namespace) -> None:
    random, readers = Random(options.seed), Readers(folder, options.readers)
    ends: list[Ended] = []
    messages: list[str] = []
    lost = 0
    try:
        while sum(ended.was_killed for ended in ends) < options.kills:
            ends.append(readers.end_one(random))
            lost += _count_incomplete(folder, ends[-1:], messages)
            time.sleep(options.pause)
    finally:
        ends += readers.kill_all()
    lost_since = _count_incomplete(folder, ends, messages)
    killed = [ended for ended in ends if ended.was_killed]
    counts = (
        len(killed),
        len(ends) - len(killed),
        sum(ended.confirmed for ended in ends),
        sum(ended.confirmed == 0 for ended in killed),
        lost,
        lost_since,
        len(messages),
    )
    print(
        "| killed | left | changes confirmed | killed before the first | lost something | at the end | messages |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    print("|", " | ".join(f"{count:,}" for count in counts), "|")
    print(*messages, sep="\n")
    sys.exit(1 if lost or lost_since or messages else 0)


def _count_incomplete(folder: Path, ends: list[Ended], messages: list[str]) -> int:
    library = Library(folder)
    count = sum(not is_complete(library, ended) for ended in ends)
    messages += library.pop_messages()
    library.close()
    return count


if __name__ == "__main__":
    main()
