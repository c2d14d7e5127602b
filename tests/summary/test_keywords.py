import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.summary.articles import HEADING, PARAGRAPH, plain, whales
from tests.summary.peer import sample, sample_paths
from tui.document.build import Draft
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.language.articles import build_article
from tui.language.detect import LANGUAGES
from tui.language.words import tokenize_words
from tui.summary.key_terms import log_likelihoods
from tui.summary.keywords import keywords, section_keywords

BANK = (
    "The Bank of England raised its interest rates today.",
    "Savers welcomed the interest rate.",
    "Critics of the Bank of England fear that interest rates hurt builders.",
    "In London builders and savers were divided.",
)


def test_a_word_has_its_most_frequent_spelling() -> None:
    made = plain("A ship sails.", "Many ships wait.", "No other ships came.")
    assert keywords(made)[0] == "ships"


def test_words_that_occur_together_are_one_keyword() -> None:
    chosen = keywords(plain(*BANK))
    assert chosen[:2] == ("Bank of England", "interest rates")
    assert not {"Bank", "England", "interest", "rates"} & set(chosen)


def test_words_separated_by_a_mark_or_a_number_are_no_phrase() -> None:
    made = plain("We sell apple, pear and plum.", "They like apple, pear and fig.", "An apple 7 pear box.")
    assert {"apple", "pear"} <= set(keywords(made))
    assert "apple pear" not in keywords(made)


def test_a_phrase_leaves_a_word_that_also_occurs_alone() -> None:
    made = plain("The sperm whale dives.", "A sperm whale sleeps.", *["One whale came."] * 4)
    assert keywords(made)[:2] == ("whale", "sperm whale")


def test_only_names_keep_their_capital_at_the_start_of_a_sentence() -> None:
    made = plain(
        "Harbours freeze.", "Harbours close.", "Rotterdam stays open.", "Ice never reaches Rotterdam."
    )
    assert {"Rotterdam", "harbours"} <= set(keywords(made))


def test_names_that_follow_each_other_are_one_name() -> None:
    made = plain("Yesterday Kevin Mayer resigned.", "The board thanked Mayer.", "Nobody but Mayer knew.")
    assert "Kevin Mayer" in keywords(made) or "Mayer" in keywords(made)
    assert "Kevin" not in keywords(made)


def test_a_common_word_with_a_capital_is_a_part_of_a_name() -> None:
    made = plain("Wool comes from New Zealand.", "In New Zealand sheep graze.", "New ships carry the wool.")
    assert keywords(made)[0] == "New Zealand"
    assert "Zealand" not in keywords(made)


def test_a_word_at_the_start_of_a_sentence_is_no_part_of_the_name_after_it() -> None:
    made = plain("When Mayer came, it rained.", "The board thanked Mayer.", "When Mayer left, it rained.")
    assert "Mayer" in keywords(made)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "english",
            ("The firm said that ferries run.", "The firm said that a ferry sank.", "Divers said so."),
        ),
        (
            "french",
            ("La mairie donne un pont.", "Elle donne aussi une mairie.", "On donne ce que la mairie a."),
        ),
    ],
)
def test_a_noun_comes_before_a_verb_that_is_more_frequent(language: str, sentences: tuple[str, ...]) -> None:
    noun = {"english": "firm", "french": "mairie"}[language]
    found = keywords(plain(*sentences, language=language))
    assert found[0] == noun


def test_a_name_and_a_verb_after_it_are_two() -> None:
    made = plain("Then Ahab cried.", "Again old Ahab cried.", "The crew feared Ahab.")
    assert keywords(made)[:2] == ("Ahab", "cried")


def test_german_nouns_do_not_join_the_verbs_after_them() -> None:
    made = plain(
        "Hier schützt ein Deich Menschen.",
        "Ein Deich braucht Gras.",
        "Jeder Deich braucht Gras.",
        language="german",
    )
    assert "Deich" in keywords(made)
    assert not [keyword for keyword in keywords(made) if " " in keyword]


