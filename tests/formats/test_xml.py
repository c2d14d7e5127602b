import pytest

from tests.growth import grows_with_size
from tui.formats.xml import parse_html, parse_xhtml, parse_xml, with_few_attributes


@pytest.mark.parametrize("parse", [parse_xml, parse_xhtml])
@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"<a>sea &#xD800;wall</a>", "sea \ufffdwall"),
        (b"<a>sea &#55296;wall&#57343;</a>", "sea \ufffdwall\ufffd"),
        (b"<a>sea &#55295;&#57344;</a>", "sea \ud7ff\ue000"),
        (b"<a>sea \xed\xa0\x80wall</a>", "sea \ufffdwall"),
        ('<?xml version="1.0" encoding="windows-1251"?><a>Паром</a>'.encode("cp1251"), "Паром"),
        ('<?xml version="1.0" encoding="gb2312"?><a>喆</a>'.encode("gb18030"), "喆"),
        ('<?xml version="1.0" encoding="no-such"?><a>Паром</a>'.encode(), "Паром"),
        ("<a>Zoë</a>".encode("utf-16"), "Zoë"),
        ('<?xml version="1.0" encoding="utf-16"?><a>Zoë</a>'.encode("utf-16"), "Zoë"),
    ],
)
def test_text_in_any_encoding_is_read_with_what_is_damaged_replaced(parse, data: bytes, text: str) -> None:  # type: ignore[no-untyped-def]
    assert parse(data).text == text


def test_html_with_references_to_surrogates_can_be_read() -> None:
    root = parse_html("<p>sea &#xD800;wall \ud800</p>")
    assert root is not None
    assert "wall" in "".join(root.itertext())


@pytest.mark.parametrize("data", [b"", b"\0\0", b"<", b"\xff\xfe"])
def test_what_is_no_xml_has_no_root(data: bytes) -> None:
    assert parse_xml(data) is None


@pytest.mark.parametrize("parse", [parse_xml, parse_xhtml])
def test_trees_share_a_parser(parse) -> None:  # type: ignore[no-untyped-def]
    first, second = parse(b"<a/>"), parse(b"<b/>")
    assert first.getroottree().parser is second.getroottree().parser


def test_trees_of_html_share_a_parser() -> None:
    first, second = parse_html("<p>a"), parse_html("<p>b")
    assert first is not None and second is not None
    assert first.getroottree().parser is second.getroottree().parser


MANY = " ".join(f"a{number}=b" for number in range(300))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p a='>' b=\"<i>\" c>Text</p>", "<p a='>' b=\"<i>\" c>Text</p>"),
        (f"<p {MANY}>Text</p><br/>", f"<p {MANY[: MANY.index('a200')]}>Text</p><br/>"),
        (f"<p {MANY} b='>'/>Text<b>", f"<p {MANY[: MANY.index('a200')]}>Text<b>"),
    ],
)
def test_attributes_are_limited(markup: str, expected: str) -> None:
    assert with_few_attributes(markup) == expected


def test_the_time_grows_with_the_number_of_attributes() -> None:
    assert grows_with_size(lambda n: parse_html(f"<p {' '.join(f'a{at}=b' for at in range(n))}>Text"), 5_000)
