from collections.abc import Sequence

import pytest

from tui.formats.plain.contents import find_contents
from tui.formats.plain.headings import find_headings
from tui.formats.plain.paragraphs import split_paragraphs
from tui.formats.plain.raw_paragraph import ColumnPosition, RawParagraph

PROSE = (
    "The river rose in the night and by the morning it had taken the lower road, the mill and "
    "two of the sheds. "
    "Nobody had seen it so high since the year of the great flood."
)


def outline(text: str) -> list[tuple[int, str]]:
    """Return the headings of a text in which ``~`` stands for a paragraph of prose."""
    paragraphs = split_paragraphs("\n\n".join(PROSE if part == "~" else part for part in text.split("\n\n")))
    headings = find_headings(paragraphs, find_contents(paragraphs))
    return [(level, paragraphs[position].full_text) for position, level in sorted(headings.items())]


def titles(text: str) -> list[str]:
    return [title for _, title in outline(text)]


@pytest.mark.parametrize(
    "heading",
    [
        "Political pressure and US sale",
        "Walmart's involvement",
        "TikTok CEO quits",
        "The Changing Value of Computation",
        "So what's next?",
        "¿De dónde viene el cacao?",
        "Les « boîtes noires »",
        "‘Freeze-thaws’ linked to climate change can imperil utilities",
        "Was Deiche heute leisten",
        "Common problems in student newsrooms (2013)",
        "How to replace century-old utilities: slowly, and carefully",
        "Calling Vec::push in a loop",
        "CHAPTER 1. Loomings.",
        "Chapter 3",
        "2.1 Methods",
        "Introduction",
        "THE WHALE",
        "研究方法",
        "Where’s the -> operator?",
    ],
)
def test_a_line_between_paragraphs_is_a_heading(heading: str) -> None:
    assert titles(f"~\n\n{heading}\n\n~") == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "It was over before the fire brigade came.",
        "The contents can be queried and retrieved:",
        "and add the same text",
        "“She was literally burning up from within”",
        "— No lo sé",
        "By Nathan Willis March 25, 2015",
        "LONDON (Agency) –",
        "Feb. 21, 2019",
        "Figure 3 The mill after the flood",
        "Yours sincerely",
        "Dear Jane,",
        "(Supplied by a Late Usher)",
        "pippin@example.com",
        "response.headers.get('Date')",
        "assoc_status = 3",
        "for (i = 0; i < 5; i++) {",
        "$60/person/year",
        "“An opening quotation that the next paragraph goes on with",
        "One thing; and another thing",
        "Chapter 3 Mills and Rivers;",
        "3.2 Mills and Rivers,",
        "First it rained. Then it poured",
        "The mill that stood here before the flood was made of",
        "Thanks to everyone who came to the mill with a bucket!",
        '"The mill was never meant to stand there." [Lane, p. 12]',
        "// The mill is opened here",
        'print_all(mill, "open")',
        "Staff Reports",
        "Note",
        "Warning!",
        "Wichtig:",
        "Listing 7-1: The sluice, seen from the weir",
        "Rysunek 6.1. Widok z mostu",
        "File: src/mill/sluice.py",
        "The names that were chosen for",
        "0x04",
        "3.5 million people left the town",
        "Chapter 3 of the book says so,",
        "这一天下午，河水又涨了起来，镇上的人们都来到桥边看水，谁也没有说话，因为谁都知道今晚会发生什么",
    ],
)
def test_a_line_between_paragraphs_is_something_else(line: str) -> None:
    assert titles(f"~\n\n{line}\n\n~") == []


def test_a_way_back_to_a_note_is_none() -> None:
    assert titles("~\n\n↩ The sluice\n\n~") == []


def test_the_name_of_a_link_beside_a_heading_is_left_aside() -> None:
    assert titles("~\n\n[mill.sluice]\n\nThe sluice\n\n[mill.sluice.intro]\n\n~") == ["The sluice"]


def test_headings_may_begin_alike() -> None:
    objections = [f"Objection: the mill is too {fault}" for fault in ("old", "low", "small")]
    assert titles("\n\n~\n\n".join(["~", *objections, "~"])) == objections


def test_names_in_small_letters_are_headings_where_there_are_several() -> None:
    names = ["open_sluice", "grind", "for Loops in the mill"]
    assert titles("\n\n~\n\n".join(["~", *names, "~"])) == names
    assert titles("\n\n~\n\n".join(["~", *names[:2], "~"])) == []


def test_rows_of_fields_are_no_names() -> None:
    rows = [f"{name} Use: mill Type: flag" for name in ("open_sluice", "stop_wheel", "sack_size")]
    assert titles("\n\n~\n\n".join(["~", *rows, "~"])) == []


