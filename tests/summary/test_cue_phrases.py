import pytest

from tui.summary.cue_phrases import has_cue, names_itself


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("In this paper the tides are measured.", "english"),
        ("We propose a new lock.", "english"),
        ("The main aim is a shorter way.", "english"),
        ("Our results differ.", "english"),
        ("Ziel ist ein kürzerer Weg.", "german"),
        ("Nous proposons une écluse.", "french"),
        ("El objetivo es un camino más corto.", "spanish"),
    ],
)
def test_cue_phrases(sentence: str, language: str) -> None:
    assert has_cue(sentence, language)


def test_other_sentences_have_none() -> None:
    assert not has_cue("The paper boat sank at the weir.", "english")
    assert not has_cue("Proposals for the bridge are late.", "english")
    assert not has_cue("We propose a new lock.", "latin")


def test_a_text_names_itself() -> None:
    assert names_itself("This study is short.", "english")
    assert names_itself("Der Weg, den wir gingen, ist kurz.", "german")
    assert not names_itself("The study of tides is old.", "english")
    assert not names_itself("We went.", "latin")
