"""Voting on the blocks of a page."""

from copy import deepcopy
from itertools import chain
from typing import Any

import pytest
from lxml import etree, html

from tui.formats.html import voting
from tui.formats.html.blocks import html_blocks

PAGE = "<html><body><p>One <b>and a longer piece</b></p><p>Two</p>tail of it<table><tr><td>a<td>b</table></body></html>"


def parsed() -> Any:
    return html.document_fromstring(PAGE)


def extractor(*words: str) -> voting.Extractor:
    """Return an extractor that takes the paragraphs, cells and tails with some words."""

    def extract(page: Any) -> str:
        texts = [text for text in page.itertext() if any(word in text for word in words)]
        for element in list(page.iter("p")):
            element.drop_tree()  # what an extractor does to the page must not matter
        return "".join(texts)

    return extract


def votes_of(monkeypatch: pytest.MonkeyPatch, *extractors: voting.Extractor, own: list[bool]) -> list[bool]:
    monkeypatch.setattr(voting, "EXTRACTORS", extractors)
    page = parsed()
    before = etree.tostring(page)
    result = voting.vote(page, list(html_blocks(page)), own)
    assert etree.tostring(page) == before
    return result.selected


def test_a_majority_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    extractors = (extractor("longer", "Two"), extractor("longer", "tail"))
    assert votes_of(monkeypatch, *extractors, own=[False, True, False, False]) == [True, True, False, False]


def test_an_extractor_that_finds_nothing_or_fails_has_no_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_page: Any) -> str:
        raise ValueError

    own = [True, False, True, False]
    assert votes_of(monkeypatch, failing, extractor("nowhere"), own=own) == own
    # With two votes, our own decides.
    assert votes_of(monkeypatch, failing, extractor("Two"), own=own) == own


def test_extractors_do_not_see_names_of_what_a_part_has_or_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def extract(page: Any) -> str:
        seen.extend(part.get("class") for part in page.iter("p"))
        return ""

    monkeypatch.setattr(voting, "EXTRACTORS", (extract,))
    page = html.document_fromstring("<p class='text no-sidebar'>A</p><p class='[&_.sidebar]:hidden'>B</p>")
    before = etree.tostring(page)
    voting.vote(page, list(html_blocks(page)), [True, True])
    assert [names.strip() for names in seen] == ["text", ""]
    assert etree.tostring(page) == before


@pytest.mark.parametrize(
    ("limit", "value", "markup"),
    [
        ("_MAX_VOTED", 89, "<p>{0}</p><p>{0}</p><p>{0}</p>"),
        ("_MAX_VOTED_PARTS", 4, "<p>{0}</p><p>{0}</p><p>{0}</p>"),
        ("_MAX_LOOSE", 2 * (90 + 90) - 1, "<hr>{0}<hr>{0}<p>{0}</p>"),
    ],
)
def test_our_own_rules_decide_alone_on_a_page_as_large_as_a_book(
    limit: str, value: int, markup: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The ferry left at six, as it had for forty years, with the same captain and the same rope."
    page = html.document_fromstring(markup.format(text))
    monkeypatch.setattr(voting, "EXTRACTORS", (extractor("ferry"), extractor("ferry")))
    blocks, own = list(html_blocks(page)), [True, False, False]
    monkeypatch.setattr(voting, limit, value + 1)
    assert voting.vote(page, blocks, own).selected == [True, True, True]
    monkeypatch.setattr(voting, limit, value)
    assert voting.vote(page, blocks, own).selected == own


def test_characters_of_the_page_are_no_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    first = chr(voting.MARKS[0][0])
    page = html.document_fromstring(f"<p>One</p><p>Two {first}</p>")
    monkeypatch.setattr(voting, "EXTRACTORS", (extractor("Two"), extractor("Two")))
    assert voting.vote(page, list(html_blocks(page)), [True, False]).selected == [False, True]


def test_every_block_of_the_largest_page_has_a_mark() -> None:
    assert sum(chr(code).isalpha() for code in chain(*voting.MARKS)) > 60_000


def test_the_extractors_agree_on_a_plain_page() -> None:
    text = "The ferry left at six, as it had for forty years, with the same captain and, as he said, the same rope. "
    page = html.document_fromstring(
        f"<html><body><nav><a href=x>Home</a></nav><article><p>{text * 3}</p><p>{text * 2}</p></article></body></html>"
    )
    blocks = list(html_blocks(page))
    texts = ["".join(extract(deepcopy(page))) for extract in voting.EXTRACTORS]
    assert all(text in found and "Home" not in found for found in texts)
    assert voting.vote(page, blocks, [True, True, True]) == ([False, True, True], [True, True, True])


LONG = (
    "The ferry left at six, as it had for forty years, with the same captain, and nobody ever asked him why. "
)


def long_page(*texts: str) -> Any:
    return html.document_fromstring("".join(f"<p>{text}</p>" for text in texts))


def test_where_all_disagree_the_one_with_most_prose_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    page = long_page(f"{LONG} A", f"{LONG * 3} B", f"{LONG} C", f"{LONG} D")
    monkeypatch.setattr(voting, "EXTRACTORS", (extractor(" B", " D"), extractor(" C")))
    assert voting.vote(page, list(html_blocks(page)), [True, False, False, False]).selected == [
        *(False, True),
        *(False, True),
    ]


def test_the_text_in_the_data_of_a_page_has_a_vote(monkeypatch: pytest.MonkeyPatch) -> None:
    page = long_page(f"{LONG} A", f"{LONG} B", "Short")
    monkeypatch.setattr(voting, "EXTRACTORS", (extractor(" A"), extractor(" A", " B", "Short")))
    blocks = list(html_blocks(page))
    body = f"{LONG} A\n{LONG} B"
    assert voting.vote(page, blocks, [True, False, False]).selected == [True, False, False]
    assert voting.vote(page, blocks, [True, False, False], body).selected == [True, True, False]
    # A text of which little is on the page is that of another.
    assert not voting.vote(page, blocks, [True, False, False], f"{LONG} B" + LONG * 3 + "Z" * 999).selected[1]
