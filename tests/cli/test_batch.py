import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended, Standfirst, Terminal
from tui.sources.folders import sample_articles

Start = Callable[..., "subprocess.Popen[bytes]"]
COMMAND = [sys.executable, "-m", "tui", "batch"]
TOPICS = "salt tides bread seeds rivers paper bridges letters frost timber".split()


def article_of(number: int) -> dict[str, object]:
    topic = TOPICS[number % len(TOPICS)]
    sentences = [f"The {topic} of year {number + place} came with {place} ships." for place in range(6)]
    return {"id": number, "title": f"About {topic}", "text": " ".join(sentences)}


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """Thirty short articles as JSON Lines."""
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(article_of(number)) + "\n" for number in range(30)))
    return path


def ids(lines: str) -> list[int]:
    return [json.loads(line)["id"] for line in lines.splitlines()]


def test_a_line_is_what_summarize_prints(standfirst: Standfirst) -> None:
    samples = [path for path in sample_articles() if path.suffix == ".md"][:3]
    more = ("--explain", "--context", "2", "--about", "the sea")
    one_by_one = standfirst("summarize", "--format", "json", "-n", "20%", *more, *samples)
    assert standfirst("batch", "-n", "20%", *more, *samples) == one_by_one
    assert one_by_one.status == 0


def test_neither_processes_nor_chunks_change_a_byte(standfirst: Standfirst, news: Path) -> None:
    first, *others = [
        standfirst("batch", "--jobs", jobs, "--chunk", chunk, news)
        for jobs, chunk in (("1", "1"), ("2", "8"), ("3", "1"), ("1", "100"))
    ]
    assert (first.status, first.err, ids(first.out)) == (0, "", [*range(30)])
    assert all(other == first for other in others)
    unordered = standfirst("batch", "--unordered", "--jobs", "3", "--chunk", "1", news)
    assert sorted(unordered.out.splitlines()) == sorted(first.out.splitlines())


