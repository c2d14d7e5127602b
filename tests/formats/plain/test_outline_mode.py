"""Texts in Emacs's outline mode, and the file variables of editors."""

import pytest

from tui.document.model import BlockKind
from tui.formats.plain.outline_mode import outline_parts, strip_file_variables
from tui.formats.plain.reader import read_plain_text

NEWS = """GNU weir NEWS                 -*- outline -*- (allout)

* Noteworthy changes in release 2.1 (2026-03-01)

** Bug Fixes

  The sluice of the lower weir no longer opens by itself at night,
  when nobody asked it to.

* not a heading, says nobody * but it is one

** New features

  weir --dry closes it.
"""


LIST = "\nLocal Variables:\nmode: outline\nEnd:"
NEAR_END, TOO_FAR = LIST.ljust(3_000), LIST.ljust(3_001)


def outline(text: str) -> list[tuple[int, str]]:
    return [
        (draft.level, draft.text) for draft in read_plain_text(text).drafts if draft.kind is BlockKind.HEADING
    ]


def test_stars_are_headings_in_outline_mode() -> None:
    document = read_plain_text(NEWS)
    assert document.title == "GNU weir NEWS"
    assert outline(NEWS) == [
        (1, "Noteworthy changes in release 2.1 (2026-03-01)"),
        (2, "Bug Fixes"),
        (1, "not a heading, says nobody * but it is one"),
        (2, "New features"),
    ]
    joined = "The sluice of the lower weir no longer opens by itself at night, when nobody asked it to."
    assert joined in [draft.text for draft in document.drafts]
    assert [(entry.reason, entry.text) for entry in document.dropped] == [
        ("settings of an editor", "outline -*- (allout)")
    ]


def test_local_variables_choose_the_mode_too() -> None:
    text = "Weir news\n\n* Changes\n\nNone.\n\n\fLocal variables:\nmode: outline\ncoding: utf-8\nEnd:\n"
    assert outline(text) == [(1, "Changes")]
    assert "coding" not in "".join(draft.text for draft in read_plain_text(text).drafts)


@pytest.mark.parametrize(
    "mode", ["", "   -*- text -*-", " -*-indented-text-*-", " -*- mode: text; coding: utf-8 -*-"]
)
def test_stars_are_items_in_other_texts(mode: str) -> None:
    document = read_plain_text(f"GNU weir NEWS{mode}\n\n* The sluice opens.\n* The sluice closes.\n")
    assert document.title == "GNU weir NEWS"
    assert [draft.kind for draft in document.drafts] == [BlockKind.LIST_ITEM] * 2


@pytest.mark.parametrize("text", ["", "-*-", "-*- -", "a\nb\nc -*- outline -*-\n", "Local Variables:\n"])
def test_a_text_without_variables_stays(text: str) -> None:
    assert strip_file_variables(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "kept", "variables"),
    [
        ("a -*- outline -*-\nb", "a\nb", (" outline -*-",)),
        ("a\nb -*- outline -*-\nc", "a\nb\nc", (" outline -*-",)),
        ("a\nLocal Variables:\nmode: outline\nEnd:\n", "a", ("mode: outline\n",)),
        ("a\nLocal Variables:\nmode: outline\nEnd:\nb", "a\nLocal Variables:\nmode: outline\nEnd:\nb", ()),
        (f"a{NEAR_END}", "a", ("mode: outline\n",)),
        (f"a\n{NEAR_END}", "a\n", ("mode: outline\n",)),
        (f"a{TOO_FAR}", f"a{TOO_FAR}", ()),
    ],
)
def test_variables_stand_at_the_beginning_or_the_end(
    text: str, kept: str, variables: tuple[str, ...]
) -> None:
    assert strip_file_variables(text) == (kept, variables)


def test_parts_are_what_stands_between_headings() -> None:
    assert list(outline_parts("Before\n* One\nText\n*** Deep\n")) == [
        (0, "", "Before\n"),
        (1, "One", "\nText\n"),
        (3, "Deep", "\n"),
    ]
    assert list(outline_parts("")) == [(0, "", "")]
