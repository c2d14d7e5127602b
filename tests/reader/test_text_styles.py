"""Emphasis, code, figures and raised digits as they are painted."""

from pathlib import Path

import pytest
from rich.segment import Segment

from tests.reader.contrast import require_contrast
from tests.reader.support import reader, until, write_article
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Picture, Sentence, Span, SpanKind
from tui.language.articles import build_article
from tui.reader.rows.spans import HEAT_STYLES, HeatSpans
from tui.reader.screen import ReaderScreen

WORDS = "plain slanted heavy coded formula x2 end."
SPANS = (
    Span(SpanKind.EMPHASIS, 6, 13),
    Span(SpanKind.STRONG, 14, 19),
    Span(SpanKind.CODE, 20, 25),
    Span(SpanKind.FORMULA, 26, 33),
    Span(SpanKind.SUPERSCRIPT, 35, 36),
)


def article() -> Article:
    paragraphs = [Draft(BlockKind.PARAGRAPH, WORDS, spans=SPANS) for _ in HEAT_STYLES]
    figure = Draft(BlockKind.FIGURE, "The lamp in 1890.", picture=Picture("A lamp"))
    found = build_article([*paragraphs, figure], title="A lamp")
    return found.with_sentences(
        Sentence(number, WORDS, block.start, block.end, 0) for number, block in enumerate(found.blocks[:-1])
    )


def painted(screen: ReaderScreen) -> list[Segment]:
    pane = screen.article_pane
    return [segment for y in range(pane.scrollable_content_region.height) for segment in pane.render_line(y)]


@pytest.mark.parametrize("theme", ["standfirst-dark", "standfirst-light"])
async def test_spans_are_drawn_and_can_be_read_on_every_tint(tmp_path: Path, theme: str) -> None:
    async with reader(write_article(tmp_path), size=(120, 60)) as (pilot, screen):
        pilot.app.theme = theme
        await until(pilot, lambda: screen.session is not None)
        shown = article()
        screen.article_pane.show_article(shown)
        await pilot.pause()
        segments = painted(screen)
        by_text = {segment.text: segment.style for segment in segments if segment.style is not None}
        assert by_text["slanted"].italic and by_text["heavy"].bold
        assert by_text["coded"].color == by_text["formula"].color != by_text["plain "].color
        assert by_text["formula"].italic and not by_text["coded"].italic
        assert "²" in by_text
        assert any("┌ Picture" in segment.text for segment in segments)
        require_contrast(segments)
        levels = bytes(range(len(HEAT_STYLES)))
        screen.article_pane.show_heat(HeatSpans(shown.sentences, levels))
        assert len(require_contrast(painted(screen))) >= len(HEAT_STYLES)
        screen.article_pane.show_heat(None)
        screen.article_pane.mark_sentences(shown.sentences, shown.sentences[1])
        require_contrast(painted(screen))
