from tui.export.html.markup import EMPTY_HTML, Html, element, escaped, joined, web_link


def test_text_is_escaped_and_cleaned() -> None:
    assert escaped("<b a=\"1\" c='2'>&amp;\x1b\x00\u202e") == (
        "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;amp;\ufffd\ufffd\ufffd"
    )


def test_an_element_leaves_out_empty_attributes() -> None:
    made = element("a", escaped("x"), Html("<b></b>"), class_="back", aria_label='say "x"', id="")
    assert made == '<a class="back" aria-label="say &quot;x&quot;">x<b></b></a>'
    assert element("p", EMPTY_HTML) == "<p></p>\n"


def test_parts_are_joined_with_text_between() -> None:
    assert joined([escaped("a"), escaped("b")], "<") == "a&lt;b"


def test_only_web_addresses_become_links() -> None:
    assert web_link("javascript:x", escaped("a")) == "a"
    assert (
        web_link('HTTPS://a.example/"', escaped("a"))
        == '<a href="HTTPS://a.example/&quot;" rel="noreferrer">a</a>'
    )