def test_spanish_words_that_are_everywhere_are_no_keywords() -> None:
    made = plain("El cacao de la finca y de la costa.", "Se bebe el cacao que se tuesta.", language="spanish")
    assert keywords(made) == ("cacao",)


@pytest.mark.parametrize("text", ["", "It is what it was, and so on.", "1984. 2001. 42."])
def test_where_nothing_can_be_a_keyword_there_is_none(text: str) -> None:
    made = plain(text) if text else build_article([], title="Nothing")
    assert keywords(made) == ()
    assert [section_keywords(made, section.index) for section in made.sections] == [()] * len(made.sections)


def test_a_single_sentence_has_keywords() -> None:
    assert set(keywords(plain("A pelican swallowed the umbrella."))) == {"pelican", "swallowed", "umbrella"}


def test_sentences_that_are_all_the_same_have_keywords() -> None:
    assert keywords(plain(*["The pelican sleeps."] * 3)) == ("pelican sleeps",)


@pytest.mark.parametrize("language", ["chinese", "japanese", "thai", "english"])
def test_clauses_and_pairs_of_letters_are_no_keywords(language: str) -> None:
    made = plain("鯨は海に住む。", "鯨は海を泳ぐ。", "ปลาวาฬอยู่ในทะเล", language=language)
    assert keywords(made) == ()


