import pytest

from tui.language.proper_names import find_names

SPOKEN = "She asked Ann Lee why."
SILENT = ("It rains.", "It snows.", "It thaws.")


def names_in(*texts: str, language: str = "english", code: str = "") -> list[str]:
    return [mention.text for mention in find_names(texts, language, code)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They saw a Zebu.", []),
        ("They saw an Hay mill.", ["Hay"]),
        ("They saw a Leeds, Yorkshire, mill.", ["Leeds", "Yorkshire"]),
        ("They won a Booker Prize.", ["Booker Prize"]),
        ("They saw a Hay 500.", ["Hay"]),
        ("They saw a new XKD of the XKD.", []),
        ("They saw an XKD, the XKD and the XKD.", []),
        ("They saw more Zebus.", []),
        ("They sold the wool (the “Wool”) and like the Wool and Hay.", ["Hay"]),
        ("They saw a Zebu, and Zebu and Zebu.", ["Zebu", "Zebu", "Zebu"]),
    ],
)
def test_what_has_an_article_is_one_of_many(text: str, found: list[str]) -> None:
    assert names_in(text) == found


@pytest.mark.parametrize(
    ("text", "of_people", "of_things"),
    [
        ("They use wool carding search (WCS), so WCS and the WCS.", [], []),
        (
            "They met the Leeds Wool Party (LWP) and the LWP.",
            ["Leeds Wool Party", "LWP", "LWP"],
            ["Leeds Wool Party"],
        ),
        ("They use Hay Order Method (HOM) and the HOM.", ["Hay Order Method", "HOM", "HOM"], []),
        ("They use Cut, Heckle, and Brush (CHB) and the CHB.", ["Cut", "Heckle", "Brush", "CHB", "CHB"], []),
    ],
)
def test_what_an_abbreviation_is_short_for_may_be_a_term(
    text: str, of_people: list[str], of_things: list[str]
) -> None:
    assert [name for name in names_in(text, SPOKEN) if name != "Ann Lee"] == of_people
    assert names_in(text, *SILENT) == of_things


def test_letters_in_capitals_are_no_body_in_a_text_about_things() -> None:
    assert names_in("They use the XKD and XKD.", SPOKEN) == ["XKD", "XKD", "Ann Lee"]
    assert names_in("They use the XKD and XKD.", *SILENT) == []
    assert names_in("They use XKD's work.", *SILENT) == ["XKD"]
    assert names_in("They had 5 XKD, and XKD.", SPOKEN) == ["XKD", "Ann Lee"]


def test_a_group_with_a_name_is_none() -> None:
    assert names_in("They met Rao, and the Raos.", "They like Rao.") == ["Rao", "Rao"]


def test_what_has_a_plural_is_no_name_in_a_text_about_things() -> None:
    texts = "They use Lee Hay there.", "They use Lee Hays there."
    assert names_in(*texts, *SILENT) == []
    assert names_in(*texts, SPOKEN)[:2] == ["Lee Hay", "Lee Hays"]
    assert names_in("They use MacHay Lee.", "They use MacHay Lees.", *SILENT) == ["MacHay Lee", "MacHay Lees"]
    assert names_in("They use Hay there.", "They use Hays there.", *SILENT) == ["Hay", "Hays"]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["They met on Hay Inter Ann Lee there."], ["Hay Inter Ann Lee"]),
        (["They met on Hay Inter Ann Lee there.", "They like Hay Inter, and Ann Lee."], ["Hay Inter", "Ann Lee"] * 2),
        (["They met the Rio Ro Lions there.", "They like Rio Ro, and Lions."], ["Rio Ro Lions", "Rio Ro", "Lions"]),
        (["They like Rio Roma City there.", "They like Rio Roma, and City."], ["Rio Roma City", "Rio Roma", "City"]),
        (["They met Bob T. Hay there.", "They like Bob, and T. Hay."], ["Bob T. Hay", "Bob", "T. Hay"]),
        (["They like Bob Hay there.", "They like Bob, and Hay."], ["Bob Hay", "Bob", "Hay"]),
    ],
)  # fmt: skip
def test_two_names_that_stand_elsewhere_are_two(texts: list[str], found: list[str]) -> None:
    assert names_in(*texts) == found
