"""News in an article since it was read."""

from pathlib import Path

from tests.reader.support import LIGHTHOUSE, reader, until, write_article

EDITED = (
    LIGHTHOUSE.replace("every four hours", "every five hours") + "\nOne of the towers is a hotel today.\n"
)


async def test_an_article_that_changed_says_so_and_shows_what_is_new(tmp_path: Path) -> None:
    path = write_article(tmp_path)
    async with reader(path) as (pilot, screen):
        await pilot.press("U")
        assert screen.status_line.message.startswith("Nothing has changed")
        await until(pilot, lambda: not screen.workers)
        write_article(tmp_path, EDITED)
        await pilot.press("r")
        await until(pilot, lambda: "new" in screen.status_line.message)
        assert (
            screen.status_line.message == "Since you read it: 1 sentence new, 1 changed. Press U to see them."
        )
        await pilot.press("U")
        assert screen.session is not None
        assert [sentence.text for sentence in screen.session.summary] == [
            "A keeper trimmed the wick every five hours.",
            "One of the towers is a hotel today.",
        ]
        first = screen.article_pane.place
        await pilot.press(")")
        assert screen.article_pane.place > first
        await pilot.press("escape")
        assert screen.session.digest is not None
        assert screen.session.digest.heading == "Summary"
