"""Documents in XML of every kind that is read: sound ones of odd elements within each other, and some that are not."""

import random
from collections.abc import Callable
from typing import NamedTuple

Words = Callable[[random.Random, int], str]


class Language(NamedTuple):
    """The elements of a language."""

    before: str
    after: str
    elements: tuple[str, ...]
    attributes: tuple[str, ...]
    text: str
    """What words stand in, where ``{}`` is."""


_PLACES = (' id="n1"', ' id="n2"', ' name="notes"', ' xml:lang="xx"', ' class="a"', ' style="display:none"')
_FB2 = Language(
    '<FictionBook xmlns:l="http://www.w3.org/1999/xlink"><description><title-info><book-title>A</book-title></title-info>'
    "</description><body>",
    '</body><body name="notes"><section id="n1"><p>A word.</p></section></body></FictionBook>',
    tuple(
        "section title p subtitle epigraph cite poem stanza v text-author image a emphasis strong sup sub code "
        "strikethrough "
        "empty-line table tr td th date annotation".split()
    ),
    (' l:href="#n1" type="note"', ' l:href="#a"', ' colspan="99999"', *_PLACES),
    "<p>{}</p>",
)
_JATS = Language(
    "<article><front><article-meta><title-group><article-title>A</article-title></title-group></article-meta></front><body>",
    '</body><back><fn-group><fn id="n1"><p>A word.</p></fn></fn-group></back></article>',
    tuple(
        "sec title label p xref fn fn-group ref-list ref mixed-citation list list-item def-list def-item term def "
        "fig caption "
        "graphic table-wrap table thead tr td th disp-formula inline-formula tex-math math mfrac mi mn msup "
        "ext-link bold italic "
        "sup sub monospace disp-quote boxed-text supplementary-material abstract kwd-group ack app table-wrap-foot "
        "break".split()
    ),
    (
        ' rid="n1"',
        ' ref-type="bibr"',
        ' ref-type="fn"',
        ' list-type="order"',
        ' colspan="9" rowspan="99999"',
        *_PLACES,
    ),
    "<p>{}</p>",
)
_DOCBOOK = Language(
    '<article xmlns="http://docbook.org/ns/docbook" xmlns:xlink="http://www.w3.org/1999/xlink"><title>A</title>',
    '<footnote xml:id="n1"><para>A word.</para></footnote></article>',
    tuple(
        "section chapter sect1 sect5 title info para simpara footnote footnoteref xref link ulink itemizedlist "
        "orderedlist listitem "
        "variablelist varlistentry term procedure step figure mediaobject imageobject imagedata textobject phrase "
        "table informaltable "
        "tgroup tbody row entry programlisting screen blockquote note warning emphasis literal quote superscript "
        "equation "
        "inlineequation mathphrase bibliography biblioentry glossary index refentry qandaset qandaentry question "
        "answer".split()
    ),
    (
        ' linkend="n1"',
        ' xml:id="n3"',
        ' role="strong"',
        ' startingnumber="99999999999"',
        ' fileref="a.png"',
        *_PLACES,
    ),
    "<para>{}</para>",
)
_OFFICE = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        *((name, name) for name in ("office", "text", "style", "table", "meta", "presentation")),
        *(("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible")),
    )
)
_OPEN_ELEMENTS = tuple(
    "text:p text:h text:span text:a text:list text:list-item text:note text:note-citation text:note-body "
    "text:section text:s "
    "text:tab text:line-break text:soft-page-break text:bookmark text:table-of-content text:index-body "
    "text:tracked-changes "
    "text:changed-region text:deletion text:change table:table table:table-row table:table-cell "
    "table:covered-table-cell "
    "table:table-header-rows draw:frame draw:image draw:text-box draw:object draw:g draw:custom-shape svg:title "
    "svg:desc "
    "office:annotation text:ruby text:ruby-text presentation:notes draw:page".split()
)
_OPEN_ATTRIBUTES = (
    ' text:outline-level="1"', ' text:outline-level="99999"', ' text:style-name="H"', ' text:c="3"',
    ' text:c="99999999999"',
    ' table:number-columns-repeated="99999"', ' table:number-rows-repeated="99999999"',
    ' table:number-columns-spanned="99"',
    ' text:note-class="footnote"', ' text:id="n1"', ' text:start-value="-1"', ' presentation:class="title"',
    ' text:continue-list="a"',
)  # fmt: skip
_FLAT_TEXT = Language(
    f"<office:document {_OFFICE}><office:body><office:text>",
    "</office:text></office:body></office:document>",
    _OPEN_ELEMENTS,
    _OPEN_ATTRIBUTES,
    "<text:p>{}</text:p>",
)
_SLIDES_TYPE = 'office:mimetype="application/vnd.oasis.opendocument.presentation"'
_FLAT_SLIDES = _FLAT_TEXT._replace(
    before=f"<office:document {_OFFICE} {_SLIDES_TYPE}><office:body><office:presentation>"
    "<draw:page><draw:frame><draw:text-box>",
    after="</draw:text-box></draw:frame></draw:page></office:presentation></office:body></office:document>",
)
XML = {"a.fb2": _FB2, "a.nxml": _JATS, "a.dbk": _DOCBOOK, "a.fodt": _FLAT_TEXT, "a.fodp": _FLAT_SLIDES}
OPEN_TEXT = _FLAT_TEXT._replace(
    before=f"<office:document-content {_OFFICE}><office:body><office:text>",
    after="</office:text></office:body></office:document-content>",
)
OPEN_SLIDES = _FLAT_SLIDES._replace(
    before=OPEN_TEXT.before.replace("office:text>", "office:presentation><draw:page>"),
    after="</draw:page></office:presentation></office:body></office:document-content>",
)