def test_who_speaks_to_others_is_no_heading() -> None:
    spoken = [
        "Miller: Who is there?",
        "Boy: The flood",
        "Miller: Again?",
        "Wife: Come in",
        "Miller: Where to?",
    ]
    assert titles("\n\n".join(["~", *spoken, "~"])) == []


def test_a_word_in_small_letters_amid_a_sentence_is_none() -> None:
    opening = (
        "In the old books of the mill, and in most of the letters about it that have been kept, the name is"
    )
    cut = "\n\n".join(f"{opening}\n\n{name}\n\n{PROSE}" for name in ("race", "weir", "leat"))
    assert titles(f"~\n\n{cut}\n\n~") == []


def test_text_below_a_numbered_heading_may_begin_with_a_small_letter() -> None:
    name = "millstone-dresser - cut the furrows of millstones"
    assert titles(f"1.1. NAME\n\n{name}\n\n1.2. SYNOPSIS\n\nmillstone-dresser [ -a ] [ stones ... ]") == [
        "1.1. NAME",
        "1.2. SYNOPSIS",
    ]


def test_a_numbered_sentence_is_a_heading_only_with_text_of_its_own() -> None:
    first = "2.1. I have opened the sluice and the wheel does not turn."
    second = "2.2. I have closed the sluice and the wheel does not stop."
    assert titles("\n\n~\n\n".join(["~", first, second, "~"])) == [first, second]
    assert titles(f"~\n\n{first}\n\n{second}\n\n2.3. No more can be done.") == []


def test_headings_stand_on_top_of_each_other_and_of_their_text() -> None:
    text = f"~\n\nThe river\nIts sources\n{PROSE}\n\n~\n\n~\n\nThe mill\n{PROSE}\n\n~\n\n~"
    assert titles(text) == ["The river", "Its sources", "The mill"]
    assert titles(f"~\n\n~\n\nThe weir\nthe wheel\nThe race\n{PROSE}\n\n~") == []


def test_a_heading_needs_something_below() -> None:
    assert titles("~\n\nThe last line") == []


def test_lists_without_marks_are_no_headings() -> None:
    assert titles("It has these parts:\n\nFrontend\n\nTask Store\n\nQueue\n\nController\n\n~") == []
    assert (
        titles("~\n\nWhen did I use this?\n\nWhen will I use it again?\n\nDoes it bring me joy?\n\n~") == []
    )


def test_a_heading_below_a_list_is_one() -> None:
    items = [
        "Most powerful hardware in a console",
        "Solid selection of enhanced titles",
        "Still no VR support at all",
    ]
    assert titles("\n\n".join(["~", *items, "Hardware", "~"])) == ["Hardware"]


def test_a_common_section_name_above_a_list_is_a_heading() -> None:
    assert titles("~\n\nSee also\n\nTimeline of web browsers\n\nThe Book of Mozilla") == ["See also"]


def test_a_caption_that_repeats_is_none() -> None:
    assert titles("~\n\nThe harbour\n\nThe harbour\n\n~") == []


def test_a_pull_quote_is_none() -> None:
    quote = "by the morning it had taken the lower road"
    assert titles(f"~\n\nNow {quote}\n\n~") == []


def test_a_byline_may_follow_a_heading() -> None:
    assert titles("~\n\nMapping the coast\n\nBy Ann Lee\n\n~") == ["Mapping the coast"]


def test_a_sentence_cut_in_two_has_no_heading_inside() -> None:
    cut = "The river rose in the night and by the morning it had taken"
    assert titles(f"{cut}\n\nHarbour Pilots\n\nthe lower road, the mill and two of the sheds.") == []


def test_an_items_number_is_no_heading_but_a_steps_is() -> None:
    assert titles("~\n\n1. Flour\n\n2. Water\n\n3. Salt\n\n~") == []
    assert titles("~\n\n1. Mix the dough\n\n~\n\n2. Let it rest\n\n~") == [
        "1. Mix the dough",
        "2. Let it rest",
    ]


def test_a_lone_number_is_no_series() -> None:
    assert titles("~\n\n12. Mai im Regen\n\n~") == []


def test_levels_come_from_numbers() -> None:
    text = "1 Start\n\n~\n\n1.1 First\n\n~\n\n1.1.1 Deep\n\n~\n\n2 End\n\n~"
    assert outline(text) == [(1, "1 Start"), (2, "1.1 First"), (3, "1.1.1 Deep"), (1, "2 End")]


