import pytest

from tui.formats.plain.layout import heading_length, layout_of

FULL = "the river rose in the night and by the morning it had taken the road"


def layout(text: str) -> tuple[int, bool]:
    found = layout_of([chunk.split("\n") for chunk in text.split("\n\n")])
    return found.margin, found.is_outdented


def test_headings_left_of_the_text_are_seen() -> None:
    text = f"   {FULL}\n   {FULL}"
    assert layout(f"One\n\n{text}\n\nTwo\n\n{text}") == (3, True)
    assert layout(f"{text}\n\n{text}") == (3, False)
    assert layout(f"One\n\n{FULL}\n{FULL}\n\nTwo\n\n{text}") == (0, False)


@pytest.mark.parametrize(
    ("chunk", "length"),
    [
        ("One", 1),
        ("One\n   text", 1),
        ("1.1.  One", 1),
        (f"1.1.  {FULL[:50]}\n      on and on", 2),
        ("Is it so?", 1),
        ("1.1. Motivation:", 1),
        ("IT IS SO.", 1),
        ("It is so.", 0),
        ("Namely:", 0),
        ("One,", 0),
        ("o  an item", 0),
        ("- an item", 0),
        ("(a) an item", 0),
        ("x = call(y)", 0),
        ("   text", 0),
        ("One\nTwo", 0),
        (FULL + FULL, 0),
        (f"{FULL[:66]}\n   hanging text", 0),
    ],
)
def test_headings_are_short_and_no_sentences(chunk: str, length: int) -> None:
    assert heading_length(chunk.split("\n"), 3) == length
