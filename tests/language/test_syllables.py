"""Syllables are counted as dictionaries divide the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.readability import syllable_counter

LANGUAGES = (
    "english",
    "german",
    "dutch",
    "french",
    "italian",
    "portuguese",
    "russian",
    "spanish",
    "turkish",
)
PARTED = {
    "english": "a-gain i-de-a cre-ate read-a-ble looked peo-ple the-o-ry sci-ence qui-et be-ing po-em re-al-i-ty "
    "ra-di-o lit-tle hous-es want-ed walked state-ment love-ly some-thing hope-ful rhy-thm pris-m did-n't they're "
    "league tech-nique as-so-ci-a-tion go-ing be-yond rules ta-bles chang-es watch-es the eye co-op-er-ate",
    "german": "Haus Häu-ser The-a-ter Mu-se-um I-de-en The-o-rie be-ei-len ge-eig-net Les-bar-keit Quel-le "
    "be-quem Bau-er be-o-bach-ten ak-tu-ell",
    "dutch": "huis hui-zen lees-baar-heid mooi-e nieu-we i-dee-ën mu-se-um re-ac-tie be-oor-de-len",
    "french": "mai-son tra-vaille thé-âtre i-dée na-tion langue que le é-coles mu-sée oi-seau œuvre bien "
    "vo-yage na-ïf guerre",
    "italian": "ca-sa zi-o mi-o du-e ac-qua quan-do più per-ché gio-ia a-iuo-la gior-no te-a-tro fa-mi-glia",
    "portuguese": "di-a his-tó-ria á-gua a-le-gri-a co-ra-ção na-ções mãe sa-í-da sa-ú-de quan-do guer-ra sé-rie lu-a",
    "russian": "чи-та-бель-ность кни-га ёл-ка в пред-ло-же-ни-е",
    "spanish": "le-er dí-a a-gua buey ciu-dad pa-ís y ya a-é-re-o ca-í-a cu-yo gue-rra pin-güi-no que-so "
    "muy re-yes ma-íz",
    "turkish": "o-ku-na-bi-lir-lik İs-tan-bul ı-şık sa-at",
}


@pytest.mark.parametrize(
    "language, parted", [(language, word) for language, words in PARTED.items() for word in words.split()]
)
def test_a_word_has_the_syllables_of_its_parts(language: str, parted: str) -> None:
    assert syllable_counter(language)(parted.replace("-", "")) == parted.count("-") + 1


def test_the_parts_of_a_compound_are_counted_alone() -> None:
    assert syllable_counter("english")("state-of-the-art") == 4


def test_a_word_without_vowels_is_one_syllable() -> None:
    assert syllable_counter("english")("BBC") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@given(word=st.text(max_size=30))
def test_no_word_has_more_syllables_than_twice_its_letters(language: str, word: str) -> None:
    count = syllable_counter(language)(word)
    assert 0 <= count <= 2 * len(word.lower())
    assert count or not any(letter.isalpha() for letter in word)


def test_other_languages_are_not_guessed_at() -> None:
    with pytest.raises(KeyError):
        syllable_counter("finnish")
