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
    ],
)
def test_an_input_that_broke_something_is_read(name: str, data: bytes) -> None:
    check_article(article_from_bytes(data, name))
