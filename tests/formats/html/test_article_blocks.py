"""The blocks that are a page's article, and the reasons to drop the others."""

import json

import pytest

from tui.document.model import BlockKind
from tui.formats.html.reader import read_html
from tui.formats.parsed_document import ParsedDocument

TEXT = "<p>The ferry left at six, as it had for forty years, with the same captain and, as he said, one rope.</p>"
MORE = "<p>Nobody on the quay could say, when they were asked, why the rope had never been changed in all that.</p>"


def read(body: str, head: str = "") -> ParsedDocument:
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>", "page.html")


def texts(document: ParsedDocument) -> list[str]:
    return [draft.text for draft in document.drafts]


def dropped(document: ParsedDocument) -> list[tuple[str, str]]:
    return [(entry.reason, entry.text) for entry in document.dropped]


@pytest.mark.parametrize("name", ["subscript-flags", "SubscriptParsing"])
def test_a_word_that_begins_like_subscribe_is_no_reason(name: str) -> None:
    document = read(f"<main>{TEXT * 4}<div class={name}>{MORE}</div>{TEXT}</main>")
    assert len(document.drafts) == 6


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        ("<div class='comment-list'><p>First, a comment.</p></div>", "a comment"),
        ("<div class='related-stories'><p>The ropes of the north.</p></div>", "other articles"),
        ("<div class='author-bio'><p>Ann writes about ropes.</p></div>", "about the author"),
        ("<div id='cookie-banner'><p>This page keeps crumbs.</p></div>", "a cookie notice"),
        ("<div class='newsletter-box'><p>Ropes, every Monday, by mail.</p></div>", "a newsletter"),
        ("<div class='help-popup'><p>Press a key for the next rope.</p></div>", "a dialog"),
        ("<details><summary>Expand description</summary></details>", "a button"),
        ("<aside><p>The harbour has nine ropes.</p></aside>", "beside the article"),
        ("<div class='toc'><p>The rope</p></div>", "a table of contents"),
        ("<p>Advertisement</p>", "an advertisement"),
        ("<button>Listen</button>", "a button"),
        ("<select><option>One<option>Two</select>", "a choice"),
        ("<span aria-hidden=true>★</span>", "not to be read out"),
    ],
)
def test_boxes_are_left_out_with_a_reason(box: str, reason: str) -> None:
    document = read(f"<article>{TEXT * 3}{box}{MORE * 3}</article>")
    assert len(texts(document)) == 6
    assert [entry.reason for entry in document.dropped] == [reason]


@pytest.mark.parametrize(
    "names",
    [
        "no-sidebar",
        "has_comments",
        "image no_caption",
        "without-related-posts",
        "[&_.sidebar]:hidden mt-[var(--footer-height)]",
    ],
)
def test_a_name_of_what_a_part_has_or_lacks_is_no_reason(names: str) -> None:
    part = f"<div class='{names}'><p>The captain looked at the rope.</p></div>"
    document = read(f"<article>{TEXT * 3}{part}{MORE * 3}</article>")
    assert texts(document)[3] == "The captain looked at the rope."
    assert document.drafts[3].kind is BlockKind.PARAGRAPH
    assert not document.dropped


def test_a_box_about_the_author_whom_the_page_names_is_left_out() -> None:
    box = "<div><h3>Ann Ropes</h3><p>She has written about quays for many years.</p></div>"
    document = read(f"<h1>The ferry</h1><div>{TEXT * 6}{box}</div>", "<meta name=author content='Ann Ropes'>")
    assert len(texts(document)) == 6


def test_a_table_of_contents_is_left_out_with_its_heading() -> None:
    entries = "".join(f"<li><a href='#{number}'>The quay, part {number}</a></li>" for number in range(5))
    sections = "".join(f"<h2 id={number}>The quay, part {number}</h2>{TEXT * 3}" for number in range(5))
    document = read(f"<h1>The ferry</h1><h2>On this page</h2><ul>{entries}</ul>{sections}")
    assert "On this page" not in texts(document)
    assert ("a table of contents", "\n".join(f"The quay, part {number}" for number in range(5))) in dropped(
        document
    )


