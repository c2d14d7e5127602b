"""The ends of Thai sentences."""

import pytest

from tui.language.thai import thai_ends


def letters(count: int) -> str:
    return "ก" * count


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("", []),
        (letters(99), []),
        (f"{letters(45)} {letters(25)}", [46]),
        (f"{letters(44)} {letters(25)}", []),
        (f"{letters(45)} {letters(24)}", []),
        (f"{letters(45)} {letters(25)} {letters(25)}", [46]),
        (f"{letters(45)} {letters(45)} {letters(25)}", [46, 92]),
        (f"{letters(45)} และ{letters(25)}", []),
        (f"{letters(45)}และ {letters(25)}", []),
        (f"{letters(15)} แต่{letters(12)}", [16]),
        (f"{letters(14)} แต่{letters(12)}", []),
        (f"{letters(15)} แต่{letters(11)}", []),
        (f"{letters(12)}นะ {letters(15)}", []),
        (f"{letters(13)}นะ {letters(15)}", [16]),
        (f"{letters(13)}นะ) {letters(15)}", [17]),
        (f"{letters(15)}หรือเปล่า {letters(15)}", [25]),
    ],
)
def test_a_space_ends_a_sentence_by_the_words_around_it_or_by_length(text: str, ends: list[int]) -> None:
    assert list(thai_ends(text)) == ends
