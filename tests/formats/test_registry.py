"""The table of formats, and a format that another package adds to it."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, EntryPoints
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import BinaryIO

import pytest

from tests.cli.conftest import Standfirst, standfirst
from tests.formats.epub.make_book import make_zip
from tui.batch.inputs import FileFilter
from tui.document.build import Draft
from tui.document.errors import SourceError
from tui.document.model import BlockKind
from tui.formats.archive import Archive
from tui.formats.dispatch import read_bytes
from tui.formats.parsed_document import ParsedDocument, ProbedText
from tui.formats.registry import FORMATS, Format, format_by_media_type, format_by_name
from tui.reader.rows.entries import probed_entry
from tui.registry import load_function
from tui.sources.folders import count_entries, entry_at, list_articles, list_entries
from tui.sources.open import (
    article_from_bytes,
    excerpt_article,
    open_article,
    open_stream,
    preview_article,
)
from tui.sources.probe import probe
from tui.sources.web.fetch import MediaType

__all__ = ["standfirst"]

PROSE = "The ferry crossed twice a day. In winter the ice closed the harbour. Nobody minded the wait."
LOG = f"%LOG The ferry\n= Summer\n{PROSE}\n= Winter\n{PROSE}\n"

Install = Callable[..., None]


def read_log(text: str, name: str) -> ParsedDocument:
    """Read a text of lines: the first is the title, those with an equals sign are headings."""
    if "broken" in text:
        raise ValueError("no such line")
    if "empty" in text:
        raise SourceError(f"Cannot read {name}: it has no lines. Write some.")
    drafts = [
        Draft(BlockKind.HEADING, line[2:], 1) if line.startswith("= ") else Draft(BlockKind.PARAGRAPH, line)
        for line in text.splitlines()
        if line and not line.startswith("%LOG")
    ]
    title = text.partition("\n")[0].removeprefix("%LOG ") if text.startswith("%LOG") else ""
    return ParsedDocument(title, drafts)


def probe_log(head: str, _file: BinaryIO, size: int) -> ProbedText:
    """Find the title in the first line, and guess the words."""
    return ProbedText(head.partition("\n")[0].removeprefix("%LOG "), size // 6)


def sniff_log(head: str) -> bool:
    """Recognise the beginning of a log."""
    return head.startswith("%LOG ")


def fail(*_: object) -> None:
    """Fail as a careless package does."""
    raise ZeroDivisionError


LOG_FORMAT = Format(
    name="ship's log",
    suffixes=(".log",),
    media_types=("text/x-log",),
    sniff=f"{__name__}:sniff_log",
    read=f"{__name__}:read_log",
    probe=f"{__name__}:probe_log",
    previewable=True,
    is_text=True,
)


def read_chart(data: bytes, _name: str) -> ParsedDocument:
    """Read a binary format: letters are control characters."""
    return ParsedDocument(
        "A chart", [Draft(BlockKind.PARAGRAPH, bytes(byte ^ 0x60 for byte in data).decode())]
    )


CHART_FORMAT = Format(name="chart", suffixes=(".chart",), read=f"{__name__}:read_chart")
CHART = bytes(byte ^ 0x60 for byte in PROSE.encode())


def read_atlas(data: bytes, name: str) -> ParsedDocument:
    """Read the first chart of a container."""
    archive = Archive(data, name)
    return read_chart(archive.read(archive.paths[0]), name)


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Make entry points of formats by name."""

    def install(**formats: object) -> None:
        module = ModuleType("some_formats")
        for name, format in formats.items():
            setattr(module, name, format)
        monkeypatch.setitem(sys.modules, "some_formats", module)
        points = EntryPoints(EntryPoint(name, f"some_formats:{name}", FORMATS.group) for name in formats)
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: points.select(group=group))
        vars(FORMATS).pop("_added", None)

    yield install
    vars(FORMATS).pop("_added", None)
    FORMATS.problems.clear()


@pytest.fixture
def log(tmp_path: Path, install: Install) -> Path:
    install(log=LOG_FORMAT)
    path = tmp_path / "ferry.log"
    path.write_text(LOG)
    return path


@pytest.mark.parametrize("format", FORMATS.builtin.values(), ids=lambda format: format.name)
def test_every_function_of_a_format_is_there(format: Format) -> None:
    for path in filter(None, (format.read, format.probe, format.sniff)):
        assert callable(load_function(path))


def test_no_two_formats_share_a_suffix_or_a_media_type() -> None:
    for field in ("suffixes", "media_types"):
        values = [value for format in FORMATS.builtin.values() for value in getattr(format, field)]
        assert len(values) == len(set(values))


def test_an_added_format_is_opened_by_its_name(log: Path) -> None:
    article = open_article(log)
    assert article.title == "The ferry"
    assert [section.title for section in article.sections] == ["Summer", "Winter"]


