"""Sources of the bytes of pictures."""

from base64 import b64encode
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.sources.web_server import answer, serving
from tui.document.errors import SourceError
from tui.document.model import Picture
from tui.sources import pictures
from tui.sources.pictures import local_path, read_picture


def test_a_file_beside_the_article(tmp_path: Path) -> None:
    (tmp_path / "a lamp.png").write_bytes(b"lamp")
    (tmp_path / "plot.jpg").write_bytes(b"plot")
    article = str(tmp_path / "article.md")
    assert read_picture(Picture(address="a%20lamp.png?raw=true"), article) == b"lamp"
    assert read_picture(Picture(address="plot"), article) == b"plot"
    assert local_path(Picture(address="plot"), article) == tmp_path / "plot.jpg"
    for picture, source in ((Picture(address="no.png"), article), (Picture(address="plot"), None)):
        with pytest.raises(SourceError, match="There is no file"):
            read_picture(picture, source)


def test_a_picture_in_the_article_itself() -> None:
    address = f"data:image/png;base64,{b64encode(b'lamp').decode()}"
    assert read_picture(Picture(embedded=address), None) == b"lamp"
    assert read_picture(Picture(embedded="data:image/svg+xml,%3Csvg/%3E"), None) == b"<svg/>"
    with pytest.raises(SourceError, match="damaged"):
        read_picture(Picture(embedded="data:image/png;base64,a"), None)


def test_a_member_of_a_book_is_found_by_its_name_in_a_chapter(tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    with ZipFile(book, "w") as container:
        for name in ("OEBPS/images/one.png", "OEBPS/a/twice.png", "OEBPS/b/twice.png", "lone.png"):
            container.writestr(name, name)
    (tmp_path / "lone.png").write_bytes(b"beside the book")
    assert read_picture(Picture(address="../Images/one.png"), f"{book}#2") == b"OEBPS/images/one.png"
    assert read_picture(Picture(address="lone.png"), str(book)) == b"lone.png"
    assert local_path(Picture(address="lone.png"), str(book)) is None
    for name, reason in (
        ("twice.png", "Several files"),
        ("e.png", "No file"),
        ("../../etc/passwd", "No file"),
    ):
        with pytest.raises(SourceError, match=reason):
            read_picture(Picture(address=name), str(book))


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 10)
    (tmp_path / "large.png").write_bytes(bytes(11))
    for picture in (Picture(address="large.png"), Picture(embedded="data:image/png,0123456789a")):
        with pytest.raises(SourceError, match="more than 20 MB"):
            read_picture(picture, str(tmp_path / "a.md"))


def test_a_picture_on_the_web_is_fetched_within_the_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(page=answer(b"lamp", media_type="image/png")) as server:
        picture = Picture(address=server.address("/page"))
        assert read_picture(picture, "https://example.org/article") == b"lamp"
        monkeypatch.setattr(pictures, "MAX_PICTURE_BYTES", 3)
        with pytest.raises(SourceError):
            read_picture(picture, None)
