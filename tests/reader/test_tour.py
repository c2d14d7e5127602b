"""The tour among the sample articles."""

from tui.document.model import SpanKind
from tui.reader.commands import COMMANDS, DIGIT_COMMANDS
from tui.sources.folders import sample_articles
from tui.sources.open import open_article

TRIED = set("jkJK)/nshmc+-=xXywoLq?:") | {"Tab", "Enter", "Esc", "Backspace", "Space", "4"}


def test_the_tour_is_the_first_sample_and_tells_keys_that_there_are() -> None:
    tour = open_article(sample_articles()[0])
    assert tour.title == "A tour in three minutes"
    told = {
        tour.text[span.start : span.end]
        for block in tour.blocks
        for span in block.spans
        if span.kind is SpanKind.CODE
    }
    assert told == TRIED
    assert told <= {key for command in (*COMMANDS, *DIGIT_COMMANDS) for key in command.keys}
    assert tour.text.count("heron") == 2
    assert 600 <= tour.word_count <= 700
