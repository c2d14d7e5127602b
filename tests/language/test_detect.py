"""Names and detection of languages."""

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.language.others import TEXTS_WITHOUT_TABLES
from tests.language.paragraphs import ENGLISH, PARAGRAPHS, SENTENCES
from tui.document.build import Draft
from tui.document.errors import UsageError
from tui.document.model import BlockKind
from tui.language import detect
from tui.language.detect import (
    _DEFAULT_BY_SCRIPT,
    _SCRIPTS,
    LANGUAGES,
    _by_words,
    _languages_by_script,
    detect_language,
    find_language,
    lacks_sentence_tables,
    language_code,
    language_of_blocks,
    punkt_language,
)
from tui.language.function_words import FUNCTION_WORDS
from tui.language.names import OTHERS, SUMYS

TEXTS = {
    "czech": "Starý most byl postaven ve městě, které leželo na břehu řeky, a lidé po něm chodili do práce.",
    "danish": (
        "Den gamle bro blev bygget i byen, som lå ved floden, og folk gik over den, når de skulle på arbejde."
    ),
    "dutch": (
        "De oude brug werd gebouwd in de stad die aan de rivier lag, en de mensen liepen er elke dag over."
    ),
    "english": (
        "The old bridge was built in the town that lay by the river, and people walked over it to their work."
    ),
    "estonian": (
        "Vana sild ehitati linna, mis oli jõe ääres, ja inimesed käisid sellest üle, kui nad läksid tööle."
    ),
    "finnish": (
        "Vanha silta rakennettiin kaupunkiin, joka oli joen rannalla, ja ihmiset kulkivat sen yli, "
        "kun he menivät työhön."
    ),
    "french": (
        "Le vieux pont a été construit dans la ville qui se trouvait au bord de la rivière, et les "
        "gens y passaient."
    ),
    "german": (
        "Die alte Brücke wurde in der Stadt gebaut, die am Fluss lag, und die Leute gingen auf ihr "
        "zur Arbeit."
    ),
    "greek": "Η παλιά γέφυρα χτίστηκε στην πόλη που βρισκόταν δίπλα στο ποτάμι.",
    "hungarian": (
        "A régi híd a városban épült, amely a folyó mellett volt, és az emberek ezen jártak, ha "
        "dolgozni mentek."
    ),
    "italian": (
        "Il vecchio ponte è stato costruito nella città che si trovava sulla riva del fiume, e la "
        "gente ci passava."
    ),
    "malayalam": "പഴയ പാലം നദിക്കരയിലെ പട്ടണത്തിലാണ് പണിതത്.",
    "norwegian": (
        "Den gamle broen ble bygget i byen som lå ved elva, og folk gikk over den når de skulle på "
        "jobb etter frokost."
    ),
    "polish": (
        "Stary most został zbudowany w mieście, które leżało nad rzeką, i ludzie chodzili po nim do pracy."
    ),
    "portuguese": (
        "A ponte velha foi construída na cidade que ficava à beira do rio, e as pessoas não a usavam mais."
    ),
    "romanian": (
        "Podul vechi a fost construit în orașul care se afla lângă râu, și oamenii treceau pe el la lucru."
    ),
    "russian": "Старый мост построили в городе, который стоял на берегу реки.",
    "slovak": (
        "Starý most bol postavený v meste, ktoré ležalo na brehu rieky, a ľudia po ňom chodili do "
        "práce, ale len cez deň."
    ),
    "slovene": (
        "Stari most je bil zgrajen v mestu, ki je ležalo ob reki, in ljudje so hodili po njem, ko "
        "so šli na delo."
    ),
    "spanish": (
        "El viejo puente fue construido en la ciudad que estaba a la orilla del río, y la gente "
        "pasaba por él."
    ),
    "swedish": (
        "Den gamla bron byggdes i staden som låg vid floden, och folk gick över den när de skulle "
        "till jobbet."
    ),
    "turkish": (
        "Eski köprü nehrin kıyısında olan bir şehirde yapıldı ve insanlar işe gitmek için her gün "
        "bu köprüden geçti."
    ),
    "ukrainian": "Старий міст збудували в місті, яке стояло на березі річки, і люди ходили ним на роботу.",
    "chinese": "这座旧桥建在河边的城市里，人们每天从桥上走过。",
    "japanese": "古い橋は川のそばの町に建てられ、人々は毎日その上を歩いた。",
    "korean": "오래된 다리는 강가의 도시에 세워졌고 사람들은 매일 그 위를 걸었다.",
    "thai": "สะพานเก่าถูกสร้างขึ้นในเมืองริมแม่น้ำ",
    "hebrew": "הגשר הישן נבנה בעיר שעל גדת הנהר.",
    "arabic": "بني الجسر القديم في المدينة التي تقع على ضفة النهر.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_detects_the_language_of_a_text(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_detects_the_language_of_a_paragraph(language: str) -> None:
    assert detect_language(PARAGRAPHS[language]) == language


@pytest.mark.parametrize(
    "language, text", [(language, text) for language in SENTENCES for text in SENTENCES[language]]
)
def test_detects_the_language_of_a_single_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ENGLISH, ids=lambda text: text[:30])
def test_english_stays_english_among_code_and_names(text: str) -> None:
    assert detect_language(text) == "english"


