"""The choices of several methods, side by side."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reader.support import LIGHTHOUSE
from tui.reader.rows.comparison import (
    Comparison,
    MethodColumn,
    column_of,
    fastest_first,
    methods_to_compare,
    short_name,
)
from tui.sources.open import article_from_text
from tui.summary.digests import digest
from tui.summary.lengths import Length
from tui.summary.methods import METHODS
from tui.summary.rankings import rank

SETS = st.lists(st.frozensets(st.integers(0, 60), max_size=12) | st.none(), max_size=10)


def comparison_of(chosen: list[frozenset[int] | None]) -> Comparison:
    return Comparison(tuple(MethodColumn(str(number), indexes) for number, indexes in enumerate(chosen)))


@given(SETS)
def test_rows_are_what_any_method_chooses_and_votes_are_the_marks_in_a_row(
    chosen: list[frozenset[int] | None],
) -> None:
    comparison = comparison_of(chosen)
    known = [indexes for indexes in chosen if indexes is not None]
    assert comparison.in_reading_order == tuple(sorted(frozenset().union(*known)))
    assert comparison.ranked == len(known)
    for row in comparison.in_reading_order:
        assert comparison.votes[row] == sum(row in indexes for indexes in known)


@given(SETS)
def test_the_other_order_has_the_same_rows_by_votes_then_as_they_are_read(
    chosen: list[frozenset[int] | None],
) -> None:
    comparison = comparison_of(chosen)
    rows = comparison.most_agreed_first
    assert sorted(rows) == list(comparison.in_reading_order)
    keys = [(-comparison.votes[row], row) for row in rows]
    assert keys == sorted(keys)


@given(SETS, st.integers(0, 70))
def test_the_nearest_row_is_the_last_one_before_or_the_first(
    chosen: list[frozenset[int] | None], sentence: int
) -> None:
    comparison = comparison_of(chosen)
    rows = comparison.in_reading_order
    before = [row for row in rows if row <= sentence]
    assert comparison.nearest(sentence) == (before[-1] if before else rows[0] if rows else None)


def test_a_column_takes_the_place_of_the_one_before() -> None:
    waiting = Comparison((MethodColumn("lsa", note="waiting"), MethodColumn("kl", note="waiting")))
    after = waiting.with_column(MethodColumn("kl", frozenset({2})))
    assert after.columns == (MethodColumn("lsa", note="waiting"), MethodColumn("kl", frozenset({2})))
    assert (waiting.finished, after.finished) == (0, 1)
    refused = after.with_column(MethodColumn("lsa", note="it cannot", has_failed=True))
    assert (refused.finished, refused.ranked) == (2, 1)


def test_a_column_holds_the_sentences_of_the_methods_digest() -> None:
    article = article_from_text("The lamp", LIGHTHOUSE)
    ranking = rank(article, "luhn")
    for length, section in ((Length(3), None), (Length(2), 1)):
        column = column_of(article, ranking, length, section)
        summary = digest(article, ranking, length, section=section).summary
        assert column == MethodColumn("luhn", frozenset(sentence.index for sentence in summary))


def test_a_method_that_finds_nothing_to_choose_by_has_failed() -> None:
    article = article_from_text("", "the of and to a. in the of and. to the a of.")
    column = column_of(article, rank(article, "luhn"), Length(1))
    assert column.chosen is None and column.has_failed and column.note


def test_chance_is_compared_only_where_it_is_active() -> None:
    assert set(methods_to_compare("lsa")) == set(METHODS) - {"random"}
    assert set(methods_to_compare("random")) == set(METHODS)


def test_the_method_active_ranks_first_then_the_others_each_once() -> None:
    for name in METHODS:
        order = fastest_first(METHODS, name)
        assert order[0] == name
        assert sorted(order) == sorted(METHODS)


def test_short_names_are_short_and_differ() -> None:
    names = [short_name(name) for name in METHODS]
    assert len(set(names)) == len(METHODS)
    assert max(map(len, names)) <= 5
