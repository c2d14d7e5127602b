"""What each feature adds and each rule costs in the default method."""

from itertools import accumulate

import numpy as np
import pytest

from tests.summary.articles import HEADING, PARAGRAPH
from tests.summary.naive_blend import features_of, naive_blend
from tui.document.build import Draft
from tui.document.model import Article
from tui.language.articles import build_article
from tui.summary.rankings import rank

SENTENCES = (
    "We propose in this paper to weigh the sacks of rye before the mill of {} grinds them for the bakers.",
    "He says that the wheel of {} turns slowly.",
    "The wheel of the mill of {} turns slowly when the river is low and the sluice is closed at night.",
    "Who weighs the sacks of {}?",
    "Bakers of {} buy flour, salt and yeast from the miller each week, and they pay with copper coins.",
    "However, the sacks that the carts brought from {} to the mill were wet with rain and could not be ground.",
    "A cart from {} takes the flour and the salt of the miller to the bakers, who pay with copper coins.",
    "The results show that sacks of {} lose a pound of rye in the rain.",
)
TOWNS = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Kelp Larch Maple Nettle Oak Pine".split()


def text(count: int, start: int = 0) -> list[str]:
    """Return sentences that share some of their words, the first of all different."""
    return [
        SENTENCES[place % len(SENTENCES)].format(TOWNS[place // len(SENTENCES) % len(TOWNS)])
        for place in range(start, start + count)
    ]


def article(*parts: tuple[str, int], begins_article: bool = False) -> Article:
    """Return an article about sacks, with as many sentences below each heading, four in a paragraph."""
    drafts = []
    start = 0
    for heading, count in parts:
        drafts += [Draft(HEADING, heading, 1, begins_article=begins_article)] if heading else []
        sentences = text(count, start)
        drafts += [Draft(PARAGRAPH, " ".join(sentences[at : at + 4])) for at in range(0, count, 4)]
        start += count
    return build_article(drafts, title="The weight of sacks")


@pytest.mark.parametrize(
    "made",
    [
        article(("", 1)),
        article(("", 12)),
        article(("", 24)),
        article(("One", 20), ("Two", 20)),
        article(("One", 40), ("Two", 41)),
        article(("Introduction", 20), ("Results", 20), ("Conclusions", 5)),
        article(("Introduction", 30), ("Results", 30), ("Conclusions", 10)),
        article(("Sacks", 8), ("Wheels", 9), ("Carts", 7), begins_article=True),
        article(("Sacks", 45), ("Wheels", 65), begins_article=True),
        article(*((str(number), 70) for number in range(6))),
    ],
    ids=[
        "one",
        "short",
        "medium",
        "mixed",
        "long",
        "nearly-a-paper",
        "paper",
        "roundup",
        "long-roundup",
        "book",
    ],
)
def test_sentences_are_chosen_as_the_documentation_says(made: Article) -> None:
    order, worths = naive_blend(made)
    ranking = rank(made, "blend")
    assert list(ranking.order) == order
    falling = list(accumulate(worths, min))
    assert [ranking.scores[index] for index in order] == pytest.approx(falling, abs=1e-8)


def feature(made: Article, name: str) -> list[float]:
    return features_of(made).weighted_sum({name: 1.0}).tolist()


def test_places_are_counted_from_the_beginning_and_the_end() -> None:
    made = article(("", 4))
    steps = np.arange(4.0)
    assert feature(made, "opening") == pytest.approx(1 / (1 + steps))
    assert feature(made, "early") == pytest.approx(1 / np.sqrt(1 + steps))
    assert feature(made, "lead") == pytest.approx(np.exp(-steps / 3))
    assert feature(made, "ending") == pytest.approx(np.exp(-steps[::-1] / 3))


def test_places_are_counted_within_the_articles_of_a_roundup() -> None:
    made = article(("Sacks", 2), ("Wheels", 3), begins_article=True)
    assert features_of(made).articles.tolist() == [0, 0, 1, 1, 1]
    assert feature(made, "opening") == pytest.approx([1, 1 / 2, 1, 1 / 2, 1 / 3])
    assert feature(made, "ending") == pytest.approx(np.exp([-1 / 3, 0, -2 / 3, -1 / 3, 0]))


def test_titles_are_those_of_the_article_or_of_each_in_a_roundup() -> None:
    drafts = [Draft(PARAGRAPH, "A mill grinds rye. A wheel turns. A mill turns a mill.")]
    assert feature(build_article(drafts, title="The mill"), "title") == [1 / 2, 0, 1]
    assert feature(build_article(drafts, title=""), "title") == [0, 0, 0]
    headed = [Draft(HEADING, "Wheels", 1), *drafts]
    assert feature(build_article(headed, title="The mill"), "title") == [1 / 2, 0, 1]
    several = [
        draft
        for heading in ("Mill", "Wheel")
        for draft in (Draft(HEADING, heading, 1, begins_article=True), *drafts)
    ]
    assert feature(build_article(several, title="Rye"), "title") == [1, 0, 1, 0, 1 / 2, 0]


def test_paragraphs_and_sections() -> None:
    made = article(("", 5), ("Empty", 0), ("Two", 6), ("Last", 2), ("Nothing", 0))
    features = features_of(made)
    assert (features.section_count, features.sections.tolist()) == (3, [0] * 5 + [1] * 6 + [2] * 2)
    starts = [place in (0, 4, 5, 9, 11) for place in range(13)]
    assert feature(made, "paragraph") == starts
    assert feature(made, "last-section") == [0.0] * 11 + [1.0] * 2
    assert feature(article(("", 3)), "last-section") == [0.0] * 3


def test_features_are_divided_by_the_largest_and_weighed() -> None:
    drafts = [Draft(PARAGRAPH, "Rye grows. Rye grows in the north. Rye rots.")]
    features = features_of(build_article(drafts, title=""))
    assert features.lengths.tolist() == [2, 5, 2]
    assert features.weighted_sum({"length": 2.0}).tolist() == pytest.approx([0.8, 2, 0.8])
    assert features.weighted_sum({"length": 1.0, "opening": 3.0}).tolist() == pytest.approx([3.4, 2.5, 1.4])


def test_the_kind_of_each_sentence() -> None:
    features = features_of(article(("", 8)))
    assert features.announces.tolist() == [place in (0, 7) for place in range(8)]
    assert features.refers_back.tolist() == [place in (1, 5) for place in range(8)]
    assert features.is_unfit.tolist() == [place == 3 for place in range(8)]
    assert feature(article(("", 8)), "itself") == [place == 0 for place in range(8)]


def test_a_text_of_stop_words_or_of_one_sentence_again_and_again_has_nothing_to_choose_by() -> None:
    def is_degenerate(*sentences: str) -> bool:
        return features_of(build_article([Draft(PARAGRAPH, " ".join(sentences))], title="")).are_degenerate

    assert is_degenerate("It was so.")
    assert is_degenerate("Rye grows.", "Rye grows.")
    assert not is_degenerate("Rye grows.")
    assert not is_degenerate("Rye grows.", "Rye rots.")
