from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.document.errors import SourceError
from tui.sources.web.address import WebAddress
from tui.text.sanitize import clean_line
from tui.text.urls import is_url, without_credentials


@pytest.mark.parametrize(
    "source",
    ["https://example.org", "HTTP://EXAMPLE.ORG/x", "  http://a/ ", "file:///etc/passwd", "ftp://a/b"],
)
def test_a_scheme_makes_an_address(source: str) -> None:
    assert is_url(source)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "-",
        "story.html",
        "./https:",
        "http:/x",
        "https",
        "C:\\x",
        "a b://c",
        "//host/x",
        "www.example.org",
    ],
)
def test_other_sources_are_paths(source: str) -> None:
    assert not is_url(source)
    assert not is_url(Path("http://example.org"))


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("http://example.org", "http://example.org/"),
        (" HTTPS://Example.ORG:8443/a b/ü?q=ü#part ", "https://example.org:8443/a%20b/%C3%BC?q=%C3%BC"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("https://раураl.example/", "https://xn--l-7sba6dbr.example/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("http://127.0.0.1/a/../b", "http://127.0.0.1/b"),
        ("http://h/\x1b]0;title\x07", "http://h/%1B%5D0;title%07"),
        ("http://h/a\u202eb", "http://h/a%E2%80%AEb"),
    ],
)
def test_an_address_is_stored_in_a_harmless_form(typed: str, text: str) -> None:
    assert WebAddress.parse(typed) == (text, None)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "http://",
            "http:///x",
            "http://:80/",
            "http://h:99999/",
            "http://exa mple/",
            "http://[::1/",
            "http://h:x/",
        ),
        *("http://\x1b[31m/", "http://a\u202eb/", "file:///etc/passwd", "ftp://name:secret@h/", "gopher://h"),
        *(
            "http://name:secret@",
            "http://name:sec/ret@h:x:y/",
            "http://name:secret@\x9b/",
            "https://name:se@cret@[/",
        ),
    ],
)
def test_other_addresses_are_refused_in_one_harmless_line(typed: str) -> None:
    with pytest.raises(SourceError) as caught:
        WebAddress.parse(typed)
    message = str(caught.value)
    assert message.startswith("Cannot read ")
    assert clean_line(message) == message
    assert "secret" not in message
    assert "ret@" not in message
    assert caught.value.__context__ is None or caught.value.__suppress_context__


def test_name_and_password_are_separate_from_the_address() -> None:
    address = WebAddress.parse("https://na%40me:pa%2Fss@example.org/x")
    assert address.text == "https://example.org/x"
    assert address.user == "na@me:pa/ss"
    assert without_credentials("see https://a:b@c@example.org/x") == "see https://example.org/x"


def test_the_parts_of_an_address() -> None:
    address = WebAddress.parse("https://example.org:8443/a/b.md?c=/d.html")
    assert address.is_encrypted
    assert address.host == "example.org:8443"
    assert address.path == "/a/b.md"
    assert WebAddress.parse("http://example.org?x").path == "/"


@pytest.mark.parametrize(
    ("location", "text", "user"),
    [
        ("b", "https://example.org/a/b", "me:pass"),
        ("/b", "https://example.org/b", "me:pass"),
        ("?b", "https://example.org/a/?b", "me:pass"),
        (" https://example.org/b\r\n", "https://example.org/b", "me:pass"),
        ("https://you:pass@example.org/b", "https://example.org/b", "me:pass"),
        ("//other.example/b", "https://other.example/b", None),
        ("http://example.org/b", "http://example.org/b", None),
        ("https://example.org:444/b", "https://example.org:444/b", None),
        ("https://you:pass@other.example/b", "https://other.example/b", None),
    ],
)
def test_a_redirect_is_resolved_against_its_page(location: str, text: str, user: str | None) -> None:
    assert WebAddress.parse("https://me:pass@example.org/a/").resolve(location) == (text, user)


@given(st.text(max_size=60), st.sampled_from(["http://", "https://h/", "http://h?", "HTTP://a@", "x://", ""]))
def test_any_text_is_an_address_or_refused(text: str, before: str) -> None:
    try:
        address = WebAddress.parse(before + text)
    except SourceError as error:
        assert clean_line(str(error)) == str(error)
        return
    assert address.text.isascii()
    assert address.text.isprintable()
    assert " " not in address.text
    assert WebAddress.parse(address.text) == (address.text, None)


@given(st.text(min_size=1, max_size=20), st.text(max_size=60))
def test_a_password_is_in_no_message_and_in_no_address(password: str, rest: str) -> None:
    typed = f"https://me:{quote('sEcReT' + password, safe='')}@example.org/{rest}"
    assert "sEcReT" not in WebAddress.parse(typed).text


@given(st.text(max_size=60))
def test_any_redirect_leads_to_an_address_or_is_refused(location: str) -> None:
    try:
        assert WebAddress.parse("https://example.org/a/").resolve(location).text.isascii()
    except SourceError as error:
        assert clean_line(str(error)) == str(error)
