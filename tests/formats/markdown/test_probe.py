from io import BytesIO

import pytest

from tui.formats.dispatch import format_of_text
from tui.formats.markdown.probe import probe_markdown, sniff_markdown


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n---\n\nText.",
        "# One\n\ntext\n\n## Two\n\ntext",
        "# One\n\n- an item",
        "The mill\n========\n\nSee [the pond](pond.md).",
        "The mill\n--------\n\n```\ncode\n```\n",
    ],
)
def test_markdown_is_recognised(text: str) -> None:
    assert sniff_markdown(text)
    assert format_of_text("README", text).name == "Markdown"
    assert format_of_text("notes.txt", text).name == "plain text"


@pytest.mark.parametrize(
    "text",
    ["#!/bin/sh\n\n# One\n\n# Two\n", "The mill\n========\n\nIt stood by a pond.", "# a comment\nx = 1\n"],
)
def test_other_text_is_not_markdown(text: str) -> None:
    assert not sniff_markdown(text)


def test_the_title_is_found_at_the_beginning() -> None:
    text = "# The mill\n\n" + "It stood by a pond. " * 100
    assert probe_markdown(text, BytesIO(text.encode()), len(text)).title == "The mill"
