from hypothesis import given
from hypothesis import strategies as st

from tui.reader.rows.entries import ListEntry, fitting, folded


def test_what_need_not_be_typed() -> None:
    assert folded("Crème BRÛLÉE") == "creme brulee"
    assert folded("Straße") == "strasse"
    assert folded("ﬁne") == "fine"
    assert folded("日本語") == "日本語"


def test_every_word_must_stand_somewhere() -> None:
    texts = [folded(text) for text in ("The long walk of paper", "Paper boats", "A walk")]
    assert fitting(texts, "paper walk") == [0]
    assert fitting(texts, " PAP ") == [0, 1]
    assert fitting(texts, "walk xyz") == []
    assert fitting(texts, "  ") == [0, 1, 2]


def test_a_choice_is_found_by_its_title_and_other_names_but_not_by_its_detail() -> None:
    choice = ListEntry("id", "Letter", "12 KB", also="letter-7.txt")
    assert fitting([choice.searched], "letter-7") == [0]
    assert fitting([choice.searched], "12") == []


@given(st.text(), st.text())
def test_a_text_is_found_by_any_part_of_it(before: str, part: str) -> None:
    text = folded(before + " " + part + " after")
    assert fitting([text], part) == [0]
