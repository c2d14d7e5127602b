import os
import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.sources.web import page as web_page
from tui.sources.web.address import WebAddress
from tui.sources.web.fetch import MediaType, Page
from tui.sources.web.page import cache_folder, cache_page, cached_page

ASKED = WebAddress.parse("https://example.org/")


def page(
    address: str = "https://example.org/story", body: bytes = b"<html>\n\0\xff", charset: str | None = "utf-8"
) -> Page:
    return Page(WebAddress.parse(address), body, MediaType("text/html", charset))


def test_a_page_is_cached_under_both_of_its_addresses(page_cache: Path) -> None:
    cache_page(page(), ASKED)
    for address in (ASKED, page().address):
        found = cached_page(address)
        assert found is not None
        assert found.page == page()
        assert timedelta(0) <= datetime.now().astimezone() - found.fetched < timedelta(minutes=5)
    assert cached_page(WebAddress.parse("https://example.org/other")) is None
    assert len(list(page_cache.iterdir())) == 2


def test_a_later_page_replaces_the_cached_one(page_cache: Path) -> None:
    cache_page(page(), ASKED)
    cache_page(page(body=b"new", charset=None), page().address)
    found = cached_page(page().address)
    assert found is not None
    assert found.page.body == b"new"
    assert found.page.media_type.charset is None


def test_only_its_owner_may_read_the_cache(page_cache: Path) -> None:
    page_cache.mkdir(parents=True, mode=0o755)
    cache_page(page(), ASKED)
    assert stat.S_IMODE(page_cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in page_cache.iterdir()} == {0o600}


def test_file_names_hide_addresses_and_no_password_is_stored(page_cache: Path) -> None:
    asked = WebAddress.parse("https://me:hunter2@example.org/..%2f..%2fetc/x?token")
    cache_page(page(), asked)
    for path in page_cache.iterdir():
        assert len(path.name) == len("0" * 64 + ".page")
        assert b"hunter2" not in path.read_bytes()


@pytest.mark.parametrize(
    "change", [lambda data: data[:-1], lambda data: data + b"x", lambda data: data[20:], lambda _: b""]
)
def test_a_broken_page_is_ignored(page_cache: Path, change) -> None:  # type: ignore[no-untyped-def]
    cache_page(page(), page().address)
    (path,) = page_cache.iterdir()
    path.write_bytes(change(path.read_bytes()))
    assert cached_page(page().address) is None


@given(st.one_of(st.binary(max_size=200), st.from_regex(r'\{"form": .{0,50}\}\n.*').map(str.encode)))
def test_any_other_file_is_ignored(data: bytes) -> None:
    folder = cache_folder()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / web_page._file_name(ASKED.text)).write_bytes(data)
    assert cached_page(ASKED) is None


def test_a_page_of_another_address_is_ignored(page_cache: Path) -> None:
    cache_page(page(), page().address)
    (path,) = page_cache.iterdir()
    path.rename(page_cache / web_page._file_name(ASKED.text))
    assert cached_page(ASKED) is None


def test_the_oldest_pages_are_removed_first(page_cache: Path) -> None:
    for number in range(6):
        address = f"https://example.org/{number}"
        cache_page(page(address, b"x" * 1000), WebAddress.parse(address), max_bytes=5000)
        newest = page_cache / web_page._file_name(address)
        os.utime(newest, (number + 1, number + 1))
    left = [number for number in range(6) if cached_page(WebAddress.parse(f"https://example.org/{number}"))]
    assert left == [2, 3, 4, 5]


def test_a_new_page_is_kept_and_older_ones_from_before_the_clock_was_set_back_are_not(
    page_cache: Path,
) -> None:
    addresses = [WebAddress.parse(f"https://example.org/{number}") for number in range(4)]
    for address in addresses[:3]:
        cache_page(page(address.text, b"x" * 1000), address)
    for address, days in zip(addresses, (-1, 30, 30), strict=False):
        then = (datetime.now() + timedelta(days=days)).timestamp()
        os.utime(page_cache / web_page._file_name(address.text), (then, then))
    cache_page(page(addresses[3].text, b"x" * 1000), addresses[3], max_bytes=2500)
    assert [cached_page(address) is not None for address in addresses] == [True, False, False, True]


def test_unfinished_files_are_removed_too(page_cache: Path) -> None:
    page_cache.mkdir(parents=True)
    left = page_cache / "tmpx.new"
    left.write_bytes(b"x" * 1000)
    os.utime(left, (1, 1))
    cache_page(page(), page().address, max_bytes=1000)
    assert not left.exists()
    assert cached_page(page().address) is not None


def test_a_page_that_cannot_be_written_is_no_error(page_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page_cache.parent.mkdir(parents=True)
    page_cache.write_text("a file where the folder should be")
    cache_page(page(), ASKED)
    assert cached_page(ASKED) is None
    page_cache.unlink()
    monkeypatch.setattr(Path, "replace", _fail)
    cache_page(page(), ASKED)
    assert list(page_cache.iterdir()) == []


def _fail(*_: object) -> None:
    raise OSError("the disk is full")


def test_the_cache_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("STANDFIRST_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path / "pages"
    monkeypatch.delenv("STANDFIRST_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert tmp_path in cache_folder().parents
    assert cache_folder().parts[-2:] == ("standfirst", "pages")
