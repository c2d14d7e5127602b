import pytest

from tui.formats.plain.boilerplate import noise_reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "an advertisement marker"),
        ("- Advertisement -", "an advertisement marker"),
        ("Article continues below", "an advertisement marker"),
        ("Werbung", "an advertisement marker"),
        ("Image Source", "an image credit"),
        ("Photo: Reuters/Jane Doe", "an image credit"),
        ("(Photo by Jane Doe / Agency)", "an image credit"),
        ("© 2024 Some Agency", "an image credit"),
        ("Read more", "a link to something else"),
        ("Read more: The other story", "a link to something else"),
        ("See also: Another story", "a link to something else"),
        ("Related", "a link to something else"),
        ("Lire aussi : Les critiques de la loi", "a link to something else"),
        ("Share this article", "a sharing button"),
        ("Follow us on Facebook", "a sharing button"),
        ("Comments (5 posted)", "a sharing button"),
        ("Sign up to our daily newsletter for more", "a newsletter notice"),
        ("[Get New York Today in your inbox.]", "a newsletter notice"),
        ("We use cookies to improve your experience.", "a cookie notice"),
        ("Accept all cookies", "a cookie notice"),
        ("https://example.com/a?b=c", "a link on its own"),
        ("Page 3 of 12", "a page number"),
        ("- 12 -", "a page number"),
        ("417", "a page number"),
        ("* * *", "a line drawn between parts"),
    ],
)
def test_noise_is_named(line: str, reason: str) -> None:
    assert noise_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Political pressure and US sale",
        "See also",
        "Related work",
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
        "Getting into the inbox is hard, and getting out of it again is harder still, as everyone knows. "
        * 4,
    ],
)
def test_what_an_article_may_say_is_kept(line: str) -> None:
    assert noise_reason(line) is None
