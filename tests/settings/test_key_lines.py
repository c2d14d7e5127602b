import pytest

from tui.settings.file import key_lines

TEXT = """\
# A comment
theme = "nord"   # another
"quoted name" = 1

list = [
  "a = 1",  # not a key
  "[keys]",
]
text = \"\"\"
keys = 1
\"\"\"
dotted.inner = 2
table = {one = 1, two = {deep = 2}}

[keys]
  next-section = "J"
'literal' = 1
theme = "T"

[keys.deeper]
next-section = 3

[ "spaced" . name ]
x = 1

[[many]]
x = 1
[[many]]
y = 2
[last]
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("theme",), 2),
        (("quoted name",), 3),
        (("list",), 5),
        (("text",), 9),
        (("dotted",), 12),
        (("dotted", "inner"), 12),
        (("table",), 13),
        (("table", "one"), 13),
        (("table", "two"), 13),
        (("keys",), 15),
        (("keys", "next-section"), 16),
        (("keys", "literal"), 17),
        (("keys", "theme"), 18),
        (("keys", "deeper"), 20),
        (("keys", "deeper", "next-section"), 21),
        (("spaced",), 23),
        (("spaced", "name"), 23),
        (("many",), 26),
        (("many", "x"), 27),
        (("many", "y"), 29),
        (("last",), 30),
    ],
)
def test_the_line_of_a_key(key: tuple[str, ...], line: int) -> None:
    assert key_lines(TEXT)[key] == line


@pytest.mark.parametrize("key", [("a",), ("keys", "a"), ("inner",), ("x",), ("next-section",)])
def test_only_keys_have_a_line(key: tuple[str, ...]) -> None:
    assert key not in key_lines(TEXT)


def test_windows_line_ends() -> None:
    assert key_lines("a = 1\r\n[b]\r\nc = [\r\n1]\r\nd = 2\r\n") == {
        ("a",): 1,
        ("b",): 2,
        ("b", "c"): 3,
        ("b", "d"): 5,
    }


def test_keys_after_a_mistake_have_no_line() -> None:
    assert key_lines("a = 1\nb = = 2\nc = 3\n") == {("a",): 1}


def test_a_statement_of_too_many_lines_ends_the_search() -> None:
    assert key_lines("a = 1\nb = [\n" + "1,\n" * 1000 + "]\nc = 1") == {("a",): 1}
