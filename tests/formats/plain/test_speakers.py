import pytest

from tui.document.model import BlockKind
from tui.formats.plain.raw_paragraph import RawParagraph
from tui.formats.plain.reader import read_plain_text
from tui.formats.plain.speakers import is_play, join_cues, speaker_label


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Miller: Who is it?", "Miller"),
        ("Prof. Ann Lee: Come in", "Prof. Ann Lee"),
        ("MILLER. Who is it?", "MILLER"),
        ("MRS. LEE. Who is it?", "MRS. LEE"),
        ("FIRST BOY: Who is it?", "FIRST BOY"),
        ("It was said at once: no", "It was said at once"),
        ("Who is it?", ""),
        ("Part 2: Who is it?", ""),
        ("A list of all of the names: here", ""),
        ("NASA opened the mill.", ""),
    ],
)
def test_names_before_a_mark(line: str, name: str) -> None:
    assert speaker_label(line) == name


def scene(cue: str) -> list[str]:
    said = ["Who is it?", "The flood is here", "Where is the boat?", "Come and see"]
    return [
        line for count in range(12) for line in (cue.format(("MILLER", "BOY")[count % 2]), said[count % 4])
    ]


def play(cue: str) -> str:
    acts = [
        f"THE {act} ACT\n\nA mill by a river. It is night, and it has rained for days on end."
        for act in ("FIRST", "SECOND")
    ]
    return "\n\n".join(("The Flood", *(line for act in acts for line in (act, *scene(cue)))))


@pytest.mark.parametrize("cue", ["{}.", "{}:", "{}"])
def test_a_play_has_acts_and_no_other_headings(cue: str) -> None:
    document = read_plain_text(play(cue))
    headings = [draft.text for draft in document.drafts if draft.kind is BlockKind.HEADING]
    assert (document.title, headings) == ("The Flood", ["THE FIRST ACT", "THE SECOND ACT"])
    assert document.drafts[2].text == "MILLER: Who is it?"


def test_several_names_together_are_speakers_where_names_have_a_mark() -> None:
    document = read_plain_text(play("{}.") + "\n\nMILLER AND BOY.\n\nTo the boat!\n\nBOY.\n\nYes.")
    assert [draft.text for draft in document.drafts[-2:]] == ["MILLER AND BOY: To the boat!", "BOY: Yes."]


def test_names_before_speeches_are_no_headings_either() -> None:
    said = [
        f"{name}. {line}"
        for name, line in zip(("MILLER", "BOY") * 6, ["Is it here?", "The flood is here"] * 6, strict=True)
    ]
    paragraphs = [RawParagraph(text) for text in said]
    assert is_play(paragraphs)
    document = read_plain_text("\n\n".join(["The Flood", *said, "They leave the mill", "BOY. It is gone."]))
    assert not any(draft.kind is BlockKind.HEADING for draft in document.drafts)


def test_a_few_lines_in_capitals_are_no_play() -> None:
    paragraphs = [
        RawParagraph(text) for text in ("NOTES", "It rained.", "NOTES", "It rained.", "NOTES", "It rained.")
    ]
    assert join_cues(paragraphs) == paragraphs
    assert not is_play(paragraphs)


def test_a_cue_above_nothing_is_kept() -> None:
    paragraphs = [RawParagraph(line) for line in (*scene("{}."), "MILLER.", "BOY.")]
    assert [paragraph.text for paragraph in join_cues(paragraphs)[-2:]] == ["MILLER.", "BOY."]
