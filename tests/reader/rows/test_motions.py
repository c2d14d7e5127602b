from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import Sentence
from tui.reader.rows.line_index import LineIndex, LineItem
from tui.reader.rows.motions import Motions

PARAGRAPHS = ("A fire burns out, and burns low.", "Naïve e\u0301clair 漢字 end. It's done.")
TEXT = "\n\n".join(PARAGRAPHS)
SENTENCES = tuple(
    Sentence(number, text, TEXT.index(text), TEXT.index(text) + len(text), 0)
    for number, text in enumerate([PARAGRAPHS[0], "Naïve e\u0301clair 漢字 end.", "It's done."])
)


def motions(width: int = 12) -> Motions:
    title = LineItem("Title", "flow--title", source_length=0)
    items = [title, *(LineItem(text, "flow--text", TEXT.index(text)) for text in PARAGRAPHS)]
    return Motions(TEXT, LineIndex(items, width), SENTENCES)


def test_words() -> None:
    moves = motions()
    assert TEXT[moves.next_word(0) :].startswith("fire")
    assert moves.word_end(2) == TEXT.index("fire") + 3
    assert moves.word_end(moves.word_end(2)) == TEXT.index("burns") + 4
    assert moves.previous_word(TEXT.index("burns") + 2) == TEXT.index("burns")
    assert moves.previous_word(TEXT.index("burns")) == TEXT.index("fire")
    assert moves.next_word(len(TEXT) - 3) == len(TEXT) - 1
    assert moves.previous_word(0) == 0


def test_characters_are_whole() -> None:
    moves = motions()
    place = TEXT.index("e\u0301")
    assert moves.right(place) == place + 2
    assert moves.left(place + 2) == place
    assert moves.character(place) == (place, place + 2)
    assert (moves.left(0), moves.right(len(TEXT) - 1)) == (0, len(TEXT) - 1)


def test_sentences() -> None:
    moves = motions()
    first, second, third = SENTENCES
    assert moves.next_sentence(0) == first.end - 1
    assert moves.next_sentence(first.end - 1) == second.end - 1
    assert moves.previous_sentence(third.start + 2) == third.start
    assert moves.previous_sentence(third.start) == second.start
    assert moves.previous_sentence(0) == 0
    assert moves.next_sentence(third.end - 1) == third.end - 1


def test_paragraphs() -> None:
    moves = motions()
    assert moves.next_paragraph(3) == TEXT.index("Naïve") == moves.previous_paragraph(len(TEXT) - 1)
    assert moves.next_paragraph(TEXT.index("Naïve")) == len(TEXT) - 1
    assert moves.previous_paragraph(3) == 0


def test_rows_keep_the_column_and_skip_gaps_and_the_title() -> None:
    moves = motions(12)  # "A fire burns" / "out, and " / "burns low."
    start = TEXT.index("fire") + 1
    column = moves.column(start)
    below = moves.rows(start, 1, column)
    assert below == TEXT.index("out, and") + 3
    assert moves.rows(below, -1, column) == start
    assert moves.rows(start, -1, column) == start
    assert TEXT[moves.rows(TEXT.index("burns low"), 1, 0)] == "N"
    assert moves.row_start(below) == TEXT.index("out")
    assert moves.row_end(below) == TEXT.index("and") + 2
    assert moves.rows(TEXT.index("burns out") + 4, 1, 99) == TEXT.index("and") + 2


@given(st.integers(0, len(TEXT) - 1), st.integers(4, 30), st.integers(-9, 9))
def test_every_move_stays_within_the_text(place: int, width: int, count: int) -> None:
    moves = motions(width)
    by_rows = lambda at: moves.rows(at, count or 1, moves.column(at))  # noqa: E731
    for move in (
        moves.left, moves.right, moves.next_word, moves.word_end, moves.previous_word, moves.next_sentence,
        moves.previous_sentence, moves.next_paragraph, moves.previous_paragraph, moves.row_start, moves.row_end,
        by_rows,
    ):  # fmt: skip
        assert 0 <= move(place) < len(TEXT)
