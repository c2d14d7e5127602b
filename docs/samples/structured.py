"""Texts in XML languages: a FictionBook, an article in JATS, and a DocBook document."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape

from docs.samples.texts import Heading, Items, Line, Look, Paragraph, Part, Table, Text

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(slots=True)
class _Notes:
    """The notes of a text, in the order of their marks."""

    texts: list[str] = field(default_factory=list)

    def add(self, text: str) -> int:
        self.texts.append(text)
        return len(self.texts)


def fiction_book(text: Text) -> bytes:
    """Return a text as a FictionBook 2.1, with its notes in a body of their own."""
    notes = _Notes()

    def inline(line: Line) -> str:
        return "".join(
            f'<a l:href="#n{notes.add(piece.text)}" type="note">[{len(notes.texts)}]</a>'
            if piece.look is Look.NOTE
            else _marked(piece.text, "emphasis", is_marked=piece.look is Look.EMPHASIS)
            for piece in line
        )

    def block(part: Part) -> str:
        match part:
            case Paragraph(line):
                return f"<p>{inline(line)}</p>\n"
            case Items(lines, _):
                return "".join(f"<p>— {inline(line)}</p>\n" for line in lines)
        raise NotImplementedError("The book has nothing but paragraphs and lists.")

    sections = _sections(text.parts, block, lambda line: f"<title><p>{inline(line)}</p></title>\n", "section")
    bodies = f"<body><title><p>{escape(text.title)}</p></title>\n{sections}</body>\n"
    bodies += '<body name="notes">' + "".join(
        f'<section id="n{number}"><title><p>{number}</p></title><p>{escape(note)}</p></section>'
        for number, note in enumerate(notes.texts, 1)
    )
    return (
        f'{_DECLARATION}<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" '
        'xmlns:l="http://www.w3.org/1999/xlink">\n<description><title-info><genre>prose_contemporary</genre>'
        f"<author><nickname>{escape(text.author)}</nickname></author><book-title>{escape(text.title)}</book-title>"
        f'<date value="{text.date}">{text.date}</date><lang>{text.language}</lang></title-info></description>\n'
        f"{bodies}</body>\n</FictionBook>\n"
    ).encode()


def journal_article(text: Text) -> bytes:
    """Return a text as a JATS article: its notes are the references, and the section ``Abstract`` its abstract."""
    notes = _Notes()

    def inline(line: Line) -> str:
        return "".join(
            f'<xref ref-type="bibr" rid="r{notes.add(piece.text)}">[{len(notes.texts)}]</xref>'
            if piece.look is Look.NOTE
            else _marked(piece.text, "italic", is_marked=piece.look is Look.EMPHASIS)
            for piece in line
        )

    def block(part: Part) -> str:
        match part:
            case Paragraph(line):
                return f"<p>{inline(line)}</p>\n"
            case Items(lines, is_numbered):
                items = "".join(f"<list-item><p>{inline(line)}</p></list-item>" for line in lines)
                return f'<list list-type="{"order" if is_numbered else "bullet"}">{items}</list>\n'
            case Table(rows):
                return f"<table-wrap><table>{_rows(rows, 'td')}</table></table-wrap>\n"
        raise NotImplementedError("The article has no other blocks.")

    heading = next(part for part in text.parts if isinstance(part, Heading))
    end = next(place for place, part in enumerate(text.parts[1:], 1) if isinstance(part, Heading))
    abstract = "".join(map(block, text.parts[1:end]))
    sections = _sections(text.parts[end:], block, lambda line: f"<title>{inline(line)}</title>\n", "sec")
    year, month, day = text.date.split("-")
    references = "".join(
        f'<ref id="r{number}"><label>{number}</label><mixed-citation>{escape(note)}</mixed-citation></ref>'
        for number, note in enumerate(notes.texts, 1)
    )
    return (
        f'{_DECLARATION}<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.3 20210610//EN" '
        f'"JATS-journalpublishing1-3.dtd">\n<article article-type="research-article" xml:lang="{text.language}">\n'
        "<front><journal-meta><journal-title-group><journal-title>Standfirst Samples</journal-title>"
        "</journal-title-group></journal-meta><article-meta><title-group>"
        f"<article-title>{escape(text.title)}</article-title><subtitle>{escape(text.subtitle)}</subtitle></title-group>"
        f'<contrib-group><contrib contrib-type="author"><collab>{escape(text.author)}</collab></contrib>'
        "</contrib-group>"
        f'<pub-date pub-type="epub"><day>{day}</day><month>{month}</month><year>{year}</year></pub-date>\n'
        f"<abstract><title>{escape(heading.line[0].text)}</title>{abstract}</abstract></article-meta></front>\n"
        f"<body>\n{sections}</body>\n<back><ref-list><title>References</title>{references}</ref-list></back>\n"
        "</article>\n"
    ).encode()


def doc_book(text: Text) -> bytes:
    """Return a text as a DocBook 5 article."""

    def inline(line: Line) -> str:
        return "".join(
            f"<footnote><para>{escape(piece.text)}</para></footnote>"
            if piece.look is Look.NOTE
            else _marked(piece.text, "emphasis", is_marked=piece.look is Look.EMPHASIS)
            for piece in line
        )

    def block(part: Part) -> str:
        match part:
            case Paragraph(line):
                return f"<para>{inline(line)}</para>\n"
            case Items(lines, is_numbered):
                items = "".join(f"<listitem><para>{inline(line)}</para></listitem>" for line in lines)
                kind = "orderedlist" if is_numbered else "itemizedlist"
                return f"<{kind}>{items}</{kind}>\n"
        raise NotImplementedError("The handbook has no other blocks.")

    sections = _sections(text.parts, block, lambda line: f"<title>{inline(line)}</title>\n", "section")
    return (
        f'{_DECLARATION}<article xmlns="http://docbook.org/ns/docbook" version="5.0" xml:lang="{text.language}">\n'
        f"<info><title>{escape(text.title)}</title><author><orgname>{escape(text.author)}</orgname></author>"
        f"<pubdate>{text.date}</pubdate></info>\n{sections}</article>\n"
    ).encode()


def _sections(
    parts: tuple[Part, ...], block: Callable[[Part], str], title: Callable[[Line], str], tag: str
) -> str:
    """Return the parts of a text as nested sections, each with its title."""
    return "".join(_nested(parts, block, title, tag))


def _nested(
    parts: tuple[Part, ...], block: Callable[[Part], str], title: Callable[[Line], str], tag: str
) -> Iterator[str]:
    depth = 0
    for part in parts:
        if not isinstance(part, Heading):
            yield block(part)
            continue
        while depth >= part.level:
            yield f"</{tag}>\n"
            depth -= 1
        yield f"<{tag}>{title(part.line)}"
        depth += 1
    yield f"</{tag}>\n" * depth


def _marked(text: str, tag: str, *, is_marked: bool) -> str:
    return f"<{tag}>{escape(text)}</{tag}>" if is_marked else escape(text)


def _rows(rows: tuple[tuple[str, ...], ...], tag: str) -> str:
    cells = ("".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) for row in rows)
    return "".join(f"<tr>{row}</tr>" for row in cells)
