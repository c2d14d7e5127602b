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
        ("A: Yes", ""),
        ("Al: Yes", "Al"),
        ("A very old and tired: yes", "A very old and tired"),
        (f"{'a' * 49}: yes", "a" * 49),
        (f"{'a' * 50}: yes", ""),
        (f"{'A' * 47}. Yes", "A" * 47),
        (f"{'A' * 48}. Yes", ""),
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


def speeches(*counts: int, mark: str = ".") -> list[RawParagraph]:
    """Return paragraphs that begin with names in capitals, each as often as a count says."""
    names = ("MILLER", "BOY", "LEE", "ANN", "JO")
    return [
        RawParagraph(f"{name}{mark} Come.")
        for name, count in zip(names, counts, strict=False)
        for _ in range(count)
    ]


OTHER = RawParagraph("It rained.")


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (speeches(6, 6), True),
        (speeches(6, 5), False),
        (speeches(12), False),
        (speeches(12, 1), True),
        (speeches(6, 3, 3), True),
        (speeches(6, 4, 2), False),
        ([*speeches(6, 6), *[OTHER] * 36], True),
        ([*speeches(6, 6), *[OTHER] * 37], False),
        ([RawParagraph("Miller: Come."), RawParagraph("Boy: Come.")] * 6, False),
    ],
)
def test_a_quarter_of_a_play_are_speeches(paragraphs: list[RawParagraph], expected: bool) -> None:
    assert is_play(paragraphs) is expected


def cues(*counts: int, mark: str = "") -> list[RawParagraph]:
    names = ("MILLER", "BOY", "LEE", "ANN", "JO")
    return [
        RawParagraph(text)
        for name, count in zip(names, counts, strict=False)
        for text in (f"{name}{mark}", "Come.") * count
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (cues(6, 6), 12),
        (cues(6, 5), 0),
        (cues(12), 0),
        (cues(9, 3), 12),
        (cues(6, 6, 2), 12),
        (cues(6, 6, 2, mark="."), 14),
        ([*cues(6, 6), *[OTHER] * 36], 12),
        ([*cues(6, 6), *[OTHER] * 37], 0),
    ],
)
def test_names_that_come_thrice_are_joined_with_their_speeches(
    paragraphs: list[RawParagraph], expected: int
) -> None:
    joined = join_cues(paragraphs)
    assert len(paragraphs) - len(joined) == expected
    assert sum(": " in paragraph.text for paragraph in joined) == expected


@pytest.mark.parametrize(
    ("cue", "speech", "joined"),
    [
        ("LEE", RawParagraph("Come."), ["LEE: Come."]),
        ("LEE", RawParagraph("Come.", BlockKind.LIST_ITEM, 2, "-"), ["LEE: - Come."]),
        ("LEE", RawParagraph("Come.", BlockKind.CODE), ["LEE", "Come."]),
        ("LEE", RawParagraph("Come.", BlockKind.TABLE), ["LEE", "Come."]),
        ("LEE", RawParagraph("CURTAIN OF ACT 3"), ["LEE", "CURTAIN OF ACT 3"]),
        ("L", RawParagraph("Come."), ["L", "Come."]),
        ("A B C D E F G H", RawParagraph("Come."), ["A B C D E F G H: Come."]),
        ("A B C D E F G H I", RawParagraph("Come."), ["A B C D E F G H I", "Come."]),
        ("A" * 80, RawParagraph("Come."), [f"{'A' * 80}: Come."]),
        ("A" * 81, RawParagraph("Come."), ["A" * 81, "Come."]),
        ("CHAPTER 3", RawParagraph("Come."), ["CHAPTER 3", "Come."]),
        ("CONCLUSIONS", RawParagraph("Come."), ["CONCLUSIONS", "Come."]),
    ],
)
def test_what_is_a_name_and_what_a_speech(cue: str, speech: RawParagraph, joined: list[str]) -> None:
    paragraphs = join_cues([*cues(6, 6), *[RawParagraph(cue), speech] * 3])
    assert [paragraph.text for paragraph in paragraphs[12:]] == joined * 3
    assert all(
        (paragraph.level, paragraph.marker) == (0, "") for paragraph in paragraphs if ":" in paragraph.text
    )
