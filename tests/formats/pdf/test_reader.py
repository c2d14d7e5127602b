import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.formats.pdf import documents
from tests.formats.pdf.documents import Sheet
from tests.processes import is_running
from tui.document.errors import SourceError
from tui.document.model import BlockKind
from tui.formats.pdf import reader
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.reader import max_cpu_seconds, read_pdf
from tui.sources.open import open_article

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="documents are read in forks only on Linux")


@pytest.fixture(params=["new process", pytest.param("fork", marks=LINUX)])
def child(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The kind of process that reads documents."""
    monkeypatch.setattr(reader, "_forks", request.param == "fork")
    return str(request.param)


@pytest.mark.usefixtures("child")
@pytest.mark.parametrize("make", [documents.report, documents.paper])
def test_the_child_process_finds_what_this_one_finds(make: Callable[[], bytes]) -> None:
    data = make()
    document, here = read_pdf(data, "report.pdf"), parse_pdf(data)
    assert (document.title, list(document.drafts)) == (here.title, list(here.drafts))
    assert list(document.dropped) == list(here.dropped)
    assert (document.metadata, document.language) == (here.metadata, here.language)
    assert (list(document.notes), list(document.warnings)) == (list(here.notes), list(here.warnings))
    assert [draft.spans for draft in document.drafts] == [draft.spans for draft in here.drafts]
    assert {type(draft.kind) for draft in document.drafts} == {BlockKind}


def test_a_file_is_an_article_with_its_sections(tmp_path: Path) -> None:
    path = tmp_path / "paper"
    path.write_bytes(documents.paper())
    article = open_article(path)
    assert article.language == "english"
    assert [(section.level, section.title) for section in article.sections] == [
        (1, None),
        (1, "Abstract"),
        (1, "1 Introduction"),
        (1, "2 Methods"),
        (2, "2.1 The gauges"),
        (2, "2.2 The ledger"),
        (1, "3 Results"),
        (1, "4 Conclusion"),
        (1, "References"),
    ]


@pytest.mark.usefixtures("child")
def test_a_failure_names_the_source() -> None:
    sheet = Sheet(encrypt="secret")
    sheet.close()
    with pytest.raises(SourceError, match=r"^Cannot read a\.pdf: it is locked with a password\."):
        read_pdf(sheet.done(), "a.pdf")


def test_a_long_document_may_take_longer() -> None:
    assert max_cpu_seconds(0) == max_cpu_seconds(50_000) == 10
    assert max_cpu_seconds(8_000_000) == 90
    assert max_cpu_seconds(10**12) == 300


@pytest.mark.skipif(sys.platform == "win32", reason="needs a process that is killed with its children left")
def test_the_child_ends_with_its_parent() -> None:
    """A shell starts the child, which waits for a document that never comes, and is killed."""
    child = f'"{sys.executable}" -P -m tui.formats.pdf.reader <&0 & echo $!; wait'
    with subprocess.Popen(["sh", "-c", child], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as shell:
        assert shell.stdin is not None
        assert shell.stdout is not None
        pid = int(shell.stdout.readline())
        shell.kill()
        while is_running(pid):
            time.sleep(0.05)


@pytest.mark.usefixtures("child")
def test_a_document_that_unpacks_to_gigabytes_ends_the_child_alone() -> None:
    packer = zlib.compressobj()
    first, again = (packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    content = first + 3_000 * again
    page = documents.raw_page(content, stream=b"/Filter/FlateDecode")
    with pytest.raises(SourceError, match="too much memory"):
        read_pdf(page, "bomb.pdf")


@pytest.mark.parametrize("share", [0.2, 0.6, 0.95])
def test_a_document_that_was_cut_off_is_read_or_refused(share: float) -> None:
    data = documents.paper()
    try:
        document = read_pdf(data[: int(share * len(data))], "cut.pdf")
    except SourceError as error:
        assert "cut.pdf" in str(error)
    else:
        assert document.drafts
