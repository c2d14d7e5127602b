"""Rich text documents keep their outline, and only their text is read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tests.formats.described import outline_of, spans_of
from tui.document.errors import SourceError
from tui.document.model import Article
from tui.sources.open import article_from_bytes

SENTENCE = "The river has always been slow here, and in a dry summer the wheel stands still for weeks."
HEAD = (
    r"{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204{\*\falt Arial}Cyr;}{\f2\fcharset128 Gothic;}}"
    r"{\colortbl;\red0\green0\blue255;}"
    r"{\stylesheet{\fs24 Normal;}{\s1\sbasedon0\outlinelevel0\b\fs32 heading 1;}{\s2\b\fs28 heading 2;}"
    r"{\s3\fs48 Title;}{\s4 Quote;}{\s5\outlinelevel1 Eigene;}{\s6 caption;}{\s7 toc 1;}"
    r"{\s8 Source Code;}{\*\cs9 Strong;}}"
    r"{\*\generator Word;}{\info{\title The Mill}{\author Ada Weir}{\operator Bo}{\creatim\yr2019\mo5\dy4\hr10}}"
)


def rich_text(*body: str, head: str = HEAD) -> bytes:
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1" + head + "\n".join(body) + "}").encode("latin-1")


def paragraph(text: str = SENTENCE, style: int | None = None) -> str:
    chosen = "" if style is None else rf"\s{style} "
    return rf"\pard\plain {chosen}{text}\par"


def article(data: bytes) -> Article:
    read = article_from_bytes(data, "mill.rtf")
    check_article(read)
    return read


def outline(data: bytes) -> list[tuple[int, str | None]]:
    return outline_of(article(data))


def text_of(*body: str) -> str:
    return article(rich_text(*body)).text


def test_headings_come_from_the_style_sheet() -> None:
    data = rich_text(
        *(
            paragraph("The Mill", 3),
            paragraph("The pond", 1),
            paragraph(),
            paragraph("Its banks", 2),
            paragraph(),
        ),
        *(paragraph("The wheel", 1), paragraph(), paragraph("Its spokes", 5), paragraph()),
    )
    read = article(data)
    assert (read.title, read.author, read.date, read.language) == (
        "The Mill",
        "Ada Weir",
        "2019-05-04",
        "english",
    )
    assert outline(data) == [(1, "The pond"), (2, "Its banks"), (1, "The wheel"), (2, "Its spokes")]


def test_headings_come_from_outline_levels() -> None:
    body = (
        r"\pard\outlinelevel0 One\par",
        paragraph(),
        r"\pard\outlinelevel1 Below\par",
        paragraph(),
        paragraph("Two", 1),
    )
    assert outline(rich_text(*body, paragraph())) == [(1, "One"), (2, "Below"), (1, "Two")]


def test_short_bold_paragraphs_are_headings_without_styles() -> None:
    body = [
        r"\pard\b The pond\b0\par",
        paragraph(),
        r"\pard{\b The wheel}\par",
        paragraph(r"Here {\b bold} there."),
    ]
    assert outline(rich_text(*body)) == [(1, "The pond"), (1, "The wheel")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"caf\'e9 \u233?t\u233\'e9 \u-10179?\u-8704?", "café été 😀"),
        (r"{\uc2 \u8364xx}{\uc0 \u8364}5", "€€5"),
        (r"\f1 \'cc\'e5\'eb\f0 \'cc", "МелÌ"),
        (r"\f2 \'93\'fa\'96\'7b\f0 x", "日本x"),
        (r"a\~b\_c\-d\emdash \ldblquote x\rdblquote\bullet\{\}\\", "a b‑cd—“x”•{}\\"),
        ("one\r\ntwo\\line three\\tab four", "onetwo three four"),
        (r"{\field{\*\fldinst HYPERLINK "'"http://x.org/"'r"}{\fldrslt the link}} on", "the link on"),
        (r"said{\v hidden}{\deleted gone} so", "said so"),
        (r"{\*\unknown not this}{\pict\wmetafile8 0102{\*\blipuid ab}0304}that", "that"),
        (r"{\header top}{\footer{\pard page}}{\*\bkmkstart x}that{\*\bkmkend x}", "that"),
        (r"bold {\b and {\i both} again} not", "bold and both again not"),
        (r"x{\object\objemb{\*\objdata 01}{\result gone}}y", "xy"),
        (r"\'zz\u\'4", "zz4"),
    ],
)  # fmt: skip
def test_characters_and_groups(written: str, read: str) -> None:
    assert text_of(written + r"\par") == read


def test_code_pages() -> None:
    data = rb"{\rtf1\ansi\ansicpg1251 \'cc\'e5\'eb\par \cc}"
    assert article(data).text.startswith("Мел")
    assert article(rb"{\rtf1\mac caf\'8e\par}").text == "café"
    assert article(rb"{\rtf1\ansi\ansicpg99999 caf\'e9\par}").text == "café"


def test_binary_data_is_skipped() -> None:
    data = rb"{\rtf1 before {\pict\bin9 {}}}\x00\\{{ }after\par}".replace(rb"\x00", b"\0")
    assert article(data).text == "before after"


def test_lists_have_numbers_and_levels() -> None:
    data = rich_text(
        r"\pard{\listtext\f0 1.\tab}\ls1\ilvl0 First\par",
        r"\pard{\listtext a)\tab}\ls1\ilvl1 Oak\par",
        r"\pard{\listtext \'b7\tab}\ls2\ilvl1 Elm\par",
        r"\pard{\pntext\f0 2.\tab}{\*\pn\pnlvlbody}Second\par",
        paragraph(),
    )
    assert [(block.level, block.marker, block.text) for block in article(data).blocks] == [
        (1, "1.", "First"),
        (2, "a)", "Oak"),
        (2, "•", "Elm"),
        (1, "2.", "Second"),
        (0, "", SENTENCE),
    ]


def test_tables_quotations_and_code() -> None:
    data = rich_text(
        r"\trowd\cellx100\cellx200\pard\intbl tree\cell years\par lived\cell\row",
        r"\trowd\pard\intbl oak\cell 90\cell\row",
        r"\trowd\pard\intbl In a frame.\cell\row",
        paragraph("Water is gold.", 4),
        paragraph("while dry:", 8),
        paragraph("    wait()", 8),
    )
    assert [(str(block.kind), block.text) for block in article(data).blocks] == [
        ("table", "tree | years lived\noak | 90\nIn a frame."),
        ("quote", "Water is gold."),
        ("code", "while dry:\n    wait()"),
    ]
    assert text_of(r"\pard\intbl In a frame.\cell\row", paragraph("Below.")) == "In a frame.\n\nBelow."


def spans(data: bytes) -> list[tuple[str, str, str]]:
    return spans_of(article(data))


def dropped(data: bytes) -> list[tuple[str, str]]:
    return [(part.reason, part.text) for part in article(data).dropped]


def test_captions_are_figures_and_contents_are_dropped() -> None:
    data = rich_text(paragraph("The pond 1", 7), paragraph("It is deep."), paragraph("Fig. 1", 6))
    assert [(block.kind, block.text) for block in article(data).blocks] == [
        ("paragraph", "It is deep."),
        ("figure", "Fig. 1"),
    ]
    assert dropped(data) == [("a table of contents", "The pond 1")]


def test_notes_are_marked_where_they_belong() -> None:
    data = rich_text(
        paragraph(
            r"It is{\super\chftn{\footnote\pard\plain {\super\chftn} So he {\i says}.\par And she.}} deep"
            r"{\super\chftn{\footnote\ftnalt\pard In May.}}.{\footnote }"
        )
    )
    read = article(data)
    assert read.text == "It is deep."
    assert [(span.kind, span.start, span.end, span.target) for span in read.blocks[0].spans] == [
        ("note", 5, 5, "1"),
        ("note", 10, 10, "i"),
    ]
    assert read.notes == (("1", "So he says.\n\nAnd she."), ("i", "In May."))


def test_comments_deleted_text_and_running_heads_are_told() -> None:
    data = rich_text(
        r"{\header On mills\par}{\headerl On mills\par}{\footer\pard Page\par}",
        paragraph(r"So it{\*\annotation\pard No!} is{\deleted not} {\strike un}wise.{\*\atnauthor Bo}"),
    )
    assert article(data).text == "So it is wise."
    assert dropped(data) == [
        ("a page header", "On mills"),
        ("a page footer", "Page"),
        ("a comment", "No!"),
        ("deleted text", "not"),
        ("deleted text", "un"),
    ]


def test_letters_have_looks_and_links_their_addresses() -> None:
    data = rich_text(
        paragraph(r"a {\b bold {\i both}} m{\super k} H{\sub 2}O \i slanted\i0  up\super x\nosupersub down"),
        paragraph(
            r'see {\field{\*\fldinst{\rtlch HYPERLINK "http://x.example/"}}{\fldrslt{\ul the {\b pond}}}} there'
        ),
    )
    assert spans(data) == [
        ("strong", "bold both", ""),
        ("emphasis", "both", ""),
        ("superscript", "k", ""),
        ("subscript", "2", ""),
        ("emphasis", "slanted", ""),
        ("superscript", "x", ""),
        ("link", "the pond", "http://x.example/"),
        ("strong", "pond", ""),
    ]


def test_equations_are_formulas() -> None:
    fraction = r"{\mf{\mfPr{\mctrlPr\i\f34}}{\mnum{\mr\mscr0\msty2 \i a}}{\mden{\mr\msty2 2b}}}"
    total = r"{\mnary{\mnaryPr{\mchr \u8721?}}{\msub{\mr k=1}}{\msup{\mr n}}{\me{\mr k}}}"
    equation = rf"{{\mmath{{\*\moMath {{\mr F=}}{fraction}+{total}}}{{\mmathPict{{\pict 00}}}}}}"
    data = rich_text(paragraph(f"The force is {equation} here."))
    assert article(data).text == r"The force is F=\frac{a}{2b}+∑_{k=1}^n k here."
    assert spans(data) == [("formula", r"F=\frac{a}{2b}+∑_{k=1}^n k", "")]


def test_what_follows_the_last_brace_is_no_text() -> None:
    assert article(rich_text(paragraph("The pond.")) + b"\0\0 and \x07 more").text == "The pond."


def test_numbers_alone_make_headings_if_they_follow_each_other() -> None:
    body = [
        *("I. The mill:", SENTENCE, "II. The court has found:", "1. The pond:", "1.1. Its banks", SENTENCE),
        *("1.2. Its reeds", SENTENCE, "3. of these are dry", SENTENCE, "2. The wheel", SENTENCE),
        *("III. Costs", "1. Oak", "2. Elm", "3. Ash", SENTENCE),
    ]
    assert outline(rich_text(*map(paragraph, body))) == [
        *((1, "I. The mill:"), (1, "II. The court has found:"), (2, "1. The pond:"), (3, "1.1. Its banks")),
        *((3, "1.2. Its reeds"), (2, "2. The wheel"), (1, "III. Costs")),
    ]


@pytest.mark.parametrize(
    "body",
    [
        ("1. Oak", "2. Elm", "3. Ash", SENTENCE),
        ("1. Oak", SENTENCE, "2. Elm", SENTENCE),
        ("4. Oak", SENTENCE, "7. Elm", SENTENCE, "9. Ash", SENTENCE),
        ("1. It rains.", SENTENCE, "2. It snows.", SENTENCE, "3. It hails.", SENTENCE),
    ],
)
def test_other_numbers_make_no_headings(body: tuple[str, ...]) -> None:
    assert outline(rich_text(*map(paragraph, body))) == [(1, None)]


def test_text_boxes_are_read_once() -> None:
    box = r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt\pard In the box.\par}}{\shprslt In the box.}}"
    assert sorted(text_of(rf"Around {box}it.\par").split("\n\n")) == ["Around it.", "In the box."]


def test_a_document_without_text_is_an_error() -> None:
    with pytest.raises(
        SourceError, match=r"Cannot read mill\.rtf: it is a rich text document without any text"
    ):
        article(rich_text())


@pytest.mark.parametrize(
    "body",
    [
        "{" * 200_000,
        "{\\b " * 9_000 + "}" * 9_000,
        "}" * 200_000,
        "{\\*\\x" * 200_000,
        "\\u" * 200_000,
        "\\bin999999999 ",
    ],
)
def test_broken_and_deeply_nested_documents(body: str) -> None:
    try:
        assert article(rich_text("The pond.\\par ", body)).text.startswith("The pond.")
    except SourceError as error:
        assert "nested more than 10,000 deep" in str(error)


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.office.rtf._MAX_TEXT", 1_000)
    with pytest.raises(SourceError, match=r"Cannot read mill\.rtf: it has more than 1,000 letters"):
        article(rich_text("word " * 300))


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.office.rtf._MAX_TOKENS", 1_000)
    with pytest.raises(SourceError, match=r"Cannot read mill\.rtf: it has more than 1,000 parts"):
        article(rich_text("\\b" * 2_000))


PARTS = [
    r"\b ",
    r"\par ",
    "{",
    "}",
    r"\u8364?",
    r"\'e9",
    "words ",
    r"\s1 ",
    r"\cell ",
    r"\row ",
    r"{\*\shpinst",
    r"{\listtext 1.}",
]
PARTS += [
    r"{\footnote ",
    r"{\field{\*\fldinst HYPERLINK ",
    r"{\fldrslt ",
    r"{\*\moMath{\mf{\mnum ",
    r"{\header ",
    r"{\*\annotation ",
    r"\i ",
    r"\super ",
    r"\ftnalt ",
    r"{\fonttbl",
    r"{\stylesheet",
    r"\bin5 ",
    "\\",
    r"\intbl ",
    r"{\shptxt ",
    r"{\info{\title ",
    r"\outlinelevel0 ",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PARTS) | st.text("ab\\{}'0 \n\xe9", max_size=6), max_size=30))
def test_anything_is_an_article_or_an_error(parts: list[str]) -> None:
    try:
        article(rich_text(*parts))
    except SourceError as error:
        assert str(error).startswith("Cannot read mill.rtf: ")
