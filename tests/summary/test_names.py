import pytest

from tests.summary.articles import plain
from tui.document.errors import UsageError
from tui.document.model import Article
from tui.sources.open import article_from_bytes
from tui.summary.name_kinds import Kind, Mention, Named, mention_track
from tui.summary.names import names


def found(article: Article, kind: Kind) -> list[Named]:
    return [named for named in names(article) if named.kind is kind]


def texts(article: Article, kind: Kind) -> list[str]:
    return [named.text for named in found(article, kind)]


STORY = plain(
    "The painter Ann Lee was born in Leeds on 4 May 1901.",
    "As Lee said, the town of Leeds had 40 mills then.",
    "In 1899 the Royal Art Society (RAS) paid her £20.",
    "The RAS closed on 4 May 1901.",
)


def test_a_last_name_stands_for_the_person() -> None:
    (person,) = found(STORY, Kind.PERSON)
    assert person.text == "Ann Lee"
    assert [STORY.text[mention.start : mention.end] for mention in person.mentions] == ["Ann Lee", "Lee"]


def test_each_kind_is_found_at_its_places() -> None:
    assert texts(STORY, Kind.PLACE) == ["Leeds"]
    assert texts(STORY, Kind.FIGURE) == ["£20"]
    (short,) = found(STORY, Kind.ABBREVIATION)
    assert (short.text, short.detail, len(short.mentions)) == ("RAS", "Royal Art Society", 2)
    for named in names(STORY):
        for mention in named.mentions:
            sentence = STORY.sentences[mention.sentence]
            assert sentence.start <= mention.start < mention.end <= sentence.end


def test_dates_are_on_a_line_of_time_and_equal_ones_are_one() -> None:
    assert [(date.detail, len(date.mentions)) for date in found(STORY, Kind.DATE)] == [
        ("1899", 1),
        ("1901-05-04", 2),
    ]


def test_an_explained_abbreviation_is_no_other_name() -> None:
    others = [*texts(STORY, Kind.ORGANISATION), *texts(STORY, Kind.OTHER)]
    assert not {"RAS", "Royal Art Society"} & set(others)


def test_a_term_comes_with_the_sentence_that_defines_it() -> None:
    article = plain(
        "The scour began early.",
        "Scour is the removal of the bed of a river.",
        "Every scour is slow.",
        "A bridge fears scour more than traffic.",
    )
    (term,) = found(article, Kind.TERM)
    assert (term.text, term.detail) == ("scour", "Scour is the removal of the bed of a river.")
    assert len(term.mentions) == 4


def test_code_has_no_names() -> None:
    article = article_from_bytes(
        b"# Mail\n\nThe header `In-Reply-To` is used by Ann Lee, the author.", "mail.md"
    )
    assert [named.text for named in names(article)] == ["Ann Lee"]


def test_code_parts_names_and_shows_formats() -> None:
    article = article_from_bytes(
        b"# Mail\n\nThey like `Mail` Leeds, `--as xkd`, XKD and the XKD.\n\n    Rome", "mail.md"
    )
    assert [named.text for named in names(article)] == ["Leeds"]


def test_a_track_has_a_dot_for_each_part_with_a_mention() -> None:
    mentions = [Mention(0, 0, 1), Mention(0, 1, 2), Mention(5, 99, 100)]
    assert mention_track(mentions, 100, 10) == "•────────•"
    assert mention_track([], 0, 3) == "───"


def test_only_an_article_has_names() -> None:
    with pytest.raises(UsageError):
        names("text")  # type: ignore[arg-type]


def test_dates_without_a_year_come_last_and_are_written_so() -> None:
    article = plain(
        "It ends on May 3.", "It began in 1998, in June 1997 and on June 5, 1997.", "It pays in 1990."
    )
    assert [(date.text, date.detail) for date in found(article, Kind.DATE)] == [
        ("1990", "1990"),
        ("June 1997", "1997-06"),
        ("June 5, 1997", "1997-06-05"),
        ("1998", "1998"),
        ("May 3", "--05-03"),
    ]


def test_equal_figures_are_one() -> None:
    article = plain("It cost £20 and 5 km.", "It cost £20.")
    assert [(figure.text, len(figure.mentions)) for figure in found(article, Kind.FIGURE)] == [
        ("£20", 2),
        ("5 km", 1),
    ]


def test_names_come_by_kind_and_by_their_number() -> None:
    article = plain(
        "They live in Rome, and they met Ann Lee, the painter.",
        "They live in Leeds, and they met Bob Hay, the miller.",
        "They live in Leeds, as Hay said.",
    )
    assert [(named.kind, named.text, len(named.mentions)) for named in names(article)] == [
        (Kind.PERSON, "Bob Hay", 2),
        (Kind.PERSON, "Ann Lee", 1),
        (Kind.PLACE, "Leeds", 2),
        (Kind.PLACE, "Rome", 1),
    ]


@pytest.mark.parametrize(
    ("sentence", "is_defined"),
    [
        ("Scour is the removal of a bed.", True),
        ("In short, scour is the removal of a bed.", True),
        ("As they say, scour is the removal of a bed.", False),
        ("A loss of the bed, called scour, began.", True),
        ("A loss of the bed, called scours, began.", False),
        ("Scour is slow.", False),
    ],
)
def test_what_defines_a_term(sentence: str, is_defined: bool) -> None:
    article = plain("Every bridge fears scour.", sentence, "A flood brings scour.")
    assert [term.detail for term in found(article, Kind.TERM)] == [sentence] * is_defined


@pytest.mark.parametrize(("others", "kind"), [(1, Kind.PLACE), (4, Kind.PLACE), (5, Kind.OTHER)])
def test_enough_of_the_mentions_show_the_kind(others: int, kind: Kind) -> None:
    article = plain("They live in Leeds now.", *["They like Leeds now."] * others)
    assert [named.kind for named in names(article) if named.text == "Leeds"] == [kind]


def test_code_within_code_moves_no_name() -> None:
    page = (
        "<article><p>Call <code>run <kbd>it</kbd> now</code> first.</p>"
        "<p>The painter Ann Lee came to Leeds.</p><p>As Lee said, it was quiet then.</p></article>"
    )
    article = article_from_bytes(page.encode(), "a.html", language="english")
    (person,) = found(article, Kind.PERSON)
    assert [article.text[mention.start : mention.end] for mention in person.mentions] == ["Ann Lee", "Lee"]
