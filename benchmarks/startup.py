"""How long the reader takes to show an article, and its summary, beside a bare Textual app showing the same text.

    python benchmarks/startup.py [FILE…] [--runs 15]

Without a FILE it takes a sample article. Every run starts a fresh process in a pseudo-terminal of 120×36; the
programs take turns, so that a machine that slows down slows both. Times are from the start of the process.
"""

import argparse
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

from terminal import TerminalSession

import tui
from tui.sources.samples import sample_articles

_SHOWN_BY_THE_BARE_APP = 20_000
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
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, help="articles; without any, a sample")
    parser.add_argument("--runs", type=int, default=15)
    arguments = parser.parse_args()
    files = arguments.files or [sample_articles()[0]]
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        bare_app = Path(folder) / "bare.py"
        bare_app.write_text(_BARE_APP, encoding="utf-8")
        articles = [(file, tui.open_article(file)) for file in files]
        for run in range(arguments.runs + 1):
            for number, (file, article) in enumerate(articles):
                beginning = Path(folder) / f"{number}.txt"
                beginning.write_text(article.text[:_SHOWN_BY_THE_BARE_APP], encoding="utf-8")
                _measure(times, file, article, [sys.executable, str(bare_app), str(beginning)])
            if run == 0:
                times.clear()  # it wrote the byte code
            print(f"run {run} of {arguments.runs}", file=sys.stderr, end="\r")
    _print_table(times, [file.name for file in files])


def _measure(times: dict[str, list[float]], file: Path, article: tui.Article, bare: list[str]) -> None:
    first_words = re.escape(" ".join(article.blocks[0].text.split()[:3]))
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


if __name__ == "__main__":
    main()
