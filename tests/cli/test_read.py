import os
from pathlib import Path

import pytest

from tests.cli.conftest import ARTICLE, Standfirst
from tui.document.errors import UsageError
from tui.reader.startup import ReaderOptions


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[ReaderOptions]:
    """The options that the reader would have been opened with."""
    asked: list[ReaderOptions] = []
    monkeypatch.setattr("tui.reader.run.run_reader", asked.append)
    monkeypatch.setattr("tui.cli.read.attach_tty", lambda: None)
    return asked


def test_the_reader_gets_the_options(
    standfirst: Standfirst, requests: list[ReaderOptions], article: Path
) -> None:
    log = article.with_name("log")
    options = ["-m", "luhn", "-n", "20%", "--language", "german", "--theme", "dark", "--section", "2"]
    assert standfirst(*options, article, "--debug", log).status == 0
    (request,) = requests
    assert request.sources == (str(article),)
    assert (request.method, str(request.length), request.language) == ("luhn", "20%", "german")
    assert (request.theme, request.section) == ("dark", "2")
    assert log.exists()
    assert request.stdin is None


def test_with_nothing_to_read_the_reader_opens_its_list(
    standfirst: Standfirst, requests: list[ReaderOptions]
) -> None:
    assert standfirst().status == 0
    assert [request.sources for request in requests] == [()]


def test_piped_input_is_passed_on(
    standfirst: Standfirst, requests: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.cli.read.attach_tty", lambda: 9)
    assert standfirst(stdin=b"text").status == 0
    assert [(request.sources, request.stdin) for request in requests] == [(("-",), 9)]


def test_a_pipe_that_is_not_read_is_closed(
    standfirst: Standfirst, requests: list[ReaderOptions], monkeypatch: pytest.MonkeyPatch, article: Path
) -> None:
    unused = os.open(os.devnull, os.O_RDONLY)
    monkeypatch.setattr("tui.cli.read.attach_tty", lambda: unused)
    assert standfirst(article, stdin=b"").status == 0
    assert [request.stdin for request in requests] == [None]
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(unused)


def test_the_reader_opens_a_pipe_or_files(
    standfirst: Standfirst, requests: list[ReaderOptions], article: Path
) -> None:
    ended = standfirst("-", article, stdin=b"text")
    assert (ended.status, requests) == (2, [])


def test_a_file_is_watched_when_asked(
    standfirst: Standfirst, requests: list[ReaderOptions], article: Path
) -> None:
    assert standfirst(article).status == 0
    assert standfirst(article, "--watch").status == 0
    assert [request.watch for request in requests] == [False, True]


def test_neither_text_nor_a_pipe_is_watched(
    standfirst: Standfirst, requests: list[ReaderOptions], article: Path
) -> None:
    for ended in (standfirst("--watch", "--plain", article), standfirst("--watch", stdin=b"text")):
        assert ended.status == 2
        assert "--plain" in ended.err or "Name a file" in ended.err
    assert not requests


def test_plain_prints_the_article_in_reading_order(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("--plain", article)
    assert (ended.status, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "The bridge at Orsk"
    order = ["1. What the engineers found", "1.1. The second pier", "2. What comes next"]
    assert [line for line in lines if line in order] == order
    for paragraph in ("The old bridge at Orsk", "The cracks were", "A new bridge"):
        assert any(line.startswith(paragraph) for line in lines)


def test_plain_prints_one_section(standfirst: Standfirst, article: Path) -> None:
    ended = standfirst("--plain", "--section", "1", article)
    assert "It will be taken down first." in ended.out
    assert "A new bridge" not in ended.out


def test_plain_reads_a_pipe(standfirst: Standfirst) -> None:
    assert "A new bridge" in standfirst("--plain", stdin=ARTICLE.encode()).out


NO_TERMINAL = "there is no terminal"


@pytest.fixture
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise UsageError(NO_TERMINAL)

    monkeypatch.setattr("tui.cli.read.attach_tty", refuse)


SOURCES = {
    "article.md": ARTICLE.encode(),
    "empty.txt": b"",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "broken.pdf": b"%PDF-1.7\nnothing",
    "broken.docx": b"PK\x03\x04 nothing",
    "folder": None,
    "missing.md": None,
}
OPTIONS = ["", "--section 99", "--section nowhere", "--section 2", "--length none", "--method nosuch"]
OPTIONS += ["--language klingon", "--encoding nosuch", "--debug missing/log", "--nosuch"]


@pytest.mark.usefixtures("_no_terminal")
@pytest.mark.parametrize("options", OPTIONS)
@pytest.mark.parametrize("name", [*SOURCES, "-"])
def test_an_error_that_summarize_would_report_comes_before_the_terminal(
    standfirst: Standfirst, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for file, content in SOURCES.items():
        if content is not None:
            Path(file).write_bytes(content)
    piped = b"" if name == "-" else None
    expected = standfirst("summarize", *options.split(), name, stdin=piped)
    ended = standfirst("read", *options.split(), name, stdin=piped)
    assert ended.out == ""
    if expected.status:
        named = expected.err.replace("standfirst summarize", "standfirst read")
        assert (ended.status, ended.err) == (expected.status, named)
    else:
        assert (ended.status, ended.err) == (2, f"standfirst: {NO_TERMINAL}\n")


@pytest.mark.usefixtures("_no_terminal")
def test_each_named_source_comes_before_the_terminal(standfirst: Standfirst, article: Path) -> None:
    empty = article.with_name("empty.md")
    empty.touch()
    assert "empty.md" in standfirst(article, empty).err
    assert "no theme “nosuch”" in standfirst("--theme", "nosuch", article).err


@pytest.mark.usefixtures("_no_terminal")
def test_the_reader_reads_feeds_and_its_library_without_a_source(
    standfirst: Standfirst, article: Path
) -> None:
    feed = article.with_name("news.xml")
    feed.write_text("<rss><channel><title>News</title><item><title>Bridge</title></item></channel></rss>")
    for sources in ([feed], []):
        assert standfirst(*sources).err == f"standfirst: {NO_TERMINAL}\n"
