import pytest

from tests.formats.pdf.documents import Sheet
from tests.formats.pdf.prose import as_read, paragraph
from tui.formats.pdf.document import parse_pdf
from tui.formats.pdf.pdfium import UnreadableError
from tui.formats.pdf.readable import is_readable

LISTING = (
    r"51 \def\x#1#2#3[#4]{\endgroup 52 \immediate\write-1{Package:#3#4}% 53 \xdef#1{#4}% 48 \catcode123=1 % {"
)
ENGLISH = as_read(paragraph(1)) + as_read(paragraph(2))
SHIFTED = "".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.islower() else c for c in ENGLISH)
SIGNS = "".join(chr(33 + (ord(c) - 97)) if c.islower() else c for c in ENGLISH)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "12.5 130 17 1,400 " * 20,
        "学徒先学会估计，然后才学会测量，这样她就能注意到有毛病的水位计。" * 5,
        "कप्तान हर सुबह तीन मापकों को पढ़ता है और संख्याएँ लिखता है। " * 5,
        "Introduction " + ". " * 80 + "....................................... 17",
        "?!#",
        LISTING * 4,
    ],
)
def test_words_and_numbers_of_any_script_are_readable(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize(
    "text",
    [
        SHIFTED,
        SIGNS,
        SHIFTED.replace(" ", "#"),
        SIGNS.replace(" ", "a"),
        "\ufffd\ufffdx\ufffd \ufffd\ufffd\ufffdy " * 20,
    ],
)
def test_what_a_font_without_a_character_map_gives_is_not(text: str) -> None:
    assert not is_readable(text)


def sheets(*texts: str) -> bytes:
    sheet = Sheet()
    for text in texts:
        for row in range(0, len(text), 80):
            sheet.write(60, 740 - row / 80 * 14, text[row : row + 80], 11)
        sheet.close()
    return sheet.done()


def test_a_document_that_cannot_be_decoded_is_refused_with_a_word_of_help() -> None:
    with pytest.raises(UnreadableError, match="ocrmypdf --force-ocr"):
        parse_pdf(sheets(SIGNS, SIGNS))


def test_single_pages_that_cannot_be_decoded_are_left_out_and_told() -> None:
    document = parse_pdf(sheets(ENGLISH, SIGNS, ENGLISH))
    assert "page 2 cannot be decoded" in document.warnings[0]
    assert "a page whose letters cannot be decoded" in [dropped.reason for dropped in document.dropped]
    assert not any("#" in draft.text for draft in document.drafts)


def test_a_list_of_commands_is_readable() -> None:
    assert is_readable("\\pagewidth 0 \\pageheight 2200 @hicolor $omitname _resolution_ " * 4)
