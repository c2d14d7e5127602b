from tui.export.html.markup import EMPTY, Html, element, escaped, joined, web_link


def test_text_is_escaped_and_cleaned() -> None:
    assert escaped("<b a=\"1\" c='2'>&amp;\x1b\x00\u202e") == (
        "&lt;b a=&quot;1&quot; c=&#x27;2&#x27;&gt;&amp;amp;\ufffd\ufffd\ufffd"
    )


def test_an_element_has_the_attributes_that_say_something() -> None:
    made = element("a", escaped("x"), Html("<b></b>"), class_="back", aria_label='say "x"', id="")
    assert made == '<a class="back" aria-label="say &quot;x&quot;">x<b></b></a>'
    assert element("p", EMPTY) == "<p></p>\n"


def test_parts_are_joined_with_text_between() -> None:
    assert joined([escaped("a"), escaped("b")], "<") == "a&lt;b"


def test_what_leads_elsewhere_is_no_link() -> None:
    assert web_link("javascript:x", escaped("a")) == "a"
    assert (
        web_link('HTTPS://a.example/"', escaped("a"))
        == '<a href="HTTPS://a.example/&quot;" rel="noreferrer">a</a>'
    )
