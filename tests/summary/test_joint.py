import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.document.errors import UsageError
from tui.document.model import Article
from tui.sources.folders import sample_articles
from tui.sources.open import article_from_text, open_article
from tui.summary.joint import joint_digest

FLOOD = (
    "The river rose in the night and flooded the mill. The miller had moved his flour upstairs. "
    "Nobody was hurt, said the mayor of Orsk on Tuesday. The lower road stays closed until the weekend."
)
FLOOD_AGAIN = (
    "In the night the river rose and flooded the old mill. A farmer lost eleven sheep in the meadow. "
    "The mayor of Orsk said on Tuesday that nobody was hurt. School will begin an hour later."
)
BEES = (
    "Honey bees dance to tell where flowers are. The dance was described by Karl von Frisch. "
    "A longer dance means a longer flight. Other bees follow the dancer in the dark of the hive."
)


def article(text: str, title: str = "", date: str | None = None) -> Article:
    made = article_from_text(title, text)
    made.__dict__["date"] = date
    return made


def test_what_several_say_is_said_once() -> None:
    made = joint_digest([article(FLOOD), article(FLOOD_AGAIN)], length=8)
    (story,) = made.stories
    assert story.articles == (0, 1)
    told = {line.sentence.text for line in made.summary}
    assert len(made.summary) == 6
    for one, other in (
        ("The river rose in the night", "In the night the river rose"),
        ("Nobody was hurt", "The mayor of Orsk said"),
    ):
        both = [line for line in made.summary if line.sentence.text.startswith((one, other))]
        assert [len(line.repeats) for line in both] == [1]
    assert {"The miller had moved his flour upstairs.", "A farmer lost eleven sheep in the meadow."} <= told


def test_articles_about_other_things_are_stories_of_their_own() -> None:
    made = joint_digest([article(BEES), article(FLOOD), article(FLOOD_AGAIN)], length=2)
    assert [story.articles for story in made.stories] == [(1, 2), (0,)]
    assert [len(story.summary) for story in made.stories] == [1, 1]


def test_long_articles_about_other_things_are_no_story() -> None:
    samples = [path for path in sample_articles() if path.name in ("sourdough.md", "tides.md")]
    made = joint_digest([open_article(path) for path in samples])
    assert len(made.stories) == 2
    assert not any(line.repeats for line in made.summary)


def test_a_story_is_told_in_the_order_of_its_dates() -> None:
    articles = [article(FLOOD, date="2026-05-02"), article(FLOOD_AGAIN, date="2026-05-01")]
    (story,) = joint_digest(articles, length=6).stories
    assert story.articles == (1, 0)
    places = [(story.articles.index(line.article), line.sentence.start) for line in story.summary]
    assert places == sorted(places)
    articles[0].__dict__["date"] = None
    assert joint_digest(articles, length=6).stories[0].articles == (0, 1)


def test_one_article_alone_is_a_summary_too() -> None:
    made = joint_digest([article(FLOOD)], "luhn", "50%")
    assert (made.method, len(made.summary)) == ("luhn", 2)
    assert all(not line.repeats for line in made.summary)


def test_articles_without_sentences_have_no_story() -> None:
    made = joint_digest([article("", "Empty"), article(FLOOD)], length=3)
    assert [story.articles for story in made.stories] == [(1,)]
    assert joint_digest([article("", "Empty")]).summary == ()


@pytest.mark.parametrize(("articles", "error"), [([], "no article"), (["text"], "article")])
def test_what_is_no_article_is_refused(articles: list[Article], error: str) -> None:
    with pytest.raises(UsageError, match=error):
        joint_digest(articles)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from((FLOOD, FLOOD_AGAIN, BEES, "", "One line.")), min_size=1, max_size=6))
def test_every_sentence_is_of_its_article_and_none_stands_twice(texts: list[str]) -> None:
    articles = [article(text, "Title") for text in texts]
    made = joint_digest(articles, length=100)
    assert made == joint_digest(articles, length=100)
    seen = [line.sentence.text for line in made.summary]
    assert len(seen) == len({*seen})
    for story in made.stories:
        for line in story.summary:
            assert line.article in story.articles
            assert line.sentence in articles[line.article].sentences
            assert all(sentence in articles[index].sentences for index, sentence in line.repeats)
