"""Inputs that once caused failures, each reduced as far as possible."""

import pytest

from tests.document.invariants import check_article
from tests.formats.office.make_docx import paragraph, raw_document
from tui.sources.open import article_from_bytes


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
