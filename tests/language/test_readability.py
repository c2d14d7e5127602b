"""Readability is computed as in the papers: the values here were worked out by hand."""

import pytest

from tui.document.build import Draft
from tui.document.model import Article, BlockKind
from tui.language.articles import build_article
from tui.language.detect import LANGUAGES
from tui.language.readability import (
    _ATESMAN,
    _FLESCH,
    _INFLESZ,
    _LIX,
    _NILC,
    MIN_WORDS,
    Readability,
    _degree,
    _Scale,
    has_reading_measure,
    readability,
)


def repeated(language: str, sentence: str, times: int = 40) -> Article:
    """Return an article of one repeated sentence."""
    text = " ".join([sentence] * times)
    return build_article([Draft(BlockKind.PARAGRAPH, text)], title="Not counted", language=language)


def measured(language: str, sentence: str) -> Readability:
    found = readability(repeated(language, sentence))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "language, sentence, words, syllables, value, meaning",
    [
        # 206.835 - 1.015 * 8 - 84.6 * 11 / 8
        ("english", "The keeper never trusted what the books said.", 8, 11, 82.39, "easy"),
        # 180 - 6 - 58.5 * 11 / 6
        ("german", "Der Hund liegt gerne unter Apfelbäumen.", 6, 11, 66.75, "standard"),
        # 206.84 - 0.93 * 6 - 77 * 10 / 6
        ("dutch", "De hond ligt graag onder appelbomen.", 6, 10, 72.927, "fairly easy"),
        # 207 - 1.015 * 6 - 73.6 * 10 / 6
        ("french", "Le gardien allume toujours sa lanterne.", 6, 10, 78.243, "fairly easy"),
        # 217 - 1.3 * 6 - 60 * 13 / 6
        ("italian", "Il guardiano accende sempre la lanterna.", 6, 13, 79.2, "fairly easy"),
        # 248.835 - 1.015 * 5 - 84.6 * 11 / 5
        ("portuguese", "O homem acendeu sempre lanternas.", 5, 11, 57.64, "easy"),
        # 206.835 - 1.3 * 4 - 60.1 * 11 / 4
        ("russian", "Смотритель всегда зажигает лампу.", 4, 11, 36.36, "difficult"),
        # 206.835 - 6 - 62.3 * 14 / 6
        ("spanish", "El guardia encendía siempre una lámpara.", 6, 14, 55.468, "normal"),
        # 198.825 - 2.61 * 5 - 40.175 * 10 / 5
        ("turkish", "Bekçi her akşam lambayı yakar.", 5, 10, 105.425, "very easy"),
    ],
)
def test_reading_ease(
    language: str, sentence: str, words: int, syllables: int, value: float, meaning: str
) -> None:
    found = measured(language, sentence)
    assert found.words_a_sentence == words
    assert found.syllables_a_word == pytest.approx(syllables / words)
    assert found.value == pytest.approx(value, abs=0.001)
    assert found.meaning == meaning


def test_lix_depends_on_long_words_and_not_on_syllables() -> None:
    # 5 + 100 * 2 / 5: fyrvaktare and lanternan have more than six letters
    found = measured("swedish", "Alla fyrvaktare putsar sin lanternan.")
    assert found == Readability("LIX", 45.0, "of middling difficulty", 5.0, None)


@pytest.mark.parametrize(
    ("scale", "degrees"),
    [
        (
            _FLESCH,
            "90 very easy, 80 easy, 70 fairly easy, 60 standard, 50 fairly difficult, 30 difficult, -9 very difficult",
        ),
        (_INFLESZ, "80 very easy, 65 fairly easy, 55 normal, 40 somewhat difficult, -9 very difficult"),
        (_NILC, "75 very easy, 50 easy, 25 difficult, -9 very difficult"),
        (_ATESMAN, "90 very easy, 70 easy, 50 of middling difficulty, 30 difficult, -9 very difficult"),
        (_LIX, "60 very difficult, 50 difficult, 40 of middling difficulty, 30 easy, -9 very easy"),
    ],
)
def test_the_degrees_are_those_of_the_papers(scale: _Scale, degrees: str) -> None:
    last = 99
    for lowest, name in (degree.split(" ", 1) for degree in degrees.split(", ")):
        assert _degree(last, scale) == _degree(int(lowest), scale) == name
        last = int(lowest) - 1


def test_the_degree_is_that_of_the_rounded_value() -> None:
    # 206.835 - 1.015 * 14 - 84.6 * 22 / 14
    found = measured(
        "english", "The keeper trusted the weather and the lamp, and reported about winters and sailors."
    )
    assert found.value == pytest.approx(59.682, abs=0.001)
    assert found.meaning == "plain English"


def test_numbers_are_no_words_and_compounds_are_one() -> None:
    found = measured("english", "In 1984 the well-known keeper left 12,000 lamps.")
    assert found.words_a_sentence == 6


def test_headings_and_code_are_left_out() -> None:
    prose = [Draft(BlockKind.PARAGRAPH, " ".join(["The keeper left."] * 40))]
    others = [
        Draft(BlockKind.HEADING, "Unquestionably", 1),
        Draft(BlockKind.CODE, "unquestionably = 1\n" * 50),
    ]
    assert readability(build_article([*others, *prose], title="")) == readability(
        build_article(prose, title="")
    )


def test_a_short_text_is_not_measured() -> None:
    five_words = "A keeper left the tower."
    assert readability(repeated("english", five_words, MIN_WORDS // 5)) is not None
    assert readability(repeated("english", five_words, MIN_WORDS // 5 - 1)) is None


def test_a_text_without_words_is_not_measured() -> None:
    assert readability(build_article([], title="")) is None


@pytest.mark.parametrize("language", ["finnish", "japanese", "polish"])
def test_a_language_without_a_published_measure_has_none(language: str) -> None:
    assert not has_reading_measure(language)
    assert readability(repeated(language, "One two three four five.", 40)) is None


@pytest.mark.parametrize("language", sorted(filter(has_reading_measure, LANGUAGES)))
def test_every_language_with_a_measure_is_measured(language: str) -> None:
    assert readability(repeated(language, "Alla lamber men da solen.", 40)) is not None
