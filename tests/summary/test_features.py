"""Articles that are papers, by their headings."""

import pytest

from tui.summary.features import is_paper


@pytest.mark.parametrize(
    "headings",
    [
        ("Background", "Results", "Conclusions"),
        ("1 Introduction", "2 Related Work", "3 Evaluation"),
        ("I. INTRODUCTION", "II. METHODS", "The birds of the island", "IV. RESULTS"),
        ("Einleitung", "Methoden", "Was wir sahen"),
        ("Введение", "Результаты", "Выводы"),
        ("Methods", "Discussion"),
    ],
)
def test_a_paper(headings: tuple[str, ...]) -> None:
    assert is_paper(headings)


@pytest.mark.parametrize(
    "headings",
    [
        (),
        ("Introduction", "Why ships sail", "Conclusion"),
        ("Ingredients", "Instructions", "Notes"),
        ("Installation", "Usage", "Features"),
        ("History", "Geography", "References", "External links"),
        ("Preface", "Chapter 1", "Epilogue"),
        ("The results are in", "Methods of a keeper"),
        ("Results",),
    ],
)
def test_no_paper(headings: tuple[str, ...]) -> None:
    assert not is_paper(headings)