def test_the_menu_of_a_page_made_by_texinfo_is_a_table() -> None:
    row = "<tr><td>• <a href='Tides.html'>Tides</a>:</td><td>How they go, and when.</td></tr>"
    for name, is_kept in (("menu", True), ("menu nav", False)):
        document = read(f"<h1>The ferry</h1>{TEXT * 6}<table class='{name}'>{row * 2}</table>")
        assert (document.drafts[-1].kind is BlockKind.TABLE) == is_kept


def test_what_is_around_the_article_is_dropped_with_reasons() -> None:
    document = read(
        "<nav><a href=/>Home</a><a href=/n>News</a></nav><p>Skip</p>"
        f"<main><h1>The rope</h1>{TEXT * 4}</main><p>Old</p><footer>Imprint</footer>",
        "<title>The rope</title>",
    )
    assert document.title == "The rope"
    assert ("navigation", "HomeNews") in dropped(document)
    assert ("the title again", "The rope") in dropped(document)
    assert ("the foot of the page", "Imprint") in dropped(document)


def test_a_name_around_the_article_is_no_reason() -> None:
    document = read(f"<div class='sidebar comments'><article>{TEXT * 5}</article></div>")
    assert len(texts(document)) == 5


def test_an_article_beside_the_one_with_the_title_is_another() -> None:
    other = f"<article><h2>The old mole</h2>{MORE * 9}</article>"
    document = read(
        f"<article><h1>The rope of the ferry</h1>{TEXT * 3}</article>{other}",
        "<title>The rope of the ferry</title>",
    )
    assert not any("quay" in text for text in texts(document))
    assert any("quay" in text for _, text in dropped(document))


def test_posts_of_a_live_blog_are_one_article_and_keep_their_times() -> None:
    posts = "".join(f"<article><time>14:0{n}</time><h2>Post {n}</h2>{TEXT}{MORE}</article>" for n in range(4))
    found = texts(
        read(f"<main><h1>As it happened</h1><div>{posts}</div></main>", "<title>As it happened</title>")
    )
    assert found[:2] == ["Post 0", "14:00"]
    assert found.count("14:03") == 1


def test_links_announced_by_a_colon_are_a_list_of_the_text() -> None:
    links = "<ul><li><a href=/a>Tar</a><li><a href=/b>Hemp</a></ul>"
    announced = read(f"<article>{TEXT * 3}<p>A rope needs, they say:</p>{links}{MORE * 3}</article>")
    assert texts(announced)[4:6] == ["Tar", "Hemp"]


def test_a_quotation_within_the_text_is_kept() -> None:
    quote = "<div class=embed-x><blockquote><p>It held.</p></blockquote></div>"
    assert "It held." in texts(read(f"<article>{TEXT * 3}{quote}{MORE * 3}</article>"))


def test_links_at_the_end_and_headings_over_nothing_are_left_out() -> None:
    end = "<h2>Comments</h2><p>None</p><p><a href=/x>The ropes of the north</a></p>"
    assert len(texts(read(f"<article>{TEXT * 3}{MORE * 2}{end}</article>"))) == 5


def test_pictures_in_the_text_are_figures() -> None:
    caption = "<figure><img src=r.png alt='A long rope'><figcaption>The rope in 1950</figcaption></figure>"
    repeated = "<div class=wp-caption-text>The rope in 1950</div><img alt='The rope of the ferry'>"
    document = read(f"<article>{TEXT * 3}{caption}{TEXT}{repeated}{MORE * 3}</article>{caption}")
    figures = [draft for draft in document.drafts if draft.kind is BlockKind.FIGURE]
    assert [draft.text for draft in figures] == ["The rope in 1950", "The rope of the ferry"]
    assert figures[0].picture is not None
    assert (figures[0].picture.alternative, figures[0].picture.address) == ("A long rope", "r.png")
    assert dropped(document).count(("a caption", "The rope in 1950")) == 2


