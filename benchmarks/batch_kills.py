"""Kill runs of ``standfirst batch`` with SIGKILL, and compare the result with that of an undisturbed run.

    python benchmarks/batch_kills.py [--kills 20] [--documents 4000] [--seed 1] [--unordered]

One file is written by as many runs as there are kills. Each resumes the one before, and is killed at a random moment,
one in five perhaps before it has written anything. A last run finishes the file, which then must have the same bytes;
with ``--unordered`` the same lines. No process of a killed run may be left.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.batch_documents import articles, repeated, write_json_lines

_EARLY_SHARE = 0.2
_START_SECONDS = 1.0
_WRITE_SECONDS = 0.5
_MAX_WORDS = 120


def main() -> None:
    """Kill, resume and compare; the exit status is 1 if the results differ."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--documents", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unordered", action="store_true")
    arguments = parser.parse_args()
    random = Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        path, whole, out = (Path(folder) / name for name in ("documents.jsonl", "whole", "out"))
        short = [document._replace(text=_first_words(document.text)) for document in articles([])]
        write_json_lines(repeated(short, arguments.documents), path)
        command = [sys.executable, "-m", "tui", "batch", str(path), "--jobs", "2", "--resume"]
        command += ["--unordered"] if arguments.unordered else []
        subprocess.run([*command, "-o", str(whole)], check=True)
        cut = sum(_kill_run([*command, "-o", str(out)], out, random) for _ in range(arguments.kills))
        done = out.read_bytes().count(b"\n") if out.exists() else 0
        subprocess.run([*command, "-o", str(out)], check=True)
        same = _lines(out, arguments.unordered) == _lines(whole, arguments.unordered)
    print(
        f"{arguments.kills} kills, {cut} of them within a line, {done:,} of {arguments.documents:,} lines by then"
    )
    print("the result is that of an undisturbed run" if same else "THE RESULT IS ANOTHER")
    sys.exit(not same)


def _kill_run(command: list[str], out: Path, random: Random) -> bool:
    """Start a run, kill it, check that no process is left, and return whether it was killed within a line."""
    size = _size(out)
    process = subprocess.Popen(command, start_new_session=True)
    if random.random() < _EARLY_SHARE:
        time.sleep(random.uniform(0, _START_SECONDS))
    else:
        while _size(out) == size and process.poll() is None:
            time.sleep(0.001)
        time.sleep(random.uniform(0, _WRITE_SECONDS))
    process.kill()
    process.wait()
    for _ in range(500):
        if not _is_alive(process.pid):
            break
        time.sleep(0.01)
    else:
        sys.exit("PROCESSES OF A KILLED RUN ARE LEFT")
    return _size(out) > 0 and not out.read_bytes().endswith(b"\n")


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _is_alive(group: int) -> bool:
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, process_group = path.read_text().rpartition(") ")[2].split()[:3]
        except OSError:
            continue
        if int(process_group) == group and state != "Z":
            return True
    return False


def _lines(path: Path, unordered: bool) -> list[bytes]:
    lines = path.read_bytes().splitlines(keepends=True)
    return sorted(lines) if unordered else lines


def _first_words(text: str) -> str:
    return " ".join(text.split()[:_MAX_WORDS])


if __name__ == "__main__":
    main()
