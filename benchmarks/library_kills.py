"""Kill readers (SIGKILL) while they write to the library, and check that it has everything that it confirmed.

    python benchmarks/library_kills.py [--kills 200] [--seed 1]

Two readers at a time save states, highlight sentences of the same article, and remove and reopen articles of their own;
each prints every change once it is confirmed. Each is killed at a random moment, every other one perhaps before it has
opened the library. Then the library is opened and compared with what was printed: of the change that was under way it
may have all or nothing. At the end the changes of all killed readers are compared once more.
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
from tui.library import database_file
from tui.library.anchors import anchor_at
from tui.library.library import Library
from tui.library.records import ReadingState, fingerprint_of

READERS = 2
_ARTICLES = 3
_SENTENCES = [
    f"This is sentence number {number} of {word}." for number in range(40) for word in ("all", "these")
]
_METHODS = ("lead", "lsa", "kl")
_MAX_START_SECONDS = 0.4
_MAX_WRITING_SECONDS = 0.15
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


class Killed(NamedTuple):
    """A reader that was killed."""

    name: str
    reader: int
    confirmed: int


def changes_of(name: str, reader: int) -> Iterator[Change]:
    """Yield the changes that a reader makes, always the same. It highlights other sentences than the other reader.

    Args:
        name: The round.
        reader: Its number in the round.
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
    """Change the library until this process is killed, and print each change."""
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
        time.sleep(_PAUSE_SECONDS)


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


def kill_readers(folder: Path, name: str, random: Random) -> list[Killed]:
    """Start readers, and kill each at a random moment.

    Args:
        folder: The library's.
        name: The round.
        random: Chooses the moments.

    Raises:
        RuntimeError: A reader failed.
    """
    command = [sys.executable, __file__, "--write", str(folder), "--name", name, "--reader"]
    readers = [
        subprocess.Popen([*command, str(reader)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
        for reader in range(READERS)
    ]
    ends = []
    for reader, process in enumerate(readers):
        assert process.stdout is not None
        printed = b""
        if random.random() < 0.5:
            time.sleep(random.uniform(0, _MAX_START_SECONDS))
        else:
            printed = process.stdout.readline()
            time.sleep(random.uniform(0, _MAX_WRITING_SECONDS))
        process.kill()
        rest, errors = process.communicate()
        if errors:
            raise RuntimeError(errors.decode())
        ends.append(Killed(name, reader, len((printed + rest).splitlines())))
    return ends


def is_complete(library: Library, killed: Killed) -> bool:
    """Return whether the library has what was confirmed, with or without the change that was under way."""
    expected, changes = Written(), changes_of(killed.name, killed.reader)
    for _ in range(killed.confirmed):
        expected.apply(next(changes))
    actual = _actual(library, killed)
    if actual == expected:
        return True
    expected.apply(next(changes))
    return actual == expected


def _actual(library: Library, killed: Killed) -> Written:
    actual = Written()
    for number in range(_ARTICLES):
        entry = library.find(article_of(killed.name, killed.reader, number))
        if entry is not None:
            actual.states[number] = entry.state
    starts = {start: number for number, start in enumerate(_starts())}
    highlights = library.highlights(fingerprint(article_of(killed.name, "all", "shared")))
    numbers = [starts[highlight.start] for highlight in highlights]
    actual.highlights = {number for number in numbers if number % READERS == killed.reader}
    return actual


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
    ends: list[Killed] = []
    messages: list[str] = []
    lost = 0
    while len(ends) < kills:
        latest = kill_readers(folder, f"Round {len(ends) // READERS + 1}", random)
        library = Library(folder)
        lost += sum(not is_complete(library, killed) for killed in latest)
        messages += library.pop_messages()
        library.close()
        ends += latest
    library = Library(folder)
    lost_since = sum(not is_complete(library, killed) for killed in ends)
    library.close()
    print(
        "| readers killed | changes confirmed | killed before the first | lost something | at the end | messages |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    confirmed = sum(killed.confirmed for killed in ends)
    before = sum(killed.confirmed == 0 for killed in ends)
    print(f"| {len(ends)} | {confirmed:,} | {before} | {lost} | {lost_since} | {len(messages)} |")
    print(*messages, sep="\n")
    sys.exit(1 if lost or lost_since or messages else 0)


if __name__ == "__main__":
    main()
