from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.document.strategies import any_text
from tests.formats.described import blocks, dropped, spans
from tui.document.model import Note
from tui.formats.parsed_document import article_of
from tui.formats.rst.reader import read_rst

MARKS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "====\n",
        "----\n",
        ".. note::\n\n   ",
        ".. x:: a\n   :b: c\n\n   ",
        ":ref:`a <b>`",
        "*",
        "`",
        "- ",
        "1. ",
        "| ",
        "::",
    ]
)


@given(st.lists(MARKS | any_text, max_size=12).map("".join))
@settings(deadline=None, max_examples=40)
def test_any_text_is_a_sound_article(text: str) -> None:
    check_article(article_of(read_rst(text), language="english", source="x.rst"))


def test_blocks() -> None:
    text = (
        "Mills\n=====\n\nOne.\n\nWheels\n------\n\n- a\n- b\n\n  more\n\n  3. c\n  4. d\n\n"
        "term\n  meaning\n\n::\n\n  x = 1\n\n    y\n\nThen:\n\n"
        "    Quoted.\n\n=== ===\na   b\n=== ===\n1   2\n=== ===\n\n.. figure:: m.png\n"
        "   :alt: A mill\n\n   By *Ann*.\n\n.. image:: n.png\n"
        "   :alt: Another\n\n.. math:: a^2\n\n| one\n| two\n\n-v  be loud\n"
    )
    document = read_rst(text)
    assert document.title == "Mills"
    assert blocks(document) == [
        "paragraph 'One.'",
        "heading 2 'Wheels'",
        "list item 1 • 'a'",
        "list item 1 • 'b'",
        "list item 1 'more'",
        "list item 2 3. 'c'",
        "list item 2 4. 'd'",
        "paragraph 'term'",
        "list item 1 'meaning'",
        "code 'x = 1\\n\\n  y'",
        "paragraph 'Then:'",
        "quote 1 'Quoted.'",
        "table 'a | b\\n1 | 2'",
        "figure 'By Ann.'",
        "figure 'Another'",
        "paragraph 'a^2'",
        "paragraph 'one'",
        "paragraph 'two'",
        "list item 1 '-v: be loud'",
    ]


def test_inline_markup_has_spans() -> None:
    text = (
        "*a* **b** ``c`` `d <http://x.example>`_ e_ :math:`f` H\\ :sub:`2`\\ O |s|.\n\n"
        ".. _e: http://y.example\n.. |s| replace:: sub\n"
    )
    document = read_rst(text)
    assert blocks(document) == ["paragraph 'a b c d e f H2O sub.'"]
    assert spans(document) == [
        ("emphasis", "a", ""),
        ("strong", "b", ""),
        ("code", "c", ""),
        ("link", "d", "http://x.example"),
        ("link", "e", "http://y.example"),
        ("formula", "f", ""),
        ("subscript", "2", ""),
    ]


def test_notes_are_no_text() -> None:
    document = read_rst("A mill [1]_, a pond [#p]_.\n\n.. [1] Old.\n\n   Very.\n.. [#p] Deep.\n")
    assert blocks(document) == ["paragraph 'A mill, a pond.'"]
    assert document.notes == (Note("1", "Old.\n\nVery."), Note("2", "Deep."))
    assert [span for span in spans(document) if span[0] == "note"] == [("note", "", "1"), ("note", "", "2")]


def test_roles_and_directives_of_sphinx() -> None:
    text = (
        "See :ref:`the mill <mill>`, :func:`~os.path.join` and :mod:`re`.\n\n.. toctree::\n\n"
        "   a\n\n.. code-block:: python\n"
        "   :linenos:\n\n   x = 1\n\n.. versionadded:: 3.1\n   A thing.\n\n.. function:: f(x)\n"
        "\n   Does it.\n\n.. odd:: arg\n   :a: b\n\n"
        "   Its content.\n\n.. note:: Look.\n"
    )
    document = read_rst(text)
    assert blocks(document) == [
        "paragraph 'See the mill, join and re.'",
        "code 'x = 1'",
        "paragraph 'Added in version 3.1: A thing.'",
        "paragraph 'f(x)'",
        "paragraph 'Does it.'",
        "paragraph 'Its content.'",
        "paragraph 'Note: Look.'",
    ]
    assert dropped(document) == [("an argument", "arg")]


def test_names_of_one_text_are_not_known_in_the_next() -> None:
    from docutils.parsers.rst import directives, roles

    before = dict(directives._directives), dict(roles._roles)
    read_rst(".. odd::\n\n   :strange:`a`\n")
    assert (directives._directives, roles._roles) == before


def test_no_file_is_read(tmp_path: object) -> None:
    document = read_rst(
        ".. include:: /etc/hostname\n\n.. raw:: html\n   :file: /etc/hostname\n\n"
        ".. csv-table::\n   :file: /etc/hostname\n\nText.\n"
    )
    assert blocks(document) == ["paragraph 'Text.'"]


def test_fields_at_the_beginning_are_metadata() -> None:
    document = read_rst("Mills\n=====\n\n:Author: Ann\n:Date: 2024\n:Status: draft\n\nText.\n\n:Later: yes\n")
    assert (document.metadata.author, document.metadata.date) == ("Ann", "2024")
    assert blocks(document) == ["paragraph 'Text.'", "list item 1 'Later: yes'"]
    assert dropped(document) == [("a field of its header", "Status: draft")]
    pep = read_rst("PEP: 1\nTitle: On mills\nAuthor: Ann,\n        Bob\n\nText\n====\n\nMore.\n")
    assert (pep.title, pep.metadata.author, blocks(pep)) == (
        "On mills",
        "Ann, Bob",
        ["heading 1 'Text'", "paragraph 'More.'"],
    )


def test_what_would_take_too_long_is_read_as_plain_text() -> None:
    document = read_rst(f"{'*a ' * 7_000}\n\nThe end.")
    assert document.drafts
    assert document.warnings
