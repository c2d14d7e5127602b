import pytest

from tests.formats.email.test_reader import BODY, HEAD, QUOTATION, blocks
from tui.document.model import BlockKind


@pytest.mark.parametrize(
    "line",
    [
        "Hello",
        "Hi Bob",
        "Hello everyone",
        "Guten Tag Frau Moor",
        "RSVP: 993-8586",
        "Phone: the one in the mill",
        "Signed-off-by: Ann Lee <ann@mill.example>",
        "3ae6c203af7c33",
    ],
)
def test_lines_that_are_no_headings(line: str) -> None:
    text = f"{HEAD}\n{line}\n\n{BODY}\n\n{line}\n\n{BODY}"
    assert BlockKind.HEADING not in {kind for kind, _, _ in blocks(text)}


def test_headings_have_text_below_them() -> None:
    assert blocks(f"{HEAD}\n{BODY}\n\nThe wheel\n\n{BODY}")[1] == (BlockKind.HEADING, 1, "The wheel")
    assert blocks(f"{HEAD}\n{BODY}\n\nThe wheel\n\n{QUOTATION}")[1] == (BlockKind.PARAGRAPH, 0, "The wheel")
    assert blocks(f"{HEAD}\n{BODY}\n\nTHE WHEEL\n\n> Does it turn?")[1] == (BlockKind.HEADING, 1, "THE WHEEL")


def test_a_patch_is_code() -> None:
    patch = "@@ -4 +4,2 @@\n-Stop\n+Stop now\n+Or later"
    assert blocks(f"{HEAD}\n{BODY}\n\n{patch}\n\n{BODY}") == [
        (BlockKind.PARAGRAPH, 0, BODY),
        (BlockKind.CODE, 0, patch),
        (BlockKind.PARAGRAPH, 0, BODY),
    ]
