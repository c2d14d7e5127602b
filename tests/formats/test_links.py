"""Addresses of links, and addresses written out in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.build import Draft, DraftLink
from tui.document.model import BlockKind
from tui.formats.links import MAX_LINKS, LinkedTextBuilder, join_linked_text, web_address, with_web_links
from tui.text.sanitize import clean_line

BASE = "https://example.org/news/story.html?a=1#part"


def draft(text: str, *links: DraftLink) -> Draft:
    return Draft(BlockKind.PARAGRAPH, text, links=links)


def written(text: str) -> list[str]:
    return [text[link.start : link.end] for link in with_web_links([draft(text)])[0].links]


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
    known = DraftLink(0, 21, "https://example.com/else")
    links = with_web_links([draft(text, known)])[0].links
    assert links == (known, DraftLink(26, 47, "https://example.org/b"))


def test_links_that_lead_nowhere_are_removed() -> None:
    links = (DraftLink(0, 1, "#here"), DraftLink(2, 3, "mailto:a@b.example"), DraftLink(4, 5, "/there"))
    (found,) = with_web_links([draft("a b c", *links)], BASE)
    assert [link.address for link in found.links[-1:]] == ["https://example.org/there"]
    assert with_web_links([draft("a b c", *links)])[0].links == ()


def test_the_number_of_links_is_limited() -> None:
    drafts = [draft("https://example.org/a " * 300)] * 20
    assert sum(len(found.links) for found in with_web_links(drafts)) == MAX_LINKS


@given(text=st.text(st.sampled_from("https://e.x )(]['.,\n\u202e"), max_size=120))
def test_any_text_can_hold_addresses(text: str) -> None:
    (found,) = with_web_links([draft(text)])
    end = 0
    for link in found.links:
        assert end <= link.start < link.end <= len(text)
        assert text[link.start : link.end].lower().startswith("http")
        end = link.end


PIECES = st.text(
    st.characters(codec="utf-8") | st.sampled_from(" \t\r\n\xa0\u3000\ufeff\x1c\x85\u2028\u202e\ud800"),
    max_size=12,
)


def line_of(*pieces: str) -> LinkedTextBuilder:
    """Build a line of pieces; those that begin with an arrow are in links."""
    line = LinkedTextBuilder()
    for number, piece in enumerate(pieces):
        if piece.startswith("→"):
            line.open(number, f"address {number}")
            line.add(piece[1:])
            line.close(number)
        else:
            line.add(piece)
    return line


def linked(*pieces: str) -> list[str]:
    text, links = line_of(*pieces).finish()
    return [text[link.start : link.end] for link in links]


def test_a_link_is_found_again() -> None:
    assert line_of("Read ", "→the  lamp's\n story", ".").finish() == (
        "Read the lamp's story.",
        (DraftLink(5, 21, "address 1"),),
    )


def test_spaces_at_the_ends_of_a_link_are_outside_of_it() -> None:
    assert linked("  Read", "→ here ", " or", "→\n there", "") == ["here", "there"]


def test_a_link_without_words_is_none() -> None:
    assert linked("Read", "→ ", "→", "this") == []


def test_a_part_of_a_word_can_be_a_link() -> None:
    assert linked("un", "→link", "ed") == ["link"]


def test_of_links_within_each_other_the_outer_one_holds() -> None:
    line = LinkedTextBuilder()
    line.open("outer", "one")
    line.add("a ")
    line.open("inner", "two")
    line.add("b")
    line.close("inner")
    line.add(" c")
    line.close("outer")
    assert line.finish() == ("a b c", (DraftLink(0, 5, "one"),))


def test_an_open_link_continues_in_the_next_line() -> None:
    line = LinkedTextBuilder()
    line.add("first ")
    line.open("key", "one")
    line.add("line")
    assert line.finish() == ("first line", (DraftLink(6, 10, "one"),))
    line.add("second")
    line.close("key")
    line.add(" line")
    assert line.finish() == ("second line", (DraftLink(0, 6, "one"),))
    line.add("third")
    assert line.finish() == ("third", ())


def test_only_the_last_opened_link_can_be_closed() -> None:
    line = LinkedTextBuilder()
    line.open("key", "one")
    line.close("another")
    assert line.is_in_link
    line.close("key")
    assert not line.is_in_link


def test_joined_texts_keep_their_links() -> None:
    text, links = join_linked_text(
        [line_of("→a", "b").finish(), line_of("c").finish(), line_of("d", "→e").finish()], " | "
    )
    assert text == "ab | c | de"
    assert [text[link.start : link.end] for link in links] == ["a", "e"]


@given(before=PIECES, inside=PIECES, after=PIECES)
def test_a_link_covers_the_clean_text_of_its_pieces(before: str, inside: str, after: str) -> None:
    line = LinkedTextBuilder()
    line.add(f"{before}|")
    line.open("key", "address")
    line.add(inside)
    line.close("key")
    line.add(f"|{after}")
    text, links = line.finish()
    assert text == clean_line(f"{before}|{inside}|{after}")
    marked = [text[link.start : link.end] for link in links]
    expected = clean_line(f"|{inside}|")[1:-1].strip()
    assert marked == ([expected] if expected else [])
