from hypothesis import given
from hypothesis import strategies as st

from tui.document.model import Sentence
from tui.reader.features.heat import HeatMap, agreement_heat, rank_heat
from tui.reader.rows.spans import HEAT_GLYPHS, HEAT_STYLES, HeatSpans
from tui.reader.status import article_title
from tui.summary.rankings import Ranking


def ranking(*order: int, count: int) -> Ranking:
    return Ranking("luhn", order, (0.0,) * count)


def sentences(*spans: tuple[int, int]) -> list[Sentence]:
    return [Sentence(index, "", start, end, 0) for index, (start, end) in enumerate(spans)]


def test_each_step_of_a_rank_holds_twice_as_many_sentences() -> None:
    heat = rank_heat(ranking(*range(32), count=32))
    assert [heat.levels.count(step) for step in (4, 3, 2, 1, 0)] == [2, 2, 4, 8, 16]
    assert list(heat.levels) == sorted(heat.levels, reverse=True)


def test_the_best_sentence_of_a_short_article_is_the_strongest() -> None:
    assert list(rank_heat(ranking(2, 0, 1, count=3)).levels) == [1, 0, 4]
    assert rank_heat(ranking(count=0)).levels == b""


def test_a_sentence_that_is_not_ranked_has_no_heat() -> None:
    assert list(rank_heat(ranking(1, count=4)).levels) == [0, 4, 0, 0]


def test_agreement_goes_from_no_method_to_all() -> None:
    heat = agreement_heat(range(9), 8)
    assert list(heat.levels) == [0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert heat.legends[0] == "how many of 8 methods: █ 7–8  ▆ 5–6  ▄ 3–4  ▂ 1–2"


@given(st.integers(0, 12), st.data())
def test_more_methods_are_never_less_heat(asked: int, data: st.DataObject) -> None:
    votes = data.draw(st.lists(st.integers(0, asked)))
    steps = agreement_heat(votes, asked).levels
    assert sorted(zip(votes, steps, strict=True)) == sorted(zip(sorted(votes), sorted(steps), strict=True))
    assert all((step == 0) == (count == 0) for count, step in zip(votes, steps, strict=True))


def test_the_legend_says_what_there_is_room_for() -> None:
    legends = HeatMap(b"", "best by luhn", ("6 %", "12 %", "25 %", "50 %")).legends
    assert article_title("", legends, 80) == "Article · best by luhn: █ 6 %  ▆ 12 %  ▄ 25 %  ▂ 50 %"
    assert article_title("skimmed", legends, 55) == "Article · skimmed · best by luhn: █6% ▆12% ▄25% ▂50%"
    assert article_title("skimmed", legends, 45) == "skimmed · best by luhn: █6% ▆12% ▄25% ▂50%"
    assert article_title("skimmed", legends, 34) == "best by luhn: █6% ▆12% ▄25% ▂50%"
    assert article_title("skimmed", legends, 20) == "█6% ▆12% ▄25% ▂50%"
    assert article_title("", legends, 5) == "Article"
    assert article_title("skimmed", (), 80) == "Article · skimmed"


def test_sentences_are_found_by_their_place() -> None:
    marks = HeatSpans(sentences((0, 10), (11, 20), (30, 40)), bytes((1, 0, 4)))
    assert [*marks.between(5, 35)] == [(0, 10, HEAT_STYLES[1]), (30, 40, HEAT_STYLES[4])]
    assert marks.max_level(0, 30) == 1
    assert marks.max_level(0, 31) == 4
    assert marks.max_level(10, 11) == marks.max_level(5, 5) == 0


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5)), max_size=6),
    st.integers(0, 50),
    st.integers(0, 50),
)
def test_the_strongest_is_that_of_the_sentences_between(
    shapes: list[tuple[int, int]], start: int, end: int
) -> None:
    spans, position = [], 0
    for gap, length in shapes:
        spans.append((position + gap, position + gap + length))
        position += gap + length
    steps = bytes(index % len(HEAT_GLYPHS) for index in range(len(spans)))
    inside = [
        step for (s, e), step in zip(spans, steps, strict=True) if s < end and e > start and start < end
    ]
    marks = HeatSpans(sentences(*spans), steps)
    assert marks.max_level(start, end) == max(inside, default=0)
    assert len([*marks.between(start, end)]) == sum(step > 0 for step in inside)
