"""Whether the library has everything that it confirmed after readers were killed (SIGKILL) while they wrote.

    python benchmarks/library_kills.py [--kills 200] [--seed 1]

Two readers at a time keep places, mark sentences of the same article, and remove and reopen articles of their own; each
tells of every change once it is confirmed. Each is killed at a random moment, every other one perhaps before it has
opened the library. Then the library is opened and compared with what was told: of the change that was under way it may
have all or nothing. At the end all that the killed readers left is compared once more.
"""

import argparse
import os
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
from tui.library.anchors import anchor_at
from tui.library.library import Library
from tui.library.records import ReadingState, fingerprint_of

READERS = 2
_ARTICLES = 3
_SENTENCES = [
    f"This is sentence number {number} of {word}." for number in range(40) for word in ("all", "these")
]
_METHODS = ("lead", "lsa", "kl")
_SECONDS_OF_START = 0.4
_SECONDS_OF_WRITING = 0.15
_SECONDS_BETWEEN_CHANGES = 0.0005
"""Without a pause one reader would keep the other waiting for seconds: SQLite does not queue them."""


class Change(NamedTuple):
    """One change that a reader makes."""

    kind: str
    article: int
    """Which of the reader's own articles; marks are of the article that it shares."""
    number: int


@dataclass
class Expected:
    """What the library should have of one reader."""

    states: dict[int, ReadingState] = field(default_factory=dict)
    marks: set[int] = field(default_factory=set)

    def take_up(self, change: Change) -> None:
        """Be what the library should have once a change was made."""
        if change.kind == "open":
            self.states.setdefault(change.article, ReadingState())
        elif change.kind == "save" and change.article in self.states:
            self.states[change.article] = state_of(change)
        elif change.kind == "remove":
            self.states.pop(change.article, None)
        elif change.kind == "mark":
            self.marks.add(change.number)
        elif change.kind == "unmark":
            self.marks.discard(change.number)


class Found(NamedTuple):
    """How a reader was ended."""

    name: str
    reader: int
    confirmed: int


