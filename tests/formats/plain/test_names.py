import pytest

from tests.formats.plain.test_headings import PROSE, titles
from tui.formats.plain.names import base_name, is_code_name


@pytest.mark.parametrize(
    ("line", "is_name"),
    [
        ("open", True),
        ("os.path.join(a, *paths)", True),
        ("tie_rope ()", True),
        ("$thr->join", True),
        ("on_<event>_done", True),
        ("struct tm", True),
        ("__len__() -> int", True),
        ("tar.version#", True),
        ("Tar.Version", True),
        ("Ropes", False),
        ("tie rope", False),
        ("tie_rope(rope);", False),
        ("rope = tie()", False),
        ("tar.", False),
        ("x" * 76, False),
        ("", False),
    ],
)
def test_a_line_is_a_name_of_program_code(line: str, is_name: bool) -> None:
    assert is_code_name(line) is is_name


@pytest.mark.parametrize(
    ("name", "base"),
    [
        ("os.path.join(a, b)", "join"),
        ("$thr->join", "join"),
        ("tie_rope ()", "tie_rope"),
        ("__len__() -> int", "__len__"),
        ("()", "()"),
    ],
)
def test_the_last_part_of_a_name_is_its_base(name: str, base: str) -> None:
    assert base_name(name) == base


NAMES = ("tie_rope()", "rope.length", "loosen")


def test_names_with_text_about_them_are_headings() -> None:
    assert titles("\n\n".join(f"{name}\n\n{PROSE}" for name in NAMES)) == [*NAMES]
    declared = [f"{name}\n\nint {name.rstrip('()').split('.')[-1]}(int rope);\n\nOf old." for name in NAMES]
    assert titles("\n\n".join(declared)) == [*NAMES]


@pytest.mark.parametrize("text", ["Use this, and then that, and together with it the", "Use this:"])
def test_names_within_sentences_are_no_headings(text: str) -> None:
    assert titles("\n\n".join(f"{text}\n\n{name}\n\n{PROSE}" for name in NAMES)) == []


def test_names_are_headings_in_the_column_of_headings() -> None:
    text = "\n".join(f"   {line}" for line in (PROSE[:60], PROSE[60:118] + "."))
    chunks = [f"{name}\n\n{text}" for name in ("Ropes", *NAMES, "read the chart", "Tar")]
    assert titles("\n\n".join(chunks)) == ["Ropes", *NAMES, "read the chart", "Tar"]
    assert titles("\n\n".join((*chunks, f"import mill\n\n{text}")))[-1] == "Tar"
