from tests.formats.pdf.test_columns import line
from tui.document.model import Note
from tui.formats.pdf.graphics import Shape
from tui.formats.pdf.lines import BodyMetrics, PageColumn, TextLine
from tui.formats.pdf.notes import separate_notes
from tui.formats.pdf.runs import Font, TextRun

BODY = BodyMetrics(10.0, is_bold=False, is_monospaced=False, line_spacings={})


def page(*lines: TextLine, number: int = 0) -> list[TextLine]:
    column = PageColumn(number, 60, 460)
    for each in lines:
        each.page, each.column = number, column
    return list(lines)


def cited(mark: str, baseline: float = 700) -> TextLine:
    text = line("The keeper reads three gauges", 60, baseline)
    text.runs.append(TextRun(mark, 461, 465, baseline + 4, 6, Font(), 0, False))
    return text


def note(text: str, baseline: float) -> TextLine:
    return line(text, 60, baseline, size=8)


def separated(lines: list[TextLine], *rules: Shape) -> tuple[int, list[Note]]:
    kept, notes = separate_notes(lines, {0: list(rules)}, BODY)
    return len(kept), notes.found


def test_small_lines_behind_a_mark_of_the_text_are_notes() -> None:
    lines = page(cited("1"), cited("2", 688), note("1 The ledger is open", 500), note("on Sundays.", 490))
    lines += page(note("2. So is the tower.", 480))
    assert separated(page(*lines)) == (
        2,
        [Note("1", "The ledger is open on Sundays."), Note("2", "So is the tower.")],
    )


def test_a_rule_above_makes_notes_of_marked_lines() -> None:
    lines = page(line("Nobody asks", 60, 700), note("* The ledger is open.", 500))
    assert separated(lines) == (2, [])
    assert separated(lines, Shape(60, 511, 160, 511.5)) == (1, [Note("*", "The ledger is open.")])


def test_numbered_small_lines_without_a_mark_in_the_text_stay() -> None:
    lines = page(
        line("What is needed", 60, 700), note("1. Paint the line.", 500), note("2. Warm the ink.", 490)
    )
    assert separated(lines) == (3, [])


def test_references_are_no_notes() -> None:
    heading = line("References", 60, 600)
    lines = page(cited("1"), heading, note("1 Quist, E. (2011) The patience of gauges", 500))
    assert separated(lines) == (3, [])


def test_what_has_text_below_it_is_no_note() -> None:
    lines = page(cited("1"), note("1 The ledger is open", 500))
    lines += [line("The next column begins", 60, 400)]
    assert separated(lines) == (3, [])


def test_each_note_has_a_label_of_its_own() -> None:
    lines = page(cited("*"), note("* The ledger is open.", 500))
    lines += page(cited("*"), note("* The tower is shut.", 500), number=1)
    assert [label for label, _ in separated(lines)[1]] == ["*", "*-2"]


def test_a_mark_points_to_the_note_of_its_page() -> None:
    lines = page(cited("1"), note("1 The ledger is open.", 500))
    lines += page(cited("1,2"), note("1 The tower is shut.", 500), note("2 So is the door.", 490), number=1)
    kept, notes = separate_notes(lines, {}, BODY)
    assert [notes.marks(line) for line in kept] == [[(29, "1")], [(29, "1-2"), (29, "2")]]


def test_the_rest_of_a_note_stands_below_the_rule_of_the_next_page() -> None:
    lines = page(cited("1"), note("1 The ledger is open", 500))
    lines += page(line("Nobody asks", 60, 700), note("on the first of May.", 500), number=1)
    rule = Shape(60, 511, 160, 511.5)
    kept, notes = separate_notes(lines, {1: [rule]}, BODY)
    assert (len(kept), notes.found) == (2, [Note("1", "The ledger is open on the first of May.")])
    kept, notes = separate_notes(lines, {}, BODY)
    assert (len(kept), notes.found) == (3, [Note("1", "The ledger is open")])
