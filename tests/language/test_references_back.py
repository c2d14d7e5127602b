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
        ("“The bridge was old,” the firm added.", "english"),
        ("“The bridge was old,” added Jo Hill, an engineer.", "english"),
        ("The bridge was old, he said.", "english"),
        ("“The bridge was old!” says she.", "english"),
        ("The two agreed to build a bridge.", "english"),
        ("Both signed the contract on Monday.", "english"),
        ("Such bridges last for a century.", "english"),
        ("Under these rules a bridge has to go.", "english"),
        ("In addition to that a bridge has to go.", "english"),
        ("The bridge was loved,” said Jo Hill.", "english"),
        ("Most of them crossed the bridge.", "english"),
        ("The second is made of steel.", "english"),
        ("If it rises too fast, the bridge is closed.", "english"),
        ("Two years later the ferry was sold.", "english"),
        ("The next morning the ferry was sold.", "english"),
        ("Second: the ferry was sold.", "english"),
        ("One was to sell the ferry.", "english"),
        ("The other plan was to sell the ferry.", "english"),
        ("To instead cross by ferry, pay the man.", "english"),
        ("Ferries have not, because nobody asked.", "english"),
        ("The ferry didn’t.", "english"),
        ("Recall that the ferry was sold.", "english"),
        ("Later that evening, he crossed the bridge.", "english"),
        ("In 1871, she built the bridge.", "english"),
        ("In London, he saw a bridge.", "english"),
        ("Easy, calm and careless, he crossed the bridge.", "english"),
        ("When he was ten, he crossed the bridge.", "english"),
        ("Deshalb wurde die Fähre verkauft.", "german"),
        ("Mit diesem Schiff kam niemand zurück.", "german"),
        ("Die beiden unterschrieben am Montag.", "german"),
        ("„Die Fähre war alt“, sagte er.", "german"),
        ("Drei Jahre später wurde sie verkauft.", "german"),
        ("Er unterschrieb am Montag.", "german"),
        ("Cependant, le pont a été fermé.", "french"),
        ("C’était le dernier pont.", "french"),
        ("« Le pont est vieux », a-t-il déclaré.", "french"),
        ("« Le pont est vieux », a ajouté la maire.", "french"),
        ("Les deux ponts ont été fermés.", "french"),
        ("Avec cette loi, le pont a été fermé.", "french"),
        ("Sin embargo, el puente se cerró.", "spanish"),
        ("Con esta ley se cerró el puente.", "spanish"),
        ("“El puente es viejo”, añadió la alcaldesa.", "spanish"),
        ("Tuttavia il ponte fu chiuso.", "italian"),
        ("No entanto, a ponte foi fechada.", "portuguese"),
        ("Daarom werd het veer verkocht.", "dutch"),
        ("Tuy nhiên, cây cầu đã đóng cửa.", "vietnamese"),
        ("Ông cho biết cây cầu đã đóng cửa.", "vietnamese"),
        ("Những cây cầu này đã đóng cửa.", "vietnamese"),
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
        ("Both the mayor and the firm signed it.", "english"),
        ("With this paper the debate began.", "english"),
        ("After those who came first, nobody stayed.", "english"),
        ("The two-storey house was sold.", "english"),
        ("The Two Bridges are a film.", "english"),
        ("The three bridges of the town are old.", "english"),
        ("It’s clear that the bridge has to go.", "english"),
        ("When it comes to bridges, nobody agrees.", "english"),
        ("In addition to the bridge there is a ferry.", "english"),
        ("The so-called “bridge” is a plank.", "english"),
        ("The firm lights the bridge, and in winter, it adds salt.", "english"),
        ("The second bridge is made of steel.", "english"),
        ("Two years before the war the ferry was sold.", "english"),
        ("It must be said that the bridge has to go.", "english"),
        ("One ferry was sold to the island.", "english"),
        ("When the mayor was ten, he crossed the bridge.", "english"),
        ("Like Jo Hill, he crossed the bridge.", "english"),
        ("In London, the mayor saw a bridge that he liked.", "english"),
        ("The other side of the river has no bridge.", "english"),
        ("The ferry is not, as many think, slow.", "english"),
        ("Diese Arbeit misst die Gezeiten.", "german"),
        ("Zwei Jahre dauerte der Bau.", "german"),
        ("Ông Nguyễn Văn An mua cây cầu.", "vietnamese"),
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
