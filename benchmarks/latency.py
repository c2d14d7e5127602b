"""Measure the time from a key to the repaint in a long article, at rest and while it is being ranked.

    python benchmarks/latency.py [FILE] [--presses 100]

Without a FILE it reads one long text made of the sample articles, their words in another order in each copy: methods
rank sentences that are equal at once. Times are from the key to the repaint of the pane, seen from outside in a
pseudo-terminal of 120×36. While ranking, there are four times as many copies, so that the slowest method has enough to
do.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from statistics import median, quantiles

from terminal import ESCAPE, TerminalSession

import tui
from tui.library.data_folder import FOLDER_VARIABLE
from tui.sources.folders import sample_articles
from tui.summary.methods import DEFAULT_METHOD, METHODS

_DIGEST_IS_THERE = r"· \d+ of [\d,]+"
_KEYS = {"J": "next section", ")": "next sentence", " ": "page", "+": "longer", "m": "next method"}
_UNDOING = {"J": "g", ")": "(", "+": "-"}
_UNDONE_EVERY = {")": 1}
"""A key is undone after this many presses, since the end of a summary is reached soon."""
_REPAINT = 800
"""Repainting a pane takes more bytes than this, a line of progress fewer."""
_METHODS = len(METHODS)
_SLOWEST, _AFTER_SLOWEST = "kl", "reduction"
_PRESSES_A_RANKING = 8
_COPIES, _COPIES_TO_RANK = 4, 16
_STARTS = 20
_HEADINGS = ("key", "does", "at rest p50", "p99", "while ranking p50", "p99")

Times = dict[str, list[float]]


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("file", nargs="?", type=Path, help="an article; without one, the samples joined")
    parser.add_argument("--presses", type=int, default=100, help="of each key")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        # Neither the user's settings nor the position in the library may affect the result.
        os.environ |= {"STANDFIRST_CONFIG": "", FOLDER_VARIABLE: str(Path(folder) / "library")}
        file = arguments.file or _joined_samples(Path(folder), _COPIES)
        resting = _at_rest(file, arguments.presses)
        ranking = _while_ranking(
            arguments.file or _joined_samples(Path(folder), _COPIES_TO_RANK), arguments.presses
        )
        resizing = _resizing(file)
    print(f"| {' | '.join(_HEADINGS)} |\n| --- | --- | ---: | ---: | ---: | ---: |")
    for key, does in _KEYS.items():
        times = (f"{_ms(share)} ms" for part in (resting, ranking) for share in _shares(part.get(key, [])))
        print(f"| `{key.replace(' ', 'Space')}` | {does} | {' | '.join(times)} |")
    print(f"\nResizing from 120 to 80 columns: {_ms(median(resizing))} ms at the median of {len(resizing)}.")


def _joined_samples(folder: Path, copies: int) -> Path:
    paragraphs = [part for path in sample_articles() for part in tui.open_article(path).text.split("\n\n")]
    file = folder / f"samples-{copies}.txt"
    file.write_text(
        "\n\n".join(_reordered(part, copy) for copy in range(copies) for part in paragraphs), encoding="utf-8"
    )
    return file


def _reordered(paragraph: str, copy: int) -> str:
    """Return a paragraph with its words in another order, which the copy decides; a heading as it is."""
    words = paragraph.split()
    if not paragraph.endswith("."):
        return paragraph
    Random(copy).shuffle(words)
    return " ".join(words)


@contextmanager
def _reader(file: Path) -> Iterator[TerminalSession]:
    with TerminalSession([sys.executable, "-m", "tui", str(file)]) as session:
        yield session


def _at_rest(file: Path, presses: int) -> Times:
    times: Times = {key: [] for key in _KEYS}
    with _reader(file) as session:
        _rank_with_every_method(session)
        for key, found in times.items():
            _press_often(session, key, presses, found)
    return times


def _while_ranking(file: Path, presses: int) -> Times:
    """Press keys while a slow ranking runs; before it is finished, it is stopped and started again."""
    times: Times = {key: [] for key in _KEYS}
    for key, found in times.items():
        wanted = presses // 4 if key == "m" else presses
        for _ in range(_STARTS):
            with _reader(file) as session:
                try:
                    _press_while_ranking(session, key, wanted, found)
                    break
                except TimeoutError:  # the ranking was finished
                    continue
        else:
            sys.exit(f"The ranking was finished {_STARTS} times before {key!r} was pressed often enough.")
    return times


def _press_while_ranking(session: TerminalSession, key: str, presses: int, times: list[float]) -> None:
    session.wait_for(_DIGEST_IS_THERE, timeout=120)
    session.drain()
    if key == "m":
        _choose(session, _AFTER_SLOWEST)
        session.wait_for(rf"{_AFTER_SLOWEST} · \d", timeout=60)
        session.drain()
    while len(times) < presses:
        _choose(session, _SLOWEST)
        session.wait_for("Ranking with", timeout=10)
        session.until_quiet(0.05, 0.5)
        _press_often(session, key, 1 if key == "m" else _PRESSES_A_RANKING, times)
        session.send(ESCAPE)
        session.drain(0.5)


def _rank_with_every_method(session: TerminalSession) -> None:
    session.wait_for(_DIGEST_IS_THERE, timeout=120)
    names = list(METHODS)
    first = names.index(DEFAULT_METHOD) + 1
    for name in names[first:] + names[:first]:
        session.drain()
        session.send("m")
        session.wait_for(rf"{name} · \d", timeout=120)
    session.drain()


def _choose(session: TerminalSession, method: str) -> None:
    """Choose a method from the list."""
    session.send("M")
    session.wait_for("Enter choose")
    session.drain(0.1)
    session.send("G" + "k" * (_METHODS - 1 - list(METHODS).index(method)) + "\r")


def _press_often(session: TerminalSession, key: str, presses: int, times: list[float]) -> None:
    """Press a key, and every few times the one that undoes it, so that the key always has an effect."""
    for press in range(presses):
        seconds = session.press(key, _REPAINT)
        if seconds is not None:
            times.append(seconds)
        session.until_quiet(0.02, 0.05)
        if key in _UNDOING and press % _UNDONE_EVERY.get(key, 3) == 0:
            session.press(_UNDOING[key], _REPAINT)
            session.until_quiet(0.02, 0.05)


def _resizing(file: Path) -> list[float]:
    times: list[float] = []
    with _reader(file) as session:
        session.wait_for(_DIGEST_IS_THERE, timeout=120)
        session.drain()
        for _ in range(20):
            session.resize(80, 36)
            times.append(session.until_quiet())
            session.resize(120, 36)
            session.until_quiet()
    return times


def _shares(times: list[float]) -> tuple[float, float]:
    return (median(times), quantiles(times, n=100)[98]) if len(times) > 1 else (0.0, 0.0)


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.0f}"


if __name__ == "__main__":
    main()
