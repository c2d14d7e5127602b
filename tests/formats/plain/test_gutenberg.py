from tui.formats.plain.wrappers import strip_gutenberg

HEADER = """The Project Gutenberg EBook of The Mill, by Ann Lee

Title: The Mill;
       or, A Year by the River

Author: Ann Lee

Language: English

*** START OF THIS PROJECT GUTENBERG EBOOK THE MILL ***
"""
LICENCE = """*** END OF THIS PROJECT GUTENBERG EBOOK THE MILL ***

You may copy it.
"""


def test_a_book_comes_out_of_its_wrapping() -> None:
    book = strip_gutenberg(f"{HEADER}\nProduced by Two People\n\nCHAPTER I.\n\nIt _was_ early.\n\n{LICENCE}")
    assert book is not None
    assert book.text.strip() == "CHAPTER I.\n\nIt was early."
    assert (book.title, book.author, book.language) == (
        "The Mill; or, A Year by the River",
        "Ann Lee",
        "English",
    )
    assert [dropped.reason for dropped in book.dropped] == [
        "Project Gutenberg's header",
        "a note on who made this copy",
        "Project Gutenberg's licence",
    ]


def test_a_transcribers_note_goes_and_what_follows_stays() -> None:
    book = strip_gutenberg(
        f"{HEADER}\nTranscriber's Note:\n\nSpelling is kept.\nAll of it.\n\nIt was early.\n\n{LICENCE}"
    )
    assert book is not None
    assert book.text.strip() == "It was early."
    assert "Spelling is kept." in book.dropped[1].text


def test_a_book_without_an_end_is_read_to_its_end() -> None:
    book = strip_gutenberg(HEADER + "\nIt was early.\n")
    assert book is not None
    assert book.text.strip() == "It was early."


def test_other_texts_are_left_alone() -> None:
    assert strip_gutenberg("An article about Project Gutenberg.\n\nIt has START and END lines.") is None