def test_folders_lists_and_pipes_give_the_same_results(standfirst: Standfirst, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(str(article_of(number)["text"]))
    names = "".join(f"{path}\n" for path in sorted(folder.iterdir())).encode()
    (tmp_path / "names").write_bytes(gzip.compress(names))
    expected = standfirst("batch", folder)
    assert len(expected.out.splitlines()) == 3
    assert standfirst("batch", stdin=names) == expected
    assert standfirst("batch", "-", stdin=gzip.compress(names)) == expected
    assert standfirst("batch", "--list", tmp_path / "names") == expected
    assert standfirst("batch", "--include", "1*", "--exclude", "2*", folder).out.count("\n") == 1


def test_the_fields_of_json_lines_can_be_named(standfirst: Standfirst) -> None:
    line = json.dumps({"body": article_of(0)["text"], "head": "Salt", "key": "a"}).encode()
    names = ("--text-field", "body", "--title-field", "head", "--id-field", "key")
    record = json.loads(standfirst("batch", *names, "--with-text", stdin=line).out)
    assert (record["id"], record["source"], record["title"]) == ("a", "standard input:1", "Salt")
    assert record["text"].startswith("The salt of year 0")


def test_there_may_be_nothing_to_do(standfirst: Standfirst, tmp_path: Path) -> None:
    ended = standfirst("batch", tmp_path)
    assert (ended.status, ended.out) == (0, "")
    assert ended.err == "standfirst: note: There are no articles in the sources.\n"


def test_a_dash_is_standard_output(standfirst: Standfirst, news: Path) -> None:
    assert standfirst("batch", "--limit", "1", "-o", "-", news).out.count("\n") == 1


def test_the_limit_stops_after_that_many_articles(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    assert ids(standfirst("batch", "--limit", "4", news).out) == [*range(4)]
    assert standfirst("batch", "--limit", "0", news) == Ended(0, "", "")
    out = tmp_path / "out.jsonl"
    for limit in ("2", "5", "5"):
        assert standfirst("batch", "--limit", limit, news, "-o", out, "--resume").status == 0
    assert ids(out.read_text()) == [*range(5)]


def test_broken_articles_do_not_affect_others(standfirst: Standfirst, tmp_path: Path) -> None:
    """Of a thousand articles, fifty are broken in ten ways."""
    places = sorted(random.Random(8).sample(range(1000), 50))
    broken = {place: _BREAKING[count % 10](tmp_path, place) for count, place in enumerate(places)}
    listed = []
    for place in range(1000):
        path = broken.get(place) or tmp_path / f"{place}.txt"
        if place not in broken:
            path.write_text(str(article_of(place)["text"]))
        listed.append(f"{path}\n")
    ended = standfirst("batch", "--jobs", "2", stdin="".join(listed).encode())
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert ended.status == 1
    assert [record["source"] for record in records] == [name.rstrip() for name in listed]
    assert [place for place, record in enumerate(records) if "error" in record] == places
    told = ended.err.splitlines()
    assert told[0] == "standfirst: 50 of 1,000 articles could not be digested:"
    causes = Counter(record["cause"] for record in records if "error" in record)
    assert sorted(causes.values()) == [5] * 10
    assert sorted(told[1:]) == sorted(f"standfirst: 5 × {cause}" for cause in causes)


def test_the_first_error_can_stop_the_run(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    out, mended = tmp_path / "out.jsonl", tmp_path / "mended.txt"
    command = ("batch", "--errors", "stop", "-o", out, news, mended, news)
    ended = standfirst(*command)
    assert (ended.status, ids(out.read_text())) == (1, [*range(30)])
    assert "there is no such file" in ended.err.splitlines()[0]
    assert "--resume" in ended.err.splitlines()[1]
    mended.write_text(str(article_of(3)["text"]))
    assert standfirst(*command, "--resume").status == 0
    assert out.read_text() == standfirst("batch", news, mended, news).out


def test_a_file_is_replaced_only_on_demand(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("precious\n")
    ended = standfirst("batch", news, "-o", out)
    assert (ended.status, ended.out, out.read_text()) == (2, "", "precious\n")
    assert "--resume" in ended.err
    assert "--force" in ended.err
    ended = standfirst("batch", news, "-o", out, "--resume")
    assert (ended.status, out.read_text()) == (2, "precious\n")
    assert standfirst("batch", news, "-o", out, "--force").status == 0
    assert ids(out.read_text()) == [*range(30)]


def test_results_are_not_read_as_articles(standfirst: Standfirst, news: Path, tmp_path: Path) -> None:
    lines = news.read_text()
    for wish in ("--force", "--resume"):
        ended = standfirst("batch", news, "-o", news, wish)
        assert (ended.status, news.read_text()) == (2, lines)
        assert "is a source" in ended.err
    out = tmp_path / "digests.jsonl"
    expected = standfirst("batch", news).out
    for wish in ((), ("--resume",), ("--force",)):
        assert standfirst("batch", tmp_path, "-o", out, *wish).status == 0
        assert out.read_text() == expected
    listed = standfirst("batch", "-", "-o", out, "--force", stdin=f"{news}\n{out}\n".encode())
    assert listed.status == 1
    assert "1 × the results are written to it" in listed.err
    with (tmp_path / "redirected.jsonl").open("w+") as file:
        subprocess.run([*COMMAND, tmp_path, "--exclude", "digests*"], stdout=file, check=True)
        file.seek(0)
        assert file.read() == expected


@pytest.mark.parametrize("order", [[], ["--unordered"]])
def test_results_truncated_anywhere_are_resumed(
    standfirst: Standfirst, news: Path, tmp_path: Path, order: list[str]
) -> None:
    missing = tmp_path / "missing.txt"
    out = tmp_path / "out.jsonl"
    command = ("batch", *order, "--jobs", "2", "--chunk", "2", news, missing, news, "-o", out)
    whole = standfirst(*command)
    lines = out.read_bytes()
    for cut in random.Random(3).sample(range(len(lines)), 6):
        out.write_bytes(lines[:cut])
        resumed = standfirst(*command, "--resume")
        assert resumed == whole  # the failures that are told are those of both runs
        assert sorted(out.read_bytes().splitlines()) == sorted(lines.splitlines())
        assert order or out.read_bytes() == lines
    assert standfirst(*command, "--resume") == whole


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ([], "No source is named"),
        (["-", "--list", "-"], "only once"),
        (["--resume", "a.md"], "--output"),
        (["--resume", "--force", "-o", "out", "a.md"], "--force"),
        (["--jobs", "0", "a.md"], "--jobs"),
        (["--method", "magic", "a.md"], "magic"),
        (["--errors", "ignore", "a.md"], "--errors"),
    ],
)
def test_options_that_exclude_each_other_are_wrong_usage(
    standfirst: Standfirst, arguments: list[str], why: str
) -> None:
    ended = standfirst("batch", *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert why in ended.err


def test_progress_is_shown_to_a_terminal(
    standfirst: Standfirst, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    for limit in ("20", "31"):
        standfirst("batch", news, tmp_path / "missing", "-o", tmp_path / "out", "--resume", "--limit", limit)
        last = [line for line in screen.getvalue().splitlines() if f"{limit} of {limit}" in line][-1]
        assert ("1 failed" in last) == (limit == "31")
        assert "a second" in last


def test_no_progress_is_shown_if_results_go_to_a_terminal(
    standfirst: Standfirst, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    standfirst("batch", "--limit", "2", news)
    assert isinstance(sys.stderr, Terminal)
    assert sys.stderr.getvalue() == ""


def test_closing_the_output_stops_the_run_whatever_else_is_in_the_folder(news: Path, tmp_path: Path) -> None:
    for name in ("random", "socket", "signal", "nltk", "tui"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a file of the folder was run')")
    script = tmp_path / "programs" / "standfirst"
    script.parent.mkdir()
    script.write_text("from tui.__main__ import main\n\nif __name__ == '__main__':\n    main()\n")
    process = subprocess.Popen(
        [sys.executable, str(script), "batch", str(news), str(news)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout is not None and process.stderr is not None
    assert ids(process.stdout.readline().decode()) == [0]
    process.stdout.close()
    assert (process.stderr.read(), process.wait(600)) == (b"", 0)
    process.stderr.close()


def test_an_interrupt_says_how_to_resume_and_leaves_no_processes(start: Start, tmp_path: Path) -> None:
    process = start()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=600)
    count = (tmp_path / "out").read_bytes().count(b"\n")
    assert process.returncode == 130
    assert err.decode() == (
        f"standfirst: Stopped; done so far: {count:,}, in {tmp_path / 'out'}. "
        "The same command with --resume continues from there.\n"
    )
    assert nobody_is_left(process.pid)


def test_a_kill_loses_nothing_and_leaves_no_processes(
    standfirst: Standfirst, start: Start, many: Path, tmp_path: Path
) -> None:
    """Kill once; ``benchmarks/batch_kills.py`` does it twenty times in one file."""
    out = tmp_path / "out"
    process = start()
    process.kill()
    process.communicate()
    assert nobody_is_left(process.pid)
    command = ("batch", many, "--limit", str(out.read_bytes().count(b"\n") + 5))
    assert standfirst(*command, "-o", out, "--resume").status == 0
    assert out.read_text() == standfirst(*command).out


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """More articles than can be digested before the process is stopped."""
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps(article_of(number)) + "\n" for number in range(20_000)))
    return path


@pytest.fixture
def start(many: Path, tmp_path: Path) -> Start:
    """Return a function that starts a process group, and returns when it has written some lines to a file."""
    out = tmp_path / "out"

    def begin(*arguments: str) -> "subprocess.Popen[bytes]":
        size = out.stat().st_size if out.exists() else 0
        command = [*COMMAND, "--jobs", "2", str(many), "-o", str(out), *arguments]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
        )
        while process.poll() is None and not (out.exists() and out.stat().st_size > size):
            time.sleep(0.01)
        return process

    return begin


def nobody_is_left(group: int) -> bool:
    """Return whether no process of a group is alive any more, after some time."""
    for _ in range(12_000):
        states = [_state(path) for path in Path("/proc").glob("[0-9]*/stat")]
        if not any(of == group and state != "Z" for of, state in states):
            return True
        time.sleep(0.05)
    return False


def _state(stat: Path) -> tuple[int, str]:
    """Return the group and state of a process."""
    try:
        state, _, group = stat.read_text().rpartition(") ")[2].split()[:3]
    except OSError:  # it has ended meanwhile
        return 0, "Z"
    return int(group), state


def _written(ending: str, content: bytes) -> Callable[[Path, int], str]:
    def write(folder: Path, place: int) -> str:
        path = folder / f"{place}{ending}"
        path.write_bytes(content)
        return str(path)

    return write


def _pipe(folder: Path, place: int) -> str:
    os.mkfifo(folder / f"{place}")
    return str(folder / f"{place}")


def _within_a_file(folder: Path, place: int) -> str:
    return _written(".txt", b"Salt.")(folder, place) + "/page"


_BREAKING: list[Callable[[Path, int], str]] = [
    lambda folder, place: f"{folder}/{place}.missing",
    lambda folder, place: f"https://[{place}",
    _written(".txt", b" \n\n"),
    _written(".md", b"\x89PNG\r\n\x1a\n\0\0"),
    _written(".txt.gz", gzip.compress(b"Salt was money once. " * 99)[:-20]),
    _written(".docx", b"PK\x03\x04" + b"\0" * 40),
    _written("", b"\x7fELF\x02\x01\x01\0"),
    _written(".txt", b"BZh91AY&SY\0\xff"),
    _pipe,
    _within_a_file,
]
