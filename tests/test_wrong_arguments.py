"""The public functions say what they want instead of an argument of another type."""

from collections.abc import Callable
from typing import Any

import pytest

import tui
from tui.summary import consensus, summarizer

ARTICLE = tui.article_from_text("The lamp", "The lamp burns at night. Nobody sees it.", language="english")
DIGEST = tui.summarize(ARTICLE)
ANY: Any = tui
"""The package, for calls that the types forbid."""


@pytest.mark.parametrize(
    ("call", "wanted"),
    [
        (lambda: ANY.article_from_text(None, "text"), "title must be a text"),
        (
            lambda: ANY.article_from_text("title", b"text"),
            "text must be a text, not bytes. open_article takes",
        ),
        (lambda: ANY.article_from_text("", "text", language=5), "language must be the name or code"),
        (
            lambda: ANY.open_article(None),
            "source must be a path, an address, bytes or a file object, not None",
        ),
        (lambda: ANY.open_article(["a.md"]), "source must be .*, not a list"),
        (lambda: ANY.open_article(b"text", encoding=8), "encoding must be the name of an encoding"),
        (lambda: ANY.open_article("a.md", name="b.md"), "name is for bytes and file objects"),
        (lambda: ANY.find_sentences("text"), "article must be an Article"),
        (lambda: ANY.summarize("text"), "article must be an Article, .*, not the str “text”"),
        (
            lambda: ANY.summarize(ARTICLE, 5),
            "method must be the name of a method, .* “5”. A length goes with",
        ),
        (lambda: ANY.summarize(ARTICLE, length=None), "“None” is not a length"),
        (lambda: ANY.summarize(ARTICLE, section="1"), "section must be the index of a section, or None"),
        (lambda: ANY.rank(DIGEST), "article must be an Article, .*, not a Digest"),
        (lambda: ANY.digest(ARTICLE, "lsa"), "ranking must be a Ranking"),
        (lambda: ANY.digest(ARTICLE, DIGEST.ranking, gists="1"), "gists must be a number"),
        (lambda: ANY.keywords("text"), "article must be an Article"),
        (lambda: ANY.keywords(ARTICLE, "5"), "count must be a number of keywords"),
        (lambda: ANY.section_keywords(ARTICLE, None), "section must be the index of a section, not None"),
        (lambda: DIGEST.reasons(ANY), "sentence must be a Sentence of the article, not a module"),
        (lambda: ANY.digest_text(ARTICLE), "digest must be a Digest, .*, not an Article"),
        (lambda: ANY.digest_markdown("text"), "digest must be a Digest"),
        (lambda: ANY.digest_json(None), "digest must be a Digest"),
        (lambda: ANY.digest_html(ARTICLE), "digest must be a Digest"),
        (lambda: ANY.write_digest(ARTICLE, "a.md"), "digest must be a Digest"),
        (lambda: ANY.write_digest(DIGEST, None), "path must be the path of a file, not None"),
        (lambda: ANY.summary.consensus("text", 5), "article must be an Article"),
        (lambda: ANY.summary.summarizer(None), "method must be the name of a method, .*, not None"),
        (lambda: ANY.summary.summarizer("lsa", 5), "language must be the name or code"),
    ],
)
def test_the_error_says_what_was_wanted(call: Callable[[], object], wanted: str) -> None:
    with pytest.raises(tui.UsageError, match=wanted):
        call()


def test_the_packages_list_what_is_public() -> None:
    from tui import summary

    assert {"METHODS", "consensus", "summarizer"} <= set(dir(summary))
    assert summary.__all__ == ["METHODS", "consensus", "summarizer"]
    assert (summary.consensus, summary.summarizer) == (consensus, summarizer)
