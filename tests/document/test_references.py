"""The sections that hold an article's references."""

import pytest

from tui.document.build import Draft, build_article
from tui.document.model import Article, BlockKind
from tui.document.references import back_matter_start, reference_sections

ENTRY = "Moor, A. (1998). On bridges. Journal of Bridges 3, 1-9."
TEXT = "The bridge was built of oak, and it carried carts for many years."


def article_of(*parts: tuple[str, int, str]) -> Article:
    """Return an article with sections of a heading, its level and a paragraph."""
    drafts = [
        draft
        for heading, level, text in parts
        for draft in (Draft(BlockKind.HEADING, heading, level), Draft(BlockKind.PARAGRAPH, text))
    ]
    return build_article(drafts, title="")


def found(*parts: tuple[str, int, str]) -> list[str | None]:
    article = article_of(*parts)
    return [article.sections[index].title for index in sorted(reference_sections(article))]


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES",
        "7. References",
        "VII. REFERENCES",
        "R EFERENCES",
        "References:",
        "Bibliography",
        "Works Cited",
        "5 Literaturverzeichnis",
        "Einzelnachweise",
        "Références",
        "Referencias bibliográficas",
        "Riferimenti bibliografici",
        "Seznam literatury",
        "Список литературы",
        "Βιβλιογραφία",
        "Kaynakça",
        "参考文献",
        "참고문헌",
        "Tài liệu tham khảo",
        "منابع",
        "संदर्भ",
    ],
)
def test_references_are_known_in_many_languages(heading: str) -> None:
    assert found(("One", 1, TEXT), (heading, 1, "Moor, A.: On bridges. Oxford.")) == [heading]


@pytest.mark.parametrize(
    "heading", ["Literatur", "Quellen", "Sources", "Notes", "Литература", "Fuentes", "脚注"]
)
def test_a_doubtful_name_needs_entries_that_look_like_references(heading: str) -> None:
    assert found(("One", 1, TEXT), (heading, 1, ENTRY)) == [heading]
    assert found(("One", 1, TEXT), (heading, 1, TEXT)) == []
    assert found((heading, 1, ENTRY), ("One", 1, TEXT)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "Appendix",
        "Appendix B: Tables",
        "A. Proofs",
        "Acknowledgements",
        "Anhang",
        "See also",
        "Further reading",
    ],
)
def test_appendices_and_the_like_may_follow(heading: str) -> None:
    assert "References" in found(("One", 1, TEXT), ("References", 1, "Moor. Bridges."), (heading, 1, TEXT))


def test_a_section_amid_the_text_has_to_look_like_references() -> None:
    assert found(("References", 1, TEXT), ("Two", 1, TEXT)) == []
    assert found(("References", 1, ENTRY), ("Two", 1, TEXT)) == ["References"]


def test_each_chapter_may_have_its_own() -> None:
    assert found(
        ("One", 1, TEXT),
        ("References", 2, "Moor. Bridges."),
        ("Two", 1, TEXT),
        ("References", 2, "Lee. Ways."),
    ) == ["References", "References"]


def test_sections_inside_belong_to_them() -> None:
    parts = [("One", 1, TEXT), ("References", 1, ENTRY), ("Books", 2, ENTRY), ("Papers", 2, ENTRY)]
    assert found(*parts) == ["References", "Books", "Papers"]
    assert found(*parts, ("Two", 1, TEXT)) == ["References", "Books", "Papers"]


@pytest.mark.parametrize(
    "heading", ["References to other works", "Cross-references", "Reference guide", "Preferences", "R" * 200]
)
def test_other_headings_are_none(heading: str) -> None:
    assert found(("One", 1, TEXT), (heading, 1, ENTRY)) == []


def test_without_headings_there_are_none() -> None:
    assert reference_sections(build_article([], title="References")) == frozenset()
    assert reference_sections(build_article([Draft(BlockKind.PARAGRAPH, ENTRY)], title="")) == frozenset()


def test_many_sections_take_little_time() -> None:
    parts = [("Notes", level, TEXT) for _ in range(5_000) for level in (1, 2, 3)]
    assert found(*parts) == []


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([ENTRY, TEXT, TEXT], frozenset()),
        ([ENTRY, TEXT], {1}),
        ([ENTRY], {1}),
        ([], frozenset()),
    ],
)
def test_half_of_the_paragraphs_of_a_doubtful_section_are_references(
    texts: list[str], expected: frozenset[int]
) -> None:
    headings = [Draft(BlockKind.HEADING, heading, 1) for heading in ("One", "Sources")]
    one, *paragraphs = (Draft(BlockKind.PARAGRAPH, text) for text in (TEXT, *texts))
    drafts = [headings[0], one, headings[1], *paragraphs]
    assert reference_sections(build_article(drafts, title="")) == expected


def test_text_after_the_references_is_not_among_them() -> None:
    parts = [("References", 1, ENTRY), ("Books", 2, ENTRY), ("Two", 1, TEXT), ("Three", 1, TEXT)]
    assert found(*parts) == ["References", "Books"]
    assert found(("One", 1, TEXT), ("References", 1, TEXT), ("Two", 2, TEXT), ("See also", 1, TEXT)) == [
        "References",
        "Two",
    ]


def begins_back_matter(*parts: tuple[str, int, str]) -> str | None:
    """Return the heading with which what follows the text begins; None if nothing does."""
    article = article_of(*parts)
    start = back_matter_start(article)
    return next((section.title for section in article.sections if section.start == start), None)


@pytest.mark.parametrize(
    "heading",
    [
        "Acknowledgements",
        "Authors' contributions",
        "Authors’ contributions",
        "Competing interests",
        "Additional file 2",
        "Appendix",
        "Appendix B: Proofs",
        "Revision history",
        "References",
        "Danksagung",
        "Remerciements",
        "Приложение",
        "附录",
    ],
)
def test_what_follows_the_text_begins_with_a_heading(heading: str) -> None:
    text = [("One", 1, TEXT), ("Two", 2, TEXT)]
    assert begins_back_matter(*text, (heading, 1, TEXT)) == heading
    assert begins_back_matter(*text, (heading, 2, TEXT), ("Abbreviations", 1, TEXT)) == heading


def test_what_follows_an_appendix_belongs_to_it() -> None:
    text = [(name, 1, TEXT) for name in ("One", "Two", "Three")]
    assert begins_back_matter(*text, ("Appendix", 1, TEXT), ("The oak", 1, TEXT)) == "Appendix"
    assert begins_back_matter(*text, ("Acknowledgements", 1, TEXT), ("The oak", 1, TEXT)) is None
    assert begins_back_matter(("One", 1, TEXT), ("Appendix", 1, TEXT), *text) is None


@pytest.mark.parametrize("heading", ["Conclusions", "Notes", "Sources of the river", "C. The bridge"])
def test_text_ends_an_article(heading: str) -> None:
    assert begins_back_matter(("One", 1, TEXT), (heading, 1, TEXT)) is None


def test_an_article_of_nothing_else_has_no_end() -> None:
    assert begins_back_matter(("Acknowledgements", 1, TEXT), ("References", 1, ENTRY)) is None


@pytest.mark.parametrize(("length", "is_known"), [(80, True), (81, False)])
def test_a_long_heading_is_none_of_the_names(length: int, is_known: bool) -> None:
    heading = "References" + ":" * (length - len("References"))
    assert (found(("One", 1, TEXT), (heading, 1, ENTRY)) == [heading]) is is_known