def test_a_picture_with_the_caption_of_another_is_kept_where_the_text_leads_on_to_it() -> None:
    first, second = (
        f"<figure><img src={name}.png><figcaption>The rope</figcaption></figure>" for name in "ab"
    )
    lead_in = "<p>The captain kept the rope that he had been given, and in winter it looked like this:</p>"
    document = read(f"<article>{TEXT * 3}{first}{MORE}{second}{lead_in}{second}{second}{MORE * 2}</article>")
    figures = [draft.picture for draft in document.drafts if draft.kind is BlockKind.FIGURE]
    assert [picture and picture.address for picture in figures] == ["a.png", "b.png"]


def test_words_that_are_struck_out_are_dropped() -> None:
    struck = (
        "<p>It cost <del>four</del> <ins>five</ins> and held for <s>nine</s> ten "
        "<span style='text-decoration: line-through'>days</span> years, they say.</p>"
    )
    document = read(f"<article>{struck}{TEXT * 4}</article>")
    assert texts(document)[0] == "It cost five and held for ten years, they say."
    assert dropped(document) == [
        ("struck out", "four"),
        ("struck out", "nine"),
        ("struck out", "days"),
    ]


HIDDEN = f"<div style='display: none' id=rest>{MORE * 3}</div>"


@pytest.mark.parametrize(
    ("control", "is_kept"),
    [("<button>Read more</button>", True), ("<a href='#rest'>…</a>", True), ("<button>Menu</button>", False)],
)
def test_the_rest_of_a_text_is_kept_if_a_control_unfolds_it(control: str, is_kept: bool) -> None:
    document = read(f"<article>{TEXT * 4}{HIDDEN}{control}</article>")
    assert any("quay" in text for text in texts(document)) is is_kept
    assert bool(document.warnings) is is_kept


@pytest.mark.parametrize(
    ("heading", "is_kept"),
    [
        ("<h2><button>The rope?</button></h2>", True),
        ("<div><h2><button>The rope?</button></h2></div>", True),
        ("<button><h2>The rope?</h2></button>", True),
        ("<h2>The rope?</h2>", False),
    ],
)
def test_what_the_button_in_a_heading_folds_is_kept(heading: str, is_kept: bool) -> None:
    folded = f"<div>{heading}<div hidden><p>It is old.</p></div></div><div hidden><p>Sign up.</p></div>"
    found = texts(read(f"<article>{TEXT * 3}{folded}{TEXT}</article>"))
    assert "The rope?" in found
    assert ("It is old." in found) is is_kept
    assert "Sign up." not in found


def test_a_hidden_menu_is_not_the_rest_of_a_text() -> None:
    document = read(f"<article>{TEXT * 4}<nav class=expand hidden>{MORE * 3}</nav></article>")
    assert len(texts(document)) == 4


def test_a_noscript_text_is_the_article_of_a_page_without_one() -> None:
    document = read(f"<div id=app></div><noscript><h1>A</h1>{TEXT * 3}</noscript><footer>Imprint</footer>")
    assert len([text for text in texts(document) if "ferry" in text]) == 3
    assert "without scripts" in document.warnings[0]
    assert not read(f"<article>{TEXT * 4}</article><noscript>Turn scripts on.</noscript>").warnings


@pytest.mark.parametrize(
    ("attributes", "shown", "is_opened"),
    [
        ("hidden id=S:0", "", True),
        ("style='display: none'", "<p>Please wait.</p>", True),
        ("hidden", f"<article>{TEXT * 4}</article>", False),
        ("hidden class=cookie-notice", "", False),
        ("hidden role=dialog", "", False),
        ("hidden aria-hidden=true", "", False),
    ],
)
def test_a_hidden_text_is_the_article_of_a_page_without_one(
    attributes: str, shown: str, *, is_opened: bool
) -> None:
    short = f"<div {attributes}><h1>A</h1><p>The ferry left at six.</p></div>"
    long = f"<div {attributes}><h1>The quay</h1><h2>Its rope</h2>{MORE * 6}</div>"
    document = read(f"<header>The Quay</header><p>The mole.</p>{shown}{short}{long}<footer>Imprint</footer>")
    assert ("Its rope" in texts(document)) == is_opened
    assert [warning for warning in document.warnings if "script" in warning] == [
        "The text is hidden on the page until a script shows it."
    ] * is_opened


