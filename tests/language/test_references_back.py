import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.detect import LANGUAGES
from tui.language.references_back import refers_back


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("He signed the contract on Monday.", "english"),
        ("It’s the last bridge over the river.", "english"),
        ("“But nobody came,” said the mayor.", "english"),
        ("As a result, the ferry was sold.", "english"),
        ("“The bridge was old,” she said.", "english"),
        ("Deshalb wurde die Fähre verkauft.", "german"),
        ("Er unterschrieb am Montag.", "german"),
        ("Cependant, le pont a été fermé.", "french"),
        ("C’était le dernier pont.", "french"),
        ("Sin embargo, el puente se cerró.", "spanish"),
        ("Tuttavia il ponte fu chiuso.", "italian"),
        ("No entanto, a ponte foi fechada.", "portuguese"),
        ("Daarom werd het veer verkocht.", "dutch"),
        ("Tuy nhiên, cây cầu đã đóng cửa.", "vietnamese"),
        ("Однако мост закрыли.", "russian"),
        ("但桥已经关闭。", "chinese"),
        ("しかし橋は閉鎖された。", "japanese"),
    ],
)
def test_a_sentence_refers_back(sentence: str, language: str) -> None:
    assert refers_back(sentence, language)


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The mayor signed the contract on Monday.", "english"),
        ("This paper measures the tides.", "english"),
        ("This week the ferry was sold.", "english"),
        ("It is clear that the bridge has to go.", "english"),
        ("Hence-Smith signed the contract.", "english"),
        ("Heather signed the contract.", "english"),
        ("So far nobody has signed it.", "english"),
        ("“The bridge was old,” the mayor said.", "english"),
        ("Diese Arbeit misst die Gezeiten.", "german"),
        ("Il y a un pont sur la rivière.", "french"),
        ("Cette semaine, le pont a été fermé.", "french"),
        ("He signed the contract.", "latin"),
        ("", "english"),
    ],
)
def test_a_sentence_stands_alone(sentence: str, language: str) -> None:
    assert not refers_back(sentence, language)


@given(st.text(max_size=60), st.sampled_from(sorted(LANGUAGES)))
def test_any_text_is_read(text: str, language: str) -> None:
    assert refers_back(text, language) in (True, False)
