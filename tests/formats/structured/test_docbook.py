"""DocBook documents keep their sections, also those of version 4."""

import pytest

from tests.formats.structured.reading import PROSE, article, blocks, dropped, outline, spans
from tui.document.errors import SourceError
from tui.document.model import Picture


def docbook(inside: str, tag: str = "article", info: str = "<title>The Mill</title>") -> str:
    return (
        f'<{tag} xmlns="http://docbook.org/ns/docbook" xmlns:xl="http://www.w3.org/1999/xlink" version="5.0" '
        f'xml:lang="de"><info>{info}</info>{inside}</{tag}>'
    )


def test_a_book_of_version_5() -> None:
    info = (
        "<title>The Mill</title><subtitle>A book</subtitle><author><personname><firstname>Ada</firstname>"
        "<surname>Weir</surname></personname></author><pubdate>2019-05-04</pubdate>"
    )
    chapters = (
        f"<part><title>One</title><chapter><info><title>The pond</title><author><surname>Bo</surname></author></info>"
        f"<section><title>Its banks</title><para>{PROSE}</para></section></chapter></part>"
    )
    read = article(docbook(chapters, "book", info))
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill: A book",
        "Ada Weir",
        "2019-05-04",
        "german",
    )
    assert outline(read) == [(1, "One"), (2, "The pond"), (3, "Its banks")]


def test_a_book_of_version_4_with_entities_of_its_own() -> None:
    source = (
        '<!DOCTYPE book PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "docbookx.dtd" [<!ENTITY mill "the old mill">'
        '<!ENTITY far SYSTEM "file:///etc/passwd"><!ENTITY loop "&loop;">]>'
        "<book><bookinfo><title>Mills</title></bookinfo><chapter><title>One</title><sect1><title>Below</title>"
        "<para>Here is &mill; &mdash; see &far;&loop;<ulink url='http://x.example/'>there</ulink>.</para></sect1>"
        "</chapter></book>"
    )
    read = article(source)
    assert read.title == "Mills"
    assert outline(read) == [(1, "One"), (2, "Below")]
    assert read.blocks[-1].text.startswith("Here is the old mill — see ")
    assert "root:" not in read.text
    assert spans(read) == [("link", "there", "http://x.example/")]


def test_inline_elements_notes_and_references() -> None:
    body = (
        "<para>Use <command>mill</command>, <emphasis role='bold'>now</emphasis> or <emphasis>later</emphasis>"
        "<footnote xml:id='f'><para>By hand.</para></footnote><emphasis role='strikethrough'>never</emphasis>, m"
        "<superscript>2</superscript><indexterm><primary>mill</primary></indexterm>. See <xref linkend='s'/>"
        "<footnoteref linkend='f'/>.</para><section xml:id='s'><title>The pond</title>"
        "<para>It is deep.</para></section>"
    )
    read = article(docbook(body))
    assert read.blocks[0].text == "Use mill, now or later, m². See The pond."
    assert spans(read) == [
        *(("code", "mill", ""), ("strong", "now", ""), ("emphasis", "later", ""), ("note", "", "1")),
        ("note", "", "1"),
    ]
    assert read.notes == (("1", "By hand."),)
    assert dropped(read) == [("deleted text", "never")]


def test_blocks() -> None:
    body = (
        "<abstract><para>In short.</para></abstract><toc><para>x</para></toc>"
        "<orderedlist><listitem><para>Oak</para><para>goes on</para></listitem><listitem><para>Elm</para></listitem>"
        "</orderedlist><variablelist><varlistentry><term>Ash</term><listitem><para>A tree.</para></listitem>"
        "</varlistentry></variablelist><blockquote><para>Water is gold.</para></blockquote>"
        "<note><title>Mind</title><para>The step.</para></note><programlisting>a\n  b</programlisting>"
        "<figure><title>A pond</title><mediaobject><imageobject><imagedata fileref='p.png'/></imageobject><textobject>"
        "<phrase>Water</phrase></textobject></mediaobject></figure>"
        "<table><title>Trees</title><tgroup><thead><row><entry>tree</entry><entry>years</entry></row></thead><tbody><row>"
        "<entry>oak</entry><entry>90</entry></row></tbody></tgroup></table>"
        "<para>If <inlineequation><mathphrase>a+b</mathphrase></inlineequation>.</para>"
    )
    read = article(docbook(body))
    assert blocks(read) == [
        ("paragraph", 0, "", "In short."),
        ("list item", 1, "1.", "Oak"),
        ("list item", 1, "", "goes on"),
        ("list item", 1, "2.", "Elm"),
        ("list item", 1, "", "Ash"),
        ("list item", 1, "•", "A tree."),
        ("quote", 1, "", "Water is gold."),
        ("paragraph", 0, "", "Mind"),
        ("paragraph", 0, "", "The step."),
        ("code", 0, "", "a\n  b"),
        ("figure", 0, "", "A pond"),
        ("figure", 0, "", "Trees"),
        ("table", 0, "", "tree | years\noak | 90"),
        ("paragraph", 0, "", "If a+b."),
    ]
    assert read.blocks[10].picture == Picture("Water", "p.png")
    assert dropped(read) == [("a table of contents", "x")]


def test_tables_in_cells_are_part_of_their_text() -> None:
    inner = "<informaltable><tr><td>a</td><td>b</td></tr></informaltable>"
    read = article(docbook(f"<informaltable><tr><td>{inner}</td><td>c</td></tr></informaltable>"))
    assert blocks(read) == [("table", 0, "", "a b | c")]


def test_pictures_in_a_line_follow_their_paragraph() -> None:
    picture = (
        "<inlinemediaobject><imageobject><imagedata fileref='p.png'/></imageobject>"
        "<textobject><phrase>A pond</phrase></textobject></inlinemediaobject>"
    )
    read = article(docbook(f"<para>It is {picture}deep.</para>"))
    assert blocks(read) == [("paragraph", 0, "", "It is deep."), ("figure", 0, "", "A pond")]
    assert read.blocks[1].picture == Picture("A pond", "p.png")


def test_a_document_of_other_files_is_an_error() -> None:
    with pytest.raises(SourceError, match="a DocBook document without any text"):
        article(docbook('<include xmlns="http://www.w3.org/2001/XInclude" href="a.xml"/>'))


@pytest.mark.parametrize(
    "tag", ["section", "para", "footnote", "itemizedlist><listitem", "emphasis", "figure"]
)
@pytest.mark.parametrize("depth", [50, 5_000])
def test_deep_nesting_is_read_or_refused(tag: str, depth: int) -> None:
    ends = "".join(f"</{name}>" for name in reversed(tag.replace("<", "").split(">")))
    source = docbook(f"<para>The pond.</para>{f'<{tag}>x' * depth}{ends * depth}")
    try:
        assert article(source).text.startswith("The pond.")
    except SourceError as error:
        assert "damaged" in str(error)
