"""Articles that are nearly the same."""

from contextlib import closing

from hypothesis import given
from hypothesis import strategies as st

from tests.library.support import article
from tui.library.alike import alike
from tui.library.editions import sketch_of
from tui.library.library import Library
from tui.library.records import fingerprint_of

POEM = [f"The {name} mill grinds barley." for name in ("old", "new", "red", "low", "far", "wet")]


def groups(*articles: list[str]) -> list[list[int]]:
    return [[*group] for group in alike((index, sketch_of(each)) for index, each in enumerate(articles))]


def test_copies_with_small_changes_are_grouped_under_the_first() -> None:
    other = ["Bees dance.", "They show where food is.", "The hive listens."]
    edited = [*POEM[:5], "The dry mill grinds oats."]
    assert groups(POEM, other, edited, POEM[1:]) == [[0, 2, 3]]


def test_what_shares_less_than_half_is_not_grouped() -> None:
    series = [
        ["Minutes of the board.", "All were there.", f"Point {n} was raised.", f"{n} is due."] for n in "ab"
    ]
    assert groups(*series) == []
    assert groups(POEM, [*POEM[:3], "One.", "Two.", "Three."]) == []


def test_texts_of_one_or_two_sentences_are_not_compared() -> None:
    assert groups(["One.", "Two."], ["One.", "Two."]) == []
    assert groups(["One.", "Two.", "Three."], ["One.", "Two.", "Three."]) == [[0, 1]]


def test_long_texts_are_found_by_a_sample() -> None:
    book = [f"Sentence {n} of the book." for n in range(2_000)]
    assert groups(book, book[:1_700], book[:600]) == [[0, 1]]


@given(st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=9), max_size=9))
def test_each_article_is_in_one_group_at_most_with_its_equals(articles: list[list[str]]) -> None:
    found = groups(*articles)
    grouped = [index for group in found for index in group]
    assert len(grouped) == len({*grouped})
    assert all(group == sorted(group) and len(group) > 1 for group in found)
    place = {index: number for number, group in enumerate(found) for index in group}
    for index, one in enumerate(articles):
        for other, text in enumerate(articles[:index]):
            if {*one} == {*text} and len({*one}) > 2:
                assert place[index] == place[other]


def test_the_library_returns_the_sketches_of_its_articles() -> None:
    read = article("The lamp", " ".join(POEM))
    fingerprint = fingerprint_of(read.title, read.text)
    with closing(Library()) as library:
        library.record_opened(read)
        library.keep_sentences(fingerprint, POEM)
        assert library.sketches() == {fingerprint: sketch_of(POEM)}
