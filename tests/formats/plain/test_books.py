"""The outlines of books in typical layouts. In their texts a bar stands for an empty line."""

import pytest

from tests.document.invariants import check_article
from tests.formats.plain.make_book import PROSE, VERSE, book
from tui.document.model import BlockKind
from tui.sources.open import article_from_text

BOOKS: dict[str, tuple[str, list[tuple[int, str | None]]]] = {
    "numbers alone": (
        "I|~|II|~|III|~",
        [(1, "I"), (1, "II"), (1, "III")],
    ),
    "numbers with titles": (
        "I. The Flood|~|II. The Road|~|III. The End|~",
        [(1, "I. The Flood"), (1, "II. The Road"), (1, "III. The End")],
    ),
    "chapters": (
        "CHAPTER I.|~|CHAPTER II.|~|CHAPTER III.|~",
        [(1, "CHAPTER I."), (1, "CHAPTER II."), (1, "CHAPTER III.")],
    ),
    "titles on lines of their own": (
        "CHAPTER I|THE FLOOD|~|CHAPTER II|THE ROAD|~|CHAPTER III|THE END|~",
        [(1, "CHAPTER I. THE FLOOD"), (1, "CHAPTER II. THE ROAD"), (1, "CHAPTER III. THE END")],
    ),
    "titles right below": (
        "CHAPTER I\nTHE FLOOD|~|CHAPTER II\nTHE ROAD|~|CHAPTER III\nTHE END|~",
        [(1, "CHAPTER I. THE FLOOD"), (1, "CHAPTER II. THE ROAD"), (1, "CHAPTER III. THE END")],
    ),
    "titles of two lines": (
        "CHAPTER I|"
        "IN WHICH THE RIVER RISES AND THE MILLER LOSES MORE THAN\nHE HAD THOUGHT TO LOSE|~|"
        "CHAPTER II|OF THE ROAD AND WHO WENT ON IT|~|CHAPTER III|THE END|~",
        [
            (1, "CHAPTER I. IN WHICH THE RIVER RISES AND THE MILLER LOSES MORE THAN HE HAD THOUGHT TO LOSE"),
            (1, "CHAPTER II. OF THE ROAD AND WHO WENT ON IT"),
            (1, "CHAPTER III. THE END"),
        ],
    ),
    "titles that are sentences": (
        "CHAPTER I.|"
        "In which the river rises, and the miller loses more than he had thought\nto lose.|~|"
        "CHAPTER II.|Of the road, and who went on it.|~|CHAPTER III.|The end of it.|~",
        [
            (
                1,
                "CHAPTER I. In which the river rises, and the miller loses more than he had thought to lose.",
            ),
            (1, "CHAPTER II. Of the road, and who went on it."),
            (1, "CHAPTER III. The end of it."),
        ],
    ),
    "books of chapters": (
        "BOOK FIRST|THE WATER|CHAPTER I|THE FLOOD|~|CHAPTER II|THE ROAD|~|BOOK SECOND|THE LAND|"
        "CHAPTER I|THE FIELD|~|CHAPTER II|THE END|~",
        [
            (1, "BOOK FIRST. THE WATER"),
            (2, "CHAPTER I. THE FLOOD"),
            (2, "CHAPTER II. THE ROAD"),
            (1, "BOOK SECOND. THE LAND"),
            (2, "CHAPTER I. THE FIELD"),
            (2, "CHAPTER II. THE END"),
        ],
    ),
    "parts of chapters": (
        "PART ONE--The Water|Chapter 1|~|Chapter 2|~|PART TWO--The Land|Chapter 1|~|Chapter 2|~",
        [
            (1, "PART ONE--The Water"),
            (2, "Chapter 1"),
            (2, "Chapter 2"),
            (1, "PART TWO--The Land"),
            (2, "Chapter 1"),
            (2, "Chapter 2"),
        ],
    ),
    "letters": (
        "LETTER I|_To Mrs. Moor, England._|Mill Street, Dec. 11th, 17--.|~|LETTER II|"
        "_To Mrs. Moor, England._|The Bridge, 28th March, 17--.|~|Chapter 1|~|Chapter 2|~",
        [
            (1, "LETTER I. To Mrs. Moor, England."),
            (1, "LETTER II. To Mrs. Moor, England."),
            (1, "Chapter 1"),
            (1, "Chapter 2"),
        ],
    ),
    "titles in capitals": (
        "THE FLOOD|~|THE ROAD BY THE RIVER|~|THE END OF IT|~",
        [(1, "THE FLOOD"), (1, "THE ROAD BY THE RIVER"), (1, "THE END OF IT")],
    ),
    "contents with titles": (
        "CONTENTS|   I. THE FLOOD\n  II. THE ROAD\n III. THE END|I|THE FLOOD|~|II|THE ROAD|~|III|THE END|~",
        [(1, "I. THE FLOOD"), (1, "II. THE ROAD"), (1, "III. THE END")],
    ),
    "contents with numbers": (
        "Contents|     CHAPTER I\n     CHAPTER II\n     CHAPTER III|PREFACE|~|CHAPTER I|~|"
        "CHAPTER II|~|CHAPTER III|~",
        [(1, "PREFACE"), (1, "CHAPTER I"), (1, "CHAPTER II"), (1, "CHAPTER III")],
    ),
    "contents and illustrations with pages": (
        "CONTENTS|CHAPTER                   PAGE|   I. The Flood                1\n"
        "  II. The Road                33\n"
        " III. The End                 77|LIST OF ILLUSTRATIONS|The Wheel             Frontispiece\n"
        "The Road                        35|CHAPTER I|THE FLOOD|~|[Illustration: The "
        "Wheel]|CHAPTER II|THE ROAD|~|"
        "CHAPTER III|THE END|~",
        [(1, "CHAPTER I. THE FLOOD"), (1, "CHAPTER II. THE ROAD"), (1, "CHAPTER III. THE END")],
    ),
    "digits alone": (
        "1|~|2|~|3|~",
        [(1, "1"), (1, "2"), (1, "3")],
    ),
    "verse": (
        "THE FLOOD|%\n%|THE ROAD|%\n%|THE END OF IT|%",
        [(1, "THE FLOOD"), (1, "THE ROAD"), (1, "THE END OF IT")],
    ),
    "centred titles": (
        "                              THE FLOOD|~|       *       *       *       *       *|"
        "                              THE ROAD|~|                              THE SEA|~",
        [(1, "THE FLOOD"), (1, "THE ROAD"), (1, "THE SEA")],
    ),
    "around the chapters": (
        "PROLOGUE|~|CHAPTER THE FIRST|~|CHAPTER THE SECOND|~|EPILOGUE|~",
        [(1, "PROLOGUE"), (1, "CHAPTER THE FIRST"), (1, "CHAPTER THE SECOND"), (1, "EPILOGUE")],
    ),
    "in French": (
        "CHAPITRE PREMIER|~|CHAPITRE II|~|CHAPITRE III|~",
        [(1, "CHAPITRE PREMIER"), (1, "CHAPITRE II"), (1, "CHAPITRE III")],
    ),
    "in German": (
        "Erstes Kapitel|~|Zweites Kapitel|~|Drittes Kapitel|~",
        [(1, "Erstes Kapitel"), (1, "Zweites Kapitel"), (1, "Drittes Kapitel")],
    ),
    "the number first": (
        "THE FIRST CHAPTER|The Flood|~|THE SECOND CHAPTER|The Road|~|THE THIRD CHAPTER|The End|~",
        [
            (1, "THE FIRST CHAPTER. The Flood"),
            (1, "THE SECOND CHAPTER. The Road"),
            (1, "THE THIRD CHAPTER. The End"),
        ],
    ),
    "songs": (
        "CANTO I|%\n%|CANTO II|%\n%|CANTO III|%",
        [(1, "CANTO I"), (1, "CANTO II"), (1, "CANTO III")],
    ),
    "titles behind dashes": (
        "CHAPTER I--THE FLOOD|~|CHAPTER II--THE ROAD|~|CHAPTER III--THE END|~|NOTES|~",
        [(1, "CHAPTER I--THE FLOOD"), (1, "CHAPTER II--THE ROAD"), (1, "CHAPTER III--THE END"), (1, "NOTES")],
    ),
}


@pytest.mark.parametrize(("text", "outline"), BOOKS.values(), ids=BOOKS.keys())
def test_the_outline_is_the_books_own(text: str, outline: list[tuple[int, str | None]]) -> None:
    article = article_from_text("", book(text.replace("|", "\n\n")))
    check_article(article)
    assert (article.title, article.author, article.language) == ("The Mill", "Ann Lee", "english")
    assert [(section.level, section.title) for section in article.sections] == outline
    paragraphs = [block.text for block in article.blocks if block.kind is BlockKind.PARAGRAPH]
    assert paragraphs.count(PROSE) == 3 * text.count("|~")


def test_verse_is_kept_whole() -> None:
    article = article_from_text("", book("CHAPTER I\n\n~\n\n%\n~\n\nCHAPTER II\n\n~"))
    (verse,) = [block for block in article.blocks if block.kind is BlockKind.QUOTE]
    assert verse.text == " ".join(VERSE.split())
