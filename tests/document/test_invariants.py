"""The checks of articles refuse what is not sound."""

from dataclasses import replace

import pytest

from tests.document.invariants import check_article, check_sentences
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Dropped, Note, Picture, Sentence, Span, SpanKind
from tui.language.articles import build_article

EMPHASIS, LINK, NOTE = SpanKind.EMPHASIS, SpanKind.LINK, SpanKind.NOTE
TEXT = "The lamp burns at night. Nobody sees it by day."


def article(*spans: Span) -> Article:
    drafts = [Draft(BlockKind.HEADING, "The lamp", 1), Draft(BlockKind.PARAGRAPH, TEXT, spans=spans)]
    return build_article(drafts, title="Lamps")


@pytest.mark.parametrize(
    "spans",
    [
        (),
        (Span(EMPHASIS, 0, 8), Span(SpanKind.STRONG, 0, 8), Span(LINK, 4, 8, "https://a.example/")),
        (Span(EMPHASIS, 0, 8), Span(EMPHASIS, 8, 14)),
        (Span(SpanKind.IMAGE, 3, 3, "lamp.png"),),
    ],
)
def test_spans_nested_or_apart_are_sound(spans: tuple[Span, ...]) -> None:
    check_article(article(*spans))
    check_sentences(article(*spans))


@pytest.mark.parametrize(
    "spans",
    [
        (Span(EMPHASIS, 0, 8), Span(SpanKind.STRONG, 4, 14)),
        (Span(EMPHASIS, 4, 8), Span(SpanKind.STRONG, 0, 14)),
        (Span(LINK, 0, 8, "https://a.example/"), Span(LINK, 4, 8, "https://b.example/")),
        (Span(LINK, 0, 8),),
        (Span(EMPHASIS, 4, 4),),
        (Span(NOTE, 4, 4, "1"),),
    ],
)
def test_other_spans_are_not(spans: tuple[Span, ...]) -> None:
    with pytest.raises(AssertionError):
        check_article(article(*spans))


def test_a_span_is_in_its_block() -> None:
    sound = article(Span(EMPHASIS, 0, 8))
    first, second = sound.blocks
    with pytest.raises(AssertionError):
        check_article(replace(sound, blocks=(replace(first, spans=second.spans), second)))


def test_a_mark_has_its_note() -> None:
    marked = article(Span(NOTE, 8, 8, "1"))
    check_article(replace(marked, notes=(Note("1", "It is of brass."),)))
    for notes in (Note("2", "It is not."),), (Note("1", " "),), (Note("1", "a"), Note("1", "b")):
        with pytest.raises(AssertionError):
            check_article(replace(marked, notes=notes))


@pytest.mark.parametrize(
    "dropped", [Dropped("a menu", " "), Dropped("", "Home"), Dropped("a menu", "\x1b[2J")]
)
def test_what_was_dropped_has_a_text_and_a_reason(dropped: Dropped) -> None:
    with pytest.raises(AssertionError):
        check_article(replace(article(), dropped=(dropped,)))


def test_only_figures_have_pictures() -> None:
    sound = build_article([Draft(BlockKind.FIGURE, "A lamp")], title="")
    check_article(sound)
    assert sound.blocks[0].picture == Picture()
    assert sound.sentences == ()
    with pytest.raises(AssertionError):
        check_article(replace(sound, blocks=(replace(sound.blocks[0], kind=BlockKind.PARAGRAPH),)))


def test_sentences_are_in_blocks_that_hold_them() -> None:
    sound = article()
    heading = sound.blocks[0]
    false = Sentence(0, heading.text, heading.start, heading.end, 0)
    for sentences in (false,), (*sound.sentences, sound.sentences[0]):
        with pytest.raises(AssertionError):
            check_sentences(sound.with_sentences(sentences))