def test_levels_come_from_systems_of_numbers() -> None:
    text = "I. Start\n\n~\n\nA. First\n\n~\n\nB. Second\n\n~\n\nII. End\n\n~"
    assert [level for level, _ in outline(text)] == [1, 2, 2, 1]
    assert [level for level, _ in outline("Part I\n\nChapter 1\n\n~\n\nChapter 2\n\n~\n\nPart II\n\n~")] == [
        1,
        2,
        2,
        1,
    ]


def test_levels_come_from_capitals() -> None:
    text = "THE RIVER\n\n~\n\nIts sources\n\n~\n\nTHE MILL\n\n~\n\nIts wheel\n\n~"
    assert outline(text) == [(1, "THE RIVER"), (2, "Its sources"), (1, "THE MILL"), (2, "Its wheel")]


def test_levels_come_from_underlines() -> None:
    text = "The river\n=========\n\n~\n\nIts sources\n-----------\n\n~\n\nNo heading here\n\n~"
    assert outline(text) == [(1, "The river"), (2, "Its sources")]


def test_a_label_that_repeats_is_none() -> None:
    assert titles("~\n\nExamples:\n\n~") == ["Examples:"]
    assert titles("\n\n~\n\n".join(["~", *["Examples:"] * 3, "~"])) == []


def test_no_level_without_evidence() -> None:
    assert outline("The river\n\n~\n\nIts sources\n\n~\n\nThe mill\n\n~") == [
        (1, "The river"),
        (1, "Its sources"),
        (1, "The mill"),
    ]


def test_an_unnumbered_heading_inside_a_numbered_part_is_below_it() -> None:
    text = "1. River\n\n~\n\nIts sources\n\n~\n\n2. Mill\n\n~\n\nConclusion\n\n~"
    assert [level for level, _ in outline(text)] == [1, 2, 1, 1]


def test_entries_of_a_table_of_contents_are_no_headings_but_name_them() -> None:
    entries = ["EARLY DAYS.", "CHAPTER 1. The sea", "CHAPTER 2. The land", "Epilogue"]
    chapters = [part for entry in entries for part in (entry, "~")]
    assert titles("\n\n".join(["CONTENTS", *entries, "~", *chapters])) == entries


def test_a_list_of_headings_without_a_title_is_no_heading_either() -> None:
    names = ["Assess your content", "Rewrite with depth", "Depth is quality"]
    text = "\n\n".join(names) + "\n\n~\n\n" + "\n\n~\n\n".join(names) + "\n\n~"
    assert titles(text) == names


def test_marks_of_a_wiki_decide() -> None:
    marked = [
        "History[edit]",
        "~",
        "Firefox logo",
        "A caption here",
        "~",
        "Values[edit]",
        "~",
        "See also[edit]",
        "Mozilla",
    ]
    assert titles("\n\n".join(["~", *marked])) == ["History[edit]", "Values[edit]", "See also[edit]"]


def test_marks_of_other_pages_confirm() -> None:
    marked = [f"{name}#\n\n{PROSE}" for name in ("tar.oil", "Ropes", "tie(rope)")]
    assert titles("\n\n".join([*marked, "Moorings", PROSE])) == [
        "tar.oil#",
        "Ropes#",
        "tie(rope)#",
        "Moorings",
    ]
    labels = "\n\n".join(f"{name} Source #" for name in ("tie :: Rope", "(+) :: Tar", "[] :: Oil"))
    assert titles(f"{labels}\n\n{PROSE}\n\nMoorings\n\n{PROSE}") == ["Moorings"]


def test_a_short_word_in_capitals_is_a_heading_among_others_in_capitals() -> None:
    others = [line for title in ("SYNOPSIS", "OLD ROPES", "NEW ROPES") for line in (title, PROSE)]
    assert titles("\n\n".join([*others, "TAR", "Made of pitch"])) == [
        "SYNOPSIS",
        "OLD ROPES",
        "NEW ROPES",
        "TAR",
    ]
    assert titles("\n\n".join([PROSE, "TAR", "Made of pitch"])) == []


def test_lines_in_an_indented_part_are_no_headings() -> None:
    inside = f"    Ropes\n\n    {PROSE}"
    assert titles("\n\n".join([PROSE] * 9 + [inside, "Tar", PROSE])) == ["Tar"]
    assert titles("\n\n".join([PROSE] * 9 + ["    Ropes", PROSE])) == ["Ropes"]


def test_nothing_at_all() -> None:
    assert find_headings([]) == {}
    assert find_headings([RawParagraph("One")]) == {}


