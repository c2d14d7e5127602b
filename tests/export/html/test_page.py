import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.digests import bridge, digest_of, lamp
from tests.export.html.parsed import parsed, place, text_of
from tests.export.samples import NAMES, sample_digest
from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind, Span, SpanKind
from tui.export.facts import describe_reasons, facts_line
from tui.export.html.page import digest_html
from tui.export.marks import Mark
from tui.language.articles import build_article
from tui.summary.digests import summarize

HOSTILE = (
    "<script>document.title = 'taken'</script>",
    "</style><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    '<a href="javascript:alert(1)">here</a>',
    "&lt;b&gt; &amp;amp; &#60;i&#62; &nbsp",
    "<!-- --> <![CDATA[ ]]> <?php ?>",
    "<base href=//evil.example><meta http-equiv=refresh content=0>",
    "</p></article></body></html>",
)
ANY_TEXT = st.sampled_from(HOSTILE) | st.text(
    st.characters(exclude_categories=("Cs",)), min_size=1, max_size=40
)
DRAFTS = st.lists(
    st.builds(
        Draft,
        st.sampled_from(BlockKind),
        ANY_TEXT,
        st.integers(1, 9),
        st.sampled_from(["", "•", "1.", "7)", "[2]", "<b>"]),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_all_text_of_a_sample(name: str) -> None:
    digest = sample_digest(name)
    root = parsed(digest_html(digest))
    wanted = [word for block in digest.article.blocks for word in block.text.split() if word != "|"]
    written = place(root, "article")
    beside = [*written.xpath("./section[@id='notes']"), *written.xpath(".//p[@class='picture']")]
    for element in beside:
        element.drop_tree()
    assert "".join(text_of(written).split()) == "".join(wanted)
    assert root.findtext(".//title") == root.findtext(".//h1") == digest.article.title


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_sample_links_to_its_sentence_and_back(name: str) -> None:
    digest = sample_digest(name)
    root = parsed(digest_html(digest))
    lines = root.xpath("//section[@id='summary']//li")
    assert [text_of(line) for line in lines] == [sentence.text for sentence in digest.summary]
    assert [text_of(mark) for mark in root.iter("mark")] == [sentence.text for sentence in digest.summary]
    gists = root.xpath("//nav[@id='outline']//p")
    assert [text_of(gist) for gist in gists] == [
        sentence.text for entry in digest.outline for sentence in entry.gist
    ]
    for line in [*lines, *gists]:
        sentence = place(root, line.find("a").get("href"))
        assert text_of(sentence) == text_of(line)
        assert f"#{line.get('id')}" in sentence.xpath("./a/@href")
    entries = root.xpath("//nav[@id='outline']//li")
    assert [text_of(entry.find("a")) for entry in entries] == [
        entry.section.title or "(opening)" for entry in digest.outline
    ]
    for entry in entries:
        section = place(root, entry.find("a").get("href"))
        assert section.tag == "section"
        assert f"#{entry.get('id')}" in section.xpath("./p[@class='steps']/a/@href")


def test_what_a_sentence_refers_back_to_stands_before_it_and_links_to_its_place() -> None:
    root = parsed(digest_html(digest_of(lamp(), 2, length="1", context=2)))
    (line,) = root.xpath("//section[@id='summary']//li")
    (before,) = line.xpath("./p[@class='before']")
    assert line[0] is before and line[1].tag == "a"
    assert text_of(before) == "The lamp burns at night. Its light is 10 cd/m2 strong."
    assert text_of(line[1]) == "It needs H2O, *not* if x < y."
    for link in before.iter("a"):
        assert text_of(place(root, link.get("href"))) == text_of(link)
    assert [text_of(mark) for mark in root.iter("mark")] == [text_of(line[1])]


def test_the_outline_nests_as_the_headings_do() -> None:
    root = parsed(digest_html(digest_of(bridge())))
    depths = {
        text_of(entry.find("a")): len(entry.xpath("ancestor::ol"))
        for entry in root.xpath("//nav[@id='outline']//li")
    }
    assert depths == {"(opening)": 1, "What was found": 1, "Measurements": 2, "What comes next": 1}
    headings = {text_of(heading): heading.tag for heading in root.xpath("//article//*[self::h2 or self::h3]")}
    assert headings == {"What was found": "h2", "Measurements": "h3", "What comes next": "h2"}


def test_each_section_links_to_the_next_and_the_previous() -> None:
    root = parsed(digest_html(digest_of(bridge())))
    steps = [section.xpath("./p[1]/a/@href") for section in root.xpath("//article/section")]
    assert steps == [
        ["#section-1", "#outline-0"],
        ["#section-2", "#section-0", "#outline-1"],
        ["#section-3", "#section-1", "#outline-2"],
        ["#section-2", "#outline-3"],
    ]


def test_every_kind_of_block_has_its_element() -> None:
    root = parsed(digest_html(digest_of(bridge())))
    article = place(root, "article")
    assert [text_of(item) for item in article.iterfind(".//ol/li[@value='1']/ul/li")] == [
        "The second pier leans."
    ]
    assert [[text_of(cell) for cell in row] for row in article.iter("tr")] == [
        ["pier", "lean"],
        ["first", "none"],
    ]
    assert article.findtext(".//pre/code") == "lean = 4\n  if lean:"
    assert [text_of(quote) for quote in article.iter("blockquote")] == ["We will build it of timber."]


def test_the_security_policy_allows_only_the_pages_own_style() -> None:
    page = digest_html(digest_of(bridge()))
    style = re.search("<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    (policy,) = parsed(page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert page.index("Content-Security-Policy") < page.index("<style>")
    assert "url(" not in style[1]
    assert "@import" not in style[1]


@settings(max_examples=60, deadline=None)
@given(DRAFTS, ANY_TEXT, ANY_TEXT)
def test_whatever_an_article_holds_is_text(drafts: list[Draft], title: str, source: str) -> None:
    metadata = Metadata(source=source, author=title, date=source, site=title)
    made = summarize(build_article(drafts, title=title, metadata=metadata), "random", 3)
    parsed(digest_html(made))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", BlockKind)
def test_markup_in_an_article_reads_as_itself(text: str, kind: BlockKind) -> None:
    article = build_article([Draft(kind, text, 1)], title=text, metadata=Metadata(text, text, text, text))
    root = parsed(digest_html(summarize(article, "random")))
    assert text_of(place(root, "article")) == text
    assert root.findtext(".//h1") == root.findtext(".//title") == text


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:alert(1)", " http://a", "//a", "file:///etc"],
)
def test_only_web_addresses_are_links(address: str) -> None:
    draft = Draft(BlockKind.PARAGRAPH, "Look here.", spans=(Span(SpanKind.LINK, 5, 9, address),))
    root = parsed(digest_html(summarize(build_article([draft], title="", metadata=Metadata(source=address)))))
    assert text_of(place(root, "article")) == "Look here."
    assert not root.xpath("//a[@rel]")


def test_a_link_across_the_end_of_a_sentence_is_split() -> None:
    link = Span(SpanKind.LINK, 4, 14, 'https://example.org/?a=1&b="2"')
    draft = Draft(BlockKind.PARAGRAPH, "One is here. Two is there.", spans=(link,))
    digest = digest_of(build_article([draft], title=""), 0, length="1", gists=0)
    root = parsed(digest_html(digest))
    links = root.xpath("//article//a[@rel='noreferrer']")
    assert [each.text for each in links] == ["is here.", " T"]
    assert {each.get("href") for each in links} == {link.target}
    assert text_of(place(root, "article")) == draft.text


def test_the_page_of_a_section_has_that_section_alone() -> None:
    article = bridge()
    root = parsed(digest_html(summarize(article, section=1)))
    assert [section.get("id") for section in root.xpath("//article/section")] == ["section-1", "section-2"]
    assert "only the section “What was found”" in text_of(root.find(".//header"))
    deeper = parsed(digest_html(summarize(article, section=2)))
    assert [text_of(entry) for entry in deeper.xpath("//nav[@id='outline']/div/ol/li")] == ["Measurements"]
    assert "There are no sentences here." in text_of(place(deeper, "summary"))


def test_a_deep_section_is_at_the_top_of_its_own_page() -> None:
    headings = [Draft(BlockKind.HEADING, f"Level {level}", level) for level in range(1, 9)]
    article = build_article([*headings, Draft(BlockKind.PARAGRAPH, "A sentence.")], title="A title")
    root = parsed(digest_html(summarize(article, section=3)))
    levels = [
        (each.tag, each.get("aria-level"))
        for each in place(root, "article").iter("h2", "h3", "h4", "h5", "h6")
    ]
    assert levels == [("h2", None), ("h3", None), ("h4", None), ("h5", None), ("h6", None)]
    whole = parsed(digest_html(summarize(article)))
    assert [each.get("aria-level") for each in whole.iter("h6")] == [None, "7", "8", "9"]


def test_reasons_follow_each_line_when_asked() -> None:
    digest = digest_of(bridge(), 6, 2, length="2")
    root = parsed(digest_html(digest, explain=True))
    assert [text_of(reason) for reason in root.xpath("//section[@id='summary']//li/p")] == [
        facts_line(describe_reasons(digest.reasons(sentence))) for sentence in digest.summary
    ]


def test_marked_sentences_are_listed_and_linked_both_ways() -> None:
    digest = digest_of(bridge(), 6, 2, length="2")
    texts = ["Frost\nmade them.", "The cracks are wide.", "It stands there no more."]
    marks = [*map(Mark, texts)]
    root = parsed(digest_html(digest, marked=marks))
    lines = root.xpath("//section[@id='marked']//li")
    assert [text_of(line) for line in lines] == ["The cracks are wide.", "Frost made them."]
    for line in lines:
        sentence = place(root, line.find("a").get("href"))
        assert [text_of(each) for each in sentence.iterfind("span[@class='marked']")] == [text_of(line)]
        assert f"#{line.get('id')}" in sentence.xpath("./a/@href")
    assert root.xpath("//nav[@class='skips']/a/@href") == ["#summary", "#marked", "#outline", "#article"]
    part = parsed(digest_html(summarize(bridge(), section=3), marked=marks))
    assert not part.xpath("//*[@id='marked']")


def test_a_note_stands_under_the_sentence_that_its_mark_is_in() -> None:
    digest = digest_of(bridge(), 6, 2, length="2")
    start = digest.article.text.index("cracks are")
    root = parsed(digest_html(digest, marked=[Mark("cracks are", "How <wide>?", start)]))
    (line,) = root.xpath("//section[@id='marked']//li")
    assert text_of(line.find("a")) == "The cracks are wide."
    assert text_of(line.find("p[@class='note']")) == "How <wide>?"


def test_the_source_is_shown_without_its_folders() -> None:
    def told(source: str) -> str:
        drafts = [Draft(BlockKind.PARAGRAPH, "A sentence.")]
        metadata = Metadata(source, "A. Writer", "2026-05-11", "The Site")
        page = digest_html(summarize(build_article(drafts, title="", metadata=metadata)))
        assert "secret" not in page
        return text_of(parsed(page).find(".//header"))

    assert (
        told("/home/secret/report.md")
        == "report.md A. Writer · 2026-05-11 · The Site 2 words · 1 min · report.md"
    )
    assert told("https://example.org/a").endswith("2 words · 1 min · example.org")
    assert told("http://[").endswith("http://[")


@pytest.mark.parametrize(
    ("language", "code", "direction"),
    [("german", "de", None), ("hebrew", "he", "rtl"), ("klingon", None, None)],
)
def test_the_text_has_its_language_and_direction(
    language: str, code: str | None, direction: str | None
) -> None:
    article = build_article([Draft(BlockKind.CODE, "x")], title="A title", language=language)
    root = parsed(digest_html(digest_of(article)))
    for element in (root.find(".//h1"), place(root, "article"), root.find(".//nav[@id='outline']/div")):
        assert (element.get("lang"), element.get("dir")) == (code, direction)
    assert root.get("lang") == "en"
