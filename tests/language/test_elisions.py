import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.elisions import HAVE_ELISIONS, blank_elisions, is_elision, without_elision
from tui.language.words import tokenize_words


@pytest.mark.parametrize(
    ("language", "sentence", "words"),
    [
        ("french", "L'eau s'y évapore dès qu'il fait chaud.", "eau y évapore dès il fait chaud"),
        ("french", "Aujourd'hui la presqu'île d'Arvert dort.", "Aujourd'hui la presqu'île Arvert dort"),
        ("french", "Quelqu'un l'a vue jusqu'à l'aube.", "Quelqu'un a vue à aube"),
        ("italian", "L'acqua dell'isola c'è, poca d'aria.", "acqua isola è poca aria"),
        ("italian", "Sant'Elia e mezz'ora dopo.", "Sant'Elia e mezz'ora dopo"),
        ("catalan", "L'aigua de l’illa s'ha perdut.", "aigua de illa ha perdut"),
        ("occitan", "L'aiga qu’es freja.", "aiga es freja"),
    ],
)
def test_words_without_their_elisions(language: str, sentence: str, words: str) -> None:
    found = (without_elision(word, language) for word in tokenize_words(sentence, language))
    assert list(found) == words.split()


@pytest.mark.parametrize(
    ("language", "word", "wanted"),
    [("french", "lorsqu", True), ("french", "Qu", True), ("french", "eau", False), ("italian", "dell", True)],
)
def test_an_elision_is_known_without_its_apostrophe(language: str, word: str, wanted: bool) -> None:
    assert is_elision(word, language) == wanted


def test_spaces_stand_in_place_of_elisions() -> None:
    assert blank_elisions("De l'eau d’ici, aujourd'hui.", "french") == "De   eau d ici, aujourd'hui."
    assert blank_elisions("De l'aigua d’aquí.", "catalan") == "De   aigua   aquí."


@given(st.text(st.sampled_from("ldqu'’ aé-.")), st.sampled_from(sorted(HAVE_ELISIONS)))
def test_no_other_character_moves(text: str, language: str) -> None:
    blank = blank_elisions(text, language)
    assert len(blank) == len(text)
    assert all(after in (before, " ") for before, after in zip(text, blank, strict=True))
