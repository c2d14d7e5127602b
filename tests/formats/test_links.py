"""Addresses of links, and addresses written out in the text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import Draft
from tui.document.model import BlockKind, Picture, Span, SpanKind
from tui.formats.links import MAX_LINKS, web_address, with_web_links

BASE = "https://example.org/news/story.html?a=1#part"


def draft(text: str, *links: Span) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text, spans=links)


def written(text: str) -> list[str]:
    return [text[link.start : link.end] for link in with_web_links([draft(text)])[0].spans]


@pytest.mark.parametrize(
    "address, found",
    [
        ("https://example.org", "https://example.org/"),
        (
            " HTTP://Example.ORG:8080/A b?q=ä&r=[1]#ü ",
            "http://example.org:8080/A%20b?q=%C3%A4&r=%5B1%5D#%C3%BC",
        ),
        ("https://user:secret@example.org/a", "https://example.org/a"),
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://[2001:DB8::1]:8443/", "https://[2001:db8::1]:8443/"),
        ("/other", "https://example.org/other"),
        ("next.html", "https://example.org/news/next.html"),
        ("//example.com/a", "https://example.com/a"),
        ("https://example.org/a%20b%2f", "https://example.org/a%20b%2f"),
        ("https://exam\nple.org/\ta", "https://example.org/a"),
        ("https://example.org/'\"`$(rm)\\", "https://example.org/%27%22%60$(rm)%5C"),
    ],
)
def test_an_address_is_made_whole_and_plain(address: str, found: str) -> None:
    assert web_address(address, BASE) == found


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "mailto:a@example.org",
            "file:///etc/passwd",
            "data:text/html,a",
            "ftp://example.org/",
        ),
        *("https://", "https:///path", "http://exa mple.org/", "http://[::1", "http://example.org:port/", ""),
        *(
            "http://-\x1b]0;title\x07/",
            f"https://example.org/{'a' * 2_000}",
            "java\nscript:alert(1)",
            "http://a..b/",
        ),
    ],
)
def test_other_addresses_are_no_web_addresses(address: str) -> None:
    assert web_address(address, "") is None


def test_without_a_base_a_relative_address_is_none() -> None:
    assert web_address("story.html") is None


@given(
    address=st.text(max_size=60) | st.text(max_size=40).map("https://example.org/{}".format),
    base=st.sampled_from(["", BASE]),
)
def test_no_address_holds_anything_but_printable_ascii(address: str, base: str) -> None:
    found = web_address(address, base)
    if found is not None:
        assert found.startswith(("http://", "https://"))
        assert found.isascii() and found.isprintable()
        assert not set(found) & set(" \"'`\\<>")
        assert web_address(found) == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("See https://example.org/a, and go.", ["https://example.org/a"]),
        ("(https://example.org/wiki/Lamp_(light))", ["https://example.org/wiki/Lamp_(light)"]),
        ("<http://example.org/>…", ["http://example.org/"]),
        (
            "“https://example.org/?q=1.” Both HTTP://EXAMPLE.ORG!",
            ["https://example.org/?q=1", "HTTP://EXAMPLE.ORG"],
        ),
        ("https:// alone, xhttps://example.org, ftp://example.org", []),
    ],
)
def test_addresses_in_the_text_are_links(text: str, found: list[str]) -> None:
    assert written(text) == found


def test_an_address_within_a_link_is_not_another_one() -> None:
    text = "https://example.org/a and https://example.org/b"
    known = Span(SpanKind.LINK, 0, 21, "https://example.com/else")
    links = with_web_links([draft(text, known)])[0].spans
    assert links == (known, Span(SpanKind.LINK, 26, 47, "https://example.org/b"))


def test_links_that_lead_nowhere_are_removed() -> None:
    targets = ("#here", "mailto:a@b.example", "/there")
    links = [Span(SpanKind.LINK, at, at + 1, target) for at, target in zip((0, 2, 4), targets, strict=True)]
    (found,) = with_web_links([draft("a b c", *links)], BASE)
    assert [link.target for link in found.spans[-1:]] == ["https://example.org/there"]
    assert with_web_links([draft("a b c", *links)])[0].spans == ()


def test_the_number_of_links_is_limited() -> None:
    drafts = [draft("https://example.org/a " * 300)] * 20
    assert sum(len(found.spans) for found in with_web_links(drafts)) == MAX_LINKS


@given(text=st.text(st.sampled_from("https://e.x )(]['.,\n\u202e"), max_size=120))
def test_any_text_can_hold_addresses(text: str) -> None:
    (found,) = with_web_links([draft(text)])
    end = 0
    for link in found.spans:
        assert end <= link.start < link.end <= len(text)
        assert text[link.start : link.end].lower().startswith("http")
        end = link.end


def test_links_keep_their_place_among_other_spans() -> None:
    text = "Go there now or to https://example.org/a at once"
    spans = (
        Span(SpanKind.EMPHASIS, 3, 8),
        Span(SpanKind.LINK, 3, 8, "/there"),
        Span(SpanKind.STRONG, 16, 48),
    )
    assert with_web_links([draft(text, *spans)], "https://example.org/")[0].spans == (
        spans[0],
        Span(SpanKind.LINK, 3, 8, "https://example.org/there"),
        spans[2],
        Span(SpanKind.LINK, 19, 40, "https://example.org/a"),
    )


@pytest.mark.parametrize("start, end, linked", [(0, 10, 0), (10, 30, 0), (3, 24, 1), (0, 30, 1), (5, 9, 1)])
def test_an_address_half_under_another_span_is_no_link(start: int, end: int, linked: int) -> None:
    text = "At https://example.org/a and elsewhere"
    (found,) = with_web_links([draft(text, Span(SpanKind.EMPHASIS, start, end))])
    assert sum(span.kind is SpanKind.LINK for span in found.spans) == linked


def test_many_spans_about_many_addresses_take_no_long_time() -> None:
    text = "https://example.org/a " * 20_000
    spans = tuple(Span(SpanKind.EMPHASIS, at, at + 3) for at in range(0, len(text), 4))
    (found,) = with_web_links([draft(text, *spans)])
    assert sum(span.kind is SpanKind.LINK for span in found.spans) <= MAX_LINKS


@pytest.mark.parametrize(
    "address, base, found",
    [
        ("pictures/lamp one.png", "", "pictures/lamp one.png"),
        ("lamp.png", BASE, "https://example.org/news/lamp.png"),
        ("//a.example/lamp.png", BASE, "https://a.example/lamp.png"),
        ("https://a.example/lamp.png", "", "https://a.example/lamp.png"),
        ("data:image/png;base64,AAAA", BASE, ""),
        ("javascript:alert(1)", "", ""),
        ("C:\\lamp.png", "", ""),
        (f"{'a' * 3000}.png", BASE, ""),
        ("lamp\n\x1b[2J.png", "", "lamp \ufffd[2J.png"),
        ("", BASE, ""),
    ],
)
def test_the_address_of_a_picture_is_made_whole(address: str, base: str, found: str) -> None:
    figure = Draft(BlockKind.FIGURE, "A lamp", picture=Picture("A lamp", address))
    image = draft("A lamp", Span(SpanKind.IMAGE, 2, 6, address))
    shown, inline = with_web_links([figure, image], base)
    assert shown.picture == Picture("A lamp", found)
    assert inline.spans == (Span(SpanKind.IMAGE, 2, 6, found),)


@pytest.mark.parametrize("size, is_kept", [(10, False), (1_000, True), (5_000_000, False)])
def test_a_picture_in_place_of_its_address_is_kept_within_limits(size: int, is_kept: bool) -> None:
    address = f"data:image/png;base64,{'A' * size}"
    (shown,) = with_web_links([Draft(BlockKind.FIGURE, "A lamp", picture=Picture("A lamp", address))])
    assert shown.picture == Picture("A lamp", "", address if is_kept else "")


@pytest.mark.parametrize(
    "address",
    [
        "http://a.b/",
        "https://ex-ample.org/a/../b/./c",
        "https://a.b.c/A_~-.x//y",
        "http://1.2.3.4/x",
        "https://xn--a.b/",
    ],
)
def test_an_address_in_normal_form_is_what_resolving_it_gives(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    normal = [web_address(address, base) for base in ("", "http://example.org/x")]
    monkeypatch.setattr("tui.formats.links._NORMAL_ADDRESS", re.compile("(?!)"))
    assert normal == [address] * 2 == [web_address(address, base) for base in ("", "http://example.org/x")]