def test_headings_stand_left_of_the_text_in_manuals() -> None:
    text = (
        "NAME\n       mill - grind grain\n\nOPTIONS\n   General\n"
        "       -v     Say what is done, and for whom."
    )
    text += f"\n\n       Rye first\n\n       {PROSE[:107]}\n       Nobody.\n\nSEE ALSO\n       river(1)"
    assert outline(text) == [(1, "NAME"), (1, "OPTIONS"), (2, "General"), (1, "SEE ALSO")]


def test_appendices_stand_beside_sections() -> None:
    text = "1. One\n\n~\n\n1.1. Two\n\n~\n\n2. Three\n\n~\n\nAppendix A. Four\n\n~\n\nA.1. Five\n\n~"
    assert [level for level, _ in outline(text)] == [1, 2, 1, 1, 2]


def test_letters_behind_the_last_section_are_appendices() -> None:
    assert [level for level, _ in outline("1. One\n\n~\n\n2. Two\n\n~\n\nA. Three\n\n~\n\nB. Four\n\n~")] == [
        1
    ] * 4
    nested = "1. One\n\n~\n\nA. Two\n\n~\n\nB. Three\n\n~\n\n2. Four\n\n~"
    assert [level for level, _ in outline(nested)] == [1, 2, 2, 1]


def test_numbers_of_several_parts_may_have_names_and_long_questions() -> None:
    question = "2.2. You told me to open the mill, but it is under water. What am I to do with all of the grain in it?"
    text = f"2.1. grindstone\n\n~\n\n{question}\n\n~\n\n2.3. Sacks\n\n~"
    assert titles(text) == ["2.1. grindstone", question, "2.3. Sacks"]
    assert titles("~\n\n2.1. grindstone\n\n~") == []


def test_letters_with_numbers_are_headings() -> None:
    parts = [f"C.{number} Why was mill {number} built?" for number in range(9, 12)]
    assert titles("\n\n~\n\n".join(["~", *parts, "~"])) == parts


def test_speakers_are_no_headings() -> None:
    spoken = ["Miller: Who is it?", "Boy: The flood is here", "Miller: Is it now?", "Boy: Come and see"]
    assert titles("\n\n~\n\n".join(["~", *spoken, "Miller: And the sheds?", "Boy: They are gone", "~"])) == []


def test_lines_of_a_listing_are_no_headings() -> None:
    listing = "~\n\nOpen the mill\ntake the sack\nFill the sack\n\n~\n\n~\n\n~"
    assert titles(listing) == []


def test_a_title_of_a_list_of_longer_lines_is_a_heading() -> None:
    items = [
        f"The number {number} of the sheds beside the mill was lost" for number in ("one", "two", "three")
    ]
    assert titles("\n\n".join(["~", "What was lost", *items, "~", "~"])) == ["What was lost"]


def test_a_heading_may_have_a_few_words_below_it() -> None:
    assert titles("~\n\nWhat was lost\n\nNothing.\n\nWhat was saved\n\n~") == [
        "What was lost",
        "What was saved",
    ]


def test_a_heading_below_a_list_that_a_colon_opened() -> None:
    items = [f"The number {number} of the sheds beside the mill" for number in ("one", "two", "three")]
    assert titles("\n\n".join(["These were lost:", *items, "The mill", "~"])) == ["The mill"]


def test_numbered_headings_that_are_indented_like_text() -> None:
    text = f"""1. Introduction

   1.1. Purpose

      {PROSE[:60]}
      {PROSE[60:120]}
      1.4 kilometres up the river, and to the other side of it.

   1.2. Audience

      {PROSE[:60]}
      {PROSE[60:120]}

      1.2.1. Millers

         {PROSE[:60]}
         {PROSE[60:120]}

2. Overview

      {PROSE[:60]}
      {PROSE[60:120]}
"""
    paragraphs = split_paragraphs(text)
    assert paragraphs[0].column is ColumnPosition.OUTSIDE
    headings = find_headings(paragraphs)
    assert [(level, paragraphs[position].full_text) for position, level in headings.items()] == [
        (1, "1. Introduction"),
        (2, "1.1. Purpose"),
        (2, "1.2. Audience"),
        (3, "1.2.1. Millers"),
        (1, "2. Overview"),
    ]


@pytest.mark.parametrize("marks", ["ABCDE", ("I", "II", "III")])
def test_letters_that_are_also_roman_numbers_are_letters_after_others(marks: Sequence[str]) -> None:
    parts = [f"{mark}. The mill and its wheel" for mark in marks]
    assert outline("\n\n~\n\n".join(["~", *parts, "~"])) == [(1, part) for part in parts]
