"""Inputs that once caused failures, each reduced as far as possible."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.document.invariants import check_article
from tests.formats.epub.make_book import make_book, make_zip, page, prose
from tests.formats.office.make_docx import paragraph, raw_document
from tests.formats.office.make_odt import make_text
from tui.sources.open import article_from_bytes

_SURROGATES = b"\xed\xa0\x80 \xed\xbf\xbf"
"""What stands for the first and the last surrogate in data that only looks like UTF-8."""


def with_surrogates(container: bytes) -> bytes:
    """Put bytes of surrogates in the place of each ``wall`` in the parts of a container."""
    with ZipFile(BytesIO(container)) as archive:
        return make_zip(
            {name: archive.read(name).replace(b"wall", _SURROGATES) for name in archive.namelist()}
        )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param(
            "a.docx", raw_document(paragraph("One.\ufffe Two.")), id="a noncharacter in a Word document"
        ),
        pytest.param(
            "a.txt",
            "One.\n\n\ufeffCHAPTER I\n\n\ufeffCHAPTER I\n\nTwo.".encode(),
            id="a byte order mark inside",
        ),
        pytest.param(
            "a.docx",
            raw_document(paragraph("One.") + "<w:p><w:r>" * 2_000 + "</w:r></w:p>" * 2_000),
            id="paragraphs of a Word document nested deeper than XML may be",
        ),
    ],
)
def test_an_input_that_broke_something_is_read(name: str, data: bytes) -> None:
    check_article(article_from_bytes(data, name))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.epub", make_book({"one.xhtml": page("<h1>The wall</h1><p>A sea wall.</p>", prose())})),
        ("a.odt", make_text("<text:p>A sea wall.</text:p>")),
        ("a.docx", raw_document(paragraph("A sea wall."))),
    ],
)
def test_bytes_of_surrogates_are_replaced(name: str, data: bytes) -> None:
    article = article_from_bytes(with_surrogates(data), name)
    check_article(article)
    assert "A sea \ufffd \ufffd." in [block.text for block in article.blocks]
