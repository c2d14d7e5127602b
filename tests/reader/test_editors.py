from pathlib import Path

import pytest

from tui.document.errors import SourceError, UsageError
from tui.reader.editors import at_line, editor_words, line_in_file


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", "vi +7 a.md"),
        ("/usr/bin/nvim -R", "/usr/bin/nvim -R +7 a.md"),
        ("nano", "nano +7 a.md"),
        ("emacsclient -t", "emacsclient -t +7 a.md"),
        ("kak", "kak +7 a.md"),
        ("hx", "hx a.md:7"),
        ("subl -w", "subl -w a.md:7"),
        ("code --wait", "code --wait --goto a.md:7"),
        ("codium", "codium --goto a.md:7"),
        ("ed-like", "ed-like a.md"),
    ],
)
def test_each_editor_gets_the_line_in_its_way(editor: str, command: str) -> None:
    assert at_line(editor.split(), "a.md", 7) == command.split()


def test_visual_comes_first_and_is_split_as_by_a_shell() -> None:
    assert editor_words({"VISUAL": "sh -c 'a b'", "EDITOR": "cat"}) == ["sh", "-c", "a b"]
    assert editor_words({"VISUAL": " ", "EDITOR": "cat"}) == ["cat"]


@pytest.mark.parametrize(
    ("environment", "reason"),
    [
        ({}, "No editor is set: name one in VISUAL or EDITOR"),
        ({"EDITOR": "sh 'a"}, "EDITOR is “sh 'a”, which is not a command"),
        (
            {"VISUAL": "no-such-\x1beditor; rm"},
            "VISUAL names “no-such-\ufffdeditor;”, which is not installed.",
        ),
    ],
)
def test_without_an_editor_it_says_why(environment: dict[str, str], reason: str) -> None:
    with pytest.raises(UsageError) as raised:
        editor_words(environment)
    assert str(raised.value).startswith(reason)


MARKDOWN = """\
# Lamps

A fire *burns out*, and a fire in
[rain](x.html) burns low.

- One.
- A fire burns, they say.

A fire burns out, and a fire in rain burns low.
"""
HTML = """\
<html><body><h1>Lamps</h1>
<p class="a
b">A fire <em>burns</em> out&mdash;and a f&icirc;re
in <a href="/x">rain</a> burns low.</p>
<p>Another&nbsp;one.</p>
"""


@pytest.mark.parametrize(
    ("name", "content", "words", "fraction", "line"),
    [
        ("a.md", MARKDOWN, "A fire burns out, and a fire in rain", 0.1, 3),
        ("a.md", MARKDOWN, "A fire burns out, and a fire in rain", 0.9, 9),
        ("a.md", MARKDOWN, "burns low. One.", 0.3, 4),
        ("a.md", MARKDOWN, "A fire burns, they say.", 0.5, 7),
        ("a.md", MARKDOWN, "Nothing of this is there", 0.5, 1),
        ("a.md", MARKDOWN, "", 0.0, 1),
        ("a.html", HTML, "A fire burns out—and a fîre in rain burns low.", 0.0, 3),
        ("a.html", HTML, "in rain burns low. Another one.", 0.5, 4),
    ],
)
def test_the_line_is_found_in_the_markup(
    tmp_path: Path, name: str, content: str, words: str, fraction: float, line: int
) -> None:
    path = tmp_path / name
    path.write_text(content)
    assert line_in_file(path, words, fraction) == line


def test_what_is_not_text_is_not_edited(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 9)
    with pytest.raises(SourceError):
        line_in_file(path, "words", 0.0)
