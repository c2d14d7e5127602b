import pytest

from tui.text.entities import replace_space_entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill&nbsp;stands.&nbsp; It is &nbsp;old.", "The mill stands.  It is  old."),
        ("10&nbsp;&nbsp;km", "10 km"),
        ("Write &nbsp; for it, or “&nbsp;”.", "Write &nbsp; for it, or “&nbsp;”."),
        ("<td>The&nbsp;mill</td>\nThe&nbsp;mill", "<td>The&nbsp;mill</td>\nThe mill"),
        ("`The&nbsp;mill`", "`The&nbsp;mill`"),
        ("The mill", "The mill"),
    ],
)
def test_entities_between_words_are_spaces(text: str, expected: str) -> None:
    assert replace_space_entities(text) == expected
