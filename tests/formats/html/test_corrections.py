"""Blocks whose markup says something else than their text."""

import pytest
from lxml import html

from tui.document.build import Draft
from tui.document.model import BlockKind, Dropped, Picture, SpanKind
from tui.formats.html.blocks import html_blocks
from tui.formats.html.corrections import corrected_drafts


def refined(markup: str, title: str = "") -> tuple[list[Draft], list[Dropped]]:
    return corrected_drafts(list(html_blocks(html.document_fromstring(markup))), title)


def headings(markup: str) -> list[tuple[int, str]]:
    return [(draft.level, draft.text) for draft in refined(markup)[0] if draft.kind is BlockKind.HEADING]


def test_a_sentence_marked_as_a_heading_is_a_paragraph() -> None:
    sentence = "In this town one rope in five has held for longer than its maker, and nobody knows why."
    assert headings(f"<h2>{sentence}</h2><h2>{sentence[:-1]}?</h2><h2>Short, with a full stop.</h2>") == [
        (2, f"{sentence[:-1]}?"),
        (2, "Short, with a full stop."),
    ]


def test_a_heading_of_many_words_is_a_paragraph_unless_it_is_a_question() -> None:
    words = " ".join(["Rope"] * 20)
    assert headings(f"<h2>{words}</h2><h2>{words}?</h2><h2>{words[5:]}</h2>") == [
        (2, f"{words}?"),
        (2, words[5:]),
    ]


def test_bold_questions_with_answers_are_headings() -> None:
    interview = (
        "<h2>The talk</h2><p><b>Why a rope?</b></p><p>It holds.</p><p><strong>Always?</strong></p><p>No.</p>"
    )
    assert headings(interview) == [(2, "The talk"), (3, "Why a rope?"), (3, "Always?")]


def test_bold_questions_are_parted_from_the_answers_after_them() -> None:
    drafts, _ = refined(
        "<p><b>Why a rope?</b><br>It <i>holds</i>.</p><p><b>Always?</b> No.</p><p><b>Here</b>? It is.</p>"
    )
    assert [(draft.kind is BlockKind.HEADING, draft.text) for draft in drafts] == [
        (True, "Why a rope?"),
        (False, "It holds."),
        (True, "Always?"),
        (False, "No."),
        (False, "Here? It is."),
    ]
    assert [(span.kind, span.start, span.end) for span in drafts[1].spans] == [(SpanKind.EMPHASIS, 3, 8)]


def test_one_bold_question_is_no_interview() -> None:
    assert headings("<p><b>Why a rope?</b></p><p>It holds.</p><p><b>Always</b>?</p><p>No.</p>") == []
    assert len(refined("<p><b>Why a rope?</b> It holds.</p><p>It is old.</p>")[0]) == 2


BOLD_HEADINGS = (
    "<p>It holds.</p><h3><b>The rope</b></h3><p>It is old.</p><h4><b>The tar</b></h4><p>It is hot.</p>"
)


def test_bold_lines_are_headings_where_all_headings_are_bold() -> None:
    page = f"{BOLD_HEADINGS}<p><strong>“The mole”</strong></p><p>It is high.</p>"
    assert headings(page) == [(3, "The rope"), (4, "The tar"), (4, "“The mole”")]


@pytest.mark.parametrize(
    "page",
    [
        f"{BOLD_HEADINGS}<h3>The ship</h3>It sails.<p><b>The mole</b></p><p>It is high.</p>",
        f"{BOLD_HEADINGS}<p><b>The mole is high.</b></p><p>It is old.</p>",
        f"{BOLD_HEADINGS}<p><b>Ann Lee,</b></p><p>It is old.</p>",
        f"{BOLD_HEADINGS}<p><b>{'the old mole ' * 6}</b></p><p>It is high.</p>",
        f"{BOLD_HEADINGS}<p><b>The mole</b></p><p><b>is high</b></p>",
        f"{BOLD_HEADINGS}<p><b>The mole</b></p>",
        f"<p><b>The mole</b></p>{BOLD_HEADINGS}",
        "<p>It holds.</p><h3><b>The rope</b></h3><p>It is old.</p><p><b>The mole</b></p><p>It is high.</p>",
        f"{BOLD_HEADINGS}<p><b>By Ann Lee</b></p><p>It is high.</p>",
    ],
)
def test_other_bold_lines_are_no_headings(page: str) -> None:
    assert not any("mole" in text or "Ann" in text for _, text in headings(page))


def test_a_summary_that_several_parts_share_is_a_label() -> None:
    part = "<details><summary>{}</summary><p>It is {}.</p></details>"
    page = part.format("Changes", "old") + part.format("The mole", "high") + part.format("Changes", "hot")
    assert headings(page) == [(2, "The mole")]
    assert [draft.text for draft in refined(page)[0] if not draft.is_prose] == ["Changes", "Changes"]
    assert headings("<details><summary><h3>Changes</h3></summary>It is old.</details>" * 2) == [
        (3, "Changes"),
        (3, "Changes"),
    ]


def test_a_time_before_a_heading_comes_after_it() -> None:
    drafts, _ = refined(
        "<div><time>14:02</time><h2>The vote</h2><p>It is over.</p></div><p>15:00</p><h2>Next</h2>"
    )
    assert [draft.text for draft in drafts] == ["The vote", "14:02", "It is over.", "15:00", "Next"]


def test_the_title_is_dropped() -> None:
    drafts, dropped = refined("<h1>The rope!</h1><p>It holds.</p>", "The Rope")
    assert [draft.text for draft in drafts] == ["It holds."]
    assert dropped == [Dropped("the title again", "The rope!")]


def test_a_paragraph_that_repeats_the_alternative_text_of_a_picture_is_its_caption() -> None:
    picture = "<div><img src=mole.png alt='The old mole, at six'><p>{}</p></div>"
    drafts, _ = refined(picture.format("The old mole at six.") + picture.format("The captain"))
    assert [(draft.kind, draft.text) for draft in drafts] == [
        (BlockKind.FIGURE, "The old mole at six."),
        (BlockKind.FIGURE, "The old mole, at six"),
        (BlockKind.PARAGRAPH, "The captain"),
    ]
    assert drafts[0].picture is not None
    assert drafts[0].picture.address == "mole.png"


def test_a_picture_and_its_caption_are_one_figure() -> None:
    picture = "<div class=thumb><a><img src={}.png alt='The old mole'></a><div class=caption>{}</div></div>"
    drafts, _ = refined(picture.format("a", "The mole at six") + picture.format("b", "The mole at ten"))
    assert [(draft.text, draft.picture) for draft in drafts] == [
        ("The mole at six", Picture("The old mole", "a.png")),
        ("The mole at ten", Picture("The old mole", "b.png")),
    ]


def test_a_first_paragraph_that_is_the_title_is_dropped() -> None:
    drafts, dropped = refined("<p>The old mole</p><p>Text</p><p>The old mole</p>", "The old mole")
    assert [draft.text for draft in drafts] == ["Text", "The old mole"]
    assert [entry.reason for entry in dropped] == ["the title again"]
    assert [draft.text for draft in refined("<p>The old mole</p>", "The old mole")[0]] == ["The old mole"]
