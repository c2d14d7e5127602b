import json

from hypothesis import given
from hypothesis import strategies as st

from tests.export.digests import bridge, digest_of
from tui.document.build import Draft, Metadata
from tui.document.model import BlockKind
from tui.export.markdown.digest import digest_markdown
from tui.export.markdown.front_matter import front_matter, quoted
from tui.formats.markdown.front_matter import read_front_matter
from tui.language.articles import build_article
from tui.sources.open import article_from_bytes
from tui.summary.digests import summarize
from tui.text.sanitize import clean_line

ANY_TEXT = st.text(max_size=40) | st.text(st.characters(max_codepoint=0xA0), max_size=20)


@given(ANY_TEXT)
def test_any_text_reads_back_from_one_line(text: str) -> None:
    line = quoted(text)
    assert line.splitlines() == [line]
    assert json.loads(line) == text
    line.encode()


def test_front_matter_has_only_what_is_known() -> None:
    metadata = Metadata("a: b.md", 'O. "Q" Quill', "2026-05-11", "The Site")
    article = build_article([Draft(BlockKind.PARAGRAPH, "A sentence.")], title="", metadata=metadata)
    assert list(front_matter(summarize(article, "lsa", "20%"))) == [
        "---",
        'source: "a: b.md"',
        'author: "O. \\"Q\\" Quill"',
        'date: "2026-05-11"',
        'site: "The Site"',
        'language: "english"',
        "words: 2",
        "reading_minutes: 1",
        'method: "lsa"',
        'length: "20%"',
        "---",
    ]


def test_the_section_that_was_asked_for_is_named() -> None:
    assert 'section: "What was found"' in front_matter(summarize(bridge(), section=1))
    assert not any(line.startswith("section") for line in front_matter(summarize(bridge(), section=0)))


@given(ANY_TEXT)
def test_the_front_matter_is_read_as_other_files_have_it(text: str) -> None:
    assert read_front_matter(f"title: {quoted(text)}").get("title", "") == clean_line(text)


def test_a_digest_can_be_read_as_an_article() -> None:
    read = article_from_bytes(digest_markdown(digest_of(bridge())).encode(), "digest.md")
    assert read.title == "The bridge at Orsk"
    assert [section.title for section in read.sections] == [None, "Summary", "Outline"]
