from hypothesis import given

from tests.document.strategies import any_text
from tui.formats.markdown import strip_html


def words(markup: str) -> str:
    return " ".join(strip_html(markup).split())


def test_tags_comments_and_scripts_go() -> None:
    assert (
        words("<p>One <b>bo</b>ld</p><p>Two</p><!-- <p>Three</p> --><script>x < y</script><STYLE>p{}</style>")
        == "One bold Two"
    )


def test_characters_are_unescaped_and_then_clean() -> None:
    assert words("a &lt;b&gt; &amp; &#x202e;c") == "a <b> & \ufffdc"


def test_what_is_never_closed_is_left_out() -> None:
    assert words("a <!-- b") == "a"
    assert words("a <div b") == "a"
    assert words("a <script> b") == "a"
    assert words("1 < 2") == "1 < 2"


@given(any_text)
def test_text_without_brackets_stays(text: str) -> None:
    assert "<p" not in strip_html(f"<p>{text}</p>").lower() or "<" in text or "&" in text


def test_broken_markup_ends_soon() -> None:
    for markup in ("<" * 300_000, "<a " * 100_000, "<!--" * 100_000, "<script>" * 50_000, "&" * 300_000):
        strip_html(markup)
