"""Sumy on many documents: its library in a plain loop, and its command once for each document.

    python -m benchmarks.batch_sumy METHOD FILE

runs the loop over JSON Lines in this process and prints the seconds that it took, in all and of processor time, without
its imports.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.batch_documents import Document
from benchmarks.batch_memory import Measurement, measure

SENTENCES = 5
_COMMAND = [sys.executable, "-m", "sumy"]


@contextmanager
def sumy_environment() -> Iterator[dict[str, str]]:
    """Make an environment in which NLTK finds the Punkt tables that Sumy needs, under the name that it asks for."""
    import punkt
    from nltk.data import path as data_path
    from nltk.tokenize.punkt import save_punkt_params

    with tempfile.TemporaryDirectory() as folder:
        tables = Path(folder) / "tokenizers" / "punkt_tab" / "english"
        tables.mkdir(parents=True, mode=0o700)
        data_path.append(folder)
        save_punkt_params(punkt.load_model("english"), dir=str(tables))
        data_path.remove(folder)
        yield {**os.environ, "NLTK_DATA": folder, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}


def measure_loop(method: str, path: Path, environment: dict[str, str]) -> Measurement:
    """Measure Sumy's library over the texts of a JSON Lines file, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.batch_sumy", method, str(path)]
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    seconds, processor = map(float, run.stdout.split())
    return Measurement(seconds, 0.0, processor)


def measure_commands(method: str, documents: Sequence[Document], environment: dict[str, str]) -> Measurement:
    """Measure Sumy's command over documents, one call for each."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number in range(len(documents))]
        for path, document in zip(paths, documents, strict=True):
            path.write_text(document.text)
        runs = [
            measure([*_COMMAND, method, f"--length={SENTENCES}", f"--file={path}"], environment)
            for path in paths
        ]
    return Measurement(
        sum(run.seconds for run in runs), max(run.peak for run in runs), sum(run.processor for run in runs)
    )


def main() -> None:
    """Digest each line with Sumy, as its README shows."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.summarizers.luhn import LuhnSummarizer
    from sumy.summarizers.text_rank import TextRankSummarizer
    from sumy.utils import get_stop_words

    classes = {"lex-rank": LexRankSummarizer, "text-rank": TextRankSummarizer, "luhn": LuhnSummarizer}
    method, path = sys.argv[1:]
    summarizer = classes[method](Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    tokenizer = Tokenizer("english")
    texts = [json.loads(line)["text"] for line in Path(path).read_text().splitlines()]
    start, processor = time.perf_counter(), time.process_time()
    for text in texts:
        summarizer(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)
    print(time.perf_counter() - start, time.process_time() - processor)


if __name__ == "__main__":
    main()
