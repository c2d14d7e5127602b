import pytest

from tui.formats.plain.boilerplate import (
    boilerplate_reason,
    boilerplate_reasons,
    is_byline_or_caption,
    is_date,
)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "an advertisement"),
        ("- Advertisement -", "an advertisement"),
        ("Article continues below", "an advertisement"),
        ("Werbung", "an advertisement"),
        ("Advert", "an advertisement"),
        ("Tempo de leitura: 1 minuto", "how long reading takes"),
        ("Lesezeit ca. 5 Min.", "how long reading takes"),
        ("Click here to read the report", "a link to something else"),
        ("GET THE NEWS BY CLICKING HERE", "a link to something else"),
        ("Image Source", "an image credit"),
        ("Photo: Reuters/Jane Doe", "an image credit"),
        ("(Photo by Jane Doe / Agency)", "an image credit"),
        ("© 2024 Some Agency", "an image credit"),
        ("Read more", "a link to something else"),
        ("Read more: The other story", "a link to something else"),
        ("See also: Another story", "a link to something else"),
        ("Related", "a link to something else"),
        ("Lire aussi : Les critiques de la loi", "a link to something else"),
        ("Share this article", "buttons to share"),
        ("Follow us on Facebook", "buttons to share"),
        ("Comments (5 posted)", "a link to comments"),
        ("Skip to content", "navigation"),
        ("This entry was posted on Monday, March 4th at noon and is filed under Ropes.", "where it is filed"),
        ("Dieser Beitrag wurde unter Taue veröffentlicht.", "where it is filed"),
        ("Sign up to our daily newsletter for more", "a newsletter"),
        ("[Get New York Today in your inbox.]", "a newsletter"),
        ("We use cookies to improve your experience.", "a cookie notice"),
        ("Accept all cookies", "a cookie notice"),
        ("https://example.com/a?b=c", "a link on its own"),
        ("Filed under: Ropes | Tar", "where it is filed"),
        ("Posted in: News", "where it is filed"),
        ("Classé dans : Actualités", "where it is filed"),
        ("Page 3 of 12", "a page number"),
        ("- 12 -", "a page number"),
        ("417", "a page number"),
        ("* * *", "a line drawn between parts"),
        ("━━━━━━━━━━━━", "a line drawn between parts"),
    ],
)
def test_boilerplate_has_a_reason(line: str, reason: str) -> None:
    assert boilerplate_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Political pressure and US sale",
        "This article is written for people who have never tarred a rope.",
        "See also",
        "Related work",
        "Filed under protest, the claim was heard in May",
        "Posted in the north tower, the guard saw the ship first",
        "Images of the world",
        "Photography and its uses",
        "Print culture in Europe",
        "Save the whales",
        "Comments on the method",
        "Share of the market",
        "The newsletter that changed the industry",
        "Cookies were baked before they were accepted.",
        "1984",
        "Read the room",
        "Reading time is over",
        "Click here to add a rule",
        "Getting into the inbox is hard, and getting out of it again is harder still, as everyone knows. "
        * 4,
    ],
)
def test_sentences_of_articles_are_kept(line: str) -> None:
    assert boilerplate_reason(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "May 5, 2024",
        "Feb. 21, 2019",
        "5. Mai 2024",
        "21 de marzo de 2020",
        "2024-05-01",
        "1:39 PM ET",
        "Tue, March 3, 2020",
        "(March 3, 2020)",
    ],
)
def test_dates(line: str) -> None:
    assert is_date(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Nathan Willis March 25, 2015",
        "Von Anna Schmidt",
        "Page editor: Ann Lee",
        "Published on 3 May",
        "Released 2022-04-28",
        "Figure 3 The mill",
        "Firefox logo",
        "$7/month",
        "5 min read",
    ],
)
def test_bylines_captions_and_prices(line: str) -> None:
    assert is_byline_or_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the river",
        "Source code",
        "Tables and chairs",
        "Published works of the school",
        "1984",
        "May the best win",
        "Map reading",
    ],
)
def test_titles_are_none_of_these(line: str) -> None:
    assert not is_byline_or_caption(line)


def test_links_that_a_colon_announces_are_text() -> None:
    lines = [
        "The plans are here:",
        "https://mill.example/plan",
        "www.mill.example/wheel",
        "A mill.",
        "https://a.b/c",
    ]
    assert list(boilerplate_reasons(lines)) == [None, None, None, None, "a link on its own"]
