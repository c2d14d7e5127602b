import pytest

from tui.language.name_mentions import NameKind
from tui.language.proper_names import find_names


def names_in(*texts: str, language: str = "english") -> list[str]:
    return [mention.text for mention in find_names(texts, language)]


def kinds_in(*texts: str, language: str = "english") -> dict[str, NameKind | None]:
    return {mention.text: mention.kind for mention in find_names(texts, language)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We saw Ada Lovelace there.", ["Ada Lovelace"]),
        ("They met J. R. R. Tolkien once.", ["J. R. R. Tolkien"]),
        ("He works for the Bank of England now.", ["Bank of England"]),
        ("They asked the Council on Foreign Trade for help.", ["Council on Foreign Trade"]),
        ("It was sold to Lee & Sons in May.", ["Lee & Sons"]),
        ("The new app rivals TikTok, they say.", ["TikTok"]),
        ("They asked Secretary of State John Hay why.", ["John Hay"]),
        ("There New Jersey Governor Ann Lee spoke.", ["New Jersey", "Ann Lee"]),
        ("It rained in London on Monday in May.", ["London"]),
        ("The London-based firm asked the Germans.", []),
        ("I think that I'm late for my Ph.D. now.", []),
        ("It cost Rs49 and ran on PDAs.", []),
        ("The format RFC 822 came later.", []),
        ("In chapter XVI it ends.", []),
        ("It was on International Women's Day.", ["International Women's Day"]),
        ("Then the National People’s Congress met.", ["National People’s Congress"]),
        ("They asked Obama's White House.", ["Obama", "White House"]),
        ("It sold, said CEO Ann Lee, for Rs 50.", ["Ann Lee"]),
    ],
)
def test_runs_of_capitals_are_names(text: str, found: list[str]) -> None:
    assert names_in(text) == found


def test_the_first_word_of_a_sentence_needs_a_capital_inside_another() -> None:
    assert names_in("Zebras run.", "Rivers run to Rome.", "Rome burns.") == ["Rome", "Rome"]
    assert names_in("Although Paris waits, others do not.") == ["Paris"]


def test_of_parts_a_person_from_a_place_named_elsewhere() -> None:
    found = names_in("The judge was Ann Lee of Leeds.", "She likes Leeds.", "He likes Leeds.")
    assert found == ["Ann Lee", "Leeds", "Leeds", "Leeds"]


def test_capitals_alone_are_a_name_if_repeated_or_after_an_article() -> None:
    assert names_in("He has PTSD now.") == []
    assert names_in("He asked the FBI why.") == ["FBI"]
    assert names_in("He told it to IMGE once.", "Others like IMGE too.") == ["IMGE", "IMGE"]
    assert names_in("They cried: STOP THE WAR NOW.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("So Mr. Lee left.", NameKind.PERSON),
        ("So said Lee, and left.", NameKind.PERSON),
        ("They met Ann Lee, the painter.", NameKind.PERSON),
        ("They live in Leeds now.", NameKind.PLACE),
        ("They saw Hyde Park there.", NameKind.PLACE),
        ("They sued Ford Motor Company again.", NameKind.ORGANISATION),
        ("They won the Nobel Prize in Physics once.", None),
        ("They believe in Microsoft's cloud.", None),
    ],
)
def test_the_words_around_a_name_show_its_kind(text: str, kind: NameKind | None) -> None:
    assert list(kinds_in(text).values())[-1] == kind


def test_a_french_lawyer_is_named_without_the_honorific() -> None:
    assert names_in("Puis Me Ben Crump a parlé.", language="french") == ["Ben Crump"]


def test_elisions_are_no_part_of_a_name() -> None:
    assert names_in("Il est reçu à l'Élysée par Emmanuel Macron.", language="french") == [
        "Élysée",
        "Emmanuel Macron",
    ]


def test_where_nouns_have_capitals_only_sure_names_are_found() -> None:
    texts = (
        "Der Hof liegt in Hamburg.",
        "Die Flut kam nach Hamburg.",
        "Das Haus von Frau Meier steht in Flammen.",
    )
    assert sorted(set(names_in(*texts, language="german"))) == ["Hamburg", "Meier"]


def test_offsets_are_those_of_the_text() -> None:
    text = "They say that Ann  Lee's house is near Leeds."
    for mention in find_names([text], "english"):
        assert text[mention.start :].startswith(mention.text.split()[0])