def test_words_that_end_with_a_mark_are_keywords() -> None:
    assert "नदी" in keywords(plain("पुरानी नदी बहती है।", "लोग नदी देखते हैं।", language="hindi"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_raises(language: str) -> None:
    made = whales(language)
    assert all(isinstance(keyword, str) for keyword in keywords(made))
    assert len(section_keywords(made, 1)) <= 5


def test_a_section_has_the_words_that_the_others_lack() -> None:
    made = build_article(
        [
            Draft(HEADING, "Food", 1),
            Draft(
                PARAGRAPH, "Some whales fast. Many whales eat krill. Krill is small. Clouds of krill drift."
            ),
            Draft(HEADING, "Song", 1),
            Draft(PARAGRAPH, "Old whales sing. A melody carries far. Other whales hear the melody."),
        ],
        title="",
    )
    assert keywords(made, 1) == ("whales",)
    assert section_keywords(made, 0, 1) == ("krill",)
    assert section_keywords(made, 1, 1) == ("melody",)


def test_a_section_that_is_the_whole_article_has_its_keywords() -> None:
    made = plain(*BANK)
    assert section_keywords(made, 0, 4) == keywords(made, 4)


def test_a_section_has_keywords_of_those_inside_it() -> None:
    assert "lamps" in section_keywords(whales(), 1)


def test_a_section_that_is_not_there_is_refused() -> None:
    with pytest.raises(UsageError):
        section_keywords(whales(), 4)


def test_the_likelihood_ratio_is_dunnings() -> None:
    # Of 10 words 6 and of 30 words 2; as often in both; only in the rest.
    inside, outside = np.array([6.0, 1.0, 0.0, 3.0]), np.array([2.0, 3.0, 5.0, 20.0])
    ratios = log_likelihoods(inside, outside)
    assert ratios[0] == pytest.approx(2 * (6 * np.log(6 / 2) + 2 * np.log(2 / 6)))
    assert ratios[1:].tolist() == [0, 0, 0]


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.name)
def test_keywords_are_in_the_article_and_differ(path: Path) -> None:
    article = sample(path)
    chosen = keywords(article)
    assert len(chosen) == len(set(chosen)) == 10
    text = article.text.lower()
    assert all(keyword.lower() in text for keyword in chosen)
    assert keywords(article, 3) == chosen[:3]


_LINES = st.lists(
    st.lists(
        st.sampled_from(
            ["the", "of", "Whale", "whales", "sea", "Ahab", "42", "B", "US", "鯨", "don't", "well-", "ß"]
        ),
        max_size=8,
    ).map(" ".join),
    max_size=8,
)


@given(_LINES, st.integers(-1, 6))
def test_any_text_has_at_most_the_requested_number_of_keywords(lines: list[str], count: int) -> None:
    made = build_article([Draft(PARAGRAPH, line + ".") for line in lines], title="")
    for chosen in (keywords(made, count), *(section_keywords(made, s.index, count) for s in made.sections)):
        assert len(chosen) == len(set(chosen)) <= max(0, count)
        assert all(_has_a_word(keyword, made) for keyword in chosen)


def _has_a_word(keyword: str, article: Article) -> bool:
    return keyword.lower() in article.text.lower() and any(len(word) > 1 for word in tokenize_words(keyword))


def test_keywords_do_not_depend_on_the_hashes_of_strings() -> None:
    program = (
        "from tests.summary.articles import whales\n"
        "from tui.summary.keywords import keywords, section_keywords\n"
        "print(keywords(whales()), [section_keywords(whales(), index) for index in range(4)])"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_contractions_are_no_keywords() -> None:
    made = plain("The whale didn't dive.", "Ships didn't sail.", "They don't wait, and whales don't either.")
    assert not [keyword for keyword in keywords(made) if "'" in keyword or "’" in keyword]


def test_function_words_with_hyphens_are_no_keywords() -> None:
    made = plain(
        "Est-ce un pont ?",
        "Est-ce une algue ?",
        "Y a-t-il un pont ?",
        "A-t-il une algue ?",
        language="french",
    )
    assert set(keywords(made)) == {"pont", "algue"}


WATER = {
    "french": (
        "L'eau du lac d'Annecy est claire.",
        "Quand l'eau s'y réchauffe, on parle d'une algue que l'été nourrit.",
        "Aujourd'hui encore, la qualité de l'eau s'y mesure chaque semaine, c'est-à-dire souvent.",
        "Lorsqu'il pleut, la qualité de l'eau baisse, et l'algue s'y installe.",
        "Puisqu'on y nage, la ville d'Annecy surveille l'algue.",
    ),
    "italian": (
        "L'acqua dell'isola è poca.",
        "D'estate c'è chi porta l'acqua con una barca, e un'altra barca la riporta.",
        "Sull'isola s'è scavato un pozzo, ma nell'acqua c'è sale.",
        "Quest'anno la qualità dell'acqua è migliore: anch'io la bevo.",
        "Com'è noto, la qualità dell'acqua dipende dall'inverno.",
    ),
    "catalan": (
        "L'aigua de l'illa és poca.",
        "A l'estiu s'hi porta l'aigua amb una barca, i d'altres barques la segueixen.",
        "A l'illa s'ha fet un pou, però l'aigua n'és salada.",
        "La qualitat de l'aigua millora.",
        "Ningú no sap d'on ve la qualitat de l'aigua.",
    ),
}
_WATER_KEYWORDS = {
    "french": ("qualité de l'eau", {"algue", "Annecy"}),
    "italian": ("qualità dell'acqua", {"isola"}),
    "catalan": ("qualitat de l'aigua", {"illa"}),
}


@pytest.mark.parametrize("language", WATER)
@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_elisions_are_words_of_their_own(language: str, apostrophe: str) -> None:
    made = plain(*(line.replace("'", apostrophe) for line in WATER[language]), language=language)
    chosen = keywords(made, 30)
    phrase, words = _WATER_KEYWORDS[language]
    assert {phrase.replace("'", apostrophe), *words} <= set(chosen)
    assert not [word for word in chosen if re.match(r"\w{1,5}['’]", word) or len(word) < 3]
    assert all(word in made.text for word in chosen)


def test_a_title_with_elisions_gives_its_words_more_weight() -> None:
    lines = [Draft(PARAGRAPH, "Le port dort. L'algue pousse. Un bateau passe.")]
    for title, first in (("L'algue", "algue"), ("Le bateau", "bateau")):
        assert keywords(build_article(lines, title=title, language="french"))[0] == first