def test_the_text_in_the_data_of_a_page_is_the_article_if_the_page_shows_less() -> None:
    body = "\\n\\n".join(
        f"Paragraph {number} of a text that is long enough, in any case." for number in range(9)
    )
    data = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{body}"}}</script>'
    document = read("<p>Please wait for the text to load, it will not take long at all.</p>", data)
    assert len(texts(document)) == 9
    assert "data of this page" in document.warnings[0]
    assert dropped(document) == [
        ("beside the article", "Please wait for the text to load, it will not take long at all.")
    ]
    shown = read(f"<article>{TEXT * 9}</article>", data)
    assert "ferry" in texts(shown)[0]
    assert not shown.warnings


SENTENCE = "It is long enough to be taken for a part of the text of this page, whatever else there is."


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            f"<h2>The rope</h2><p>{SENTENCE}</p><ul><li>Tar</li></ul>",
            [("heading", "The rope"), ("paragraph", SENTENCE), ("list item", "Tar")],
        ),
        (
            f"{SENTENCE}{SENTENCE} {SENTENCE}",
            [("paragraph", SENTENCE), ("paragraph", f"{SENTENCE} {SENTENCE}")],
        ),
        (
            f"&lt;p&gt;{SENTENCE}&lt;/p&gt;&lt;p&gt;Tar &amp;amp; rope.&lt;/p&gt;",
            [("paragraph", SENTENCE), ("paragraph", "Tar & rope.")],
        ),
        (f"{SENTENCE} Tar &amp; rope&#8217;s end.", [("paragraph", f"{SENTENCE} Tar & rope’s end.")]),
        (
            f"{SENTENCE} Use Node.JS or U.S.Steel, e.g.Ropes.",
            [("paragraph", f"{SENTENCE} Use Node.JS or U.S.Steel, e.g.Ropes.")],
        ),
    ],
)
def test_the_text_in_the_data_of_a_page_has_its_parts(body: str, expected: list[tuple[str, str]]) -> None:
    data = json.dumps({"@type": "Article", "articleBody": body})
    document = read("<p>Please wait.</p>", f'<script type="application/ld+json">{data}</script>')
    assert [(draft.kind.value, draft.text) for draft in document.drafts] == expected


def test_a_declarative_shadow_root_is_read() -> None:
    document = read(
        f"<x-story><template shadowrootmode=open>{TEXT * 4}</template></x-story><footer>Imprint</footer>"
    )
    assert len(texts(document)) == 4
    assert "shadow root" in document.warnings[0]


@pytest.mark.parametrize(
    "heading",
    [
        "<span role=heading aria-level=4>Tar</span>",
        "<a href=/tar role=heading aria-level=4>Tar</a>",
        "<x-title role='Heading none' aria-level=4>Tar</x-title>",
        "<button role=heading aria-level=4>Tar</button>",
        "<section role=HEADING aria-level=4>Tar</section>",
        "<table><tr><td role=heading aria-level=4>Tar</table>",
    ],
)
def test_any_element_is_a_heading_by_its_role(heading: str) -> None:
    document = read(f"<article>{TEXT * 2}{heading}{MORE * 2}</article>")
    assert [(draft.level, draft.text) for draft in document.drafts if draft.kind is BlockKind.HEADING] == [
        (4, "Tar")
    ]
    assert len(texts(document)) == 5


def test_a_role_within_a_heading_adds_nothing() -> None:
    document = read(f"<article>{TEXT * 2}<h2>Tar <b role=heading>and</b> oil</h2>{MORE * 2}</article>")
    assert texts(document)[2] == "Tar and oil"


def test_a_heading_goes_with_its_text() -> None:
    links = "<ul><li><a href=/a>The old mole</a><li><a href=/b>The new mole</a></ul>"
    document = read(
        f"<article><h2>The rope</h2>{TEXT * 3}<h2>See also</h2><div class=navbox>{links}</div>"
        f"<h2>Part two</h2><h2>The tar</h2>{MORE * 3}</article>"
    )
    headings = [draft.text for draft in document.drafts if draft.kind is BlockKind.HEADING]
    assert headings == ["The rope", "Part two", "The tar"]
    assert ("beside the article", "See also") in dropped(document)
