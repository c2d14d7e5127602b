"""The mentions of a word."""

from tests.summary.articles import plain
from tui.summary.mentions import mentions
from tui.summary.name_kinds import Kind, Mention, Named, named_up_to

STORY = plain(
    "Lee was a painter. In short, a tide is the rise and fall of the sea.",
    "The tides at Leeds are low, said Ann Lee. The Royal Art Society (RAS) watched one tide.",
    "The RAS closed, and nobody painted it.",
)


def sentences(words: str) -> list[int]:
    found = mentions(STORY, words)
    return [] if found is None else [mention.sentence for mention in found.mentions]


def test_a_word_is_found_in_any_form() -> None:
    assert sentences("tides") == sentences("tide") == [1, 2, 3]
    assert sentences("closing") == [4]


def test_a_person_is_found_by_the_last_name_too() -> None:
    found = mentions(STORY, "Ann\nLee")
    assert found is not None
    assert (found.kind, found.text) == (Kind.PERSON, "Ann Lee")
    assert sentences("Ann Lee") == sentences("Lee") == [0, 2]


def test_an_abbreviation_comes_with_what_it_stands_for() -> None:
    found = mentions(STORY, "RAS")
    assert found is not None
    assert found.detail == "Royal Art Society"
    assert sentences("RAS") == [3, 4]


def test_all_of_several_words_must_stand_in_a_sentence() -> None:
    assert sentences("low tides") == [2]
    assert sentences("low painters") == []


def test_common_words_alone_are_looked_for_as_they_are() -> None:
    assert sentences("nobody") == [4]
    assert 1 in sentences("is the")


def test_what_no_sentence_has_has_no_mentions() -> None:
    assert mentions(STORY, "whale") is None
    assert mentions(STORY, "—") is None


TEXT = "Lee came. A man called him Ann Lee of the RAS. RAS is the Royal Art Society."
LATE = TEXT.index("RAS is")
FOUND = (
    Named(Kind.PERSON, "Ann Lee", (Mention(0, 0, 3), Mention(1, 27, 34))),
    Named(Kind.ABBREVIATION, "RAS", (Mention(1, 42, 45), Mention(2, LATE, LATE + 3)), "Royal Art Society"),
    Named(Kind.DATE, "in May", (Mention(2, LATE, LATE + 3),), "2026-05"),
)


def test_only_what_is_known_up_to_a_place_is_told() -> None:
    assert [*named_up_to(FOUND, TEXT, 10)] == [Named(Kind.PERSON, "Lee", (Mention(0, 0, 3),))]
    known = [(named.text, len(named.mentions), named.detail) for named in named_up_to(FOUND, TEXT, LATE)]
    assert known == [("Ann Lee", 2, ""), ("RAS", 1, "")]
    assert [*named_up_to(FOUND, TEXT, len(TEXT))][1] == FOUND[1]
    assert not [*named_up_to(FOUND, TEXT, 0)]
