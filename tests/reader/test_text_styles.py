"""Emphasis, code, figures and raised digits as they are painted."""

from pathlib import Path

import pytest
from rich.segment import Segment

from tests.reader.contrast import require_contrast
from tests.reader.support import is_at_work, reader, until, write_article
from tui.document.build import Draft
from tui.document.model import Article, BlockKind, Picture, Sentence, Span, SpanKind
from tui.language.articles import build_article
from tui.reader.rows.article_items import article_items
from tui.reader.rows.spans import HEAT_STYLES, HeatSpans, HighlightSpans
from tui.reader.screen import ReaderScreen
from tui.reader.widgets.letters import LetterPosition

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


EVERYTHING = """\
# All there is

A [link to **it**](https://example.org), a note[^1], `code`, *words* and x^2^. They are read.

## First

### Second

#### Third

##### Fourth

> [!WARNING]
> Look [there](https://example.org/there). It is `hot`.

| Name | Moons |
| --- | --- |
| [Mars](https://example.org/mars) | 2 |

- [x] It is done. It is [written](https://example.org/w) too.

```python
def lamp(): return 5  # it burns
```

$$ a + b $$

![A lamp](https://example.org/lamp.png)

[^1]: A note.
"""


@pytest.mark.parametrize("theme", ["standfirst-dark", "standfirst-light"])
async def test_all_looks_can_be_read_under_all_marks(tmp_path: Path, theme: str) -> None:
    async with reader(write_article(tmp_path, EVERYTHING, "all.md"), size=(120, 60)) as (pilot, screen):
        pilot.app.theme = theme
        pane = screen.article_pane
        await pilot.press("tab")
        assert screen.session is not None
        article = screen.session.article
        pane.show_items(article_items(article))
        await until(pilot, lambda: not is_at_work(pilot))
        styles = {segment.text: segment.style for segment in painted(screen) if segment.style is not None}
        assert styles["link to "].underline and styles["it"].underline and styles["it"].bold
        assert styles["¹"].bold
        require_contrast(painted(screen))
        pane.show_highlights(HighlightSpans.of((s.start, s.end) for s in article.sentences))
        require_contrast(painted(screen))
        pane.show_heat(HeatSpans(article.sentences, bytes([4] * len(article.sentences))))
        require_contrast(painted(screen))
        pane.mark_sentences(article.sentences, article.sentences[0])
        require_contrast(painted(screen))
        pane.letters.show({LetterPosition(2, 9, 1): "a"})
        assert any(segment.text == "a" and segment.style for segment in painted(screen))
        require_contrast(painted(screen))