def test_any_language_and_text_is_read() -> None:
    assert names_in("", "«»", "— — —", language="english") == []
    assert names_in("東京は大きい。", language="japanese") == []


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["They saw the U.S. again."], ["U.S."]),
        (["They saw St. Paul there."], ["St. Paul"]),
        (["They left London. Paris was next.", "They like Paris."], ["London", "Paris", "Paris"]),
        (["They saw London, Paris and Rome."], ["London", "Paris", "Rome"]),
        (["They saw Lee's Rome house."], ["Lee", "Rome"]),
        (["They saw Saint-Denis there."], ["Saint-Denis"]),
        (["They live in Rio de la Plata now."], ["Rio de la Plata"]),
        (["They met Sir John Hay there."], ["John Hay"]),
        (["Mr. Lee left."], ["Lee"]),
        (["Sir John Hay left."], ["John Hay"]),
        (["Ann Lee left."], ["Ann Lee"]),
        (["Lee left."], []),
        (["TikTok left."], ["TikTok"]),
        (["They saw WIND RAIN there."], []),
        (["They saw Xa there, and X there."], ["Xa"]),
        (["They used the ISO 9001 there, and the ISO there."], ["ISO"]),
        (["They used ISO-9001 there, like the FBI."], ["FBI"]),
        (["They asked the NATO's chief, and NATO's chief."], ["NATO", "NATO"]),
        (["They asked NATO's chief."], ["NATO"]),
        (["They asked NATO once."], []),
        (["They say rome or Rome."], []),
        (["They say rome, Rome or Rome."], ["Rome", "Rome"]),
        (["They go by Monday to Rome Monday."], ["Rome"]),
        (["They pray (The Rome)."], ["Rome"]),
    ],
)
def test_where_a_name_begins_and_ends(texts: list[str], found: list[str]) -> None:
    assert names_in(*texts) == found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met Lee, the painter.", None),
        ("They met Ann Lee, 51, there.", NameKind.PERSON),
        ("They met Ann Lee, painters all.", None),
        ("They asked the FBI why.", NameKind.ORGANISATION),
        ("They asked the EU's boss why.", None),
        ("They asked the U.S. why.", None),
        ("They asked Lee, said Ann Lee there.", NameKind.PERSON),
        ("They think that Lee said so.", NameKind.PERSON),
        ("They think that Lee left.", None),
        ("They drove Ann Lee in Leeds there.", None),
        ("They stayed there, in Leeds, again.", NameKind.PLACE),
    ],
)
def test_one_word_alone_tells_less_than_two(text: str, kind: NameKind | None) -> None:
    assert list(kinds_in(text).values())[-1] == kind


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["Der Hof liegt in Hamburg."], []),
        (["Der Hof liegt in Hamburg.", "Er fuhr nach Hamburg."], ["Hamburg", "Hamburg"]),
        (["Der Hof liegt in Hamburg.", "Er fuhr nach Hamburg.", "Er sah das schöne Hamburg."], []),
        (["Er sah Frau Meier."], ["Meier"]),
    ],
)
def test_a_german_place_stands_twice_without_an_article(texts: list[str], found: list[str]) -> None:
    assert names_in(*texts, language="german") == found


def test_a_place_may_begin_a_sentence_that_ends_with_a_name() -> None:
    assert kinds_in("In Leeds lived Ann Lee") == {"Leeds": NameKind.PLACE, "Ann Lee": None}


def test_a_place_named_nowhere_else_belongs_to_the_name_before_it() -> None:
    assert names_in("The judge was Ann Lee of Leeds.") == ["Ann Lee of Leeds"]
    assert names_in("The judge was Ann Lee of Leeds.", "She likes Leeds.") == ["Ann Lee", "Leeds", "Leeds"]