@pytest.mark.parametrize("language", TEXTS_WITHOUT_TABLES)
def test_detects_a_language_without_tables(language: str) -> None:
    assert detect_language(TEXTS_WITHOUT_TABLES[language]) == language


def test_every_language_of_sumy_is_detected() -> None:
    assert set(TEXTS) == set(PARAGRAPHS) == set(SUMYS)
    assert set(TEXTS_WITHOUT_TABLES) <= set(OTHERS)


def test_every_script_has_its_languages() -> None:
    assert {script for script, _ in _SCRIPTS} | {"latin"} == set(_languages_by_script())
    assert {script for script, known in _languages_by_script().items() if len(known) > 1} == set(
        _DEFAULT_BY_SCRIPT
    )


def test_close_relatives_are_never_taken_for_english() -> None:
    shared = "Stari most je otvoren. Ljudi su se okupili i pjevali. Grad je lijep. " * 4
    assert detect_language(shared) in ("bosnian", "croatian", "serbian")


@pytest.mark.parametrize(
    "text",
    ["", "1234", "…", "Wal Mart TikTok", "word"],
)
def test_english_where_nothing_can_be_detected(text: str) -> None:
    assert detect_language(text) == "english"


def test_words_of_another_script_do_not_count() -> None:
    line = "Read me: Привет, мир и друзья. This is an English line with one more Russian word: Спасибо."
    assert detect_language(line) == "english"
    assert detect_language("Привет, друзья моих зимних дней, Windows, Python, Linux") == "russian"


def test_a_quotation_does_not_change_the_language() -> None:
    assert detect_language(TEXTS["english"] * 3 + TEXTS["russian"] + TEXTS["german"]) == "english"


def test_japanese_is_known_by_a_few_kana_among_its_chinese_characters() -> None:
    assert detect_language("新庁舎の建設は完成した") == "japanese"
    assert detect_language("新庁舎建設工事完成記念式典の案内") == "chinese"


def test_the_language_of_an_article_is_that_of_the_beginning_of_its_prose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(detect, "_SAMPLE_LENGTH", 150)

    def language(*texts: str) -> str:
        return language_of_blocks([Draft(BlockKind.PARAGRAPH, text) for text in texts])

    assert language("7" * 80, "7", TEXTS["german"]) == "german"
    assert language("7" * 148, "7", TEXTS["german"]) == "english"
    assert (
        language_of_blocks([Draft(BlockKind.CODE, TEXTS["german"]), Draft(BlockKind.PARAGRAPH, "7")])
        == "english"
    )


def declared(language: str, text: str) -> str:
    return language_of_blocks([Draft(BlockKind.PARAGRAPH, text)], language)


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_the_declared_language_of_a_text_holds(language: str) -> None:
    assert declared(language, PARAGRAPHS[language]) == language


@pytest.mark.parametrize("language", ["german", "french", "polish", "finnish", "greek", "japanese"])
def test_a_declared_language_does_not_hold_for_a_text_in_another(language: str) -> None:
    assert declared("english", PARAGRAPHS[language]) == language
    assert declared(language, PARAGRAPHS["english"]) == "english"


