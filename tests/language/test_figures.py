import pytest

from tui.language.figures import find_figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It cost $3.3 billion, or €20.", ["$3.3 billion", "€20"]),
        ("About 31.7 tonnes and 40 mm over 1,200 km.", ["31.7 tonnes", "40 mm", "1,200 km"]),
        ("Some 12 % and 4.5 per cent.", ["12 %", "4.5 per cent"]),
        ("A 15-minute walk, 7 of them, 3 boys.", ["15-minute"]),
        ("Rund 10 000 Menschen auf 5,70 m.", ["10 000 Menschen", "5,70 m"]),
        ("See page 12 and chapter 3.", []),
    ],
)
def test_figures_have_units(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_figures(text)] == found
