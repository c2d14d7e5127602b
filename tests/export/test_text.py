from rich.cells import cell_len

from tests.export.digests import bridge, digest_of, lamp
from tui.export.facts import describe_reasons, facts_line
from tui.export.marks import Mark
from tui.export.text import article_text, digest_text, outline_text

PLAIN = """\
The bridge at Orsk
english · 47 words · 1 min · lex-rank · 2 of 7

Summary

  The cracks are wide.
  We will build it of timber.

Outline

  (opening)
    The bridge was closed in May.
  1. What was found
    The cracks are wide.
    1.1. Measurements
  2. What comes next
    We will build it of timber.
"""


def test_without_a_width_each_sentence_is_a_line() -> None:
    assert digest_text(digest_of(bridge(), 6, 2, length="2")) == PLAIN


def test_with_a_width_every_line_fits_and_the_words_are_the_same() -> None:
    narrow = digest_text(digest_of(bridge(), 6, 2, length="2"), width=24)
    assert max(map(cell_len, narrow.splitlines())) <= 24
    assert narrow.split() == PLAIN.split()


def test_styles_add_attributes_and_change_nothing_else() -> None:
    styled = digest_text(digest_of(bridge(), 6, 2, length="2"), styled=True)
    assert styled.splitlines()[0] == "\x1b[1mThe bridge at Orsk\x1b[0m"
    for attribute in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        styled = styled.replace(attribute, "")
    assert styled == PLAIN


def test_marks_end_a_digest_with_their_notes() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    marked = [Mark("The cracks\nare wide.", "How wide?"), Mark("Frost made them.")]
    lines = ["", "Marked", "", "  The cracks are wide.", "    Note: How wide?", "  Frost made them."]
    assert digest_text(made, marked=marked) == PLAIN + "\n".join(lines) + "\n"


def test_what_a_sentence_refers_back_to_stands_before_it_in_brackets() -> None:
    made = digest_of(lamp(), 2, length="1", context=2)
    before = ["  [The lamp burns at night.]", "  [Its light is 10 cd/m² strong.]"]
    lines = digest_text(made).splitlines()
    assert lines[5:8] == [*before, "  It needs H2O, *not* if x < y."]
    assert [lines.pop(5), lines.pop(5)] == before
    assert lines == digest_text(digest_of(lamp(), 2, length="1")).splitlines()
    styled = digest_text(made, width=20, styled=True)
    assert "\n\x1b[2m  [The lamp burns at\x1b[0m\n\x1b[2m  night.]\x1b[0m\n" in styled


def test_reasons_follow_each_sentence_of_the_summary_only() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    lines = digest_text(made, explain=True).splitlines()
    assert [lines.pop(8), lines.pop(6)] == [
        f"    {facts_line(describe_reasons(made.reasons(sentence)))}" for sentence in reversed(made.summary)
    ]
    assert lines == PLAIN.splitlines()


def test_reasons_fit_the_width_and_are_dim() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    narrow = digest_text(made, width=30, explain=True)
    assert max(map(cell_len, narrow.splitlines())) <= 30
    assert narrow.split() == digest_text(made, explain=True).split()
    assert "\x1b[2m    score" in digest_text(made, styled=True, explain=True)


def test_an_outline_alone() -> None:
    digest = digest_of(bridge(), gists=2)
    assert outline_text(digest.article, digest.outline[1:2]) == (
        "The bridge at Orsk\n"
        "english · 47 words · 1 min\n"
        "\n"
        "1. What was found\n"
        "  The cracks are wide.\n"
        "  Frost made them.\n"
    )


def test_a_digest_with_its_text_ends_in_it() -> None:
    made = digest_of(bridge(), 6, 2, length="2")
    whole = digest_text(made, with_text=True)
    text = article_text(bridge()).partition("\n\n")[2]
    assert whole == f"{PLAIN}\nText\n\n{text}"


def test_superscripts_in_a_summary_are_not_read_as_digits() -> None:
    made = digest_of(lamp(), 1, length="1")
    assert digest_text(made).count("10 cd/m² strong") == 2  # in the summary and as the gist
    assert "night." in digest_text(digest_of(lamp(), 0, length="1"))