def test_a_declared_language_holds_for_few_words_and_for_relatives() -> None:
    assert declared("english", "Ein Text, der kurz ist und nichts beweist.") == "english"
    assert declared("norwegian", PARAGRAPHS["danish"]) == "norwegian"


@given(st.text())
@example("\ud800 \ud801 \ud802 \ud803")
@example("\0 \x1b a b c d")
def test_any_text_has_a_known_language(text: str) -> None:
    assert detect_language(text) in LANGUAGES


@pytest.mark.parametrize(
    "name, language",
    [("de", "german"), ("deu", "german"), ("German", "german"), (" ENGLISH ", "english"), ("en-GB", "english"),
     ("nb", "norwegian"), ("pt_BR", "portuguese"), ("slovenian", "slovene"), ("ca", "catalan"), ("farsi", "persian"),
     ("Tagalog", "tagalog")],
)  # fmt: skip
def test_languages_have_names_and_codes(name: str, language: str) -> None:
    assert find_language(name) == language


def test_every_language_has_a_code_of_two_letters() -> None:
    assert all(len(language_code(language)) == 2 for language in LANGUAGES)
    assert {find_language(language_code(language)) for language in LANGUAGES} == {*LANGUAGES}


def test_an_unknown_language_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError, match=r"“germann”.*Did you mean german\?.*swedish"):
        find_language("germann")


def test_languages_without_tables_use_others() -> None:
    assert punkt_language("slovak") == "czech"
    assert punkt_language("finnish") == "finnish"
    assert punkt_language("hungarian") is None
    assert lacks_sentence_tables("thai") and lacks_sentence_tables("catalan")
    assert not lacks_sentence_tables("slovak")


def test_all_tables_of_punkt_are_used() -> None:
    import punkt

    used = {punkt_language(language) for language in LANGUAGES} - {None}
    assert used == set(punkt.available_languages()) - {"english_web"}


def test_lists_of_function_words_can_be_compared() -> None:
    sizes = [len(words) for words in FUNCTION_WORDS.values()]
    assert max(sizes) <= 1.4 * min(sizes)


@pytest.mark.parametrize("language", ["english", "german", "french", "spanish", "russian", "chinese"])
def test_a_text_that_common_words_or_letters_settle_loads_nothing_large(language: str) -> None:
    assert loaded_by(PARAGRAPHS[language]) == []


@pytest.mark.parametrize("text", ["", "* * *", "Wal Mart TikTok"])
def test_text_without_a_sentence_loads_nothing_large(text: str) -> None:
    assert loaded_by(text) == []


def test_other_texts_load_a_model() -> None:
    assert loaded_by(PARAGRAPHS["estonian"]) == ["numpy", "py3langid"]


def loaded_by(text: str) -> list[str]:
    """Return the large packages that detecting a text's language loads, in an interpreter of its own."""
    code = (
        f"import sys; from tui.language.detect import detect_language; detect_language({text!r}); "
        "print(*sorted({'nltk', 'sumy', 'numpy', 'punkt', 'py3langid'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return ended.stdout.split()


def test_every_language_has_its_names() -> None:
    from tui.language.detect import english_name, own_name

    assert len({own_name(language) for language in LANGUAGES}) == len(LANGUAGES)
    assert english_name("german") == "German"


@pytest.mark.parametrize(
    ("words", "others", "language"),
    [
        ({"the": 8}, 0, "english"),
        ({"the": 7}, 0, None),
        ({"the": 8}, 45, "english"),
        ({"the": 8}, 46, None),
        ({"the": 16, "und": 8}, 0, "english"),
        ({"the": 15, "und": 8}, 0, None),
        ({"und": 16, "the": 8}, 0, "german"),
    ],
)
def test_function_words_decide_if_they_are_enough(
    words: dict[str, int], others: int, language: str | None
) -> None:
    text = [word for word, count in words.items() for _ in range(count)]
    assert _by_words(" ".join([*text, *["xyz"] * others]), "latin") == language
