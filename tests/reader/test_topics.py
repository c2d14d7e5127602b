"""Topics of an article without headings, in the reader."""

from pathlib import Path

from tests.reader.support import reader, until, write_article
from tests.summary.themes import long_text


async def test_topics_are_the_outline_and_can_be_walked(tmp_path: Path) -> None:
    path = write_article(tmp_path, long_text())
    async with reader(path, section="2") as (pilot, screen):
        session = screen.session
        assert session is not None
        topics = session.article.sections
        assert len(topics) > 2
        await until(pilot, lambda: screen.article_pane.place == topics[1].start)
        outline = [item.text for item in screen.digest_pane.line_index.items if item.minutes]
        assert outline == [f"≈ {topic.title}" for topic in topics]
        await pilot.press("tab", "J")
        await until(pilot, lambda: screen.article_pane.place == topics[2].start)
        assert screen.article_pane.section == topics[2]
        await pilot.press("1", "S")
        await until(pilot, lambda: session.digest is not None and session.digest.section == 0)
        assert session.kept_section is None
