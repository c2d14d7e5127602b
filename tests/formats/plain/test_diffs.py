import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.document.strategies import any_text
from tui.document.model import BlockKind
from tui.formats.plain.diffs import find_diffs
from tui.formats.plain.paragraphs import split_paragraphs

PATCH = """ mill/stone.c | 4 ++--
 mill/new.c   | Bin 0 -> 12 bytes
 2 files changed, 2 insertions(+), 2 deletions(-)
"""
DIFF = """diff --git a/mill/stone.c b/mill/stone.c
index 3ae6c20..3af7c33 100644
--- a/mill/stone.c
+++ b/mill/stone.c
@@ -96,4 +96,4 @@ static int turn(const char *stone)
 The stone turns

-As long as there is water
+As long as there is any water
@@ -120 +120,2 @@
-Stop
+Stop now
+Or later
"""


def places(text: str) -> list[tuple[int, int]]:
    return [(found.start, found.stop) for found in find_diffs(text.split("\n"))]


def test_a_patch_is_found() -> None:
    assert places(f"Hello.\n{PATCH}\n{DIFF}\nThanks.\n-- a") == [(1, 4), (5, 18)]


def test_hunks_alone_and_without_names_are_found() -> None:
    hunk = "@@ -44,2 +48,2 @@\n x\n-y\n+z"
    assert places(f"{hunk}\nThat is wrong.") == [(0, 4)]
    assert places(f"--- a/x\n+++ b/x\n{hunk}\n\\ No newline at end of file\nA") == [(0, 7)]
    assert places(f"{hunk}\n\n\n{hunk}") == [(0, 10)]


def test_a_hunk_ends_where_its_lines_do() -> None:
    assert places("@@ -1,2 +1,2 @@\n x\n-y\n+z\n- one\n- two") == [(0, 4)]
    assert places("@@ -1,9 +1,9 @@\n x\nThen it was cut.") == [(0, 2)]


def test_other_lines_are_none() -> None:
    for text in (
        "",
        "--- a",
        "--- Ann\nBob",
        "@@ nothing",
        "- one\n- two",
        "a | b\nc | d",
        "wheel | 4 ++--\nThe total",
    ):
        assert places(text) == []


def test_a_patch_is_code_and_does_not_change_what_is_around_it() -> None:
    text = f"The stone is worn, and it has to be turned around.\n\n{PATCH}\n{DIFF}\nThat is all of it."
    paragraphs = split_paragraphs(text)
    kinds = [paragraph.kind for paragraph in paragraphs]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.CODE, BlockKind.PARAGRAPH]
    assert paragraphs[2].text == DIFF.rstrip()


def test_a_quoted_patch_is_code() -> None:
    quoted = "\n".join(f"> {line}" for line in DIFF.rstrip().split("\n"))
    kinds = {
        paragraph.kind for paragraph in split_paragraphs(f"Why?\n\n{quoted}\n\nIt is no better than before.")
    }
    assert kinds == {BlockKind.PARAGRAPH, BlockKind.CODE}


def test_many_beginnings_take_no_time() -> None:
    for lines in (
        [" x | 1 +"],
        ["--- a", "+++ b"],
        ["@@ -1,999999999 +1,999999999 @@"],
        ["diff -u a b", "", "--- a"],
    ):
        assert len(find_diffs(lines * 50_000)) <= 50_000


@given(st.one_of(any_text, st.text(alphabet="@-+ d1,\n|\\", max_size=80)))
def test_what_is_found_is_in_order_and_not_empty(text: str) -> None:
    end = 0
    for found in find_diffs(text.split("\n")):
        assert end <= found.start < found.stop <= text.count("\n") + 1
        end = found.stop


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("diff -u a b\n@@ -1 +1 @@\n-a\n+b", [(0, 4)]),
        ("Index: a\n" + "=" * 30 + "\nText", [(0, 2)]),
        ("index 3ae6c20..3af7c33\nText", []),
        ("diff --git a b\nindex 3ae6c20..3af7c33\nText", [(0, 2)]),
        ("diff --git a b\n\n\nText", [(0, 1)]),
        ("diff --git a b\n\ndiff --git c d", [(0, 3)]),
        ("--- a\n+++ b\n@@ -1 +1 @@", [(0, 3)]),
        ("--- a\n+++ b", []),
        ("--- a\n@@ -1 +1 @@\n-a\n+b", [(1, 4)]),
        ("@@ -1 +1 @@\n-a\n+b\n+c", [(0, 3)]),
        ("@@ -1,2 +1 @@\n-a\n+b\n-c", [(0, 4)]),
        ("@@ -1 +1,2 @@\n-a\n+b\n\n-c", [(0, 4)]),
        ("@@ -1 +1 @@\n a\n\\ No newline at end of file\n-c", [(0, 3)]),
        ("@@ -1 +1 @@\n a\n@@ -9 +9 @@\n c", [(0, 4)]),
        ("a | 1 +\n 1 file changed", [(0, 2)]),
        ("a | 1 +\nb | 2 -\n", []),
        ("a | 1 +\nb\n c | 1 +\n 1 file changed", [(2, 4)]),
        ("a | b\nc | 1 +\n 1 file changed", [(1, 3)]),
    ],
)
def test_where_a_diff_ends(text: str, found: list[tuple[int, int]]) -> None:
    assert places(text) == found
