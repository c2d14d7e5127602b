"""The sentences of two articles that say the same."""

from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.summary.test_joint import BEES, FLOOD, FLOOD_AGAIN, article
from tui.document.parts import parts_of
from tui.sources.open import article_from_text, open_article
from tui.summary.counterparts import counterparts, part_counterparts


def test_what_both_say_is_joined_and_what_one_says_is_alone() -> None:
    found = counterparts(article(FLOOD), article(FLOOD_AGAIN))
    assert found.of_first == (0, None, 2, None)
    assert found.of_second == (0, None, 2, None)


def test_articles_about_other_things_have_nothing_in_common() -> None:
    found = counterparts(article(FLOOD), article(BEES))
    assert set(found.of_first) == set(found.of_second) == {None}


def test_a_sentence_that_stands_twice_is_joined_with_the_one_at_the_same_place() -> None:
    said = "The river rose in the night. Nobody was hurt. The mill stood. The river rose in the night."
    found = counterparts(article(said), article(said))
    assert found.of_first == found.of_second == (0, 1, 2, 3)


def test_equal_sentences_without_any_words_that_count_are_joined() -> None:
    found = counterparts(article("It is. The river rose."), article("The river rose. It is."))
    assert found.of_first == found.of_second == (1, 0)


def test_an_article_without_sentences_has_no_counterparts() -> None:
    assert counterparts(article(""), article(FLOOD)) == ((), (None,) * 4)


def test_a_sentence_is_joined_only_once() -> None:
    found = counterparts(
        article("The table is printed each May. Nobody may print a table without its corrections."),
        article("The table is printed each April."),
    )
    assert (found.of_first, found.of_second) == ((0, None), (0,))


def test_many_equal_sentences_are_joined_in_their_order() -> None:
    one, other = ("The river rose in the night. " * count for count in (80, 81))
    found = counterparts(article(one), article(other))
    joined = [index for index in found.of_first if index is not None]
    assert len(joined) == 80
    assert joined == sorted(joined)


def test_lines_are_joined_with_lines_of_the_same_kind_only(tmp_path: Path) -> None:
    first, second = (tmp_path / name for name in ("first.md", "second.md"))
    first.write_text("# One\n\n## The mill\n\nIt grinds barley.\n", encoding="utf-8")
    second.write_text("# Two\n\nThe mill grinds barley.\n\n## The mill\n\nNobody asks.\n", encoding="utf-8")
    one, other = map(open_article, (first, second))
    assert [part.sentence.text for part in parts_of(one)] == ["The mill", "It grinds barley."]
    assert part_counterparts(one, other) == ((1, 0), (1, 0, None))


_SAID = st.lists(
    st.sampled_from(["The river rose.", "Bees dance.", "It is.", "A mill grinds flour."]), max_size=8
)


@given(_SAID, _SAID)
def test_sentences_are_joined_where_their_words_are_equal(first: list[str], second: list[str]) -> None:
    one, other = (article_from_text("", " ".join(said), language="english") for said in (first, second))
    found = counterparts(one, other)
    joined = {(here, there) for here, there in enumerate(found.of_first) if there is not None}
    assert joined == {(here, there) for there, here in enumerate(found.of_second) if here is not None}
    assert Counter(first[here] for here, _ in joined) == Counter(first) & Counter(second)
    assert all(first[here] == second[there] for here, there in joined)