def test_a_single_word_before_an_office_is_a_name_if_it_is_repeated() -> None:
    assert names_in("There Leeds Governor Ann Lee spoke.") == ["Ann Lee"]
    assert names_in("There Leeds Governor Ann Lee spoke.", "He likes Leeds.") == ["Leeds", "Ann Lee", "Leeds"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([". Rivers run to Rome."], ["Rome"]),  # the end of a sentence may be left at the front of the next
        (["Wins: 12 Losses: 7 Draws: 3 say they."], []),
        (["They left (again) When Rome burned."], ["Rome"]),
        (["They went home.Later Rome burned.", "They like Rome."], ["Rome", "Rome"]),
        (["They went in MarchThe Lee Mill closed."], ["Lee Mill"]),
        (["They use None or Perl there."], ["Perl"]),
        (["Leaving Rome was hard.", "They like Rome."], ["Rome", "Rome"]),
        (["Fisherman John Hay left."], ["John Hay"]),
        (["They won the Booker Prize.", "A prize is fine, and the Prize too."], ["Booker Prize"]),
    ],
)
def test_a_capital_at_the_beginning_is_no_sign_of_a_name(texts: list[str], found: list[str]) -> None:
    assert names_in(*texts) == found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["They sold Prince Street Bank then."], ["Prince Street Bank"]),
        (["They sued General Cutlery, another steel company, there."], ["General Cutlery"]),
        (["They sued General Hay, another soldier, there."], ["Hay"]),
        (["They saw Count Duckula.", "They like Count Duckula."], ["Count Duckula", "Count Duckula"]),
        (["They saw Count Hay.", "They like Count Hay, but Hay left."], ["Hay", "Hay", "Hay"]),
        (["They saw Dr Hay.", "They like Dr Hay."], ["Hay", "Hay"]),
        (["It won the Leeds Song of the Year Award.", "They like the Year."], ["Leeds Song of the Year Award", "Year"]),
        (["They asked Ann Lee, D-Ohio, and Bob Hay (R-New Mexico)."], ["Ann Lee", "Ohio", "Bob Hay", "New Mexico"]),
        (["They like D-Link, they say."], ["D-Link"]),
        (["They met Briton Ann Lee there."], ["Ann Lee"]),
        (["They met Belgian Ann Lee there.", "They like Lee."], ["Ann Lee", "Lee"]),
        (["They saw Belgian Lee Bank there.", "They like Lee, and the Bank."], ["Belgian Lee Bank", "Lee", "Bank"]),
        (["They asked Bank Chief Ann Lee there."], ["Ann Lee"]),
        (["It is of the Department of Mills and the Centre for Wool."], ["Department of Mills", "Centre for Wool"]),
        (["They met Ann May there, and in Rome May 5."], ["Ann May", "Rome"]),
        (["Updated in Rome The mill burns."], ["Rome"]),
        (["They watch Formula One there."], ["Formula One"]),
        (["They buy on Black Friday.", "They like Black Friday."], ["Black Friday", "Black Friday"]),
        (["They buy an iPad Pro, iPad, kWh and mRNA."], ["iPad Pro", "iPad"]),
        (["They met DL Ann Lee there.", "They like Lee."], ["Ann Lee", "Lee"]),
        (["They met Bob Hay of Leeds there.", "They like Hay."], ["Bob Hay", "Leeds", "Hay"]),
        (["They met Kim Jong-un there, and Rome York-born Lee."], ["Kim Jong-un", "Rome", "Lee"]),
        (["They heard Lee, Hay & Bell there."], ["Lee, Hay & Bell"]),
        (["They like the GNU General Public License there."], ["GNU General Public License"]),
        (["They met Princes William and Harry there."], ["William", "Harry"]),
        (["They saw d. Melanogaster there."], []),
        (["They saw South Korean and North Korean flags, and South Korea."], ["South Korea"]),
        (["They sold it to Lee, Inc., there."], ["Lee"]),
        (["They asked the Wool Council on Monday, and Hay & Partners on Monday."], ["Wool Council", "Hay & Partners"]),
        (["They asked the National Center for Wool Research."], ["National Center for Wool Research"]),
        (["They asked Leeds Wool Minister Ann Lee of wool.", "They like Leeds."], ["Leeds", "Ann Lee", "Leeds"]),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_without_what_stands_before_it(texts: list[str], found: list[str]) -> None:
    assert names_in(*texts) == found


@pytest.mark.parametrize(
    "text",
    [
        "They read https://A.org/Rome and www.Rome.org there.",
        "They wrote to @RomeNews and Ann@Rome.org there.",
        "They call Rome_Open and Rome::Open and RomeOpen() and RomeShut(now) there.",
        "They keep Rome.yaml and Lee/Rome/X there.",
        "They read pic.example.com/RomeX there.",
    ],
)
def test_what_is_for_machines_is_no_name(text: str) -> None:
    assert names_in(text) == []


def test_an_emphasized_name_is_one() -> None:
    assert names_in("They say that _Ann Lee_ left.") == ["Ann Lee"]


def test_words_that_stand_together_in_small_letters_are_no_name() -> None:
    assert names_in("See the Steam Mill there.", "The steam mill burned.") == []
    assert names_in("See the Steam Mill there.", "Steam mills burned, or a mill of steam.") == ["Steam Mill"]
    assert names_in("See Leeds Mill there.", "They like the Leeds mill.")[0] == "Leeds Mill"


def test_a_word_of_the_small_words_of_the_article_is_an_identifier() -> None:
    texts = (
        "They raise PathError and BarePathError there, but not GoToLee or PathFinder.",
        "An error in a path is one.",
    )
    assert [mention.text for mention in find_names(texts, "english", "x = 1")] == ["GoToLee", "PathFinder"]
    assert names_in("They work for WeWork there, as we do.") == ["WeWork"]


@pytest.mark.parametrize(
    ("texts", "code", "found"),
    [
        (["They read the XKD there.", "Some XKDs are long."], "", []),
        (["They read this XKD and each XKD in the XKD."], "", []),
        (["They like XKD and the XKD."], "", ["XKD", "XKD"]),
        (["They like XKD and the XKD."], "to xkd", []),
        (["They like XKD and the XKD."], "to_xkd", []),
        (["They like the XKD's boss."], "x = 1", ["XKD"]),
    ],
)
def test_letters_in_capitals_may_be_one_of_many_or_a_format(
    texts: list[str], code: str, found: list[str]
) -> None:
    assert [mention.text for mention in find_names(texts, "english", code)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They asked the Peruvians and a Sikh girl.", []),
        ("They asked the mill's Bank again.", []),
        ("They asked the Bank again.", ["Bank"]),
    ],
)
def test_a_member_of_a_group_is_no_name(text: str, found: list[str]) -> None:
    assert names_in(text) == found
