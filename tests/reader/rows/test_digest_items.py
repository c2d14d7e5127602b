import pytest

from tests.summary.articles import plain, whales
from tui.document.errors import UsageError
from tui.document.model import Section, Sentence
from tui.reader.rows.digest_items import DigestItem, digest_items, filter_digest
from tui.summary.digests import digest
from tui.summary.rankings import Ranking


def heading(text: str) -> DigestItem:
    return DigestItem(text, "digest--heading")


def sentence(text: str, style: str = "digest--sentence") -> DigestItem:
    return DigestItem(text, style, target=Sentence(0, text, 0, len(text), 0))


def gist(text: str) -> DigestItem:
    return sentence(text, "digest--gist")


def section(title: str) -> DigestItem:
    return DigestItem(title, "digest--section", target=Section(0, title, 1, None, 0, 9))


ITEMS = [
    heading("Summary"),
    sentence("A ship sailed out."),
    sentence("The sea was calm."),
    DigestItem("A note about a ship.", "digest--warning"),
    heading("Outline"),
    section("The ship"),
    gist("It sailed out."),
    gist("Nobody saw it."),
    section("The whale"),
    gist("The ship, a Ship, turned."),
    section("The harbour"),
    gist("It was empty."),
]


def texts(query: str) -> list[str]:
    return [item.text for item in filter_digest(ITEMS, query).items]


def test_a_section_stays_with_its_gists_if_any_of_them_matches() -> None:
    assert texts("ship") == [
        "Summary",
        "A ship sailed out.",
        "Outline",
        "The ship",
        "It sailed out.",
        "Nobody saw it.",
        "The whale",
        "The ship, a Ship, turned.",
    ]
    assert filter_digest(ITEMS, "ship").entries == 3


def test_what_sentences_refer_back_to_stands_before_them_in_brackets() -> None:
    article = plain("The lamp fell.", "It broke.", "Oil burned.")
    for context, texts in (
        (0, ["It broke.", "Oil burned."]),
        (1, ["[The lamp fell.] It broke.", "Oil burned."]),
    ):
        ranking = Ranking("lex-rank", (1, 2, 0), (0.0, 0.0, 0.0))
        items = digest_items(article, digest(article, ranking, 2, context=context))[1:3]
        assert [item.text for item in items] == texts
        assert [item.text[item.own_start :] for item in items] == ["It broke.", "Oil burned."]
        assert [(item.start, item.end) for item in items] == [(15, 24), (25, 36)]
        assert [item.target for item in items] == list(article.sentences[1:])
    assert [item.text for item in filter_digest(items, "lamp").items] == ["[The lamp fell.] It broke."]


def test_a_heading_with_nothing_under_it_is_left_out() -> None:
    assert texts("calm") == ["Summary", "The sea was calm."]
    assert texts("nobody") == ["Outline", "The ship", "It sailed out.", "Nobody saw it."]
    assert texts("Outline") == texts("note") == texts("no such word") == []


def test_matches_are_where_they_stand_in_what_is_left() -> None:
    matches = {item.text: item.matches for item in filter_digest(ITEMS, "ship").items if item.matches}
    assert matches == {
        "A ship sailed out.": ((2, 6),),
        "The ship": ((4, 8),),
        "The ship, a Ship, turned.": ((4, 8), (12, 16)),
    }


def test_a_line_that_tells_of_work_stays() -> None:
    items = [heading("Summary"), DigestItem("Summarizing …", "digest--state"), *ITEMS[4:]]
    assert [item.text for item in filter_digest(items, "empty").items] == [
        "Summary",
        "Summarizing …",
        "Outline",
        "The harbour",
        "It was empty.",
    ]


def test_what_is_no_expression_says_so() -> None:
    with pytest.raises(UsageError):
        filter_digest(ITEMS, r"\v(")


def test_a_section_without_text_is_not_in_the_outline() -> None:
    items = [item for item in digest_items(whales(), None) if item.style == "digest--section"]
    assert [item.text for item in items] == ["(opening)", "Ships and whales", "The oil"]
