"""Sources of every kind: what is around their bodies, and the units that their bodies repeat."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from growth_units import UNITS
from markup_inputs import PIECES

PROSE = (
    "The ferry left at six, as it had for forty years. The captain, who never hurried, looked at the rope again. "
    "Dr. Weir paid 3.50 for it, i.e. less than in 1999. "
)
_UNITS = (
    "Q. ", "a.b.c. ", "a.b.c.", "Mr. ", "e.g. ", "J. R. Smith. ", "aa.Aa", "No. 5. ", "1. ", "12 ", "7", "x",
    "word ", "Word ",
    "WORD\n", "word\n", "Word\n\n", "word\n\n\n", "I. WORD\n\n", "1.1 Word\n\n", "* * *\n\n", "- word\n",
    "1. word\n", "\t", " ",
    "\n", "\f", "\xa0", "\u2028", "? ", "! ", "...", ". . . ", "…", "“", "”", "'", '"', "(", ")", "[", "]", "{",
    "}", "<", ">",
    "&", "&amp;", "|", "*", "_", "`", "~", "^", "#", "=", "-", "+", "\\", "/", "$", "%", "@", ":", ";", ",",
    "http://a.b/(",
    "www.a.b ", "a@b.c ", "<![CDATA[", "<!--", "<b>", "</b>", "[1] ", "[^1]", "word-\n", "日本語。", "の", "한",
    "שלום ",
    "مرحبا. ", "e\u0301",
    "สวัสดี", "Word: ", "WORD: word\n\n", "> word\n", "> ", "| a | b |\n", "a  b  c\n", "Fig. 1. ", "«", "»",
    "---\n", "===\n",
)  # fmt: skip
_STRUCTURED = (
    "<{0}><title>Word</title><p>A word.</p></{0}>", "<p>A word. </p>", "<p/>",
    "<p>A <xref rid='n1'>1</xref> word.</p>",
    "<p><bold>a</bold></p>", "<p>a<b>b</b></p>", "<list><list-item><p>a</p></list-item></list>",
    "<table><tr><td>a</td><td>b</td></tr></table>", "<fn id='n1'><p>A word.</p></fn>",
    "<p>a<fn><p>A word.</p></fn></p>",
    "<fig><caption><p>A word.</p></caption></fig>", "<title>A word</title>", "<x>a</x>", "<ref>A. Word. 1999.</ref>",
)  # fmt: skip
_HTML = (
    "<p>A word. </p>", "<p>A word. ", "<div>", "<div>a</div>", "<span>", "<b>a", "</p>", "<br>", "a<br><br>",
    "<h2>Word</h2>",
    "<h2>Word</h2><p>A word.</p>", "<li>a", "<ul><li>a</ul>", "<ul>", "<tr><td>a", "<td>a", "<table>",
    "<table><tr><td>a</table>",
    "<blockquote>", "<blockquote>a</blockquote>", "<a href=a>a</a>", "<a name=a>", "<sup><a href='#n'>1</a></sup>",
    "<img alt=a src=b>",
    "<p class=comment>a</p>", "<p hidden>a</p>", "<details><summary>a</summary>b</details>",
    "<math><mi>a</mi></math>", "<pre>a\n</pre>",
    "<nav><a href=a>a</a></nav>", "<section>", "<article>a</article>", "<noscript>a</noscript>",
    "<script>{}</script>", "<dt>a<dd>b",
    "<figure><figcaption>a</figcaption></figure>", "<p>a<sup>1</sup></p>", "<p id=n1>[1] A word.</p>", "&eacute;",
    "<i></b>",
    "<template shadowrootmode=open>a</template>", "<style>a{}</style>", "<meta name=a content=b>",
    "<ruby>a<rt>b</rt></ruby>",
)  # fmt: skip
_RTF = (
    r"\par ", r"\par\par ", "{", "{}", r"{\b a}", r"\b a\b0 ", r"\'e9", r"\u233?", r"\pard\outlinelevel0 Word\par ",
    r"{\footnote a. }",
    r"\trowd\cell\row ", r"\intbl a\cell ", r"{\field{\*\fldinst HYPERLINK a}{\fldrslt b}}", r"{\*\x a}", r"\tab ",
    r"\line ",
    r"{\pict 00}", r"{\fonttbl{\f0 a;}}", r"{\stylesheet{\s1 a;}}", r"\s1 a\par ", r"\bin1 a", "\\",
    r"{\mmath{\mr a}}", "word\n",
)  # fmt: skip
_WORD = (
    "<w:p><w:r><w:t>A word. </w:t></w:r></w:p>", "<w:r><w:t>a</w:t></w:r>", "<w:p/>", "<w:p><w:r><w:br/></w:r></w:p>",
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Word</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>Word</w:t></w:r></w:p>',
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>',
    '<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Word</w:t></w:r></w:p>',
    '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "<w:p><m:oMath><m:r><m:t>a</m:t></m:r></m:oMath></w:p>", "<w:p><w:r><w:tab/><w:t>a</w:t></w:r></w:p>",
    "<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>",
    "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>",
)  # fmt: skip
_OPEN = (
    "<text:p>A word. </text:p>", "<text:span>a</text:span>", "<text:p/>",
    '<text:h text:outline-level="1">Word</text:h>',
    "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
    "<text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A "
    "word.</text:p></text:note-body>"
    "</text:note></text:p>",
    "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
    "<text:p>a<text:span>b</text:span></text:p>", "<text:p><text:s/></text:p>",
    "<text:p>a<text:line-break/>b</text:p>",
    "<draw:frame><draw:image/></draw:frame>", "<text:section><text:p>a</text:p></text:section>",
)  # fmt: skip
_SLIDES = (
    "<p:sp><p:txBody><a:p><a:r><a:t>A word.</a:t></a:r></a:p></p:txBody></p:sp>",
    '<p:sp><p:nvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
    "<p:txBody><a:p><a:r><a:t>A</a:t></a:r></a:p></p:txBody></p:sp>",
    "<p:grpSp><p:sp><p:txBody><a:p><a:r><a:t>A word.</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp>", "<p:sp/>",
    "<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>a</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
    "</p:graphicFrame>",
)  # fmt: skip
_MAIL = (
    "> word\n", "> > ", "On Monday, a@b.c wrote:\n", "-- \n", "From: a\n", "\n--x\n",
    "--x\nContent-Type: text/plain\n\na\n",
    "\n--x--\n", "=E9", "=\n", "----- Original Message -----\n", "Subject: a\n", "[1] a\n", "a [1]\n",
    "http://a.b\n", "word  \n",
)  # fmt: skip
_MBOX = "From a@b.example Mon Mar  2 10:00:00 2020\nFrom: A <a@b.example>\nSubject: {}\n\nA word. "
_SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:02,000\nA word.\n\n", "00:00:01,000 --> 00:00:02,000\n", "<v Ann>word\n\n",
    "00:01.000 --> 00:02.000\nA\n\n",
)  # fmt: skip
_CELL = '{"cell_type":"markdown","source":"%s"},'


class Kind(NamedTuple):
    """The wrapper that makes a source of a body, and the units that bodies repeat."""

    make: Callable[[str], bytes]
    units: tuple[str, ...]
    prose: str = PROSE
    """A unit of what people write."""
    levels: tuple[tuple[str, str], ...] = ()
    """What opens and closes a level: bodies of nothing but levels within each other are made of it."""


def _structured(section: str, *others: tuple[str, str]) -> tuple[str, ...]:
    """The units of an XML language, by its own names of elements."""
    units = tuple(unit.replace("{0}", section) for unit in _STRUCTURED)
    for common, own in others:
        units = tuple(unit.replace(common, own) for unit in units)
    return units


def _wrapped(before: str, after: str = "") -> Callable[[str], bytes]:
    return lambda body: f"{before}{body}{after}".encode("utf-8", "surrogatepass")


def _word(body: str) -> bytes:
    from tests.formats.office.make_docx import raw_document

    return raw_document(
        body, footnotes='<w:footnote w:id="2"><w:p><w:r><w:t>A.</w:t></w:r></w:p></w:footnote>'
    )


def _open(body: str) -> bytes:
    from tests.formats.office.make_odt import make_text

    return make_text(body)


def _slides(body: str) -> bytes:
    from tests.formats.office.make_pptx import make_slides, slide

    return make_slides(slide(body))


def _many_slides(body: str) -> bytes:
    from tests.formats.office.make_pptx import make_slides, slide

    return make_slides(*(slide(part) for part in body.split("\x01")))


def _book(body: str) -> bytes:
    from tests.formats.epub.make_book import make_book, page

    return make_book({"1.xhtml": page(body)})


def _chapters(body: str) -> bytes:
    from tests.formats.epub.make_book import entry, make_book, nav, page

    parts = body.split("\x01")
    pages = {f"{number}.xhtml": page(part) for number, part in enumerate(parts)}
    return make_book(pages, contents=nav("".join(entry(f"Part {name}", name) for name in pages)))


def _kindle(body: str) -> bytes:
    from docs.samples.kindle import PalmBook

    text = f"<html><body>{body}</body></html>".encode()
    return PalmBook(text=text, title="A", metadata={503: "A"}).packed()


def _pdf(body: str) -> bytes:
    from io import BytesIO

    from reportlab.pdfgen.canvas import Canvas

    packed = BytesIO()
    canvas = Canvas(packed, pageCompression=1)
    lines = [line[at : at + 90] for line in body.split("\n") for at in range(0, len(line), 90)]
    for first in range(0, len(lines), 50):
        for row, line in enumerate(lines[first : first + 50]):
            canvas.drawString(60, 780 - 14 * row, line)
        canvas.showPage()
    canvas.save()
    return packed.getvalue()


def _markup(name: str, before: str = "", after: str = "", *more: str) -> Kind:
    return Kind(_wrapped(before, after), (*PIECES[name], *more, *_UNITS))


_XML = (("<sec>", "</sec>"), ("<p>", "</p>"), ("<b>", "</b>"))
_KINDS: dict[str, Kind] = {
    "a.txt": Kind(_wrapped(""), _UNITS),
    "a.srt": Kind(_wrapped("1\n00:00:01,000 --> 00:00:02,000\n"), (*_SUBTITLES, *_UNITS)),
    "a.vtt": Kind(_wrapped("WEBVTT\n\n00:01.000 --> 00:02.000\n"), (*_SUBTITLES, *_UNITS)),
    "a.md": _markup(
        "a.md",
        "",
        "",
        "> ",
        "[a](",
        "![a](",
        "a | b\n",
        "[a]: b\n",
        "[^{}]: a\n",
        "a[^{}] ",
        "***a ",
        "- - ",
        "{{",
    ),
    "a.rst": _markup(
        "a.rst", "A\n=\n\n", "", "\n\nWord\n----\n", "[{}]_ ", ".. [{}] a\n", "`a`_ ", "- a\n\n  ", "*a* "
    ),
    "a.adoc": _markup(
        "a.adoc",
        "= A\n\n",
        "",
        "\n== Word\n\n",
        "\n* a\n",
        "footnote:[A word.] ",
        "\n[[a]]\n",
        "\n:a{}: b\n",
        "{a{}} ",
    ),
    "a.org": _markup(
        "a.org", "#+TITLE: A\n", "", "\n* Word\n", "\n[fn:{}] a\n", "a[fn:{}] ", "\n- a\n", "\n** a\n"
    ),
    "a.tex": _markup(
        "a.tex",
        "\\documentclass{article}\\begin{document}\n",
        "",
        "\\section{Word}\n",
        "\\footnote{A word.} ",
        "\\begin{a}a\\end{a}\n",
        "\n\n\\newcommand{\\a{}}{b}\n",
        "\\emph{a} ",
        "$a$ ",
        "\\item a\n",
        "{a} ",
        "\\cite{a} ",
        "\\[ a \\]\n",
        "\\bibitem{a} b\n",
    ),
    "a.1": _markup(
        "a.1",
        ".TH A 1\n.SH NAME\n",
        "",
        ".B word\n",
        ".SH WORD\nword\n",
        ".TP\nword\nword\n",
        "\\fBa\\fR ",
        ".ds a{} b\n",
    ),
    "a.ipynb": Kind(
        lambda body: ('{"nbformat":4,"cells":[' + body.rstrip(",") + "]}").encode(),
        tuple(_CELL % part for part in ("A word. ", "# Word", "", "```", "[^1]", "- a", "<b>")),
        prose=_CELL % PROSE,
    ),
    "a.html": Kind(
        _wrapped("<!doctype html><html><body>"),
        (*_HTML, *_UNITS),
        f"<p>{PROSE}</p>\n",
        (
            ("<div>", "</div>"),
            ("<ul><li>", "</ul>"),
            ("<blockquote>", "</blockquote>"),
            ("<table><tr><td>", "</table>"),
            ("<b>", "</b>"),
        ),
    ),
    "a.eml": Kind(
        _wrapped(
            'From: A <a@b.example>\nSubject: A\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nA word.\n',
            "\n--x--\n",
        ),
        (*_MAIL, *_UNITS),
        PROSE + "\n",
    ),
    "plain.eml": Kind(
        _wrapped("From: A <a@b.example>\nSubject: A\nDate: Mon, 2 Mar 2020 10:00:00 +0100\n\n"),
        (*_MAIL, *_UNITS),
        PROSE + "\n",
    ),
    "head.eml": Kind(
        _wrapped("From: A <a@b.example>\nSubject: ", "\n\nA word.\n"),
        ("a", "=?utf-8?q?a?= ", "\n a", "a, ", "<", "(", '"'),
    ),
    "a.mbox": Kind(
        _wrapped(_MBOX),
        (_MBOX + "\n\n", "From a\n", "\n\nFrom a@b Mon\n", *_MAIL, *_UNITS),
        _MBOX + PROSE * 5 + "\n\n",
    ),
    "a.docx": Kind(
        _word,
        _WORD,
        f"<w:p><w:r><w:t>{PROSE}</w:t></w:r></w:p>",
        (("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("<w:p><w:r>", "</w:r></w:p>")),
    ),
    "a.odt": Kind(
        _open,
        _OPEN,
        f"<text:p>{PROSE}</text:p>",
        (
            ("<text:section>", "</text:section>"),
            ("<text:list><text:list-item>", "</text:list-item></text:list>"),
            ("<text:span>", "</text:span>"),
        ),
    ),
    "a.rtf": Kind(
        _wrapped(r"{\rtf1\ansi ", "}"),
        (*_RTF, *_UNITS),
        PROSE + r"\par ",
        (("{", "}"), (r"{\footnote ", "}")),
    ),
    "a.pptx": Kind(_slides, _SLIDES, _SLIDES[0].replace("A word.", PROSE), (("<p:grpSp>", "</p:grpSp>"),)),
    "many.pptx": Kind(
        _many_slides,
        (_SLIDES[1] + _SLIDES[0] + "\x01",),
        _SLIDES[1] + _SLIDES[0].replace("A word.", PROSE) + "\x01",
    ),
    "a.epub": Kind(
        _book,
        tuple(unit for unit in _HTML if "</" in unit and "=a" not in unit),
        f"<p>{PROSE}</p>\n",
        (("<div>", "</div>"), ("<b>", "</b>")),
    ),
    "many.epub": Kind(_chapters, ("<h1>Word</h1><p>A word.</p>\x01",), f"<h1>Word</h1><p>{PROSE}</p>\x01"),
    "a.mobi": Kind(_kindle, (*_HTML, *_UNITS), f"<p>{PROSE}</p>\n", (("<div>", "</div>"), ("<b>", "</b>"))),
    "a.pdf": Kind(
        _pdf,
        (
            "word\n",
            "Word ",
            "WORD\n",
            "1. word\n",
            "1 Word\n\n",
            "7",
            "[1] A. Word, 1999.\n",
            "a   b   c\n",
            "Q. ",
        ),
        PROSE + "\n",
    ),
    "a.fb2": Kind(
        _wrapped(
            '<FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><body><section>',
            "</section></body></FictionBook>",
        ),
        _structured("section"),
        f"<p>{PROSE}</p>",
        (("<section>", "</section>"), ("<cite>", "</cite>"), ("<p>", "</p>")),
    ),
    "a.nxml": Kind(
        _wrapped("<article><front><article-meta/></front><body>", "</body></article>"),
        _structured("sec"),
        f"<p>{PROSE}</p>",
        (*_XML, ("<list><list-item>", "</list-item></list>")),
    ),
    "a.dbk": Kind(
        _wrapped('<article xmlns="http://docbook.org/ns/docbook">', "</article>"),
        _structured("section", ("p>", "para>"), ("fn", "footnote"), ("list-item", "listitem")),
        f"<para>{PROSE}</para>",
        (("<section>", "</section>"), ("<para>", "</para>"), ("<emphasis>", "</emphasis>")),
    ),
}
KINDS: Mapping[str, Kind] = {
    name: kind._replace(units=(*UNITS.get(name, ()), *kind.units)) for name, kind in _KINDS.items()
}
