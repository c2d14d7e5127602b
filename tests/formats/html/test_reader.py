"""The reader of web pages: the article and its structure without its surroundings."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.invariants import check_article
from tui.document.errors import SourceError
from tui.document.model import Article, BlockKind
from tui.formats.html.reader import read_html
from tui.sources.open import article_from_bytes, open_article, preview_article

HEAD = '<!doctype html><html lang="de-AT"><head><title>The weir | The Valley Post</title>{}</head><body>'
WEIR_SENTENCE = (
    "The weir above the mill holds back the river, so that the wheel has water in a dry summer, too."
)
WEIR = (
    HEAD.format(
        '<meta name="author" content="The miller"><meta property="og:site_name" content="The Valley Post">'
    )
    + """
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">All the news of the valley</a></li></ul></nav>
<article><h1>The weir</h1>
<p>The weir above the mill holds back the river, so that the wheel has <b>water</b> in a dry <a href="x">summer</a>.</p>
<h2>How it was <i>built</i> <a href="#how">#</a></h2>
<p>Men drove oak piles into the bed of the river.<br>They filled the space between them with stones.</p>
<ul><li>Oak for the piles<ul><li>cut in winter</li></ul></li><li>Stones from the quarry</li></ul>
<ol><li>First the piles are driven.</li><li>Then the stones are laid.</li></ol>
<h3>Who paid</h3>
<blockquote><p>Whoever takes water pays for the weir, and whoever takes none pays nothing at all.</p></blockquote>
<p>The accounts of the mill are kept in this form, which a clerk could read at a glance:</p>
<pre><code>piles   40
stones 900</code></pre>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>first</td><td>high</td></tr></table>
<figure><img src="weir.png"><figcaption>A picture of it</figcaption></figure>
<p>Today the weir is kept by the town, which has no mill but likes the sound of the water at night.</p>
</article>
<footer><p>Copyright of the page. All rights reserved. Imprint. Privacy.</p></footer></body></html>
"""
)


def opened(page: str, name: str = "page.html") -> Article:
    return article_from_bytes(page.encode(), name)


@pytest.fixture(scope="module")
def weir() -> Article:
    return opened(WEIR)


def test_title_and_metadata(weir: Article) -> None:
    assert weir.title == "The weir"
    assert weir.author == "The miller"
    assert weir.site == "The Valley Post"
    assert weir.source == "page.html"


def test_headings_keep_their_positions_and_levels(weir: Article) -> None:
    assert [(section.title, section.level) for section in weir.sections] == [
        (None, 1),
        ("How it was built", 1),
        ("Who paid", 2),
    ]
    assert [dropped.text for dropped in weir.dropped if "title" in dropped.reason] == ["The weir"]


def test_every_kind_of_block_is_recognized(weir: Article) -> None:
    kinds = [block.kind for block in weir.blocks]
    assert BlockKind.CODE in kinds
    assert [block.text for block in weir.blocks if block.kind is BlockKind.CODE] == ["piles   40\nstones 900"]
    assert [block.text for block in weir.blocks if block.kind is BlockKind.TABLE] == [
        "Year | Cost\nfirst | high"
    ]
    quotes = [block for block in weir.blocks if block.kind is BlockKind.QUOTE]
    assert [block.level for block in quotes] == [1]
    items = [
        (block.text, block.level, block.marker) for block in weir.blocks if block.kind is BlockKind.LIST_ITEM
    ]
    assert items == [
        ("Oak for the piles", 1, "•"),
        ("cut in winter", 2, "•"),
        ("Stones from the quarry", 1, "•"),
        ("First the piles are driven.", 1, "1."),
        ("Then the stones are laid.", 1, "2."),
    ]


def test_inline_markup_leaves_whole_sentences(weir: Article) -> None:
    assert "the wheel has water in a dry summer." in weir.text
    assert "the river. They filled" in weir.text


def test_boilerplate_is_left_out(weir: Article) -> None:
    for noise in ("Home", "All the news", "Copyright", "The Valley Post"):
        assert noise not in weir.text
    check_article(weir)


def test_the_language_of_the_page_is_used() -> None:
    assert opened('<html lang="de-AT"><p>Wehr.').language == "german"
    assert opened("<html><p>Wehr.").language == "english"
    assert opened(WEIR).language == "english", "the page says “de-AT”, but its text is not German"


@pytest.mark.parametrize(
    "page", ["<html>", "<!doctype html><html><body><nav><a href=x>Home</a></nav></body></html>"]
)
def test_a_page_without_an_article_is_an_error(page: str) -> None:
    with pytest.raises(SourceError, match=r"no article was found"):
        opened(page)


def test_markup_and_controls_on_a_page_are_text() -> None:
    page = WEIR.replace("oak piles", "[b]oak&#27;[31m piles[/b] &lt;script&gt;")
    text = opened(page).text
    assert "[31m piles[/b] <script>" in text
    assert "\x1b" not in text


def test_a_layout_table_is_no_table() -> None:
    body = WEIR[WEIR.index("<p>The weir") : WEIR.index("<pre>")]
    page = f"{HEAD.format('')}<article><h1>The weir</h1><table><tr><td>{body}</td></tr></table></article></body></html>"
    article = opened(page)
    assert "Men drove oak piles" in article.text
    assert not any(block.kind is BlockKind.TABLE for block in article.blocks)


def test_a_page_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.formats.html.page._MAX_ELEMENTS", 6_000)
    monkeypatch.setattr("tui.formats.html.page._MAX_TEXT", 800_000)
    with pytest.raises(SourceError, match="more than 6,000 parts"):
        opened(f"<html><body>{'<p>Whales swim.</p>' * 6_001}</body></html>")
    with pytest.raises(SourceError, match="more than 800,000 characters"):
        opened(f"<html><body><p>{'Whales swim. ' * 70_000}</body></html>")


def test_text_around_a_block_is_kept() -> None:
    text = "The keeper lit the lamp at dusk and put it out at dawn, every day of the year."
    inner = "<div><section><p>Then he slept in the room below the light.</p></section></div>"
    page = f"<div>{text}{inner}{text} Always.</div>"
    article = opened(WEIR.replace("<h3>", f"{page}<h3>"))
    for words in (text, "Then he slept in the room below the light.", "Always."):
        assert words in article.text


def test_deep_nesting_is_read() -> None:
    deep = "<ul><li>down" * 400 + "</li></ul>" * 400
    check_article(opened(WEIR.replace("<h3>", f"{deep}<h3>")))
    check_article(
        opened(WEIR.replace("<h3>", f"{'<blockquote>' * 400}<p>Deep down.</p>{'</blockquote>' * 400}<h3>"))
    )


tags = st.sampled_from(
    ["p", "h1", "h2", "h4", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "div", "br", "b"]
)
pieces = st.one_of(
    st.builds("<{}>".format, tags),
    st.builds("</{}>".format, tags),
    st.text("ab .<&\x1b", max_size=8),
    st.just(WEIR[400:900]),
)


@given(st.lists(pieces, max_size=25))
@settings(max_examples=40, deadline=None)
def test_any_page_is_an_article_or_an_error(parts: list[str]) -> None:
    try:
        check_article(opened(f"<html><body>{''.join(parts)}</body></html>"))
    except SourceError as error:
        assert "no article" in str(error) or "empty" in str(error)


def test_a_large_page_has_no_preview(tmp_path: Path) -> None:
    page = tmp_path / "large.html"
    page.write_text(
        WEIR.replace("</article>", "<p>The river rose again in the spring.</p>" * 5_000 + "</article>")
    )
    assert preview_article(page) is None
    assert open_article(page).title == "The weir"


def test_other_formats_do_not_load_trafilatura() -> None:
    opening = "import sys, tui; tui.article_from_text('', 'A text.\\n\\nAnother.')"
    program = f"{opening}; sys.exit('trafilatura' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


TEXT = "<p>The ferry left at six, as it had for forty years, with the same captain and, as he said, the same rope.</p>"
LINKS = "".join(
    f'<li><a href="/{number}">Another story of the coast {number}</a></li>' for number in range(9)
)


def content_of(body: str, head: str = "") -> list[tuple[BlockKind, str]]:
    document = read_html(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")
    return [(draft.kind, draft.text) for draft in document.drafts]


def headings(body: str, head: str = "") -> list[str]:
    return [text for kind, text in content_of(body, head) if kind is BlockKind.HEADING]


def test_a_heading_with_a_permalink_is_restored() -> None:
    linked = '<h2><a href="#rope">The rope</a> <a class="mark" href="#rope">¶</a></h2>'
    assert headings(f"<article>{TEXT * 3}{linked}{TEXT * 3}</article>") == ["The rope"]


def test_a_heading_over_links_is_not_restored() -> None:
    body = f"<div><div class=text>{TEXT * 6}</div><aside><h2>More from the coast</h2><ul>{LINKS}</ul></aside></div>"
    assert headings(body) == []
    assert not any("Another story" in text for _, text in content_of(body))


def test_the_first_heading_is_restored_right_above_the_text() -> None:
    assert headings(f"<h2>The site</h2><nav>x</nav><main><div><h2>At six</h2>{TEXT * 6}</div></main>") == [
        "At six"
    ]


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_a_standfirst_that_is_the_description_is_a_paragraph(tag: str) -> None:
    head = (
        '<title>The rope of it</title><meta name="description" content="A rope that outlived three ships.">'
    )
    standfirst = f"<{tag}>A rope that outlived three ships</{tag}>"
    body = f"<header><h1>The rope of it</h1>{standfirst}<p>By Ann Ropes</p></header><div><div>{TEXT * 6}</div></div>"
    assert content_of(body, head)[0] == (BlockKind.PARAGRAPH, "A rope that outlived three ships")


def test_a_short_table_in_the_text_is_kept_and_a_list_of_links_is_not() -> None:
    table = "<table><tr><th>Ship</th><th>Years</th></tr><tr><td>Heron</td><td>12</td></tr></table>"
    found = content_of(f"<article>{TEXT * 3}{table}{TEXT * 3}<ul>{LINKS}</ul></article>")
    assert (BlockKind.TABLE, "Ship | Years\nHeron | 12") in found
    assert not any("Another story" in text for _, text in found)


def test_a_list_is_kept_with_its_short_items() -> None:
    items = (
        "<ul><li>The long splice, which takes an hour, and no less<ul><li>tar</li></ul></li><li>Oil</li></ul>"
    )
    found = [
        text
        for kind, text in content_of(f"<article>{TEXT * 3}{items}{TEXT * 3}</article>")
        if kind is BlockKind.LIST_ITEM
    ]
    assert found == ["The long splice, which takes an hour, and no less", "tar", "Oil"]


def test_headings_of_cards_and_pictures_are_paragraphs() -> None:
    card = "<ul><li><h3>Heron</h3><p>Built on the slip behind the church, launched in a storm.</p></li></ul>"
    picture = "<h3>rope-1160x768.jpg</h3>"
    assert headings(f"<article>{TEXT * 3}{card}{picture}{TEXT * 3}</article>") == []


def test_navigation_alone_is_no_content() -> None:
    with pytest.raises(SourceError, match="no article"):
        content_of(f"<nav><ul>{LINKS}</ul></nav>")


def test_a_page_that_is_all_in_pre_is_plain_text() -> None:
    memo = "1. Ropes\n\nThe rope was made of hemp, and it held for forty years.\n\n2. Knots\n\nNobody knew them all.\n"
    assert content_of(f"<pre>{memo}</pre>", "<title>A memo</title>") == [
        (BlockKind.HEADING, "1. Ropes"),
        (BlockKind.PARAGRAPH, "The rope was made of hemp, and it held for forty years."),
        (BlockKind.HEADING, "2. Knots"),
        (BlockKind.PARAGRAPH, "Nobody knew them all."),
    ]


def test_a_page_of_nothing_but_text_and_a_list() -> None:
    items = [
        f"The report of {year} says nothing of the piles under the weir, but much of its crest."
        for year in (2017, 2020, 2023)
    ]
    bullets = "".join(f"<li>{item}</li>" for item in items)
    page = f"<title>Notes</title><h1>Notes</h1><p>{WEIR_SENTENCE}</p><ul>{bullets}</ul>"
    article = article_from_bytes(f"<html><body>{page}<p>{WEIR_SENTENCE}</p></body></html>".encode(), "a.html")
    assert [block.text for block in article.blocks if block.kind is BlockKind.LIST_ITEM] == items
    assert article.date is None


def test_white_space_and_marks_that_nobody_sees() -> None:
    odd = (
        "The mill\u2028by the\xa0river is no\u200bwhere near the har\xadbour, "
        "but a long\u2060way up the <b>val<wbr>ley</b>."
    )
    article = article_from_bytes(
        f"<html><body><p>{odd}</p><p>{WEIR_SENTENCE}</p></body></html>".encode(), "a.html"
    )
    assert (
        article.blocks[0].text
        == "The mill by the river is nowhere near the harbour, but a longway up the valley."
    )


def test_spaces_that_were_escaped_twice_are_spaces() -> None:
    text = "The ferry left at&amp;nbsp;six, <b>as</b>&amp;nbsp;it had, <code>a&amp;nbsp;b</code>, with one&nbsp;rope."
    (draft,) = read_html(f"<article><p>{text * 3}</p></article>", "page.html").drafts
    assert draft.text == "The ferry left at six, as it had, a&nbsp;b, with one rope." * 3