def changes_of(name: str, reader: int) -> Iterator[Change]:
    """The changes that a reader makes, always the same; the sentences that it marks are no other reader's.

    Args:
        name: The round.
        reader: Its number in the round.
    """
    random = Random(f"{name} {reader}")
    kinds, weights = ("save", "mark", "unmark", "open", "remove"), (8, 6, 2, 3, 1)
    yield from (Change("open", article, 0) for article in range(_ARTICLES))
    while True:
        (kind,) = random.choices(kinds, weights)
        sentence = random.randrange(len(_SENTENCES) // READERS) * READERS + reader
        yield Change(kind, random.randrange(_ARTICLES), sentence)


def state_of(change: Change) -> ReadingState:
    """The state that a change keeps."""
    method = _METHODS[change.number % len(_METHODS)]
    place = anchor_at(" ".join(_SENTENCES), change.number * 10)
    return ReadingState(place, place.share, method, str(change.number + 1), None, None)


def article_of(name: str, reader: int | str, number: int | str) -> Article:
    """One of the articles of a round."""
    drafts = [Draft(BlockKind.PARAGRAPH, " ".join(_SENTENCES))]
    return build_article(drafts, title=f"{name}, reader {reader}, article {number}")


def identity(article: Article) -> str:
    """The identity of an article."""
    return fingerprint_of(article.title, article.text)


def write(folder: Path, name: str, reader: int) -> None:
    """Be a reader that changes the library until it is killed, and tells of each change."""
    shared = article_of(name, "all", "shared")
    own = [article_of(name, reader, number) for number in range(_ARTICLES)]
    with_starts = _starts()
    library = Library(folder)
    library.opened(shared, f"/{name}/shared")
    for number, change in enumerate(changes_of(name, reader), 1):
        match change.kind:
            case "open":
                library.opened(own[change.article], f"/{name}/{reader}/{change.article}")
            case "save":
                library.save(identity(own[change.article]), state_of(change))
            case "remove":
                library.remove(identity(own[change.article]))
            case "mark":
                library.mark(identity(shared), with_starts[change.number], _SENTENCES[change.number])
            case "unmark":
                marks = library.marks(identity(shared))
                unwanted = [mark for mark in marks if mark.start == with_starts[change.number]]
                library.unmark(identity(shared), *unwanted)
        if not library.is_kept:
            sys.exit(f"nothing is kept: {library.take_messages()}")
        os.write(1, f"{number}\n".encode())
        time.sleep(_SECONDS_BETWEEN_CHANGES)


def _starts() -> list[int]:
    starts, start = [], 0
    for sentence in _SENTENCES:
        starts.append(start)
        start += len(sentence) + 1
    return starts


def kill_readers(folder: Path, name: str, random: Random) -> list[Found]:
    """Let readers write, and kill each at a random moment.

    Args:
        folder: Where the library is.
        name: The round.
        random: Gives the moments.

    Returns:
        How each ended.

    Raises:
        RuntimeError: One ended by itself.
    """
    command = [sys.executable, __file__, "--write", str(folder), "--name", name, "--reader"]
    readers = [
        subprocess.Popen([*command, str(reader)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        for reader in range(READERS)
    ]
    ends = []
    for reader, process in enumerate(readers):
        assert process.stdout is not None
        told = b""
        if random.random() < 0.5:
            time.sleep(random.uniform(0, _SECONDS_OF_START))
        else:
            told = process.stdout.readline()
            time.sleep(random.uniform(0, _SECONDS_OF_WRITING))
        process.kill()
        rest, errors = process.communicate()
        if errors:
            raise RuntimeError(errors.decode())
        ends.append(Found(name, reader, len((told + rest).splitlines())))
    return ends


def is_all_there(library: Library, found: Found) -> bool:
    """Whether the library has what a reader was told that it has, with or without the change that was under way."""
    expected, changes = Expected(), changes_of(found.name, found.reader)
    for _ in range(found.confirmed):
        expected.take_up(next(changes))
    there = _there(library, found)
    if there == expected:
        return True
    expected.take_up(next(changes))
    return there == expected


def _there(library: Library, found: Found) -> Expected:
    expected = Expected()
    for number in range(_ARTICLES):
        kept = library.remembered(article_of(found.name, found.reader, number))
        if kept is not None:
            expected.states[number] = kept.state
    starts = {start: number for number, start in enumerate(_starts())}
    marks = library.marks(identity(article_of(found.name, "all", "shared")))
    numbers = [starts[mark.start] for mark in marks]
    expected.marks = {number for number in numbers if number % READERS == found.reader}
    return expected


def main() -> None:
    """Kill readers and print what was confirmed and what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200, help="how many readers to kill")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    for hidden in ("--write", "--name", "--reader"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.write:
        write(Path(arguments.write), arguments.name, int(arguments.reader))
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder), arguments.kills, Random(arguments.seed))


def _report(folder: Path, kills: int, random: Random) -> None:
    ends: list[Found] = []
    messages: list[str] = []
    lost = 0
    while len(ends) < kills:
        latest = kill_readers(folder, f"Round {len(ends) // READERS + 1}", random)
        library = Library(folder)
        lost += sum(not is_all_there(library, found) for found in latest)
        messages += library.take_messages()
        library.close()
        ends += latest
    library = Library(folder)
    lost_since = sum(not is_all_there(library, found) for found in ends)
    library.close()
    print(
        "| readers killed | changes confirmed | killed before the first | lost something | at the end | messages |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    confirmed = sum(found.confirmed for found in ends)
    before = sum(found.confirmed == 0 for found in ends)
    print(f"| {len(ends)} | {confirmed:,} | {before} | {lost} | {lost_since} | {len(messages)} |")
    print(*messages, sep="\n")
    sys.exit(1 if lost or lost_since or messages else 0)


if __name__ == "__main__":
    main()