def make_xml(chance: random.Random, words: Words, name: str) -> str:
    """Return a document of a kind, most of them well-formed."""
    return document(chance, words, XML[name])


def document(chance: random.Random, words: Words, language: Language) -> str:
    """Return a document of a language; one in six has an element too many or too few."""
    inside = _elements(chance, words, language, chance.choices((1, 3, 10, 40, 200), (3, 6, 6, 2, 0.2))[0])
    if chance.random() < 0.05:
        element, depth = chance.choice(language.elements), chance.choice((10, 100, 240, 1_000))
        inside = f"<{element}>" * depth + inside + f"</{element}>" * depth
    text = language.before + inside + language.after
    if chance.random() < 0.15:
        at = chance.randrange(len(text))
        element = chance.choice(language.elements)
        text = text[:at] + chance.choice(("", f"<{element}>", f"</{element}>", "<", "&x;", "]]>")) + text[at:]
        text = text[: chance.choice((at, len(text)))]
    return text


def _elements(chance: random.Random, words: Words, language: Language, count: int) -> str:
    """Return so many elements, after and within each other, with words among them."""
    pieces: list[str] = []
    closing: list[str] = []
    for _ in range(count):
        element = chance.choice(language.elements)
        attributes = "".join({chance.choice(language.attributes) for _ in range(chance.choice((0, 0, 1, 2)))})
        pieces.append(f"<{element}{_once(attributes)}>")
        closing.append(f"</{element}>")
        if chance.random() < 0.6:
            inside = _escaped(words(chance, 12))
            pieces.append(language.text.format(inside) if chance.random() < 0.6 else inside)
        while closing and chance.random() < 0.6:
            pieces.append(closing.pop())
            if chance.random() < 0.3:
                pieces.append(_escaped(words(chance, 3)))
    return "".join(pieces) + "".join(reversed(closing))


def _once(attributes: str) -> str:
    """The attributes, each name once: sound XML has none twice."""
    found = dict(part.split("=", 1) for part in attributes.replace('" ', '"\n ').split("\n") if part)
    return "".join(f"{name}={value}" for name, value in found.items())


def _escaped(text: str) -> str:
    """Words as XML may hold them: a control character makes the whole unreadable, so nearly all have none."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(
        char
        for char in escaped
        if (char >= " " and not "\ud800" <= char <= "\udfff" and char < "\ufffe") or char == "\n"
    )
