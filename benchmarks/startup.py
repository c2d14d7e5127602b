"""Measure how long the reader takes to show an article and its summary, beside a bare Textual app with the same text.

    python benchmarks/startup.py [FILE…] [--runs 15]

Without a FILE it takes a sample article. A second table has how long it takes until an article stands at the place
where it was left, in the middle, beside how long the sample article takes to show from its top. Every run starts a
fresh process in a pseudo-terminal of 120×36; the programs take turns, so that a machine that slows down slows both.
Times are from the start of the process.
"""

import argparse
import os
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

from terminal import TerminalSession

import tui
from tui.library.anchors import anchor_at
from tui.library.data_folder import FOLDER_VARIABLE
from tui.library.library import Library
from tui.library.records import ReadingState
from tui.reader.worker.resume import library_source
from tui.sources.folders import sample_articles

_SHOWN_BY_THE_BARE_APP = 20_000
_MIN_CHARS = 80
"""Of the paragraph where an article is left."""
_BARE_APP = """\
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Bare(App):
    def compose(self):
        with VerticalScroll():
            yield Static(Path(sys.argv[1]).read_text(encoding="utf-8"), markup=False)

Bare().run()
"""


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, help="articles; without any, a sample")
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    short = next(path for path in sample_articles() if path.suffix == ".md")
    files = arguments.files or [short]
    times: dict[str, list[float]] = {}
    os.environ["STANDFIRST_CONFIG"] = ""
    with tempfile.TemporaryDirectory() as folder:
        bare_app = Path(folder) / "bare.py"
        bare_app.write_text(_BARE_APP, encoding="utf-8")
        articles = [(file, tui.open_article(file)) for file in files]
        first_words = _words(tui.open_article(short).blocks[0])
        for run in range(arguments.runs + 1):
            for number, (file, article) in enumerate(articles):
                beginning = Path(folder) / f"{number}.txt"
                beginning.write_text(article.text[:_SHOWN_BY_THE_BARE_APP], encoding="utf-8")
                os.environ[FOLDER_VARIABLE] = str(Path(folder) / "no library" / str(run))
                _measure(times, file, article, [sys.executable, str(bare_app), str(beginning)])
                _measure_top(times, f"{file.name} short", short, first_words)
                os.environ[FOLDER_VARIABLE] = str(Path(folder) / "library" / str(run))
                words = _leave_in_the_middle(file, article)
                _measure_top(times, f"{file.name} left", file, words)
            if run == 0:
                times.clear()  # it wrote the byte code
            print(f"run {run} of {arguments.runs}", file=sys.stderr, end="\r")
    names = [file.name for file in files]
    _print_table(times, names)
    _print_table_of_places(times, names)


def _words(block: tui.Block) -> str:
    """Return a pattern for the first words of a block."""
    return re.escape(" ".join(block.text.split()[:3]))


def _leave_in_the_middle(file: Path, article: tui.Article) -> str:
    """Save a position in the library, as the reader does, and return a pattern for the text there."""
    blocks = article.blocks
    block = next(b for b in blocks[len(blocks) // 2 :] if len(b.text) > _MIN_CHARS)
    library = Library()
    kept = library.record_opened(article, library_source(file))
    library.save(kept.fingerprint, ReadingState(anchor_at(article.text, block.start), 0.5))
    library.close()
    return _words(block)


def _measure_top(times: dict[str, list[float]], what: str, file: Path, words: str) -> None:
    with TerminalSession([sys.executable, "-m", "tui", str(file)]) as session:
        times.setdefault(what, []).append(session.wait_for(words))


def _measure(times: dict[str, list[float]], file: Path, article: tui.Article, bare: list[str]) -> None:
    first_words = _words(article.blocks[0])
    with TerminalSession(bare) as session:
        times.setdefault(f"{file.name} bare", []).append(session.wait_for(first_words))
    with TerminalSession([sys.executable, "-m", "tui", str(file)]) as session:
        times.setdefault(f"{file.name} paint", []).append(session.wait_for(first_words))
        times.setdefault(f"{file.name} summary", []).append(session.wait_for(r"\d of [\d,]+", timeout=120))


def _print_table(times: dict[str, list[float]], names: list[str]) -> None:
    print("| article | bare Textual app | first paint | ratio | summary | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name in names:
        bare, paint, summary = (median(times[f"{name} {what}"]) for what in ("bare", "paint", "summary"))
        print(
            f"| {name} | {bare:.2f} s | {paint:.2f} s | {paint / bare:.2f} | {summary:.2f} s | {summary / bare:.2f} |"
        )


def _print_table_of_places(times: dict[str, list[float]], names: list[str]) -> None:
    print("\n| article | short article from its top | this one where it was left | ratio |")
    print("| --- | ---: | ---: | ---: |")
    for name in names:
        short, left = (median(times[f"{name} {what}"]) for what in ("short", "left"))
        print(f"| {name} | {short:.2f} s | {left:.2f} s | {left / short:.2f} |")


if __name__ == "__main__":
    main()