def test_an_added_format_is_opened_by_its_content(log: Path) -> None:
    assert open_stream(BytesIO(log.read_bytes())).title == "The ferry"
    assert article_from_bytes(log.read_bytes(), "a.txt").title != "The ferry"


def test_an_added_format_is_opened_by_its_media_type(log: Path) -> None:
    for format in (MediaType("text/x-log", None).format("/"), format_by_media_type("text/x-log")):
        assert format == LOG_FORMAT
    assert format_by_media_type("text/x-unknown") is None


def test_an_added_format_stands_in_folders_and_lists(log: Path) -> None:
    assert list_articles(log.parent) == (log,)
    assert [entry.path for entry in list_entries(log.parent)] == [log]
    assert count_entries(log.parent) == (1, 0)
    assert FileFilter().accepts_file("2024/ferry.log")
    assert not FileFilter().accepts_file("2024/ferry.png")
    info = probe(log)
    assert (info.format, info.title, info.words) == (LOG_FORMAT, "The ferry", len(LOG) // 6)
    assert probed_entry("0", entry_at(log)).title == "The ferry"


def test_an_added_format_has_previews_and_excerpts(log: Path) -> None:
    log.write_text(LOG + f"{PROSE}\n" * 2_000 + "= The last day\nThe old captain went ashore for good.\n")
    preview = preview_article(log)
    assert preview is not None
    assert preview.title == "The ferry"
    assert open_article(log).text.startswith(preview.text)
    excerpt = excerpt_article(log, "The old captain went ashore", 1.0, title="The ferry")
    assert excerpt is not None
    assert "The last day" in [section.title for section in excerpt.sections]


def test_an_added_format_is_summarised_on_the_command_line(log: Path, standfirst: Standfirst) -> None:
    ended = standfirst("summarize", "-n", "2", log)
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith("The ferry\n")
    assert "Winter" in ended.out


def test_an_added_binary_format_is_opened_by_its_name_alone(tmp_path: Path, install: Install) -> None:
    path = tmp_path / "a.chart"
    path.write_bytes(CHART)
    with pytest.raises(SourceError):
        open_article(path)
    install(chart=CHART_FORMAT)
    assert open_article(path).text == PROSE
    assert probe(path)[:2] == (CHART_FORMAT, None)
    assert preview_article(path) is None


def test_an_added_zip_format_is_opened_by_its_content(tmp_path: Path, install: Install) -> None:
    data = make_zip({"charts/one": CHART}, "")
    with pytest.raises(SourceError, match="it is a ZIP archive"):
        read_bytes(data, "a.zip")
    install(atlas=Format(name="atlas", suffixes=(), read=f"{__name__}:read_atlas", zip_path="charts/"))
    assert read_bytes(data, "a.zip").drafts == [Draft(BlockKind.PARAGRAPH, PROSE)]
    (tmp_path / "a.zip").write_bytes(data)
    format = probe(tmp_path / "a.zip").format
    assert format is not None
    assert format.name == "atlas"


def test_a_reader_that_fails_is_reported(log: Path) -> None:
    log.write_text("%LOG x\nbroken\n")
    with pytest.raises(
        SourceError,
        match=r"the reader for ship's log failed \(ValueError: no such line\)\. Update the package",
    ):
        open_article(log)
    log.write_text("%LOG x\nempty\n")
    with pytest.raises(SourceError, match="it has no lines"):
        open_article(log)


@pytest.mark.parametrize(
    "change",
    [
        {"sniff": f"{__name__}:fail", "probe": f"{__name__}:fail"},
        {"sniff": "nowhere:x", "probe": "nowhere:x"},
    ],
)
def test_a_format_that_fails_does_not_stop_others(
    tmp_path: Path, install: Install, change: dict[str, str]
) -> None:
    install(log=LOG_FORMAT._replace(**change))
    (tmp_path / "a.log").write_text(LOG)
    (tmp_path / "notes").write_text(PROSE)
    assert probe(tmp_path / "a.log").title is None
    assert open_article(tmp_path / "a.log").title == "The ferry"
    assert open_article(tmp_path / "notes").text == PROSE


def test_a_package_that_cannot_be_used_is_a_problem(tmp_path: Path, install: Install) -> None:
    install(log=LOG_FORMAT, number=7)
    assert format_by_name("a.log") == LOG_FORMAT
    assert format_by_name("a.png") is None
    assert FORMATS.problems == ["some_formats:number (standfirst.formats) is not a Format."]


def test_other_packages_are_not_loaded_for_built_in_formats(tmp_path: Path, install: Install) -> None:
    install(number=7)
    (tmp_path / "a.md").write_text("# A\n\nText.")
    (tmp_path / "a.txt").write_text(PROSE)
    assert len(list_articles(tmp_path)) == 2
    for path in list_articles(tmp_path):
        assert open_article(path).blocks
        assert probe(path).format is not None
    assert FORMATS.problems == []
